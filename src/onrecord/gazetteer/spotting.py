"""Finds the names in a text that may be places, with everything that each can stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from onrecord.gazetteer.match import Named, Option
from onrecord.gazetteer.toponym import lies_in
from onrecord.gazetteer.words import (
    ADJECTIVAL,
    AROUND_TAIL,
    ARTICLES,
    CUES,
    DIRECTIONS,
    HARMLESS,
    HEAD,
    KINDS,
    SPEAKING,
    TAIL,
    TITLES,
    Word,
    joins,
    words_of,
)  # fmt: skip
from onrecord.text import fold

JOINTS = frozenset({"-", "'", "\u2019", "\u2018", "\u2011", "\u2010", "\u02bf"})
LONGEST = 6  # words in a name
# Without a cue a bare name is taken for a town only from this many inhabitants: below it, half of the hits on news text
# were surnames and common words.
SURE_POPULATION = 150_000
CUED_POPULATION = 1_000
# Words that only a place can follow.
PLACING = frozenset({"in", "at", "near", "outside", "across", "around", "throughout", "inside", "within"})
Spans = Sequence[tuple[int, int]]


class Places(Protocol):
    """What spotting needs of a gazetteer."""

    @property
    def stop(self) -> frozenset[str]:
        """Folded names that are common words or surnames first."""

    def options(self, key: str) -> tuple[Option, ...]:
        """All that a folded name can stand for."""

    def is_written(self, key: str) -> bool:
        """Whether a folded name is one of the hand-written or the user's own places."""

    def adjective(self, words: str) -> tuple[Option, ...]:
        """The country of an adjective."""

    def abbreviation(self, words: str) -> tuple[Option, ...]:
        """The larger place that is meant by an abbreviation."""


