"""Which names in a text are places, and which place each is."""

from __future__ import annotations

import pytest

from onrecord.gazetteer import Gazetteer, PlaceMatch, load_gazetteer
from onrecord.text import plain_punctuation


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def texts(matches: list[PlaceMatch]) -> list[str]:
    return [match.text for match in matches]


def one(gazetteer: Gazetteer, text: str) -> PlaceMatch:
    [match] = gazetteer.find(text)
    return match


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit northern Aleppo on Sunday, and Deir ez-Zor’s airport.",
        "Two men died 20 km south of Raqqa, near the Iraq–Syria border.",
        "IN MOSUL, TROOPS KILLED TEN.",
        "",
        "  \n ",
    ],
)
def test_every_match_stands_where_it_says(gazetteer: Gazetteer, text: str) -> None:
    for match in gazetteer.find(text):
        assert text[match.start : match.end] == match.text
        for start, end in match.names:
            assert match.start <= start < end <= match.end


@pytest.mark.parametrize(
    "text",
    [
        "Police fired on the crowd. Mobile phones were cut off in March.",
        "Reading the list took an hour. Hit by two shells, the house fell.",
        "Mr Paris met Jordan Smith and Colonel London.",
        "Kabul University was shut. The Baghdad Operations Command said nothing.",
        "Washington said it would respond. Moscow has denied the charge.",
        "Iran-backed fighters and US-led forces met.",
        "The Pentagon said little. The Kremlin denied it.",
        "The HIV clinic kept EST.",
        "Nothing here is a place at all.",
    ],
)
def test_what_is_no_place_is_left_alone(gazetteer: Gazetteer, text: str) -> None:
    assert texts(gazetteer.find(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "country", "feature"),
    [
        ("A bomb went off in Mosul.", "Mosul", "IQ", "city"),
        ("Police in Washington arrested two.", "Washington", "US", "capital"),
        ("Clashes spread through Darfur.", "Darfur", "SD", "region"),
        ("Rockets landed at Ain al-Asad.", "Ain al-Asad", "IQ", "base"),
        ("Fighting went on in Anbar province.", "Anbar", "IQ", "adm1"),
        ("Fire swept through Kutupalong.", "Cox's Bazar camps", "BD", "camp"),
        ("The town of Hit was shelled.", "Hit", "IQ", "city"),
        ("He was seized in Reading, England.", "Reading", "GB", "city"),
        ("Troops entered Guinea-Bissau.", "Guinea-Bissau", "GW", "country"),
    ],
)
def test_places_of_every_kind(gazetteer: Gazetteer, text: str, name: str, country: str, feature: str) -> None:
    match = gazetteer.find(text)[0]
    assert match.toponym is not None
    assert (match.toponym.name, match.toponym.country, match.toponym.feature) == (name, country, feature)


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("A man was shot in Paris, Texas.", "US", "Texas"),
        ("A man was shot in Paris.", "FR", None),
        ("A man was shot in Athens, Ga., on Monday.", "US", "Georgia"),
        ("Strikes hit Tripoli, Lebanon.", "LB", None),
        ("Strikes hit Tripoli, the Libyan capital.", "LY", None),
        ("The Syrian army shelled Idlib, Hama and Homs.", "SY", "Idlib"),
    ],
)
def test_the_words_around_choose_among_namesakes(
    gazetteer: Gazetteer, text: str, country: str, admin1: str | None
) -> None:
    place = gazetteer.find(text)[0].toponym
    assert place is not None
    assert place.country == country
    if admin1:
        assert place.admin1 == admin1


def test_a_comma_once_explains_the_name_everywhere(gazetteer: Gazetteer) -> None:
    matches = gazetteer.find("Two died in Moscow, Idaho. The students lived in Moscow near the campus.")
    moscows = [m.toponym for m in matches if "Moscow" in m.text]
    assert len(moscows) == 2
    assert all(place is not None and place.admin1 == "Idaho" for place in moscows)


def test_the_larger_place_is_a_match_of_its_own_and_named_by_the_smaller(gazetteer: Gazetteer) -> None:
    text = "Jets struck Qaim, Anbar."
    qaim, anbar = gazetteer.find(text)
    assert (qaim.text, anbar.text) == ("Qaim", "Anbar")
    assert qaim.within == (anbar.start, anbar.end)


