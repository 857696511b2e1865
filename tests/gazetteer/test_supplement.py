"""The hand-written places: sound, and a user's own beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.gazetteer import load_gazetteer
from onrecord.gazetteer.lint import check_gazetteer
from onrecord.gazetteer.lookup import DATA
from onrecord.gazetteer.supplement import read_countries, read_entries, toponym_of

OWN = "- {name: Fort Example, kind: base, country: ML, lat: 15.5, lon: -3.2, examples: ['It was at Fort Example.']}\n"


def test_the_shipped_places_prove_themselves() -> None:
    assert check_gazetteer() == []


def test_there_are_enough_of_them_and_they_cover_the_world() -> None:
    entries = [e for path in sorted(DATA.glob("places-*.yaml")) for e in read_entries(path)]
    assert len(entries) >= 1_500
    assert len({toponym_of(e).country for e in entries}) > 100


def test_every_country_has_a_point_a_name_and_no_one_elses_adjective() -> None:
    countries = read_countries(DATA)
    adjectives = [word for country in countries.values() for word in country.get("adjectives", ())]
    assert len(countries) > 240
    assert len(adjectives) == len(set(adjectives))
    assert all({"name", "lat", "lon"} <= country.keys() for country in countries.values())


def test_a_users_own_place_is_found_first(tmp_path: Path) -> None:
    (tmp_path / "places-mine.yaml").write_text(OWN, encoding="utf-8")
    gazetteer = load_gazetteer((str(tmp_path),))
    [match] = gazetteer.find("Rockets hit Fort Example at dawn.")
    assert match.toponym is not None
    assert (match.toponym.id, match.lat, match.precision) == ("ML-fort-example", 15.5, 1)
    assert check_gazetteer(tmp_path) == []


def test_an_example_that_does_not_hold_is_told(tmp_path: Path) -> None:
    (tmp_path / "places-mine.yaml").write_text(OWN.replace("at Fort", "at Camp"), encoding="utf-8")
    assert [p for p in check_gazetteer(tmp_path) if "Fort Example" in p and "example" in p]


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("name: x", "list of entries"),
        ("- just words", "an entry is a mapping"),
        ("- {name: A, kind: base, lat: 1}", "lon is missing"),
        ("- {name: A, kind: base, lat: 1, lon: 2, colour: red}", "'colour' is no field"),
        ("- {name: A, kind: castle, lat: 1, lon: 2}", "'castle' is no kind"),
        ("- {name: A, kind: base, lat: 91, lon: 2}", "outside the globe"),
        ("- {name: A, kind: base, lat: 1, lon: 2, country: Mali}", "two capital letters"),
        ("- {name: [", "no YAML"),
    ],
)
def test_a_broken_file_is_told_with_its_place(tmp_path: Path, yaml: str, says: str) -> None:
    path = tmp_path / "places-bad.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(DataError, match=says) as caught:
        read_entries(path)
    assert "places-bad.yaml" in str(caught.value)
