from __future__ import annotations

import pytest

from tests.extract.sentences import Claims, read_all

# (sentence, the events: type and a word of the trigger)
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Gunmen attacked a checkpoint near the town.", [("ASSAULT", "attacked")]),
    ("A checkpoint was attacked by gunmen.", [("ASSAULT", "attacked")]),
    ("Rebels launched an attack on the base.", [("ASSAULT", "attack")]),
    ("The rebels' attack on the base killed nine soldiers.", [("ASSAULT", "attack")]),
    ("The killing of two journalists shocked the town.", [("ASSAULT", "killing")]),
    ("A bomb exploded in the market, killing nine people and wounding twenty.", [("ASSAULT", "exploded")]),
    ("Gunmen shot and killed the mayor.", [("ASSAULT", "shot")]),
    ("The army shelled the town and arrested the mayor.", [("ASSAULT", "shelled"), ("COERCE", "arrested")]),
    ("Troops captured the town after rebels attacked a convoy.", [("COERCE", "captured"), ("ASSAULT", "attacked")]),
    ("The militia, which bombed the port, kidnapped two engineers.", [("ASSAULT", "bombed"), ("ASSAULT", "kidnapped")]),
    ("Soldiers clashed with rebels near the dam.", [("ASSAULT", "clashed")]),
    ("Clashes between soldiers and rebels left four people dead.", [("ASSAULT", "Clashes")]),
    ("Police detained forty protesters.", [("COERCE", "detained")]),
    ("The army withdrew from the town.", [("RETREAT", "withdrew")]),
    ("Thousands protested in the capital.", [("PROTEST", "protested")]),
    ("The government imposed a curfew on the city.", [("COERCE", "curfew")]),
    ("France sent 300 soldiers to Mali.", [("MOBILIZE", "sent")]),
    ("The United States imposed sanctions on Iran.", [("SANCTION", "sanctions")]),
    ("Turkey condemned the attack on the mosque.", [("ACCUSE", "condemned"), ("ASSAULT", "attack")]),
    ("Turkey accused Syria of bombing the village.", [("ACCUSE", "accused"), ("ASSAULT", "bombing")]),
    (
        "A mayor was murdered as the state goes on to register attacks.",
        [("ASSAULT", "murdered"), ("ASSAULT", "attacks")],
    ),
    (
        "Six hundred people have died since May, but raids this week have killed more than fifty.",
        [("ASSAULT", "died"), ("ASSAULT", "raids")],
    ),
    (
        "Gunmen attacked a market. Nine shoppers were hurt, but two of them suffered only burns.",
        [("ASSAULT", "attacked"), ("ASSAULT", "hurt")],
    ),
    ("A general died when a bomb exploded near his car.", [("ASSAULT", "exploded")]),
    ("Two guards were killed by a bomb that exploded in a van.", [("ASSAULT", "exploded")]),
    ("The rebels captured Palmyra in May.", [("COERCE", "captured")]),
    ("Five of the smugglers have been captured.", [("COERCE", "captured")]),
    ("Four women are being held in the camp.", [("COERCE", "held")]),
    ("Shells killed a baker. The incident occurred on Monday.", [("ASSAULT", "killed"), ("ASSAULT", "incident")]),
    ("The incident occurred at noon.", []),
    ("Shells killed a baker. A deal was reached on Monday.", [("ASSAULT", "killed"), ("AGREE", "deal")]),
    (
        "The group claimed two attacks in the market, which killed 28 people.",
        [("ASSAULT", "claimed"), ("ASSAULT", "attacks")],
    ),
    ("Two raids, claimed by the militia, shook the town.", [("ASSAULT", "raids"), ("ASSAULT", "claimed")]),
    ("Firemen cleared the explosion site at dusk.", []),
    ("The explosion was carried out by a suicide bomber.", [("ASSAULT", "explosion")]),
    ("The mayor called the explosion an attack.", [("ASSAULT", "explosion")]),
    ("The group has committed war crimes by beheading two soldiers.", [("ASSAULT", "commit")]),
    ("Security was stepped up at the port, including more troops and patrols.", [("MOBILIZE", "patrols")]),
    ("Shells hit a mill. You saw people storming out of the hall.", [("ASSAULT", "hit")]),
    ("Shells hit a mill. No group has claimed responsibility.", [("ASSAULT", "hit")]),
    (
        "Three attacks, also claimed by the militia, have killed nine civilians.",
        [("ASSAULT", "attacks"), ("ASSAULT", "claimed")],
    ),
    ("Shells hit a mill. The army denied the accusation.", [("ASSAULT", "hit"), ("ASSAULT", "denied")]),
    ("The ministry denied the accusation.", [("REJECT", "denied")]),
    (
        "The envoy called for an end to the regime's escalating attacks on the town.",
        [("ASSAULT", "attacks"), ("REQUEST", "called"), ("RETREAT", "end")],
    ),
    (
        "The militia must cease their attacks on the port.",
        [("ASSAULT", "attacks"), ("RETREAT", "cease")],
    ),
    ("They raid farms at night and lay mines.", [("ASSAULT", "raid"), ("ASSAULT", "lay")]),
    ("The capture in Lyon of two gunmen ended the hunt.", [("COERCE", "capture")]),
    (
        "A bomb went off. We extend our condolences to the families of the victims.",
        [("ASSAULT", "went")],
    ),
    ("The army shot down the jet, blaming human error.", [("ASSAULT", "shot")]),
    ("Thousands in the town have received no aid.", [("AID", "received")]),
    ("The sheriff declined to say where the rebels were.", []),
    ("An IED planted along the road went off as a car passed.", [("ASSAULT", "IED")]),
    ("The county takes over the investigation.", []),
    ("The army has recaptured territory from the rebels.", [("COERCE", "recaptured")]),
    ("Innocent people were dismissed as casualties of war.", []),
    ("Jets bombed a militia linked to Tehran.", [("ASSAULT", "bombed")]),
    ("Police linked the blast to the militia.", [("ACCUSE", "linked")]),
    ("A secure radio is routed via satellite.", []),
    ("He faces the death penalty.", []),
    ("The suspect was arrested on Monday after a lockdown.", [("COERCE", "arrested"), ("COERCE", "lockdown")]),
    ("The minister said that the weather was fine.", []),
    ("The team attacked from the left and won the match.", []),
    ("The general died of a heart attack.", []),
    ("Firefighters fought the blaze for hours.", []),
    ("The minister launched a reform of the schools.", []),
]  # fmt: skip

