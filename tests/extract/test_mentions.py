from __future__ import annotations

import pytest

from tests.extract.sentences import Claims, at, read_all

# (text, a word of the trigger, "actor" or "target", the names that the mentions stand for)
CASES: list[tuple[str, str, str, list[str | None]]] = [
    ("Hezbollah attacked the barracks.", "attacked", "actor", ["Hezbollah"]),
    ("Hezbollah fled. It had attacked the barracks.", "attacked", "actor", ["Hezbollah"]),
    ("Hezbollah fled. The group attacked the barracks on Monday.", "attacked", "actor", ["Hezbollah"]),
    ("Hezbollah said it attacked the barracks.", "attacked", "actor", ["Hezbollah"]),
    ("The rebels fled. They had attacked the barracks.", "attacked", "actor", ["The rebels"]),
    ("Gunmen attacked the barracks.", "attacked", "actor", [None]),
    ("Turkey attacked the barracks.", "attacked", "actor", ["Turkey"]),
    ("The Turkish army attacked the barracks.", "attacked", "actor", ["Army of Turkey"]),
    ("Karim Aziz was killed by gunmen.", "killed", "target", [None]),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all([case[0] for case in CASES])


@pytest.mark.parametrize(("text", "word", "role", "names"), CASES)
def test_whom_a_mention_stands_for(
    read: dict[str, Claims], text: str, word: str, role: str, names: list[str | None]
) -> None:
    claim = at(read[text], word)
    assert [m.name for m in (claim.actor if role == "actor" else claim.target)] == names


def test_the_words_of_a_mention_are_words_of_the_report(read: dict[str, Claims]) -> None:
    for text, claims in read.items():
        for claim in claims:
            for mention in (*claim.actor, *claim.target):
                assert text[mention.start : mention.end] == mention.text
