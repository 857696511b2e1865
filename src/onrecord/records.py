"""Records back into the types of a reading: the inverse of `to_dict()`.

>>> report = report_from({"record": "report", "id": "r:1", "text": "Two men died.", "language": "en"})
>>> report.text
'Two men died.'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from onrecord.errors import DataError
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

Json = Mapping[str, Any]
S = TypeVar("S", bound=Span)

_REPORT = (
    "id", "text", "source_id", "title", "publisher", "via", "author", "published", "published_from", "url", "language",
)  # fmt: skip


def report_from(record: Json) -> Report:
    """The report of a `report` record."""
    return Report(**{key: record.get(key) for key in _REPORT})  # type: ignore[arg-type]


def removed_from(record: Json) -> Removed:
    """The words of a `removed` record."""
    start, end, text = record["start"], record["end"], record["text"]
    return Removed(start, end, text, report=_ref(record["report"]), reason=record["reason"])


def claim_from(record: Json) -> Claim:
    """The claim of a `claim` record."""
    return Claim(
        id=record["id"],
        report=_ref(record["report"]),
        quote=Span(record["start"], record["end"], record["quote"]),
        trigger=_span(Span, record["trigger"]),
        event=_event(record["event"]),
        speaker=_speaker(record["speaker"]),
        polarity=record["polarity"],
        modality=record["modality"],
        background=record["background"],
        actor=_spans(Mention, record["actor"]),
        target=_spans(Mention, record["target"]),
        weapon=_spans(Weapon, record["weapon"]),
        place=_spans(Place, record["place"]),
        date=_date(record["date"]),
        casualties=_spans(Casualty, record["casualties"]),
        incident_id=record["incident_id"],
        method=record["method"],
    )


def relation_from(record: Json) -> Relation:
    """The relation of a `relation` record."""
    return Relation(
        id=record["id"],
        report=_ref(record["report"]),
        type=record["relation"],
        subject=_span(Mention, record["subject"]),
        object=_span(Mention, record["object"]),
        quote=Span(record["start"], record["end"], record["quote"]),
        speaker=_speaker(record["speaker"]),
        first=record["from"],
        last=record["to"],
    )


def reading_from(whole: Json) -> Reading:
    """The reading that `Reading.to_dict()` gave."""
    return Reading(
        report=report_from(whole["report"]),
        removed=tuple(removed_from(r) for r in whole["removed"]),
        claims=tuple(claim_from(r) for r in whole["claims"]),
        relations=tuple(relation_from(r) for r in whole["relations"]),
        versions=dict(whole.get("versions", {})),
    )


def readings_from(records: Iterable[Json]) -> Iterator[Reading]:
    """The readings of a stream of records, as `onrecord read --format jsonl` prints it; their versions are not in it.

    Raises DataError for a record that comes before its report, or of an unknown kind.
    """
    whole: dict[str, Any] | None = None
    parts = {"removed": "removed", "claim": "claims", "relation": "relations"}
    for record in records:
        kind = record.get("record")
        if kind == "report":
            if whole is not None:
                yield reading_from(whole)
            whole = {"report": record, "removed": [], "claims": [], "relations": []}
        elif kind not in parts or whole is None or record["report"]["id"] != whole["report"]["id"]:
            raise DataError(
                f"a record of kind {kind!r} does not follow its report; keep the records of one report together"
            )
        else:
            whole[parts[kind]].append(record)
    if whole is not None:
        yield reading_from(whole)


def _span(maker: type[S], value: Json) -> S:
    return maker(**value)


def _spans(maker: type[S], values: Iterable[Json]) -> tuple[S, ...]:
    return tuple(maker(**value) for value in values)


def _ref(value: Json) -> ReportRef:
    return ReportRef(value["id"], value["source_id"])


def _speaker(value: Json | None) -> Speaker | None:
    if value is None:
        return None
    known = dict(value)
    body, via = known.pop("for"), known.pop("via", None)
    return Speaker(**known, on_behalf_of=Body(**body) if body else None, via=Mention(**via) if via else None)


def _event(value: Json) -> Event:
    return Event(
        type=value["type"],
        mode=value["mode"],
        contexts=tuple(value["contexts"]),
        count=Count(**value["count"]) if value["count"] else None,
        acled=Acled(**value["acled"]) if value["acled"] else None,
        ucdp_type=value["ucdp_type"],
    )


def _date(value: Json | None) -> EventDate | None:
    if value is None:
        return None
    return EventDate(
        text=value["text"], first=value["from"], last=value["to"], edtf=value["edtf"], precision=value["precision"]
    )
