from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.annotate import annotate
from onrecord.extract.attributions import cut
from onrecord.extract.quotes import find_quotes, quoted_at
from onrecord.extract.speakers import Attribution, read_attributions, speaker_at
from onrecord.model import Report, Speaker
from onrecord.registry import load_registry


def _at(text: str, words: str) -> Attribution | None:
    """Who vouches for these words of the text."""
    doc = annotate(text)
    items = read_attributions(Report(id="r", text=text), doc, actors=load_registry().find(text))
    start = text.index(words)
    return speaker_at(items, start, start + len(words), doc=doc)


def _name(text: str, words: str) -> str | None:
    found = _at(text, words)
    return found.speaker.name if found else None


# (text, the words that tell the event, who says so)
CASES = [
    ("Police said that gunmen had attacked the market.", "attacked", "Police"),
    ("Gunmen attacked the market, police said.", "attacked", "police"),
    ("Gunmen attacked the market, reported El Norte.", "attacked", "El Norte"),
    ("Gunmen attacked the market on Monday.", "attacked", None),
    ("Gunmen attacked the market, according to Karim Aziz, head of the town council.", "attacked", "Karim Aziz"),
    ("According to two security officials, gunmen attacked the market.", "attacked", "two security officials"),
    ("“Gunmen attacked the market,” said Karim Aziz, a doctor.", "attacked", "Karim Aziz"),
    ("A statement from the interior ministry said gunmen had attacked the market.", "attacked", "interior ministry"),
    ("The interior ministry said in a statement that gunmen had attacked the market.", "attacked", "interior ministry"),
    ("Karim Aziz told Reuters that gunmen had attacked the market.", "attacked", "Karim Aziz"),
    ("A police document from December 1971 said that gunmen had attacked the market.", "attacked", "police document"),
    ("The agency quoted Karim Aziz as saying that gunmen had attacked the market.", "attacked", "Karim Aziz"),
    ("The report found that the army had attacked the market.", "attacked", "report"),
    ("The president condemned the attack on the market.", "attack", "president"),
    ("The army bombed a militia that Ankara blames for a mortar attack.", "attack", "Ankara"),
    ("The army bombed a militia that Ankara blames for a mortar attack.", "bombed", None),
    ("The ministry denied that troops had attacked the market.", "attacked", "ministry"),
    ("He said no group had claimed the attack.", "attack", None),
    ("Police: Gunmen attacked the market in Tell", "attacked", "Police"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), CASES)
def test_who_vouches_for_it(text: str, words: str, name: str | None) -> None:
    assert _name(text, words) == name


def test_a_pronoun_goes_with_the_last_person_that_spoke() -> None:
    text = "Karim Aziz said the town was quiet. He added that gunmen had attacked the market."
    found = _at(text, "attacked")
    assert found is not None
    assert (found.speaker.text, found.speaker.kind, found.speaker.cue) == ("Karim Aziz", "person", "added")


def test_a_surname_gets_its_full_name_role_and_body() -> None:
    text = "Karim Aziz, spokesman for the Northern Shield, came. Gunmen attacked the market, Mr Aziz said."
    found = _at(text, "attacked")
    assert found is not None
    assert (found.speaker.text, found.speaker.name) == ("Aziz", "Karim Aziz")
    assert found.speaker.role == "spokesman for the Northern Shield"
    assert found.speaker.on_behalf_of is not None


def test_the_innermost_source_counts() -> None:
    text = "Police said that a doctor claimed that gunmen had attacked the market."
    assert _name(text, "attacked") == "doctor"


def test_a_gloss_is_the_reports_own_voice() -> None:
    text = "Police said that the brigade, which attacked a village last year, had burned the mill."
    assert _name(text, "attacked") is None
    assert _name(text, "burned") == "Police"


def test_what_opens_the_sentence_is_the_reports_own_voice() -> None:
    text = "After gunmen attacked the market, police said that they had closed the road."
    assert _name(text, "attacked") is None


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“We ran,” said Karim Aziz. “They attacked the market. Then they burned the mill.”"
    assert _name(text, "attacked") == "Karim Aziz"
    assert _name(text, "burned") == "Karim Aziz"


def test_plain_sentences_after_a_source_are_the_reports_own() -> None:
    text = "Police said the town was quiet. Gunmen attacked the market at night."
    assert _name(text, "attacked") is None


def test_a_claim_of_responsibility_is_the_groups_word() -> None:
    found = _at("The Northern Shield claimed responsibility for the attack.", "claimed responsibility")
    assert found is not None
    assert (found.speaker.text, found.stance) == ("Northern Shield", "claims-responsibility")


def test_two_sources_each_vouch_for_their_own_clause() -> None:
    text = "Police said that gunmen had attacked the market, and the army said that troops had burned the mill."
    assert _name(text, "attacked") == "Police"
    assert _name(text, "burned") == "army"


def test_a_statement_in_the_first_person_is_its_authors() -> None:
    text = "The United States condemns the bombing of the market. We will defeat those who attacked the town."
    assert _name(text, "attacked") == "United States"


def test_a_speech_after_a_colon_is_the_speakers() -> None:
    text = "The Foreign Secretary said:\n\nI am appalled by this.\n\nThey attacked a clinic and burned a mill."
    assert _name(text, "burned") == "Foreign Secretary"


def test_a_known_speaker_is_linked() -> None:
    found = _at("The Pentagon said that its jets had attacked the base.", "attacked")
    assert found is not None
    assert found.speaker.actor_id is not None
    assert found.speaker.kind == "organisation"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab .,:;\n\"'“”‘’-()HeSsaid", max_size=80))
