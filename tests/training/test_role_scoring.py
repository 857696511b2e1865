"""How the training of the roles' reader measures, on examples made by hand."""

from __future__ import annotations

import numpy as np
from training.role_examples import RoleExample
from training.role_scoring import best_bounds, matched_bounds, role_f1

from onrecord.reader.roles import ROLES

NOTHING = np.zeros(0, dtype=np.int64)


def an_example(wordings: tuple[str, ...], *, gold: set[str], ruled: set[str]) -> RoleExample:
    """A report whose only role is the first."""
    others = len(ROLES) - 1
    return RoleExample(
        name="x", hidden=np.zeros((2, 4), dtype=np.float16), facts=np.zeros((2, 1), dtype=np.float32), first=NOTHING,
        last=NOTHING, numbers=NOTHING, wordings=wordings, ruled=(frozenset(ruled), *[frozenset[str]()] * others),
        entities=tuple([] for _ in ROLES), gold=((frozenset(gold),), *[()] * others),
    )  # fmt: skip


def scores(*first: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = np.full((len(first), len(ROLES)), -9.0, dtype=np.float32)
    rows[:, 0] = first
    return rows


def test_the_bounds_that_are_best_are_found() -> None:
    examples = [an_example(("rebels", "bus"), gold={"rebels"}, ruled=set())]
    least, bonus = best_bounds(examples, [scores(2.0, 1.0)])
    assert 1.0 <= least[0] < 2.0
    assert role_f1(examples, [scores(2.0, 1.0)], least=least, bonus=bonus)["f1"] == 1.0


def test_what_the_rules_found_may_rise_above_the_rest() -> None:
    examples = [an_example(("rebels", "bus"), gold={"rebels"}, ruled={"rebels"})]
    least, bonus = best_bounds(examples, [scores(1.0, 2.0)])
    assert bonus[0] > 1.0
    assert role_f1(examples, [scores(1.0, 2.0)], least=least, bonus=bonus)["perpind"] == 1.0


def test_as_many_are_found_as_by_the_other_model() -> None:
    examples = [an_example(("rebels", "bus", "mine"), gold={"rebels"}, ruled=set())]
    least, bonus = np.full(len(ROLES), 1.0, dtype=np.float32), np.zeros(len(ROLES), dtype=np.float32)
    like = [scores(3.0, 2.0, 0.0)]
    matched = matched_bounds(examples, [scores(-1.0, -2.0, -3.0)], like=like, least=least, bonus=bonus)
    assert -3.0 <= matched[0] < -2.0


def test_what_the_rules_are_worth_counts_where_models_are_matched() -> None:
    examples = [an_example(("rebels", "bus"), gold={"rebels"}, ruled={"rebels"})]
    least, bonus = np.full(len(ROLES), 1.0, dtype=np.float32), np.full(len(ROLES), 2.0, dtype=np.float32)
    matched = matched_bounds(examples, [scores(0.0, 1.0)], like=[scores(0.0, 0.0)], least=least, bonus=bonus)
    assert 1.0 <= matched[0] < 2.0


def test_a_report_without_words_finds_nothing() -> None:
    example = an_example((), gold={"rebels"}, ruled=set())
    empty = np.zeros((0, len(ROLES)), dtype=np.float32)
    least, bonus = best_bounds([example], [empty])
    assert role_f1([example], [empty], least=least, bonus=bonus)["f1"] == 0.0
