"""The role that stands beside a person's name, and the words there for whom it is held."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract.nouns import naming_range, without_article
from onrecord.extract.offices import is_role, is_title, portfolios
from onrecord.lexicons.reporting import source_words


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun beside a name: its words, its head, and the words for the body, as token ranges."""

    head: int
    words: tuple[int, int]
    body: tuple[int, int] | None = None


def role_beside(doc: Doc, start: int, end: int) -> Role | None:
    """The role that stands beside the name: before it, as an apposition before or after it."""
    before, after = _role_before(doc, start), _role_after(doc, end) or _role_told(doc, end)
    if before is not None and before.body is None and after is not None and after.body is not None:
        return after
    return before or after


def _role_before(doc: Doc, start: int) -> Role | None:
    """The role before a name: "Iraqi President Barham Salih", "the French president, Emmanuel Macron"."""
    i = start - 1
    if i > 0 and is_title(word := doc[i].lower_.rstrip(".")) and not is_role(word) and doc[i - 1].text == ",":
        i -= 1
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


def _role_told(doc: Doc, end: int) -> Role | None:
    """The role that a sentence says that the person holds: "Karim Aziz is the army's spokesman"."""
    name = doc[end - 1]
    verb = name.head
    if name.dep_ != "nsubj" or verb.lemma_ != "be" or not _is_present(verb):
        return None
    roles = [t for t in verb.rights if t.dep_ == "attr" and is_role(t.lemma_.lower())]
    return _role_at(doc, roles[0]) if roles else None


def _is_present(verb: Token) -> bool:
    return any(t.tag_ in ("VBZ", "VBP") for t in (verb, *verb.lefts))


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
    if body is not None and all(t.lower_ in portfolios() for t in doc[slice(*without_article(doc, *body))]):
        body = None  # "the secretary of *defense*" names no body
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
