from __future__ import annotations

import io

import pytest

from onrecord.export import wording
from onrecord.export.table import print_reading, print_reports
from onrecord.model import Casualty, Reading
from tests.export.sample_reading import sample_reading
from tests.factories import a_claim, a_reading, a_report, a_speaker


def printed(reading: Reading, *, width: int | None = None) -> str:
    out = io.StringIO()
    print_reading(reading, file=out, width=width)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_wider_than_asked_and_none_ends_in_padding(width: int) -> None:
    lines = printed(sample_reading(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_a_pipe_gets_no_colour_codes() -> None:
    assert "\x1b" not in printed(sample_reading())


def test_columns_of_a_pipe_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert max(map(len, printed(sample_reading()).splitlines())) <= 72


def test_a_terminal_gets_the_trigger_in_bold_and_no_asterisks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    print_reading(sample_reading(), file=out, width=140)
    assert "\x1b[1mbombed" in out.getvalue()
    assert "*bombed*" not in out.getvalue()


def test_each_claim_says_who_what_where_when_and_how_many() -> None:
    table = printed(sample_reading(), width=140)
    for words in (
        "Jonathan Hoffman", "the report", "ASSAULT aerial ×5", "2019-12-29", "al-Qaim", "4 killed", "30 injured",
        "dozens", "[denied]", "[planned]", "[background]", "*bombed*", "Kata’ib Hizbollah is part of",
    ):  # fmt: skip
        assert words in table


def test_the_pronoun_of_an_actor_gives_way_to_the_name() -> None:
    assert "Kata’ib Hizbollah → the K-1" in printed(sample_reading(), width=140)


def test_terminal_codes_in_a_report_are_disarmed() -> None:
    report = a_report("Shells hit \x1b[2J the market, police said.", title="\x1b]0;x\x07 news")
    claim = a_claim(report, trigger="hit", speaker="police")
    assert "\x1b" not in printed(a_reading(report, claims=[claim]))


def test_markup_of_the_table_library_in_a_report_stays_text() -> None:
    report = a_report("Rebels hit [red]the base[/red], police said.")
    assert "[red]the base[/red]" in printed(a_reading(report, claims=[a_claim(report, trigger="hit")]), width=140)


def test_what_is_not_known_is_said() -> None:
    table = printed(a_reading())
    assert "The publication date is not known" in table
    assert "No date: the one claim." in table


def test_a_report_without_claims_says_so() -> None:
    assert "No claims were found" in printed(a_reading(a_report("It rained.")))


@pytest.mark.parametrize(
    ("low", "high", "words", "expected"),
    [
        (4, 4, "four died", "4 killed"),
        (12, None, "at least 12 dead", "≥12 killed"),
        (None, 9, "up to nine killed", "≤9 killed"),
        (10, 15, "10 to 15 killed", "10–15 killed"),
        (0, 0, "no one was killed", "none killed"),
        (None, None, "scores of people died", "scores killed"),
        (None, None, "how many people had died", "an unstated number killed"),
        (1200, 1200, "1,200 dead", "1,200 killed"),
    ],
)
def test_tolls_are_worded(low: int | None, high: int | None, words: str, expected: str) -> None:
    assert wording.toll(Casualty(0, len(words), words, effect="killed", low=low, high=high)) == expected


def test_a_speaker_is_named_with_role_and_body_but_not_twice() -> None:
    text = "The ministry of defence of Kenya said so."
    role = a_speaker(text, "The ministry of defence", role="spokesman for the army", on_behalf_of="The army")
    assert wording.speaker_detail(role) == "spokesman for the army"
    itself = a_speaker(text, "The ministry of defence", on_behalf_of="the ministry of defence", kind="organisation")
    assert wording.speaker_detail(itself) == ""


@pytest.mark.parametrize("width", [24, 40, 80, 400])
def test_a_shortened_quote_keeps_its_trigger(width: int) -> None:
    quote = "Witnesses in the old town said soldiers had opened fire on a crowd of people at the gate of the mosque."
    start = quote.index("opened fire")
    before, trigger, after = wording.around(quote, start, start + 11, width=width)
    assert trigger == "opened fire"
    assert len(before + trigger + after) <= width + 4
    assert quote.endswith(after.removesuffix(" …")) or after.removesuffix(" …") in quote


def test_reports_are_listed_with_their_ids_whole() -> None:
    row = {"id": "r:0123456789abcdef", "published": None, "publisher": "A paper", "title": "T " * 60, "claims": 3,
           "words": 1200}  # fmt: skip
    for width in (80, 100, 140):
        out = io.StringIO()
        print_reports([row], file=out, width=width)
        assert "r:0123456789abcdef" in out.getvalue()
        assert "1,200" in out.getvalue()
        assert max(map(len, out.getvalue().splitlines())) <= width


def test_an_empty_list_says_how_to_fill_it() -> None:
    out = io.StringIO()
    print_reports([], file=out)
    assert "onrecord add" in out.getvalue()


def test_a_report_without_a_title_is_listed_by_the_name_of_its_source() -> None:
    out = io.StringIO()
    print_reports([{"id": "r:1", "title": None, "source_id": "dispatch.txt"}], file=out)
    assert "dispatch.txt" in out.getvalue()
