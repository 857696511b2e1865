"""How actors stand to one another: titles and roles, other names, and the ties that sentences word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from onrecord.extract.attributions import Attribution
from onrecord.extract.linking import match_at, names_all
from onrecord.extract.nouns import characters, naming_range, without_article
from onrecord.extract.offices import office_tie
from onrecord.extract.people import Office, People, Person
from onrecord.extract.speakers import speaker_at
from onrecord.extract.ties import FoundTie, find_ties
from onrecord.model import Mention, Relation, RelationType, Report, ReportRef
from onrecord.registry import ActorMatch, country_of
from onrecord.text import digest, fold, span_of, trimmed

_SYMMETRIC = ("alias_of", "allied_with", "opposes")
# "Northern Shield (NS)", "NS [Northern Shield]".
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
_ACRONYM = re.compile(r"^(?:[A-Z][A-Za-z]?){1,4}[A-Z](?:-[A-Z]{1,4})?$")
# "Karim Aziz (Abu Omar)".
_BYNAME = re.compile(r"^(?:[\"“]?)(?:Abu|Abou|Umm|Um|Oum|alias) [A-Z]")
_JOINERS = frozenset({"of", "for", "on", "the", "do", "de", "del", "da"})
_NOT_ALIAS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A tie between two ranges of characters, and the place that words it."""

    relation: str
    subject: tuple[int, int]
    object: tuple[int, int]
    at: int


def read_relations(
    report: Report, doc: Doc, people: People, attributions: Sequence[Attribution], *, actors: Sequence[ActorMatch] = ()
) -> tuple[Relation, ...]:
    """The standing ties that the report tells, each once, in their order; linked where `actors` know the sides.

    >>> from onrecord.annotate import annotate
    >>> from onrecord.extract.people import read_people
    >>> report = Report(id="r", text="The rebels are backed by Turkey.")
    >>> doc = annotate(report.text)
    >>> [(r.subject.text, r.type, r.object.text) for r in read_relations(report, doc, read_people(report, doc), [])]
    [('rebels', 'backed_by', 'Turkey')]
    """
    pairs = [
        *_offices(people, actors),
        *_affiliations(doc, people, actors),
        *_members(doc, actors),
        *_brackets(doc, actors),
        *(_pair(doc, tie) for tie in find_ties(doc)),
    ]
    kept: dict[tuple[object, ...], _Pair] = {}
    text = doc.text  # spaCy joins it anew each time
    for pair in sorted(pairs, key=lambda p: (p.at, p.relation, p.subject, p.object)):
        kept.setdefault(_key(text, pair), pair)
    sents = list(doc.sents)
    made = (_relation(report, doc, pair, attributions, actors, sents) for pair in kept.values())
    return tuple(relation for relation in made if relation is not None)


def _key(text: str, pair: _Pair) -> tuple[object, ...]:
    sides = [
        fold(text[slice(*pair.subject)]).removeprefix("the "),
        fold(text[slice(*pair.object)]).removeprefix("the "),
    ]
    return (pair.relation, *(sorted(sides) if pair.relation in _SYMMETRIC else sides))


def _relation(
    report: Report,
    doc: Doc,
    pair: _Pair,
    attributions: Sequence[Attribution],
    actors: Sequence[ActorMatch],
    sents: Sequence[Sentence],
) -> Relation | None:
    subject, target = _mention(report, pair.subject, actors), _mention(report, pair.object, actors)
    if (
        subject.start < target.end
        and target.start < subject.end
        and pair.relation not in ("member_of", "backed_by", "leads", "allied_with", "opposes")
    ):
        return None
    if not fold(subject.text) or not fold(target.text) or fold(subject.text) == fold(target.text):
        return None
    sent = next((s for s in sents if s.start_char <= pair.at < s.end_char), doc[:])
    quote = span_of(report.text, *trimmed(report.text, sent.start_char, sent.end_char))
    told = speaker_at(attributions, pair.at, pair.at + 1, doc=doc)
    speaker = told.speaker if told else None
    ident = digest(
        report.id,
        pair.relation,
        subject.start,
        subject.end,
        target.start,
        target.end,
        *((speaker.start, speaker.end) if speaker else ()),
    )
    return Relation(
        id=f"l:{ident}",
        report=ReportRef(report.id, report.source_id),
        type=cast(RelationType, pair.relation),
        subject=subject,
        object=target,
        quote=quote,
        speaker=speaker,
    )


