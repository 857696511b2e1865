"""The date of an event: what its sentence tells, what is counted from another event, how long it has gone on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.extract.syntax import root_at
from onrecord.extract.when import event_date, event_of, told_date
from onrecord.model import EventDate
from onrecord.timex import Timex, counted_from, lasting_until


def find_date(
    scene: Scene, event: EventMention, siblings: Sequence[EventMention], *, happened: bool = True
) -> EventDate | None:
    """The date of the event from its own sentence, or None; `siblings` are all events of the sentence.

    In "they bombed it on Sunday, two days after a rocket attack" the attack is of Friday.
    """
    found = told_date(scene, event, siblings, happened=happened)
    if found is not None or not happened:
        return found
    return _counted_date(scene, event, siblings) or _lasting(scene, event)


def _counted_date(scene: Scene, event: EventMention, siblings: Sequence[EventMention]) -> EventDate | None:
    """The date counted from that of another event: "bombed it on Sunday, *two days after* a rocket attack"."""
    for timex, length in _lengths(scene, event.head.sent):
        link = length.head
        if length.dep_ != "npadvmod" or link.lower_ not in ("after", "before"):
            continue
        later, earlier = event_of(link.head if link.dep_ == "prep" else link.head.head, siblings), _at(link, siblings)
        if link.lower_ == "before":
            later, earlier = earlier, later
        other = later if event is earlier else earlier if event is later else None
        told = told_date(scene, other, siblings) if other is not None else None
        if told is not None and told.precision == 1 and told.first is not None:
            return event_date(scene, counted_from(timex, told.first, back=event is earlier))
    return None


def _lengths(scene: Scene, sent: Span) -> Iterator[tuple[Timex, Token]]:
    """The lengths of time of a sentence that are no date yet, each with the word on which its words hang."""
    for timex in scene.timexes:
        if timex.type == "DURATION" and not timex.resolved and sent.start_char <= timex.start < sent.end_char:
            length = root_at(scene.doc, timex.start, timex.end)
            if length is not None:
                yield timex, length


def _at(link: Token, siblings: Sequence[EventMention]) -> EventMention | None:
    """The event that "after" brings in: its object, or a word of its clause."""
    inside = {t.i for t in (link.head.subtree if link.dep_ == "mark" else link.subtree) if t.i > link.i}
    return next((e for e in siblings if e.head.i in inside), None)


def _lasting(scene: Scene, event: EventMention) -> EventDate | None:
    """The days that an event has gone on up to the news: "a *four-month* battle", "after *three days* of shelling"."""
    for timex, length in _lengths(scene, event.head.sent):
        if _lasts(event, length):
            alone = replace(timex, with_preposition=(timex.start, timex.end))
            return event_date(scene, lasting_until(alone, scene.report.published))
    return None


def _lasts(event: EventMention, length: Token) -> bool:
    """Whether the length of time is the event's: "*three-year* war", "*months* of fighting"."""
    noun = event.head
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.pos_ != "NOUN" and noun.tag_ != "VBG":
        return False
    before = length if length.dep_ != "nummod" else length.head
    if before.head == noun and before.i < noun.i and before.dep_ in ("compound", "amod", "nmod"):
        return True
    return noun.dep_ in ("pobj", "pcomp") and noun.head.lower_ == "of" and noun.head.head == before
