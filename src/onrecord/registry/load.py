"""The registry's files: read, merged, checked for shape, and kept compiled in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.registry.compiled import compile_entries
from onrecord.registry.fold import name_key
from onrecord.registry.states import Entry, derived_entries

DATA = Path(__file__).parent / "data"
STATES = DATA / "states.yaml"
_SHARED = ("states.yaml", "roles.yaml", "state-names.yaml", "leaders.yaml", "words.yaml", "common.yaml")
_KEPT = (
    "id", "kind", "sector", "country", "name", "names", "acronyms", "guarded", "short", "dated", "part_of", "backed_by",
    "opposes", "same_as", "people", "source", "state", "not",
)  # fmt: skip
_LINKS = ("part_of", "backed_by", "opposes", "same_as")
_LISTS = ("names", "acronyms", "guarded", "short", "dated", *_LINKS, "people", "examples", "not")
# Several checkouts or sets of user folders may take turns; older caches than these go.
_KEPT_CACHES = 4


def entry_files(folders: Sequence[str]) -> list[Path]:
    """The files with entries: the package's, then `actors*.yaml` and `actors/*.yaml` of each of the user's folders."""
    own = [path for path in sorted(DATA.glob("*.yaml")) if path.name not in _SHARED]
    for folder in folders:
        base = Path(folder)
        own.extend([*sorted(base.glob("actors*.yaml")), *sorted((base / "actors").glob("*.yaml"))])
    return own


def load_compiled(folders: Sequence[str]) -> dict[str, Any]:
    """The compiled registry, from the cache where no file has changed, else made anew and kept where that is possible.

    Raises DataError where a file breaks the format.
    """
    shared = [DATA / name for name in _SHARED]
    files = entry_files(folders)
    contents = {path: path.read_bytes() for path in [*shared, *files]}
    cache = _cache_file(contents.values())
    if cache is not None:
        with contextlib.suppress(OSError, ValueError):
            kept: dict[str, Any] = json.loads(cache.read_bytes())
            return kept
    made = _compile(contents, files)
    if cache is not None:
        _keep(cache, made)
    return made


def _compile(contents: dict[Path, bytes], files: list[Path]) -> dict[str, Any]:
    shared = {name: parse(DATA / name, contents[DATA / name]) for name in _SHARED if DATA / name != STATES}
    states, roles = entries_in(STATES, contents[STATES]), shared["roles.yaml"]
    entries = derived_entries(states, roles, shared["state-names.yaml"] or {}, shared["leaders.yaml"] or {})
    merged: dict[str, Entry] = {entry["id"]: entry for entry in entries}
    for path in files:
        for entry in entries_in(path, contents[path]):
            known = merged.get(entry["id"])
            merged[entry["id"]] = extended(known, entry) if known else entry
    for entry in merged.values():
        if not entry.get("name") or not entry.get("kind"):
            raise DataError(
                f"{entry['id']}: a new actor needs a 'name' and a 'kind'; or correct the id of the one meant"
            )
    plain = [{key: entry[key] for key in _KEPT if entry.get(key)} for entry in merged.values()]
    groups = {**shared["words.yaml"], **shared["common.yaml"]}
    words = {name: sorted({name_key(str(word)) for word in group}) for name, group in groups.items()}
    made = compile_entries(
        plain,
        states,
        roles,
        common=frozenset(words["common"]) | frozenset(words["given"]),
        famous=frozenset(words["famous"]),
        rousing=frozenset(words["rousing"]),
    )
    return {**made, "words": words}


def parse(path: Path, content: bytes) -> Any:
    """What a YAML file holds. Raises DataError with file and line where it is no YAML."""
    import yaml  # noqa: PLC0415  (a start with a warm cache does without it)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(content, Loader=loader)
    except yaml.YAMLError as error:
        raise DataError(f"{path}: this is no YAML: {error}") from error


def entries_in(path: Path, content: bytes) -> list[Entry]:
    """The entries of one file, each with an id and a shape that can be compiled. Raises DataError where not."""
    found = parse(path, content) or []
    if not isinstance(found, list):
        raise DataError(f"{path}: the file must hold one list of entries, each beginning with '- id:'")
    for number, entry in enumerate(found, start=1):
        _check_shape(path, number, entry)
    return found


def _check_shape(path: Path, number: int, entry: Any) -> None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise DataError(f"{path}: entry {number} has no id; give it a slug in quotes if it looks like a number or 'no'")
    where = f"{path}: {entry['id']}"
    for field in _LISTS:
        value = entry.get(field)
        if value is None:
            continue
        if not isinstance(value, list):
            raise DataError(f"{where}: '{field}' must be a list, like [{value!r}]")
        if field in _LINKS:
            entry[field] = [_link(item, where, field) for item in value]
        elif field in ("dated", "people"):
            if any(not isinstance(item, dict) or not item.get("name") for item in value):
                raise DataError(f"{where}: each item of '{field}' needs a name, like {{name: …, from: 2012}}")
        else:
            entry[field] = [str(item) for item in value]


def _link(item: Any, where: str, field: str) -> Entry:
    if isinstance(item, str):
        return {"id": item}
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return item
    raise DataError(f"{where}: each item of '{field}' needs an id, like {{id: iq-gov, from: 2016}}")


def extended(known: Entry, more: Entry) -> Entry:
    """An entry with what a later file adds to it: lists grow, single values are replaced.

    >>> extended({"id": "x", "names": ["A"], "kind": "gang"}, {"id": "x", "names": ["B"], "kind": "militia"})
    {'id': 'x', 'names': ['A', 'B'], 'kind': 'militia'}
    """
    made = dict(known)
    for key, value in more.items():
        old = made.get(key)
        if isinstance(value, list) and isinstance(old, list) and key != "country":
            made[key] = [*old, *(item for item in value if item not in old)]
        else:
            made[key] = value
    return made


def _cache_file(contents: Iterable[bytes]) -> Path | None:
    """Where the compiled form of these bytes is kept, by their hash and that of the code that compiles them."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(base) if base else Path.home() / ".cache") / "onrecord"
        code = [(DATA.parent / name).read_bytes() for name in ("fold.py", "states.py", "compiled.py", "load.py")]
        code.append((DATA.parent.parent / "text.py").read_bytes())
    except (OSError, RuntimeError):
        return None
    whole = hashlib.sha256()
    for content in [*contents, *code]:
        whole.update(hashlib.sha256(content).digest())
    return folder / f"registry-{whole.hexdigest()[:24]}.json"


def _keep(cache: Path, made: dict[str, Any]) -> None:
    """Write the cache; where that is impossible (a read-only home) the next start compiles again."""
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=cache.parent, delete=False, encoding="utf-8") as file:
            json.dump(made, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(cache)
        kept = sorted(cache.parent.glob("registry-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in kept[_KEPT_CACHES:]:
            old.unlink(missing_ok=True)
