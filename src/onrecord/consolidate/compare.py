"""How like two sketches are: named features, each with a level, the values on both sides and a weight.

The weights stand in `same_incident.yaml`, written by `training/incident_scores.py`.
A score is the sum of the weights, in thousandths of log-odds: whole numbers, so that sums do not depend on their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from onrecord.consolidate import features as f
from onrecord.consolidate.sketch import Sketch

Level = Callable[[Sketch, Sketch], str]

# Each feature: how its level is found, and which values of a sketch it looks at.
FEATURES: Mapping[str, tuple[Level, Callable[[Sketch], Any]]] = {
    "words": (f.words, lambda s: f.telling(s.words)),
    "names": (f.names, lambda s: f.telling(s.names)),
    "full_names": (f.full_names, lambda s: list(s.full_names)[:12]),
    "leads": (f.leads, lambda s: f.telling(s.lead)),
    "headlines": (f.headlines, lambda s: f.telling(s.title)),
    "days": (f.days, f.shown_days),
    "published": (f.published, f.shown_published),
    "places": (f.places, f.shown_places),
    "types": (f.types, lambda s: list(s.types)),
    "modes": (f.modes, lambda s: list(s.modes)),
    "actors": (f.actors, lambda s: list(s.actors)),
    "targets": (f.targets, lambda s: list(s.targets)),
    "killed": (f.killed, lambda s: f.shown_toll(s, "killed")),
    "injured": (f.injured, lambda s: f.shown_toll(s, "injured")),
    "weapons": (f.weapons, lambda s: list(s.weapons)),
    "ages": (f.ages, lambda s: list(s.ages)),
    "one_report": (f.one_report, lambda s: s.report),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One feature of a pair: its level, what stands on both sides, and its weight in log-odds."""

    feature: str
    level: str
    left: Any
    right: Any
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """The five, for a picture of the sum."""
        return {
            "feature": self.feature, "level": self.level, "left": self.left, "right": self.right, "weight": self.weight,
        }  # fmt: skip


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each level of each feature, and `bias` under `all`."""
    text = (resources.files("onrecord.consolidate") / "same_incident.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, float]] = yaml.safe_load(text)["weights"]
    return loaded


@cache
def _whole_weights() -> tuple[int, tuple[tuple[Level, Mapping[str, int]], ...]]:
    """The same in thousandths."""
    known = weights()
    table = tuple(
        (level, {name: round(1000 * value) for name, value in known.get(feature, {}).items()})
        for feature, (level, _) in FEATURES.items()
    )
    return round(1000 * known["all"]["bias"]), table


def score(one: Sketch, two: Sketch) -> int:
    """The log-odds, in thousandths, that both tell of one incident; above 0, more likely than not."""
    bias, table = _whole_weights()
    return bias + sum(known.get(level(one, two), 0) for level, known in table)


def levels(one: Sketch, two: Sketch) -> dict[str, str]:
    """The level of each feature."""
    return {feature: level(one, two) for feature, (level, _) in FEATURES.items()}


def evidence(one: Sketch, two: Sketch) -> tuple[Evidence, ...]:
    """All features of a pair, those that weigh most first."""
    known = weights()
    found = [
        Evidence(feature, level, shown(one), shown(two), known.get(feature, {}).get(level, 0.0))
        for (feature, level), (_, shown) in zip(levels(one, two).items(), FEATURES.values(), strict=True)
    ]
    return tuple(sorted(found, key=lambda e: (-abs(e.weight), e.feature)))
