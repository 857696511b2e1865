"""What the rules read about an attack, as facts about words: what the learned reader of roles sees beside the words.

Each column is one fact: the word is the trigger of an attack, stands in an attack's target, names an armed group …
The order is the model's; a new fact needs a new training (training/README.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicons.kinds import kinds_of
from onrecord.model import HAPPENED, Claim, Mention
from onrecord.registry import ActorMatch

# Three columns each: of an attack, of another use of force, of another event.
TRIGGER, ACTOR, TARGET = 0, 3, 6
WEAPON, KILLED, HARMED, SPEAKER = 9, 10, 11, 12
_NAMED: Final = 13
_NAMED_KINDS: Final = {
    "armed-group": 0, "militia": 0, "gang": 0, "forces": 1, "police": 2, "intelligence": 2, "party": 3, "state": 4,
    "government": 4, "person": 6,
}  # fmt: skip
_OTHER_NAMED: Final = 5
_NOUN: Final = 20
_NOUN_KINDS: Final = ("armed", "security", "official", "civilian", "site", "object")
BACKGROUND: Final = 26
FACTS: Final = 27

# Entries of the trigger lexicon that name fighting, not an attack on somebody.
FIGHTING: Final = frozenset(
    "fighting-noun clash-verb victory flee displace operation-noun operation-bare carry-out engage engagement".split()
)
ARMED_KINDS: Final = frozenset({"armed-group", "militia", "gang", "forces", "police", "intelligence"})
_WHERE: Final = ("in", "at", "near", "on", "belonging to", "from", "along")


def is_attack(claim: Claim) -> bool:
    """Whether the claim tells of an attack of late on people or things, and not of fighting between armed sides."""
    if claim.event.type != "ASSAULT" or claim.polarity != "positive" or claim.modality not in HAPPENED:
        return False
    if claim.background or claim.method.rsplit("/", 1)[-1] in FIGHTING:
        return False
    return not claim.target or any(m.kind not in ARMED_KINDS or is_thing(m) for m in claim.target)


def is_thing(mention: Mention) -> bool:
    """Whether the mention names a thing or a site, also where its kind is that of its owner ("the army's barracks")."""
    return mention.kind == "object" or bool(kinds_of(_head_word(mention.text)) & {"site", "object"})


def _head_word(words: str) -> str:
    """The last word before a place or owner, in the singular as far as that is easily told."""
    low = f"{words.lower()} "
    for preposition in _WHERE:
        low = low.split(f" {preposition} ", maxsplit=1)[0] + " "
    last = low.split()[-1] if low.split() else ""
    return last if kinds_of(last) else last.removesuffix("s")


def facts_of(
    text: str, offsets: NDArray[np.int64], *, claims: Sequence[Claim], actors: Iterable[ActorMatch]
) -> NDArray[np.float32]:
    """A row a word, a column a fact, 1 where it holds; `offsets` are the words' characters, from and to."""
    facts = np.zeros((len(offsets), FACTS), dtype=np.float32)
    for start, end, column in (*_of_claims(claims), *_of_names(actors)):
        first = np.searchsorted(offsets[:, 1], start, side="right")
        after = np.searchsorted(offsets[:, 0], end)
        facts[first:after, column] = 1
    for row, (start, end) in enumerate(offsets):
        word = text[start:end].lower()
        for kind in kinds_of(word) | kinds_of(word.removesuffix("s")):
            if kind in _NOUN_KINDS:
                facts[row, _NOUN + _NOUN_KINDS.index(kind)] = 1
    return facts


def _of_claims(claims: Iterable[Claim]) -> Iterator[tuple[int, int, int]]:
    for claim in claims:
        level = 0 if is_attack(claim) else 1 if claim.event.type == "ASSAULT" else 2
        yield claim.trigger.start, claim.trigger.end, TRIGGER + level
        if claim.background:
            yield claim.trigger.start, claim.trigger.end, BACKGROUND
        yield from ((m.start, m.end, ACTOR + level) for m in claim.actor)
        yield from ((m.start, m.end, TARGET + level) for m in claim.target)
        yield from ((m.start, m.end, WEAPON) for m in claim.weapon)
        for casualty in claim.casualties:
            yield casualty.start, casualty.end, KILLED if casualty.effect == "killed" else HARMED
        if claim.speaker is not None:
            yield claim.speaker.start, claim.speaker.end, SPEAKER


def _of_names(actors: Iterable[ActorMatch]) -> Iterator[tuple[int, int, int]]:
    for match in actors:
        kind = match.actor.kind if match.actor is not None else None
        yield match.start, match.end, _NAMED + _NAMED_KINDS.get(kind or "", _OTHER_NAMED)
