"""Every actor of the package's own files proves itself: it has examples, and sentences not to be linked to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.registry import load_registry
from onrecord.registry.load import STATES, entries_in, entry_files
from onrecord.registry.states import Entry
from tests.near import is_near

FILES = [STATES, *entry_files(())]
_OF_A_STATE = ("adjectives", "demonyms", "names_capital")


def entries(path: Path) -> list[Entry]:
    return list(entries_in(path, path.read_bytes()))


def names_of(entry: Entry) -> list[str]:
    """What the entry calls its actor, a state also its people and capital; one that adds to a body has no name."""
    actor = load_registry().get(entry["id"])
    assert actor is not None
    lists = [entry.get(key) or () for key in ("names", "acronyms", "guarded", "short", *_OF_A_STATE)]
    dated = [item["name"] for item in entry.get("dated") or ()]
    return [
        str(name)
        for name in (actor.name, *(name for names in lists for name in names), *dated, entry.get("capital", ""))
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_actor_has_examples_and_counter_examples(path: Path) -> None:
    found = entries(path)
    assert found != []
    assert [entry["id"] for entry in found if not entry.get("examples")] == []
    assert [entry["id"] for entry in found if not entry.get("not")] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_counter_example_could_fail(path: Path) -> None:
    """It holds a word of one of the actor's names, or one that is much like one."""
    far = [(e["id"], text) for e in entries(path) for text in e.get("not") or () if not is_near(text, names_of(e))]
    assert far == []
