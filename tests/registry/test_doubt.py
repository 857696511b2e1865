"""Words that look like a name and are none, or somebody else's: each kind that was once linked wrongly."""

import json
from importlib import resources
from pathlib import Path

import pytest

from onrecord.registry import Registry, load_registry
from onrecord.registry.lint import descriptions
from tests.registry.links import linked


def links(registry: Registry, text: str, year: int | None = None) -> dict[str, str]:
    return {match.text: match.actor.id for match in registry.find(text, year=year) if match.actor is not None}


@pytest.mark.parametrize(
    "text",
    [
        "The militia fired on the town of Makurdi.",
        "On Tuesday the people left; two people stayed.",
        "For people of that age the garage was the only room.",
        "A channel to rain on: they went from Missouri to Erie.",
        "Sky and Union and Hope stood on the wall.",
        "NO ONE KNEW THE MANNER TO RECOVER, AND THE TWO PEOPLE CHANNELLED THE RAIN TO THE GARAGE.",
    ],
)
def test_no_word_is_a_transliteration_of_a_name(registry: Registry, text: str) -> None:
    assert links(registry, text) == {}


@pytest.mark.parametrize(
    ("words", "ident"),
    [
        ("Jabhat al-Shamiyya", "levant-front"),
        ("Kata'eb Hizbullah", "kataib-hizballah"),
        ("Muhammad al-Deif", "qassam-brigades"),
        ("Fajlaq al-Rahman", None),
    ],
)
def test_another_spelling_of_a_transliterated_name_still_is_one(
    registry: Registry, words: str, ident: str | None
) -> None:
    assert linked(registry.resolve(words)) == ident


@pytest.mark.parametrize(
    "text",
    [
        "Iran-backed militia shelled the depot near Homs in Syria.",
        "Iranian-backed militias and Shia militias held the road.",
        "Pro-government forces, rebels and the opposition traded blame.",
        "Anti-coup protesters marched.",
    ],
)
def test_descriptions_are_no_names(registry: Registry, text: str) -> None:
    assert not {ident for ident in links(registry, text).values() if "-" in ident}


def test_the_check_of_the_data_sees_a_description_among_the_names() -> None:
    entry = {"id": "x", "names": ["rebel groups", "armed Palestinian groups", "Rebel Groups"]}
    problems = descriptions([(Path("actors.yaml"), entry)], load_registry())
    assert len(problems) == 1
    assert "'rebel groups'" in problems[0]


def test_kurdish_forces_are_those_of_the_country_that_the_report_is_on(registry: Registry) -> None:
    syria = "Kurdish forces took the hill near Raqqa in Syria, the Syrian Democratic Forces said."
    iraq = "Kurdish forces took the hill near Kirkuk in Iraq; Iraqi officials named the Peshmerga."
    both = "In Syria and Iraq, Kurdish forces took hills."
    assert links(registry, syria)["Kurdish forces"] == "syrian-democratic-forces"
    assert links(registry, iraq)["Kurdish forces"] == "peshmerga"
    assert "Kurdish forces" not in links(registry, both)
    assert "Kurdish forces" not in links(registry, "Kurdish forces took a hill.")


def test_an_office_goes_with_who_held_it_in_the_year_of_the_report(registry: Registry) -> None:
    text = "John Kerry spoke in the United States."
    assert links(registry, text, year=2015)["John Kerry"] == "us-mfa"
    match = next(m for m in registry.find(text, year=2020) if m.text == "John Kerry")
    assert match.actor is None
    assert match.person is not None and match.person.name == "John Kerry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US Vice President Joe Biden spoke in Boston in 2013.", "Joe Biden"),
        ("Tony Blair, of Britain, met the former British prime minister Gordon Brown.", "Gordon Brown"),
    ],
)
def test_a_deputy_or_former_holder_does_not_stand_for_the_office(registry: Registry, text: str, name: str) -> None:
    assert name not in links(registry, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Neighbours mourned Amir Saleh Darwish in Yemen.", "Saleh"),
        ("In Ramallah, the Palestinian city, Arafat Nabulsi sold bread.", "Arafat"),
        ("A shell hit the Ahmed Yassin mosque in Gaza.", "Ahmed Yassin"),
        ("Police in the United States arrested Lamont Powell.", "Powell"),
        ("Nicole Washington said her brother had left the United States.", "Washington"),
        ("Crowds at the Manchester Arena fled; El Salvador sent condolences.", "Arena"),
        ("The Mossad Haddad family of Haifa, Israel, was told.", "Nobody"),
        ("Simi Valley lies in California, far from India.", "Simi"),
    ],
)
def test_a_part_of_a_longer_name_is_not_its_namesake(registry: Registry, text: str, name: str) -> None:
    assert name not in links(registry, text)


