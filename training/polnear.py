"""PolNeAR as examples: brat files of every annotator, each text with curly and with straight quotation marks."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from onrecord.evaluate.brat import ROLES, AttributedText, read_attributed
from onrecord.reader.decode import LabelSpan, labels_of
from onrecord.reader.labels import KINDS
from onrecord.reader.pieces import Pieces, pieces_of
from onrecord.text import plain_punctuation
from training.examples import Example, only


def read_versions(folder: Path) -> list[list[AttributedText]]:
    """The texts of a part of the corpus, each with the versions of all annotators who read it."""
    versions: dict[str, list[AttributedText]] = {}
    for item in read_attributed(folder):
        versions.setdefault(item.name, []).append(item)
    return [versions[name] for name in sorted(versions)]


def example_of(item: AttributedText, *, straight: bool = False) -> Example:
    """The text with its labels; with `straight`, its quotation marks are made plain, one character for one."""
    pieces = pieces_of(plain_punctuation(item.text) if straight else item.text)
    return Example(pieces, only(labels_of(word_spans(item, pieces), len(pieces.heads))))


def word_spans(item: AttributedText, pieces: Pieces) -> list[LabelSpan]:
    """The annotated spans in words; a span takes each word that it touches by half or more."""
    starts, ends = pieces.offsets[:, 0], pieces.offsets[:, 1]
    middles = (starts + ends) / 2
    found: list[LabelSpan] = []
    for kind, role in zip(KINDS, ROLES, strict=True):
        for start, end in sorted(item.spans(role)):
            first, after = (int(i) for i in np.searchsorted(middles, [start, end]))
            if first < after:
                found.append((kind, first, after))
    return found
