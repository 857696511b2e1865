"""The words that an event stands under: the clauses and nouns through which it is told."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.events import LIGHT_VERBS, EventMention
from onrecord.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, children

# How far above the event its modality is looked for.
MAX_CLIMB = 7
_VERBS = ("VERB", "AUX")
# What stands after these is told as done, whatever the verb above them says ("plans to respond *after* the attack").
_GIVEN = frozenset(
    {"after", "following", "since", "despite", "amid", "over", "because", "like", "during", "besides", "by"}
)
# Verbs that an event passes through to the one above them: "urged them to *observe* the truce".
_LETS_THROUGH = frozenset(
    {"see", "face", "involve", "include", "mean", "make", "get", "have", "be", "implement", "observe", "respect",
     "honour", "honor", "enforce", "ensure", "reach", "accept", "help", "secure", "establish", "force",
     "negotiate", "sign"}
)  # fmt: skip
# "no evidence *to show* that …": the clause is told as the noun above says.
_SHOWING = frozenset({"show", "indicate", "suggest", "prove"})
_ENSURING = frozenset({"ensure", "guarantee"})


def governors(event: EventMention) -> Iterator[tuple[Token, Token]]:
    """The words above the event, nearest first, each with its child through which the event is reached.

    It ends where what stands above no longer tells how the event is told: at a relative clause, at "after …", at a
    finite clause, at the verb of which the event's noun is only an object ("plans to respond to *the attack*").
    """
    own = {t.head.i for t in event.members}
    here = event.head
    if here.dep_ == "amod":
        return
    for _ in range(MAX_CLIMB):
        above = here.head
        if above == here:
            return
        yield above, here
        if _ends(here, above, own):
            return
        here = above


def _ends(here: Token, above: Token, own: set[int]) -> bool:
    if here.dep_ in ("relcl", "parataxis", "appos"):
        return True
    if (here.dep_ == "prep" and here.lower_ in _GIVEN) or (here.dep_ == "pobj" and above.lower_ in _GIVEN):
        return True
    if here.pos_ in _VERBS and here.dep_ in ("advcl", "acl") and not is_infinitive(here) and here.tag_ != "VBG":
        return True
    if here.dep_ == "ccomp" and not is_infinitive(here) and here.tag_ != "VBG":
        return above.lemma_ not in _ENSURING and not (above.lemma_ in _SHOWING and is_infinitive(above))
    if here.pos_ in _VERBS or above.pos_ not in _VERBS:
        return False
    return not carries(above, here, own)


def carries(verb: Token, link: Token, own: set[int]) -> bool:
    """Whether the verb only carries the event that its argument names ("*launch* an attack", "*killed* in a raid")."""
    if verb.i in own or verb.lemma_ in LIGHT_VERBS | _LETS_THROUGH:
        return True
    return link.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" opens the verb."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def holder(verb: Token) -> Token:
    """The verb whose auxiliaries and marks a coordinated one shares ("will *attack* and hold the town")."""
    here = verb
    while here.dep_ == "conj" and here.head.pos_ in _VERBS and not children(here, "aux", *SUBJECTS, *PASSIVE_SUBJECTS):
        here = here.head
    return here


def auxiliaries(verb: Token) -> frozenset[str]:
    """The auxiliaries of the verb, in lower case."""
    return frozenset(c.lower_ for c in children(holder(verb), "aux"))


def is_definite(noun: Token) -> bool:
    """Whether the noun points to an event known already: "the", "this", a possessor, a proper name."""
    if noun.tag_ in ("NNP", "NNPS") and noun.ent_type_:
        return True
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those"))
        for c in noun.children
    )
