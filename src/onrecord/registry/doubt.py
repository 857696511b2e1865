"""When the words of a name do not mean its bearer: a namesake, a part of a longer name, a common noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.registry.compiled import TRANSLITERATED, WORLDWIDE
from onrecord.registry.context import Context
from onrecord.registry.explained import is_another
from onrecord.registry.fold import BREAK, MAYBE_ARTICLES, Words
from onrecord.registry.model import Actor, Person
from onrecord.registry.scan import Hit, Pattern, key_of

if TYPE_CHECKING:
    from onrecord.registry.registry import Registry, Scan

# "the former British prime minister Tony Blair": so many words before a name can say that it no longer holds.
_TITLE_WORDS = 6
_NEEDS_NEIGHBOURS_CHECKED = frozenset({"weak", "person", "surname", "short"})
# The latest year that an undated text names may lie some years before its own.
_AHEAD = 3
_CITING = frozenset(
    [("according", "to"), ("working", "for"), ("reporter", "for"), ("journalist", "for"), ("correspondent", "for")]
)
_OFFICES = ("president", "pm", "mfa", "mod", "moi")


def credible(actor: Actor, kind: str, context: Context) -> bool:
    """Whether a weak name or a person's can mean this actor here: not in a report on other countries only."""
    if kind not in ("weak", "person") or not actor.countries:
        return True
    if kind == "person" and actor.id.rpartition("-")[2] in context.offices:
        return True
    if not context.plain:
        return not context.long
    return context.weight_of_places(actor) > 0 or (kind == "person" and actor.id in context.named)


def is_vouched(registry: Registry, scan: Scan, hit: Hit, actor: Actor, context: Context) -> bool:
    """Whether an acronym that means something else even at home is the actor's here: its full name is in the report,
    those who fight for it stand behind it ("[PDF] fighters"), or these are bare words and the caller names its country.
    """
    if actor.id in context.named:
        return True
    if context.given and not context.plain and context.weight(actor) > 0:
        return True
    after = scan.words.keys[hit.last] if hit.last < len(scan.words.keys) else BREAK
    return after in registry.words["combatants"] and context.weight(actor) > 0


def means_another(scan: Scan, hit: Hit, pattern: Pattern, actor: Actor, context: Context) -> bool:
    """Whether the report itself says that its words mean somebody else: by what they stand for, or by whose it is."""
    explained = is_another(actor, pattern[1], key_of(scan.words, hit), context)
    return explained or _of_another_country(scan, hit, pattern, actor, context)


def _of_another_country(scan: Scan, hit: Hit, pattern: Pattern, actor: Actor, context: Context) -> bool:
    """Whether another country stands right beside words that others bear, too: “Tunisia's [National Salvation Front]”.

    "In" a country says less than an adjective: a group may stand abroad in a report on its own country.
    """
    if pattern[2] not in ("weak", "short") or hit.last - hit.first < 2 or actor.kind in WORLDWIDE:
        return False
    words = scan.words
    own = sum(context.plain[code] for code in actor.countries)
    for country in scan.countries:
        if not actor.countries or not set(country.codes).isdisjoint(actor.countries):
            continue
        if country.last == hit.first:
            before = country.last - 1
            spaced = scan.text[words.ends[before] : words.starts[hit.first]] == " "
            if before in words.possessive or (country.form == "adjective" and spaced):
                return True
        placed = words.keys[hit.last : country.first] in (("in",), ("of",))
        if placed and country.form == "name" and max(context.plain[code] for code in country.codes) >= own:
            return True
    return False


def kind_of(registry: Registry, words: Words, hit: Hit, pattern: Pattern) -> str:
    """The kind of a name as it is written: an acronym written like a word is a weak one (“[Simi] Valley”)."""
    spoken = pattern[3] == "S" and not words.raw[hit.first].isupper()
    return "weak" if spoken and words.keys[hit.first] not in registry.words["famous"] else str(pattern[2])


