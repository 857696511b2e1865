from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate import annotate
from onrecord.extract.modes import spread_modes
from onrecord.model import Claim
from tests.extract.sentences import Claims, at, read_all, words

# (sentence, a word of the trigger, mode, weapons)
CASES: list[tuple[str, str, str | None, list[str]]] = [
    ("Gunmen attacked a checkpoint.", "attacked", None, []),
    ("Jets bombed the village.", "bombed", "aerial", ["Jets"]),
    ("An airstrike hit the market.", "airstrike", "aerial", []),
    ("A drone strike killed two men.", "strike", "drone", ["drone"]),
    ("The army attacked the depot with drones.", "attacked", "drone", ["drones"]),
    ("Rebels fired rockets at the base.", "rockets", "heavy-weapons", ["rockets"]),
    ("A missile attack damaged the port.", "attack", "heavy-weapons", ["missile"]),
    ("The army shelled the suburb with mortars.", "shelled", "heavy-weapons", ["mortars"]),
    ("A car bomb exploded outside the ministry.", "bomb", "explosives", ["car bomb"]),
    ("A roadside bomb killed four soldiers.", "bomb", "explosives", ["roadside bomb"]),
    ("A suicide bomber blew himself up at the gate.", "blew", "suicide-attack", ["suicide bomber"]),
    ("Gunmen opened fire on worshippers with rifles.", "fire", "firearms", ["rifles"]),
    ("Attackers stabbed two guards.", "stabbed", "primitive", []),
    ("Attackers killed the guard with a machete.", "killed", "primitive", ["machete"]),
    ("Militiamen kidnapped three engineers.", "kidnapped", "abduct", []),
    ("Guards tortured the prisoner.", "tortured", "torture", []),
    ("Police beat the protesters.", "beat", "beat", []),
    ("Police fired tear gas at the crowd.", "tear gas", "crowd-control", ["tear gas"]),
    ("The army attacked the town with sarin.", "attacked", "unconventional", ["sarin"]),
    ("The army captured the town.", "captured", "seize", []),
    ("Police arrested the editor.", "arrested", "arrest", []),
    ("The navy shot down two drones.", "shot down", "heavy-weapons", []),
    ("Rebels destroyed a tank.", "destroyed", "destroy", []),
    ("Troops attacked the rebels while warplanes circled overhead.", "attacked", None, []),
]  # fmt: skip

# The lexicon knows the words with another mode, or not at all.
UNKNOWN: list[tuple[str, str, str | None, list[str]]] = [
    ("Gunmen shot the mayor dead.", "shot", "firearms", []),
    ("Gunmen assassinated the governor.", "assassinated", "targeted", []),
    ("Rebels burned down the school.", "burned", "destroy", []),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all([*(text for text, *_ in (*CASES, *UNKNOWN)), REPORT, TWO])


@pytest.mark.parametrize(("text", "word", "mode", "weapons"), CASES)
def test_with_what_it_was_done(
    read: dict[str, Claims], text: str, word: str, mode: str | None, weapons: list[str]
) -> None:
    claim = at(read[text], word)
    assert (claim.event.mode, words(claim.weapon)) == (mode, weapons)


@pytest.mark.xfail(strict=True, reason="the lexicon gives the words no mode or another one")
@pytest.mark.parametrize(("text", "word", "mode", "weapons"), UNKNOWN)
def test_modes_that_the_lexicon_lacks(
    read: dict[str, Claims], text: str, word: str, mode: str | None, weapons: list[str]
) -> None:
    claim = at(read[text], word)
    assert (claim.event.mode, words(claim.weapon)) == (mode, weapons)


REPORT = (
    "An airstrike hit the market in Idlib on Monday, killing nine people. "
    "The attack in Idlib on Monday was condemned by France."
)
TWO = "An airstrike hit the market in Idlib on Monday. Gunmen attacked a convoy in Kabul on Tuesday."


def test_a_bare_attack_takes_the_mode_of_its_incident(read: dict[str, Claims]) -> None:
    claims = tuple(c for c in read[REPORT] if c.event.type == "ASSAULT")
    joined = tuple(_in_incident(c, "i:1") for c in claims)
    assert [c.event.mode for c in spread_modes(joined, annotate(REPORT))] == ["aerial"] * len(claims)


def test_spreading_changes_no_id_and_no_other_incident(read: dict[str, Claims]) -> None:
    apart = tuple(_in_incident(c, f"i:{n}") for n, c in enumerate(read[TWO]))
    assert spread_modes(apart, annotate(TWO)) == apart
    assert [c.id for c in spread_modes(read[REPORT], annotate(REPORT))] == [c.id for c in read[REPORT]]


def test_a_toll_far_from_the_strike_takes_no_mode() -> None:
    far = (
        "An airstrike hit the market in Idlib on Monday. The town has 9,000 people. Its mayor spoke. It rained. "
        "Nine people were killed."
    )
    claims = tuple(_in_incident(c, "i:1") for c in read_all([far])[far])
    assert [c.event.mode for c in spread_modes(claims, annotate(far))] == ["aerial", None]


def _in_incident(claim: Claim, incident_id: str) -> Claim:
    return replace(claim, incident_id=incident_id)
