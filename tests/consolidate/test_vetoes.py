import pytest

from onrecord.consolidate.sketch import Sketch
from onrecord.consolidate.vetoes import veto
from tests.consolidate.sketches import KIRKUK, TAJI, a_sketch, day

NEWS = a_sketch("a", on="2020-03-11", at=TAJI)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (a_sketch("b", on="2020-03-11", at=KIRKUK), "places apart"),
        (a_sketch("b", on="2020-03-14", at=TAJI), "days apart"),
        (a_sketch("b", on="2019-12-27", at=KIRKUK, persons=("ana lurie",)), "place and day apart"),
        (a_sketch("b", on="2020-03-11", at=TAJI, marks=("second",)), "a second one"),
        (a_sketch("b", on="2020-03-11", at=TAJI, report="r:a", marks=("earlier",)), "an earlier one"),
        (a_sketch("b", on="2021-03-11", at=TAJI, days=(), marks=("anniversary",)), "an anniversary"),
        (a_sketch("b", on="2020-03-11", at=TAJI, types=("CONSULT",)), "events of different kinds"),
        (a_sketch("b", on="2020-03-12", at=TAJI), None),
        (a_sketch("b"), None),
    ],
)
def test_what_rules_out_one_incident(other: Sketch, why: str | None) -> None:
    assert veto(NEWS, other) == why
    assert veto(other, NEWS) == why


def test_a_day_gives_way_where_the_same_person_is_named() -> None:
    one = a_sketch("a", on="2020-03-11", at=TAJI, persons=("ana lurie",))
    two = a_sketch("b", on="2020-03-20", at=TAJI, persons=("ana lurie",))
    assert veto(one, two) is None


def test_one_of_several_days_is_enough() -> None:
    assert veto(NEWS, a_sketch("b", on="2020-03-14", at=TAJI, days=(day("2020-03-14"), day("2020-03-11")))) is None
