"""The reader's figures, with a network that is told what to find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from onrecord.evaluate.brat import AttributedText, GoldAttribution
from onrecord.evaluate.reader import evaluate_reader, first_versions
from onrecord.reader.labels import LABELS, begin
from onrecord.reader.network import Network
from onrecord.reader.wordpiece import vocabulary
from tests.evaluate.test_brat import ANN, corpus

NO_STEPS = np.zeros((LABELS, LABELS), dtype=np.float32)
SOURCES, CUES = {"police", "she"}, {"said", "added"}
CONTENTS = {"two": 5, "shells": 6, "fell": 6, "nobody": 5, "hurt": 5, ",": 6}


class Told:
    """A session that labels the words above."""

    def run(self, _names: list[str], inputs: dict[str, Any]) -> list[Any]:
        ids, words = inputs["ids"], list(vocabulary())
        scores = np.zeros((*ids.shape, LABELS), dtype=np.float32)
        for (row, place), number in np.ndenumerate(ids):
            word = words[int(number)]
            label = begin("source") if word in SOURCES else begin("cue") if word in CUES else CONTENTS.get(word, 0)
            scores[row, place, label] = 9.0
        return [scores]


def told() -> Network:
    return Network(Told(), NO_STEPS, "test")


def test_figures(tmp_path: Path) -> None:
    # Found: all of the first sentence (but "," after "fell" goes to the content), and "she", whom the gold has not.
    figures = evaluate_reader(corpus(tmp_path, a1=ANN), network=told())
    assert figures["n"] == 1
    assert figures["cue_f1"] == 1.0
    assert figures["source_f1"] == round(2 / 3, 4)
    assert figures["content_f1"] == round(2 * 2 / 6, 4)
    assert figures["content_overlap_f1"] == 1.0
    assert figures["link_f1"] == 0.0
    assert figures["link_overlap_f1"] == 0.5


def test_nothing_found_is_nothing_right(tmp_path: Path) -> None:
    class Silent:
        def run(self, _names: list[str], inputs: dict[str, Any]) -> list[Any]:
            scores = np.zeros((*inputs["ids"].shape, LABELS), dtype=np.float32)
            scores[..., 0] = 1.0
            return [scores]

    figures = evaluate_reader(corpus(tmp_path, a1=ANN), network=Network(Silent(), NO_STEPS, "test"))
    assert {v for k, v in figures.items() if k != "n"} == {0.0}


def test_the_first_annotator_counts() -> None:
    one = AttributedText("a", "x", (GoldAttribution((), (), ()),))
    other = AttributedText("a", "x", ())
    assert list(first_versions([one, other])) == [one]