# The object of a release names a state of being held, not one more event.
OPEN: list[tuple[str, list[tuple[str, str]]]] = [("The rebels freed three hostages.", [("RETREAT", "freed")])]


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all([*(text for text, _ in CASES), *(text for text, _ in OPEN), *COUNTS, *CARRIED_COUNTS])


def _check(claims: Claims, events: list[tuple[str, str]]) -> None:
    found = [(c.event.type, c.trigger.text) for c in claims]
    wanted = sorted(events)
    assert sorted(t for t, _ in found) == [t for t, _ in wanted], found
    assert all(any(t == kind and word in text for t, text in found) for kind, word in events), found


@pytest.mark.parametrize(("text", "events"), CASES)
def test_which_events_a_sentence_tells(read: dict[str, Claims], text: str, events: list[tuple[str, str]]) -> None:
    _check(read[text], events)


@pytest.mark.xfail(strict=True, reason="a noun for people held is read as an event of its own")
@pytest.mark.parametrize(("text", "events"), OPEN)
def test_one_event_is_not_told_twice(read: dict[str, Claims], text: str, events: list[tuple[str, str]]) -> None:
    _check(read[text], events)


COUNTS = {
    "A strike hit the town.": None,
}


@pytest.mark.parametrize(("text", "count"), COUNTS.items())
def test_how_many_such_events(read: dict[str, Claims], text: str, count: tuple[int, int | None] | None) -> None:
    assert _counts(read[text]) == [count]


CARRIED_COUNTS = {
    "The jets carried out five strikes on the town.": (5, 5),
    "The army launched at least 12 airstrikes on the town.": (12, None),
}


@pytest.mark.parametrize(("text", "count"), CARRIED_COUNTS.items())
def test_how_many_after_a_light_verb(read: dict[str, Claims], text: str, count: tuple[int, int | None]) -> None:
    assert _counts(read[text]) == [count]


def _counts(claims: Claims) -> list[tuple[int | None, int | None] | None]:
    found = [c.event.count for c in claims]
    return [(c.low, c.high) if c else None for c in found]