def is_their_thing(registry: Registry, scan: Scan, hit: Hit, actor: Actor) -> bool:
    """Whether the name of a people says whose a language, a village or a film is: “a [Hausa] singer”."""
    words, after = scan.words, hit.last
    if actor.kind != "people" or after >= len(words.keys) or after - 1 in words.possessive:
        return False
    film = words.keys[after + 1 : after + 2] == ("industry",)
    return words.keys[after] in registry.words["peoples_things"] or film


def in_longer_name(registry: Registry, scan: Scan, hit: Hit, pattern: Pattern, actor: Actor) -> bool:
    """Whether the hit is a part of a longer name: “Lamont [Powell]”, “[Arafat] Hamdan”, “[Ahmed Yassin] mosque”."""
    kind = kind_of(registry, scan.words, hit, pattern)
    if scan.words.keys[max(hit.first - 2, 0) : hit.first] == ("university", "of"):
        return True
    if scan.upper or kind not in _NEEDS_NEIGHBOURS_CHECKED:
        return False
    person = kind in ("person", "surname")
    if is_venue(registry, scan, hit.last, any_case=person, medium=actor.kind == "media"):
        return True
    names = [n for n in range(hit.first, hit.last) if scan.words.keys[n] not in MAYBE_ARTICLES]
    if len(names) > 1 and not person:
        return False
    own = _words_of_person(actor, pattern)
    if _is_name(registry, scan, hit.first - 1, hit.first, own=own, opening=person):
        return True
    western = len(names) > 1 and TRANSLITERATED.isdisjoint(actor.countries)
    return not western and _is_name(registry, scan, hit.last, hit.last - 1, own=own, opening=True)


def beside_a_name(registry: Registry, scan: Scan, first: int, last: int) -> bool:
    """Whether an unknown capitalised word stands right before or after these: “Nicole [Washington]”, “[Chad] Bown”."""
    if scan.upper:
        return False
    before = _is_name(registry, scan, first - 1, first, own=frozenset(), opening=True)
    return before or _is_name(registry, scan, last, last - 1, own=frozenset(), opening=True)


def is_venue(registry: Registry, scan: Scan, number: int, *, any_case: bool = False, medium: bool = False) -> bool:
    """Whether the word is that of a place or a paper called after somebody: “School”, “Street”, “News”."""
    words = scan.words
    if not 0 < number < len(words.keys):
        return False
    venue = words.keys[number] in registry.words["venues"]
    paper = words.keys[number] in registry.words["papers"] and not medium
    if not venue and not paper:
        return False
    return (any_case or words.raw[number][:1].isupper()) and _adjacent(scan, number - 1, number)


def _words_of_person(actor: Actor, pattern: Pattern) -> frozenset[str]:
    if pattern[4] < 0:
        return frozenset()
    person = actor.people[pattern[4]]
    return frozenset(word for name in (person.name, *person.short) for word in _keys(name))


def _keys(name: str) -> list[str]:
    from onrecord.registry.fold import words_of  # noqa: PLC0415

    return list(words_of(name).keys)


def _is_name(registry: Registry, scan: Scan, number: int, beside: int, *, own: frozenset[str], opening: bool) -> bool:
    """Whether the word beside a hit is an unknown capitalised one; `opening`: where it opens a sentence, too."""
    words = scan.words
    step = number - beside
    while 0 <= number < len(words.keys) and words.keys[number] in MAYBE_ARTICLES and _adjacent_to(scan, number, step):
        number += step
    if not 0 <= number < len(words.keys) or not _adjacent_to(scan, number, step):
        return False
    raw, key = words.raw[number], words.keys[number]
    if not raw[:1].isupper() or key in own or number in scan.known or (raw.isupper() and len(raw) > 1):
        return False
    if any(key in registry.words[group] for group in ("common", "lead", "members", "titles", "formerly")):
        return False
    opens = number == 0 or words.keys[number - 1] == BREAK
    return opening or not (opens and step < 0)


