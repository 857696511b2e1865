"""The commands over a small store: two reports of one strike that differ, a copy, and another attack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import main
from onrecord.store import Store
from tests.factories import a_claim, a_place, a_reading, a_report, a_speaker

ARMY = (
    "Jets hit a depot in Kramatorsk on Monday, killing four, the army said. Smoke rose over the northern districts of "
    "the town for hours and fire engines came from three neighbouring towns to the burning depot."
)
DOCTORS = "Jets hit the depot in Kramatorsk on Monday, killing 25, doctors said. Smoke rose over the burning depot."
OTHER = "Gunmen shot at a convoy near Aden, killing two, residents said."


def reading(text: str, name: str, *, who: str, killed: tuple[int, int, str], on: str, at: str) -> Any:
    report = a_report(text, source_id=name, publisher=name.title(), published="2024-05-01", title=text[:40])
    point = {"Kramatorsk": (48.72, 37.56, "UA"), "Aden": (12.78, 45.03, "YE")}[at]
    place = a_place(text, at, name=at, lat=point[0], lon=point[1], country=point[2], precision=1, radius_m=5000)
    speaker = a_speaker(text, who, kind="organisation", name=who)
    trigger = "hit" if "hit" in text else "shot"
    claim = a_claim(
        report, trigger=trigger, mode="aerial", speaker=speaker, place=place, killed=killed, date=on,
        incident_id=f"i:{name}{name}",
    )  # fmt: skip
    return a_reading(report, claims=[claim])


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_SETTINGS", raising=False)
    with Store(tmp_path / "onrecord.db") as opened:
        opened.add(
            [
                reading(ARMY, "army", who="the army", killed=(4, 4, "killing four"), on="2024-04-29", at="Kramatorsk"),
                reading(ARMY + " It burnt.", "copy", who="the army", killed=(4, 4, "killing four"), on="2024-04-29",
                        at="Kramatorsk"),
                reading(DOCTORS, "doctors", who="doctors", killed=(25, 25, "killing 25"), on="2024-04-29",
                        at="Kramatorsk"),
                reading(OTHER, "other", who="residents", killed=(2, 2, "killing two"), on="2024-04-20", at="Aden"),
            ]
        )  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def records(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    status, out, _ = run(capsys, *arguments, "--format", "jsonl")
    assert status == 0
    return [json.loads(line) for line in out.splitlines()]


def test_incidents_are_listed_once(capsys: pytest.CaptureFixture[str]) -> None:
    found = records(capsys, "incidents")
    assert [(i["place"], i["independent_sources"], len(i["sources"])) for i in found] == [
        ("Aden", 1, 1),
        ("Kramatorsk", 2, 3),
    ]
    status, out, err = run(capsys, "incidents", "--type", "ASSAULT")
    assert (status, err) == (0, "")
    assert "4–25" in out
    assert records(capsys, "incidents", "--type", "PROTEST") == []


def test_one_incident_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    (ident,) = [i["id"] for i in records(capsys, "incidents") if i["place"] == "Kramatorsk"]
    status, out, _ = run(capsys, "incident", ident[:10])
    assert status == 0
    for words in ("killed: 4–25 by policy range", "  2024-05-01  25  doctors (Doctors)", "copy of r:", "fair (2 ind"):
        assert " ".join(words.split()) in " ".join(out.split())
    (whole,) = records(capsys, "incident", ident)
    assert whole["disputes"][0]["sentence"] == "The army says 4 killed; doctors say 25."


def test_the_policy_of_the_settings_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    Path("onrecord.toml").write_text('[onrecord]\ntoll_policy = "conservative"\n', encoding="utf-8")
    whole = records(capsys, "incidents")[1]
    assert whole["tolls"][0]["best"] == {"low": 4, "high": 4, "policy": "conservative"}
    Path("onrecord.toml").write_text('[onrecord]\ntoll_policy = "mean"\n', encoding="utf-8")
    assert "must be one of range" in run(capsys, "incidents")[2]


def test_disputes_come_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "disputes")
    assert status == 0
    assert "killed: The army says 4 killed; doctors say 25." in out
    (only,) = records(capsys, "disputes", "--limit", "1")
    assert only["disputes"][0]["about"] == "killed"


def test_why_prints_the_sum(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "why", "army", "other")
    assert status == 0
    assert "different incidents" in out
    assert "veto: place and day apart" in out
    _, out, _ = run(capsys, "why", "army", "doctors", "--format", "json")
    why = json.loads(out)
    assert why["together"]
    assert why["score"] == pytest.approx(why["bias"] + sum(e["weight"] for e in why["evidence"]))


def test_split_and_merge_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "split", "doctors", "army", "--reason", "another depot", "--user", "ana")[0] == 0
    assert run(capsys, "split", "doctors", "copy", "--reason", "another depot", "--user", "ana")[0] == 0
    assert len(records(capsys, "incidents")) == 3
    assert "decided: split by ana" in run(capsys, "why", "doctors", "army")[1]
    assert run(capsys, "merge", "doctors", "army", "--reason", "the same depot", "--user", "ana")[0] == 0
    assert run(capsys, "merge", "doctors", "copy", "--reason", "the same depot", "--user", "ana")[0] == 0
    assert len(records(capsys, "incidents")) == 2
    assert run(capsys, "merge", "army", "nobody", "--reason", "x")[0] == 1


def test_copies_show_the_lines_that_differ(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "copies", "army")
    assert status == 0
    assert "2 copies of one text" in out
    assert "It burnt." in out
    assert "has no copies" in run(capsys, "copies", "other")[1]
    assert records(capsys, "copies", "copy")[0]["differences"][0]["kind"] == "changed"
