import pytest

from onrecord.registry import Registry
from tests.registry.links import linked


@pytest.mark.parametrize(
    ("words", "ident"),
    [
        ("the Iraqi army", "iq-army"),
        ("Iraq's Joint Operations Command", "iq-joc"),
        ("Iraq’s defence ministry", "iq-mod"),
        ("the Ministry of Defense of the Russian Federation", "ru-mod"),
        ("American troops", "us-forces"),
        ("dozens of Taliban fighters", "taliban"),
        ("members of the Taliban", "taliban"),
        ("two British Isis militants", "islamic-state"),
        ("US President Donald Trump", "us-president"),
        ("Russian Foreign Minister Lavrov", "ru-mfa"),
        ("forces loyal to Bashar al-Assad", "sy-forces"),
        ("the Assad regime", "sy-gov"),
        ("Kataib Hezbollah", "kataib-hizballah"),
        ("Kata'eb Hizbullah", "kataib-hizballah"),
        ("US-backed Syrian Democratic Forces troops", "syrian-democratic-forces"),
        ("Baghdad", "iq-gov"),
        ("Russian", "ru"),
        ("representatives from Iran", "ir"),
    ],
)
def test_words_that_name_an_actor(registry: Registry, words: str, ident: str) -> None:
    assert linked(registry.resolve(words)) == ident


@pytest.mark.parametrize(
    "words",
    [
        "US-backed rebels",
        "Russian terrorists",
        "an American contractor",
        "pro-Assad militiamen",
        "eastern Syria",
        "the area outside Damascus",
        "a Bosnian",
        "a former FBI officer",
        "Lyon authorities",
        "UK, US and French special forces",
        "the Syrian and Russian governments",
        "French fighters",
        "several men",
        "",
    ],
)
def test_words_that_name_none_or_more_than_one(registry: Registry, words: str) -> None:
    assert linked(registry.resolve(words)) is None


def test_a_capital_may_be_the_city_that_was_hit(registry: Registry) -> None:
    assert linked(registry.resolve("Kyiv", text="Missiles hit Kyiv at night.")) is None
    assert linked(registry.resolve("Kyiv", text="Kyiv said its drones hit a depot.")) == "ua-gov"


def test_the_report_names_in_full_what_a_mention_shortens(registry: Registry) -> None:
    report = (
        "Yevgeny Prigozhin of Wagner spoke for an hour. The Popular Front for the Liberation of Palestine praised it."
    )
    assert linked(registry.resolve("Prigozhin", text=report)) == "wagner-group"
    assert linked(registry.resolve("the Front", text=report)) == linked(registry.resolve("PFLP", countries=["PS"]))
    assert linked(registry.resolve("the Front", text="Polls opened in Chile.")) is None


def test_an_office_is_linked_through_who_held_it_in_that_year(registry: Registry) -> None:
    assert linked(registry.resolve("Boris Johnson", year=2017)) == "gb-mfa"
    assert linked(registry.resolve("Boris Johnson", year=2020)) == "gb-pm"
    match = registry.resolve("Theresa May", year=2023)
    assert match is not None and match.person is not None
    assert match.actor is None
    assert match.person.name == "Theresa May"


def test_every_link_says_why(registry: Registry) -> None:
    for words in ("the Iraqi army", "Putin", "Baghdad", "Kata'eb Hizbullah", "SDF"):
        match = registry.resolve(words)
        assert match is not None and match.why


def test_describe_lists_all_that_a_name_may_mean(registry: Registry) -> None:
    found = registry.describe("SDF")
    assert len(found) >= 2
    assert not any(description.settled for description in found)
    assert registry.describe("iq-army")[0].actor.id == "iq-army"
    assert registry.describe("Brotherhood of the Nine Teapots") == []
