"""The examples and counter-examples of the weapons, each read as a report of its own."""

from __future__ import annotations

import pytest

from onrecord.lexicons import weapons
from onrecord.lexicons.lint import bracketed
from onrecord.lexicons.loading import load_entries
from tests.extract.sentences import Claims, read_all


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all(bracketed(text)[0] for entry in load_entries(weapons.FILE) for text in _sentences(entry))


def _sentences(entry: dict[str, list[str]]) -> list[str]:
    return [*entry["examples"], *entry["not"]]


def _weapons(claims: Claims) -> set[tuple[str, str | None]]:
    return {(weapon.text, weapon.category) for claim in claims for weapon in claim.weapon}


def test_each_example_gives_an_event_its_weapon(read: dict[str, Claims]) -> None:
    missed = []
    for entry in load_entries(weapons.FILE):
        for example in entry["examples"]:
            text, spans = bracketed(example)
            wanted = {(text[a:b], entry["category"]) for a, b in spans}
            if not wanted <= _weapons(read[text]):
                missed.append((example, _weapons(read[text])))
    assert missed == []


def test_no_counter_example_gives_an_event_a_weapon_of_its_category(read: dict[str, Claims]) -> None:
    for entry in load_entries(weapons.FILE):
        for text in entry["not"]:
            assert read[text], f"no event in {text!r}"
            assert [w for w, category in _weapons(read[text]) if category == entry["category"]] == [], text
