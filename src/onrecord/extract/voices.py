"""Who can speak at all: somebody; not a thing, nor what only shows something."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.offices import is_role
from onrecord.lexicons.kinds import PEOPLE, kinds_of
from onrecord.lexicons.reporting import load_reporting, source_words


def is_agent(token: Token) -> bool:
    """Whether the word clearly names somebody: a name, a personal pronoun, or a role.

    Used to choose between two sources; a common noun may speak too ("the report said").
    """
    if token.pos_ == "PROPN" or token.lower_ in ("he", "she", "they", "who", "i", "we"):
        return True
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or is_role(token.lemma_.lower())


# What a place does where something happens: "Jamaica registered 1,005 homicides".
_TAKING_PLACE = frozenset({"register", "witness", "see", "experience"})


def voices(subject: Token, verb: Token) -> list[Token]:
    """Who speaks through the subject: of "footage verified by X" it is X; of what only shows something, nobody.

    "Satellite images show", "bullet holes suggest": without somebody who looked, it is the report that tells.
    """
    lemma = subject.lemma_.lower()
    if lemma in source_words("evidence"):
        return examiners(subject)
    if verb.lemma_ in _TAKING_PLACE and subject.ent_type_ in ("GPE", "LOC"):
        return []
    if (
        lemma in load_reporting().nouns
        or subject.pos_ in ("PROPN", "PRON")
        or verb.lemma_ not in source_words("showing")
    ):
        return [subject]
    return [subject] if is_agent(subject) or is_known_source(lemma) else []


def examiners(noun: Token) -> list[Token]:
    """Whose the evidence is, or who made or looked at it: "images analysed by the lab", "data from the monitor"."""
    owners = [t for t in noun.lefts if t.dep_ == "poss"]
    agents = [t for clause in noun.rights if clause.dep_ == "acl" for by in clause.rights for t in _behind_by(by)]
    return (owners or agents or [t for by in noun.rights for t in _behind_by(by)])[:1]


def _behind_by(preposition: Token) -> list[Token]:
    if preposition.dep_ not in ("agent", "prep") or preposition.lower_ not in ("by", "from"):
        return []
    return [t for t in preposition.rights if t.dep_ == "pobj"]


def is_known_source(lemma: str) -> bool:
    """Whether the noun names people, a body or a medium."""
    lists = ("media", "bodies", "speaking", "anaphors")
    return bool(kinds_of(lemma) & PEOPLE) or any(lemma in source_words(name) for name in lists)
