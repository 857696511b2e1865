"""Words and their pieces, as the encoder's vocabulary has them."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.wordpiece import UNKNOWN, pieces_of_word, vocabulary, words_of


def pieces(word: str) -> list[str]:
    names = list(vocabulary())
    return [names[number] for number in pieces_of_word(word)]


def test_the_longest_beginning_is_taken() -> None:
    assert pieces("peacekeepers") == ["peace", "##keepers"]
    assert pieces("hizbollah") == ["hi", "##z", "##bol", "##lah"]


def test_what_cannot_be_cut_is_one_unknown_piece() -> None:
    assert pieces_of_word("☃☃") == (UNKNOWN,)
    assert pieces_of_word("a" * 101) == (UNKNOWN,)


def test_signs_stand_alone_and_unseen_characters_part_nothing() -> None:
    text = "Kata’ib’s “base”—al\u00adAsad $5"
    assert [w for w, _, _ in words_of(text)] == ["kata", "’", "ib", "’", "s", "“", "base", "”", "—", "alasad", "$", "5"]


def test_accents_and_case_fall_away_and_offsets_hold() -> None:
    text = "Nicola\u0301s MADURO y Peña"
    assert [(w, text[a:b]) for w, a, b in words_of(text)] == [
        ("nicolas", "Nicola\u0301s"),
        ("maduro", "MADURO"),
        ("y", "y"),
        ("pena", "Peña"),
    ]


@given(st.text(max_size=60))
def test_every_word_has_pieces_and_a_place(text: str) -> None:
    at = 0
    for word, start, end in words_of(text):
        assert word and pieces_of_word(word)
        assert at <= start < end <= len(text)
        at = end
