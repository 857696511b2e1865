import json
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.evaluate.incidents import read_corpus, score_readings
from onrecord.evaluate.partitions import partition_scores
from tests.factories import a_claim, a_reading, a_report

TRUTH = {"a": "1", "b": "1", "c": "2", "d": "3"}


def test_what_is_right_is_one() -> None:
    assert set(partition_scores(TRUTH, {"a": "x", "b": "x", "c": "y", "d": "z"}).values()) == {1.0}


def test_figures_of_a_small_case_by_hand() -> None:
    found = partition_scores(TRUTH, {"a": "x", "b": "x", "c": "x", "d": "z"})
    assert found["pairwise_precision"] == pytest.approx(1 / 3)
    assert found["pairwise_recall"] == 1.0
    assert found["b_cubed_precision"] == pytest.approx((3 * 2 / 3 - 1 / 3 + 1) / 4)
    assert found["b_cubed_recall"] == 1.0
    assert found["ceaf_e_precision"] == pytest.approx((0.8 + 1) / 2)
    assert found["ceaf_e_recall"] == pytest.approx((0.8 + 1) / 3)
    assert found["lea_precision"] == pytest.approx((3 * 1 / 3 + 1) / 4)


def test_a_corpus_is_scored_with_its_registry(tmp_path: Path) -> None:
    rows = [{"doc_id": name, "incident_id": "9", "content": "x"} for name in ("a", "b")]
    (tmp_path / "dev.docs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    registry = {"key": "9", "num_killed": 4, "num_injured": 0}
    (tmp_path / "dev.incidents.jsonl").write_text(json.dumps(registry), encoding="utf-8")
    corpus = read_corpus(tmp_path / "dev.docs.jsonl")
    readings = []
    for name, words in (("a", "Shells hit the market in Kramatorsk"), ("b", "Shells hit the market of Kramatorsk")):
        text = f"{words} on Monday, killing four people named Olena Zhadan and Petro Ilchuk."
        report = a_report(text, source_id=name, published="2022-04-09", title="Shells kill four in Kramatorsk market")
        claim = a_claim(report, killed=(4, 4, "killing four people"), date="2022-04-08", incident_id=f"i:{name}")
        readings.append(a_reading(report, claims=[claim]))
    figures = score_readings(readings, corpus)
    assert figures["pairwise_f1"] == figures["killed_right"] == figures["injured_right"] == 1.0


def test_a_report_without_its_incident_is_named(tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text('{"doc_id": "a"}\n', encoding="utf-8")
    with pytest.raises(DataError, match="line 1: a report needs doc_id and incident_id"):
        read_corpus(tmp_path / "docs.jsonl")
