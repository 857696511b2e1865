"""Every entry of the package's own lexicons proves itself: it has examples, and sentences that it must leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord import lexicons
from tests.near import is_near

FOLDER = Path(lexicons.__file__).parent
FILES = sorted(path.name for path in FOLDER.glob("*.yaml"))
# The lists of entries in the files that hold more than one list.
_LISTS = {"reporting.yaml": ("verbs", "nouns", "phrases"), "relations.yaml": ("ties",)}
_WORDINGS = ("words", "verbs", "nouns", "adjectives")
# Patterns hold no plain words; tests/ingest reads their examples.
_PATTERNS = frozenset({"boilerplate.yaml"})


@dataclass(frozen=True)
class Entry:
    """An entry as it stands in a file: its name, its wordings, and what proves it."""

    name: str
    wordings: tuple[str, ...]
    examples: tuple[object, ...]
    counterexamples: tuple[str, ...]


def entries(file: str) -> Iterator[Entry]:
    data: Any = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    for raw in (raw for key in _LISTS[file] for raw in data[key]) if file in _LISTS else data:
        words = [raw.get("cue") or "", *(word for key in _WORDINGS for word in raw.get(key, ()))]
        name = next(str(raw[key]) for key in ("id", "name", "cue", "kind", "category", "relation") if key in raw)
        yield Entry(name, tuple(map(str, words)), tuple(raw.get("examples") or ()), tuple(raw.get("not") or ()))


@pytest.mark.parametrize("file", FILES)
def test_every_entry_has_examples_and_counter_examples(file: str) -> None:
    found = list(entries(file))
    assert found != []
    assert [entry.name for entry in found if not entry.examples] == []
    assert [entry.name for entry in found if not entry.counterexamples] == []


@pytest.mark.parametrize("file", [file for file in FILES if file not in _PATTERNS])
def test_every_counter_example_could_fail(file: str) -> None:
    """It holds a word of its entry, or one that is much like one, in another use."""
    far = [(e.name, text) for e in entries(file) for text in e.counterexamples if not is_near(text, e.wordings)]
    assert far == []
