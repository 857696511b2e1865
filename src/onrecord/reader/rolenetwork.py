"""The network of the reader of roles, run with onnxruntime: the reader's lower layers, then layers of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import DataError
from onrecord.reader.candidates import Candidates
from onrecord.reader.network import Network, load_network, open_session
from onrecord.reader.passages import Passages
from onrecord.reader.wordpiece import CLS, SEP

if TYPE_CHECKING:
    import onnxruntime

ROLE_FILE = Path(__file__).parent / "data" / "roles.onnx"

# Where the exported file carries what each role's scores must exceed, by how much favoured ones rise, and its name.
LEAST_KEY, BONUS_KEY, VERSION_KEY = "least", "bonus", "version"


@dataclass(frozen=True, slots=True)
class RoleNetwork:
    """A loaded model on top of the reader, with its version.

    `least` is what each role's scores must exceed, `bonus` by how much those of favoured wordings rise.
    """

    below: Network
    session: onnxruntime.InferenceSession
    least: NDArray[np.float32]
    bonus: NDArray[np.float32]
    version: str

    def score(self, passages: Passages, facts: NDArray[np.float32], candidates: Candidates) -> NDArray[np.float32]:
        """How far each candidate's score for each role is above what it must exceed: [candidates, roles]."""
        hidden = self.below.hidden(marked(passages.ids, ends=(CLS, SEP)), marked(passages.features))
        inputs = {
            "hidden": hidden,
            "facts": facts_of_pieces(passages, facts),
            # The mark that begins the passages comes before their first piece.
            "first": passages.heads[candidates.first] + 1,
            "last": passages.heads[candidates.last] + 1,
        }
        scores, level = self.session.run(["scores", "level"], inputs)
        above: NDArray[np.float32] = scores - level - self.least
        return above


def marked(rows: NDArray[np.int64], *, ends: tuple[int, int] = (0, 0)) -> NDArray[np.int64]:
    """The rows with one more at each end, as a batch of one."""
    size = (len(rows) + 2, *rows.shape[1:])
    batch = np.zeros(size, dtype=np.int64)
    batch[0], batch[-1] = ends
    batch[1:-1] = rows
    return batch[None]


def facts_of_pieces(passages: Passages, facts: NDArray[np.float32]) -> NDArray[np.float32]:
    """The facts of each piece's word, the marks at the ends without any, as a batch of one."""
    sizes = np.diff(passages.heads, append=len(passages.ids))
    rows = np.zeros((1, len(passages.ids) + 2, facts.shape[1]), dtype=np.float32)
    rows[0, 1:-1] = np.repeat(facts, sizes, axis=0)
    return rows


@cache
def load_role_network(path: Path = ROLE_FILE) -> RoleNetwork:
    """The network of the file, loaded once. Raises DataError where the file is missing or is no model of roles."""
    if not path.is_file():
        raise DataError(f"{path}: the model of roles is missing; install onrecord anew, or run `make train-roles`")
    session = open_session(path)
    notes = session.get_modelmeta().custom_metadata_map
    least, bonus = (np.array(notes.get(key, "").split(), dtype=np.float32) for key in (LEAST_KEY, BONUS_KEY))
    if not least.size or least.size != bonus.size:
        raise DataError(f"{path}: this is no model of roles; export it with `python -m training.export_roles`")
    return RoleNetwork(load_network(), session, least, bonus, notes.get(VERSION_KEY, "?"))
