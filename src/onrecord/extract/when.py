"""When an event happened: the date words of its clause, resolved against the day of publication; `dating.py` asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.headings import Heading
from onrecord.extract.scene import Scene
from onrecord.extract.sufferers import FINDING
from onrecord.extract.syntax import is_negated, root_at
from onrecord.extract.triggers import VERBAL
from onrecord.model import EventDate
from onrecord.timex import Timex, find_timexes

# TIMEX3's value of a year has so many characters.
YEAR = 4
# How far a date hangs from an event whose own words it dates.
OWN, OPENS = 1, 7
# A date among the first words of a sentence dates what the whole sentence tells.
OPENING_TOKENS = 3
_OTHER_DAY = frozenset({"after", "since", "until", "once"})
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
        "speak",
        "talk",
    }
)


def told_date(
    scene: Scene, event: EventMention, siblings: Sequence[EventMention], *, happened: bool = True
) -> EventDate | None:
    """The date that the event's own sentence gives it, or None; `siblings` are all events of the sentence.

    What has not happened is dated by its own words alone: "pledged on Monday to try them" sets no day for a trial.
    """
    sent = event.head.sent
    ranked = []
    for i, timex in enumerate(scene.timexes):
        if sent.start_char <= timex.start < sent.end_char and _can_date(timex):
            if _is_unclaimed(scene, timex, event) or _is_a_term(timex, event):
                continue
            distance = _distance(scene, timex, event, siblings)
            if distance is not None and (happened or distance == OWN):
                ranked.append((distance, i))
    if not ranked:
        return None
    timex = scene.timexes[min(ranked)[1]]
    return event_date(scene, _of_that_time(timex, scene) if _is_when(scene, timex, event) else timex)


def _is_when(scene: Scene, timex: Timex, event: EventMention) -> bool:
    """Whether the event is told in a clause on the date itself: "since *2017*, when a general was killed"."""
    after = scene.report.text[timex.end : timex.end + 6].lstrip(", ")
    return after.startswith("when") and event.head.idx > timex.end


def _of_that_time(timex: Timex, scene: Scene) -> Timex:
    """The days that the words name, without the "since" that opens them up to the news."""
    alone = find_timexes(timex.text, published=scene.report.published)
    return replace(timex, first=alone[0].first, last=alone[0].last, edtf=alone[0].edtf) if alone else timex


def event_of(token: Token, siblings: Sequence[EventMention]) -> EventMention | None:
    """The event that the word is a trigger of."""
    return next((e for e in siblings if any(t.head == token for t in e.members)), None)


def _can_date(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME", "DURATION") and timex.resolved and timex.value != "PRESENT_REF"


def event_date(scene: Scene, timex: Timex) -> EventDate | None:
    """The time expression as an event's date; None where it cannot be resolved."""
    if not timex.resolved or timex.edtf is None:
        return None
    start, end = timex.with_preposition
    return EventDate(scene.report.text[start:end], timex.first, timex.last, timex.edtf, timex.precision or 1)


def headed_date(scene: Scene, heading: Heading) -> EventDate | None:
    """The date in the head of an event's paragraph; its words stand elsewhere, so they are left out."""
    found = event_date(scene, heading.date)
    return replace(found, text=None) if found else None


