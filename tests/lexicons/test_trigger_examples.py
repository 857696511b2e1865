"""Each example, counter-example and wording of the trigger lexicon, read by the language pipeline in one batch."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from onrecord.extract.people import People
from onrecord.extract.scene import Scene
from onrecord.extract.triggers import Trigger, find_triggers
from onrecord.ingest import make_report
from onrecord.lexicons.lint import bracketed, samples
from onrecord.lexicons.triggers import TriggerEntry, trigger_entries
from tests.lexicons.paragraphs import pages


@dataclass(frozen=True)
class Case:
    """A sentence, and where the words stand that must (or must not) be found as a trigger of the entry."""

    entry: TriggerEntry
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Found:
    """A trigger with its offsets in the sentence of its case."""

    trigger: Trigger
    start: int
    end: int


def _case(entry: TriggerEntry, example: str) -> Case:
    text, spans = bracketed(example)
    return Case(entry, text, tuple(spans))


@cache
def _examples() -> list[Case]:
    return [_case(e, text) for e in trigger_entries() for text in e.examples]


@cache
def _counterexamples() -> list[Case]:
    return [_case(e, text) for e in trigger_entries() for text in e.counterexamples]


@cache
def _samples() -> list[Case]:
    return [_case(e, text) for e in trigger_entries() for text in samples(e)]


@cache
def _read() -> dict[str, list[Found]]:
    """The triggers of every sentence of the cases."""
    found: dict[str, list[Found]] = {}
    for page in pages(c.text for c in (*_examples(), *_counterexamples(), *_samples())):
        triggers = find_triggers(_scene(page.text, page.doc))
        for text, at in page.starts.items():
            found[text] = [f for t in triggers if (f := _within(t, at)).start >= 0 and f.end <= len(text)]
    return found


def _scene(text: str, doc: Any) -> Scene:
    """A scene in which nothing is known but the parse."""
    known: dict[str, Any] = {f.name: () for f in fields(Scene)}
    return Scene(**{**known, "report": make_report(text), "doc": doc, "people": People()})


def _within(trigger: Trigger, at: int) -> Found:
    doc = trigger.head.doc
    last = doc[trigger.end - 1]
    return Found(trigger, doc[trigger.start].idx - at, last.idx + len(last) - at)


def _proves(case: Case, *, same_entry: bool) -> bool:
    """Whether a trigger of the entry covers the first bracketed words and reaches no further than the last."""
    start, _ = case.spans[0]
    _, end = case.spans[-1]
    return any(
        f.start < end and start < f.end and (f.start <= start or not same_entry)
        for f in _read()[case.text]
        if f.trigger.entry is case.entry
        or (not same_entry and (f.trigger.type, f.trigger.entry.mode) == (case.entry.type, case.entry.mode))
    )


def _told(case: Case) -> str:
    found = [(f.trigger.entry.id, case.text[f.start : f.end]) for f in _read()[case.text]]
    return f"{case.entry.id}: {case.text!r} gives {found}"


def test_each_example_is_found_with_the_type_and_mode_of_its_entry() -> None:
    assert [_told(c) for c in _examples() if not _proves(c, same_entry=True)] == []


def test_no_counterexample_is_found() -> None:
    wrong = [c for c in _counterexamples() if any(f.trigger.entry is c.entry for f in _read()[c.text])]
    assert [_told(c) for c in wrong] == []


def test_each_wording_is_found_in_an_example_or_a_sample_sentence() -> None:
    assert [_told(c) for c in _samples() if not _proves(c, same_entry=False)] == []
