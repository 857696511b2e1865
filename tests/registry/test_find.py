import pytest

from onrecord.registry import ActorMatch, Registry, country_of
from tests.registry.links import linked

REPORT = """Two soldiers died when gunmen of Kata'eb Hizbollah shelled a camp in western Iraq, the Iraqi army said.
US-backed units had left the camp. Baghdad blamed Iranian-backed militias; Tehran denied it. "Kata’ib is behind this",
said a Pentagon spokesman, while Russian warplanes flew over Syria."""


def ids(matches: list[ActorMatch]) -> list[tuple[str, str | None]]:
    return [(match.text, match.actor.id if match.actor else None) for match in matches]


def test_find_gives_the_known_names_in_the_order_of_the_text(registry: Registry) -> None:
    found = ids(registry.find(REPORT))
    assert found == sorted(found, key=lambda pair: REPORT.index(pair[0]))
    for pair in [
        ("Kata'eb Hizbollah", "kataib-hizballah"),
        ("Iraqi army", "iq-army"),
        ("Baghdad", "iq-gov"),
        ("Tehran", "ir-gov"),
        ("Kata’ib", "kataib-hizballah"),
        ("Pentagon", "us-mod"),
        ("Russian warplanes", "ru-air-force"),
    ]:
        assert pair in found


def test_every_match_stands_where_it_says_and_none_overlaps(registry: Registry) -> None:
    end = 0
    for match in registry.find(REPORT):
        assert REPORT[match.start : match.end] == match.text
        assert match.start >= end
        end = match.end


@pytest.mark.parametrize(
    "text",
    [
        "A blast in Baghdad killed two.",
        "Anti-Houthi marchers filled the square.",
        "He let them down and the who is who of the town came.",
        "Ships crossed the South China Sea.",
        "A man in a Panama hat spoke of the Vietnam War.",
        "The isis of the myth is a goddess.",
    ],
)
def test_find_leaves_alone_what_is_no_actor(registry: Registry, text: str) -> None:
    assert registry.find(text) == []


def test_a_persons_name_holds_no_country(registry: Registry) -> None:
    assert ids(registry.find("William Hague denied the report.")) == [("William Hague", "gb-mfa")]
    assert registry.countries_in("William Hague denied the report.") == {}


def test_an_adjective_before_and_is_the_body_that_follows(registry: Registry) -> None:
    assert ids(registry.find("Syrian and Russian forces advanced.")) == [
        ("Syrian", "sy-forces"),
        ("Russian forces", "ru-forces"),
    ]


def test_the_longer_name_wins(registry: Registry) -> None:
    assert ids(registry.find("South Sudan and Guinea-Bissau signed.")) == [
        ("South Sudan", "ss"),
        ("Guinea-Bissau", "gw"),
    ]


def test_an_acronym_needs_the_country_or_the_full_name(registry: Registry) -> None:
    assert ("SDF", "syrian-democratic-forces") in ids(registry.find("The SDF took a village in eastern Syria."))
    assert ("SDF", None) not in ids(registry.find("The SDF took a village."))
    assert not [m for m in registry.find("The SDF took a village.") if m.actor]
    assert linked(registry.resolve("SDF", countries=["LY"])) == "special-deterrence-force"


def test_two_that_remain_are_not_chosen_between(registry: Registry) -> None:
    match = registry.resolve("SDF")
    assert match is not None and match.actor is None
    assert {actor.id for actor in match.candidates} >= {"syrian-democratic-forces", "special-deterrence-force"}
    assert linked(registry.resolve("the Congolese army")) is None


def test_the_army_is_that_of_the_country_that_the_report_is_about(registry: Registry) -> None:
    report = "In Sudan the army shelled Khartoum. Sudanese doctors counted six dead. The army gave no figure."
    assert {i for text, i in ids(registry.find(report)) if text == "army"} == {"sd-army"}
    assert linked(registry.resolve("the army", countries=["SD"])) == "sd-army"
    assert linked(registry.resolve("the army", text="Talks between Sudan and Chad went on.")) is None


def test_capitals_in_a_report_in_capitals_mean_nothing(registry: Registry) -> None:
    report = (
        "SALVADORAN SOLDIERS KILLED FOUR PEASANTS NEAR THE BORDER, A SPOKESMAN FOR THE FMLN SAID IN SAN SALVADOR TODAY."
    )
    assert ("SALVADORAN SOLDIERS", "sv-forces") in ids(registry.find(report))


def test_a_place_that_the_caller_knows_counts_as_context(registry: Registry) -> None:
    assert ("SDF", "syrian-democratic-forces") in ids(registry.find("The SDF took a village.", countries=["SY"]))


def test_countries_are_counted_in_every_form(registry: Registry) -> None:
    counts = registry.countries_in("Iraqi forces left Baghdad. Iraq and the Americans spoke; Congolese envoys watched.")
    assert counts == {"IQ": 3, "US": 1}


@pytest.mark.parametrize(
    ("word", "code"),
    [("Iraqi", "IQ"), ("Americans", "US"), ("Kyiv", "UA"), ("Burma", "MM"), ("Congolese", None), ("table", None)],
)
def test_country_of(word: str, code: str | None) -> None:
    assert country_of(word) == code
