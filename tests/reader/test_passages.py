"""Passages around places, and what in them may fill a role."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.candidates import LONGEST, candidates_of, normal
from onrecord.reader.passages import MOST_PIECES, passages_of, sentences_in
from onrecord.reader.pieces import pieces_of

TEXT = "The day was calm. Then Col. Rojas saw a bus. Rebels burned it. Nobody died. The road is open. It rains."


def words_read(text: str, *places: str) -> list[str]:
    pieces = pieces_of(text)
    passages = passages_of(text, pieces, [text.index(place) for place in places])
    return [text[start:end] for start, end in pieces.offsets[passages.words]]


def wordings(text: str) -> tuple[str, ...]:
    pieces = pieces_of(text)
    return candidates_of(text, pieces, passages_of(text, pieces, [0])).wordings


def test_a_title_ends_no_sentence() -> None:
    assert [TEXT[a:b] for a, b in sentences_in(TEXT)][1] == "Then Col. Rojas saw a bus."


def test_the_sentences_beside_are_read_too() -> None:
    read = " ".join(words_read(TEXT, "burned"))
    assert read == "Then Col . Rojas saw a bus . Rebels burned it . Nobody died ."


def test_without_a_place_nothing_is_read() -> None:
    assert words_read(TEXT) == []


def test_no_more_is_read_than_the_encoder_takes() -> None:
    text = "Rebels burned a bus near the town. " * 100
    pieces = pieces_of(text)
    passages = passages_of(text, pieces, range(0, len(text), 10))
    assert MOST_PIECES - 10 < len(passages.ids) <= MOST_PIECES


@given(st.text(max_size=200), st.lists(st.integers(0, 200), max_size=5))
def test_passages_are_parts_of_any_text(text: str, places: list[int]) -> None:
    pieces = pieces_of(text)
    passages = passages_of(text, pieces, places)
    ends = np.append(pieces.heads[1:], len(pieces.ids))
    kept = [i for w in passages.words for i in range(pieces.heads[w], ends[w])]
    assert passages.ids.tolist() == pieces.ids[kept].tolist()
    found = candidates_of(text, pieces, passages)
    offsets = pieces.offsets[passages.words]
    for first, last, number in zip(found.first, found.last, found.numbers, strict=True):
        assert 0 <= last - first < LONGEST
        assert normal(text[offsets[first, 0] : offsets[last, 1]]) == found.wordings[number]


def test_candidates_stay_in_their_clause() -> None:
    assert "bus rebels" not in wordings("He saw a bus. Rebels came.")
    assert "bus rebels" not in wordings("He saw the bus; rebels came.")
    assert "col rojas" in wordings("Col. Rojas saw it.")


def test_candidates_begin_with_no_article() -> None:
    found = wordings("The rebels burned the bus.")
    assert "rebels" in found
    assert "rebels burned bus" in found
