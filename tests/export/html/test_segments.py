from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.html.segments import Mark, marks_of, paragraphs, segments
from tests.export.sample_reading import TEXT, sample_reading

marks = st.builds(
    lambda a, b, layer, item: Mark(min(a, b), max(a, b), layer, item),
    st.integers(0, 40), st.integers(0, 40), st.sampled_from(["actor", "event", "quote"]), st.integers(0, 3),
)  # fmt: skip


@given(st.integers(0, 20), st.integers(21, 40), st.lists(marks, max_size=12))
def test_segments_cover_the_text_once_and_carry_exactly_their_marks(start: int, end: int, given: list[Mark]) -> None:
    found = segments(start, end, given)
    assert [i for s in found for i in range(s.start, s.end)] == list(range(start, end))
    for segment in found:
        covering = sorted(m for m in given if m.start <= segment.start and segment.end <= m.end and m.start < m.end)
        assert list(segment.marks) == covering
        crossing = [m for m in given if segment.start < m.start < segment.end or segment.start < m.end < segment.end]
        assert not [m for m in crossing if m.start < m.end]


@given(st.text("ab \n\t", max_size=40))
def test_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    found = list(paragraphs(text))
    assert "".join(text[a:b] for a, b in found).split() == text.split() or "".join(text.split()) == "".join(
        "".join(text[a:b] for a, b in found).split()
    )
    assert all(a < b for a, b in found)


def test_every_span_of_a_reading_is_marked_with_its_own_words() -> None:
    reading = sample_reading()
    by_layer = {(m.item, m.layer): TEXT[m.start : m.end] for m in marks_of(reading)}
    assert by_layer[(0, "event")] == "bombed"
    assert by_layer[(0, "date")] == "on Sunday"
    assert by_layer[(6, "speaker")] == "The group"
    assert by_layer[(len(reading.claims), "object")] == "Popular Mobilization Forces"


def test_a_date_word_that_stands_twice_in_the_quote_is_not_marked() -> None:
    assert not [m for m in marks_of(sample_reading()) if m.layer == "date" and m.item == 3]