def _adjacent_to(scan: Scan, number: int, step: int) -> bool:
    """Whether only a space or a hyphen parts the word from the one on its side of the hit."""
    return _adjacent(scan, number, number + 1) if step < 0 else _adjacent(scan, number - 1, number)


def _adjacent(scan: Scan, left: int, right: int) -> bool:
    words = scan.words
    if (
        left < 0
        or right >= len(words.keys)
        or left in words.possessive
        or BREAK in (words.keys[left], words.keys[right])
    ):
        return False
    return scan.text[words.ends[left] : words.starts[right]] in (" ", "-", "\u00a0")


def cited(registry: Registry, words: Words, first: int, last: int) -> bool:
    """Whether a paper named by a common noun is spoken of as one: “told the Guardian”, “the Sun reported”."""
    after = words.keys[last] if last < len(words.keys) else BREAK
    before = words.keys[max(first - 3, 0) : first]
    before = before[:-1] if before and before[-1] == "the" else before
    titled = first > 1 and words.raw[first - 1] == "The" and words.keys[first - 2] != BREAK
    told = bool(before) and (before[-1] in ("told", "by") or before[-2:] in _CITING)
    closes = last >= len(words.keys) or not words.raw[last][:1].isupper() or last - 1 in words.possessive
    return after in registry.words["cites"] or (closes and (titled or told))


def titles_before(registry: Registry, scan: Scan, first: int) -> tuple[frozenset[str], bool]:
    """The offices whose titles stand right before a name, and whether they are said to be former or a deputy's."""
    keys = scan.words.keys
    start = max(first - _TITLE_WORDS, 0)
    while BREAK in keys[start:first]:
        start = keys.index(BREAK, start) + 1
    gone = (registry.words["formerly"] | registry.words["deputies"]).intersection(keys[start:first])
    roles = {
        pattern[1]
        for hit in scan.hits
        if hit.last == first and hit.first >= start and pattern_is_office(hit)
        for pattern in hit.patterns
        if pattern[0] == "role"
    }
    return frozenset(roles), bool(gone)


def namesake(registry: Registry, scan: Scan, first: int, last: int) -> bool:
    """Whether a country's name is somebody else's here: “[Chad] Bown”, “South [Georgia] News”."""
    key = " ".join(scan.words.keys[first:last])
    return key in registry.words["namesakes"] and beside_a_name(registry, scan, first, last)


def shouted_word(registry: Registry, scan: Scan, first: int, last: int) -> bool:
    """Whether an acronym that is also a word stands amid words in capitals: “ASKED US REPEATEDLY”."""
    words = scan.words
    if last - first > 1 or words.keys[first] not in registry.words["wordlike"]:
        return False
    if not words.raw[first].isupper() or "." in words.raw[first]:
        return False
    if scan.upper:
        return scan.text[max(words.starts[first] - 1, 0) : words.starts[first]] != "("
    beside = [n for n in (first - 1, last) if 0 <= n < len(words.keys) and words.keys[n] != BREAK]
    shouted = [n for n in beside if words.raw[n].isupper() and len(words.raw[n]) > 1 and n not in scan.known]
    return bool(shouted) and len(shouted) == len(beside)


def pattern_is_office(hit: Hit) -> bool:
    """Whether the hit is the title of an office: “foreign minister”."""
    return any(p[0] == "role" and p[1] in _OFFICES for p in hit.patterns)


def held_then(actor: Actor, person: Person, context: Context) -> bool:
    """Whether the person held this office in the report's year; without one, in the latest year that it names."""
    terms = [p for p in actor.people if p.name == person.name]
    if context.year is not None:
        return any((p.first or 0) <= context.year <= (p.last or 9999) for p in terms)
    year = context.latest
    return year is None or any((p.first or 0) - _AHEAD <= year <= (p.last or 9999) for p in terms)
