"""What a number of the text says: its bounds, and of what it is a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuantityKind = Literal[
    "count", "age", "distance", "money", "percent", "time", "date", "ordinal", "identifier", "measure"
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the words that bound it: `text` is "at least 30", `low` 30, `high` None (or more).

    Both bounds are None where no whole number is said: "dozens" (`vague` is True), or a fraction ("7.62"). `approx`
    marks "about 40" and
    "nearly 40". "no" and "none" are 0 to 0. Only `kind` "count" counts people, things or events.
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    vague: bool = False
    approx: bool = False
    kind: QuantityKind = "count"

    @property
    def zero(self) -> bool:
        """Whether it says that there were none."""
        return self.low == 0 and self.high == 0
