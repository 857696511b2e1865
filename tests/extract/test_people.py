from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.extract.people import People, read_people
from onrecord.model import Report, Span
from onrecord.registry import load_registry

TEXT = (
    "Karim Aziz, spokesman for the Northern Shield, spoke on Monday. Mr Aziz left soon. "
    "The Iraqi President Barham Salih said nothing. Gen. Omar Haddad, the commander of the Third Army, agreed."
)


def _people(text: str) -> People:
    return read_people(Report(id="r", text=text), annotate(text))


def _span(text: str, words: str, *, last: bool = False) -> Span:
    at = text.rindex(words) if last else text.index(words)
    return Span(at, at + len(words), words)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Mr Aziz", "Karim Aziz"), ("Karim Aziz", "Karim Aziz"), ("Barham Salih", "Barham Salih")],
)
def test_the_full_name_is_found(words: str, name: str) -> None:
    assert _people(TEXT).full_name(_span(TEXT, words)) == name


def test_words_that_name_nobody_have_no_name() -> None:
    assert _people(TEXT).full_name(_span(TEXT, "Monday")) is None


def test_a_surname_of_two_persons_names_neither() -> None:
    text = "Karim Aziz met Layla Aziz in town. The house of Aziz stood empty."
    people = _people(text)
    assert people.full_name(Span(0, 4, "Aziz")) in (None, "Karim Aziz")  # at a name's own place
    assert people.full_name(Span(len(text), len(text) + 4, "Aziz")) is None


def test_roles_and_bodies_stand_beside_the_name() -> None:
    people = _people(TEXT)
    assert people.role(_span(TEXT, "Mr Aziz")) == "spokesman for the Northern Shield"
    body = people.body(_span(TEXT, "Mr Aziz"))
    assert body is not None
    assert body.name == "Northern Shield"


def test_an_apposition_with_a_body_outranks_a_rank_without() -> None:
    body = _people(TEXT).body(_span(TEXT, "Omar Haddad"))
    assert body is not None
    assert "Third Army" in body.name


def test_a_portfolio_is_no_body() -> None:
    text = "The interior minister, Karim Aziz, left the room."
    assert _people(text).body(_span(text, "Karim Aziz")) is None


def test_the_registry_outranks_the_model() -> None:
    text = "Kata’ib Hizbollah shelled the base, said Karim Aziz."
    people = read_people(Report(id="r", text=text), annotate(text), actors=load_registry().find(text))
    assert [p.name.text for p in people.persons] == ["Karim Aziz"]


def test_every_span_holds_the_words_of_the_report() -> None:
    for person in _people(TEXT).persons:
        for span in (person.name, *person.mentions, *(o.role for o in person.offices)):
            assert TEXT[span.start : span.end] == span.text


def test_an_empty_text_names_nobody() -> None:
    assert _people("").persons == ()
