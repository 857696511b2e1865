from itertools import product

from onrecord.consolidate.compare import FEATURES, evidence, score, weights
from tests.consolidate.sketches import KIRKUK, TAJI, a_sketch


def test_the_pieces_make_up_the_score_and_both_sides_count_alike() -> None:
    some = [
        a_sketch("a", on="2020-03-11", at=TAJI, tolls={"killed": ((3, 3),)}, names={"taji": 11}),
        a_sketch("b", on="2020-03-12", at=KIRKUK, tolls={"killed": ((1, 1),)}, names={"taji": 11, "k": 5}),
        a_sketch("c", main=False, ages=(3, 17)),
    ]
    for one, two in product(some, some):
        pieces = evidence(one, two)
        assert {piece.feature for piece in pieces} == set(FEATURES)
        assert score(one, two) == round(1000 * weights()["all"]["bias"]) + sum(round(1000 * p.weight) for p in pieces)
        assert score(one, two) == score(two, one)


def test_what_is_not_told_weighs_nothing() -> None:
    assert not [name for name, levels in weights().items() if "unknown" in levels]


def test_nearness_speaks_for_one_incident() -> None:
    news = a_sketch("a", on="2020-03-11", at=TAJI)
    assert score(news, a_sketch("b", on="2020-03-11", at=TAJI)) > score(news, a_sketch("b", on="2020-03-11", at=KIRKUK))
