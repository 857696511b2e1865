"""Why two mentions are taken for one incident, or are not: features, values, weights, vetoes, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.consolidate.compare import Evidence, evidence, weights
from onrecord.consolidate.sketch import Sketch
from onrecord.consolidate.vetoes import veto
from onrecord.model import Decision


@dataclass(frozen=True, slots=True)
class Explanation:
    """The sum that decided about two mentions, piece by piece, in log-odds; above `threshold` they are alike enough."""

    left: Sketch
    right: Sketch
    together: bool
    bias: float
    score: float
    threshold: float
    evidence: tuple[Evidence, ...]
    veto: str | None
    decisions: tuple[Decision, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """All of it, for a picture of the sum."""
        return {
            "record": "why", "left": _side(self.left), "right": _side(self.right), "together": self.together,
            "score": self.score, "threshold": self.threshold, "bias": self.bias, "veto": self.veto,
            "evidence": [e.to_dict() for e in self.evidence],
            "decisions": [d.to_dict() for d in self.decisions],
        }  # fmt: skip


def explain(
    left: Sketch, right: Sketch, *, together: bool, threshold: float, decisions: tuple[Decision, ...] = ()
) -> Explanation:
    """How the score of two mentions comes about."""
    bias = weights()["all"]["bias"]
    pieces = evidence(left, right)
    total = round(bias + sum(piece.weight for piece in pieces), 3)
    return Explanation(left, right, together, bias, total, threshold, pieces, veto(left, right), decisions)


def _side(sketch: Sketch) -> dict[str, Any]:
    return {"mention": sketch.id, "report": sketch.report, "claims": list(sketch.claims), "main": sketch.main}
