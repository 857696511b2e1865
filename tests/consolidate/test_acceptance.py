"""Thirteen dispatches on three attacks become three incidents, with every toll beside its speaker."""

from __future__ import annotations

import pytest

from onrecord.consolidate.disputes import disputes_of
from onrecord.consolidate.model import Incident
from onrecord.consolidate.record import Record
from onrecord.errors import StoreError
from onrecord.ingest import make_report
from onrecord.model import Decision, Reading
from onrecord.pipeline import read_reports
from tests.consolidate.dispatches import DISPATCHES


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    reports = [
        make_report(d.text, title=d.title, publisher=d.publisher, published=d.published, source_id=f"{n}-{d.about}")
        for n, d in enumerate(DISPATCHES)
    ]
    return list(read_reports(reports))


@pytest.fixture(scope="module")
def record(readings: list[Reading]) -> Record:
    return Record(readings)


@pytest.fixture(scope="module")
def incidents(record: Record, readings: list[Reading]) -> dict[str, Incident]:
    found: dict[str, set[str]] = {}
    for reading in readings:
        name = (reading.report.source_id or "").partition("-")[2]
        found.setdefault(name, set()).add(record.main_incident(reading.report.id) or "")
    assert {name: len(idents) for name, idents in found.items()} == {"k1": 1, "strikes": 1, "taji": 1}
    return {name: record.incident(idents.pop()) for name, idents in found.items()}


def tolls(incident: Incident, effect: str) -> dict[tuple[int | None, int | None], str | None]:
    toll = incident.toll(effect)
    assert toll is not None
    return {(figure.low, figure.high): figure.told.speaker for figure in toll.figures}


def sentence(incident: Incident, about: str) -> str:
    return next(dispute.sentence for dispute in disputes_of(incident) if dispute.about == about)


def test_there_are_three_attacks(record: Record, incidents: dict[str, Incident]) -> None:
    assert len({incident.id for incident in incidents.values()}) == 3
    attacks = [i for i in record.incidents() if i.type == "ASSAULT" and i.independent_sources > 1]
    assert {i.id for i in attacks} == {i.id for i in incidents.values()}
    assert [incidents[name].date for name in ("k1", "strikes", "taji")] == ["2019-12-27", "2019-12-29", "2020-03-11"]


def test_every_toll_stands_beside_its_speaker(incidents: dict[str, Incident]) -> None:
    killed = tolls(incidents["strikes"], "killed")
    assert killed == {
        (4, 4): "Iraq's military",
        (19, 19): "the Popular Mobilisation Forces",
        (25, 25): "the Popular Mobilisation Forces",
        (25, None): "security officials",
        (None, 30): "Kata'ib Hizbollah",
    }
    injured = tolls(incidents["strikes"], "injured")
    assert {high for _, high in injured} >= {30, 35, 51}


def test_a_corrected_toll_is_superseded_and_kept(incidents: dict[str, Incident]) -> None:
    toll = incidents["strikes"].toll("killed")
    assert toll is not None
    assert [figure.low for figure in toll.figures if figure.superseded_by] == [19]
    assert (toll.lowest, toll.highest) == (4, 30)


def test_the_dispute_over_the_dead_is_one_sentence(incidents: dict[str, Incident]) -> None:
    assert sentence(incidents["strikes"], "killed") == (
        "Iraq's military says 4 killed; security officials say at least 25; the Popular Mobilisation Forces says 25; "
        "Kata'ib Hizbollah says nearly 30."
    )


def test_blame_and_denial_of_the_attack_on_k1(incidents: dict[str, Incident]) -> None:
    who = incidents["k1"].responsibility
    assert {blame.actor_id for blame in who.attributed} >= {"islamic-state", "kataib-hizballah"}
    assert "kataib-hizballah" in {blame.actor_id for blame in who.denied}
    assert incidents["k1"].grade.name == "contested"
    assert sentence(incidents["k1"], "responsibility").endswith("Kata'ib Hizbollah denies it.")


def test_a_copy_is_no_source_of_its_own(record: Record, incidents: dict[str, Incident]) -> None:
    (group,) = record.copies
    assert record.report(group.origin).publisher == "Gulf Wire"
    assert {record.report(report).publisher for report in group.reports} == {"Gulf Wire", "The Tigris Post"}
    k1 = incidents["k1"]
    assert k1.independent_sources == len({source.report for source in k1.sources}) - 1


def test_a_wrong_number_of_bases_keeps_a_report_in(incidents: dict[str, Incident]) -> None:
    assert "Desert Herald" in {source.publisher for source in incidents["strikes"].sources}


def test_k1_and_taji_are_told_apart_for_a_reason(record: Record) -> None:
    why = record.why("0-k1", "10-taji")
    assert not why.together
    assert why.veto == "place and day apart"
    assert why.to_dict()["evidence"][0].keys() == {"feature", "level", "left", "right", "weight"}


def test_the_order_of_the_reports_changes_nothing(record: Record, readings: list[Reading]) -> None:
    assert Record(reversed(readings)).incidents() == record.incidents()


def test_decisions_hold(record: Record, readings: list[Reading], incidents: dict[str, Incident]) -> None:
    def decided(kind: str, one: str, two: str) -> Decision:
        return Decision(kind, record.claims_to_decide(kind, one, two), "ana", "2024-05-01T10:00:00+00:00", "test")  # type: ignore[arg-type]

    merged = Record(readings, [decided("merge", incidents["k1"].id, incidents["taji"].id)])
    ids = {r.report.source_id: r.report.id for r in readings}
    assert merged.main_incident(ids["0-k1"]) == merged.main_incident(ids["10-taji"])
    split = Record(readings, [decided("split", "9-strikes", incidents["strikes"].id)])
    assert split.main_incident(ids["9-strikes"]) != split.main_incident(ids["5-strikes"])
    assert split.why("9-strikes", "5-strikes").decisions
    orphan = Decision("merge", ("c:gone", "c:too"), "ana", "2024-05-01T10:00:00+00:00", "test")
    assert Record(readings, [orphan]).orphans == (orphan,)


def test_an_unknown_name_is_said_so(record: Record) -> None:
    with pytest.raises(StoreError, match="no report, claim or incident is called 'i:nothing'"):
        record.incident("i:nothing")
