"""When an event happened: the date words of its clause, resolved against the day of publication."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.model import EventDate
from onrecord.timex import Timex

_SAYING = frozenset(
    {
        "say",
        "tell",
        "report",
        "announce",
        "add",
        "state",
        "write",
        "declare",
        "claim",
        "confirm",
        "warn",
        "insist",
        "note",
        "tweet",
        "deny",
        "describe",
        "acknowledge",
        "reveal",
        "call",
        "comment",
        "accuse",
        "blame",
    }
)


def find_date(scene: Scene, event: EventMention) -> EventDate | None:
    """The date of the event from its own sentence, or None."""
    sent = event.head.sent
    inside = [t for t in scene.timexes if sent.start_char <= t.start < sent.end_char and t.type in ("DATE", "TIME")]
    ranked = sorted((d, i) for i, t in enumerate(inside) if (d := _distance(scene, t, event)) is not None)
    if not ranked:
        return None
    return event_date(scene, inside[ranked[0][1]])


def event_date(scene: Scene, timex: Timex) -> EventDate | None:
    """The time expression as an event's date; None where it cannot be resolved."""
    if not timex.resolved or timex.edtf is None:
        return None
    start, end = timex.with_preposition
    return EventDate(scene.report.text[start:end], timex.first, timex.last, timex.edtf, timex.precision or 1)


def _distance(scene: Scene, timex: Timex, event: EventMention) -> int | None:
    """How far the time expression hangs from the event in the parse; None where it dates something else."""
    span = scene.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None or not timex.resolved or timex.value == "PRESENT_REF":
        return None
    heads = {t.head.i for t in event.members}
    token: Token = span.root
    path = [token, *token.ancestors]
    for steps, above in enumerate(path):
        if above.i in heads:
            return steps
    anchor = next((a for a in path[1:] if a.pos_ in ("VERB", "AUX")), None)
    if anchor is None:
        return 12 + abs(token.i - event.head.i) // 10
    saying = anchor.lemma_ in _SAYING
    up = [event.head, *event.head.ancestors]
    for steps, above in enumerate(up):
        if above is anchor:
            return None if saying and steps > 1 else 6 + steps
    return None if saying else 14 + abs(token.i - event.head.i) // 5
