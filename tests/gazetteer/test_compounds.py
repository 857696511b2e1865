"""Words that move or blur a point: each rule of docs/places.md."""

from __future__ import annotations

import pytest

from onrecord.gazetteer import Gazetteer, PlaceMatch, load_gazetteer
from onrecord.gazetteer.compounds import bearing_of
from onrecord.gazetteer.toponym import PRECISION, RADIUS_M, destination, distance_km, radius_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def first(gazetteer: Gazetteer, text: str) -> PlaceMatch:
    return gazetteer.find(text)[0]


def offset(match: PlaceMatch) -> tuple[float, float]:
    """How far north and east of the bare place the match's point lies, in degrees."""
    assert match.toponym is not None
    assert match.lat is not None
    assert match.lon is not None
    return match.lat - match.toponym.lat, match.lon - match.toponym.lon


@pytest.mark.parametrize(
    ("text", "words", "precision", "radius_m"),
    [
        ("Shells fell on eastern Aleppo.", "eastern Aleppo", 1, 12_000),
        ("Shells fell on northern and eastern Aleppo.", "northern and eastern Aleppo", 1, 12_000),
        ("Jets struck north-east Syria.", "north-east Syria", 5, 145_680),
        ("Ten died in southern Anbar province.", "southern Anbar province", 4, None),
        ("Ten died near Kandahar.", "near Kandahar", 2, 25_000),
        ("Ten died on the outskirts of Kandahar.", "on the outskirts of Kandahar", 2, 25_000),
        ("Ten died in the Kandahar countryside.", "Kandahar countryside", 2, 25_000),
        ("Ten died south of Port-au-Prince.", "south of Port-au-Prince", 2, 20_000),
        ("Ten died 20 km south of Raqqa.", "20 km south of Raqqa", 2, 5_000),
        ("Ten died about 60 miles (97 km) west of Mogadishu.", "60 miles (97 km) west of Mogadishu", 5, 24_140),
        ("A plant burned some 120 miles from Moscow.", "120 miles from Moscow", 5, None),
        ("Fighting went on between Bakhmut and Chasiv Yar.", "between Bakhmut and Chasiv Yar", 2, None),
        ("They fled the town of Hit.", "town of Hit", 1, 3_000),
        ("They fled Nineveh Province.", "Nineveh Province", 4, None),
    ],
)
def test_the_words_the_code_and_the_radius(
    gazetteer: Gazetteer, text: str, words: str, precision: int, radius_m: int | None
) -> None:
    match = first(gazetteer, text)
    assert (match.text, match.precision) == (words, precision)
    assert radius_m is None or match.radius_m == radius_m


@pytest.mark.parametrize(
    ("text", "north", "east"),
    [
        ("Shells fell on eastern Aleppo.", 0, 1),
        ("Shells fell on north-western Aleppo.", 1, -1),
        ("Shells fell on central Aleppo.", 0, 0),
        ("Ten died south of Kandahar.", -1, 0),
        ("Ten died 15 km north-east of Kandahar.", 1, 1),
        ("Ten died 15 km from Kandahar.", 0, 0),
        ("Ten died near Kandahar.", 0, 0),
    ],
)
def test_the_point_moves_to_the_side_that_is_named(gazetteer: Gazetteer, text: str, north: int, east: int) -> None:
    for moved, wanted in zip(offset(first(gazetteer, text)), (north, east), strict=True):
        assert (moved > 0.01) - (moved < -0.01) == wanted


def test_a_distance_is_kept_to_the_kilometre(gazetteer: Gazetteer) -> None:
    match = first(gazetteer, "Ten died 30 km west of Kandahar.")
    assert match.toponym is not None
    assert match.lat is not None
    assert match.lon is not None
    assert distance_km(match.lat, match.lon, match.toponym.lat, match.toponym.lon) == pytest.approx(30, abs=0.1)


def test_between_is_half_way_and_keeps_both_names(gazetteer: Gazetteer) -> None:
    text = "Fighting went on between Mosul and Kirkuk."
    match = first(gazetteer, text)
    assert [text[a:b] for a, b in match.names] == ["Mosul", "Kirkuk"]
    assert match.precision == 5
    mosul, kirkuk = (gazetteer.find(f"It was in {name}.")[0] for name in ("Mosul", "Kirkuk"))
    assert match.lat == pytest.approx(((mosul.lat or 0) + (kirkuk.lat or 0)) / 2, abs=0.01)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jets struck the Iraq-Syria border.", "Iraq-Syria border"),
        ("Jets struck the Syrian-Iraqi border.", "Syrian-Iraqi border"),
        ("Jets struck the border between Syria and Iraq.", "border between Syria and Iraq"),
        ("Jets struck Syria's eastern border with Iraq.", "Syria's eastern border with Iraq"),
        ("Jets over Syria struck the Iraqi border.", "Iraqi border"),
    ],
)
def test_a_border_is_found_however_it_is_worded(gazetteer: Gazetteer, text: str, words: str) -> None:
    border = gazetteer.border("IQ", "SY")
    [match] = [m for m in gazetteer.find(text) if "border" in m.text]
    assert (match.text, match.toponym, match.precision) == (words, border, 5)


def test_a_border_with_two_possible_neighbours_keeps_its_words_alone(gazetteer: Gazetteer) -> None:
    matches = gazetteer.find("Talks on Turkey and Iraq touched the Syrian border.")
    border = next(m for m in matches if "border" in m.text)
    assert (border.text, border.toponym, border.lat) == ("Syrian border", None, None)


@pytest.mark.parametrize(
    ("words", "degrees"),
    [("north", 0), ("eastern", 90), ("south-western", 225), ("northwest", 315), ("central", None), ("upper", None)],
)
def test_bearing_of(words: str, degrees: int | None) -> None:
    assert bearing_of(words) == degrees


def test_destination_crosses_the_date_line() -> None:
    lat, lon = destination(0.0, 179.9, 90, 100)
    assert lat == pytest.approx(0, abs=0.01)
    assert lon == pytest.approx(-179.2, abs=0.01)


def test_every_kind_has_a_code_and_a_radius() -> None:
    assert set(PRECISION.values()) <= set(range(1, 8))
    assert set(PRECISION) - set(RADIUS_M) == {"city", "capital"}
    assert [radius_of("city", n) for n in (10, 10_000, 100_000_000)] == [1_500, 3_000, 30_000]
