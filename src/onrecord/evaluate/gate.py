"""The gate: each evaluator's figures beside their floors and beside those that were accepted last."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from onrecord.errors import DataError, SourceError

Evaluator = Callable[[Path], Mapping[str, Any]]
# Changes smaller than this are none: figures are rounded to four places.
_SAME = 0.00005


class Gate(BaseModel):
    """One evaluator with the path that it runs on and the floors of its figures."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    evaluator: str
    path: str
    floors: dict[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what it is now, its floor, and what was accepted last (None: not yet)."""

    evaluator: str
    name: str
    value: float | None
    floor: float
    accepted: float | None = None

    @property
    def is_below(self) -> bool:
        """Whether it misses the floor, or could not be measured."""
        return self.value is None or self.value < self.floor

    @property
    def change(self) -> float | None:
        """Gain or loss against what was accepted."""
        if self.value is None or self.accepted is None:
            return None
        return self.value - self.accepted if abs(self.value - self.accepted) > _SAME else 0.0


@dataclass(slots=True)
class Outcome:
    """All rows, and what went wrong."""

    rows: list[Row] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether everything was measured and nothing is below its floor."""
        return not self.faults and not any(row.is_below for row in self.rows)

    def accepted(self, before: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
        """The figures to keep: those of now, and of `before` what was not measured now."""
        kept = {evaluator: dict(figures) for evaluator, figures in before.items()}
        for row in self.rows:
            if row.value is not None:
                kept.setdefault(row.evaluator, {})[row.name] = row.value
        return kept


def read_floors(path: Path) -> list[Gate]:
    """The gates of a file such as docs/floors.yaml; DataError where it is none."""
    try:
        return TypeAdapter(list[Gate]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SourceError(f"the floors cannot be read ({error.strerror})", where=str(path)) from error
    except (yaml.YAMLError, ValidationError) as error:
        raise DataError(f"{path}: these are no floors ({error}); docs/evaluation.md shows the form") from error


def read_accepted(path: Path) -> dict[str, dict[str, float]]:
    """The figures accepted last, by evaluator and name; none where there is no file yet."""
    if not path.exists():
        return {}
    try:
        loaded: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(f"{path}: this is no JSON ({error}); run the gate with --accept to write it anew") from error
    return loaded


def write_accepted(path: Path, figures: Mapping[str, Mapping[str, float]]) -> None:
    """Keep the figures, sorted, so that a change of one is a change of one line."""
    path.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def run_gate(
    gates: Sequence[Gate],
    data: Path,
    *,
    accepted: Mapping[str, Mapping[str, float]] | None = None,
    evaluator: Callable[[str], Evaluator] | None = None,
) -> Outcome:
    """The figures of all gates on the data below a folder.

    What cannot be measured, as its data are missing, is a fault and the others go on. `evaluator` finds the function
    for a name.
    """
    outcome = Outcome()
    for gate in gates:
        try:
            figures = dict(flat((evaluator or named)(gate.evaluator)(data / gate.path)))
        except (SourceError, DataError) as error:
            outcome.faults.append(f"{gate.evaluator}: {error}")
            figures = {}
        known = (accepted or {}).get(gate.evaluator, {})
        for name, floor in gate.floors.items():
            outcome.rows.append(Row(gate.evaluator, name, figures.get(name), floor, known.get(name)))
    return outcome


def named(name: str) -> Evaluator:
    """The evaluator that `onrecord evaluate NAME` runs; DataError where there is none."""
    try:
        found: Evaluator = getattr(import_module(f"onrecord.evaluate.{name}"), f"evaluate_{name}")
    except (ImportError, AttributeError) as error:
        raise DataError(f"there is no evaluator {name!r}; see `onrecord evaluate --help`") from error
    return found


def flat(figures: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The numbers of figures inside figures, each under its names with dots.

    >>> dict(flat({"n": 2, "news": {"f1": 0.5, "of": "a"}}))
    {'n': 2, 'news.f1': 0.5}
    """
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{name}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield f"{prefix}{name}", value


def table(rows: Iterable[Row]) -> str:
    """The rows as lines: evaluator, figure, now, floor, accepted last, gain or loss, and what is below its floor."""
    lines = [f"{'evaluator':10} {'figure':24} {'now':>7} {'floor':>7} {'last':>7} {'change':>8}"]
    for row in rows:
        change = "" if row.change is None else f"{row.change:+.4f}" if row.change else "="
        mark = "  BELOW" if row.is_below else ""
        lines.append(
            f"{row.evaluator:10} {row.name:24} {_shown(row.value):>7} {row.floor:7.4f} {_shown(row.accepted):>7} "
            f"{change:>8}{mark}".rstrip()
        )
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
