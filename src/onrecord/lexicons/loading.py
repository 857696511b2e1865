"""How the YAML files of the package, and of the user, are read. What was read is kept as JSON in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import DataError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Several checkouts may take turns; older caches of a file than these go.
_KEPT_CACHES = 4


def load_entries(file_name: str) -> list[dict[str, Any]]:
    """The entries of one lexicon file of this package.

    >>> load_entries("triggers-assault.yaml")[0]["type"]
    'ASSAULT'

    JSON is read thirty times faster than YAML, so the entries come from the cache where the file has not changed.
    """
    content = (resources.files("onrecord.lexicons") / file_name).read_bytes()
    cache = _cache_file(file_name, content)
    if cache is not None:
        with contextlib.suppress(OSError, ValueError, DataError):
            return _checked(json.loads(cache.read_bytes()), file_name)
    entries = _checked(yaml.load(content, Loader=_Loader), file_name)
    if cache is not None:
        _keep(cache, entries)
    return entries


def load_user_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a user's own lexicon file; DataError where it is no YAML list of mappings."""
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: this file cannot be read as YAML ({error}); see docs/lexicons.md") from error
    return _checked(loaded, str(path))


def user_files(folders: Sequence[str], pattern: str) -> list[Path]:
    """The files of the user's folders whose names fit, in a fixed order; folders that are not there hold none.

    >>> user_files((), "triggers*.yaml")
    []
    """
    return [path for folder in folders for path in sorted(Path(folder).glob(pattern))]


def _checked(loaded: object, where: str) -> list[dict[str, Any]]:
    if not isinstance(loaded, list) or not all(isinstance(entry, dict) for entry in loaded):
        raise DataError(
            f"{where}: a lexicon file is a list of entries (lines that begin with '- '); see docs/lexicons.md"
        )
    return loaded


def _cache_file(file_name: str, content: bytes) -> Path | None:
    """Where the entries of a file with this content are kept."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(base) if base else Path.home() / ".cache") / "onrecord"
    except RuntimeError:
        return None
    return folder / f"lexicon-{Path(file_name).stem}-{hashlib.sha256(content).hexdigest()[:24]}.json"


def _keep(cache: Path, entries: list[dict[str, Any]]) -> None:
    """Write the cache; where that is impossible (a read-only home) the next start reads YAML."""
    with contextlib.suppress(OSError, TypeError):
        text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        if json.loads(text) != entries:
            return
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=cache.parent, delete=False, encoding="utf-8") as file:
            file.write(text)
        Path(file.name).replace(cache)
        stem = cache.name.rsplit("-", 1)[0]
        kept = sorted(cache.parent.glob(f"{stem}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[_KEPT_CACHES:]:
            old.unlink(missing_ok=True)
