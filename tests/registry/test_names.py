"""The names that stand in lists, of states' bodies and of office-holders: each is found, and a near-name is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from onrecord.registry.load import DATA, STATES, entries_in, parse
from onrecord.registry.registry import Registry
from onrecord.registry.states import Entry

# Names that two entries of one country share: none is chosen.
EXCEPTIONS = {
    # Until 1994 it was the army of the Rwandan Patriotic Front, from then on the state's.
    ("rw-forces", "Rwandan Patriotic Army"),
}
# Without a country they may be another's as well.
NEED_A_COUNTRY = EXCEPTIONS | {
    # Brazil's Polícia Federal folds to the same key.
    ("mx-police", "Policía Federal"),
}


class Case(NamedTuple):
    """A name, the entry that it stands under, its state, and a year in which it holds."""

    name: str
    ident: str
    state: Entry
    year: int | None = None


def listed(file: str) -> Iterator[tuple[Entry, str, Any]]:
    states = {state["id"]: state for state in entries_in(STATES, STATES.read_bytes())}
    path = DATA / file
    for code, roles in parse(path, path.read_bytes()).items():
        for role, items in roles.items():
            for item in items:
                yield states[code], f"{code}-{role}", item


def bodies() -> list[Case]:
    return [Case(name, ident, state) for state, ident, name in listed("state-names.yaml")]


def holders() -> list[Case]:
    cases: list[Case] = []
    for state, ident, item in listed("leaders.yaml"):
        if isinstance(item, dict):
            names, first, last = [item["name"], *item.get("short", [])], item["from"], item.get("to")
        else:
            name, first, last, *others = item
            names = [name, *others]
        # The years at both ends may be the predecessor's or the successor's, too.
        year = (first + last) // 2 if last else first + 1
        cases.extend(Case(name, ident, state, year) for name in names)
    return cases


def in_their_state(registry: Registry, state: Entry) -> list[str]:
    """Plain sentences on that state. "Georgia" alone may be the American one: its adjective says which is meant."""
    the = "the " if state.get("the") else ""
    frames = [
        "{adjective} papers wrote that {{}} had denied it.",
        "In {the}{name}, {{}} denied the report on Monday.",
    ]
    usable = frames[:1] if state["name"].lower() in registry.words["doubles"] else frames
    return [frame.format(adjective=state["adjectives"][0], the=the, name=state["name"]) for frame in usable]


def found(registry: Registry, frame: str, name: str, year: int | None) -> list[str | None]:
    """What the whole name links to in the sentence; an article before it need not belong to the match."""
    start, end = frame.index("{}"), frame.index("{}") + len(name)
    start += len("the ") if name.startswith("the ") else 0
    text = frame.format(name)
    matches = [m for m in registry.find(text, year=year) if m.start <= start and end <= m.end]
    return [m.actor.id if m.actor else None for m in matches]


@pytest.mark.parametrize("cases", [bodies, holders])
def test_every_listed_name_links_to_its_entry(registry: Registry, cases: Callable[[], list[Case]]) -> None:
    wrong = [
        (frame.format(name), ident, got)
        for name, ident, state, year in cases()
        if (ident, name) not in EXCEPTIONS
        for frame in in_their_state(registry, state)
        if (got := found(registry, frame, name, year)) != [ident]
    ]
    assert wrong == []


@pytest.mark.parametrize("cases", [bodies, holders])
def test_a_full_name_needs_no_country(registry: Registry, cases: Callable[[], list[Case]]) -> None:
    wrong = [
        (name, ident, got)
        for name, ident, _, year in cases()
        if " " in name and (ident, name) not in NEED_A_COUNTRY
        if (got := found(registry, "{} denied the report on Monday.", name, year)) != [ident]
    ]
    assert wrong == []


def misspelt(name: str) -> str:
    """The name with another last letter, one that no transliteration mixes up with it ("Karzab")."""
    other = "m" if name[-1] in "bB" else "b"
    return name[:-1] + (other.upper() if name[-1].isupper() else other)


@pytest.mark.parametrize("cases", [bodies, holders])
def test_a_misspelt_name_is_not_found(registry: Registry, cases: Callable[[], list[Case]]) -> None:
    """A name within it may be: "Lula" of "Lula da Silvb"."""
    wrong = [
        (misspelt(name), ident)
        for name, ident, state, year in cases()
        for frame in in_their_state(registry, state)[:1]
        if ident in found(registry, frame, misspelt(name), year)
    ]
    assert wrong == []


def test_a_namesake_of_a_leader_is_not_found(registry: Registry) -> None:
    """Another given name makes another person, in the leader's own country too."""
    wrong = [
        (namesake, ident)
        for name, ident, state, year in holders()
        for namesake in (f"Quentin {name.split()[-1]}", f"Rosalind {name.split()[-1]}")
        for frame in in_their_state(registry, state)[:1]
        for match in registry.find(frame.format(namesake), year=year)
        if match.actor is not None and match.actor.id == ident
    ]
    assert wrong == []
