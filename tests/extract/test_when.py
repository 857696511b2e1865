from __future__ import annotations

import pytest

from tests.extract.sentences import Claims, at, read_all

# Read as if published on Wednesday, 12 June 2024.
# (sentence, a word of the trigger, words of the date, first day, last day)
CASES: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("Rebels attacked a convoy on Monday.", "attacked", "on Monday", "2024-06-10", "2024-06-10"),
    ("On Sunday, rebels attacked a convoy.", "attacked", "On Sunday", "2024-06-09", "2024-06-09"),
    ("Rebels attacked a convoy yesterday.", "attacked", "yesterday", "2024-06-11", "2024-06-11"),
    ("Monday's attack on the barracks killed nine soldiers.", "attack", "Monday", "2024-06-10", "2024-06-10"),
    ("Rebels attacked a convoy last week.", "attacked", "last week", "2024-06-03", "2024-06-09"),
    ("Rebels attacked a convoy on 3 May 2019.", "attacked", "on 3 May 2019", "2019-05-03", "2019-05-03"),
    ("Rebels attacked a convoy in March.", "attacked", "in March", "2024-03-01", "2024-03-31"),
    ("Rebels attacked a convoy in 2014.", "attacked", "in 2014", "2014-01-01", "2014-12-31"),
    ("Rebels attacked a convoy.", "attacked", None, None, None),
    ("Police said on Friday rebels attacked a bus on Monday.", "attacked", "on Monday", "2024-06-10", "2024-06-10"),
    ("Rebels shelled it on Monday and freed two men on Tuesday.", "shelled", "on Monday", "2024-06-10", "2024-06-10"),
    ("Rebels shelled it on Monday and freed two men on Tuesday.", "freed", "on Tuesday", "2024-06-11", "2024-06-11"),
    ("Turkey condemned Monday's attack on the barracks.", "attack", "Monday", "2024-06-10", "2024-06-10"),
    ("Turkey condemned Monday's attack on the barracks.", "condemned", None, None, None),
    ("On Tuesday, police said that rebels had attacked a convoy.", "attacked", None, None, None),
    ("Rebels attacked convoys in recent weeks.", "attacked", "in recent weeks", None, "2024-06-12"),
    ("The men were freed on Friday after being detained.", "detained", None, None, None),
    ("Police shot him on Friday before rebels hit a post.", "hit", "on Friday", "2024-06-07", "2024-06-07"),
    ("Drivers who had fled the shelling met on Friday.", "shelling", None, None, None),
    ("Families buried their dead on Tuesday after jets bombed the mill.", "bombed", None, None, None),
    ("A student was locked up for five years for a raid on the mill.", "locked", None, None, None),
    ("No group had claimed the attack on the mill by Tuesday night.", "attack", None, None, None),
    ("The group pledged on Monday to attack the port.", "attack", None, None, None),
    ("He joined them in 2009; police arrested him in 2015.", "arrested", "in 2015", "2015-01-01", "2015-12-31"),
    ("The militia was accused of killing a judge before the vote of 2016.", "killing", None, None, None),
    ("He had ten men there in late May after an attack on the port.", "attack", None, None, None),
    ("An official who spoke today believes that a bomb exploded on board.", "exploded", None, None, None),
    ("The group fought them during the 2003 invasion.", "fought", "during the 2003", "2003-01-01", "2003-12-31"),
    ("Jets bombed a depot ahead of the 2023 vote.", "bombed", None, None, None),
    ("It was calm since 2017, when rebels killed a judge.", "killed", "since 2017", "2017-01-01", "2017-12-31"),
    ("The town fell after a four-month battle.", "battle", "four-month", "2024-02-12", "2024-06-12"),
    ("Three days of shelling emptied the town.", "shelling", "Three days", "2024-06-09", "2024-06-12"),
    ("They shelled it on Sunday, two days after a bomb attack.", "attack", "two days", "2024-06-07", "2024-06-07"),
    ("Rebels shelled it for the past three days.", "shelled", "for the past three days", "2024-06-09", "2024-06-12"),
]  # fmt: skip

# Read wrong today: the day of saying is taken for the day of the event.
SAID: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("Police said on Tuesday that rebels had attacked a convoy.", "attacked", None, None, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all([case[0] for case in (*CASES, *SAID)])


@pytest.mark.parametrize(("text", "word", "told", "first", "last"), CASES)
def test_when_it_happened(
    read: dict[str, Claims], text: str, word: str, told: str | None, first: str | None, last: str | None
) -> None:
    when = at(read[text], word).date
    assert ((when.text, when.first, when.last) if when else (None, None, None)) == (told, first, last)


@pytest.mark.parametrize(("text", "word", "told", "first", "last"), SAID)
def test_the_day_of_saying(
    read: dict[str, Claims], text: str, word: str, told: str | None, first: str | None, last: str | None
) -> None:
    when = at(read[text], word).date
    assert ((when.text, when.first, when.last) if when else (None, None, None)) == (told, first, last)


def test_without_a_publication_date_a_weekday_stays_unresolved() -> None:
    text = "Rebels attacked a convoy on Monday."
    assert at(read_all([text], published=None)[text], "attacked").date is None
