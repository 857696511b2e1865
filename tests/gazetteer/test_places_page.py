"""The page on places: its example runs, and it names every kind, field and weight."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from onrecord.gazetteer import choosing, compounds, evidence, names
from onrecord.gazetteer.supplement import ALLOWED
from onrecord.gazetteer.toponym import PRECISION

PAGE = Path(__file__).parents[2] / "docs" / "places.md"


def test_the_example_runs() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried > 2
    assert failed == 0


@pytest.mark.parametrize("kind", sorted(PRECISION))
def test_every_kind_is_there(kind: str) -> None:
    assert f"`{kind}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(ALLOWED - {"id"}))
def test_every_field_of_an_entry_is_there(name: str) -> None:
    assert name in PAGE.read_text(encoding="utf-8")


def test_the_numbers_are_those_of_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    weights = (choosing.NESTED, choosing.COUNTRY_SHARE, choosing.KIND_FITS, choosing.MAIN_NAME, choosing.WRITTEN)
    assert weights == (8.0, 3.0, 3.0, 1.2, 0.6)
    assert (choosing.LEAST_LEAD, choosing.SAME_PLACE_KM, choosing.CITY_OF_DIVISION) == (0.15, 60.0, -2.0)
    assert (choosing.ADM1_BASE, choosing.REGION_BASE, choosing.NEAR_KM) == (4.6, 6.5, 300.0)
    assert f"{names.SURE_POPULATION:,} people" in text
    assert f"{evidence.LARGE_CITY:,} people" in text
    assert f"{compounds.BEYOND_KM:.0f} km beyond the edge" in text
    assert f"{compounds.NEAR_M // 1000} km" in text
