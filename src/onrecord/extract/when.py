"""When an event happened: the date words of its clause, resolved against the day of publication."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.extract.triggers import VERBAL
from onrecord.model import EventDate
from onrecord.timex import Timex

# A date among the first words of a sentence dates what the whole sentence tells.
OPENING_TOKENS = 3
_SHARED = frozenset({"advcl", "conj", "dobj", "nsubj", "nsubjpass", "xcomp", "compound", "agent", "acl"})
SAYING = frozenset(
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


def find_date(scene: Scene, event: EventMention, siblings: Sequence[EventMention]) -> EventDate | None:
    """The date of the event from its own sentence, or None; `siblings` are all events of the sentence."""
    sent = event.head.sent
    ranked = []
    for i, timex in enumerate(scene.timexes):
        if sent.start_char <= timex.start < sent.end_char and _can_date(timex):
            distance = _distance(scene, timex, event, siblings)
            if distance is not None:
                ranked.append((distance, i))
    return event_date(scene, scene.timexes[min(ranked)[1]]) if ranked else None


def _can_date(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME", "DURATION") and timex.resolved and timex.value != "PRESENT_REF"


def event_date(scene: Scene, timex: Timex) -> EventDate | None:
    """The time expression as an event's date; None where it cannot be resolved."""
    if not timex.resolved or timex.edtf is None:
        return None
    start, end = timex.with_preposition
    return EventDate(scene.report.text[start:end], timex.first, timex.last, timex.edtf, timex.precision or 1)


def _distance(scene: Scene, timex: Timex, event: EventMention, siblings: Sequence[EventMention]) -> int | None:
    """How far the time expression hangs from the event in the parse; None where it dates something else."""
    span = scene.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None:
        return None
    token: Token = span.root
    path = [token, *token.ancestors]
    owner = _owner(path, siblings, token)
    if owner is event:
        return 1
    anchor = next((a for a in path[1:] if a.pos_ in ("VERB", "AUX")), None)
    saying = anchor is not None and anchor.lemma_ in SAYING
    opens = token.i - token.sent.start <= OPENING_TOKENS and not saying
    if opens and event.type not in VERBAL and event.head.dep_ != "relcl":
        return 7
    if owner is not None:
        return 9 if shares_clause(event, owner) else None
    if owner is not None and event.type in VERBAL:
        return None
    if event.type in VERBAL:
        return 6 if anchor in (event.head, event.head.head) else None
    if anchor is None:
        return 12 + abs(token.i - event.head.i) // 10
    for steps, above in enumerate([event.head, *event.head.ancestors]):
        if above == anchor:
            return None if saying and steps > 0 else 6 + steps
    return None if saying else 14 + abs(token.i - event.head.i) // 5


def shares_clause(event: EventMention, owner: EventMention) -> bool:
    """Whether an event is told in the clause that is dated ("on Monday the army shelled the town, *killing* nine")."""
    if owner.type in VERBAL or owner.main.pos != "V" or event.type in VERBAL:
        return False
    between = event.head
    for _ in range(3):
        if between.dep_ not in _SHARED:
            return False
        between = between.head
        if between == owner.head:
            return True
    return False


def _owner(path: Sequence[Token], siblings: Sequence[EventMention], timex: Token) -> EventMention | None:
    """The event on whose words the time expression hangs; of an act of speech, rather the act it speaks of."""
    for above in path:
        for event in siblings:
            if all(above != t.head for t in event.members):
                continue
            inner = [
                s
                for s in siblings
                if s is not event and event.head.i < s.head.i < timex.i and event.head in s.head.ancestors
            ]
            return inner[-1] if inner and event.type in VERBAL else event
    return None
