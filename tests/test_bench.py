import json
from pathlib import Path

import pytest

from onrecord.bench import BenchResult, bench, peak_memory_mb, profile
from onrecord.cli import main
from onrecord.evaluate.corpora import is_longtail, read_longtail
from onrecord.ingest import make_report
from onrecord.model import Report

TEXT = "Two men were killed by shells in Homs on Monday, police said."


def test_each_repetition_counts() -> None:
    result = bench([make_report(TEXT), make_report(TEXT + " It rained.")], repeat=3)
    assert (result.reports, result.words) == (6, 3 * (12 + 14))
    assert result.seconds > 0
    assert result.claims > 0


def test_it_stops_after_so_many_seconds() -> None:
    assert bench([make_report(TEXT)], seconds=0.001).reports > 0


def test_rates() -> None:
    facts = BenchResult(
        reports=20, words=5000, claims=90, seconds=2.0, first_reading_seconds=1.0, peak_memory_mb=300.0
    ).to_dict()
    assert (facts["reports_per_second"], facts["words_per_second"], facts["usual_reports_per_second"]) == (
        10.0,
        2500.0,
        5.0,
    )


def test_shares_add_up() -> None:
    shares = profile([make_report(TEXT)])
    assert list(shares) == ["ingest", "annotate", "boilerplate", "extract", "reader", "store"]
    assert sum(shares.values()) == pytest.approx(1, abs=0.001)


def test_memory_is_told() -> None:
    memory = peak_memory_mb()
    assert memory is None or memory > 10


@pytest.fixture
def longtail(tmp_path: Path) -> Path:
    file = tmp_path / "docs.jsonl"
    values = [
        {"doc_id": "a", "title": "T", "dct": "2014-01-28", "uri": "http://example.org", "content": TEXT},
        {"doc_id": "b", "title": "T", "dct": "2014-02-30", "uri": "http://example.org", "content": TEXT},
        {"doc_id": "c", "title": "T", "dct": "2014-01-28", "uri": "http://example.org", "content": ""},
    ]
    file.write_text("".join(json.dumps(value) + "\n" for value in values))
    return file


def test_a_corpus_of_another_shape(longtail: Path, tmp_path: Path) -> None:
    first, second, third = read_longtail(longtail)
    assert isinstance(first, Report)
    assert (first.source_id, first.published, first.text) == ("a", "2014-01-28", TEXT)
    assert str(second).startswith(f"{longtail}, line 2: there is no day '2014-02-30'")
    assert str(third).startswith(f"{longtail}, line 3: the text is empty")
    (tmp_path / "other.jsonl").write_text('{"text": "x"}\n')
    (tmp_path / "broken.jsonl").write_text("{\n")
    assert is_longtail(longtail)
    assert not any(is_longtail(tmp_path / name) for name in ("other.jsonl", "broken.jsonl", "none.jsonl", "a.txt"))


def test_the_command(
    longtail: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["bench", str(longtail), "--limit", "1", "--repeat", "2", "--profile", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["reports"], facts["failed"]) == (2, 0)
    assert {"reports_per_second", "peak_memory_mb", "first_reading_seconds", "share_annotate"} <= set(facts)
    assert main(["bench", str(longtail), "--repeat", "1"]) == 1
    out, err = capsys.readouterr()
    assert "reports_per_second" in out
    assert "2014-02-30" in err


def test_the_command_without_sources_reads_the_samples(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["bench", "--limit", "2", "--repeat", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"] == 2