def _mention(report: Report, where: tuple[int, int], actors: Sequence[ActorMatch]) -> Mention:
    text, match = report.text[slice(*where)], match_at(actors, *where)
    if match is None or match.actor is None or not names_all(match, *where):
        return Mention(*where, text=text)
    actor = match.actor
    name = match.person.name if match.person else actor.name
    return Mention(*where, text=text, name=name, actor_id=actor.id, kind=actor.kind, country=actor.country)


def _offices(people: People, actors: Sequence[ActorMatch]) -> Iterator[_Pair]:
    """What titles and roles say: "Iraqi President Barham Salih" leads Iraq."""
    for person in people.persons:
        for office in person.offices:
            tie = office_tie(office.role.text, body=office.body.text if office.body else None)
            if tie is not None and office.body is None:
                yield from _known_office(person, office, tie, actors)
            elif tie == "member_of" and office.body is not None and country_of(office.body.text) is not None:
                continue  # a nationality: "a Maltese reporter"
            elif tie is not None and office.body is not None:
                yield _Pair(
                    tie, (person.name.start, person.name.end), (office.body.start, office.body.end), office.role.start
                )


def _affiliations(doc: Doc, people: People, actors: Sequence[ActorMatch]) -> Iterator[_Pair]:
    """Persons with the body that they are of: "Karim Aziz of the Northern Shield"."""
    for person in people.persons:
        for mention in person.mentions:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or span.end >= len(doc) or doc[span.end].lower_ not in ("of", "with", "at"):
                continue
            head = next((t for t in doc[span.end].rights if t.dep_ == "pobj"), None)
            if head is not None and _is_body(head, actors):
                words = characters(doc, *without_article(doc, *naming_range(head)))
                yield _Pair("member_of", (person.name.start, person.name.end), words, mention.start)


def _is_body(head: Token, actors: Sequence[ActorMatch]) -> bool:
    match = match_at(actors, head.idx, head.idx + len(head))
    if match is not None and match.actor is not None:
        return match.person is None and match.actor.kind not in ("state", "government")
    return head.ent_type_ == "ORG" and head.pos_ == "PROPN"


_ARMED = frozenset({"REB", "PRM", "CRM", "SEP", "JHD", "OPP"})
# Those who belong to the group that stands before them: "two British Daesh recruits".
_MEMBERS = frozenset(
    {
        "fighter",
        "militant",
        "member",
        "recruit",
        "jihadist",
        "jihadi",
        "operative",
        "rebel",
        "guerrilla",
        "gunman",
        "commander",
    }
)


def _members(doc: Doc, actors: Sequence[ActorMatch]) -> Iterator[_Pair]:
    """Some people of an armed group, told apart from the others by where they come from."""
    for match in actors:
        if match.actor is None or match.person is not None or match.actor.sector not in _ARMED:
            continue
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is None or span.end >= len(doc) or doc[span.end].lemma_.lower() not in _MEMBERS:
            continue
        head = doc[span.end]
        apart = any(t.ent_type_ == "NORP" and t.i < span.start for t in head.lefts)
        if apart and head.dep_ not in ("compound", "poss"):
            words = characters(doc, *without_article(doc, *naming_range(head, prepositions=False)))
            yield _Pair("member_of", words, (match.start, match.end), head.idx)


def _known_office(person: Person, office: Office, tie: str, actors: Sequence[ActorMatch]) -> Iterator[_Pair]:
    """A head of state whom the report calls president or the like, and the mention of the state nearest before."""
    match = match_at(actors, person.name.start, person.name.end)
    if tie != "leads" or match is None or match.person is None or match.actor is None or match.actor.kind != "office":
        return
    states = [
        m for m in actors
        if m.actor is not None and m.actor.kind in ("state", "government") and m.person is None
        and m.actor.country == match.actor.country
    ]  # fmt: skip
    before = [m for m in states if m.start < office.role.start]
    state = before[-1] if before else next(iter(states), None)
    if state is not None:
        yield _Pair("leads", (person.name.start, person.name.end), (state.start, state.end), office.role.start)


