from __future__ import annotations

import pytest

from onrecord.extract.background import is_background
from onrecord.extract.dating import find_date
from tests.extract.sentences import Events, event_at, events_of

LEAD = (
    "Gunmen attacked a convoy near the town on Monday. Two soldiers were killed. "
    "Police said they were looking for the gunmen. "
)

# (what follows the news, a word of the trigger, whether it is background)
CASES = [
    ("The rebels attacked a convoy on Tuesday.", "attacked", False),
    ("The army raided the village last week.", "raided", False),
    ("The rebels attacked the port in 2014.", "attacked", True),
    ("The army captured the town in January 2019.", "captured", True),
    ("The group, which seized the town in 2015, has many fighters.", "seized", True),
    ("The rebels have launched attacks on the army in recent years.", "attacks", True),
    ("In 2018 the militia kidnapped forty students.", "kidnapped", True),
    ("The town was bombed repeatedly by jets over the years.", "bombed", True),
    ("Police said the gunmen fired at the convoy.", "fired", False),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Events]:
    return events_of([LEAD + text for text, _, _ in CASES])


@pytest.mark.parametrize(("text", "word", "background"), CASES)
def test_history_is_told_from_news(read: dict[str, Events], text: str, word: str, background: bool) -> None:
    scene, events = read[LEAD + text]
    told = [e for e in events if e.head.idx >= len(LEAD)]
    event = event_at((scene, told), word)
    assert is_background(scene, event, find_date(scene, event, told)) is background


def test_without_a_publication_date_only_the_words_decide() -> None:
    scene, events = events_of([LEAD])[LEAD]
    assert not is_background(scene, events[0], None)
