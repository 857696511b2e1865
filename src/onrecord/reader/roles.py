"""The learned reader of roles: who attacked, on whose behalf, what and whom, with what.

It reads the passages of a text around attacks that were found before, with facts about their words, and gives each
wording of the passages a score for each role; a score above 0 is taken for a filler.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.candidates import Candidates, candidates_of
from onrecord.reader.passages import passages_of
from onrecord.reader.pieces import pieces_of
from onrecord.reader.rolenetwork import RoleNetwork, load_role_network

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
# As in MUC-4: persons and organisations behind an attack; things and people hit; what it was done with.
ROLES: tuple[Role, ...] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

Facts = Callable[[NDArray[np.int64]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Words that fill a role in the text's attacks.

    `score` says how sure that is of the wording, over all places where it stands (0: as likely as not, for MUC-4's
    templates), `here` how sure of this place; `wording` is the words without case, articles and signs.
    """

    role: Role
    start: int
    end: int
    wording: str
    score: float
    here: float


def read_roles(
    text: str,
    places: Iterable[int],
    facts: Facts,
    *,
    favoured: Mapping[Role, Collection[str]] | None = None,
    network: RoleNetwork | None = None,
) -> list[RoleSpan]:
    """The fillers of roles in the passages of the text around the places, role by role, the surest wording first.

    `text` is in the case of print, `facts` gives a row of facts for each word's offsets. `favoured` are wordings that
    something else takes for fillers; their scores are raised by as much as that was found to be worth. Of words that
    hold each other only the surest are kept. Raises DataError where the model's file is missing.
    """
    pieces = pieces_of(text)
    passages = passages_of(text, pieces, places)
    candidates = candidates_of(text, pieces, passages)
    if not len(candidates.first):
        return []
    offsets = pieces.offsets[passages.words]
    used = network or load_role_network()
    scores = used.score(passages, facts(offsets), candidates)
    pooled = pool(scores, candidates) + used.bonus * favour(candidates.wordings, favoured or {})
    found: list[RoleSpan] = []
    for column, role in enumerate(ROLES):
        for number in best_wordings(pooled[:, column], candidates.wordings):
            for row in np.nonzero(candidates.numbers == number)[0]:
                start = int(offsets[candidates.first[row], 0])
                end = int(offsets[candidates.last[row], 1])
                score, here = float(pooled[number, column]), float(scores[row, column])
                wording = candidates.wordings[number]
                found.append(RoleSpan(role, start, end, wording, round(score, 4), round(here, 4)))
    return found


def pool(scores: NDArray[np.float32], candidates: Candidates) -> NDArray[np.float32]:
    """The score of each wording: the logarithm of the sum of the powers of its places' scores.

    >>> here = Candidates(np.array([0, 2]), np.array([0, 2]), np.array([0, 0]), ("rebels",))
    >>> pool(np.zeros((2, 1), dtype=np.float32), here).round(2).tolist()
    [[0.6899999976158142]]
    """
    size = (len(candidates.wordings), scores.shape[1])
    most = np.full(size, -np.inf, dtype=np.float32)
    np.maximum.at(most, candidates.numbers, scores)
    powers = np.zeros(size, dtype=np.float32)
    np.add.at(powers, candidates.numbers, np.exp(scores - most[candidates.numbers]))
    pooled: NDArray[np.float32] = most + np.log(powers)
    return pooled


def favour(wordings: Sequence[str], favoured: Mapping[Role, Collection[str]]) -> NDArray[np.float32]:
    """For each wording and role 1 where it is favoured, else 0.

    >>> favour(("rebels", "bus"), {"Target": ["bus"]}).tolist()
    [[0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0, 0.0]]
    """
    rows = [[float(wording in favoured.get(role, ())) for role in ROLES] for wording in wordings]
    return np.array(rows, dtype=np.float32).reshape(len(wordings), len(ROLES))


def best_wordings(scores: NDArray[np.float32], wordings: Sequence[str], *, least: float = 0.0) -> list[int]:
    """The wordings with more than the least score, the highest first; of those that hold each other the highest alone.

    >>> best_wordings(np.array([2.0, 3.0, 1.0, -1.0], dtype=np.float32), ("bus", "red bus", "bank", "men"))
    [1, 2]
    """
    kept: list[int] = []
    for number in np.argsort(-scores, kind="stable"):
        if scores[number] <= least:
            break
        if not any(_hold(wordings[number], wordings[other]) for other in kept):
            kept.append(int(number))
    return kept


def _hold(one: str, other: str) -> bool:
    """Whether one of the wordings holds the other's words."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