def _brackets(doc: Doc, actors: Sequence[ActorMatch]) -> Iterator[_Pair]:
    """Names with another in brackets after them."""
    text = doc.text
    for match in _BRACKETS.finditer(text):
        inner = match.group(1).strip()
        at = match.start(1) + len(match.group(1)) - len(match.group(1).lstrip())
        before = (
            doc.char_span(match.start() - 2, match.start() - 1, alignment_mode="expand") if match.start() > 2 else None
        )
        if before is None or not len(before) or _NOT_ALIAS.search(inner) or before[0].pos_ not in ("PROPN", "NOUN"):
            continue
        name = _alias_name(doc, text, before[0], inner, actors)
        outer, bracket = text[slice(*name)], (at, at + len(inner))
        stands = _ACRONYM.match(inner) and (_stands_for(inner, outer) or _same_actor(actors, bracket, name))
        if stands or (_BYNAME.match(inner) and outer[:1].isupper()):
            yield _Pair("alias_of", bracket, name, at)
        elif _ACRONYM.match(outer) and inner[:1].isupper() and _stands_for(outer, inner):
            yield _Pair("alias_of", name, bracket, at)


def _alias_name(doc: Doc, text: str, head: Token, inner: str, actors: Sequence[ActorMatch]) -> tuple[int, int]:
    """The name that ends before the bracket: the registry's, else the capitalised words, with "and" if need be."""
    end = head.idx + len(head)
    known = match_at(actors, head.idx, end)
    if known is not None and known.end == end:
        return known.start, known.end
    tokens = naming_range(head, prepositions=False)
    name = _whole_name(doc, *tokens)
    if not _stands_for(inner, text[slice(*name)]):
        wide = _whole_name(doc, *tokens, joiners=_JOINERS | {"and", "&"})
        return wide if _stands_for(inner, text[slice(*wide)]) else name
    return name


def _same_actor(actors: Sequence[ActorMatch], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the registry knows both wordings as one actor: "People's Protection Units (YPG)"."""
    a, b = match_at(actors, *one), match_at(actors, *other)
    return a is not None and b is not None and a.actor is not None and a.actor == b.actor


def _whole_name(doc: Doc, start: int, end: int, *, joiners: frozenset[str] = _JOINERS) -> tuple[int, int]:
    """The name that ends before the bracket, with the "of the …" parts that belong to it."""
    while start > 1 and (
        doc[start - 1].lower_ in joiners or doc[start - 1].tag_ == "POS" or doc[start - 1].text[:1].isupper()
    ):
        if doc[start - 1].is_sent_start or doc[start - 1].pos_ in ("VERB", "AUX", "PUNCT") or doc[start - 1].is_space:
            break
        start -= 1
    return characters(doc, *without_article(doc, start, end))


def _stands_for(acronym: str, name: str) -> bool:
    """Whether all letters of the acronym but one begin words of the name, in whatever order (FANB)."""
    initials = Counter(word[0] for word in fold(name).split())
    letters = Counter(c for c in acronym.lower() if c.isalpha())
    return (initials & letters).total() >= max(2, letters.total() - 1)


def _pair(doc: Doc, tie: FoundTie) -> _Pair:
    return _Pair(tie.relation, _words(doc, tie.subject, tie), _words(doc, tie.object, tie), tie.anchor.idx)


def _words(doc: Doc, head: Token, tie: FoundTie) -> tuple[int, int]:
    if tie.bare is not None and head.i == tie.bare.i:
        first = head.i
        while (
            first > 0
            and doc[first - 1].pos_ == "PROPN"
            and doc[first - 1].dep_ == "compound"
            and doc[first - 1].i != tie.anchor.i
        ):
            first -= 1
        return characters(doc, first, head.i + 1)
    start, end = naming_range(head)
    if tie.bare is not None:
        start = max(start, min(tie.anchor.i + 1, head.i)) if tie.anchor.i < head.i else start
        start = max(start, tie.bare.i + 1) if tie.bare.i < head.i else start
        while start < head.i and (doc[start].pos_ == "CCONJ" or doc[start].is_punct):
            start += 1
    return characters(doc, *without_article(doc, start, end))