def test_any_text_can_be_read_and_every_range_lies_in_it(text: str) -> None:
    doc = annotate(text)
    for item in read_attributions(Report(id="r", text=text), doc):
        assert text[item.speaker.start : item.speaker.end] == item.speaker.text
        assert all(0 <= start < end <= len(text) for start, end in item.content)


def test_the_same_text_gives_the_same_attributions() -> None:
    text = "Police said that gunmen had attacked the market. “They fled,” an officer added."
    first, second = (read_attributions(Report(id="r", text=text), annotate(text)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we left" and ran.', ["we left"]),
        ("He said ‘we left’ and the soldiers’ cars ran.", ["we left"]),
        ("“One.\n\n“Two.”", ["One.", "Two."]),
        ("It's Kata'ib's base.", []),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    quotes = find_quotes(text)
    assert [text[q.start : q.end].strip() for q in quotes] == quoted
    assert all(quoted_at(quotes, q.start, q.end) for q in quotes)


def test_holes_are_cut() -> None:
    assert cut([(0, 10), (20, 30)], [(0, 4), (25, 40)]) == [(4, 10), (20, 25)]


def _speakers(text: str) -> list[Speaker]:
    doc = annotate(text)
    items = read_attributions(Report(id="r", text=text), doc, actors=load_registry().find(text))
    return [item.speaker for item in items]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moscow: Ukrainian drones hit bridge in Crimea", ["Moscow"]),
        ("US: Russian jet damaged drone over Syria", ["US"]),
        ("Kramatorsk: death toll rises to 57 after strike", []),
        ("Syria: five killed in an air strike on market", []),
        ("Analysis: why the truce failed so quickly", []),
        ("Army: troops have taken the hill above town", ["Army"]),
    ],
)
def test_before_a_colon_stands_a_government_or_a_body_no_place(text: str, names: list[str]) -> None:
    assert [speaker.name for speaker in _speakers(text)] == names


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Iraqi Prime Minister Karim Aziz said the base was hit.", "Government of Iraq"),
        ("The Iraqi prime minister said the base was hit.", "Government of Iraq"),
        ("The US defence secretary said jets hit the depot.", "Ministry of Defence of the United States"),
        ("Russian defence ministry spokesman Igor Volkov said jets hit the depot.", "Ministry of Defence of Russia"),
        ("Karim Aziz, a spokesman for the Taliban, said they shot the guard.", "Taliban"),
        ("Two Russian officials said the base was hit.", "Government of Russia"),
    ],
)
def test_a_speaker_speaks_for_the_body_not_for_the_office(text: str, body: str) -> None:
    (speaker,) = _speakers(text)
    assert speaker.on_behalf_of is not None
    assert speaker.on_behalf_of.name == body


def test_officials_without_a_name_stay_unnamed() -> None:
    (speaker,) = _speakers("Two Russian officials said the base was hit.")
    assert (speaker.kind, speaker.actor_id) == ("unnamed", None)


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this report said 12 people had died.",
        "Our note of 30 December said 12 people had died.",
        "This article said 12 people had died.",
    ],
)
def test_the_reports_own_words_are_no_source(text: str) -> None:
    assert _speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two Russian officials and a diplomat said the base was hit.",
        "The base was hit, two Russian officials and a diplomat said.",
    ],
)
def test_each_of_two_sources_vouches(text: str) -> None:
    assert [speaker.text.lower() for speaker in _speakers(text)] == ["two russian officials", "diplomat"]
    doc = annotate(text)
    for item in read_attributions(Report(id="r", text=text), doc):
        assert all("diplomat" not in text[start:end] for start, end in item.content)


def test_a_pronoun_passes_over_whom_it_cannot_mean() -> None:
    text = (
        "Ms Karam said the town was quiet. Karim Haddad, spokesman for the army, was not there. "
        "She said shells had hit the mill."
    )
    assert _name(text, "shells") == "Karam"


def test_an_office_named_again_is_the_person_who_holds_it() -> None:
    text = "Iraqi Prime Minister Karim Aziz said the base was hit. The prime minister said two died."
    assert _name(text, "two died") == "Karim Aziz"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen attacked the market, by the army's own account.", "army"),
        ("Gunmen attacked the market, in the mayor's words.", "mayor"),
        ("Gunmen attacked the market, as reported by El Norte.", "El Norte"),
        ("Gunmen attacked ten people per day.", None),
    ],
)
def test_a_phrase_may_stand_around_its_source(text: str, name: str | None) -> None:
    assert _name(text, "attacked") == name


def test_the_words_beside_the_cue_are_kept() -> None:
    text = "Karim Aziz said the town was quiet. He added that gunmen had attacked the market."
    found = _at(text, "attacked")
    assert found is not None
    assert found.source is not None
    assert text[slice(*found.source)] == "He"


def test_content_holds_no_marks_alone_and_no_article_of_the_source() -> None:
    text = "Gunmen attacked the market, a doctor said."
    (item,) = read_attributions(Report(id="r", text=text), annotate(text))
    assert [text[start:end].strip(" ,") for start, end in item.content] == ["Gunmen attacked the market"]


def test_the_group_is_the_armed_group_named_last_not_who_spoke_last() -> None:
    text = "Jets bombed Kata'ib Hizbollah. Iraq's military said four died. The group denied that it had fired rockets."
    found = onrecord.read(text).claims[-1]
    assert found.speaker is not None
    assert (found.speaker.text, found.speaker.name) == ("The group", "Kata'ib Hizballah")
