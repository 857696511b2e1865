"""Claims as examples: where a person said who vouches for an event, and nothing about where cue and content end.

The format is that of docs/evaluation.md: a file a report, each claim with its sentence, trigger and speaker in the
report's own words. What follows for the labels is little, and certain:
the speaker's words belong to a source; the trigger of what someone says lies in a content or is itself the cue;
the trigger of what the report says in its own voice lies in no content. All else may have any label.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.labels import LABELS, begin, inside
from onrecord.reader.pieces import Pieces, pieces_of
from training.examples import Example

SOURCE = (begin("source"), inside("source"))
SAID = (begin("content"), inside("content"), begin("cue"), inside("cue"))
CONTENT = (begin("content"), inside("content"))

Range = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """What one claim says for the labels: its speaker's and its trigger's characters."""

    speaker: Range | None
    trigger: Range
    own_voice: bool


def read_claims(folder: Path) -> list[Example]:
    """An example for each file of the folder in which at least one claim can be placed."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        said = list(statements(report))
        if said:
            pieces = pieces_of(report["text"])
            found.append(Example(pieces, allowed_labels(pieces, said)))
    return found


def statements(report: dict[str, Any]) -> Iterator[Said]:
    """What can be placed without doubt: a sentence found once in the text, a trigger found once in the sentence."""
    text = report["text"]
    for claim in report["claims"]:
        sentence = once(text, claim["sentence"])
        trigger = once(claim["sentence"], claim["trigger"])
        if sentence is None or trigger is None:
            continue
        speaker = once(claim["sentence"], claim["speaker"]) if claim["speaker"] else None
        at = sentence[0]
        yield Said(shifted(speaker, at), (trigger[0] + at, trigger[1] + at), claim["speaker"] is None)


def once(text: str, words: str | None) -> Range | None:
    """Where the words stand in the text; None where they do not, or more than once."""
    start = text.find(words) if words else -1
    if not words or start < 0 or text.find(words, start + 1) >= 0:
        return None
    return start, start + len(words)


def shifted(span: Range | None, by: int) -> Range | None:
    """The range, counted from the start of the text."""
    return None if span is None else (span[0] + by, span[1] + by)


def allowed_labels(pieces: Pieces, said: list[Said]) -> NDArray[np.bool_]:
    """For each word the labels that it may have.

    Where one claim has a trigger as the report's own and another as said by someone, nothing is learned from it.
    """
    allowed = np.ones((len(pieces.heads), LABELS), dtype=bool)
    own = {item.trigger for item in said if item.own_voice}
    told = {item.trigger for item in said if not item.own_voice}
    for trigger in sorted(told - own):
        restrict(allowed, pieces, trigger, SAID)
    for trigger in sorted(own - told):
        others = tuple(label for label in range(LABELS) if label not in CONTENT)
        restrict(allowed, pieces, trigger, others)
    for span in sorted({item.speaker for item in said if item.speaker}):
        first, after = words_in(pieces, span)
        # A speaker inside a trigger, or the reverse, is a slip of the annotation: it is not learned from.
        if first < after and allowed[first:after].all():
            restrict(allowed, pieces, span, SOURCE)
            allowed[first + 1 : after, begin("source")] = False
    return allowed


def words_in(pieces: Pieces, span: Range) -> tuple[int, int]:
    """The words whose middle stands in the span, from and to."""
    middles = pieces.offsets.mean(axis=1)
    first, after = np.searchsorted(middles, span)
    return int(first), int(after)


def restrict(allowed: NDArray[np.bool_], pieces: Pieces, span: Range, labels: tuple[int, ...]) -> None:
    """The words of the span may have these labels alone."""
    first, after = words_in(pieces, span)
    keep = np.zeros(LABELS, dtype=bool)
    keep[list(labels)] = True
    allowed[first:after] &= keep
