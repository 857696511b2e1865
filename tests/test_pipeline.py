# ruff: noqa: E501  (texts to read stand in one line)
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import pipeline, records
from onrecord.errors import InputError, ReportError, SettingsError
from onrecord.extract import read_claims
from onrecord.model import Reading
from onrecord.settings import Settings
from onrecord.store import AddSummary, Store
from onrecord.store.checking import spans_in

TEXT = "Two men were killed by shells in Homs on Monday, police said."

FRAGMENTS = [
    "Two men were killed by shells in Homs on Monday, police said. ", "“We struck the base,” the army’s spokesman, Col. Ali Haddad, said",
    "\n\n", "\r\n", "READ ALSO: Oil climbs\n", "Via AFP\n", "He denied it. ", "At least 12 people, including three children, were hurt",
    "according to two officials", "the People’s Front, known as the PF, part of the Union", "Photograph: Omar Aziz/AFP", "...", "(", "—", "5.5",
    "on 3 May", "Mr Haddad", "no one died", "more than two dozen", "U.S. forces", "\u200f", "e\u0301", "\U0001f4a5", "ﬁ", "İ", "\x0b", "\x85", "\u2028",
]  # fmt: skip
any_text = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60)
texts = st.lists(st.sampled_from(FRAGMENTS) | any_text, max_size=8).map("".join)


@settings(max_examples=40, deadline=None, database=None)
@given(texts)
def test_every_span_of_every_record_holds_its_words(text: str) -> None:
    reading = onrecord.read(text, published="2024-05-01")
    assert reading.report.text == text
    for item in (*reading.removed, *reading.claims, *reading.relations):
        for span in spans_in(item):
            assert text[span.start : span.end] == span.text
    assert onrecord.read(text, published="2024-05-01").records() == reading.records()
    again = records.reading_from(json.loads(json.dumps(reading.to_dict())))
    assert again.to_dict() == reading.to_dict()


@settings(max_examples=10, deadline=None, database=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_what_was_read_survives_the_store(given_texts: list[str]) -> None:
    readings = [onrecord.read(text) for text in given_texts]
    with Store() as store:
        store.add(readings)
        assert store.add(readings).new == 0
        for reading in readings:
            assert store.reading(reading.report.id).to_dict() == reading.to_dict()
        assert store.verify() == []


def test_a_batch_reads_as_each_alone() -> None:
    reports = [onrecord.read(f"{TEXT} It was the attack number {n}.").report for n in range(20)]
    assert [r.records() for r in onrecord.read_reports(reports)] == [onrecord.read_report(r).records() for r in reports]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "1", "text": TEXT + " Police spoke."}) + "\n{\n")
    return tmp_path


def test_sources_give_readings_and_errors_in_their_order(folder: Path) -> None:
    items = list(pipeline.read_sources([folder], published="2024-05-01"))
    assert [type(item).__name__ for item in items] == ["Reading", "SourceError", "Reading", "ReportError"]
    assert isinstance(items[0], Reading)
    assert items[0].report.published == "2024-05-01"


def test_add_keeps_what_was_read_and_what_failed(folder: Path) -> None:
    seen: list[Any] = []
    with Store() as store:
        assert pipeline.add([folder], store, on_item=seen.append) == AddSummary(new=2, failed=2)
        assert pipeline.add([folder], store) == AddSummary(same=2, failed=2)
        assert pipeline.add([folder], store, again=True) == AddSummary(same=2, failed=2)
        assert (store.counts()["readings"], store.counts()["failures"]) == (2, 6)
        assert store.reading("1").report.text.endswith("Police spoke.")
    assert len(seen) == 4


def test_what_is_known_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store() as store:
        pipeline.add([folder], store)
        monkeypatch.setattr(pipeline, "read_reports", lambda reports, **_: [pytest.fail("read again") for _ in reports])
        assert pipeline.add([folder], store) == AddSummary(same=2, failed=2)


def test_a_run_that_is_cut_off_keeps_what_it_had_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}")
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)

    def stop_at_three(item: Any) -> Any:
        if item.text.endswith("2"):
            raise KeyboardInterrupt

    with Store() as store:
        with pytest.raises(KeyboardInterrupt):
            pipeline.add([tmp_path], store, on_item=stop_at_three)
        assert store.counts()["reports"] == 4
        assert pipeline.add([tmp_path], store) == AddSummary(new=1, same=4)


def test_a_fault_in_one_report_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    real: Any = read_claims

    def trip(report: Any, doc: Any, **options: Any) -> Any:
        if report.text.endswith("b"):
            raise ZeroDivisionError("oh")
        return real(report, doc, **options)

    monkeypatch.setattr(pipeline, "read_claims", trip)
    items = list(pipeline.read_sources([tmp_path]))
    assert [isinstance(item, Reading) for item in items] == [True, False, True]
    assert isinstance(items[1], InputError)
    assert str(items[1]).startswith("b.txt: the report could not be read (ZeroDivisionError: oh)")


def test_an_impossible_date_is_an_error() -> None:
    with pytest.raises(ReportError, match="there is no day '2019-02-30'"):
        onrecord.read(TEXT, published="2019-02-30")


def test_the_users_own_data_is_used_and_is_a_version(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    entry = (
        "- {name: fund, reason: advertisement, pattern: 'Paid for by .+', examples: [Paid for by us], not: [Paid]}\n"
    )
    (mine / "boilerplate.yaml").write_text(entry)
    (tmp_path / "a.txt").write_text(f"{TEXT}\nPaid for by the Example Fund")
    (reading,) = pipeline.read_sources([tmp_path / "a.txt"], settings=Settings(data=(str(mine),)))
    assert isinstance(reading, Reading)
    assert [item.text for item in reading.removed] == ["Paid for by the Example Fund"]
    with Store() as store:
        pipeline.add([tmp_path / "a.txt"], store, settings=Settings(data=(str(mine),)))
        (mine / "more.yaml").write_text("[]\n")
        assert pipeline.add([tmp_path / "a.txt"], store, settings=Settings(data=(str(mine),))) == AddSummary(reread=1)
    with pytest.raises(SettingsError, match="there is no such folder of data"):
        list(pipeline.read_sources([tmp_path / "a.txt"], settings=Settings(data=("nowhere",))))
