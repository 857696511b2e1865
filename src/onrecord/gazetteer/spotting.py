"""Finds the names in a text that may be places, with everything that each can stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.gazetteer.evidence import PLACING, is_acronym, is_government, is_shouted, is_sure
from onrecord.gazetteer.match import Named
from onrecord.gazetteer.names import Places, is_widely_known, kind_around, longest, only_directions, options_for
from onrecord.gazetteer.things import is_part_of_thing
from onrecord.gazetteer.words import DIRECTIONS, KINDS, Word, words_of
from onrecord.text import fold

# Hand-written places that are never a person's name, nor a seat of power that speaks.
FREED_KINDS = frozenset({"city", "camp", "base", "region", "crossing", "airport", "battle", "border"})
# Whether a text is written in capitals, its first characters tell.
_BEGINNING = 4000
Spans = Sequence[tuple[int, int]]
LISTING = frozenset({", ", " and ", " or ", ", and ", " to "})


def spot(text: str, places: Places, *, taken: Spans = (), spans: Spans | None = None) -> list[Named]:
    """The names in a text: those in the given spans, and those that are sure without them; in the text's order.

    A span in `taken` that is nothing but a hand-written town, or any place's name after "in" or "the city of", is a
    place all the same: language models take many a town for a person.
    """
    words = words_of(text)
    freed = [span for span in taken if _is_freed(text, words, span, places)]
    held = [span for span in taken if span not in freed]
    given = [*(spans or ()), *freed]
    confirmed: list[Named] = []
    for span in sorted(given):
        if not _overlaps(span, [(n.start, n.end) for n in confirmed]):
            wider = _widened(text, words, span, places)
            confirmed += [wider] if wider else _in_span(text, places, span)
    occupied = [*held, *((name.start, name.end) for name in confirmed), *given]
    named = (*confirmed, *_sure_names(text, words, places, occupied))
    found = [name for name in named if not is_government(text, name) and not _is_no_place(text, name, places)]
    return sorted(found, key=lambda name: (name.start, -name.end))


def _is_no_place(text: str, name: Named, places: Places) -> bool:
    acronym = is_acronym(text, name.start, name.end, places)
    return acronym or is_part_of_thing(text, name.start, name.end, places.things)


def spot_spans(text: str, places: Places, spans: Spans) -> list[Named]:
    """One name for each span, in the order given; without options where no place is known.

    A span that is an adjective of a country ("Syrian"), or short for a larger place ("Ky."), stands for that.
    """
    named = []
    for start, end in spans:
        key = fold(text[start:end])
        spoken = places.adjective(text[start:end]) or places.abbreviation(text[start:end])
        found = [] if spoken else _in_span(text, places, (start, end))
        inner = found[0] if found else Named(start, end, key, spoken)
        named.append(
            Named(start, end, inner.key, inner.options, inner.kind or kind_around(text, start, end), via="span")
        )
    return named


def _sure_names(text: str, words: Sequence[Word], places: Places, occupied: Spans) -> Iterator[Named]:
    """The names outside the occupied spans that are places by the words around them."""
    shouting = is_shouted(text[:_BEGINNING])
    at, previous_end = 0, -1
    while at < len(words):
        if short := _after_comma(text, words, at, previous_end, places):
            yield short
            previous_end, at = short.end, at + 1
            continue
        hit = longest(text, words, at, places)
        if hit is None:
            at += 1
            continue
        if not _overlaps((hit.start, hit.end), occupied):
            name = hit.named("gazetteer")
            follows = previous_end >= 0 and text[previous_end : hit.start] in LISTING
            if is_sure(hit, places, kind=name.kind, follows=follows, shouting=shouting):
                yield name
                previous_end = hit.end
        at += hit.size


def _after_comma(text: str, words: Sequence[Word], at: int, previous_end: int, places: Places) -> Named | None:
    """The larger place that stands in short form behind a name: "Mobile, Ala."."""
    word = words[at]
    if previous_end < 0 or text[previous_end : word.start] != ", ":
        return None
    end = word.end + (text[word.end : word.end + 1] == ".")
    options = places.abbreviation(text[word.start : end])
    return Named(word.start, end, fold(word.text), options) if options else None


def _in_span(text: str, places: Places, span: tuple[int, int]) -> list[Named]:
    """The name or names in a span that is known to be a place; none in one without a capital letter."""
    start, end = span
    if text[start:end].islower():
        return []
    if short := places.abbreviation(text[start:end]):
        return [Named(start, end, fold(text[start:end]), short, via="span")]
    words = _core(text, start, end)
    if not words:
        return []
    first, last = words[0].start, words[-1].end
    key = fold(text[first:last])
    options = options_for(key, places)
    if options and (places.is_written(key) or not only_directions(key)):
        return [Named(first, last, key, options, kind_around(text, first, last), via="span")]
    found = [name for name in _names(text, words, places) if _carries(text, words, name, places)]
    return found or [Named(first, last, key, (), kind_around(text, first, last), via="span")]


def _core(text: str, start: int, end: int) -> list[Word]:
    """The words of a span without a leading article and a trailing 's."""
    words = [Word(word.start + start, word.end + start, word.text) for word in words_of(text[start:end])]
    while words and words[0].text.lower() in {"the", "of"}:
        words = words[1:]
    while words and words[-1].text == "s":
        words = words[:-1]
    return words


