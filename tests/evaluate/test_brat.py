"""Attributions out of brat files written here."""

from pathlib import Path

import pytest

from onrecord.errors import ReportError, SourceError
from onrecord.evaluate.brat import read_attributed, read_brat

TEXT = "Two shells fell, police said on Monday.\nNobody was hurt, she added.\n"
ANN = """T1\tContent 0 15\tTwo shells fell
T2\tSource 17 23\tpolice
T3\tCue 24 28\tsaid
The text of a span that ran over the end of a line
E1\tAttribution:T9 Content:T1 Cue:T3 Source:T2
T4\tContent 40 46;51 56\tNobody hurt,
T5\tCue 61 66\tadded
E2\tAttribution-no-source:T5 Content:T4 Cue:T5
T6\tDiscard 0 3\tTwo
#1\tAnnotatorNotes T6\tleft out?
"""


def corpus(folder: Path, **annotations: str) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "a_2024.txt").write_text(TEXT, encoding="utf-8")
    for code, value in annotations.items():
        (folder / "attributions" / f"a_2024_{code}.ann").write_text(value, encoding="utf-8")
    return folder


def test_attributions_with_their_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text(ANN, encoding="utf-8")
    first, second = read_brat(path)
    assert [TEXT[a:b] for a, b in (*first.source, *first.cue, *first.content)] == ["police", "said", "Two shells fell"]
    assert second.source == ()
    assert second.content == ((40, 46), (51, 56))


def test_every_annotator_has_a_version(tmp_path: Path) -> None:
    versions = list(read_attributed(corpus(tmp_path, b2="", a1=ANN)))
    assert [(v.name, len(v.attributions)) for v in versions] == [("a_2024", 2), ("a_2024", 0)]


def test_spans_are_trimmed(tmp_path: Path) -> None:
    ann = ANN.replace("Content 0 15", "Content 0 16").replace("Source 17 23", "Source 16 24")
    [version] = read_attributed(corpus(tmp_path, a1=ann))
    assert version.spans("source") == {(17, 23)}


def test_a_missing_span_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("E1\tAttribution:T4 Content:T1 Cue:T3\n", encoding="utf-8")
    with pytest.raises(ReportError, match=r"a\.ann, line 1: T1 is no span"):
        read_brat(path)


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no text/\*\.txt"):
        list(read_attributed(tmp_path))
