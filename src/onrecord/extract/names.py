"""Where the names of persons stand in a parsed report, as token ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord.extract.linking import names_person
from onrecord.extract.offices import is_role, is_title
from onrecord.lexicons.reporting import source_words
from onrecord.registry import ActorMatch

Where = tuple[int, int]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "la", "van", "von", "der", "del", "dos", "du"}
)
_NOT_NAMES = frozenset(
    {"islamic", "state", "army", "front", "brigade", "party", "movement", "group", "council", "ministry"}
)
_NAME_TAGS = ("NNP", "NNPS", "HYPH")


def name_ranges(doc: Doc, actors: Sequence[ActorMatch]) -> list[Where]:
    """The names of persons in the order of the text; `actors` (known names found in it) outrank the language model.

    >>> from onrecord.annotate import annotate
    >>> [start_end for start_end in name_ranges(annotate("Mr Karim Aziz, the mayor of Tell, spoke."), [])]
    [(1, 3)]
    """
    bodies = [doc.char_span(m.start, m.end, alignment_mode="expand") for m in actors if m.actor and not names_person(m)]
    taken = {token.i for body in bodies if body is not None for token in body}
    titled = _titled(doc)
    found = [_name_range(doc, ent.start, ent.end) for ent in doc.ents if ent.label_ == "PERSON"]
    found = [
        where for where in (*found, *titled, *_told_by_words(doc)) if where and not taken.issuperset(range(*where))
    ]
    found += [_known(doc, match) for match in actors if names_person(match)]
    ranges = _merged(where for where in found if where and _is_name(doc, *where))
    return _merged([*ranges, *_full_names(doc, titled, taken)])


def _known(doc: Doc, match: ActorMatch) -> Where | None:
    span = doc.char_span(match.start, match.end, alignment_mode="expand")
    return _name_range(doc, span.start, span.end) if span is not None else None


def _name_range(doc: Doc, start: int, end: int) -> Where | None:
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
    if following.text.lower() in SUFFIXES:
        return True
    return bool(re.match(r"(al|el|as|ad|ez|ben|bin)-[A-Z]", following.text)) and start < end


def _titled(doc: Doc) -> list[Where | None]:
    """Names after a title, which the model may have missed: "Gen. Abu Karim"."""
    found: list[Where | None] = []
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


def _told_by_words(doc: Doc) -> Iterator[Where | None]:
    """Names of two words or more that the words around them tell to be a person's, whatever the model takes them for.

    An apposition of a role before or after ("the warlord Maxamed Deer", "Maxamed Deer, a warlord"), or "who".
    """
    for token in doc:
        if token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and _is_told_a_person(token):
            where = _name_range(doc, _first_of(token), token.i + 1)
            if where is None or where[1] - where[0] < 2:
                continue
            if not source_words("bodies") & {t.lower_ for t in doc[where[0] : where[1]]}:
                yield where


def _is_told_a_person(name: Token) -> bool:
    head = name.head
    if name.dep_ == "appos" and head.pos_ == "NOUN" and is_role(head.lemma_.lower()):
        return True
    for child in name.rights:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and is_role(child.lemma_.lower()):
            return True
        if child.dep_ == "relcl" and any(t.lower_ == "who" for t in child.lefts):
            return True
    return False


def _full_names(doc: Doc, titled: Sequence[Where | None], taken: set[int]) -> Iterator[Where]:
    """Where a surname that stands with a title somewhere ("Mr Aziz") ends a longer name: "Karim Aziz"."""
    surnames = {doc[where[1] - 1].lower_ for where in titled if where}
    for token in doc:
        if token.lower_ in surnames and token.tag_ in ("NNP", "NNPS") and token.i not in taken:
            where = _name_range(doc, _first_of(token), token.i + 1)
            if where is not None and _is_name(doc, *where):
                yield where


def _first_of(surname: Token) -> int:
    """Where the proper nouns start that end in the surname; titles and roles before them are left out."""
    first = surname.i
    while first > surname.sent.start:
        before = surname.doc[first - 1]
        word = before.lower_.rstrip(".")
        if before.tag_ not in _NAME_TAGS or is_title(word) or is_role(word):
            break
        first -= 1
    return first


def _is_name(doc: Doc, start: int, end: int) -> bool:
    words = [t.lower_ for t in doc[start:end]]
    if any(w in _NOT_NAMES for w in words) or all(is_title(w) or is_role(w) for w in words):
        return False
    return doc[start].text[:1].isupper() or "-" in doc[start].text


def _merged(ranges: Iterable[Where]) -> list[Where]:
    merged: list[Where] = []
    for start, end in sorted(set(ranges)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
