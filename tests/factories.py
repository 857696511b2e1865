"""Small makers of reports, claims and readings from a text and words in it, so that a test says only what it is about.

Words are looked up in the claim's quote first and then in the whole text; words that are not there fail the test.

>>> report = a_report("Shells hit the market in Kramatorsk, killing four, the mayor said.")
>>> claim = a_claim(report, trigger="hit", speaker="the mayor", place="Kramatorsk", killed=(4, 4, "killing four"))
>>> claim.trigger.start, claim.speaker.text, claim.casualties[0].low
(7, 'the mayor', 4)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

from onrecord.model import (
    Body,
    Casualty,
    Claim,
    Count,
    Effect,
    Event,
    EventDate,
    Mention,
    Modality,
    Place,
    Polarity,
    PublishedFrom,
    Reading,
    Relation,
    RelationType,
    Removed,
    Report,
    ReportRef,
    Span,
    Speaker,
    SpeakerKind,
    Weapon,
)
from onrecord.text import digest, lines

SENTENCE = "Shells hit the market in Kramatorsk on Monday, killing four people, the mayor said."

S = TypeVar("S", bound=Span)
Words: TypeAlias = str | S | Sequence[str | S]
# Low, high, and the words: (4, 4, "killing four people").
Toll = tuple[int | None, int | None, str]


def a_report(
    text: str = SENTENCE,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    published_from: PublishedFrom | None = None,
    source_id: str | None = None,
    via: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = "en",
) -> Report:
    """A report of this text; `published_from` is 'given' where only `published` is named."""
    return Report(
        id=f"r:{digest(publisher, url, text)}", text=text, source_id=source_id, title=title, publisher=publisher,
        via=via, author=author, published=published, published_from=published_from or ("given" if published else None),
        url=url, language=language,
    )  # fmt: skip


def a_ref(report: Report) -> ReportRef:
    """What a record keeps of its report."""
    return ReportRef(report.id, report.source_id)


def at(text: str, words: str, *, nth: int = 0, within: Span | None = None) -> tuple[int, int, str]:
    """Start, end and words of their `nth` occurrence, in the span `within` first and then anywhere in the text."""
    first, last = (within.start, within.end) if within else (0, len(text))
    start = first - 1
    for _ in range(nth + 1):
        start = text.find(words, start + 1, last)
        if start < 0 and within:
            return at(text, words, nth=nth)
        if start < 0:
            raise AssertionError(f"{words!r} (occurrence {nth + 1}) is not in the text {text[:80]!r}")
    return start, start + len(words), words


def a_span(text: str, words: str, *, nth: int = 0, within: Span | None = None) -> Span:
    """The span of these words."""
    return Span(*at(text, words, nth=nth, within=within))


def a_speaker(
    text: str,
    words: str,
    *,
    name: str | None = None,
    kind: SpeakerKind = "person",
    role: str | None = None,
    on_behalf_of: str | Body | None = None,
    actor_id: str | None = None,
    cue: str | None = "said",
    quoted: bool = False,
    nth: int = 0,
    within: Span | None = None,
) -> Speaker:
    """The speaker whom these words name."""
    body = Body(on_behalf_of) if isinstance(on_behalf_of, str) else on_behalf_of
    return Speaker(
        *at(text, words, nth=nth, within=within), name=name, actor_id=actor_id, kind=kind, role=role,
        on_behalf_of=body, cue=cue, quoted=quoted,
    )  # fmt: skip


def a_mention(text: str, words: str, *, nth: int = 0, within: Span | None = None, **known: Any) -> Mention:
    """An actor or target; `known` are its name, actor_id, kind and country."""
    return Mention(*at(text, words, nth=nth, within=within), **known)


def a_place(text: str, words: str, *, nth: int = 0, within: Span | None = None, **known: Any) -> Place:
    """A place; `known` are its name, lat, lon and so on."""
    return Place(*at(text, words, nth=nth, within=within), **known)


def a_weapon(text: str, words: str, *, category: str | None = None, nth: int = 0, within: Span | None = None) -> Weapon:
    """A weapon."""
    return Weapon(*at(text, words, nth=nth, within=within), category=category)


def a_date(first: str, last: str | None = None, *, text: str | None = None, precision: int = 1) -> EventDate:
    """A day, or the range from `first` to `last`."""
    edtf = first if last in (None, first) else f"{first}/{last}"
    return EventDate(text=text, first=first, last=last or first, edtf=edtf, precision=precision)


def a_casualty(
    text: str, words: str, low: int | None, high: int | None, *,
    effect: Effect = "killed", nth: int = 0, within: Span | None = None, **known: Any,
) -> Casualty:  # fmt: skip
    """A toll; `known` are who, group and part."""
    return Casualty(*at(text, words, nth=nth, within=within), effect=effect, low=low, high=high, **known)


def a_claim(
    report: Report,
    *,
    quote: str | Span | None = None,
    trigger: str | Span = "hit",
    type: str = "ASSAULT",
    mode: str | None = None,
    contexts: tuple[str, ...] = (),
    count: int | None = None,
    speaker: str | Speaker | None = None,
    polarity: Polarity = "positive",
    modality: Modality = "actual",
    background: bool = False,
    actor: Words[Mention] = (),
    target: Words[Mention] = (),
    weapon: Words[Weapon] = (),
    place: Words[Place] = (),
    date: EventDate | str | None = None,
    killed: Toll | None = None,
    injured: Toll | None = None,
    casualties: Sequence[Casualty] = (),
    incident_id: str | None = None,
) -> Claim:
    """A claim of this report; `quote` None is the sentence around the trigger, as far as full stops tell."""
    text = report.text
    said = quote if isinstance(quote, Span) else a_span(text, quote) if quote else _sentence(text, trigger)
    fired = trigger if isinstance(trigger, Span) else a_span(text, trigger, within=said)
    source = a_speaker(text, speaker, within=said, kind="unnamed") if isinstance(speaker, str) else speaker
    tolls = (*_tolls(text, said, "killed", killed), *_tolls(text, said, "injured", injured))
    return Claim(
        id=f"c:{digest(report.id, fired.start, fired.end, type, source.start if source else None)}",
        report=a_ref(report), quote=said, trigger=fired, speaker=source,
        event=Event(type, mode, contexts, count=Count(count, count) if count is not None else None),
        polarity=polarity, modality=modality, background=background,
        actor=_all(Mention, text, actor, said), target=_all(Mention, text, target, said),
        weapon=_all(Weapon, text, weapon, said), place=_all(Place, text, place, said),
        date=a_date(date) if isinstance(date, str) else date,
        casualties=(*tolls, *casualties), incident_id=incident_id,
    )  # fmt: skip


def a_relation(
    report: Report,
    type: RelationType,
    subject: str | Mention,
    object: str | Mention,
    *,
    quote: str | None = None,
    speaker: Speaker | None = None,
) -> Relation:
    """How the actor `subject` stands to the actor `object`."""
    text = report.text
    first = subject if isinstance(subject, Mention) else a_mention(text, subject)
    second = object if isinstance(object, Mention) else a_mention(text, object)
    return Relation(
        id=f"l:{digest(report.id, type, first.start, second.start)}", report=a_ref(report), type=type,
        subject=first, object=second, quote=a_span(text, quote) if quote else _sentence(text, first), speaker=speaker,
    )  # fmt: skip


def a_removed(report: Report, words: str, *, reason: str = "promotion", nth: int = 0) -> Removed:
    """Words that are no part of the report."""
    return Removed(*at(report.text, words, nth=nth), report=a_ref(report), reason=reason)


def a_reading(
    report: Report | None = None,
    *,
    claims: Iterable[Claim] | None = None,
    removed: Iterable[Removed] = (),
    relations: Iterable[Relation] = (),
) -> Reading:
    """A reading; without a report, of one sentence with one claim in it."""
    if report is None:
        report = a_report()
        claims = [a_shelling(report)] if claims is None else claims
    return Reading(
        report, tuple(removed), tuple(claims or ()), tuple(relations), {"onrecord": "0.1.0", "model": "none"}
    )


def a_shelling(report: Report) -> Claim:
    """The claim of SENTENCE: shells hit a market, four killed, says the mayor."""
    return a_claim(
        report, trigger="hit", mode="heavy-weapons", speaker="the mayor", target="the market", weapon="Shells",
        place="Kramatorsk", killed=(4, 4, "killing four people"),
    )  # fmt: skip


def _sentence(text: str, trigger: str | Span) -> Span:
    place = trigger.start if isinstance(trigger, Span) else at(text, trigger)[0]
    start, end = next((s, e) for s, e in lines(text) if s <= place < e)
    for stop in (i + 1 for i in range(start, end) if text[i] in ".!?" and text[i + 1 : i + 2] in ("", " ", "\n")):
        if stop <= place:
            start = stop + 1
        else:
            end = stop
            break
    return Span(start, end, text[start:end])


def _tolls(text: str, within: Span, effect: Effect, toll: Toll | None) -> tuple[Casualty, ...]:
    if toll is None:
        return ()
    low, high, words = toll
    return (a_casualty(text, words, low, high, effect=effect, within=within),)


def _all(maker: type[S], text: str, words: Words[S], within: Span) -> tuple[S, ...]:
    given: Sequence[str | S] = (words,) if isinstance(words, str | Span) else words
    return tuple(maker(*at(text, w, within=within)) if isinstance(w, str) else w for w in given)
