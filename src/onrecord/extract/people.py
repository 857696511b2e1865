"""The persons of a report: full names, roles and bodies, whichever words name them where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from onrecord.extract.beside import role_beside
from onrecord.extract.linking import body_of, match_at, names_person, represented
from onrecord.extract.names import SUFFIXES, name_ranges
from onrecord.extract.nouns import characters
from onrecord.extract.offices import is_role, is_title
from onrecord.model import Body, Report, Span
from onrecord.registry import ActorMatch
from onrecord.text import fold, span_of


@dataclass(frozen=True, slots=True)
class Office:
    """A role that stands beside a person's name, and the words there for whom it is held."""

    role: Span
    body: Span | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the report: the full name, the places where it stands, role and body, and all offices named.

    `pronoun` is "he" or "she" where a title or a role tells.
    """

    name: Span
    mentions: tuple[Span, ...] = ()
    role: Span | None = None
    body: Body | None = None
    offices: tuple[Office, ...] = ()
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Who is named in a report. Words that name nobody, or more than one, give None."""

    persons: tuple[Person, ...] = ()
    _by_start: dict[int, Person] = field(default_factory=dict, repr=False)

    def at(self, span: Span) -> Person | None:
        """The person that these words name, by place first, then by surname or role."""
        for person in self.persons:
            if any(m.start < span.end and span.start < m.end for m in person.mentions):
                return person
        return self.by_words(span)

    def full_name(self, span: Span) -> str | None:
        """The longest form of the name that the words stand for: "Mr Hoffman" → "Jonathan Hoffman"."""
        person = self.at(span)
        return person.name.text if person else None

    def role(self, span: Span) -> str | None:
        """The person's role as the report words it: "adviser to the Iraqi interior minister"."""
        person = self.at(span)
        return person.role.text if person and person.role else None

    def body(self, span: Span) -> Body | None:
        """Whom the person speaks for."""
        person = self.at(span)
        return person.body if person else None

    def by_words(self, span: Span) -> Person | None:
        """The one person whose surname, or whose role, these words end with."""
        words = name_words(span.text)
        if not words:
            return self._by_office(span)
        named = [
            p
            for p in self.persons
            if (full := name_words(p.name.text)) and words[-1] == full[-1] and set(words) <= set(full)
        ]
        if len(named) == 1:
            return named[0]
        return self._by_office(span) if not named else None

    def _by_office(self, span: Span) -> Person | None:
        """The one person before these words whose role they repeat: "the prime minister"."""
        words = [word for word in fold(span.text).split() if word != "the"]
        if not words or not is_role(words[-1]):
            return None
        held = [p for p in self.persons if p.role and p.name.start <= span.start and _fits_role(words, p.role.text)]
        return held[0] if len(held) == 1 else None


def _fits_role(words: Sequence[str], role: str) -> bool:
    there = set(fold(role).split())
    return all(word in there for word in words)


def name_words(text: str) -> list[str]:
    """The folded words of a name, without titles: "Mr Hoffman's" → ["hoffman"]."""
    words = fold(re.sub(r"['’]s\b", "", text)).split()
    kept = [w for w in words if not is_title(w) and w not in ("the", *SUFFIXES)]
    return kept


def read_people(report: Report, doc: Doc, *, actors: Sequence[ActorMatch] = ()) -> People:
    """The persons that the report names; `actors` (known names found in it) outrank the language model.

    >>> from onrecord.annotate import annotate
    >>> text = "Karim Aziz, the mayor of Tell, spoke. Mr Aziz left."
    >>> people = read_people(Report(id="r", text=text), annotate(text))
    >>> people.full_name(Span(38, 45, "Mr Aziz"))
    'Karim Aziz'
    """
    groups: list[list[tuple[int, int]]] = []
    for item in name_ranges(doc, actors):
        words = name_words(doc[item[0] : item[1]].text)
        home = next((g for g in groups if _same_name(words, [name_words(doc[a:b].text) for a, b in g])), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    persons = tuple(_person(report, doc, group, actors) for group in groups)
    return People(persons=persons)


def _same_name(words: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    longest = max(names, key=len)
    if not words or not longest:
        return False
    short, long = (words, longest) if len(words) <= len(longest) else (longest, words)
    if len(short) == 1:
        return short[0] == long[-1] or (len(long) > 1 and short[0] in long[1:])
    return set(short) <= set(long)


def _person(report: Report, doc: Doc, group: Sequence[tuple[int, int]], actors: Sequence[ActorMatch]) -> Person:
    longest = max(group, key=lambda r: (r[1] - r[0], -r[0]))
    spans = [span_of(report.text, *characters(doc, *r)) for r in group]
    found = [role for role in (role_beside(doc, *r) for r in group) if role is not None]
    offices = tuple(
        Office(_span(report, doc, role.words), _span(report, doc, role.body) if role.body else None) for role in found
    )
    person = Person(
        name=span_of(report.text, *characters(doc, *longest)),
        mentions=tuple(spans),
        pronoun=_pronoun(doc, group, offices),
    )
    if not offices:
        return replace(person, body=_known_body(actors, spans))
    first = next((office for office in offices if office.body), offices[0])
    body = body_of(actors, first.body.start, first.body.end, first.body.text) if first.body else None
    return replace(person, role=first.role, body=body or _known_body(actors, spans), offices=offices)


def _known_body(actors: Sequence[ActorMatch], mentions: Sequence[Span]) -> Body | None:
    """Whom a person speaks for whom the registry knows as the holder of an office."""
    for span in mentions:
        match = match_at(actors, span.start, span.end)
        if match is not None and match.actor is not None and names_person(match):
            return represented(match.actor)
    return None


_HE = frozenset({"mr", "sir", "lord", "king", "prince", "emir", "sultan", "sheikh", "father"})
_SHE = frozenset({"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister", "baroness", "madam"})


def _pronoun(doc: Doc, group: Sequence[tuple[int, int]], offices: Sequence[Office]) -> str | None:
    """What a title or a role tells of the person: "Ms Karam", "spokeswoman"."""
    before = {doc[start - 1].lower_.rstrip(".") for start, _ in group if start}
    roles = {word for office in offices for word in fold(office.role.text).split()}
    she = bool(before & _SHE) or any(
        w.endswith(("woman", "women")) or w in ("mother", "daughter", "wife") for w in roles
    )
    he = bool(before & _HE) or any(
        (w.endswith("man") and not w.endswith("woman")) or w in ("father", "son", "husband", "king") for w in roles
    )
    return None if she == he else "she" if she else "he"


def _span(report: Report, doc: Doc, where: tuple[int, int]) -> Span:
    return span_of(report.text, *characters(doc, *where))
