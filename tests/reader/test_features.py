"""What the encoder is told beside the lower-cased pieces."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.features import CLOSING, INSIDE, LINE_END, LINE_START, OPENING, UPPER, quotation
from onrecord.reader.pieces import pieces_of


def test_a_quotation_ends_with_its_line() -> None:
    states = quotation('"One\ntwo "three"')
    assert states[:5].tolist() == [OPENING, INSIDE, INSIDE, INSIDE, 0]
    assert states[5:8].tolist() == [0, 0, 0]
    assert (states[9], states[-1]) == (OPENING, CLOSING)


def test_curly_straight_and_double_single_marks_read_alike() -> None:
    inner = [INSIDE] * 4
    for text in ("“Stop”", '"Stop"', "''Stop''"):
        assert [s for s in quotation(text).tolist() if s == INSIDE] == inner


def test_an_apostrophe_opens_nothing() -> None:
    assert not quotation("the army's convoy, the rebels' camp").any()


def test_a_word_of_several_pieces_has_one_row_of_features() -> None:
    pieces = pieces_of("UNIFIL peacekeepers left.\nLebanon")
    first, second = pieces.heads[:2]
    assert second - first > 1, "the name should be cut into several pieces"
    assert (pieces.features[first:second, 0] == UPPER).all()
    assert pieces.features[pieces.heads[0], 2] == LINE_START
    assert pieces.features[pieces.heads[-2], 2] == LINE_END
    assert pieces.features[pieces.heads[-1], 2] == LINE_START


@given(st.text(max_size=80))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    pieces = pieces_of(text)
    edges = pieces.offsets.ravel().tolist()
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert len(pieces.ids) == len(pieces.features)
    assert len(quotation(text)) == len(text)
