"""Where claims about one incident differ, how far, and in one sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.consolidate.blame import accused, state_of
from onrecord.consolidate.geometry import gap_km
from onrecord.consolidate.model import Blame, Figure, Incident, Toll, Where
from onrecord.consolidate.sketch import Spot
from onrecord.consolidate.voices import lineage

About = Literal["killed", "injured", "responsibility", "place", "date", "whether it happened"]
# What a dispute is worth beside one over numbers, where a doubling counts 1.
_WORTH = {"responsibility": 1.5, "place": 1.0, "date": 0.5, "whether it happened": 2.0}
_HEDGE = re.compile(
    r"\b(at least|at most|more than|over|less than|fewer than|no more than|up to|nearly|almost|close to|about|around|"
    r"some|roughly|approximately|as many as|between)\b", re.IGNORECASE,
)  # fmt: skip
# Places of one incident that lie further apart than this are two: kilometres.
APART_KM = 25.0
# How many speakers a sentence names.
_SPEAKERS = 6
_NUMBERS = frozenset("two three four five six some several many".split())
_PEOPLE = frozenset("police officials sources doctors medics residents witnesses rebels authorities detectives "
                    "investigators militants activists people".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dispute:
    """One point on which the claims differ: about what, how far (0 and up), and who says what."""

    about: About
    extent: float
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The three."""
        return {"about": self.about, "extent": round(self.extent, 3), "sentence": self.sentence}


def disputes_of(incident: Incident) -> tuple[Dispute, ...]:
    """All points on which the claims about an incident differ, the widest first."""
    found = [
        *_tolls(incident),
        *_responsibility(incident),
        *_happened(incident),
        *_places(incident),
    ]
    return tuple(sorted(found, key=lambda d: (-d.extent, d.about)))


def extent(incident: Incident) -> float:
    """How far the claims differ in all."""
    return sum(dispute.extent for dispute in disputes_of(incident))


def _tolls(incident: Incident) -> Iterable[Dispute]:
    for effect in ("killed", "injured"):
        toll = incident.toll(effect)
        if toll is None:
            continue
        figures = distinct(toll.current())
        if len(figures) < 2 or not contradict(figures):
            continue
        low, high = max(1, min(map(_least, figures))), max(map(_most, figures))
        yield Dispute(effect, math.log2(high / low) if high > low else 0.5, tolls_sentence(toll))


def contradict(figures: Sequence[Figure]) -> bool:
    """Whether no number fits all of them: "at least 25" and "nearly 30" can both be right, 4 and 25 cannot."""
    low = max((f.low for f in figures if f.low is not None), default=0)
    return low > min((f.high for f in figures if f.high is not None), default=math.inf)


def distinct(figures: Sequence[Figure]) -> list[Figure]:
    """Each speaker's figure once, in the order of the reports; the report's own only where no speaker has it."""
    named = {(f.low, f.high) for f in figures if f.told.speaker}
    found: dict[tuple[str, int | None, int | None], Figure] = {}
    for figure in figures:
        if figure.told.speaker is None and (figure.low, figure.high) in named:
            continue
        found.setdefault((figure.told.voice, figure.low, figure.high), figure)
    return list(found.values())


def _least(figure: Figure) -> int:
    return figure.low if figure.low is not None else figure.high or 0


