import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from onrecord.errors import ReportError, StoreError
from onrecord.model import Reading
from onrecord.store import SCHEMA, AddSummary, Store, engine
from tests import factories
from tests.test_records import a_whole_reading

VERSIONS = {"onrecord": "0.1.0"}


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as opened:
        yield opened


def a_reading(text: str = factories.SENTENCE, **known: Any) -> Reading:
    report = factories.a_report(text, **known)
    return Reading(report, claims=(factories.a_shelling(report),), versions=VERSIONS)


def test_an_empty_store(store: Store) -> None:
    assert store.counts() == dict.fromkeys(("reports", "claims", "incidents", "relations", "readings", "failures"), 0)
    assert store.reports() == []
    assert store.verify() == []


def test_what_goes_in_comes_out(store: Store) -> None:
    reading = a_whole_reading()
    assert store.add([reading]) == AddSummary(new=1)
    assert store.reading(reading.report.id) == reading
    assert list(store.readings()) == [reading]
    assert list(store.claims()) == list(reading.claims)
    assert store.verify() == []


def test_the_same_again_doubles_nothing(store: Store) -> None:
    store.add([a_reading()])
    assert store.add([a_reading(), a_reading(source_id="other")]) == AddSummary(same=2)
    assert store.counts()["readings"] == store.counts()["claims"] == 1


@pytest.mark.parametrize(
    "later",
    [
        replace(a_reading(), claims=()),
        replace(a_reading(), versions={"onrecord": "0.2.0"}),
        a_reading(published="2020-01-02"),
    ],
)
def test_another_outcome_keeps_both_and_the_later_counts(store: Store, later: Reading) -> None:
    store.add([a_reading()])
    assert store.add([later]) == AddSummary(reread=1)
    assert store.history(later.report.id) == [a_reading(), later]
    assert store.reading(later.report.id) == later
    assert list(store.claims()) == list(later.claims)
    assert (store.counts()["reports"], store.counts()["readings"]) == (1, 2)
    assert store.verify() == []


def test_a_report_is_found_by_each_of_its_names(store: Store) -> None:
    first = a_reading(source_id="a.txt")
    store.add([first, a_reading(source_id="b.txt"), a_reading(factories.SENTENCE + " It rained.", source_id="c.txt")])
    found = [
        store.reading(name).report.id
        for name in ("a.txt", "b.txt", first.report.id, first.report.id[:9], first.report.id[2:9])
    ]
    assert found == [first.report.id] * 5


def test_a_name_for_none_or_for_several(store: Store) -> None:
    store.add([a_reading(source_id="1"), a_reading(factories.SENTENCE + " It rained.", source_id="1")])
    with pytest.raises(StoreError, match="no report in the store has the id 'nope'"):
        store.reading("nope")
    with pytest.raises(StoreError, match="'1' stands for 2 reports"):
        store.reading("1")
    for odd in ("", "r:", "%", "_"):
        with pytest.raises(StoreError, match="no report"):
            store.reading(odd)


def test_known_reports_need_not_be_read_again(store: Store) -> None:
    store.add([a_reading()])
    same, changed = a_reading(source_id="x").report, a_reading(published="2020-01-02").report
    assert store.known([same, changed], VERSIONS) == {same}
    assert store.known([same], {"onrecord": "0.2.0"}) == frozenset()


def test_claims_are_filtered(store: Store) -> None:
    store.add([a_reading()])
    assert len(list(store.claims(type="ASSAULT", polarity="positive", background=False, speaker="the mayor"))) == 1
    assert list(store.claims(type="PROTEST")) == []
    assert len(list(store.claims(country=None))) == 1
    with pytest.raises(StoreError, match="no column 'colour'"):
        list(store.claims(colour="red"))


def test_failures_are_kept(store: Store) -> None:
    run = store.begin_run(["a.jsonl"], VERSIONS)
    store.add_failures([ReportError("no JSON", where="a.jsonl", line=3, hint="mend it")], run_id=run)
    store.end_run(run)
    assert [str(error) for error in store.failures()] == ["a.jsonl, line 3: no JSON; mend it"]
    assert store.counts()["failures"] == 1


