"""What a time expression is once it is read: its words, its TIMEX3 value, and the range of days it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# published: counted from the publication date; text: needs the date that the narrative has reached; absolute: says
# it all itself.
Anchor = Literal["published", "text", "absolute", "none"]
Unit = Literal["day", "week", "weekend", "month", "year", "decade"]


@dataclass(frozen=True, slots=True)
class Shift:
    """How far from the narrative's date: from `low` to `high` units ("three days earlier": -3 to -3 days)."""

    unit: Unit
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression of a report: `text[start:end]`, what it is, and the days it covers.

    `first`/`last` are ISO days, both None where it is unresolved; one of them None where the range is open ("in
    recent days").
    `value` is TIMEX3's, `edtf` the range as Extended Date/Time Format, `precision` UCDP's date_prec (1 the day, 2
    two to six days,
    3 a week, 4 a month, 5 longer). `with_preposition` spans the words with the preposition before them ("on Friday").
    `since` is where a "since" stands whose clause this dates ("since the war began in 2011"): what happened in that
    clause is of 2011,
    what has happened since is from then on (`until_published`).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    first: str | None
    last: str | None
    edtf: str | None
    precision: int | None
    anchor: Anchor
    with_preposition: tuple[int, int]
    since: int | None = None
    shift: Shift | None = None

    @property
    def resolved(self) -> bool:
        """Whether at least one end of the range is known."""
        return self.first is not None or self.last is not None
