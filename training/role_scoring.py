"""F1 of the roles (CEAF-REE), as the training loop watches it, and what the scores must exceed for the best.

Where no report is held out, what they must exceed is taken from another model: so much that as many are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate.ceaf import Entity, matched
from onrecord.reader.roles import ROLES, best_wordings
from training.role_examples import RoleExample

RoleScores = NDArray[np.float32]
# What is tried for what a role's scores must exceed, and for what it is worth that the rules found a wording.
LEAST = np.arange(-3.0, 3.01, 0.25)
BONUS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
# What is tried where as many are to be found as by another model.
MATCHED = np.arange(-6.0, 6.01, 0.05)
# No wording with a lower score is found with any of these.
HOPELESS = float(MATCHED[0]) - BONUS[-1]


@dataclass(frozen=True)
class Judged:
    """What may be found for one role in one report, and what is right."""

    wordings: list[str]
    scores: NDArray[np.float32]
    ruled: NDArray[np.float32]
    gold: Sequence[Entity]

    @classmethod
    def of(cls, example: RoleExample, scores: RoleScores, role: int) -> Judged:
        """The wordings that are not hopeless."""
        rows = np.nonzero(scores[:, role] > HOPELESS)[0]
        wordings = [example.wordings[row] for row in rows]
        ruled = np.array([wording in example.ruled[role] for wording in wordings], dtype=np.float32)
        return cls(wordings, scores[rows, role], ruled, example.gold[role])


def counts(reports: Sequence[Judged], *, least: float, bonus: float) -> tuple[int, int, int]:
    """How many entities of a role are right, found and wanted."""
    right = found = wanted = 0
    for report in reports:
        best = best_wordings(report.scores + np.float32(bonus) * report.ruled, report.wordings, least=least)
        right += matched(report.gold, [frozenset({report.wordings[n]}) for n in best])
        found += len(best)
        wanted += len(report.gold)
    return right, found, wanted


def f1_of(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, found + wanted)


def best_bounds(
    examples: Sequence[RoleExample], scores: Sequence[RoleScores]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each role what the scores must exceed and what the rules are worth, for the highest F1."""
    found = []
    for role in range(len(ROLES)):
        reports = [Judged.of(example, rows, role) for example, rows in zip(examples, scores, strict=True)]
        tried = {
            (least, bonus): f1_of(*counts(reports, least=least, bonus=bonus))
            for bonus, least in product(BONUS, LEAST.tolist())
        }
        found.append(max(tried, key=lambda pair: tried[pair]))
    least, bonus = np.array(found, dtype=np.float32).T
    return least, bonus


def matched_bounds(
    examples: Sequence[RoleExample],
    scores: Sequence[RoleScores],
    *,
    like: Sequence[RoleScores],
    least: NDArray[np.float32],
    bonus: NDArray[np.float32],
) -> NDArray[np.float32]:
    """What the scores must exceed so that as many are found for each role as the other model's with its own bounds.

    Of several that fit the middle one.
    """
    found = []
    for role in range(len(ROLES)):
        mine, others = (
            [Judged.of(example, rows, role) for example, rows in zip(examples, each, strict=True)]
            for each in (scores, like)
        )
        rise = float(bonus[role])
        wanted = counts(others, least=float(least[role]), bonus=rise)[1]
        off = [abs(counts(mine, least=tried, bonus=rise)[1] - wanted) for tried in MATCHED.tolist()]
        fitting = [tried for tried, by in zip(MATCHED.tolist(), off, strict=True) if by == min(off)]
        found.append(fitting[len(fitting) // 2])
    return np.array(found, dtype=np.float32)


def role_f1(
    examples: Sequence[RoleExample],
    scores: Sequence[RoleScores],
    *,
    least: NDArray[np.float32],
    bonus: NDArray[np.float32],
) -> dict[str, float]:
    """F1 over all roles and of each."""
    each = []
    for role in range(len(ROLES)):
        reports = [Judged.of(example, rows, role) for example, rows in zip(examples, scores, strict=True)]
        each.append(counts(reports, least=float(least[role]), bonus=float(bonus[role])))
    figures = {"f1": f1_of(*(sum(part) for part in zip(*each, strict=True)))}
    return figures | {role.lower(): f1_of(*each[n]) for n, role in enumerate(ROLES)}
