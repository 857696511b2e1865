"""What a report's own toll is: all that its claims tell of the killed or the injured, folded into one figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.lexicons.kinds import kinds_of
from onrecord.model import HAPPENED, Casualty, Claim, Effect
from onrecord.quantities.hurt import tells_all_hit, tells_others
from onrecord.quantities.sums import tells_sum
from onrecord.text import fold

_WORDS = r"((?:[A-Z][\w'’.-]+ ?){2,4})"
_NAME = re.compile(_WORDS + r"(?:$|[,(;]| of | who )")
_NAME_BEHIND = re.compile(r"(?:^|[a-z,] )" + _WORDS + r"$")
_HE = re.compile(
    r"\b(?:he|him|his|man|men|boy|boys|father|brother|son|husband|uncle|nephew|male|grandfather|grandson)\b"
)
_SHE = re.compile(r"\b(?:she|her|woman|women|girl|girls|mother|sister|daughter|wife|aunt|niece|female|grandmother)\b")
_AGE = re.compile(r"\b(\d{1,2})(?:[- ]year|,|$)")
# A figure told for a longer time than this is the sum over many incidents.
LONGEST_INCIDENT_DAYS = 14
# Reports are a day or two out in when it happened.
SAME_INCIDENT_DAYS = 2
# A figure of another incident so many times the first one told is the sum of a war or a year.
FAR_MORE = 10


@dataclass(frozen=True, slots=True)
class ReportToll:
    """The bounds, and the casualties from which they come, in the order of the text."""

    low: int | None
    high: int | None
    casualties: tuple[Casualty, ...]

    @property
    def number(self) -> int:
        """The lower bound where there is one, else the upper."""
        return self.low if self.low is not None else self.high or 0


def report_toll(claims: Iterable[Claim], effect: Effect) -> ReportToll | None:
    """The toll of the incident that the report tells of; None where it gives no number.

    Groups that a claim tells in one breath add up. Of the figures of several claims the highest counts, as later ones
    take in earlier ones ("the toll rose to 25"); persons named one by one in the main incident count where they are
    more. Left out are denied and planned claims; where others are told, also background, sums over a year or over
    several incidents, and what happened days before. One hurt person in a report of a death may be the one who died.

    >>> report_toll((), "killed") is None
    True
    """
    happened = [c for c in claims if c.polarity == "positive" and c.modality in HAPPENED]
    told = _news(happened, effect)
    figures = [f for c in told if (f := _claim_toll(c.casualties, effect)) is not None]
    if not figures:
        return None
    best = max(figures, key=_by_size)
    main = _main_incident(told)
    people = named_persons(c for t in told if t.incident_id == main for c in t.casualties if c.effect == effect)
    if len(people) > best.number:
        best = ReportToll(len(people), len(people), tuple(people))
    if effect == "injured":
        return _without_dead(figures, best, [*told, *_news(happened, "killed")])
    return best


def _by_size(toll: ReportToll) -> tuple[int, bool]:
    """The larger number first, of equals the one without a bound left open."""
    return toll.number, toll.low == toll.high


def _news(claims: Sequence[Claim], effect: Effect) -> list[Claim]:
    """The claims with figures that are no background and no sum over many incidents, where there are any."""
    counted = [c for c in claims if _claim_toll(c.casualties, effect)]
    news = [c for c in counted if not c.background] or counted
    news = [c for c in news if not _is_sum_over_time(c)] or news
    return [c for c in news if not _is_before(c, news[0]) and not _is_far_more(c, news[0], effect)] or news


def _is_far_more(claim: Claim, lead: Claim, effect: Effect) -> bool:
    """Whether the claim's figure dwarfs the one told first and is of something else ("the war has killed 9,000")."""
    first, toll = _claim_toll(lead.casualties, effect), _claim_toll(claim.casualties, effect)
    if first is None or toll is None or not first.number or claim.incident_id == lead.incident_id is not None:
        return False
    return toll.number >= FAR_MORE * first.number


def _is_before(claim: Claim, lead: Claim) -> bool:
    """Whether the claim tells of a day before that of which the report tells first."""
    if claim.date is None or lead.date is None or not claim.date.last or not lead.date.first:
        return False
    return (date.fromisoformat(lead.date.first) - date.fromisoformat(claim.date.last)).days > SAME_INCIDENT_DAYS


def _is_sum_over_time(claim: Claim) -> bool:
    """Whether the figure is that of many incidents ("40 people were killed this year")."""
    if tells_sum(claim.quote.text):
        return True
    when = claim.date
    if when is None or when.first is None or when.last is None:
        return False
    return (date.fromisoformat(when.last) - date.fromisoformat(when.first)).days > LONGEST_INCIDENT_DAYS


