"""What every scorer counts: how many are right of those found and of those wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Hits:
    """How many were right, found and wanted, and the shares that follow from that."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, *, right: int = 0, found: int = 0, wanted: int = 0) -> None:
        """Count more."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return share(self.right, self.found)

    @property
    def recall(self) -> float:
        """The share of the wanted that was found."""
        return share(self.right, self.wanted)

    @property
    def f1(self) -> float:
        """Precision and recall in one figure.

        >>> Hits(right=2, found=4, wanted=2).f1
        0.6667
        """
        return share(2 * self.right, self.found + self.wanted)


def share(part: float, whole: float) -> float:
    """The part of the whole, to four places; 0 where there is nothing.

    >>> share(1, 3), share(0, 0)
    (0.3333, 0.0)
    """
    return round(part / whole, 4) if whole else 0.0
