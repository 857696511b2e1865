from __future__ import annotations

import pytest

from tests.extract.sentences import Claims, at, read_all

REPORT = (
    "Gunmen attacked a convoy near Mosul on Monday, killing four soldiers. "
    "The interior ministry said the attack was carried out by the Islamic State group. "
    "The governor denied that any soldiers had been killed."
)
BLAME = "Turkey blamed Syria for the attack on the convoy."
CLAIMED = "The Islamic State group claimed the attack on the convoy."
TWO_VOICES = "Police and witnesses said gunmen attacked the convoy."


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all([REPORT, BLAME, CLAIMED, TWO_VOICES])


def test_a_claim_brings_its_parts_together(read: dict[str, Claims]) -> None:
    claim = at(read[REPORT], "attacked")
    assert claim.speaker is None
    assert [m.text for m in claim.actor] == ["Gunmen"]
    assert claim.date is not None
    assert claim.date.first == "2024-06-10"
    assert [(c.effect, c.low, c.high) for c in claim.casualties] == [("killed", 4, 4)]
    assert claim.quote.text.startswith("Gunmen attacked")


def test_each_claim_names_who_vouches_for_it(read: dict[str, Claims]) -> None:
    speakers = [c.speaker.name for c in read[REPORT] if c.speaker]
    assert any("ministry" in (name or "").lower() for name in speakers)


def test_blame_is_an_accusation_and_a_claim_of_the_one_who_blames(read: dict[str, Claims]) -> None:
    accused, attack = at(read[BLAME], "blamed"), at(read[BLAME], "attack")
    assert (accused.event.type, accused.speaker) == ("ACCUSE", None)
    assert attack.speaker is not None
    assert attack.speaker.text == "Turkey"
    assert [m.text for m in attack.actor] == ["Syria"]


def test_who_claims_responsibility_is_speaker_and_actor(read: dict[str, Claims]) -> None:
    claim = at(read[CLAIMED], "attack")
    assert claim.speaker is not None
    assert [m.actor_id for m in claim.actor] == [claim.speaker.actor_id]


def test_each_source_has_its_own_claim(read: dict[str, Claims]) -> None:
    claims = [c for c in read[TWO_VOICES] if "attacked" in c.trigger.text]
    assert [c.speaker.text for c in claims if c.speaker] == ["Police", "witnesses"]


def test_the_same_text_gives_the_same_claims(read: dict[str, Claims]) -> None:
    assert read_all([REPORT])[REPORT] == read[REPORT]


def test_all_offsets_are_words_of_the_report(read: dict[str, Claims]) -> None:
    for text, claims in read.items():
        for claim in claims:
            for span in (claim.quote, claim.trigger, *claim.actor, *claim.target, *claim.weapon, *claim.place):
                assert text[span.start : span.end] == span.text


def test_ids_differ(read: dict[str, Claims]) -> None:
    ids = [c.id for claims in read.values() for c in claims]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "speaker", "stance", "via"),
    [
        (
            "News agency SANA quoted a commander as saying that jets bombed the airport.",
            "commander",
            "states",
            "agency",
        ),
        ("Two shells hit the clinic, Reuters reported, citing two local officials.", "officials", "states", "Reuters"),
        ("The army denied that its planes had bombed the market.", "army", "denies", None),
        ("Rebels claimed responsibility for the bombing of the bridge.", "Rebels", "claims-responsibility", None),
    ],
)
def test_a_speaker_has_a_stance_and_who_passes_its_words_on(
    text: str, speaker: str, stance: str, via: str | None
) -> None:
    (who, *_) = [claim.speaker for claim in read_all([text])[text] if claim.speaker]
    assert who.text.endswith(speaker)
    assert who.stance == stance
    assert (who.via is not None and who.via.text.endswith(via)) if via else who.via is None
