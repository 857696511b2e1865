"""The packaged model, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.reader import LinkedAttribution, link, read_spans, read_spans_all
from onrecord.reader.network import MODEL_FILE, load_network

TEXT = (
    "Shells hit a bakery in the old town on Tuesday, killing three people, the regional governor said. "
    "“We will rebuild it,” he told reporters. The army denied that its guns had fired."
)


def parts(attribution: LinkedAttribution) -> tuple[str | None, str, list[str]]:
    source, cue = attribution.source, attribution.cue
    words = [TEXT[c.start : c.end] for c in attribution.contents]
    return (TEXT[source.start : source.end] if source else None, TEXT[cue.start : cue.end], words)


def test_who_says_what() -> None:
    first, second, third = map(parts, link(read_spans(TEXT), TEXT))
    assert first[:2] == ("the regional governor", "said")
    assert first[2][0].startswith("Shells hit a bakery")
    assert second == ("he", "told", ["“We will rebuild it,”"])
    assert third == ("The army", "denied", ["that its guns had fired"])


def test_texts_read_together_are_read_as_if_alone() -> None:
    texts = ["Nothing moved.", TEXT, "", "Rebels said they had left. " * 60]
    assert [[(s.kind, s.start, s.end) for s in spans] for spans in read_spans_all(texts)] == [
        [(s.kind, s.start, s.end) for s in read_spans(text)] for text in texts
    ]


def test_the_file_is_small_and_says_which_it_is() -> None:
    assert MODEL_FILE.stat().st_size <= 30_000_000
    assert load_network().version.startswith("reader/")


def test_a_missing_model_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make train-reader"):
        load_network(tmp_path / "none.onnx")
