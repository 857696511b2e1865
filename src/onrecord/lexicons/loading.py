"""How the YAML files of the package, and of the user, are read."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import DataError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_entries(file_name: str) -> list[dict[str, Any]]:
    """The entries of one lexicon file of this package.

    >>> load_entries("triggers-assault.yaml")[0]["type"]
    'ASSAULT'
    """
    text = (resources.files("onrecord.lexicons") / file_name).read_text(encoding="utf-8")
    return _checked(yaml.load(text, Loader=_Loader), file_name)


def load_user_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a user's own lexicon file; DataError where it is no YAML list of mappings."""
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: this file cannot be read as YAML ({error}); see docs/lexicons.md") from error
    return _checked(loaded, str(path))


def _checked(loaded: object, where: str) -> list[dict[str, Any]]:
    if not isinstance(loaded, list) or not all(isinstance(entry, dict) for entry in loaded):
        raise DataError(
            f"{where}: a lexicon file is a list of entries (lines that begin with '- '); see docs/lexicons.md"
        )
    return loaded