def _distance(scene: Scene, timex: Timex, event: EventMention, siblings: Sequence[EventMention]) -> int | None:
    """How far the time expression hangs from the event in the parse; None where it dates something else."""
    token = root_at(scene.doc, timex.start, timex.end)
    if token is None:
        return None
    if token in event.head.ancestors:
        return OWN  # "since 2017, when a general was killed"
    if len(timex.value or "") == YEAR and _dates_a_noun(token, siblings):
        return None
    path = [token, *_within_clause(token, siblings)]
    owner = _owner(path, siblings, token)
    if owner is event:
        by = _says_by(scene, timex)
        return None if _is_of_the_aftermath(event, path, by=by) else OWN
    anchor = next((a for a in path[1:] if a.pos_ in ("VERB", "AUX")), None)
    saying = anchor is not None and anchor.lemma_ in SAYING
    opens = token.i - token.sent.start <= OPENING_TOKENS and not saying
    if opens and event.type not in VERBAL and event.head.dep_ != "relcl":
        return OPENS
    if owner is not None and _is_during(event, owner):
        return OWN + 1
    if owner is not None:
        return 9 if shares_clause(event, owner) else None
    if event.type in VERBAL:
        return 6 if anchor in (event.head, event.head.head) else None
    if anchor is None:
        return 12 + abs(token.i - event.head.i) // 10
    for steps, above in enumerate([event.head, *event.head.ancestors]):
        if above == anchor:
            return None if saying and steps > 0 else 6 + steps
        if _tells_apart(above):
            return None
    return None if saying else 14 + abs(token.i - event.head.i) // 5


def _is_during(event: EventMention, other: EventMention) -> bool:
    """Whether the event is told to be part of another that is dated: "fought them *during* the 2003 invasion"."""
    prep = other.head.head
    if other.head.dep_ != "pobj" or prep.lower_ not in ("during", "throughout"):
        return False
    return any(prep.head == t.head for t in event.members)


def _dates_a_noun(token: Token, siblings: Sequence[EventMention]) -> bool:
    """Whether a year is part of a name for something that is no event of the report: "ahead of the *2024* vote"."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head
    if token.dep_ not in ("nummod", "compound", "amod", "nmod", "pobj") or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if event_of(noun, siblings) is not None or noun.ent_type_ == "DATE":
        return False
    return not (noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "on", "at", "over"))


def _within_clause(token: Token, siblings: Sequence[EventMention]) -> list[Token]:
    """The words that the date stands under, up to a clause without an event ("he *came* in 1981; they …")."""
    found = []
    for above in token.ancestors:
        found.append(above)
        own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children)
        if above.dep_ in ("ccomp", "parataxis") and own_subject and event_of(above, siblings) is None:
            break
    return found


def _is_of_the_aftermath(event: EventMention, path: Sequence[Token], *, by: bool) -> bool:
    """Whether it says when an attack was claimed or its dead were found, not when it was made.

    "No group had claimed it *by Saturday*", "the family buried their dead *on Monday*".
    """
    if by and event.main.entry.frame == "self-claim":
        return True
    hung_on = next((above for above in path[1:] if above.pos_ not in ("ADP", "SCONJ")), None)
    if hung_on is None or hung_on.pos_ not in ("VERB", "AUX"):
        return False
    return event.main.entry.frame == "self-claim" or (hung_on.lemma_ in FINDING and len(event.members) > 1)


def _is_unclaimed(scene: Scene, timex: Timex, event: EventMention) -> bool:
    """Whether the date says until when nobody claimed the event: "no group had claimed the attack *by Saturday*"."""
    claim = next((t for t in event.head.ancestors if t.lemma_ == "claim" and is_negated(t)), None)
    if claim is None:
        return False
    token = root_at(scene.doc, timex.start, timex.end)
    return token is not None and (_says_by(scene, timex) or claim in list(token.ancestors)[:2])


def _is_a_term(timex: Timex, event: EventMention) -> bool:
    """Whether the time is that of a sentence: "was locked up *for five years*"."""
    return timex.type == "DURATION" and event.type == "COERCE" and event.main.entry.mode == "arrest"


def _says_by(scene: Scene, timex: Timex) -> bool:
    return scene.report.text[timex.with_preposition[0] : timex.start].lower().startswith("by")


def _tells_apart(token: Token) -> bool:
    """Whether a clause begins here that may be of another day: "after being held", "who had fled"."""
    if token.dep_ == "relcl":
        return all(c.lower_ != "when" for c in token.children)
    if token.dep_ == "prep" and token.lower_ in _OTHER_DAY:
        return True
    return token.dep_ in ("advcl", "pcomp") and (
        any(c.lower_ in _OTHER_DAY for c in token.children if c.dep_ in ("mark", "advmod"))
        or token.head.lower_ in _OTHER_DAY
    )


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
