"""Acronyms that a report explains itself, and such as mean something else even at home."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.registry import Registry, load_registry
from tests.registry.links import ids


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Bankers in Russia met the Financial Stability Board (FSB). The FSB gave no date.", "ru-fsb"),
        ("In Russia the Freight Safety Bureau, or FSB, shut two yards.", "ru-fsb"),
        ("Turkey paid the Yearly Potters' Guild [YPG]. The YPG fires clay.", "ypg"),
    ],
)
def test_an_acronym_is_what_the_report_says_that_it_is(registry: Registry, text: str, ident: str) -> None:
    assert ident not in ids(registry, text)


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("Russia's Federal Security Service (FSB) held two men. The FSB gave no names.", "ru-fsb"),
        ("The FSB held two men in Russia (see page 4).", "ru-fsb"),
        ("In Syria the Syrian Democratic Forces (SDF) lost a post. The SDF will reply.", "syrian-democratic-forces"),
        ("Fighters of the Islamic State of Iraq and Syria (ISIS) fled. ISIS burned the cars.", "islamic-state"),
    ],
)
def test_an_acronym_that_the_report_explains_by_the_actors_own_name_still_links(
    registry: Registry, text: str, ident: str
) -> None:
    assert [m.actor.id for m in registry.find(text) if m.actor is not None and m.text.isupper()][-1] == ident


def test_what_one_mention_stands_for_is_read_from_its_report(registry: Registry) -> None:
    text = "Moscow, Russia: the Farm Seed Bank (FSB) opened. Visitors of the FSB came early."
    assert registry.resolve("the FSB", text=text) is None
    russian = registry.resolve("the FSB", text="Moscow, Russia: the FSB held two men.")
    assert russian is not None
    assert russian.actor is not None
    assert russian.actor.id == "ru-fsb"


@pytest.mark.parametrize(
    "text",
    [
        "SSP Ali Raza of the Karachi police in Pakistan spoke of four arrests.",
        "Pakistan sent an ASP and ten constables.",
        "Pakistan: the PAC heard the auditors.",
        "Open the PDF to read what Myanmar signed.",
        "She sent her CV to a firm in Brazil.",
        "India: the MCC won by six wickets.",
        "The MIT team flew home from Indonesia.",
    ],
)
def test_an_acronym_that_means_other_things_at_home_needs_the_full_name(registry: Registry, text: str) -> None:
    assert {
        ident for ident in ids(registry, text) if len(ident) > 2 and not ident.endswith(("-police", "-courts"))
    } == set()


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("PDF fighters took a post in Myanmar.", "peoples-defence-force-mm"),
        ("Myanmar's army lost a hill to the Arakan Army. The AA took guns.", "arakan-army"),
        ("Sipah-e-Sahaba Pakistan was banned. The SSP changed its name.", "sipah-e-sahaba"),
    ],
)
def test_with_it_or_with_those_who_fight_it_links(registry: Registry, text: str, ident: str) -> None:
    assert ident in {m.actor.id for m in registry.find(text) if m.actor is not None and m.text[:2].isupper()}


def test_the_callers_country_is_enough_for_a_bare_acronym(registry: Registry) -> None:
    match = registry.resolve("SSP", countries=["PK"])
    assert match is not None
    assert match.actor is not None
    assert match.actor.id == "sipah-e-sahaba"


def test_a_long_run_of_small_words_takes_no_time(registry: Registry) -> None:
    assert ids(registry, f"Russia {'to the ' * 400}(TTTTTTT) and Russia {'To The ' * 400}(TTTTTTT).") == {"ru"}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["FSB", "(", ")", ", or ", "of ", "Fast ", "Sand", " ", "Boat ", "\n", "’s "]), max_size=14
    )
)
def test_any_string_is_read_without_harm(pieces: list[str]) -> None:
    text = "".join(pieces)
    for match in load_registry().find(text):
        assert text[match.start : match.end] == match.text
