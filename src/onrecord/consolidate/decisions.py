"""What people decided about incidents, replayed over every later reading; the machine never undoes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.consolidate.cluster import Bonds, Pair, pair_of
from onrecord.model import Decision


def bonds_of(decisions: Sequence[Decision], homes: Mapping[str, str]) -> tuple[Bonds, tuple[Decision, ...]]:
    """Which mentions belong together and which apart, and the decisions whose claims are no longer there.

    `homes` gives the mention of each claim. Of two decisions about one pair the later one counts.

    >>> split = Decision("split", ("c:1", "c:2"), "ana", "2024-05-01T10:00:00+00:00", "two days apart")
    >>> bonds_of([split], {"c:1": "i:1", "c:2": "i:2"})[0].apart
    frozenset({('i:1', 'i:2')})
    """
    decided: dict[Pair, str] = {}
    orphans = []
    for decision in decisions:
        if any(claim not in homes for claim in decision.claims):
            orphans.append(decision)
            continue
        first, *others = (homes[claim] for claim in decision.claims)
        for other in others:
            if other != first:
                decided[pair_of(first, other)] = decision.kind
    together = frozenset(pair for pair, kind in decided.items() if kind == "merge")
    apart = frozenset(pair for pair, kind in decided.items() if kind == "split")
    return Bonds(together, apart), tuple(orphans)
