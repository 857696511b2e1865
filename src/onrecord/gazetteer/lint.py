"""Checks that the hand-written places are sound, and that every example proves what it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.gazetteer.index import PlaceIndex
from onrecord.gazetteer.lookup import DATA, Gazetteer, load_gazetteer
from onrecord.gazetteer.match import PlaceMatch
from onrecord.gazetteer.supplement import (
    GEONAMES_SOURCES,
    SUPPLEMENT_SOURCES,
    keys_of,
    read_entries,
    read_stop,
    read_things,
    sources_digest,
    toponym_of,
)  # fmt: skip
from onrecord.gazetteer.toponym import distance_km
from onrecord.text import fold

# A hand-written town may take the exact point that GeoNames has for it.
SAME_POINT_KM = 30.0


def check_gazetteer(folder: Path = DATA) -> list[str]:
    """What is wrong with the hand-written places of a folder, one line for each; empty where all is well.

    Every name of an entry, in the plain sentence "Fighting was reported in … on Monday.", must be found and can be
    resolved
    to the entry; every example must be found and resolved to it; no `not` sentence may name it. Raises DataError
    where a
    file cannot be read at all.
    """
    gazetteer = load_gazetteer(() if folder == DATA else (str(folder),))
    problems = [] if folder != DATA else [*_stale(folder), *_stop_problems(folder, gazetteer)]
    return [*problems, *_doubles(folder), *_entry_problems(folder, gazetteer)]


def _stale(folder: Path) -> Iterator[str]:
    gazetteer = load_gazetteer()
    if gazetteer.sources != sources_digest(folder, SUPPLEMENT_SOURCES):
        yield f"{folder}/supplement.json is behind the YAML files; run tools/build_gazetteer.py --supplement-only"
    if PlaceIndex(folder / "geonames.bin").header["sources"] != sources_digest(folder, GEONAMES_SOURCES):
        yield f"{folder}/geonames.bin is behind the YAML files; run tools/build_gazetteer.py"


def _doubles(folder: Path) -> Iterator[str]:
    seen: dict[tuple[str, str | None], str] = {}
    for path, entry in _entries(folder):
        country = toponym_of(entry).country
        for key in keys_of(entry):
            if (key, country) in seen:
                yield f"{path.name}: '{key}' of {entry['name']} stands for {seen[(key, country)]} already"
            seen.setdefault((key, country), str(entry["name"]))


def _entry_problems(folder: Path, gazetteer: Gazetteer) -> Iterator[str]:
    for path, entry in _entries(folder):
        for name in (entry["name"], *entry.get("names", ())):
            if not _finds(gazetteer, f"Fighting was reported in {name} on Monday.", entry):
                yield f"{path.name}: '{name}' does not lead to {entry['name']}"
        for sentence in entry.get("examples", ()):
            if not _finds(gazetteer, sentence, entry, chosen=True):
                yield f"{path.name}: {entry['name']} is not what is found in the example {sentence!r}"
        for sentence in entry.get("not", ()):
            if _finds(gazetteer, sentence, entry):
                yield f"{path.name}: {entry['name']} is found in {sentence!r}, where it should not be"


def _stop_problems(folder: Path, gazetteer: Gazetteer) -> Iterator[str]:
    for group in read_things(folder):
        for sentence in group["not"]:
            if found := [m.text for m in gazetteer.find(sentence)]:
                yield f"things.yaml: {found[0]} is taken for a place in {sentence!r}"
        for sentence in group["examples"]:
            if not gazetteer.find(sentence):
                yield f"things.yaml: no place is found in {sentence!r}"
    for group in read_stop(folder):
        names = {fold(name) for name in group["names"]}
        for sentence in group.get("not", ()):
            if found := [m.text for m in gazetteer.find(sentence) if fold(m.text) in names]:
                yield f"stop.yaml: {found[0]} is taken for a place in {sentence!r}"
        for sentence in group.get("examples", ()):
            if not gazetteer.find(sentence):
                yield f"stop.yaml: no place is found in {sentence!r}"


def _entries(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("places-*.yaml")):
        for entry in read_entries(path):
            yield path, entry


def _finds(gazetteer: Gazetteer, sentence: str, entry: dict[str, Any], *, chosen: bool = False) -> bool:
    """Whether a sentence names the entry; `chosen`: as the place resolved to, else as one of those that fit."""
    return any(_is_entry(match, entry, chosen=chosen) for match in gazetteer.find(sentence))


def _is_entry(match: PlaceMatch, entry: dict[str, Any], *, chosen: bool) -> bool:
    wanted = toponym_of(entry)
    places = (match.toponym,) if chosen else match.candidates
    return any(
        place is not None
        and place.name == wanted.name
        and distance_km(place.lat, place.lon, wanted.lat, wanted.lon) <= SAME_POINT_KM
        for place in places
    )