def test_countries_of_the_report_tell_namesakes_apart(gazetteer: Gazetteer) -> None:
    text = "Gunmen shot four men in Tripoli."
    by_country = {code: gazetteer.find(text, countries=[code])[0].toponym for code in ("LB", "LY")}
    assert {code: place.country for code, place in by_country.items() if place} == {"LB": "LB", "LY": "LY"}


def test_two_that_fit_alike_are_not_chosen_between(gazetteer: Gazetteer) -> None:
    match = one(gazetteer, "Gunmen attacked Springfield.")
    assert match.toponym is None
    assert (match.lat, match.lon, match.precision, match.radius_m) == (None, None, None, None)
    assert len(match.candidates) > 2
    assert "alike" in match.why


def test_what_a_model_calls_a_place_is_kept_though_unknown(gazetteer: Gazetteer) -> None:
    text = "They hid in Xanthoville for a week."
    [match] = gazetteer.find(text, spans=[(12, 23)])
    assert (match.text, match.toponym, match.candidates) == ("Xanthoville", None, ())


def test_taken_words_are_no_place_unless_only_a_place_can_stand_there(gazetteer: Gazetteer) -> None:
    text = "Edmonton won the game in Calgary."
    assert texts(gazetteer.find(text, taken=[(0, 8), (25, 32)])) == ["Calgary"]


def test_a_span_cut_short_is_widened_to_the_whole_name(gazetteer: Gazetteer) -> None:
    text = "in the Democratic Republic of the Congo"
    [match] = gazetteer.find(text, spans=[(7, 26), (34, 39)])
    assert match.toponym is not None
    assert match.toponym.country == "CD"


def test_locate_gives_one_match_a_span_in_their_order(gazetteer: Gazetteer) -> None:
    text = "Syrian jets over Raqqa and Nowhereville"
    spans = [(17, 22), (0, 6), (27, 39)]
    raqqa, syrian, nowhere = gazetteer.locate(text, spans)
    assert [text[a:b] for a, b in spans] == [raqqa.text, syrian.text, nowhere.text]
    assert raqqa.toponym is not None
    assert raqqa.toponym.country == "SY"
    assert syrian.toponym is not None
    assert syrian.toponym.feature == "country"
    assert nowhere.toponym is None


@pytest.mark.parametrize(
    ("left", "right"),
    [("al-Tanf", "at Tanf"), ("Deir ez-Zor", "Dayr az Zawr"), ("Falluja", "Fallujah"), ("Kobane", "Ayn al-Arab")],
)
def test_spellings_lead_to_one_place(gazetteer: Gazetteer, left: str, right: str) -> None:
    ids = [{t.id for t in gazetteer.candidates(name)} for name in (left, right)]
    assert ids[0] & ids[1]


def test_the_same_text_gives_the_same_matches_whatever_was_read_before(gazetteer: Gazetteer) -> None:
    text = plain_punctuation("Clashes in Springfield, Aleppo and “Paris”, near Georgia’s border.")
    first = gazetteer.find(text)
    gazetteer.find("A man was shot in Paris, Texas.")
    assert gazetteer.find(text) == first


def test_any_string_is_read_without_harm(gazetteer: Gazetteer) -> None:
    pieces = (
        "Aleppo",
        " ",
        ", ",
        "St. ",
        "Ala.",
        "al-",
        "border with ",
        "between ",
        "\ud800",
        "\u0301",
        "12 km",
        "’s",
        "\n",
        "(",
    )
    for first in pieces:
        for second in pieces:
            text = f"{first}{second}Paris, Texas{second}{first}Iraq-Syria border{first}"
            spans = [(0, len(first)), (len(first), len(text)), (len(text), len(text))]
            found = [*gazetteer.find(text), *gazetteer.find(text, spans=spans, taken=spans[:1])]
            assert all(text[m.start : m.end] == m.text for m in found)
            assert len(gazetteer.locate(text, spans)) == 3


def test_one_key_with_two_meanings_is_scored_for_each(gazetteer: Gazetteer) -> None:
    short, full = gazetteer.locate("Ala. Ala", [(0, 4), (5, 8)])
    assert short.toponym is not None
    assert short.toponym.name == "Alabama"
    assert full.toponym is None or full.toponym.name != "Alabama"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A tanker was attacked in the Gulf of Aden.", "Gulf of Aden"),
        ("Two ships left the Gulf on Monday.", "Persian Gulf"),
    ],
)
def test_an_article_makes_no_name_of_a_part_of_a_longer_one(text: str, name: str) -> None:
    assert [m.toponym.name for m in load_gazetteer().find(text) if m.toponym] == [name]
