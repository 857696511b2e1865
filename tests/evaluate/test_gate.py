"""The gate's rows, its table and what it keeps; the evaluators here are stand-ins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.gate import (
    Evaluator,
    Gate,
    Outcome,
    Row,
    named,
    read_accepted,
    read_floors,
    run_gate,
    table,
    write_accepted,
)

FLOORS = Path(__file__).parents[2] / "docs" / "floors.yaml"
GATES = [Gate(evaluator="tolls", path="tolls", floors={"killed": 0.8, "news.f1": 0.5})]


def measured(**figures: Any) -> Evaluator:
    def evaluate(path: Path) -> Mapping[str, Any]:
        assert path.name == "tolls"
        return figures

    return evaluate


def run(accepted: dict[str, dict[str, float]] | None = None, **figures: Any) -> Outcome:
    return run_gate(GATES, Path("data"), accepted=accepted, evaluator=lambda _: measured(**figures))


def test_figures_at_their_floors_pass() -> None:
    outcome = run(killed=0.8, news={"f1": 0.6})
    assert outcome.passed
    assert [(row.name, row.value) for row in outcome.rows] == [("killed", 0.8), ("news.f1", 0.6)]


@pytest.mark.parametrize("figures", [{"killed": 0.79, "news": {"f1": 0.6}}, {"killed": 0.9}])
def test_one_below_or_missing_fails(figures: dict[str, Any]) -> None:
    assert not run(**figures).passed


def test_gains_and_losses_are_told() -> None:
    outcome = run({"tolls": {"killed": 0.85, "news.f1": 0.60001}}, killed=0.9, news={"f1": 0.6})
    assert [None if row.change is None else round(row.change, 4) for row in outcome.rows] == [0.05, 0.0]
    assert table(outcome.rows).splitlines()[1:] == [
        "tolls      killed                    0.9000  0.8000  0.8500  +0.0500",
        "tolls      news.f1                   0.6000  0.5000  0.6000        =",
    ]


def test_what_is_below_is_marked() -> None:
    assert table([Row("tolls", "killed", None, 0.8)]).endswith("-  0.8000       -           BELOW")


def test_missing_data_are_a_fault_and_the_others_go_on() -> None:
    def find(name: str) -> Evaluator:
        def fails(_: Path) -> Mapping[str, Any]:
            raise SourceError("nothing is here", where="d/c")

        return fails if name == "claims" else measured(killed=1.0, news={"f1": 1.0})

    outcome = run_gate([Gate(evaluator="claims", path="c", floors={"f1": 0.1}), *GATES], Path("d"), evaluator=find)
    assert [row.is_below for row in outcome.rows] == [True, False, False]
    assert outcome.faults == ["claims: d/c: nothing is here"]


def test_accepted_figures_are_kept_beside_those_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    assert read_accepted(path) == {}
    write_accepted(path, run(killed=0.9, news={"f1": 0.6}).accepted({"dates": {"f1": 0.7}, "tolls": {"killed": 0.1}}))
    assert read_accepted(path) == {"dates": {"f1": 0.7}, "tolls": {"killed": 0.9, "news.f1": 0.6}}
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="--accept"):
        read_accepted(path)


def test_the_floors_of_the_project_name_evaluators_that_exist() -> None:
    for gate in read_floors(FLOORS):
        assert callable(named(gate.evaluator))
        assert gate.floors


def test_what_are_no_floors_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_floors(tmp_path / "none.yaml")
    (tmp_path / "floors.yaml").write_text("- evaluator: claims\n", encoding="utf-8")
    with pytest.raises(DataError, match="no floors"):
        read_floors(tmp_path / "floors.yaml")
    with pytest.raises(DataError, match="no evaluator"):
        named("nothing")
