"""How many people a noun phrase speaks of, and which: its number, its bounds, and the words that say who they are."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.extract.scene import Scene, noun_is
from onrecord.extract.syntax import after, children, expand, phrase
from onrecord.lexicons.casualties import casualty_words
from onrecord.lexicons.kinds import PEOPLE, kinds_of
from onrecord.model import Group
from onrecord.quantities import Quantity

Bounds = tuple[int | None, int | None]

_NOBODY = frozenset({"none", "nobody"})
_VAGUE_HEADS = frozenset(
    {"people", "more", "many", "several", "others", "scores", "dozens", "some", "hundreds", "thousands"}
)
_NUMBER_HEADS = frozenset(
    {"more", "none", "nobody", "many", "several", "others", "scores", "dozens", "one", "some", "another"}
)
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_AGED = frozenset({"old", "olds"})
# A bare number like this before a noun is a year ("2011 protesters") more often than a count.
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTING_WORDS = frozenset(
    {"at", "least", "more", "than", "about", "nearly", "up", "to", "some", "around", "as", "many", "fewer", "over",
     "almost", "only", "another", "further", "additional", "total", "of", "or", "between", "and",
     "under", "just", "roughly", "approximately"}
)  # fmt: skip


def is_people(scene: Scene, token: Token) -> bool:
    """Whether the noun names people, or stands for a number of them."""
    if token.ent_type_ in ("PERSON", "NORP") or token.pos_ == "NUM" or token.lower_ in _NUMBER_HEADS:
        return True
    if is_aged(token) or is_another(token):
        return True
    lemma = token.lemma_.lower()
    if lemma in casualty_words("toll-nouns") or any(noun_is(token, kind) for kind in PEOPLE):
        return True
    match = scene.actor_at(token.idx, token.idx + len(token))
    return match is not None and match.actor is not None and match.actor.kind == "person"


def is_aged(token: Token) -> bool:
    """Whether the word stands for somebody by age alone ("a *13-year-old*")."""
    if token.lower_ not in _AGED or token.dep_ in ("amod", "compound"):
        return False
    return any(c.lower_ in ("year", "years", "month", "months") and c.i < token.i for c in token.children)


def is_another(token: Token) -> bool:
    """Whether an ordinal stands for one more of those told before ("and *a third* was wounded")."""
    return token.lower_ in _ORDINALS and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def may_be_people(token: Token) -> bool:
    """Whether a noun of no known kind can be somebody, where only somebody can be meant ("an anaesthetist")."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or lemma in casualty_words("not-people"):
        return False
    return not kinds_of(lemma) & {"site", "object", "weapon"}


def how_many(scene: Scene, token: Token) -> Bounds:
    """The bounds for a noun phrase: its number, one for a person or "a soldier", none for a bare plural."""
    lemma = token.lemma_.lower()
    members = _members(scene, token)
    if members is not None:
        return members
    quantity = quantity_of(scene, token)
    if quantity is not None:
        return (None, None) if quantity.vague else (quantity.low, quantity.high)
    if token.lower_ in _NOBODY or any(c.lower_ == "no" for c in children(token, "det")):
        return 0, 0
    if token.lower_ in ("one", "another"):
        return 1, 1
    if is_aged(token):
        return (1, 1) if token.lower_ == "old" else (None, None)
    if is_another(token):
        return 1, 1
    if lemma in casualty_words("body-words") and token.tag_ == "NN":
        return 1, 1
    named = _named_beside(token)
    if named:
        return named, named
    if token.tag_ == "NNPS" and token.ent_type_ == "PERSON" and not children(token, "det", "nummod"):
        # "Daniels was killed"; "the Daniels" are a family.
        return 1, 1
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in _VAGUE_HEADS:
        return None, None
    if token.ent_type_ == "PERSON" or token.tag_ == "NNP":
        return 1, 1
    if token.tag_ == "NN" and lemma not in casualty_words("collective") and lemma not in casualty_words("toll-nouns"):
        return 1, 1
    return None, None


def _members(scene: Scene, token: Token) -> Bounds | None:
    """How many a group counts: "a family of *six*"."""
    if token.lemma_.lower() not in casualty_words("collective"):
        return None
    for inner in after(token, "of"):
        if inner.pos_ == "NUM" or inner.lemma_.lower() in casualty_words("collective-of-people"):
            quantity = quantity_of(scene, inner)
            if quantity is not None and not quantity.vague:
                return quantity.low, quantity.high
    return None


def _named_beside(token: Token) -> int:
    """How many persons are named right after a plural ("journalists *James Foley and Steven Sotloff*")."""
    if token.tag_ != "NNS":
        return 0
    names = [n for c in children(token, "appos") if c.pos_ == "PROPN" and c.ent_type_ == "PERSON" for n in expand([c])]
    return len(names) if len(names) > 1 else 0


def quantity_of(scene: Scene, token: Token) -> Quantity | None:
    """The count that stands in the noun phrase: on its head, before it, or as its head."""
    span = phrase(token)
    start, end = span.start_char, token.idx + len(token)
    touching = [
        q for q in scene.quantities if q.kind == "count" and q.start < end and start < q.end and not _is_year(q)
    ]
    if not touching:
        return None
    numbers = [token, *children(token, "nummod", "quantmod", "det", "amod")]
    own = [q for q in touching if any(q.start <= n.idx < q.end for n in numbers)]
    return max(own or touching, key=lambda q: (q.start <= token.idx, q.start))


def _is_year(quantity: Quantity) -> bool:
    return _YEAR.fullmatch(quantity.text) is not None


def who(scene: Scene, token: Token) -> str | None:
    """The words for those concerned without their number; None where the number stands alone."""
    if token.pos_ == "NUM" or token.lower_ in ("another", "one"):
        return None
    span = phrase(token)
    words = list(span)
    while words and words[0].i < token.i and _is_counting(words[0], words[1] if len(words) > 1 else None):
        words.pop(0)
    return scene.report.text[words[0].idx : span.end_char] or None if words else None


def _is_counting(word: Token, following: Token | None) -> bool:
    if following is not None and following.text == "-":
        return False
    return word.pos_ in ("NUM", "DET") or word.dep_ in ("quantmod", "nummod") or word.lower_ in _COUNTING_WORDS


def group_of(token: Token) -> Group:
    """Whether those named are civilians, combatants or security forces; unknown where the word does not say.

    >>> from onrecord.annotate import annotate
    >>> group_of(annotate("Two police officers died.")[2])
    'security'
    """
    lemma = token.lemma_.lower()
    kinds = kinds_of(lemma)
    words = {c.lemma_.lower() for c in token.children if c.dep_ in ("amod", "compound")} | {lemma}
    if words & casualty_words("civilians"):
        return "civilian"
    if words & casualty_words("police"):
        return "security"
    if words & casualty_words("fighters") or (kinds & {"armed", "security"} and lemma not in casualty_words("anybody")):
        return "combatant"
    if "civilian" in kinds and lemma not in casualty_words("anybody"):
        return "civilian"
    return "unknown"
