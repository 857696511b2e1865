"""What the rules tell the learned reader of roles about an attack's words."""

from __future__ import annotations

from onrecord.extract.attackfacts import ACTOR, TARGET, TRIGGER, facts_of, is_attack
from onrecord.extract.attackroles import attack_places, attack_roles
from onrecord.reader.pieces import pieces_of
from tests.factories import a_claim, a_mention, a_report

TEXT = "Rebels bombed a bridge near the town. Rebels fought troops."


def test_facts_stand_at_their_words() -> None:
    report = a_report(TEXT)
    bridge = a_mention(TEXT, "a bridge", kind="object")
    rebels = a_mention(TEXT, "Rebels", kind="armed-group")
    claim = a_claim(report, quote=TEXT, trigger="bombed", actor=rebels, target=bridge)
    facts = facts_of(TEXT, pieces_of(TEXT).offsets, claims=[claim], actors=[])
    assert facts[:5, [ACTOR, TRIGGER, TARGET]].argmax(axis=1).tolist()[:2] == [0, 1]
    assert facts[2:4, TARGET].tolist() == [1.0, 1.0]
    assert facts[4:, [ACTOR, TRIGGER, TARGET]].sum() == 0


def test_fighting_between_armed_sides_is_no_attack() -> None:
    report = a_report(TEXT)
    troops = a_mention(TEXT, "troops", kind="forces")
    assert not is_attack(a_claim(report, quote=TEXT, trigger="fought", target=troops))
    assert is_attack(a_claim(report, quote=TEXT, trigger="bombed", target=a_mention(TEXT, "a bridge", kind="object")))


def test_a_report_without_attacks_is_not_read() -> None:
    assert attack_places([]) == []
    assert attack_roles(TEXT, claims=[], actors=[]) == []
