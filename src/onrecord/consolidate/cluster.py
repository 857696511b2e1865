"""From scored pairs to incidents: constrained agglomeration by average linkage.

Two clusters become one where all their pairs, on average, speak for it, and not too many of these pairs are vetoed; a
veto between two single mentions is final. A chain of likely pairs alone never makes an incident. What comes out depends
on the sketches and the decisions, not on their order: scores are whole numbers, and ties are broken by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from onrecord.consolidate.sketch import Sketch

# Two clusters are joined from this mean score on, in thousandths of log-odds; set on the training reports.
JOIN = -200
# From this share of vetoed pairs on, two clusters stay apart. One of many reports may have a day or place misread.
VETOED = Fraction(2, 3)
Pair = tuple[str, str]


class Score(NamedTuple):
    """How much speaks for a pair, in thousandths of log-odds, and whether something rules it out."""

    value: int
    vetoed: bool = False


Compare = Callable[[Sketch, Sketch], Score]


def pair_of(one: str, two: str) -> Pair:
    """The two ids, the smaller first."""
    return (one, two) if one <= two else (two, one)


@dataclass(frozen=True, slots=True)
class Bonds:
    """What people decided: pairs of sketches that are one incident, and pairs that are not."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def clusters(
    sketches: Sequence[Sketch],
    edges: Mapping[Pair, Score],
    compare: Compare,
    *,
    bonds: Bonds = Bonds(),
    join: int = JOIN,
) -> tuple[tuple[str, ...], ...]:
    """The ids of the sketches by incident, sorted.

    What reports are mainly about is brought together first. What they tell beside it then joins an incident, but never
    joins two. `edges` are the scores of pairs that share a block, `compare` gives that of any other pair.
    """
    mains = [sketch for sketch in sketches if sketch.main]
    between = {pair: score for pair, score in edges.items() if score.value >= join and not score.vetoed}
    known = {sketch.id for sketch in mains}
    first = {pair: score for pair, score in between.items() if pair[0] in known and pair[1] in known}
    told = _stage(mains, first, edges, compare, bonds, join, ())
    return tuple(sorted(_stage(sketches, between, edges, compare, bonds, join, told)))


def _stage(
    sketches: Sequence[Sketch],
    strong: Mapping[Pair, Score],
    edges: Mapping[Pair, Score],
    compare: Compare,
    bonds: Bonds,
    join: int,
    settled: Sequence[tuple[str, ...]],
) -> list[tuple[str, ...]]:
    """The clusters of the sketches; those that are settled are not joined with one another."""
    found: list[tuple[str, ...]] = []
    by_id = {sketch.id: sketch for sketch in sketches}
    groups = {ident: group for group in settled for ident in group}
    ties = [*strong, *bonds.together, *((group[0], ident) for group in settled for ident in group[1:])]
    for component in components(by_id, ties):
        if len(component) == 1:
            found.append(tuple(component))
            continue
        members = [by_id[ident] for ident in component]
        here = sorted({groups[ident] for ident in component if ident in groups})
        found += _Agglomeration(members, edges, compare, bonds, join, here).run()
    return found


def components(idents: Iterable[str], ties: Iterable[Pair]) -> list[list[str]]:
    """The groups beyond which no cluster can reach, sorted: those that the ties hold together.

    >>> components("abcd", [("a", "c"), ("c", "x")])
    [['a', 'c'], ['b'], ['d']]
    """
    parent = {ident: ident for ident in idents}

    def root(ident: str) -> str:
        while parent[ident] != ident:
            parent[ident] = parent[parent[ident]]
            ident = parent[ident]
        return ident

    for one, two in ties:
        if one in parent and two in parent:
            first, second = sorted((root(one), root(two)))
            parent[second] = first
    groups: dict[str, list[str]] = {}
    for ident in sorted(parent):
        groups.setdefault(root(ident), []).append(ident)
    return list(groups.values())


@dataclass(slots=True)
class _Link:
    total: int
    number: int
    vetoed: int
    forbidden: bool


class _Agglomeration:
    """The clusters of one component; each is known by its smallest id."""

    def __init__(
        self,
        members: Sequence[Sketch],
        edges: Mapping[Pair, Score],
        compare: Compare,
        bonds: Bonds,
        join: int,
        settled: Sequence[tuple[str, ...]],
    ) -> None:
        self._join = join
        self._settled: set[str] = set()
        self._clusters = {sketch.id: [sketch.id] for sketch in members}
        self._links: dict[str, dict[str, _Link]] = {sketch.id: {} for sketch in members}
        ordered = sorted(members, key=lambda s: s.id)
        for n, one in enumerate(ordered):
            for two in ordered[n + 1 :]:
                pair = (one.id, two.id)
                score = edges[pair] if pair in edges else compare(one, two)
                link = _Link(score.value, 1, int(score.vetoed), pair in bonds.apart)
                self._links[one.id][two.id] = self._links[two.id][one.id] = link
        for group in settled:
            for other in group[1:]:
                self._bind(group[0], other)
        self._settled = {min(group) for group in settled}
        for one_id, two_id in sorted(bonds.together):
            self._bind(one_id, two_id)

    def run(self) -> list[tuple[str, ...]]:
        """The clusters when no two are left that may be joined."""
        heap = [
            entry
            for one, links in self._links.items()
            for two in links
            if one < two and (entry := self._entry(one, two))
        ]
        heapify(heap)
        while heap:
            _, one, two, size = heappop(heap)
            if one not in self._clusters or two not in self._clusters:
                continue
            if size != len(self._clusters[one]) + len(self._clusters[two]):
                continue  # one of them has grown since
            self._merge(one, two)
            for other in sorted(self._links[one]):
                if entry := self._entry(*pair_of(one, other)):
                    heappush(heap, entry)
        return [tuple(sorted(members)) for members in self._clusters.values()]

    def _entry(self, one: str, two: str) -> tuple[Fraction, str, str, int] | None:
        link = self._links[one][two]
        if one in self._settled and two in self._settled:
            return None
        if link.forbidden or link.vetoed >= VETOED * link.number or link.total < self._join * link.number:
            return None
        return -Fraction(link.total, link.number), one, two, len(self._clusters[one]) + len(self._clusters[two])

    def _merge(self, one: str, two: str) -> None:
        """Puts the second cluster into the first, whose id is the smaller."""
        self._clusters[one] += self._clusters.pop(two)
        if two in self._settled:
            self._settled.add(one)
        gone = self._links.pop(two)
        del self._links[one][two]
        for other, link in gone.items():
            if other == one:
                continue
            del self._links[other][two]
            kept = self._links[one][other]
            merged = _Link(
                kept.total + link.total, kept.number + link.number, kept.vetoed + link.vetoed,
                kept.forbidden or link.forbidden,
            )  # fmt: skip
            self._links[one][other] = self._links[other][one] = merged

    def _bind(self, one: str, two: str) -> None:
        """Joins the clusters of two sketches by decision, whatever speaks against it."""
        first = next((key for key, members in self._clusters.items() if one in members), None)
        second = next((key for key, members in self._clusters.items() if two in members), None)
        if first is not None and second is not None and first != second:
            self._merge(*pair_of(first, second))
