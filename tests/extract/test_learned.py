"""What the learned reader adds to the rules: only those who say something, and only what nobody vouches for yet."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.extract.attributions import Attribution
from onrecord.extract.speakers import read_attributions
from onrecord.model import Report


def _read(text: str, *, learned: bool) -> list[Attribution]:
    return read_attributions(Report(id="r", text=text), annotate(text), learned=learned)


def _who(found: list[Attribution], text: str, words: str) -> set[str]:
    at = text.index(words)
    return {item.speaker.text for item in found if any(a <= at < b for a, b in item.content)}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "The governor sent instructions for the garrison to shell the ridge at dawn.",
            "shell",
            "governor",
        ),
        ("Selu Press and Radio Corvo reported about four slain herders near the dam.", "slain", "Radio Corvo"),
    ],
)
def test_the_reader_adds_what_the_rules_leave_over(text: str, words: str, who: str) -> None:
    assert not _who(_read(text, learned=False), text, words)
    assert any(found.endswith(who) for found in _who(_read(text, learned=True), text, words))


@pytest.mark.parametrize(
    "text",
    [
        "The commanders hope to take the town of Selu before the winter.",
        "The footage revealed that much of the bridge had been bombed.",
        "The militia is seen as a threat to the capital.",
        "The mayor refrained from declaring a curfew in the old town.",
        "Soldiers fired on the crowd at the gate.",
    ],
)
def test_hopes_films_and_views_vouch_for_nothing(text: str) -> None:
    assert _read(text, learned=True) == _read(text, learned=False)


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = "“Two shells fell,” said Karim Aziz, the mayor. “They came from the hills.” Nobody was hurt."
    found = _read(text, learned=True)
    assert _who(found, text, "shells") == _who(found, text, "They") == {"Karim Aziz"}
    assert not _who(found, text, "Nobody")
