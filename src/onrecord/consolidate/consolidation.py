"""Sketches in, clusters out; a new sketch is compared within its blocks alone."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.consolidate import blocking
from onrecord.consolidate.cluster import JOIN, Bonds, Pair, Score, clusters, pair_of
from onrecord.consolidate.compare import score
from onrecord.consolidate.sketch import Sketch
from onrecord.consolidate.vetoes import veto


class Consolidation:
    """The sketches seen so far, their blocks and the scores of the pairs that share one.

    >>> Consolidation().clusters()
    ()
    """

    def __init__(self, sketches: Iterable[Sketch] = (), *, join: int = JOIN) -> None:
        self._join = join
        self._sketches: dict[str, Sketch] = {}
        self._blocks: dict[str, dict[str, Sketch]] = {}
        self._scores: dict[Pair, Score] = {}
        self.add(sketches)

    def add(self, sketches: Iterable[Sketch]) -> int:
        """How many pairs were scored for these sketches; those that are known already are passed over."""
        before = len(self._scores)
        for sketch in sketches:
            if sketch.id in self._sketches:
                continue
            self._sketches[sketch.id] = sketch
            for key in blocking.keys(sketch):
                block = self._blocks.setdefault(key, {})
                for other in block.values():
                    if not blocking.left_to_cells(key, sketch, other):
                        self._compare(sketch, other)
                block[sketch.id] = sketch
        return len(self._scores) - before

    def clusters(self, bonds: Bonds = Bonds()) -> tuple[tuple[str, ...], ...]:  # noqa: B008  (frozen)
        """The ids of the sketches by incident."""
        return clusters(list(self._sketches.values()), dict(self._scores), self._compare, bonds=bonds, join=self._join)

    def score(self, one: str, two: str) -> Score:
        """The score of two sketches by their ids."""
        return self._compare(self._sketches[one], self._sketches[two])

    def _compare(self, one: Sketch, two: Sketch) -> Score:
        """The score of a pair, scored once."""
        pair = pair_of(one.id, two.id)
        if pair not in self._scores:
            self._scores[pair] = Score(score(one, two), veto(one, two) is not None)
        return self._scores[pair]
