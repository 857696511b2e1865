"""The weapons named in an event's sentence, and the ASSAULT mode that they imply."""

from __future__ import annotations

from spacy.tokens import Span, Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.extract.syntax import children
from onrecord.lexicons.weapons import WeaponEntry, weapon_phrases
from onrecord.model import Weapon

_LONGEST = 3
# What these verbs are done to is no weapon of theirs ("*shot down* two drones", "*destroyed* a tank").
_AGAINST_ARMS = frozenset(
    {"down", "shoot", "intercept", "destroy", "target", "seize", "repel", "disable", "hit", "strike", "defuse", "bring",
     "take", "attack", "capture", "neutralise", "neutralize", "bomb"}
)  # fmt: skip
_ARMED_TYPES = frozenset({"ASSAULT", "MOBILIZE"})
# Modes that a weapon in the sentence may not change.
_FIXED = frozenset(
    {
        "abduct",
        "torture",
        "sexual",
        "targeted",
        "beat",
        "suicide-attack",
        "drone",
        "primitive",
        "crowd-control",
        "destroy",
        "unconventional",
    }
)

# Where a mine is a place.
_INSIDE = frozenset({"in", "into", "at", "inside", "near", "down", "from", "outside"})


def find_weapons(scene: Scene, event: EventMention) -> tuple[Weapon, ...]:
    """The weapons of the event: within its own trigger, or hanging on its clause."""
    if event.type not in _ARMED_TYPES:
        return ()
    found = []
    for start, end, entry in _phrases(event.head.sent, scene.folders):
        head = scene.doc[end - 1]
        if _near(head, event) and not _is_hit(head, event) and not _is_a_pit(head):
            first, last = scene.doc[start], scene.doc[end - 1]
            a, b = first.idx, last.idx + len(last)
            found.append(Weapon(a, b, scene.report.text[a:b], category=entry.category))
    return tuple(found)


def _is_a_pit(word: Token) -> bool:
    """Whether a mine is a place: "two bodies were found *in a mine*"."""
    return word.lemma_.lower() == "mine" and word.dep_ == "pobj" and word.head.lower_ in _INSIDE


def _is_hit(weapon: Token, event: EventMention) -> bool:
    """Whether the weapon is what was hit, not what it was done with."""
    if event.main.pos != "V" or weapon.i in {t.head.i for t in event.members}:
        return False
    here = weapon
    while here.dep_ in ("conj", "compound", "appos") and here.head.i != here.i:
        here = here.head
    return here.dep_ in ("dobj", "nsubjpass") and here.head.i == event.head.i and event.head.lemma_ in _AGAINST_ARMS


def mode_of(event: EventMention, weapons: tuple[Weapon, ...], categories: dict[str, str]) -> str | None:
    """The mode: that of the trigger, or of another trigger of the event, or of its weapon."""
    own = event.main.entry.mode
    if own in _FIXED:
        return own
    modes = [t.entry.mode for t in event.members if t.entry.mode]
    fixed = next((m for m in modes if m in _FIXED), None)
    if fixed:
        return fixed
    armed = next((categories[w.category] for w in weapons if w.category in categories), None)
    if armed in ("drone", "suicide-attack") or (own is None and armed and event.type == "ASSAULT"):
        return armed
    if own == "firearms" and armed in ("heavy-weapons", "explosives"):
        return armed
    if own == "aerial" and armed in ("heavy-weapons", "drone"):
        return armed
    return own or (modes[0] if modes else None)


def category_modes(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """The ASSAULT mode of each weapon category."""
    return {entry.category: entry.mode for entry in weapon_phrases(folders).values()}


def _phrases(sentence: Span, folders: tuple[str, ...]) -> list[tuple[int, int, WeaponEntry]]:
    """Token ranges of weapon wordings in the sentence, the longest first at each place."""
    phrases = weapon_phrases(folders)
    words = [(t.i, t.lemma_.lower()) for t in sentence if t.text != "-" and not t.is_space]
    found: list[tuple[int, int, WeaponEntry]] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            entry = phrases.get(tuple(w for _, w in words[at : at + length]))
            if entry is not None:
                found.append((words[at][0], words[at + length - 1][0] + 1, entry))
                at += length - 1
                break
        at += 1
    return found


def _near(weapon: Token, event: EventMention) -> bool:
    """Whether the weapon word belongs to the event: in its trigger, its subtree, or the clause of its verb."""
    if weapon.pos_ not in ("NOUN", "PROPN"):
        return False
    heads = {t.head.i for t in event.members}
    if any(t.start <= weapon.i < t.end for t in event.members):
        return True
    here, steps = weapon, 0
    while here.head != here and steps < 4:
        here, steps = here.head, steps + 1
        if here.i in heads:
            return True
        if _is_other_clause(here):
            return False
    verb = event.head.head
    return verb.pos_ == "VERB" and weapon.head == verb and weapon.dep_ in ("dobj", "nsubj")


def _is_other_clause(verb: Token) -> bool:
    """Whether the verb tells something else with a doer of its own ("…, while *warplanes kept up* the raids")."""
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in ("conj", "ccomp", "parataxis", "advcl", "relcl"):
        return False
    return verb.dep_ in ("conj", "relcl") or bool(children(verb, "nsubj", "nsubjpass"))
