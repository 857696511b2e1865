"""Clusters do not depend on the order of arrival, obey decisions, and never come of a chain."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.consolidate.cluster import Bonds, Pair, Score, clusters, pair_of
from onrecord.consolidate.consolidation import Consolidation
from onrecord.consolidate.sketch import Sketch, Spot
from tests.consolidate.sketches import KIRKUK, TAJI, a_sketch

NAMES = ("taji", "kirkuk", "hamreen", "qaraqosh", "balad", "zorani")


def sketches() -> st.SearchStrategy[list[Sketch]]:
    spots: st.SearchStrategy[Spot | None] = st.sampled_from([KIRKUK, TAJI, None])
    one = st.tuples(
        st.integers(0, 3), spots, st.frozensets(st.sampled_from(NAMES)), st.booleans(), st.sampled_from([None, 1, 4])
    )
    return st.lists(one, max_size=9).map(
        lambda rows: [
            a_sketch(
                str(n), on=f"2020-03-{11 + d}", at=at, names=dict.fromkeys(sorted(names), 11),
                words=dict.fromkeys(sorted(names), 11), lead=dict.fromkeys(sorted(names), 11), main=main,
                tolls={"killed": ((dead, dead),)} if dead else {},
            )
            for n, (d, at, names, main, dead) in enumerate(rows)
        ]
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(sketches(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_the_order_of_arrival_changes_nothing(some: list[Sketch], random: object, cut: int) -> None:
    expected = Consolidation(some).clusters()
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    grown = Consolidation(shuffled[:cut])
    grown.clusters()
    grown.add(shuffled[cut:])
    assert grown.clusters() == expected
    assert sorted(ident for cluster in expected for ident in cluster) == sorted(sketch.id for sketch in some)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_people_decided_is_obeyed(data: st.DataObject) -> None:
    some = [a_sketch(str(n)) for n in range(5)]
    pairs = list(combinations([sketch.id for sketch in some], 2))
    scores: dict[Pair, Score] = {p: Score(data.draw(st.integers(-5000, 5000))) for p in pairs}
    apart, together = data.draw(st.sampled_from(pairs)), data.draw(st.sampled_from(pairs))
    bonds = Bonds(frozenset({together}) - {apart}, frozenset({apart}))
    found = clusters(some, scores, lambda a, b: scores[pair_of(a.id, b.id)], bonds=bonds)
    home = {ident: cluster for cluster in found for ident in cluster}
    assert home[apart[0]] != home[apart[1]]
    if together != apart:
        assert home[together[0]] == home[together[1]]


def test_a_chain_of_likely_pairs_is_no_incident() -> None:
    some = [a_sketch(name) for name in "abc"]
    scores = {("i:a", "i:b"): Score(2000), ("i:b", "i:c"): Score(1900), ("i:a", "i:c"): Score(-9000)}
    found = clusters(some, scores, lambda a, b: scores[pair_of(a.id, b.id)])
    assert found == (("i:a", "i:b"), ("i:c",))


def test_a_veto_between_two_is_final() -> None:
    some = [a_sketch("a"), a_sketch("b")]
    scores = {("i:a", "i:b"): Score(9000, vetoed=True)}
    assert clusters(some, scores, lambda a, b: scores[pair_of(a.id, b.id)]) == (("i:a",), ("i:b",))


def test_what_is_told_beside_the_news_never_joins_two_incidents() -> None:
    some = [a_sketch("a"), a_sketch("b"), a_sketch("c", main=False)]
    scores = {("i:a", "i:b"): Score(-300), ("i:a", "i:c"): Score(5000), ("i:b", "i:c"): Score(5000)}
    found = clusters(some, scores, lambda a, b: scores[pair_of(a.id, b.id)])
    assert {"i:a", "i:b"} not in [set(cluster) & {"i:a", "i:b"} for cluster in found]


def test_a_new_report_is_compared_within_its_blocks_alone() -> None:
    old = [a_sketch(str(n), on=f"2019-0{n}-10", at=KIRKUK) for n in range(1, 9)]
    record = Consolidation(old)
    assert record.add([a_sketch("new", on="2019-03-10", at=KIRKUK)]) == 1
    assert record.add([a_sketch("new", on="2019-03-10", at=KIRKUK)]) == 0
