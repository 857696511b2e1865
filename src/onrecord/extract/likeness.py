"""How like two claims of one report are to claims of one incident: named features, weighed by what was learned.

The weights stand in `same_incident.yaml`, written by `training/incident_weights.py` from annotated reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml
from spacy.tokens import Doc, Token

from onrecord.extract.syntax import root_at
from onrecord.model import Claim, EventDate, Mention, Speaker
from onrecord.text import fold

# Words that point to an event told before ("the attack", "these strikes").
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"})
_EMPTY = frozenset("the a an of in and their his its at least people more than some".split())
# How far apart, in characters, the sentences of two claims begin: two steps of nearness.
NEAR, WITHIN = 300, 600
# Between a sentence and the next, also over a paragraph's end, stand at most so many characters.
NEXT_SENTENCE = 3
# Sentences that share so many telling words speak of one thing.
SHARED_WORDS = 3
_TELLING = frozenset({"NOUN", "VERB", "PROPN", "NUM"})


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, and `bias`."""
    text = (resources.files("onrecord.extract") / "same_incident.yaml").read_text(encoding="utf-8")
    loaded: dict[str, float] = yaml.safe_load(text)["weights"]
    return loaded


def likeness(earlier: Claim, later: Claim, doc: Doc) -> float:
    """The log-odds that both tell of one incident; above 0, more likely than not. Features without a weight count 0."""
    known = weights()
    return known["bias"] + sum(known.get(name, 0.0) for name, holds in features(earlier, later, doc).items() if holds)


def features(earlier: Claim, later: Claim, doc: Doc) -> dict[str, bool]:
    """What speaks for and against the two being one incident, by name."""
    distance = abs(earlier.quote.start - later.quote.start)
    return {
        **_shared("actor", names(earlier.actor), names(later.actor)),
        **_shared("target", names(earlier.target), names(later.target)),
        **_shared("place", places(earlier), places(later)),
        "dates_differ": not dates_fit(earlier.date, later.date),
        "one_dated": (earlier.date is None) != (later.date is None),
        "same_mode": earlier.event.mode is not None and earlier.event.mode == later.event.mode,
        "modes_differ": bool(earlier.event.mode and later.event.mode) and earlier.event.mode != later.event.mode,
        "later_points_back": points_back(later, doc),
        "earlier_is_definite": points_back(earlier, doc),
        "same_trigger": earlier.trigger.text.lower() == later.trigger.text.lower(),
        "same_sentence": earlier.quote.start == later.quote.start,
        "near": distance < NEAR,
        "within": distance < WITHIN,
        "backgrounds_differ": earlier.background != later.background,
        "same_speaker": _voice(earlier.speaker) == _voice(later.speaker),
        "same_toll": bool(_tolls(earlier) & _tolls(later)),
        "weapons_differ": _both_and_none_shared(_arms(earlier), _arms(later)),
        "words_shared": distance > 0 and len(_telling(earlier, doc) & _telling(later, doc)) >= SHARED_WORDS,
        "later_is_bare": not (later.actor or later.target or later.place or later.date),
    }


def _shared(name: str, one: set[str], two: set[str]) -> dict[str, bool]:
    """Whether names share a word, and whether both are told and share none."""
    return {f"same_{name}": bool(one & two), f"{name}s_differ": _both_and_none_shared(one, two)}


def _both_and_none_shared(one: set[str], two: set[str]) -> bool:
    return bool(one and two) and not one & two


def names(mentions: Sequence[Mention]) -> set[str]:
    """The words by which mentions are compared, folded, without articles and the like."""
    return {w for m in mentions for text in (m.text, m.name or "") for w in fold(text).split() if w not in _EMPTY}


def places(claim: Claim) -> set[str]:
    """The names of the claim's places, folded."""
    return {fold(place.name or place.text) for place in claim.place}


def dates_fit(one: EventDate | None, two: EventDate | None) -> bool:
    """Whether two dates overlap; an unknown one fits any."""
    if one is None or two is None:
        return True
    return (one.first or "") <= (two.last or "9999") and (two.first or "") <= (one.last or "9999")


def points_back(claim: Claim, doc: Doc) -> bool:
    """Whether the trigger is a definite noun ("the attack")."""
    head = head_of(claim, doc)
    if head is None or head.pos_ != "NOUN":
        return False
    return any(c.lower_ in _DEFINITE for c in head.children if c.dep_ in ("det", "poss"))


def head_of(claim: Claim, doc: Doc) -> Token | None:
    """The word on which the claim's trigger hangs."""
    return root_at(doc, claim.trigger.start, claim.trigger.end)


def stand_together(one: Claim, two: Claim) -> bool:
    """Whether the sentences of the two are the same or stand side by side."""
    first, second = sorted((one.quote, two.quote), key=lambda q: q.start)
    return second.start - first.end <= NEXT_SENTENCE


def _arms(claim: Claim) -> set[str]:
    return {weapon.category for weapon in claim.weapon if weapon.category}


def _telling(claim: Claim, doc: Doc) -> set[str]:
    """The nouns, names, verbs and numbers of the claim's sentence, as they stand in a dictionary."""
    # Kept with the parse: each sentence is compared with all others.
    key = f"telling {claim.quote.start}"
    if key not in doc.user_data:
        span = doc.char_span(claim.quote.start, claim.quote.end, alignment_mode="expand")
        doc.user_data[key] = {t.lemma_.lower() for t in span or () if t.pos_ in _TELLING and len(t) > 2}
    words: set[str] = doc.user_data[key]
    return words


def _voice(speaker: Speaker | None) -> str | None:
    return (speaker.name or speaker.text) if speaker else None


def _tolls(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(c.effect, c.low, c.high) for c in claim.casualties if c.low or c.high}
