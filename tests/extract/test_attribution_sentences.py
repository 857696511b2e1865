"""Who says so, sentence by sentence: what an analyst takes from each is in `attribution_sentences.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import onrecord
from onrecord.model import Claim, Speaker
from onrecord.text import fold

ITEMS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("attribution_sentences.yaml").read_text(encoding="utf-8")
)
# Sentences are read as if published on this Wednesday, unless they say otherwise.
PUBLISHED = "2024-06-12"
_ITEM_KEYS = {"id", "construction", "text", "published", "claims", "fault"}
_SPEAKER_KEYS = {"speaker", "name", "kind", "role", "for", "actor_id", "quoted", "stance", "via"}
_CLAIM_KEYS = {"trigger", "nth", "polarity", "modality", "type"}


@cache
def _readings() -> dict[str, tuple[Claim, ...]]:
    """The claims of every sentence, each read as a report of its own."""
    return {
        item["id"]: onrecord.read(item["text"].strip(), published=str(item.get("published", PUBLISHED))).claims
        for item in ITEMS
    }


def _words(text: str | None) -> str:
    """The folded words, spaced, so that one can be looked for in another."""
    return " " + " ".join(re.sub(r"[^\w]+", " ", fold(text or "")).split()) + " "


def _holds(words: str, *places: str | None) -> bool:
    return any(_words(words) in _words(place) for place in places)


def _start(text: str, expected: Mapping[str, Any]) -> int:
    at = -1
    for _ in range(expected.get("nth", 1)):
        at = text.index(expected["trigger"], at + 1)
    return at


def _at(item: Mapping[str, Any], expected: Mapping[str, Any]) -> list[Claim]:
    """The claims whose trigger stands at the expected words."""
    start = _start(item["text"].strip(), expected)
    end = start + len(expected["trigger"])
    return [
        claim
        for claim in _readings()[item["id"]]
        if claim.trigger.start < end and start < claim.trigger.end and expected.get("type") in (None, claim.event.type)
    ]


def _speaker_faults(speaker: Speaker | None, expected: Mapping[str, Any]) -> Iterator[str]:
    if expected.get("speaker", "") is None:
        if speaker is not None:
            yield f"speaker {speaker.text!r}"
        return
    if not _SPEAKER_KEYS & set(expected):
        return
    if speaker is None:
        yield "speaker None"
        return
    body = speaker.on_behalf_of.name if speaker.on_behalf_of else None
    if "speaker" in expected and not _holds(expected["speaker"], speaker.text, speaker.name):
        yield f"speaker {speaker.text!r} ({speaker.name!r})"
    if "name" in expected and not _holds(expected["name"], speaker.name):
        yield f"name {speaker.name!r}"
    if "role" in expected and not _holds(expected["role"], speaker.role):
        yield f"role {speaker.role!r}"
    if "for" in expected and not _holds(expected["for"], body):
        yield f"for {body!r}"
    via = (speaker.via.text, speaker.via.name) if speaker.via else ()
    if "via" in expected and not (_holds(expected["via"], *via) if expected["via"] else not via):
        yield f"via {via!r}"
    for key in ("kind", "actor_id", "quoted", "stance"):
        if key in expected and getattr(speaker, key) != expected[key]:
            yield f"{key} {getattr(speaker, key)!r}"


def _faults(claim: Claim, expected: Mapping[str, Any]) -> list[str]:
    """What of the claim is not as expected."""
    faults = list(_speaker_faults(claim.speaker, expected))
    for key in ("polarity", "modality"):
        if key in expected and getattr(claim, key) != expected[key]:
            faults.append(f"{key} {getattr(claim, key)!r}")
    return faults


def wrong(item: Mapping[str, Any]) -> list[str]:
    """What is wrong with the reading of a sentence: each expectation needs its claim, and each claim there its own."""
    found: list[str] = []
    places: dict[int, list[Mapping[str, Any]]] = {}
    for expected in item["claims"]:
        places.setdefault(_start(item["text"].strip(), expected), []).append(expected)
    for wanted in places.values():
        claims = _at(item, wanted[0])
        for expected in wanted:
            tried = [_faults(claim, expected) for claim in claims]
            if [] not in tried:
                found.append(f"{expected['trigger']}: {min(tried, key=len) if tried else 'no claim'}")
        if not found and any(all(_faults(claim, expected) for expected in wanted) for claim in claims):
            found.append(f"{wanted[0]['trigger']}: a claim too many")
    return found


def test_the_sentences_are_well_formed() -> None:
    ids = [item["id"] for item in ITEMS]
    assert len(ITEMS) >= 200
    assert len(ids) == len(set(ids))
    assert [item["id"] for item in ITEMS if set(item) - _ITEM_KEYS or not item["claims"]] == []
    keys = _SPEAKER_KEYS | _CLAIM_KEYS
    assert [item["id"] for item in ITEMS if any(set(e) - keys or set(e) <= {"trigger"} for e in item["claims"])] == []
    constructions = {item["construction"] for item in ITEMS}
    assert len(constructions) >= 90


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_who_says_what_how(item: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "fault" in item:
        request.applymarker(pytest.mark.xfail(strict=True, reason=item["fault"]))
    assert wrong(item) == []
