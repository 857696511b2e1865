"""The registry's data prove themselves: ids, ties, and for each entry the examples that must and must not be found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from onrecord.registry.compiled import countries_of
from onrecord.registry.fold import name_key
from onrecord.registry.load import DATA, STATES, entries_in, entry_files, load_compiled
from onrecord.registry.registry import Registry
from onrecord.registry.states import Entry

KINDS = frozenset(
    (
        "state", "government", "ministry", "office", "parliament", "forces", "police", "intelligence", "armed-group",
        "militia", "gang", "party", "igo", "mission", "court", "ngo", "monitor", "media", "company", "people",
    )
)  # fmt: skip
_BRACKETED = re.compile(r"\[([^\]]+)\]")
_ARTICLE = re.compile(r"(?:[Tt]he )?\W*")
_TIES = ("part_of", "backed_by", "opposes", "same_as")
Sourced = tuple[Path, Entry]


def check_registry(folders: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the registry's files, one line each with file, entry and remedy; empty where all is well.

    >>> [problem for problem in check_registry() if problem.startswith("states.yaml")]
    []

    Raises DataError where a file cannot be read at all.
    """
    entries = [
        (path, entry) for path in (STATES, *entry_files(folders)) for entry in entries_in(path, path.read_bytes())
    ]
    registry = Registry(load_compiled(folders))
    problems = [*_twice(entries), *_shapes(entries), *_dangling(registry, entries), *_shared_names(entries)]
    problems.extend(descriptions(entries, registry))
    for path, entry in entries:
        problems.extend(f"{path.name}: {entry['id']}: {problem}" for problem in example_problems(registry, entry))
    return problems


def descriptions(entries: Iterable[Sourced], registry: Registry) -> list[str]:
    """Names that only describe: in small letters and of common words ("rebel groups"), they would link everywhere."""
    common = registry.words["common"] | registry.words["members"]
    return [
        f"{path.name}: {entry['id']}: '{name}' describes and does not name; add the country, or list it under 'short'"
        for path, entry in entries
        for name in map(str, (entry.get("name") or "", *(entry.get("names") or ())))
        if name and name == name.lower() and common.issuperset(name_key(name).split()) and entry["id"] != "civilians"
    ]


def _twice(entries: Iterable[Sourced]) -> list[str]:
    """Within the package an id stands once; a user's file may add to one of the package's."""
    files: dict[str, list[str]] = {}
    for path, entry in entries:
        if path.parent == DATA:
            files.setdefault(entry["id"], []).append(path.name)
    return [
        f"{names[-1]}: {ident}: stands in {names[0]} too; keep one, or name them apart"
        for ident, names in files.items()
        if len(names) > 1
    ]


def _shapes(entries: Iterable[Sourced]) -> list[str]:
    problems = []
    for path, entry in entries:
        where = f"{path.name}: {entry['id']}"
        if entry.get("kind") and entry["kind"] not in KINDS:
            problems.append(f"{where}: '{entry.get('kind')}' is no kind; one of {', '.join(sorted(KINDS))}")
        for code in countries_of(entry):
            if not re.fullmatch("[A-Z]{2}", code):
                problems.append(
                    f"{where}: '{code}' is no country; give ISO 3166 alpha-2 in capitals, in quotes if 'NO'"
                )
    return problems


def _dangling(registry: Registry, entries: Iterable[Sourced]) -> list[str]:
    return [
        f"{path.name}: {entry['id']}: {tie} '{link['id']}', which is no entry; correct the id or add the entry"
        for path, entry in entries
        for tie in _TIES
        for link in entry.get(tie) or ()
        if registry.get(link["id"]) is None
    ]


def _shared_names(entries: Iterable[Sourced]) -> list[str]:
    """A full name that two entries of one country bear can never be linked."""
    bearers: dict[tuple[str, str], list[Entry]] = {}
    problems = []
    for path, entry in entries:
        for name in sorted({name_key(str(n)) for n in (entry.get("name") or "", *(entry.get("names") or ()))} - {""}):
            for code in countries_of(entry):
                for other in bearers.setdefault((name, code), []):
                    if other["id"] != entry["id"] and not _tied(entry, other):
                        problems.append(
                            f"{path.name}: {entry['id']}: bears the name '{name}' in {code} like {other['id']}; "
                            "take it from one, or tie them by part_of or same_as"
                        )
                bearers[name, code].append(entry)
    return problems


def _tied(entry: Entry, other: Entry) -> bool:
    def names(one: Entry, two: Entry) -> bool:
        return any(link["id"] == two["id"] for tie in ("part_of", "same_as") for link in one.get(tie) or ())

    return names(entry, other) or names(other, entry)


def example_problems(registry: Registry, entry: Entry) -> list[str]:
    """Which examples fail: words in brackets must link to the entry, those under `not` must not."""
    problems = []
    for example in entry.get("examples") or ():
        text, wanted = unbracketed(example)
        if not wanted:
            problems.append(f"the example {example!r} has no words in brackets")
        found = registry.find(text)
        for start, end in wanted:
            # The match may be wider ("M23 rebels") and goes without an article ("The HALO Trust").
            inner = start + len(_ARTICLE.match(text[start:end]).group())  # type: ignore[union-attr]
            outer = start + len(text[start:end].rstrip(")]»”’'!. "))
            match = next((m for m in found if m.start <= inner and outer <= m.end), None)
            if match is None or match.actor is None or match.actor.id != entry["id"]:
                got = "nothing" if match is None else match.actor.id if match.actor else "more than one"
                problems.append(f"the example {example!r} finds {got} at {text[start:end]!r}")
    for example in entry.get("not") or ():
        text, wanted = unbracketed(example)
        for match in registry.find(text):
            inside = not wanted or any(start < match.end and match.start < end for start, end in wanted)
            if inside and match.actor is not None and match.actor.id == entry["id"]:
                problems.append(f"{example!r} stands under 'not' and is found at {match.text!r}")
    return problems


def unbracketed(example: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without its brackets, and where the bracketed words stand.

    >>> unbracketed("A [CIA] officer")
    ('A CIA officer', [(2, 5)])
    """
    wanted: list[tuple[int, int]] = []
    for n, match in enumerate(_BRACKETED.finditer(example)):
        start = match.start() - 2 * n
        wanted.append((start, start + len(match.group(1))))
    return _BRACKETED.sub(r"\1", example), wanted
