"""The learned reader of roles: how scores are pooled, and the packaged model on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.errors import DataError
from onrecord.extract.attackfacts import FACTS
from onrecord.reader.candidates import Candidates
from onrecord.reader.network import MODEL_FILE
from onrecord.reader.rolenetwork import ROLE_FILE, load_role_network
from onrecord.reader.roles import ROLES, Role, best_wordings, pool, read_roles

TEXT = (
    "Guerrillas of the Red Dawn Front dynamited the town hall last night. The mayor, Ramon Umbrales, was murdered by "
    "the guerrillas with a car bomb."
)


def no_facts(offsets: NDArray[np.int64]) -> NDArray[np.float32]:
    return np.zeros((len(offsets), FACTS), dtype=np.float32)


def test_a_wording_counts_at_each_of_its_places() -> None:
    found = Candidates(np.arange(3), np.arange(3), np.array([0, 1, 0]), ("rebels", "bus"))
    scores = np.array([[1.0], [1.0], [-2.0]], dtype=np.float32)
    once, twice = pool(scores, found)[1, 0], pool(scores, found)[0, 0]
    assert once == 1.0
    assert twice == pytest.approx(np.log(np.exp(1) + np.exp(-2)))


def test_of_words_that_hold_each_other_the_surest_are_kept() -> None:
    scores = np.array([1.0, 2.0, 0.5, -1.0], dtype=np.float32)
    assert best_wordings(scores, ("town hall", "hall", "red town hall", "bus")) == [1]
    assert best_wordings(scores, ("town hall", "hall", "guard", "bus"), least=-2) == [1, 2, 3]


def test_spans_stand_where_their_words_stand() -> None:
    spans = read_roles(TEXT, [TEXT.index("dynamited")], no_facts, favoured={"Victim": {"ramon umbrales"}})
    assert spans
    for span in spans:
        assert span.role in ROLES
        assert TEXT[span.start : span.end].lower().replace("the ", "") == span.wording
        assert span.score > 0
    assert "ramon umbrales" in {span.wording for span in spans if span.role == "Victim"}


def test_favour_raises_a_score() -> None:
    place = [TEXT.index("dynamited")]
    key: tuple[Role, str] = ("Victim", "ramon umbrales")
    plain = {(s.role, s.wording): s.score for s in read_roles(TEXT, place, no_facts)}
    favoured = read_roles(TEXT, place, no_facts, favoured={"Victim": {"ramon umbrales"}})
    assert {(s.role, s.wording): s.score for s in favoured}[key] > plain[key]


def test_without_an_attack_nothing_is_read() -> None:
    assert read_roles(TEXT, [], no_facts) == []
    assert read_roles("", [0], no_facts) == []


def test_both_models_together_are_small() -> None:
    assert MODEL_FILE.stat().st_size + ROLE_FILE.stat().st_size <= 30_000_000
    assert load_role_network().version.startswith("roles/")


def test_a_missing_model_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make train-roles"):
        load_role_network(tmp_path / "none.onnx")
    with pytest.raises(DataError, match="no model of roles"):
        load_role_network(MODEL_FILE)
