# ruff: noqa: E501  (texts to read stand in one line)
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.ingest import find_removed, make_report
from onrecord.ingest.boilerplate import find_credit
from onrecord.lexicons.boilerplate import REASONS, lint_boilerplate, load_boilerplate

REPORT = """Via The Daily Post

By Anna Weber in Baghdad

Jets bombed a base near al-Qaim on Sunday, killing four fighters, the army said.

READ ALSO\u00a0 Bank calls for ‘a new market’ in carbon

Smoke over the base on Sunday. Photograph: Omar Aziz/AFP

The group’s spokesman denied it: “We will answer.”
Advertisement

Sign up for our newsletter
Reporting by Anna Weber; editing by Paul Koch
"""


def removed(text: str) -> list[tuple[str, str]]:
    return [(r.reason, r.text) for r in find_removed(make_report(text))]


def test_the_patterns_match_their_examples_and_leave_what_they_must() -> None:
    assert lint_boilerplate() == []
    assert {pattern.reason for pattern in load_boilerplate()} == set(REASONS)
    assert len({pattern.name for pattern in load_boilerplate()}) == len(load_boilerplate())


def test_no_pattern_matches_what_another_must_leave() -> None:
    """A sentence that one entry must leave is a true sentence, so all whole-line patterns must leave it."""
    for pattern in load_boilerplate():
        for sentence in pattern.not_examples:
            found = removed(f"Two men were killed.\n{sentence}\nThree were hurt.")
            assert found == [], pattern.name


def test_a_report_with_all_kinds_of_junk() -> None:
    assert removed(REPORT) == [
        ("credit", "Via The Daily Post"),
        ("credit", "By Anna Weber in Baghdad"),
        ("promotion", "READ ALSO\u00a0 Bank calls for ‘a new market’ in carbon"),
        ("caption", "Smoke over the base on Sunday. Photograph: Omar Aziz/AFP"),
        ("advertisement", "Advertisement"),
        ("promotion", "Sign up for our newsletter"),
        ("credit", "Reporting by Anna Weber; editing by Paul Koch"),
    ]


def test_offsets_hold_in_the_text_as_given() -> None:
    report = make_report(REPORT.replace("\n", "\r\n"), source_id="a")
    for item in find_removed(report):
        assert report.text[item.start : item.end] == item.text
        assert (item.report.id, item.report.source_id) == (report.id, "a")


def test_only_the_end_of_a_line_is_taken_where_the_rest_is_report() -> None:
    assert removed("The army shelled Homs. READ MORE: Ten years of war") == [
        ("promotion", "READ MORE: Ten years of war")
    ]
    assert removed("They go home now. Additional reporting: Lina Saleh") == [
        ("credit", "Additional reporting: Lina Saleh")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban, via a spokesman, denied it.\nBy Monday the town had fallen.",
        "Share prices fell.\nAdvertisements in Baghdad hailed the dead.\nReaders sent pictures: two showed a drone.",
        "SHELLING BY ARMY KILLS NINE\nRELATED ATTACKS KILLED TWO MORE",
        "Tags: none of the bodies had one, he said, and ten were never named by anyone at all in the town, as far as is known, "
        "until the war was over and the graves were opened by the court's own men, who counted them one by one.",
        "(c) killing of civilians in Aden;",
        "Reuters could not confirm the toll.\nAFP saw six bodies.",
        "This story has been corrected to say that three were killed, not five.",
    ],
)
def test_sentences_of_a_report_stay(text: str) -> None:
    assert removed(text) == []


def test_a_line_that_only_goes_on_with_the_line_above_stays() -> None:
    wrapped = "The guerrillas of the front were driven out of the hills that day\nBy The Army\nin the north."
    assert removed(wrapped) == []


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Via Financial Times\n\nTwo died.", "Financial Times"),
        ("Two died.\n\nSource: AFP", "AFP"),
        ("Two died.\n\n(Reuters)", "Reuters"),
        ("BAGHDAD, Dec 30 (Reuters) - Two died.", "Reuters"),
        ("ADEN/SANAA (AP) — Two died.", "AP"),
        ("Two died (Reuters saw them).", None),
        ("Via AFP\n\nTwo died.\n\nSource: Reuters", None),
    ],
)
def test_the_source_that_a_text_names(text: str, via: str | None) -> None:
    assert find_credit(text) == via


def test_the_publisher_is_not_its_own_source() -> None:
    assert make_report("Two died.\n\n(Reuters)", publisher="Reuters").via is None
    assert make_report("Two died.\n\n(Reuters)", publisher="The Post").via == "Reuters"


def test_a_broken_file_of_the_user_is_named(tmp_path: Path) -> None:
    (tmp_path / "boilerplate.yaml").write_text("- name: x\n  reason: fun\n  pattern: a\n  examples: [a]\n  not: [b]\n")
    with pytest.raises(DataError, match="entry 'x': the reason 'fun' is none of credit"):
        load_boilerplate(str(tmp_path))
    other = tmp_path / "other"
    other.mkdir()
    (other / "boilerplate.yaml").write_text(
        "- name: x\n  reason: credit\n  pattern: a+\n  examples: [b]\n  not: [aa]\n"
    )
    assert lint_boilerplate(str(other)) == [
        "boilerplate.yaml: 'x' does not match its example 'b'",
        "boilerplate.yaml: 'x' matches 'aa', which it must leave",
    ]
