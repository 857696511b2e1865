"""Whether an event is told as something that happened, or denied."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.governing import governors
from onrecord.extract.syntax import children, is_negated
from onrecord.lexicons.modality import words_of
from onrecord.model import Polarity


def polarity_of(event: EventMention) -> Polarity:
    """Negative where the event is denied or said not to have happened."""
    head = event.head
    if event.main.entry.frame == "self-claim" and event.main.pos == "V" and is_negated(head):
        return "positive"  # "has not denied the attack"
    if _denies_itself(event):
        return "negative"
    if is_negated(head) or (event.main.pos == "V" and any(is_negated(t.head) for t in event.members if t.pos == "V")):
        return "negative"
    for above, link in governors(event):
        if above.lemma_ in words_of("deny") | words_of("a-denial") and not _is_beside(link):
            return "positive" if is_negated(above) else "negative"
        if above.lemma_ in words_of("told-of") and _is_told(link) and _is_rejected(above):
            return "negative"
        if above.lemma_ in words_of("no-evidence") and is_negated(above) and _is_told(link):
            return "negative"
        if above.lemma_ in words_of("rule-out") and children(above, "prt") and not is_negated(above):
            return "negative"
        if above.lower_ == "nothing" and link.lemma_ == "do":
            return "negative"  # "had nothing to do with the attack"
        if above.lemma_ in words_of("unconfirmed") and is_not_done(above) and link.dep_ == "ccomp":
            return "negative"
        if above.lemma_ in words_of("avoid") and _is_avoided(link) and not is_negated(above):
            return "negative"
        if above.lemma_ in words_of("refuse") and link.dep_ == "xcomp" and not is_negated(above):
            return "negative"
    return "positive"


def _is_beside(link: Token) -> bool:
    """Whether it is no part of what is denied: who denies, or a further act ("denied it and *shelled* the town")."""
    return link.dep_ in ("nsubj", "nsubjpass") or (link.dep_ == "conj" and link.tag_ in ("VBD", "VBZ", "VBP"))


def _denies_itself(event: EventMention) -> bool:
    """Whether the trigger's own words deny what they name: "*denied carrying out* the attack"."""
    words = event.head.doc[event.main.start : event.main.end]
    return event.type == "ASSAULT" and len(words) > 1 and words[0].lemma_ in words_of("deny")


def _is_avoided(link: Token) -> bool:
    return (link.dep_ == "xcomp" and link.tag_ == "VBG") or (link.dep_ == "prep" and link.lower_ == "from")


def _is_rejected(noun: Token) -> bool:
    """Whether somebody rejects what the noun tells: "dismissed *claims* that", "*reports* that … were denied"."""
    verb = noun.head
    if verb.tag_ == "VBN" and any(c.lower_ == "as" for c in children(verb, "mark")):
        verb = verb.head  # "dismissed as fabricated a claim that": the parser hangs the object on the judgement
    if verb.lemma_ not in words_of("reject") or is_negated(verb):
        return False
    return noun.dep_ == "nsubjpass" if children(verb, "auxpass") else noun.dep_ in ("dobj", "conj")


def _is_told(link: Token) -> bool:
    return link.dep_ in ("acl", "ccomp", "relcl") or (link.dep_ == "prep" and link.lower_ in ("of", "that"))


def is_not_done(verb: Token) -> bool:
    """Whether the verb is negated, or something that nobody was able or willing to do: "unable to *confirm*"."""
    if is_negated(verb):
        return True
    above = verb.head
    if verb.dep_ not in ("xcomp", "acl") or above == verb:
        return False
    return above.lemma_ in words_of("unable") or (above.lemma_ == "able" and is_negated(above.head))
