"""How many were killed and hurt, by whom it is said: histories, bounds and a best number by a named policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from onrecord.consolidate.as_of import is_earlier
from onrecord.consolidate.model import Figure, Side, Told, Toll
from onrecord.model import Casualty, Claim, Effect, TollPolicy
from onrecord.quantities.hurt import tells_all_hit, tells_living
from onrecord.quantities.others import tells_another
from onrecord.quantities.sums import tells_sum

_FIGHTING = frozenset({"combatant", "security"})
# Whose figures count as official.
OFFICIAL = frozenset({"official", "belligerent", "local"})
Bounds = tuple[int | None, int | None]


def tolls(witnesses: Sequence[tuple[Claim, Told]], *, policy: TollPolicy) -> tuple[Toll, ...]:
    """The tolls of an incident by effect and side; of combatants and civilians only where claims tell them apart."""
    found = []
    killed = [figure for figure in history(witnesses, "killed", "all") if figure.superseded_by is None]
    dead = max((n for n in best(killed, "most-cited") if n is not None), default=0) if killed else 0
    for effect in get_args(Effect):
        sides: tuple[Side, ...] = ("all", "civilian", "combatant")
        for side in sides:
            if figures := history(witnesses, effect, side, dead=dead):
                found.append(_toll(effect, side, figures, policy))
    return tuple(found)


def history(witnesses: Sequence[tuple[Claim, Told]], effect: str, side: Side, *, dead: int = 0) -> tuple[Figure, ...]:
    """One figure for each speaker of each report, by report time; one that its voice has corrected since is marked.

    Of several claims of one speaker the largest counts, for the others tell of a part; what it "had earlier said" stays
    beside it, superseded. Those who "were shot" or "rushed to hospital" are no injured beside as many `dead`: they may
    be the same persons, told before they died. Of more who were shot the dead are taken off.
    """
    given: dict[tuple[str, str], list[Figure]] = {}
    for claim, told in witnesses:
        figure = _figure(claim, told, effect, side)
        if figure is not None and effect == "injured" and dead:
            figure = _living(figure, dead)
        if figure is not None:
            given.setdefault((told.report, told.voice), []).append(figure)
    figures = [figure for some in given.values() for figure in _of_one_voice(some)]
    figures.sort(key=lambda f: (f.told.published or "", f.told.report, f.told.claim))
    return _superseded(figures)


def _of_one_voice(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figure that one speaker gives in one report, and the one that it takes back there."""

    def rank(figure: Figure) -> tuple[int, bool, str]:
        return _size(figure), figure.high is not None, figure.told.claim

    former = [f for f in figures if is_earlier(f.told.quote)]
    current = max([f for f in figures if f not in former] or figures, key=rank)
    if former and current not in former:
        before = max(former, key=rank)
        if (before.low, before.high) != (current.low, current.high):
            yield replace(before, superseded_by=current.told.claim)
    yield current


def _living(figure: Figure, dead: int) -> Figure | None:
    """The figure without the dead, where its words do not say that all of them live; None where that leaves nobody."""
    if tells_living(figure.words):
        return figure
    if _size(figure) <= dead:
        return None
    if not tells_all_hit(figure.words):
        return figure
    return replace(
        figure,
        low=max(figure.low - dead, 0) if figure.low is not None else None,
        high=figure.high - dead if figure.high is not None else None,
    )


def _figure(claim: Claim, told: Told, effect: str, side: Side) -> Figure | None:
    """What a claim says in all: "two soldiers and a medic" are three; a part stands in its total already."""
    counted = [c for c in claim.casualties if c.effect == effect and _is_of(c, side)]
    counted = [c for c in counted if not c.part] or counted
    known = [c for c in counted if c.low is not None or c.high is not None]
    if not known:
        return None
    if all(c.part for c in known):
        known = [max(known, key=lambda c: max(c.low or 0, c.high or 0))]
    lows, highs = [c.low for c in known], [c.high for c in known]
    low = None if None in lows else sum(n for n in lows if n is not None)
    # "and dozens of others": the sum is open, whatever the numbers are.
    high = None if None in highs or len(known) < len(counted) else sum(n for n in highs if n is not None)
    if low is None and high is None:
        low = sum(n for n in lows if n is not None)
    words = " + ".join(dict.fromkeys(c.text for c in known))
    return Figure(low, high, words, told)


def _is_of(casualty: Casualty, side: Side) -> bool:
    if side == "all":
        return True
    return casualty.group == "civilian" if side == "civilian" else casualty.group in _FIGHTING


def _size(figure: Figure) -> int:
    return max(figure.low or 0, figure.high or 0)


def _superseded(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    result = list(figures)
    for i, figure in enumerate(figures):
        if figure.superseded_by is not None:
            continue
        later = [
            other
            for other in figures[i + 1 :]
            if other.told.voice == figure.told.voice
            and (other.told.published or "") > (figure.told.published or "")
            and (other.low, other.high) != (figure.low, figure.high)
        ]
        if later and figure.told.published:
            result[i] = replace(figure, superseded_by=later[-1].told.claim)
    return tuple(result)


def _toll(effect: Effect, side: Side, figures: tuple[Figure, ...], policy: TollPolicy) -> Toll:
    current = [figure for figure in figures if figure.superseded_by is None]
    numbers = [n for figure in current for n in (figure.low, figure.high) if n is not None]
    low, high = best(current, policy)
    return Toll(effect, side, min(numbers), max(numbers), low, high, policy, figures)


def best(figures: Sequence[Figure], policy: TollPolicy) -> Bounds:
    """The bounds by a policy, out of figures in the order of their reports.

    `range` is all that is said; `latest-official` the last figure of an official, else the last; `most-cited` what most
    reports say (of several, the latest); `conservative` the lowest that is sure. A sum over several incidents counts
    only where nothing else is said. What is told of another incident, or taken back in the same sentence, never counts.
    """
    figures = [f for f in figures if not tells_another(f.told.quote)]
    if not figures:
        return None, None
    figures = [f for f in figures if not tells_sum(f.told.quote)] or figures
    if policy == "latest-official":
        official = [f for f in figures if f.told.kind in OFFICIAL] or list(figures)
        return official[-1].low, official[-1].high
    if policy == "most-cited":
        votes = Counter((f.low, f.high) for f in _by_source(figures))
        turns = {report: i for i, report in enumerate(dict.fromkeys(f.told.report for f in figures))}
        # Within one report the smaller figure tells of a part, or of one person.
        latest = {(f.low, f.high): (turns[f.told.report], _size(f)) for f in figures}
        return max(votes, key=lambda bounds: (votes[bounds], latest[bounds]))
    lows = [f.low if f.low is not None else f.high for f in figures]
    lowest = min((n for n in lows if n is not None), default=None)
    if policy == "conservative":
        return lowest, lowest
    highs = [n for f in figures for n in (f.low, f.high) if n is not None]
    open_ended = any(f.high is None and f.low == max(highs) for f in figures)
    return lowest, None if open_ended else max(highs, default=None)


def _by_source(figures: Iterable[Figure]) -> list[Figure]:
    """Each figure once for each report that gives it, copies left out."""
    seen: Mapping[tuple[str, Bounds], Figure] = {(f.told.origin, (f.low, f.high)): f for f in figures}
    return list(seen.values())
