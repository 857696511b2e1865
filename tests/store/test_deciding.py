import sqlite3
from pathlib import Path

from onrecord.store import SCHEMA, Store
from tests.factories import a_reading


def test_decisions_are_kept_in_their_order(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        first = store.decide("merge", ["c:1", "c:2"], user="ana", reason="same market")
        second = store.decide("split", ["c:1", "c:2"], user="ben", reason="another day")
    with Store(tmp_path / "a.db") as store:
        assert store.decisions() == [first, second]
        assert first.claims == ("c:1", "c:2")
        assert first.time.endswith("+00:00")
        assert store.verify() == []


def test_a_store_of_the_first_schema_is_brought_up(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        store.add([a_reading()])
    with sqlite3.connect(tmp_path / "a.db") as raw:
        raw.execute("DROP TABLE decision")
        raw.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    with Store(tmp_path / "a.db") as store:
        assert store.decisions() == []
        assert store.counts()["reports"] == 1
        store.decide("merge", ["c:1", "c:2"], user="ana", reason="same market")
    with sqlite3.connect(tmp_path / "a.db") as raw:
        assert raw.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (str(SCHEMA),)
