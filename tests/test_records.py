import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records
from onrecord.errors import DataError
from onrecord.export.jsonl import write_readings
from onrecord.model import (
    Acled,
    Body,
    Casualty,
    Claim,
    Count,
    Event,
    EventDate,
    Mention,
    Place,
    Reading,
    Relation,
    Removed,
    Report,
    ReportRef,
    Span,
    Speaker,
    Weapon,
)
from tests import factories

words = st.text(max_size=8)
maybe = st.none() | words
numbers = st.none() | st.integers(0, 10_000)
flags = st.booleans()


@st.composite
def spans(draw: st.DrawFn, /, maker: Any = Span, **fields: Any) -> Any:
    text = draw(words)
    start = draw(st.integers(0, 1000))
    return maker(start, start + len(text), text, **{name: draw(strategy) for name, strategy in fields.items()})


refs = st.builds(ReportRef, id=words, source_id=maybe)
mentions = spans(Mention, name=maybe, actor_id=maybe, kind=maybe, country=maybe)
speakers = spans(
    Speaker,
    name=maybe,
    actor_id=maybe,
    kind=st.sampled_from(["person", "organisation", "state", "media", "unnamed"]),
    role=maybe,
    on_behalf_of=st.none() | st.builds(Body, name=words, actor_id=maybe),
    cue=maybe,
    quoted=flags,
    stance=maybe,
    via=st.none() | mentions,
)
places = spans(
    Place, name=maybe, geonames_id=numbers, country=maybe, admin1=maybe, lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180), precision=numbers, radius_m=numbers,
)  # fmt: skip
casualties = spans(
    Casualty, effect=st.sampled_from(["killed", "injured"]), low=numbers, high=numbers, who=maybe,
    group=st.sampled_from(["civilian", "unknown"]), part=flags,
)  # fmt: skip
events = st.builds(
    Event, type=words, mode=maybe, contexts=st.lists(words, max_size=2).map(tuple),
    count=st.none() | st.builds(Count, low=numbers, high=numbers),
    acled=st.none() | st.builds(Acled, event_type=words, sub_event_type=words), ucdp_type=numbers,
)  # fmt: skip
dates = st.builds(EventDate, text=maybe, first=words, last=words, edtf=words, precision=st.integers(1, 5))
claims = st.builds(
    Claim, id=words, report=refs, quote=spans(), trigger=spans(), event=events, speaker=st.none() | speakers,
    polarity=st.sampled_from(["positive", "negative"]), modality=st.sampled_from(["actual", "planned"]),
    background=flags, actor=st.lists(mentions, max_size=2).map(tuple), target=st.lists(mentions, max_size=2).map(tuple),
    weapon=st.lists(spans(Weapon, category=maybe), max_size=1).map(tuple),
    place=st.lists(places, max_size=2).map(tuple), date=st.none() | dates,
    casualties=st.lists(casualties, max_size=2).map(tuple), incident_id=maybe, method=words,
)  # fmt: skip
relations = st.builds(
    Relation, id=words, report=refs, type=st.just("part_of"), subject=mentions, object=mentions, quote=spans(),
    speaker=st.none() | speakers, first=maybe, last=maybe,
)  # fmt: skip
reports = st.builds(
    Report, id=words, text=words, source_id=maybe, title=maybe, publisher=maybe, via=maybe, author=maybe,
    published=maybe,
    published_from=st.none() | st.just("given"), url=maybe, language=maybe,
)  # fmt: skip


@given(claims)
def test_a_claim_survives(claim: Claim) -> None:
    assert records.claim_from(claim.to_dict()) == claim
    assert records.claim_from(json.loads(json.dumps(claim.to_dict()))).to_dict() == claim.to_dict()


@given(relations)
def test_a_relation_survives(relation: Relation) -> None:
    assert records.relation_from(relation.to_dict()) == relation


@given(reports)
def test_a_report_survives(report: Report) -> None:
    assert records.report_from(report.to_dict()) == report


@given(spans(Removed, report=refs, reason=st.just("credit")))
def test_removed_words_survive(removed: Removed) -> None:
    assert records.removed_from(removed.to_dict()) == removed


def a_whole_reading() -> Reading:
    report = factories.a_report("Via AFP\n" + factories.SENTENCE + " The brigade is part of the army.", source_id="1")
    return Reading(
        report=report,
        removed=(factories.a_removed(report, "Via AFP", reason="credit"),),
        claims=(factories.a_shelling(report),),
        relations=(factories.a_relation(report, "part_of", "The brigade", "the army"),),
        versions={"onrecord": "0.1.0"},
    )


def test_a_reading_survives() -> None:
    reading = a_whole_reading()
    again = records.reading_from(json.loads(json.dumps(reading.to_dict())))
    assert again == reading
    assert again.to_dict() == reading.to_dict()


def test_what_is_printed_can_be_read_back() -> None:
    out = io.StringIO()
    reading = a_whole_reading()
    bare = Reading(factories.a_report("Nothing happened."))
    write_readings([reading, bare], out)
    first, second = records.readings_from(json.loads(line) for line in out.getvalue().splitlines())
    assert first.records() == reading.records()
    assert second == bare


def test_a_stray_record_is_named() -> None:
    claim = a_whole_reading().claims[0].to_dict()
    with pytest.raises(DataError, match="kind 'claim' does not follow its report"):
        list(records.readings_from([claim]))
