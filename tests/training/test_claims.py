"""What claims say about labels, and what they leave open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.claims import CONTENT, SAID, SOURCE, read_claims

from onrecord.reader.labels import LABELS, begin, inside

TEXT = "Police said two shells hit the market. Rockets struck the port. Rain fell."


def claims(folder: Path, *items: dict[str, Any]) -> Path:
    (folder / "a.json").write_text(json.dumps({"text": TEXT, "claims": items}), encoding="utf-8")
    return folder


def claim(sentence: str, trigger: str, speaker: str | None) -> dict[str, Any]:
    return {"sentence": sentence, "trigger": trigger, "speaker": speaker}


FIRST, SECOND = "Police said two shells hit the market.", "Rockets struck the port."


def labels(folder: Path) -> dict[str, set[int]]:
    """For each word that is not open, the labels that it may have."""
    [example] = read_claims(folder)
    words = [TEXT[a:b] for a, b in example.pieces.offsets]
    return {
        w: {n for n in range(LABELS) if row[n]} for w, row in zip(words, example.allowed, strict=True) if not row.all()
    }


def test_speaker_and_triggers(tmp_path: Path) -> None:
    found = labels(claims(tmp_path, claim(FIRST, "hit", "Police"), claim(SECOND, "struck", None)))
    assert found == {"Police": set(SOURCE), "hit": set(SAID), "struck": set(range(LABELS)) - set(CONTENT)}


def test_a_source_of_two_words_begins_at_most_once(tmp_path: Path) -> None:
    found = labels(claims(tmp_path, claim(FIRST, "hit", "Police said")))
    assert found["said"] == {inside("source")}
    assert begin("source") in found["Police"]


def test_a_trigger_in_both_voices_teaches_nothing(tmp_path: Path) -> None:
    found = labels(claims(tmp_path, claim(FIRST, "hit", "Police"), claim(FIRST, "hit", None)))
    assert "hit" not in found


def test_what_cannot_be_placed_is_left_out(tmp_path: Path) -> None:
    assert read_claims(claims(tmp_path, claim("Mortars fell.", "fell", None), claim(FIRST, "shelled", None))) == []
