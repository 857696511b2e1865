"""PolNeAR's files as labels of words."""

from pathlib import Path

from training.polnear import example_of, read_versions

from onrecord.reader.decode import spans_of
from tests.evaluate.test_brat import ANN, TEXT, corpus


def test_labels_lead_back_to_the_spans(tmp_path: Path) -> None:
    [[version]] = read_versions(corpus(tmp_path, a1=ANN))
    example = example_of(version)
    found = [
        (kind, TEXT[example.pieces.offsets[a, 0] : example.pieces.offsets[b - 1, 1]])
        for kind, a, b in spans_of(example.allowed.argmax(axis=1))
    ]
    assert found == [
        ("content", "Two shells fell"), ("source", "police"), ("cue", "said"),
        ("content", "Nobody"), ("content", "hurt,"), ("cue", "added"),
    ]  # fmt: skip
    assert (example.allowed.sum(axis=1) == 1).all()


def test_both_annotators_versions_are_kept_together(tmp_path: Path) -> None:
    [versions] = read_versions(corpus(tmp_path, a1=ANN, b2=""))
    assert [len(v.attributions) for v in versions] == [2, 0]


def test_straight_marks_change_pieces_and_not_places(tmp_path: Path) -> None:
    folder = corpus(tmp_path, a1=ANN)
    [[version]] = read_versions(folder)
    assert (example_of(version, straight=True).pieces.offsets == example_of(version).pieces.offsets).all()