def _main_incident(claims: Sequence[Claim]) -> str | None:
    """The incident of which most figures are told, the first of equals."""
    weights = Counter(c.incident_id for c in claims if c.incident_id is not None)
    return max(weights, key=lambda incident: weights[incident], default=None)


def _without_dead(figures: Sequence[ReportToll], best: ReportToll, told: Sequence[Claim]) -> ReportToll | None:
    """The hurt without those who died: of people "shot", and of one person who may be the one killed."""
    killed = [f for c in told if (f := _claim_toll(c.casualties, "killed")) is not None]
    dead = max((f.number for f in killed), default=0)
    if not dead or best.low is None:
        return best
    living = [(f, left) for f in (*figures, best) if (left := _living(f, dead)) is not None]
    injured = max((left for _, left in living), key=_by_size, default=None)
    if injured is None or injured.number != 1:
        return injured
    gone = [c for f in killed for c in f.casualties]
    return next((left for f, left in living if left != f or _is_beside(left, gone, told)), None)


def _is_beside(hurt: ReportToll, dead: Sequence[Casualty], told: Sequence[Claim]) -> bool:
    """Whether the one hurt is none of the dead: he is told of beside them, or as another than they are."""
    if any(tells_others(c.text) for c in hurt.casualties):
        return True
    both = any(_claim_toll(c.casualties, "killed") and set(hurt.casualties) <= set(c.casualties) for c in told)
    return both or _is_another(hurt.casualties[0], dead)


def _living(toll: ReportToll, dead: int) -> ReportToll | None:
    """The figure, where it tells all who were hit without the dead; None where that leaves nobody."""
    words = " ".join(c.text for c in toll.casualties)
    if toll.low is None or not tells_all_hit(words):
        return toll
    return ReportToll(toll.low - dead, toll.low - dead, toll.casualties) if toll.low > dead else None


def _is_another(hurt: Casualty, dead: Sequence[Casualty]) -> bool:
    """Whether the one hurt is none of the dead: he is told of as of another sex or age."""
    sexes = [_sex(c) for c in dead if c.low == 1]
    if _sex(hurt) is not None and any(sexes) and all(s in (None, _other_sex(hurt)) for s in sexes):
        return True
    ages = {age for c in dead for age in _ages(c)}
    own = _ages(hurt)
    return bool(own and ages and not own & ages)


def _ages(casualty: Casualty) -> set[str]:
    return {age for words in (casualty.text, casualty.who or "") for age in _AGE.findall(words)}


def _sex(casualty: Casualty) -> str | None:
    words = fold(casualty.who or "")
    he, she = _HE.search(words), _SHE.search(words)
    # "her son": who is told last is meant.
    last = max((m for m in (he, she) if m is not None), key=lambda m: m.start(), default=None)
    return None if last is None else "he" if last is he else "she"


def _other_sex(casualty: Casualty) -> str:
    return "she" if _sex(casualty) == "he" else "he"


def _claim_toll(casualties: Sequence[Casualty], effect: Effect) -> ReportToll | None:
    """The groups that a claim tells in one breath, added up; of several such the largest."""
    own = [c for c in casualties if c.effect == effect and not c.part and (c.low, c.high) != (None, None)]
    rows: list[list[Casualty]] = []
    for casualty in sorted(own, key=lambda c: c.start):
        if rows and casualty.start < max(c.end for c in rows[-1]):
            rows[-1].append(casualty)
        else:
            rows.append([casualty])
    tolls = [ReportToll(_sum([c.low for c in row]), _sum([c.high for c in row]), tuple(row)) for row in rows]
    return max(tolls, key=_by_size, default=None)


def _sum(bounds: Sequence[int | None]) -> int | None:
    known = [b for b in bounds if b is not None]
    return sum(known) if len(known) == len(bounds) else None


def named_persons(casualties: Iterable[Casualty]) -> list[Casualty]:
    """One casualty for each person whom the words name; a surname alone is the person named in full before."""
    people: dict[tuple[str, ...], Casualty] = {}
    for casualty in casualties:
        name = _name(casualty.who or "") if casualty.low == casualty.high == 1 else ()
        if name and not any(_same_person(name, known) for known in people):
            people[name] = casualty
    return list(people.values())


def _same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both may be one person: one name holds the other's words, or first and last name are the same."""
    return set(one) <= set(other) or set(other) <= set(one) or (one[0], one[-1]) == (other[0], other[-1])


def _name(words: str) -> tuple[str, ...]:
    """The words of a person's name, folded; none where the wording does not end in one."""
    match = _NAME.match(words) or _NAME_BEHIND.search(words)
    parts = fold(match.group(1)).split() if match else []
    # In headlines "Teen Girl" is written as a name is.
    return () if any(kinds_of(part) for part in parts) else tuple(parts)