def test_a_batch_is_kept_whole_or_not_at_all(store: Store) -> None:
    broken = replace(a_reading(factories.SENTENCE + " It rained."), versions={"x": cast("str", b"no JSON")})
    with pytest.raises(TypeError):
        store.add([a_reading(), broken])
    assert store.counts()["reports"] == 0


def test_a_store_on_disk_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store(path) as store:
        store.add([a_whole_reading()])
    with Store(path, create=False) as store:
        assert list(store.readings()) == [a_whole_reading()]


def test_no_store_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store; make one with `onrecord add"):
        Store(tmp_path / "a.db", create=False)
    assert not (tmp_path / "a.db").exists()


def test_what_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two men were killed in Homs.")
    with pytest.raises(StoreError, match="this file is no store"):
        Store(tmp_path / "a.txt")
    with pytest.raises(StoreError, match="this is a folder"):
        Store(tmp_path)
    with pytest.raises(StoreError, match="check that its folder exists"):
        Store(tmp_path / "none" / "a.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE x (y)")
    with pytest.raises(StoreError, match="no store of onrecord"):
        Store(tmp_path / "other.db")


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db"):
        pass
    with sqlite3.connect(tmp_path / "a.db") as raw:
        raw.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(SCHEMA + 1),))
    with pytest.raises(StoreError, match=f"schema {SCHEMA + 1}, this version reads up to {SCHEMA}; update onrecord"):
        Store(tmp_path / "a.db")


def test_a_locked_store_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with Store(tmp_path / "a.db") as store:
        other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.add([a_reading()])
        other.close()
        assert store.add([a_reading()]) == AddSummary(new=1)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store(path) as store:
        store.add([a_reading(f"{factories.SENTENCE} {number}") for number in range(200)])
    data = bytearray(path.read_bytes())
    data[4096:-4096] = b"\x55" * (len(data) - 8192)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="damaged|cannot be used"), Store(path, create=False) as store:
        store.reports()


CHANGES = [
    ("UPDATE report SET text = 'X' || substr(text, 2)", "the report's id is not that of its text"),
    ("UPDATE report SET text = '   ' || text", "the text has other words at"),
    ("DELETE FROM claim", "it should hold 1 claims and 0 relations, not 0 and 0"),
    ("UPDATE claim SET record = replace(record, 'killed', 'killen')", "the text has other words at|changed after"),
    ("UPDATE claim SET record = '{}'", "a record cannot be read"),
    ("UPDATE reading SET published = '2011-01-01'", "changed after it was written"),
    ("UPDATE reading SET current = 0", "its current reading is not its latest one"),
    ("DELETE FROM report", "reading: 1 rows point to a report that is not there"),
    ("INSERT INTO claim SELECT reading_id, 9, id, type, mode, polarity, modality, background, speaker, date_from, "
     "date_to, country, incident_id, record FROM claim", "is there twice"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "fault"), CHANGES)
def test_verify_names_what_is_wrong(tmp_path: Path, change: str, fault: str) -> None:
    path = tmp_path / "a.db"
    with Store(path) as store:
        store.add([a_reading()])
        assert store.verify() == []
    with sqlite3.connect(path) as raw:
        raw.execute(change)
    with Store(path) as store:
        assert re.search(fault, "\n".join(store.verify()))


def test_incidents_are_counted_once_for_each_report(store: Store) -> None:
    report = factories.a_report("Shells hit Taftanaz. The shelling killed two men. Police arrested a man in Idlib.")
    told = (("hit", "i:1"), ("shelling", "i:1"), ("arrested", "i:2"))
    claims = tuple(factories.a_claim(report, trigger=trigger, incident_id=ident) for trigger, ident in told)
    store.add([Reading(report, claims=claims, versions=VERSIONS)])
    assert store.counts()["incidents"] == 2
