"""Incidents as text for a terminal or a pipe, and as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.text import Text

from onrecord.consolidate.disputes import Dispute, amount, disputes_of, extent
from onrecord.consolidate.explain import Explanation
from onrecord.consolidate.model import Blame, Figure, Incident, Told, Toll, Value
from onrecord.export import wording
from onrecord.export.table import table_of, written

NO_INCIDENTS = "There are no incidents yet; add reports with: onrecord add FILE"
NO_DISPUTES = "The claims about these incidents do not contradict each other."
# Values of one field that are listed; the rest is counted.
SHOWN = 8


def print_incidents(incidents: Sequence[Incident], *, file: TextIO, width: int | None = None) -> None:
    """Nothing; writes one line an incident: when, where, what, the tolls, how sure, how many sources.

    >>> import sys
    >>> print_incidents([], file=sys.stdout)
    There are no incidents yet; add reports with: onrecord add FILE
    """
    with written(file, width) as console:
        if not incidents:
            console.print(NO_INCIDENTS)
            return
        table = table_of()
        for head in ("Date", "Place", "What", "Killed", "Injured", "Grade"):
            table.add_column(head)
        table.add_column("Sources", justify="right")
        table.add_column("Incident", no_wrap=True)
        for incident in incidents:
            cells = (
                incident.date or wording.UNKNOWN, incident.place or wording.UNKNOWN, what(incident),
                bounds(incident.toll("killed")), bounds(incident.toll("injured")), incident.grade.name,
                str(incident.independent_sources), incident.id,
            )  # fmt: skip
            table.add_row(*(Text(wording.clean(cell)) for cell in cells))
        console.print(table)


def what(incident: Incident) -> str:
    """Type and mode, with who did it to whom where that is told."""
    kind = f"{incident.type} {incident.mode}" if incident.mode else incident.type
    who = incident.actors[0].value if incident.actors else None
    # "25 killed" gives the target "25", which tells nobody anything.
    whom = next((t.value for t in incident.targets if not t.value.isdigit()), None)
    parties = " → ".join(name or "?" for name in (who, whom)) if who or whom else None
    return f"{kind}: {parties}" if parties else kind


def bounds(toll: Toll | None) -> str:
    """The best number of a toll, and beside it all that is said where that differs."""
    if toll is None:
        return wording.UNKNOWN
    best = wording.amount(toll.best_low, toll.best_high) or wording.UNKNOWN
    every = str(toll.lowest) if toll.lowest == toll.highest else f"{toll.lowest}–{toll.highest}"
    return best if best == every else f"{best} ({every})"


def print_incident(incident: Incident, *, file: TextIO) -> None:
    """Nothing; writes all that is said of one incident, each value with its speakers, sources and words."""
    for line in incident_lines(incident):
        indent = "  " if line.startswith("  ") else ""
        file.write(f"{indent}{wording.clean(line)}\n")


def incident_lines(incident: Incident) -> Iterator[str]:
    """The lines of one incident."""
    yield f"{what(incident)}, {incident.place or 'place unknown'}, {incident.date or 'day unknown'}"
    yield f"{incident.id}: {incident.grade.name} ({incident.grade.reason})"
    if incident.status:
        yield f"strike: {incident.status}"
    voices = ", ".join(f"{kind} {number}" for kind, number in incident.voices)
    yield f"independent sources: {incident.independent_sources} of {len(incident.sources)} reports; speakers: {voices}"
    for dispute in disputes_of(incident):
        yield f"dispute over {dispute.about}: {dispute.sentence}"
    for toll in incident.tolls:
        yield ""
        side = "" if toll.side == "all" else f", {toll.side}s"
        yield f"{toll.effect}{side}: {bounds(toll)} by policy {toll.policy}"
        yield from (_figure_line(figure) for figure in toll.figures)
    who = incident.responsibility
    for title, blames in (("claimed by", who.claimed), ("attributed", who.attributed), ("denied", who.denied)):
        if blames:
            yield ""
            yield title
            yield from (_blame_line(blame, title) for blame in blames)
    for title, values in (
        ("date", incident.dates), ("place", incident.places), ("actor", incident.actors), ("target", incident.targets),
        ("weapon", incident.weapons), ("mode", incident.modes),
    ):  # fmt: skip
        if values:
            yield ""
            yield title
            yield from _value_lines(values)
    if incident.did_not_happen:
        yield ""
        yield "said not to have happened"
        yield from (f"  {_witness(told)}: {_quote(told)}" for told in incident.did_not_happen)
    for part in incident.parts:
        yield ""
        yield f"{part.relation.replace('_', ' ')} {part.incident} ({part.reason})"
    yield ""
    yield "sources"
    for source in incident.sources:
        copy = f", copy of {source.origin}" if source.origin != source.report else ""
        via = f", via {source.via}" if source.via else ""
        yield f"  {source.published or wording.UNKNOWN}  {source.name}{via}{copy}  {source.report}"


def _figure_line(figure: Figure) -> str:
    late = f", superseded by {figure.superseded_by}" if figure.superseded_by else ""
    told = figure.told
    when = f" (as of {figure.as_of})" if figure.as_of else ""
    return f"  {told.published or wording.UNKNOWN}  {amount(figure)}{when}  {_witness(told)}{late}: {_quote(told)}"


def _blame_line(blame: Blame, title: str) -> str:
    whom = f"by {_witness(blame.told)}" if title == "claimed by" else f"{blame.actor}, by {_witness(blame.told)}"
    return f"  {blame.told.published or wording.UNKNOWN}  {whom}: {_quote(blame.told)}"


def _value_lines(values: Sequence[Value]) -> Iterator[str]:
    for value in values[:SHOWN]:
        who = list(dict.fromkeys(_witness(told) for told in value.told))
        more = f" and {len(who) - 4} more" if len(who) > 4 else ""
        yield f"  {value.value}: {'; '.join(who[:4])}{more}"
    if len(values) > SHOWN:
        yield f"  … and {len(values) - SHOWN} more"


def _witness(told: Told) -> str:
    return f"{told.speaker} ({told.source})" if told.speaker else told.source


def _quote(told: Told) -> str:
    words = " ".join(told.quote.split())
    return f"“{words[:157]}…”" if len(words) > 160 else f"“{words}”"


def write_incidents(incidents: Iterable[Incident], file: TextIO) -> None:
    """Nothing; writes one record an incident, with its disputes."""
    for incident in incidents:
        record = {**incident.to_dict(), "disputes": [d.to_dict() for d in disputes_of(incident)]}
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_disputes(incidents: Sequence[Incident], *, file: TextIO) -> None:
    """Nothing; writes the incidents whose claims differ, the widest first, with a sentence for each point."""
    if not incidents:
        file.write(NO_DISPUTES + "\n")
    for incident in incidents:
        head = f"{incident.date or 'day unknown'}, {incident.place or 'place unknown'}: {what(incident)}"
        file.write(f"{wording.clean(head)}  {incident.id}\n")
        for dispute in disputes_of(incident):
            file.write(f"  {dispute.about}: {wording.clean(dispute.sentence)}\n")


def dispute_record(incident: Incident) -> dict[str, object]:
    """The `dispute` record: which incident, how far its claims differ, and in what."""
    found: tuple[Dispute, ...] = disputes_of(incident)
    return {
        "record": "dispute", "incident": incident.id, "date": incident.date, "place": incident.place,
        "type": incident.type, "extent": round(extent(incident), 3), "disputes": [d.to_dict() for d in found],
    }  # fmt: skip


def print_why(why: Explanation, *, file: TextIO) -> None:
    """Nothing; writes the pieces of a score, those that weigh most first."""
    together = "one incident" if why.together else "different incidents"
    file.write(f"{why.left.id} of {why.left.report}\n{why.right.id} of {why.right.report}\n")
    file.write(f"taken for {together}; score {why.score:+.2f}, alike from {why.threshold:+.2f} on\n")
    if why.veto:
        file.write(f"veto: {why.veto}\n")
    for decision in why.decisions:
        file.write(f"decided: {decision.kind} by {decision.user}, {decision.time}: {wording.clean(decision.reason)}\n")
    file.write(f"\n{why.bias:+7.2f}  before anything is compared\n")
    for piece in why.evidence:
        file.write(
            f"{piece.weight:+7.2f}  {piece.feature} ({piece.level}): {_side(piece.left)} | {_side(piece.right)}\n"
        )


def _side(value: object) -> str:
    if isinstance(value, list):
        return wording.clean(", ".join(str(item) for item in value[:SHOWN])) or wording.UNKNOWN
    return wording.UNKNOWN if value is None else wording.clean(str(value))
