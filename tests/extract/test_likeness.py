from onrecord.annotate import annotate
from onrecord.extract.likeness import dates_fit, features, likeness, points_back, weights
from onrecord.model import Claim, EventDate
from tests.extract.sentences import at, read_all

TEXT = (
    "Jets bombed a market in Idlib on Monday, killing nine people. The strike on the market was the worst of May. "
    "Gunmen abducted a judge in Kabul on Friday."
)


def claims() -> tuple[Claim, ...]:
    return tuple(read_all([TEXT])[TEXT])


def test_every_feature_has_a_weight() -> None:
    first, second, *_ = claims()
    assert set(features(first, second, annotate(TEXT))) == set(weights()) - {"bias"}


def test_the_same_strike_is_more_alike_than_another_event() -> None:
    doc = annotate(TEXT)
    hit, strike, judge = at(claims(), "bombed"), at(claims(), "strike"), at(claims(), "abducted")
    assert likeness(hit, strike, doc) > likeness(hit, judge, doc)


def test_only_a_definite_noun_points_back() -> None:
    doc = annotate(TEXT)
    assert points_back(at(claims(), "strike"), doc)
    assert not points_back(at(claims(), "bombed"), doc)


def test_dates_fit_where_they_overlap_or_one_is_unknown() -> None:
    monday = EventDate("Monday", "2024-04-29", "2024-04-29", "2024-04-29", 1)
    april = EventDate("April", "2024-04-01", "2024-04-30", "2024-04", 4)
    friday = EventDate("Friday", "2024-05-03", "2024-05-03", "2024-05-03", 1)
    assert dates_fit(monday, april)
    assert dates_fit(monday, None)
    assert not dates_fit(monday, friday)
