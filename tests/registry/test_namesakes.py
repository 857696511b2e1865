"""Names that others bear: in small letters, of one word, of another country, of a people's things."""

from __future__ import annotations

import pytest

from onrecord.registry import Registry
from tests.registry.links import ids


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Two Lebanese forces met by the river.", "lebanese-forces"),
        ("A blast shook Sinai province in Egypt.", "is-sinai"),
        ("They dreamt of an Islamic state.", "islamic-state"),
        ("Workers in Syria wore White helmets.", "white-helmets"),
        ("Yellow wasps stung two boys in Syria.", "wasps"),
        ("Tiger forces of nature hit Syria.", "tiger-forces"),
    ],
)
def test_a_name_whose_last_word_is_small_is_no_other_spelling_of_itself(
    registry: Registry, text: str, ident: str
) -> None:
    assert ident not in ids(registry, text)


def test_another_spelling_with_a_small_last_word_still_links(registry: Registry) -> None:
    assert "taliban" in ids(registry, "The Taleban movement gave up two towns.")


@pytest.mark.parametrize(
    "text",
    [
        "Los Gallegos went to the polls in Spain.",
        "La Oficina is a bar in Madrid.",
        "Los Virus sang in Buenos Aires.",
        "La Familia dined in Rome.",
    ],
)
def test_an_article_and_one_word_are_a_name_of_one_word(registry: Registry, text: str) -> None:
    assert {ident for ident in ids(registry, text) if len(ident) > 2} == set()


def test_in_its_country_such_a_name_links(registry: Registry) -> None:
    assert "los-gallegos-chile" in ids(registry, "Los Gallegos shot two men in Arica, Chile.")


@pytest.mark.parametrize(
    "text",
    [
        "Nigeria: she writes in the Hausa language.",
        "A Hausa singer from Nigeria won.",
        "In Nigeria the Yoruba film industry grows.",
        "Rain reached a Hausa village in Nigeria.",
    ],
)
def test_a_peoples_language_village_or_film_is_not_the_people(registry: Registry, text: str) -> None:
    assert {"hausa", "yoruba"}.isdisjoint(ids(registry, text))


def test_its_leaders_and_herders_are(registry: Registry) -> None:
    assert "hausa" in ids(registry, "Hausa traders fled the market in Nigeria.")


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Tunisia's National Salvation Front marched. Chad looked on.", "national-salvation-front-ss"),
        ("The Egyptian National Salvation Front met; South Sudan sent a note.", "national-salvation-front-ss"),
        ("Sudan sent aid while the United Resistance Front in Myanmar fought on.", "united-resistance-front-sd"),
    ],
)
def test_a_country_right_beside_a_name_of_common_words_says_whose_it_is(
    registry: Registry, text: str, ident: str
) -> None:
    assert ident not in ids(registry, text)


def test_in_a_report_on_its_country_the_name_links(registry: Registry) -> None:
    assert "united-resistance-front-sd" in ids(registry, "Sudan said that the United Resistance Front had struck.")


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Israel's Central Command closed the road.", "us-centcom"),
        ("Peru's Delta Force and Polish Navy SEALs trained in Chile.", "us-socom"),
        ("The Fifth Fleet of old sailed for Norway.", "us-navcent"),
        ("Greenlanders danced in Denmark.", "greenlanders"),
        ("The Red Dragons lost at rugby in Wales.", "ambazonia-adf-red-dragons"),
        ("The Young Communist League met in Cuba.", "ycl-nepal"),
        ("Japan's H3 flew.", "h3-michoacan"),
    ],
)
def test_bare_names_that_others_bear_need_their_country(registry: Registry, text: str, ident: str) -> None:
    assert ident not in ids(registry, text)


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("US officials said the Fifth Fleet had seized a dhow.", "us-navcent"),
        ("In Nigeria the Greenlanders fought another cult.", "greenlanders"),
        ("The Polícia Militar of Brazil shot two.", "br-pm-police"),
        ("The Sandinista Popular Army of Nicaragua shelled a camp.", "ni-contras-gov"),
    ],
)
def test_with_it_they_link(registry: Registry, text: str, ident: str) -> None:
    assert ident in ids(registry, text)
