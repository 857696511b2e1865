"""Every hand-written place proves itself: it has examples, and sentences that must not name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.gazetteer.lookup import DATA
from onrecord.gazetteer.supplement import read_entries
from tests.near import is_near

FILES = sorted(DATA.glob("places-*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_place_has_examples_and_counter_examples(path: Path) -> None:
    found = read_entries(path)
    assert found != []
    assert [entry["name"] for entry in found if not entry.get("examples")] == []
    assert [entry["name"] for entry in found if not entry.get("not")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_counter_example_could_fail(path: Path) -> None:
    """It holds a word of one of the place's names, or one that is much like one."""
    far = [
        (entry["name"], text)
        for entry in read_entries(path)
        for text in entry.get("not") or ()
        if not is_near(text, (entry["name"], *entry.get("names", ())))
    ]
    assert far == []
