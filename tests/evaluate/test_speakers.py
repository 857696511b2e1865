from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.evaluate.brat import AttributedText, GoldAttribution
from onrecord.evaluate.speakers import evaluate_speakers, read_as_annotated, score

TEXT = "Police said that the mill burned."
GOLD = GoldAttribution(((0, 6),), ((7, 11),), ((12, 32),))


def _folder(path: Path, text: str, annotations: str) -> Path:
    (path / "text").mkdir()
    (path / "attributions").mkdir()
    (path / "text" / "one.txt").write_text(text, encoding="utf-8")
    (path / "attributions" / "one_ab12.ann").write_text(annotations, encoding="utf-8")
    return path


def test_a_text_read_as_annotated_scores_one(tmp_path: Path) -> None:
    annotations = (
        "T1\tSource 0 6\tPolice\nT2\tCue 7 11\tsaid\nT3\tContent 12 32\tthat the mill burned\n"
        "T4\tAttribution 7 11\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    )
    figures = evaluate_speakers(_folder(tmp_path, TEXT, annotations))
    rules = {name: value for name, value in figures.items() if name.startswith("rules_")}
    assert {name: value for name, value in rules.items() if value != 1.0} == {}
    assert {"source_f1", "cue_f1", "content_f1", "link_f1"} <= figures.keys()


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no text"):
        evaluate_speakers(tmp_path)


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        (TEXT, "source", ["Police"]),
        (TEXT, "content", ["that the mill burned"]),
        ("The old mayor has said that the mill burned.", "source", ["The old mayor"]),
        ("The old mayor has said that the mill burned.", "cue", ["has said"]),
        ("“The mill burned,” said Karim Aziz, a baker.", "content", ["“The mill burned,”"]),
        ("The mill burned, a baker said.", "content", ["The mill burned"]),
    ],
)
def test_the_reading_takes_the_shape_of_the_annotation(text: str, part: str, words: list[str]) -> None:
    (item,) = read_as_annotated(text)
    assert [text[start:end] for start, end in item.ranges(part)] == words


def test_overlap_is_counted_apart_from_exact_spans() -> None:
    found = GoldAttribution(((0, 6),), ((7, 11),), ((17, 32),))
    counts = score(AttributedText("one", TEXT, (GOLD,)), [found])
    assert (counts["source right gold"], counts["content right gold"], counts["content_overlap right gold"]) == (
        1,
        0,
        1,
    )
    assert (counts["link right gold"], counts["link_overlap right gold"]) == (0, 1)


def test_nothing_found_is_counted() -> None:
    counts = score(AttributedText("one", TEXT, (GOLD,)), [])
    assert (counts["link gold"], counts["link found"], counts["link right found"]) == (1, 0, 0)
