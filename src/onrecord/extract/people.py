"""The persons of a report: full names, roles and bodies, whichever words name them where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.extract.linking import body_of, match_at, represented
from onrecord.extract.nouns import characters, naming_range, without_article
from onrecord.extract.offices import is_role, is_title, portfolios
from onrecord.lexicons.reporting import source_words
from onrecord.model import Body, Report, Span
from onrecord.registry import ActorMatch
from onrecord.text import fold, span_of

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "la", "van", "von", "der", "del", "dos", "du"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOT_NAMES = frozenset(
    {"islamic", "state", "army", "front", "brigade", "party", "movement", "group", "council", "ministry"}
)


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
        return self._by_words(span)

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

    def _by_words(self, span: Span) -> Person | None:
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
    kept = [w for w in words if not is_title(w) and w not in ("the", *_SUFFIXES)]
    return kept


def read_people(report: Report, doc: Doc, *, actors: Sequence[ActorMatch] = ()) -> People:
    """The persons that the report names; `actors` (known names found in it) outrank the language model.

    >>> from onrecord.annotate import annotate
    >>> text = "Karim Aziz, the mayor of Tell, spoke. Mr Aziz left."
    >>> people = read_people(Report(id="r", text=text), annotate(text))
    >>> people.full_name(Span(38, 45, "Mr Aziz"))
    'Karim Aziz'
    """
    bodies = [m for m in actors if m.actor is not None and m.person is None]
    found = [
        _name_range(doc, ent.start, ent.end) for ent in doc.ents if ent.label_ == "PERSON" and not _is_body(ent, bodies)
    ]
    found += _titled(doc)
    found += [_known(doc, match) for match in actors if match.person is not None]
    ranges = _merged([r for r in found if r and _is_name(doc, *r)])
    groups: list[list[tuple[int, int]]] = []
    for item in ranges:
        words = name_words(doc[item[0] : item[1]].text)
        home = next((g for g in groups if _same_name(words, [name_words(doc[a:b].text) for a, b in g])), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    persons = tuple(_person(report, doc, group, actors) for group in groups)
    return People(persons=persons)


def _is_body(ent: DocSpan, bodies: Sequence[ActorMatch]) -> bool:
    """Whether the registry knows what the model takes for a person as something else: "Kata'ib Hizbollah"."""
    return any(m.start <= ent.start_char and m.end >= ent.end_char for m in bodies)


def _known(doc: Doc, match: ActorMatch) -> tuple[int, int] | None:
    span = doc.char_span(match.start, match.end, alignment_mode="expand")
    return _name_range(doc, span.start, span.end) if span is not None else None


def _name_range(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (
        is_title(doc[start].lower_) or doc[start].lower_ == "the" or not doc[start].text[0].isalnum()
    ):
        start += 1
    while end > start and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].is_punct
        or doc[end - 1].is_space
        or doc[end - 1].lower_ in ("'s", "’s")
    ):
        end -= 1
    while end < len(doc) and _continues(doc, start, end):
        end += 1
    return (start, end) if start < end else None


def _continues(doc: Doc, start: int, end: int) -> bool:
    """Whether the next token is the rest of a name that the model cut short: "Jawad Kadhim | al-Rubaie"."""
    following = doc[end]
    if following.text.lower() in _SUFFIXES:
        return True
    return bool(re.match(r"(al|el|as|ad|ez|ben|bin)-[A-Z]", following.text)) and start < end


def _titled(doc: Doc) -> list[tuple[int, int] | None]:
    """Names after a title, which the model may have missed: "Gen. Abu Karim"."""
    found: list[tuple[int, int] | None] = []
    for token in doc[:-1] if len(doc) else ():
        if (
            token.text[:1].isupper()
            and is_title(token.lower_.rstrip("."))
            and not is_title(doc[token.i + 1].lower_.rstrip("."))
        ):
            end = token.i + 1
            while (
                end < len(doc)
                and (doc[end].tag_ in ("NNP", "NNPS") or doc[end].lower_ in _PARTICLES)
                and doc[end].text[:1].isalpha()
            ):
                end += 1
            found.append(_name_range(doc, token.i + 1, end) if end > token.i + 1 else None)
    return found


def _is_name(doc: Doc, start: int, end: int) -> bool:
    words = [t.lower_ for t in doc[start:end]]
    if any(w in _NOT_NAMES for w in words) or all(is_title(w) or is_role(w) for w in words):
        return False
    return doc[start].text[:1].isupper() or "-" in doc[start].text


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(ranges)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


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
        if match is not None and match.actor is not None and match.person is not None:
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


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun beside a name: its words, its head, and the words for the body, as token ranges."""

    head: int
    words: tuple[int, int]
    body: tuple[int, int] | None = None


