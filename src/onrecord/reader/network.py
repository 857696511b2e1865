"""The trained network, run with onnxruntime: scores of labels for the words of texts.

Nothing but this module knows onnxruntime; the file is loaded when the first text is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import DataError
from onrecord.reader.labels import LABELS
from onrecord.reader.windows import Batch

if TYPE_CHECKING:
    import onnxruntime

MODEL_FILE = Path(__file__).parent / "data" / "reader.onnx"

# Where the exported file carries the chain's transitions, row by row, and its name.
TRANSITIONS_KEY, VERSION_KEY = "transitions", "version"
# The output that holds the states of the lower layers.
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded model: its session, what each step from label to label counts, and its version."""

    session: onnxruntime.InferenceSession
    transitions: NDArray[np.float32]
    version: str

    def score(self, batch: Batch) -> NDArray[np.float32]:
        """The scores of the batch: [windows, pieces, labels]."""
        inputs = {"ids": batch.ids, "mask": batch.mask, "features": batch.features}
        scores: NDArray[np.float32] = self.session.run(["scores"], inputs)[0]
        return scores

    def hidden(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> NDArray[np.float32]:
        """What the lower half of the layers makes of one window, marks included: [1, pieces, width].

        Other models of this package go on from there.
        """
        inputs = {"ids": ids, "mask": np.ones_like(ids), "features": features}
        states: NDArray[np.float32] = self.session.run([HIDDEN], inputs)[0]
        return states


@cache
def load_network(path: Path = MODEL_FILE, *, threads: int = 1) -> Network:
    """The network of the file, loaded once.

    One thread: reports are read side by side by processes, and a second thread's waiting costs more than it gains.

    Raises DataError where the file is missing or is no model of this reader.
    """
    if not path.is_file():
        raise DataError(f"{path}: the reader's model is missing; install onrecord anew, or run `make train-reader`")
    session = open_session(path, threads=threads)
    notes = session.get_modelmeta().custom_metadata_map
    numbers = np.array(notes.get(TRANSITIONS_KEY, "").split(), dtype=np.float32)
    if numbers.size != LABELS * LABELS:
        raise DataError(f"{path}: this is no model of the reader; export it with `python -m training.export`")
    return Network(session, numbers.reshape(LABELS, LABELS), notes.get(VERSION_KEY, "?"))


def open_session(path: Path, *, threads: int = 1) -> onnxruntime.InferenceSession:
    """The model of the file, ready to run on the processor."""
    import onnxruntime  # noqa: PLC0415  (loading it takes longer than all else that a start needs)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
