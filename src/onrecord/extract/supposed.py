"""Events that a sentence supposes, inquires into or sees coming, by the words that stand around them."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.governing import auxiliaries, is_definite, is_infinitive
from onrecord.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_negated
from onrecord.lexicons.modality import words_of
from onrecord.model import Modality

_OBLIGING = frozenset({"must", "should", "ought"})
_INTO = frozenset({"for", "into", "of"})


def supposed(event: EventMention) -> Modality | None:
    """How the event is told by what it is called, or by what is done to find it out; None where that says nothing.

    "The working theory is *an explosion*" supposes one, "any attempt to *storm* the town" speaks of none.
    """
    if event.main.pos == "V":
        return _of_purpose(event.head)
    noun = event.head
    if _is_hedged_by(noun) or _is_called_so(noun) or _is_inquired_into(noun):
        return "possible"
    return "planned" if _is_near(noun) else None


def is_disowned(noun: Token) -> bool:
    """Whether somebody "had *nothing to do with* the bombing", whose "to" plans nothing."""
    return noun.dep_ == "pobj" and noun.head.head.lemma_ == "do" and noun.head.head.head.lower_ == "nothing"


def _is_hedged_by(noun: Token) -> bool:
    """As in "was killed, *reportedly* by mortar fire"."""
    return noun.dep_ == "pobj" and any(c.lower_ in words_of("hedge") for c in children(noun.head, "advmod"))


def _is_called_so(noun: Token) -> bool:
    """As in "the *theory* is an explosion", "assessed an explosion as a *possibility*"."""
    guesses = words_of("supposition")
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return any(s.lemma_.lower() in guesses for s in children(noun.head, *SUBJECTS))
    called = [g for near in (noun, noun.head) for c in children(near, "prep") if c.lower_ == "as" for g in c.children]
    return noun.dep_ in ("dobj", "nsubjpass") and any(g.lemma_.lower() in guesses for g in called)


def _is_inquired_into(noun: Token) -> bool:
    """As in "an *investigation* was opened for an attempted murder"; "the attack" inquired into is a known one."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _INTO or is_definite(noun):
        return False
    above = noun.head.head
    near = [above, *children(above, *SUBJECTS, *PASSIVE_SUBJECTS, "dobj")]
    return any(n.lemma_.lower() in words_of("inquiry") for n in near)


def _is_near(noun: Token) -> bool:
    """As in "the operation is *imminent*"; "near the border" is a place."""
    if noun.dep_ not in SUBJECTS or noun.head.lemma_ != "be":
        return False
    said = children(noun.head, "acomp", "advmod", "prep")
    return any(s.lower_ in words_of("near") and not any(c.dep_ in ("pobj", "prep") for c in s.children) for s in said)


def _of_purpose(verb: Token) -> Modality | None:
    """As in "*must* obey it, to allow aid in", "*any attempt* to storm the town"."""
    if not is_infinitive(verb):
        return None
    above = verb.head
    if verb.dep_ == "advcl" and auxiliaries(above) & _OBLIGING:
        return "demanded"
    supposed_only = any(c.lower_ == "any" for c in children(above, "det")) and not is_negated(above.head)
    return "hypothetical" if verb.dep_ in ("acl", "relcl") and above.lemma_ == "attempt" and supposed_only else None
