"""The all-slot score of MUC-4: how well the templates of a response fill those of the key.

Response templates are mapped to key templates of the same report, one to one, where the incident's type fits at least
in part and so does one name of a target or perpetrator. Each fill is then correct, partial, incorrect, missing or
spurious; recall is (correct + partial/2) / possible, precision the same over what was filled. "All templates" counts
the fills of templates that were missed or made up too (Chinchor, "MUC-4 evaluation metrics", 1992). The people who
scored by hand gave partial credit for names by judgement; here names that share a word of weight get it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.evaluate.muckeys import (
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    INSTRUMENT_TYPE,
    LOCATION,
    MONTHS,
    ORGANIZATION,
    PERSON,
    SLOTS,
    STRINGS,
    THING,
    THING_EFFECT,
    THING_TYPE,
    TYPE,
    VICTIM,
    VICTIM_EFFECT,
    VICTIM_TYPE,
    Fill,
    Template,
)
from onrecord.reader.candidates import normal

RIGHT, PARTIAL, WRONG = 1.0, 0.5, 0.0
# One of these must fit, at least in part, for two templates to be of one incident.
_NAMES: Final = (THING, VICTIM, DESCRIPTION, PERSON, ORGANIZATION)
# What is more general than what: a general fill for a particular one is partly right.
_ABOVE: Final[dict[int, dict[str, str]]] = {
    TYPE: dict.fromkeys(
        ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"), "ATTACK"
    ),
    INSTRUMENT_TYPE: {
        **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
        **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
        **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
        **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
    },
    CONFIDENCE: {"SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED"},
    THING_TYPE: {"GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE"},
    THING_EFFECT: {"SOME DAMAGE": "DESTROYED"},
    VICTIM_TYPE: {
        "GOVERNMENT OFFICIAL": "POLITICAL FIGURE", "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    },
    VICTIM_EFFECT: {"NO DEATH": "NO INJURY", "NO INJURY OR DEATH": "NO DEATH"},
}  # fmt: skip
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d\d)")
# Words that do not tell one name from another.
_LIGHT: Final = frozenset("of the and de del la el los las for in at a an san members member group".split())


@dataclass(slots=True)
class Tally:
    """Fills by how they were judged."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def possible(self) -> int:
        """The fills of the key."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """The fills of the response."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> float:
        """What was found of the key, in part counting half.

        >>> round(Tally(correct=75, partial=11, incorrect=11, missing=21).recall, 2)
        0.68
        """
        return (self.correct + self.partial / 2) / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """What of the response is right, in part counting half."""
        return (self.correct + self.partial / 2) / self.actual if self.actual else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    def add(self, other: Tally) -> None:
        """Another tally's fills are counted in."""
        for name in ("correct", "partial", "incorrect", "missing", "spurious"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def score_templates(keys: Iterable[Template], responses: Iterable[Template]) -> Tally:
    """The tally of all fills of all templates ("all templates")."""
    wanted, found = _by_report(keys), _by_report(responses)
    total = Tally()
    for report in sorted({*wanted, *found}):
        left, made = list(wanted[report]), list(found[report])
        for key, response in _mapped(left, made):
            left.remove(key)
            made.remove(response)
            total.add(_score(key, response))
        for key in left:
            if not key.optional:
                total.missing += sum(not fill.optional for slot in SLOTS for fill in key.fills(slot))
        total.spurious += sum(len(template.fills(slot)) for template in made for slot in SLOTS)
    return total


def _by_report(templates: Iterable[Template]) -> defaultdict[str, list[Template]]:
    rows: defaultdict[str, list[Template]] = defaultdict(list)
    for template in templates:
        rows[template.report].append(template)
    return rows


def _mapped(keys: Sequence[Template], responses: Sequence[Template]) -> list[tuple[Template, Template]]:
    """The pairs of templates of one incident, those that agree most first."""
    pairs = []
    for i, key in enumerate(keys):
        for j, response in enumerate(responses):
            if _may_be_one(key, response):
                tally = _score(key, response)
                pairs.append((tally.correct + tally.partial / 2, -i, -j))
    taken: list[tuple[Template, Template]] = []
    for _, i, j in sorted(pairs, reverse=True):
        if all(keys[-i] is not k and responses[-j] is not r for k, r in taken):
            taken.append((keys[-i], responses[-j]))
    return taken


def _may_be_one(key: Template, response: Template) -> bool:
    if not _agree(key, response, TYPE):
        return False
    named = any(key.fills(slot) for slot in _NAMES)
    return not named or any(_agree(key, response, slot) for slot in _NAMES)


def _agree(key: Template, response: Template, slot: int) -> bool:
    return any(_judge(slot, k, r) > WRONG for k in key.fills(slot) for r in response.fills(slot))


def _score(key: Template, response: Template) -> Tally:
    """The tally of two templates of one incident."""
    tally = Tally()
    for slot in SLOTS:
        tally.add(_score_slot(slot, key.fills(slot), response.fills(slot)))
    return tally


def _score_slot(slot: int, keys: Sequence[Fill], responses: Sequence[Fill]) -> Tally:
    """The fills matched one to one, the best first; what is left over on both sides is incorrect."""
    tally = Tally()
    pairs = sorted(
        ((_judge(slot, k, r), -i, -j) for i, k in enumerate(keys) for j, r in enumerate(responses)), reverse=True
    )
    used_keys, used_responses = set[int](), set[int]()
    for credit, i, j in pairs:
        if credit > WRONG and -i not in used_keys and -j not in used_responses:
            used_keys.add(-i)
            used_responses.add(-j)
            tally.correct += credit == RIGHT
            tally.partial += credit == PARTIAL
    left = sum(not k.optional for i, k in enumerate(keys) if i not in used_keys)
    over = len(responses) - len(used_responses)
    tally.incorrect = min(left, over)
    tally.missing, tally.spurious = left - tally.incorrect, over - tally.incorrect
    return tally


def _judge(slot: int, key: Fill, response: Fill) -> float:
    """The credit for one fill: of several wordings of the key the best counts."""
    compare: Callable[[str, str], float]
    if slot in STRINGS:
        compare = _strings
    elif slot == DATE:
        compare = _dates
    elif slot == LOCATION:
        compare = _locations
    else:
        above = _ABOVE.get(slot, {})

        def compare(wanted: str, given: str) -> float:
            return _sets(above, wanted, given)

    best = max((compare(k, r) for k in key.values for r in response.values), default=WRONG)
    if best == RIGHT and key.about:
        about = max((_strings(k, r) for k in key.about for r in response.about), default=WRONG)
        return RIGHT if about > WRONG else PARTIAL
    return best


def _strings(key: str, response: str) -> float:
    one, two = normal(key), normal(response)
    if one == two:
        return RIGHT
    shared = ({*one.split()} & {*two.split()}) - _LIGHT
    return PARTIAL if shared else WRONG


def _sets(above: dict[str, str], key: str, response: str) -> float:
    if key == response:
        return RIGHT
    while key in above:
        key = above[key]
        if key == response:
            return PARTIAL
    return WRONG


def _locations(key: str, response: str) -> float:
    """Right where all places are the same, partly where the countries are."""
    one, two = ([re.sub(r"\s*\(.*?\)", "", part).strip() for part in text.split(": ")] for text in (key, response))
    if one == two:
        return RIGHT
    return PARTIAL if one[0] == two[0] else WRONG


def _dates(key: str, response: str) -> float:
    """Right where the days are the same, partly where they overlap."""
    if key == response:
        return RIGHT
    one, two = _days(key), _days(response)
    if one is None or two is None:
        return WRONG
    return PARTIAL if one[0] <= two[1] and two[0] <= one[1] else WRONG


def _days(text: str) -> tuple[date, date] | None:
    """The first and last day; "- 20 NOV 89" is a day up to then."""
    days = [
        date(1900 + int(year), MONTHS.index(month) + 1, int(day))
        for day, month, year in _DAY.findall(text)
        if month in MONTHS
    ]
    if not days:
        return None
    return (date.min if text.startswith("-") else days[0]), days[-1]
