"""What the reader of roles learns from: a report's passages, the lower layers' states, and which wordings fill."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# A wording's number in `wordings`; an entity is all of its wordings that stand in the passages.
Entity = list[int]


@dataclass(frozen=True)
class RoleExample:
    """One report. `first` and `last` are the candidates' first pieces, marks counted; `gold` is role by role.

    `ruled[r]` are the wordings that the rules found for role r, `entities[r]` the right ones as numbers of wordings;
    `gold[r]` are all of them, those outside the passages too.
    """

    name: str
    hidden: NDArray[np.float16]
    facts: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    numbers: NDArray[np.int64]
    wordings: tuple[str, ...]
    ruled: tuple[frozenset[str], ...]
    entities: tuple[list[Entity], ...]
    gold: tuple[tuple[frozenset[str], ...], ...]

    @property
    def pieces(self) -> int:
        """How many pieces are read, marks counted."""
        return len(self.hidden)

    @property
    def fills(self) -> bool:
        """Whether anything in the passages fills a role."""
        return any(self.entities)


def write_examples(path: Path, examples: Sequence[RoleExample]) -> None:
    """Keeps the examples for `training.train_roles`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(list(examples)))


def read_examples(path: Path) -> list[RoleExample]:
    """The examples that `training.role_corpus` wrote; only a file of one's own, as with any pickle."""
    found: list[RoleExample] = pickle.loads(path.read_bytes())
    return found