@pytest.mark.parametrize(
    ("text", "linked_"),
    [
        ("The gunman hid in the Hindu shrine in India.", False),
        ("Ships crossed the Atlantic. The United States waited.", False),
        ("He left at dawn. Dawn over Karachi, Pakistan, was grey.", False),
        ("A witness told the Guardian that he had left Britain.", True),
        ("The Sun reported on Monday that British jets took off.", True),
    ],
)
def test_a_paper_named_by_a_common_noun_must_be_spoken_of_as_one(registry: Registry, text: str, linked_: bool) -> None:
    papers = {"the-hindu", "the-atlantic", "dawn-pk", "guardian-uk", "the-sun-uk"}
    assert bool(papers.intersection(links(registry, text).values())) is linked_


@pytest.mark.parametrize(
    "text",
    [
        "THEY CAME UP TO THE CAR, AND THE PLAN WAS THAT THEY WOULD LET US GO, WHO KNOWS WHY, HE SAID IN LIMA, PERU.",
        "The family said: WE ASKED US REPEATEDLY TO LET THEM GO.",
        "The MIT police and the AFL-CIO met at the FAA in the United States.",
    ],
)
def test_words_that_look_like_acronyms_are_none(registry: Registry, text: str) -> None:
    assert set(links(registry, text).values()) <= {"us", "pe"}


@pytest.mark.parametrize(
    "text",
    [
        "LEBANON, Ohio — A deputy was shot in Lebanon on Friday, the sheriff said. Police found two shells.",
        "He had served in Vietnam, the sheriff of Tampa said. Police said he was 60.",
        "Ted Czech wrote of a Chinese restaurant and a Jamaican cook. Police closed the road.",
        "Her son Jordan played at the Jamaica Plain school in Boston. Police came.",
        "Anne Smith of East Point, Georgia, was buried. Police closed the street.",
    ],
)
def test_a_local_report_is_on_no_country_abroad(registry: Registry, text: str) -> None:
    assert links(registry, text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iraqi soldiers reached the military base in Iraq.", "military"),
        ("He met the president of a bank in Venezuela; Venezuelan traders came.", "president"),
        ("Spain’s general elections were held; Spanish papers wrote of them.", "Spain’s general"),
        ("Nicole Moreau, the justice minister, met the Belgian justice minister.", "justice minister"),
        ("Syrian doctors spoke in Damascus, Syria. The Foreign Secretary said he was appalled.", "Foreign Secretary"),
        ("Aid came from Congress for Tanzania, in Tanzanian notes.", "Congress for Tanzania"),
    ],
)
def test_a_description_is_no_body_of_a_state(registry: Registry, text: str, name: str) -> None:
    assert name not in links(registry, text)


def test_a_group_abroad_needs_its_country_where_its_name_is_a_common_one(registry: Registry) -> None:
    assert "Metropolitan Police" not in links(registry, "The Metropolitan Police of Nashville, in the US, found a gun.")
    assert links(registry, "The Metropolitan Police said two men had left Britain.")["Metropolitan Police"] == "gb-met"


def test_the_us_led_coalition_is_that_of_the_year(registry: Registry) -> None:
    text = "The US-led coalition struck a depot in Iraq."
    assert links(registry, text, year=2016)["US-led coalition"] == "global-coalition-daesh"
    assert links(registry, text, year=2005)["US-led coalition"] == "multinational-force-iraq"


def test_a_written_sample_of_ucdps_names_resolves(registry: Registry) -> None:
    file = resources.files("onrecord.evaluate") / "data" / "ucdp-sample.json"
    sample = json.loads(file.read_text(encoding="utf-8"))
    assert len(sample) == 150
    wrong = {}
    for name, entry in sample.items():
        found = linked(registry.resolve(name, countries=entry["countries"]))
        if found != entry["id"]:
            wrong[name] = (found, entry["id"])
    assert wrong == {}
