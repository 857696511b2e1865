from __future__ import annotations

import pytest
from spacy.tokens import Doc

from onrecord.annotate import annotate, annotate_all
from onrecord.errors import DataError
from onrecord.extract.offices import office_tie
from onrecord.extract.people import read_people
from onrecord.extract.relations import read_relations
from onrecord.extract.speakers import read_attributions
from onrecord.lexicons.relations import TieExample, load_relation_words, parse_relation_words
from onrecord.model import Relation, Report
from onrecord.registry import load_registry


def _relations(text: str, doc: Doc | None = None) -> tuple[Relation, ...]:
    report, doc, actors = Report(id="r", text=text), doc or annotate(text), load_registry().find(text)
    people = read_people(report, doc, actors=actors)
    attributions = read_attributions(report, doc, people=people, actors=actors)
    return read_relations(report, doc, people, attributions, actors=actors)


def _told(text: str) -> set[tuple[str, str, str]]:
    return {(r.subject.text, str(r.type), r.object.text) for r in _relations(text)}


@pytest.mark.parametrize(
    ("relation", "example"),
    [(tie.relation, example) for tie in load_relation_words().ties for example in tie.examples],
    ids=lambda value: value.text if isinstance(value, TieExample) else value,
)
def test_every_example_of_a_tie_is_found(relation: str, example: TieExample) -> None:
    plain = {(s.removeprefix("the "), t, o.removeprefix("the ")) for s, t, o in _told(example.text)}
    assert (example.subject.removeprefix("the "), relation, example.object.removeprefix("the ")) in plain


def test_no_counter_example_of_a_tie_holds_it() -> None:
    cases = [(tie.relation, text) for tie in load_relation_words().ties for text in tie.counterexamples]
    docs = annotate_all([text for _, text in cases])
    found = [(r, text, _relations(text, doc)) for (r, text), doc in zip(cases, docs, strict=True)]
    assert [(r, text) for r, text, ties in found if r in {tie.type for tie in ties}] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iraqi President Barham Salih left.", ("Barham Salih", "leads", "Iraqi")),
        ("The French prime minister, Manuel Valls, left.", ("Manuel Valls", "leads", "French")),
        ("Karim Aziz, spokesman for the Northern Shield, left.", ("Karim Aziz", "speaks_for", "Northern Shield")),
        ("Karim Aziz, head of the Hashd directorate, left.", ("Karim Aziz", "leads", "Hashd directorate")),
        ("The Northern Shield (NS) left.", ("NS", "alias_of", "Northern Shield")),
        ("The NS [Northern Shield] left.", ("Northern Shield", "alias_of", "NS")),
        ("The war between Chad and Libya went on.", ("Chad", "opposes", "Libya")),
        ("Karim Aziz (Abu Omar) left.", ("Abu Omar", "alias_of", "Karim Aziz")),
        ("The Union of Mines and Roads ( UMR ) left.", ("UMR", "alias_of", "Union of Mines and Roads")),
        ("The People’s Protection Units (YPG) left.", ("YPG", "alias_of", "People’s Protection Units")),
        ("Karim Aziz, the SDF commander in Tell, left.", ("Karim Aziz", "leads", "SDF")),
        ("Karim Aziz, Syria’s ambassador to the UN, left.", ("Karim Aziz", "speaks_for", "Syria")),
        ("Karim Aziz, a Northern Shield (NS) spokesman, left.", ("Karim Aziz", "speaks_for", "Northern Shield")),
        ("Syria sent troops. President Bashar al-Assad spoke.", ("Bashar al-Assad", "leads", "Syria")),
        ("Karim Aziz of the Taliban left the town.", ("Karim Aziz", "member_of", "Taliban")),
        (
            "Two British Islamic State fighters fled.",
            ("Two British Islamic State fighters", "member_of", "Islamic State"),
        ),
        ("Police met Hezbollah and its Iranian backers.", ("Hezbollah", "backed_by", "Iranian")),
        ("US-backed and Turkish-led rebels left.", ("Turkish-led rebels", "backed_by", "US")),
        ("Pro-government militias left.", ("militias", "allied_with", "government")),
    ],
)
def test_titles_brackets_and_wars(text: str, wanted: tuple[str, str, str]) -> None:
    told = _told(text)
    turned = (wanted[2], wanted[1], wanted[0])
    assert wanted in told or (wanted[1] in ("alias_of", "opposes") and turned in told)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels (about 40) left the town.",
        "Former army chief Karim Aziz left the town.",
        "Shells fell on the town.",
        "Karim Aziz (32) left the town.",
        "Kurdish-led forces left the town.",
        "She had a son called Omar.",
        "Karim Aziz joined Omar Haddad in the garden.",
    ],
)
def test_no_tie_is_made_up(text: str) -> None:
    assert _told(text) == set()


@pytest.mark.parametrize(
    ("role", "tie"),
    [
        ("the French prime minister", "leads"),
        ("the foreign minister", "speaks_for"),
        ("vice president", "speaks_for"),
        ("former president", None),
        ("then secretary of state", None),
        ("a doctor", None),
        ("", None),
    ],
)
def test_what_an_office_stands_for(role: str, tie: str | None) -> None:
    assert office_tie(role, body="x") == tie


def test_a_tie_is_told_once() -> None:
    text = "The rebels are backed by Turkey. Those Turkey-backed rebels left. The rebels are backed by Turkey."
    assert [r.type for r in _relations(text)].count("backed_by") == 1


def test_a_tie_keeps_its_speaker_quote_and_offsets() -> None:
    text = "Nobody came. Karim Aziz said that the rebels were backed by Turkey."
    (relation,) = [r for r in _relations(text) if r.type == "backed_by"]
    assert relation.speaker is not None
    assert relation.speaker.name == "Karim Aziz"
    assert relation.quote.text == "Karim Aziz said that the rebels were backed by Turkey."
    for span in (relation.subject, relation.object, relation.quote):
        assert text[span.start : span.end] == span.text
    assert relation.id.startswith("l:")


def test_known_sides_are_linked() -> None:
    (relation,) = [r for r in _relations("Hezbollah is backed by Iran.") if r.type == "backed_by"]
    assert relation.object.actor_id is not None
    assert relation.object.country == "IR"


def test_the_same_text_gives_the_same_ids() -> None:
    text = "The rebels are backed by Turkey. Iraqi President Barham Salih left."
    assert [r.id for r in _relations(text)] == [r.id for r in _relations(text)]


def test_a_broken_file_says_what_is_wrong() -> None:
    with pytest.raises(DataError, match="must hold"):
        parse_relation_words({"roles": {}}, where="my.yaml")
    data: dict[str, object] = {
        "roles": {"owns": ["x"]},
        "titles": [],
        "portfolios": [],
        "former": [],
        "phrases": {},
        "ties": [],
    }
    with pytest.raises(DataError, match="unknown ties owns"):
        parse_relation_words(data, where="my.yaml")
    data["roles"], data["ties"] = {}, [{"relation": "part_of"}]
    with pytest.raises(DataError, match="a tie needs"):
        parse_relation_words(data, where="my.yaml")
