"""Numbers in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.quantities import Quantity, find_quantities, parse_determiner, words_to_number

# sentence, the words of the quantity, low, high
COUNTS = [
    ("At least 30 people died.", "At least 30", 30, None),
    ("More than 12 were hurt.", "More than 12", 12, None),
    ("Well over 200 fled.", "Well over 200", 200, None),
    ("No fewer than 14 were seized.", "No fewer than 14", 14, None),
    ("Upwards of 50 houses burned.", "Upwards of 50", 50, None),
    ("Losses in excess of 300 are feared.", "in excess of 300", 300, None),
    ("Up to 20 may be trapped.", "Up to 20", None, 20),
    ("As many as nine may be trapped.", "As many as nine", None, 9),
    ("No more than 10 guards were there.", "No more than 10", None, 10),
    ("Fewer than ten guards were there.", "Fewer than ten", None, 10),
    ("Nearly 30 guards were there.", "Nearly 30", None, 30),
    ("Almost 400 fighters gave up.", "Almost 400", None, 400),
    ("Between 10 and 15 men came.", "Between 10 and 15", 10, 15),
    ("They took 10 to 15 men.", "10 to 15", 10, 15),
    ("They took 10-15 men.", "10-15", 10, 15),
    ("They took 10–15 men.", "10–15", 10, 15),
    ("They took from 10 to 15 men.", "10 to 15", 10, 15),
    ("They took two or three men.", "two or three", 2, 3),
    ("They took one or two men.", "one or two", 1, 2),
    ("Some 40 men came.", "Some 40", 40, 40),
    ("Around 40 men came.", "Around 40", 40, 40),
    ("Approximately 40 men came.", "Approximately 40", 40, 40),
    ("An estimated 3,000 rebels hold out.", "An estimated 3,000", 3000, 3000),
    ("At least some 40 men came.", "At least some 40", 40, None),
    ("More than two dozen fighters fell.", "More than two dozen", 24, None),
    ("A dozen men came.", "A dozen", 12, 12),
    ("Half a dozen rockets hit the base.", "Half a dozen", 6, 6),
    ("Two thousand men came.", "Two thousand", 2000, 2000),
    ("There were 1,200 men.", "1,200", 1200, 1200),
    ("There were 1.5 million refugees.", "1.5 million", 1_500_000, 1_500_000),
    ("There were 3m refugees.", "3m", 3_000_000, 3_000_000),
    ("Half a million people left.", "Half a million", 500_000, 500_000),
    ("Over half a million people left.", "Over half a million", 500_000, None),
    ("Two to three million people left.", "Two to three million", 2_000_000, 3_000_000),
    ("Twenty-five men came.", "Twenty-five", 25, 25),
    ("One hundred and fifty men came.", "One hundred and fifty", 150, 150),
    ("One hundred and twenty-five thousand left.", "One hundred and twenty-five thousand", 125_000, 125_000),
    ("Two more bodies were found.", "Two", 2, 2),
    ("A further five were hurt.", "A further five", 5, 5),
    ("Another three were hurt.", "Another three", 3, 3),
    ("A total of 18 were hurt.", "A total of 18", 18, 18),
    ("Only 7 made it home.", "Only 7", 7, 7),
    ("At least one soldier died.", "At least one", 1, None),
    ("There were 30 or more dead.", "30 or more", 30, None),
    ("There were 20-plus dead.", "20-plus", 20, None),
    ("There were 30-odd dead.", "30-odd", 30, 30),
    ("A 3,000-strong force came.", "3,000", 3000, 3000),
    ("They killed 1950 people.", "1950", 1950, 1950),
    ("No casualties were reported.", "No", 0, 0),
    ("None were hurt.", "None", 0, 0),
    ("There were zero deaths.", "zero", 0, 0),
    ("No one was hurt.", "No one", 0, 0),
    ("A couple of guards ran.", "A couple", 2, 2),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "low", "high"), COUNTS)
def test_a_count_has_its_bounds(sentence: str, words: str, low: int | None, high: int | None) -> None:
    quantity = one(sentence)
    assert (quantity.text, quantity.low, quantity.high, quantity.kind) == (words, low, high, "count")
    assert not quantity.vague
    assert sentence[quantity.start : quantity.end] == words


VAGUE = [
    ("Dozens of men came.", "Dozens"),
    ("Scores of men came.", "Scores"),
    ("Several men came.", "Several"),
    ("Many men came.", "Many"),
    ("A number of men came.", "A number"),
    ("A handful of men came.", "A handful"),
    ("Numerous men came.", "Numerous"),
    ("Several hundred men came.", "Several hundred"),
    ("Hundreds of thousands fled.", "Hundreds of thousands"),
    ("At least dozens were hurt.", "At least dozens"),
    ("An unknown number of men came.", "An unknown number"),
    ("A few men came.", "A few"),
]


@pytest.mark.parametrize(("sentence", "words"), VAGUE)
def test_a_vague_count_has_no_number(sentence: str, words: str) -> None:
    quantity = one(sentence)
    assert (quantity.text, quantity.low, quantity.high, quantity.vague) == (words, None, None, True)
    assert quantity.kind == "count"


OTHER = [
    ("a boy aged 12", "12", "age"),
    ("a 12-year-old boy", "12", "age"),
    ("a two-year-old girl", "two", "age"),
    ("he is 12 years old", "12", "age"),
    ("Ahmad, 34, said so", "34", "age"),
    ("the driver, 43, died", "43", "age"),
    ("Noor (43) said so", "43", "age"),
    ("children under five", "under five", "age"),
    ("men in their 30s", "30", "age"),
    ("20 km away", "20", "distance"),
    ("500m from the gate", "500", "distance"),
    ("a 40-mile march", "40", "distance"),
    ("$30 million was taken", "30 million", "money"),
    ("€1.5m was taken", "1.5m", "money"),
    ("30 million dollars", "30 million", "money"),
    ("30% of it", "30", "percent"),
    ("30 per cent of it", "30", "percent"),
    ("at 10:30", "10:30", "time"),
    ("at 6am", "6", "time"),
    ("at 6 a.m.", "6", "time"),
    ("at 0430 GMT", "0430", "time"),
    ("for three days", "three", "time"),
    ("a 24-hour curfew", "24", "time"),
    ("30 more minutes", "30", "time"),
    ("in 2014", "2014", "date"),
    ("the 2014 offensive", "2014", "date"),
    ("on 7 June", "7", "date"),
    ("on June 7", "7", "date"),
    ("on 2019-12-30", "2019-12-30", "date"),
    ("7.62 mm rounds", "7.62", "measure"),
    ("155mm shells", "155", "measure"),
    ("a 12-man team", "12", "measure"),
    ("500 kg of powder", "500", "measure"),
    ("two-thirds of it", "two", "measure"),
    ("Brigade 45 came", "45", "identifier"),
    ("UN Resolution 2254 says", "2254", "identifier"),
    ("Unit 8200 came", "8200", "identifier"),
    ("an F-16 came", "16", "identifier"),
    ("the M23 came", "23", "identifier"),
    ("the K-1 base", "1", "identifier"),
    ("a Su-24 jet", "24", "identifier"),
    ("Route 66 is shut", "66", "identifier"),
    ("call +44 20 7946 0018", "44 20 7946 0018", "identifier"),
    ("the 21st attack", "21", "ordinal"),
    ("the 18th Division", "18", "ordinal"),
]


@pytest.mark.parametrize(("words", "number", "kind"), OTHER)
def test_what_is_no_count_says_so(words: str, number: str, kind: str) -> None:
    quantity = one(words)
    assert (quantity.text, quantity.kind) == (number, kind)


NONE = [
    "A man died.",
    "One man died.",
    "Another man died.",
    "The twenty-first attack failed.",
    "He could stay no longer.",
    "How many came?",
    "No. He left.",
    "The second man fled.",
    "He had multiple gunshot wounds.",
    "They stood at ground zero.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_these_are_no_quantities(sentence: str) -> None:
    assert find_quantities(sentence) == []


def test_a_qualifier_bounds_only_the_number_after_it() -> None:
    found = find_quantities("At least 42 were killed and 40 wounded, nine of them children.")
    assert [(q.low, q.high) for q in found] == [(42, None), (40, 40), (9, 9)]


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [(q.low, q.high) for q in find_quantities("The toll rose from 10 to 15.")] == [(10, 10), (15, 15)]


def test_a_number_after_a_date_is_counted() -> None:
    found = find_quantities("By March 24, 775 people had died; in 2014, 300 had.")
    assert [(q.low, q.kind) for q in found] == [(24, "date"), (775, "count"), (2014, "date"), (300, "count")]


def test_approximate_numbers_are_marked() -> None:
    assert [q.approx for q in find_quantities("About 40 came, nearly 30 left, 12 stayed.")] == [True, True, False]


def test_none_is_marked() -> None:
    assert [q.zero for q in find_quantities("No deaths, two wounds.")] == [True, False]


WORDS = [
    ("twenty-five", 25), ("Two", 2), ("1,200", 1200), ("1.5 million", 1_500_000), ("1.1 million", 1_100_000),
    ("3m", 3_000_000), ("half a million", 500_000), ("a quarter of a million", 250_000), ("a dozen", 12),
    ("two dozen", 24), ("half a dozen", 6), ("one and a half million", 1_500_000), ("two hundred and six", 206),
    ("three thousand two hundred", 3200), ("0", 0), ("zero", 0), ("dozens", None), ("7.62", None), ("a", None),
    ("", None), ("men", None), ("hundreds", None), ("two men", None), ("1.5", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), WORDS)
def test_words_to_number(words: str, number: int | None) -> None:
    assert words_to_number(words) == number


DETERMINERS = [("A", 1), ("an", 1), ("another", 1), ("a single", 1), ("both", 2), ("no", 0), ("the", None), ("", None)]


@pytest.mark.parametrize(("words", "number"), DETERMINERS)
def test_parse_determiner(words: str, number: int | None) -> None:
    assert parse_determiner(words) == number


VOCABULARY = (
    "30 1,200 7.62 two twenty- five and a half million dozen dozens at least up to between – - or more than nearly no "
    "one none , . ’s $ % km year-old aged ( ) May 2014 10:30 m 0 000 a few several couple of É \u00a0 \n hundred "
    "thousand ٣"
)
PIECES = st.sampled_from(VOCABULARY.split(" "))
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_are_sound_on_any_text(text: str) -> None:
    free = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert free <= quantity.start < quantity.end
        assert_bounds(quantity)
        free = quantity.end


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_a_number_with_commas_is_worth_itself(number: int) -> None:
    assert words_to_number(f"{number:,}") == number


def test_a_wall_of_digits_is_no_number() -> None:
    [quantity] = find_quantities("9" * 6000)
    assert (quantity.low, quantity.high, quantity.kind) == (None, None, "identifier")


def assert_bounds(quantity: Quantity) -> None:
    if quantity.low is not None and quantity.high is not None:
        assert 0 <= quantity.low <= quantity.high
    if quantity.vague:
        assert quantity.low is quantity.high is None


def one(sentence: str) -> Quantity:
    found = find_quantities(sentence)
    assert len(found) == 1, [q.text for q in found]
    return found[0]
