"""Entities matched one to one, as CEAF-REE has it: each entity is a set of wordings.

Du et al., "GRIT: Generative role-filler transformers for document-level event entity extraction", 2021.
"""

from __future__ import annotations

from collections.abc import Sequence

Entity = frozenset[str]


def matched(gold: Sequence[Entity], found: Sequence[Entity]) -> int:
    """The most entities that can be matched one to one: all wordings of the found one are the gold one's (Kuhn).

    >>> matched([frozenset({"ana", "ben"}), frozenset({"ana"})], [frozenset({"ana"}), frozenset({"ben"})])
    2
    """
    fits = [[i for i, entity in enumerate(gold) if each and each <= entity] for each in found]
    taken: dict[int, int] = {}

    def place(j: int, tried: set[int]) -> bool:
        for i in fits[j]:
            if i not in tried:
                tried.add(i)
                if i not in taken or place(taken[i], tried):
                    taken[i] = j
                    return True
        return False

    return sum(place(j, set()) for j in range(len(found)))