def role_beside(doc: Doc, start: int, end: int) -> Role | None:
    """The role that stands beside the name: before it, as an apposition before or after it."""
    before, after = _role_before(doc, start), _role_after(doc, end)
    if before is not None and before.body is None and after is not None and after.body is not None:
        return after
    return before or after


def _role_before(doc: Doc, start: int) -> Role | None:
    """The role before a name: "Iraqi President Barham Salih", "the French president, Emmanuel Macron"."""
    i = start - 1
    if i >= 0 and doc[i].text == "," and start - 2 >= 0:
        i -= 1
        head = doc[i]
        while (
            head.dep_ in ("pobj", "prep", "compound", "amod", "poss")
            and head.head.i < i
            and head.head.sent == doc[i].sent
        ):
            head = head.head
        return _role_at(doc, head, last=i + 1) if is_role(head.lemma_.lower()) else None
    while i >= 0 and is_title(doc[i].lower_.rstrip(".")) and not is_role(doc[i].lower_.rstrip(".")):
        i -= 1
    if i < 0 or not is_role(doc[i].lower_.rstrip(".")):
        return None
    first = i
    while first > 0 and _belongs_to_role(doc, first - 1):
        first -= 1
    words = without_article(doc, first, i + 1)
    return Role(head=i, words=words, body=_body_before(doc, words[0], i))


def _belongs_to_role(doc: Doc, i: int) -> bool:
    token = doc[i]
    return token.tag_ in ("NN", "NNP", "NNPS", "JJ", "POS", "NNS") or token.text == "-"


def _role_after(doc: Doc, end: int) -> Role | None:
    """The role after a name: "Karim Aziz, adviser to the Iraqi interior minister", "Karim (the mayor)"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "(", "-", "–", "—"):
        return None
    i = end + 1
    while i < min(len(doc), end + 14):
        if doc[i].text in ("(", "[") and (close := _closing(doc, i)) is not None:
            i = close + 1
            continue
        if doc[i].pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "NUM", "PART") and doc[i].text not in ("'s", "-"):
            break
        if is_role(doc[i].lemma_.lower()) and not (i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN")):
            return _role_at(doc, doc[i], first=end + 1)
        i += 1
    return None


def _closing(doc: Doc, i: int) -> int | None:
    """The bracket that closes an acronym after the one at `i`."""
    return next((n for n in range(i + 1, min(i + 4, len(doc))) if doc[n].text in (")", "]")), None)


_OF = frozenset({"of", "for", "to", "at", "in", "with"})


# Prepositions after a role whose name outranks one before it: "the Middle East director for the Blue Cross". Of
# "Syria's ambassador to the UN" it is the one before.
_STRONG = frozenset({"of", "for", "at"})
_PARTS_OF_ROLES = frozenset({("chief", "staff"), ("secretary", "state")})


def _names_body(doc: Doc, start: int, end: int) -> bool:
    return any(t.pos_ == "PROPN" or t.lower_ in source_words("bodies") for t in doc[start:end])


def _role_at(doc: Doc, head: Token, *, first: int | None = None, last: int | None = None) -> Role:
    start, end = naming_range(head, prepositions=False)
    if first is not None:
        start = min(first, head.i)
    after: tuple[int, int] | None = None
    strong = False
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _OF:
            objects = [t for t in child.rights if t.dep_ == "pobj" and t.ent_type_ not in ("DATE", "TIME", "CARDINAL")]
            if objects and (head.lemma_.lower(), objects[0].lower_) not in _PARTS_OF_ROLES:
                after = naming_range(objects[0])
                strong = child.lower_ in _STRONG and _names_body(doc, *after)
                break
    if last is not None:
        end = max(end, min(last, end))
    before = _body_before(doc, without_article(doc, start, head.i + 1)[0], head.i)
    body = after if after is not None and (strong or before is None) else before
    if after is not None and body == after:
        end = max(end, after[1])
    words = without_article(doc, start, end)
    return Role(head=head.i, words=words, body=body and without_article(doc, *body))


def _body_before(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The words for the body among those before a role: a possessor, else all from the first that names something."""
    for i in range(start, end):
        if doc[i].tag_ == "POS" and i > start:
            return start, i
    end = next((n for n in range(start, end) if doc[n].text in ("(", "[")), end)
    while start < end and (doc[start].lower_.rstrip(".") in portfolios() or is_title(doc[start].lower_)):
        start += 1
    while end > start and (doc[end - 1].lower_ in portfolios() or doc[end - 1].tag_ in ("JJ", "VBN", "VBG")):
        if doc[end - 1].ent_iob_ == "I" or doc[end - 1].ent_type_ in ("NORP", "GPE", "ORG"):
            break
        end -= 1
    names = any(
        t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE", "ORG") or t.text[:1].isupper() for t in doc[start:end]
    )
    common = end - start == 1 and doc[start].pos_ == "NOUN"
    return (start, end) if start < end and (names or common) else None
