"""The compiled index: what is written is read back, and the shipped one holds what it should."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.errors import DataError
from onrecord.gazetteer.index import PlaceIndex
from onrecord.gazetteer.lookup import DATA

TOOL = Path(__file__).parents[2] / "tools" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_gazetteer"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shipped() -> PlaceIndex:
    return PlaceIndex(DATA / "geonames.bin")


def small_index(tool: ModuleType, folder: Path, size: int = 100) -> PlaceIndex:
    region = tool.Row(1, "Northland", 10.0, 20.0, "SD", "adm1", population=5000, radius_m=80_000)
    district = tool.Row(2, "Hill District", 10.5, 20.5, "SD", "adm2", parent=0)
    towns = [
        tool.Row(100 + n, f"Town {n:03}", 10 + n / 100, -20.12345, "SD", "city", population=n, parent=1)
        for n in range(size)
    ]
    for row in (region, district, *towns):
        row.names = {row.name}
    towns[7].names.add("Seventown")
    towns[8].names.add("Seventown")
    path = folder / "small.bin"
    path.write_bytes(tool.encode([region, district, *towns]))
    return PlaceIndex(path)


def test_every_place_is_read_back_under_its_name(tool: ModuleType, tmp_path: Path) -> None:
    index = small_index(tool, tmp_path)
    assert len(index) == 102
    for place in index.places():
        found = index.lookup(place.name.lower())
        assert [(p.id, main) for p, main in found] == [(place.id, True)]


def test_a_town_knows_its_divisions_and_point(tool: ModuleType, tmp_path: Path) -> None:
    [(town, _)] = small_index(tool, tmp_path).lookup("town 042")
    assert (town.admin1, town.admin2, town.country) == ("Northland", "Hill District", "SD")
    assert (town.lat, town.lon) == (10.42, -20.1234)  # ten-thousandths of a degree
    assert (town.feature, town.population, town.precision) == ("city", 42, 1)


def test_a_further_name_is_told_from_the_main_one_and_the_larger_town_comes_first(
    tool: ModuleType, tmp_path: Path
) -> None:
    found = small_index(tool, tmp_path).lookup("seventown")
    assert [(p.name, main) for p, main in found] == [("Town 008", False), ("Town 007", False)]


@pytest.mark.parametrize("key", ["", "a", "town 0421", "zzz", "seventow"])
def test_an_unknown_name_finds_nothing(tool: ModuleType, tmp_path: Path, key: str) -> None:
    assert small_index(tool, tmp_path).lookup(key) == []


def test_the_same_rows_give_the_same_bytes(tool: ModuleType, tmp_path: Path) -> None:
    small_index(tool, tmp_path)
    first = (tmp_path / "small.bin").read_bytes()
    small_index(tool, tmp_path)
    assert (tmp_path / "small.bin").read_bytes() == first


def test_another_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"something else")
    with pytest.raises(DataError, match=r"other\.bin.*build_gazetteer"):
        PlaceIndex(path)
    with pytest.raises(DataError, match="reinstall"):
        PlaceIndex(tmp_path / "missing.bin")


def test_the_shipped_index_is_whole_small_and_names_its_source(shipped: PlaceIndex) -> None:
    assert len(shipped) > 270_000
    assert (DATA / "geonames.bin").stat().st_size < 20_000_000
    assert "GeoNames" in shipped.header["attribution"]
    assert "CC BY" in shipped.header["attribution"]


@pytest.mark.parametrize(
    ("key", "feature", "country", "admin1"),
    [
        ("mosul", "city", "IQ", "Nineveh"),
        ("halab", "city", "SY", "Aleppo"),
        ("anbar", "adm1", "IQ", "Anbar"),
        ("helmand province", "adm1", "AF", "Helmand"),
        ("lower shabelle", "adm1", "SO", "Lower Shabelle"),
        ("sudan", "country", "SD", None),
        ("damascus", "capital", "SY", "Damascus"),
        ("harris county", "adm2", "US", "Texas"),
    ],
)
def test_tiers_of_the_shipped_index(
    shipped: PlaceIndex, key: str, feature: str, country: str, admin1: str | None
) -> None:
    found = [(p.feature, p.country, p.admin1) for p, _ in shipped.lookup(key)]
    assert (feature, country, admin1) in found