def _names(text: str, words: Sequence[Word], places: Places) -> Iterator[Named]:
    """The longest known names among some words, from the left."""
    at = 0
    while at < len(words):
        hit = longest(text, words, at, places, variant=True)
        if hit is not None:
            yield hit.named()
        at += hit.size if hit is not None else 1


def _carries(text: str, words: Sequence[Word], name: Named, places: Places) -> bool:
    """Whether a part of a span can stand for it: the rest is a direction or a kind, or the part is widely known."""
    if name.key in places.stop or name.key in DIRECTIONS:
        return False
    rest = [w for w in words if w.end <= name.start or w.start >= name.end]
    if all(not w.capital or w.text.lower() in DIRECTIONS or w.text.lower() in KINDS for w in rest):
        return True
    # A capitalised word before it makes it the last part of another name ("Xavier University"), one after it does not
    # ("Toronto General Hospital").
    if any(w.capital and w.end <= name.start and text[w.end : name.start] == " " for w in rest):
        return False
    return any(is_widely_known(option) for option in name.options)


def _widened(text: str, words: Sequence[Word], span: tuple[int, int], places: Places) -> Named | None:
    """The longer name of which a span is but a part: "Guinea" of Guinea-Bissau."""
    inside = [i for i, word in enumerate(words) if word.start < span[1] and word.end > span[0] and word.capital]
    if not inside:
        return None
    first, last = words[inside[0]], words[inside[-1]]
    for begin in range(max(0, inside[0] - 3), inside[0] + 1):
        hit = longest(text, words, begin, places)
        if hit is None or hit.size == 1 or hit.end < last.end:
            continue
        longer = hit.start < first.start or hit.end > max(span[1], last.end)
        if longer and any(map(is_widely_known, hit.options)):
            return hit.named()
    return None


def _is_freed(text: str, words: Sequence[Word], span: tuple[int, int], places: Places) -> bool:
    """Whether a span that is held for something else is a place: by its own name, or by the words beside it."""
    at = next((i for i, word in enumerate(words) if word.start >= span[0]), None)
    hit = None if at is None else longest(text, words, at, places)
    if hit is None or hit.end != span[1] or is_acronym(text, hit.start, hit.end, places):
        return False
    if kind_around(text, hit.start, hit.end) is not None:
        return True
    if any(o.written and o.toponym.feature in FREED_KINDS for o in hit.options):
        return hit.key not in places.stop
    before = words[hit.at - 1] if hit.at else None
    led = before is not None and before.text.lower() in PLACING and text[before.end : hit.start] == " "
    return led and hit.key not in places.stop and any(option.main for option in hit.options)


def _overlaps(one: tuple[int, int], spans: Spans) -> bool:
    return any(start < one[1] and one[0] < end for start, end in spans)