def spot(text: str, places: Places, *, taken: Spans = (), spans: Spans | None = None) -> list[Named]:
    """The names in a text: those in the given spans, and those that are sure without them; in the text's order.

    A span in `taken` that is nothing but a place's name after "in", "at" or "near" is a place all the same: language models
    take many a town for an organisation.
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
    found = [n for n in (*confirmed, *_sure_names(text, words, places, occupied)) if not _is_government(text, n)]
    return sorted(found, key=lambda name: (name.start, -name.end))


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


def kind_around(text: str, start: int, end: int) -> str | None:
    """What the words beside a name say that it is: "Anbar province" → adm1, "the town of Hit" → city."""
    if tail := TAIL.match(text, end):
        return KINDS.get(tail.group(1).lower().split()[-1])
    if head := HEAD.search(text[max(0, start - 30) : start]):
        return KINDS.get(head.group(1).lower().split()[-1])
    return None


def variants(key: str) -> Iterator[str]:
    """Other folded spellings under which a name may be known: without its article, with one, final -ah as -a.

    >>> list(variants("al fallujah"))
    ['fallujah', 'al falluja', 'falluja']
    """
    first, _, rest = key.partition(" ")
    bare = rest if first in ARTICLES | {"the"} and rest else key
    options = [bare if bare != key else f"al {key}"]
    if key.endswith("ah"):
        options += [key[:-1], bare[:-1]]
    elif key.endswith("a") and len(key) > 4:
        options += [f"{key}h"]
    for short, full in (("st", "saint"), ("mt", "mount"), ("ft", "fort"), ("mount", "mt"), ("saint", "st")):
        if first == short and rest:
            options.append(f"{full} {rest}")
    yield from (option for option in dict.fromkeys(options) if option != key)


def bare_name(key: str) -> str:
    """A folded name without its article and final h: by this "Ar Raqqah" and "Raqqa" are one name.

    >>> bare_name("ar raqqah"), bare_name("raqqa")
    ('raqqa', 'raqqa')
    """
    first, _, rest = key.partition(" ")
    name = rest if rest and first in ARTICLES else key
    return name[:-1] if name.endswith("ah") else name


def options_for(key: str, places: Places) -> tuple[Option, ...]:
    """All that a name or one of its variants stands for; the first that is known decides."""
    if options := places.options(key):
        return options
    return next((found for found in map(places.options, variants(key)) if found), ())


def _in_span(text: str, places: Places, span: tuple[int, int]) -> list[Named]:
    """The name or names in a span that is known to be a place; none in one without a capital letter."""
    start, end = span
    if text[start:end].islower():
        return []
    if short := places.abbreviation(text[start:end]):
        return [Named(start, end, fold(text[start:end]), short, via="span")]
    words = [word for word in words_of(text[start:end]) if word.text not in {"s"} or word.end < end - start]
    words = [Word(word.start + start, word.end + start, word.text) for word in words]
    while words and fold(words[0].text) in {"the", "of"}:
        words = words[1:]
    while words and words[-1].text == "s":
        words = words[:-1]
    if not words:
        return []
    first, last = words[0].start, words[-1].end
    key = fold(text[first:last])
    options = options_for(key, places)
    if options and (places.is_written(key) or not _only_directions(key)):
        return [Named(first, last, key, options, kind_around(text, first, last), via="span")]
    found = [name for name in _names(text, words, places) if _carries(text, words, name, places)]
    return found or [Named(first, last, key, (), kind_around(text, first, last), via="span")]


def _widened(text: str, words: Sequence[Word], span: tuple[int, int], places: Places) -> Named | None:
    """The longer name of which a span is but a part: "the Democratic Republic" of the Congo, "Guinea" of Guinea-Bissau."""
    inside = [i for i, word in enumerate(words) if word.start < span[1] and word.end > span[0] and word.capital]
    if not inside:
        return None
    for begin in range(max(0, inside[0] - 3), inside[0] + 1):
        size, options, key = _longest(text, words, begin, places, variant=False)
        if not size:
            continue
        start, end = words[begin].start, words[begin + size - 1].end
        longer = start < words[inside[0]].start or end > max(span[1], words[inside[-1]].end)
        if end >= words[inside[-1]].end and longer and size > 1 and any(map(is_widely_known, options)):
            return Named(start, end, key, options, kind_around(text, start, end), via="span")
    return None


def _is_freed(text: str, words: Sequence[Word], span: tuple[int, int], places: Places) -> bool:
    at = next((i for i, word in enumerate(words) if word.start >= span[0]), None)
    if not at or words[at - 1].text.lower() not in PLACING or text[words[at - 1].end : words[at].start] != " ":
        return False
    size, options, key = _longest(text, words, at, places, variant=False)
    return (
        bool(size) and words[at + size - 1].end == span[1] and key not in places.stop and any(o.main for o in options)
    )


def _is_government(text: str, name: Named) -> bool:
    """Whether a name stands for those who govern there: "Washington said", "Iran-backed"."""
    if ADJECTIVAL.match(text, name.end):
        return True
    ruling = any(o.toponym.feature in {"country", "capital"} and o.main for o in name.options)
    return ruling and SPEAKING.match(text, name.end) is not None and not _placed(text, name.start)


def _placed(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2].lower() in PLACING


def _only_directions(key: str) -> bool:
    return all(part in DIRECTIONS or part == "far" for part in key.split())


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


def is_widely_known(option: Option) -> bool:
    """Whether an option is a main name of what news names often: a country, a division, a large town, a written place."""
    place = option.toponym
    return option.main and (
        option.written or place.feature in {"country", "adm1"} or place.population >= SURE_POPULATION
    )


def _names(text: str, words: Sequence[Word], places: Places) -> Iterator[Named]:
    """The longest known names among some words, from the left."""
    at = 0
    while at < len(words):
        size, options, key = _longest(text, words, at, places, variant=True)
        if size:
            start, end = words[at].start, words[at + size - 1].end
            yield Named(start, end, key, options, kind_around(text, start, end), via="span")
        at += max(size, 1)


def _longest(
    text: str, words: Sequence[Word], at: int, places: Places, *, variant: bool
) -> tuple[int, tuple[Option, ...], str]:
    """How many words from `at` on make the longest known name, what it stands for, and its key.

    A name that begins or ends with a small letter ("southern Lebanon", "Tripoli airport") must be a hand-written one.
    """
    begins = _can_begin(text, words, at)
    if begins is None:
        return 0, (), ""
    reach = at + 1
    while reach < len(words) and reach - at < LONGEST and joins(text, words[reach - 1], words[reach]):
        reach += 1
    for end in range(reach, at, -1):
        last = words[end - 1]
        if (end - at == 1 and len(last.text) < 2) or last.text in {"s", "S"}:
            continue
        key = fold(text[words[at].start : last.end])
        if not (begins and _can_end(text, words, end - 1)):
            options = places.options(key) if places.is_written(key) else ()
        else:
            options = options_for(key, places) if variant else places.options(key)
        if options:
            return end - at, options, key
    return 0, (), ""


def _can_begin(text: str, words: Sequence[Word], at: int) -> bool | None:
    """Whether a name can begin with a word; False: only a hand-written one; None: none can."""
    word = words[at]
    if word.capital:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.capital or not joins(text, word, following):
        return None
    lower = word.text.lower()
    return True if lower in ARTICLES else False if lower in DIRECTIONS | {"the", "sub"} else None


def _can_end(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a name can end with a word: a capital letter, a number, or joined to the word before ("Be'eri")."""
    word = words[at]
    return word.capital or word.text[0].isdigit() or (at > 0 and text[words[at - 1].end : word.start] in JOINTS)