def _most(figure: Figure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def tolls_sentence(toll: Toll) -> str:
    """Who says how many, lowest first ("The army says 4 killed; the militia says nearly 30")."""
    figures = sorted(distinct(toll.current()), key=lambda f: (_least(f), _most(f), f.told.published or ""))
    grouped: dict[tuple[str, str], None] = {(_speaker(f), amount(f)): None for f in figures}
    parts = [f"{who} {_verb(who)} {number}" for who, number in grouped][:_SPEAKERS]
    rest = len(grouped) - len(parts)
    first, _, others = parts[0].partition(" says ") if " says " in parts[0] else parts[0].partition(" say ")
    verb = "says" if " says " in parts[0] else "say"
    parts[0] = f"{first} {verb} {others} {toll.effect}"
    return _sentence(parts, f"{rest} more differ" if rest else None)


def amount(figure: Figure) -> str:
    """The number as its speaker words it: "at least 25", "nearly 30", "4".

    >>> from onrecord.consolidate.model import Told
    >>> told = Told("c:1", "r:1", "r:1", "Gulf Wire", None, None, "x", "medium", "")
    >>> amount(Figure(None, 30, "killed nearly 30", told)), amount(Figure(4, 4, "four dead", told))
    ('nearly 30', '4')
    """
    low, high = figure.low, figure.high
    hedge = _HEDGE.search(figure.words)
    if low is not None and high is not None:
        if low != high:
            return f"{low} to {high}"
        vague = hedge is not None and hedge[0].casefold() in ("about", "around", "some", "roughly", "approximately")
        return f"{hedge[0].casefold()} {low}" if vague and hedge else str(low)
    if low is not None:
        word = hedge[0].casefold() if hedge and hedge[0].casefold() in ("at least", "more than", "over") else "at least"
        return f"{word} {low}"
    word = hedge[0].casefold() if hedge and hedge[0].casefold() not in ("at least", "more than", "over") else "up to"
    return f"{word} {high}"


def _responsibility(incident: Incident) -> Iterable[Dispute]:
    """Several actors are named, or somebody denies it; who is linked to no actor of the registry is passed over."""
    who = incident.responsibility
    named = accused((*who.claimed, *who.attributed))
    denials = [blame for blame in who.denied if blame.actor_id]
    if len(named) < 2 and not denials:
        return
    parts: dict[str, None] = {}
    for blame in _each(who.claimed):
        parts[f"{blame.actor} says so of itself"] = None
    for blame in _each(who.attributed):
        if len(named) > 1 or any(_meets(blame.actor_id, denial.actor_id) for denial in denials):
            parts[f"{_who(blame)} {_verb(_who(blame))} it was {blame.actor}"] = None
    for blame in _each(denials):
        own = _meets(blame.actor_id, blame.told.voice)
        verb = "deny" if _verb(_who(blame)) == "say" else "denies"
        parts[f"{_who(blame)} {verb} it" + ("" if own else f" of {blame.actor}")] = None
    shown, rest = list(parts), len(parts) - _SPEAKERS
    size = _WORTH["responsibility"] * max(1, len(named) - 1 + bool(denials))
    yield Dispute("responsibility", size, _sentence(shown[:_SPEAKERS], f"{rest} more differ" if rest > 0 else None))


def _each(blames: Sequence[Blame]) -> list[Blame]:
    """One for each report and actor, of organs of one state the first."""
    found: dict[tuple[str, str], Blame] = {}
    for blame in blames:
        if blame.actor_id:
            found.setdefault((blame.told.report, state_of(blame.actor_id) or blame.actor_id), blame)
    return list(found.values())


def _who(blame: Blame) -> str:
    return blame.told.speaker or blame.told.source


def _meets(one: str | None, two: str | None) -> bool:
    return bool(one and two) and bool({two} & lineage([one or ""]) or {one} & lineage([two or ""]))


def _happened(incident: Incident) -> Iterable[Dispute]:
    blamed = {blame.told.claim for blame in incident.responsibility.denied}
    denials = [told for told in incident.did_not_happen if told.claim not in blamed]
    if not denials or not incident.happened:
        return
    no = list(dict.fromkeys(t.speaker or t.source for t in denials))[:3]
    yes = list(dict.fromkeys(t.speaker or t.source for t in incident.happened))[:3]
    parts = [f"{_and(yes)} {_verb(_and(yes))} that it happened", f"{_and(no)} {_verb(_and(no))} that it did not"]
    yield Dispute("whether it happened", _WORTH["whether it happened"], _sentence(parts))


def _places(incident: Incident) -> Iterable[Dispute]:
    """A definite place far from the agreed one, by a report that does not name the agreed one."""
    if not incident.places or not _is_point(incident.places[0]):
        return
    first = incident.places[0]
    agreed = {told.report for told in first.told}
    other = [
        p for p in incident.places[1:] if _is_point(p) and _apart(first, p) and not agreed & {t.report for t in p.told}
    ]
    if not other:
        return
    parts = []
    for place in (first, *other[:2]):
        speakers = list(dict.fromkeys(t.speaker or t.source for t in place.told))[:2]
        parts.append(f"{_and(speakers)} {_verb(_and(speakers))} {place.value}")
    yield Dispute("place", _WORTH["place"], _sentence(parts))


def _is_point(place: Where) -> bool:
    return place.lat is not None and (place.precision or 9) <= 2


def _apart(one: Where, two: Where) -> bool:
    first, second = (Spot(p.value, lat=p.lat, lon=p.lon, radius_km=p.radius_km) for p in (one, two))
    return gap_km(first, second) > APART_KM


def _speaker(figure: Figure) -> str:
    return figure.told.speaker or figure.told.source


def _verb(who: str) -> str:
    """For several "say", else "says"."""
    last = who.rsplit(" ", 1)[-1]
    several = last.islower() and last.endswith("s") and not last.endswith("ss")
    return "say" if " and " in who or several or _is_counted(who) or last.casefold() in _PEOPLE else "says"


def _is_counted(who: str) -> bool:
    """Whether it is a number of people ("two officials"), not a name that begins with one ("Two Rivers Monitor")."""
    first, _, last = who.partition(" ")
    return first.casefold() in _NUMBERS and last.rsplit(" ", 1)[-1].islower()


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _sentence(parts: Sequence[str], more: str | None = None) -> str:
    whole = "; ".join([*(_lowered(p) if n else p for n, p in enumerate(parts)), *([more] if more else [])])
    return f"{whole[:1].upper()}{whole[1:]}."


def _lowered(part: str) -> str:
    """Inside a sentence an article begins small, and so does a number of people ("Two officials")."""
    who = re.split(r" (?:says?|deny|denies) ", part, maxsplit=1)[0]
    small = part.startswith(("The ", "A ", "An ")) or _is_counted(who)
    return part[:1].lower() + part[1:] if small else part
