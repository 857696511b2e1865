"""Whether a known name is a place where it stands, without a language model's word for it."""

from __future__ import annotations

import re

from onrecord.gazetteer.match import Named, Option
from onrecord.gazetteer.names import SURE_POPULATION, Hit, Places, longest, only_directions
from onrecord.gazetteer.supplement import SHORT_CAPITALS
from onrecord.gazetteer.toponym import lies_in
from onrecord.gazetteer.words import (
    ADJECTIVAL,
    AROUND_TAIL,
    CUES,
    DIRECTIONS,
    HARMLESS,
    KINDS,
    SPEAKING,
    TITLES,
    Word,
)  # fmt: skip
from onrecord.text import fold

CUED_POPULATION = 1_000
# Words that only a place can follow.
PLACING = frozenset({"in", "at", "near", "outside", "across", "around", "throughout", "inside", "within"})
LARGE_CITY = 300_000  # "in Sofia", "in Lyon": after such a word even a given name is the city
LARGER = frozenset({"adm1", "country"})
RULING = frozenset({"country", "capital"})
SEATS = frozenset({"site", "district"})  # "the Kremlin said", "the Pentagon denied"
_SHOUTED = 0.7  # of the letters of a line or text in capitals
_DATELINE = re.compile(r"(?:, [A-Z][\w., ]{1,40})?(?: \([A-Z]| - | ?[\u2013\u2014]|--)")


def is_sure(hit: Hit, places: Places, *, kind: str | None, follows: bool, shouting: bool) -> bool:
    """Whether a known name is a place here: by its rank, the words before and behind it, and what it is joined to.

    `kind` is what the words beside it call it, `follows` whether it goes on a list of places, `shouting` whether the
    whole text is in capitals.
    """
    nested = is_nested(hit, places)
    cued = _is_cued(hit) or follows or kind is not None
    if hit.key in places.stop and not (kind or nested or (cued and hit.size > 1) or _is_city_after_in(hit)):
        return False
    if nested:
        return True
    best = max(hit.options, key=_rank)
    if (only_directions(hit.key) and not best.written) or in_longer_name(hit):
        return False
    known = best.written or best.toponym.feature == "country"
    if is_acronym(hit.text, hit.start, hit.end, places):
        return False
    if shouting:
        return cued and (best.written or best.toponym.population >= SURE_POPULATION or kind is not None)
    if known:
        return True
    return _is_division(hit, cued=cued, kind=kind) or _is_large_enough(hit, cued=cued)


def is_nested(hit: Hit, places: Places) -> bool:
    """Whether a larger place that holds the name follows it after a comma: "Reading, England", "Mobile, Ala."."""
    at, text, words = hit.at + hit.size, hit.text, hit.words
    if at >= len(words) or text[hit.end : words[at].start] not in {", ", " ("} or not words[at].capital:
        return False
    outer = longest(text, words, at, places)
    holders = [o.toponym for o in (outer.options if outer else ()) if o.toponym.feature in LARGER]
    if not holders:
        end = words[at].end + (text[words[at].end : words[at].end + 1] == ".")
        holders = [o.toponym for o in places.abbreviation(text[words[at].start : end])]
    return any(lies_in(o.toponym, holder) for o in hit.options for holder in holders)


def in_longer_name(hit: Hit) -> bool:
    """Whether a capitalised neighbour makes the name part of a person's or a body's ("Paris Hilton", "Mr Jordan")."""
    text, words = hit.text, hit.words
    before = words[hit.at - 1] if hit.at else None
    if before is not None and _claims(text[before.end : hit.start], before):
        return True
    at = hit.at + hit.size
    after = words[at] if at < len(words) else None
    if after is None or not after.capital or text[hit.end : after.start] != " ":
        return False
    lower = after.text.lower()
    return not (lower in KINDS or lower in HARMLESS or lower in DIRECTIONS)


def is_government(text: str, name: Named) -> bool:
    """Whether a name stands for those who govern there: "Washington said", "Iran-backed"."""
    if ADJECTIVAL.match(text, name.end):
        return True
    ruling = any(
        o.main and (o.toponym.feature in RULING or (o.written and o.toponym.feature in SEATS)) for o in name.options
    )
    return ruling and SPEAKING.match(text, name.end) is not None and not _is_placed(text, name.start)


def _rank(option: Option) -> tuple[bool, bool, bool, int]:
    place = option.toponym
    return option.written, place.feature in LARGER, option.main, place.population


def _is_cued(hit: Hit) -> bool:
    before = hit.words[hit.at - 1] if hit.at else None
    led = before is not None and before.text.lower() in CUES and hit.text[before.end : hit.start] == " "
    return led or AROUND_TAIL.match(hit.text, hit.end) is not None


def _is_city_after_in(hit: Hit) -> bool:
    return _population(hit) >= LARGE_CITY and _is_placed(hit.text, hit.start)


def is_shouted(text: str) -> bool:
    """Whether the text is written in capitals, where these tell nothing.

    >>> is_shouted("SHELLS HIT ALEPPO"), is_shouted("A SWAT team left Gao")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


def is_acronym(text: str, start: int, end: int, places: Places) -> bool:
    """Whether a name in a few capitals is an acronym ("SWAT", "GAO"): not in a headline, nor is "UAE" one."""
    if end - start > SHORT_CAPITALS or not text[start:end].isupper() or not text[start:end].isalpha():
        return False
    if fold(text[start:end]) in places.capitals or places.abbreviation(text[start:end]):
        return False
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    others = text[first:start] + text[end : last if last >= 0 else len(text)]
    shouted = is_shouted(others) or not any(map(str.isalpha, others))
    return not shouted and not (not text[first:start].strip() and _DATELINE.match(text, end))


def _is_division(hit: Hit, *, cued: bool, kind: str | None) -> bool:
    divisions = [o for o in hit.options if o.toponym.feature == "adm1"]
    if not divisions:
        return False
    if kind or (cued and hit.size > 1):
        return True
    return any(o.main for o in divisions) and (cued or hit.size > 1 or _population(hit) >= SURE_POPULATION)


def _is_large_enough(hit: Hit, *, cued: bool) -> bool:
    if cued:
        # A further name must be that of a town twenty times as large: they are often other words.
        return max(_population(hit), *(o.toponym.population // 20 for o in hit.options)) >= CUED_POPULATION
    before = hit.words[hit.at - 1] if hit.at else None
    initial = before is None or hit.text[before.end : hit.start].strip() != ""
    return _population(hit) >= SURE_POPULATION and (hit.size > 1 or not initial)


def _population(hit: Hit) -> int:
    return max((o.toponym.population for o in hit.options if o.main), default=0)


def _claims(between: str, before: Word) -> bool:
    """Whether the word before takes the name for itself: a title, or another capitalised word."""
    lower = before.text.lower()
    if lower in TITLES and between in {" ", ". "}:
        return True
    harmless = lower in HARMLESS or lower in DIRECTIONS or lower in CUES
    return before.capital and between == " " and not harmless


def _is_placed(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2].lower() in PLACING