def _sure_names(text: str, words: Sequence[Word], places: Places, occupied: Spans) -> Iterator[Named]:
    shouting = _is_shouting(text)
    at, previous_end = 0, -1
    while at < len(words):
        if short := _after_comma(text, words, at, previous_end, places):
            yield short
            previous_end, at = short.end, at + 1
            continue
        size, options, key = _longest(text, words, at, places, variant=False)
        if not size:
            at += 1
            continue
        name = Named(words[at].start, words[at + size - 1].end, key, options)
        if not _overlaps((name.start, name.end), occupied):
            follows = previous_end >= 0 and text[previous_end : name.start] in {", ", " and ", " or ", ", and ", " to "}
            kind = kind_around(text, name.start, name.end)
            if _is_sure(text, words, at, size, options, places, key, kind=kind, follows=follows, shouting=shouting):
                yield Named(name.start, name.end, key, options, kind)
                previous_end = name.end
        at += size


def _after_comma(text: str, words: Sequence[Word], at: int, previous_end: int, places: Places) -> Named | None:
    """The larger place that stands in short form behind a name: "Mobile, Ala."."""
    word = words[at]
    if previous_end < 0 or text[previous_end : word.start] != ", ":
        return None
    end = word.end + (text[word.end : word.end + 1] == ".")
    options = places.abbreviation(text[word.start : end])
    return Named(word.start, end, fold(word.text), options) if options else None


def _is_sure(  # noqa: PLR0913 - the evidence is what it is
    text: str,
    words: Sequence[Word],
    at: int,
    size: int,
    options: tuple[Option, ...],
    places: Places,
    key: str,
    *,
    kind: str | None,
    follows: bool,
    shouting: bool,
) -> bool:
    """Whether a known name is a place here without a language model's word for it."""
    before = words[at - 1] if at else None
    cued = before is not None and before.text.lower() in CUES and text[before.end : words[at].start] == " "
    cued = cued or follows or kind is not None or AROUND_TAIL.match(text, words[at + size - 1].end) is not None
    nested = _is_nested(text, words, at + size, options, places)
    best = max(
        options, key=lambda o: (o.written, o.toponym.feature in {"country", "adm1"}, o.main, o.toponym.population)
    )
    if key in places.stop and not (kind or nested or (cued and size > 1)):
        return False
    if nested:
        return True
    if (_only_directions(key) and not best.written) or _in_longer_name(text, words, at, size):
        return False
    if size == 1 and len(key) <= 4 and words[at].text.isupper() and not shouting:
        return best.written or best.toponym.feature == "country"
    if shouting:
        return cued and (best.written or best.toponym.population >= SURE_POPULATION or kind is not None)
    if best.written or best.toponym.feature == "country":
        return True
    main = [o for o in options if o.main]
    population = max((o.toponym.population for o in main), default=0)
    if any(o.toponym.feature == "adm1" for o in main) and (cued or size > 1 or population >= SURE_POPULATION):
        return True
    if any(o.toponym.feature == "adm1" for o in options) and (kind or (size > 1 and cued)):
        return True
    initial = before is None or text[before.end : words[at].start].strip() != ""
    if cued:
        return max(population, *(o.toponym.population // 20 for o in options)) >= CUED_POPULATION
    return population >= SURE_POPULATION and (size > 1 or not initial)


def _is_nested(text: str, words: Sequence[Word], at: int, options: tuple[Option, ...], places: Places) -> bool:
    """Whether a larger place that holds the name follows it after a comma: "Reading, England", "Mobile, Ala."."""
    if at >= len(words) or text[words[at - 1].end : words[at].start] not in {", ", " ("} or not words[at].capital:
        return False
    _, outer, _ = _longest(text, words, at, places, variant=False)
    if not any(o.toponym.feature in {"adm1", "country"} for o in outer):
        end = words[at].end + (text[words[at].end : words[at].end + 1] == ".")
        outer = places.abbreviation(text[words[at].start : end])
    holders = [o.toponym for o in outer if o.toponym.feature in {"adm1", "country"}]
    return any(lies_in(o.toponym, holder) for o in options for holder in holders)


def _in_longer_name(text: str, words: Sequence[Word], at: int, size: int) -> bool:
    """Whether a capitalised neighbour makes the name part of a person's or a body's ("Paris Hilton", "Mr Jordan")."""
    before = words[at - 1] if at else None
    if before is not None and text[before.end : words[at].start] in {" ", "-", ". "}:
        lower = before.text.lower()
        if lower in TITLES and text[before.end : words[at].start] != "-":
            return True
        if (
            before.capital
            and text[before.end : words[at].start] == " "
            and not (lower in HARMLESS or lower in DIRECTIONS or lower in CUES)
        ):
            return True
    after_at = at + size
    after = words[after_at] if after_at < len(words) else None
    if after is None or not after.capital or text[words[after_at - 1].end : after.start] != " ":
        return False
    lower = after.text.lower()
    return not (lower in KINDS or lower in HARMLESS or lower in DIRECTIONS)


def _overlaps(one: tuple[int, int], spans: Spans) -> bool:
    return any(start < one[1] and one[0] < end for start, end in spans)


def _is_shouting(text: str) -> bool:
    letters = [c for c in text[:4000] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
