"""A country and a body side by side make that country's body: "Iraqi security forces", "the government of Mali"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.registry.fold import BREAK, Words
from onrecord.registry.scan import Hit

# "Iraqi government special forces": more words between country and body than this do not occur.
_MAX_MODIFIERS = 3
# "Asad regime", "Baghdad government": persons and capitals stand for the state only with these.
_REGIME_ROLES = frozenset({"gov", "forces", "army", "air-force", "police", "navy", "intelligence"})
# A report that names so many other countries abroad hardly means a town by "Lebanon".
_ABROAD = 2
# "Salinas police" are a town's.
_PERSONS_ROLES = frozenset({"gov", "forces", "army", "air-force"})
_JOINERS = frozenset({"and", "or", BREAK})
_FORMS = ("name", "adjective", "capital", "region", "people")


@dataclass(frozen=True, slots=True)
class Country:
    """A word for a country: `codes` more than one where the word is shared ("Congolese", "Korean")."""

    first: int
    last: int
    codes: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Body:
    """A country's body: `codes` and the role, the words that say so, and whether the country was named."""

    first: int
    last: int
    codes: tuple[str, ...]
    role: str
    bare: bool = False
    phrase: str = ""


def longest(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The spans that no longer one overlaps; of two that are as long the first.

    >>> sorted(longest([(0, 2), (1, 4), (5, 6)]))
    [(1, 4), (5, 6)]
    """
    kept: set[tuple[int, int]] = set()
    taken: set[int] = set()
    for first, last in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0])):
        if taken.isdisjoint(range(first, last)):
            kept.add((first, last))
            taken.update(range(first, last))
    return kept


def countries_in_hits(hits: Iterable[Hit]) -> list[Country]:
    """Words for countries, without those inside longer words for others ("South China Sea"; "William Hague")."""
    found: list[Country] = []
    spans: list[tuple[int, int]] = []
    for hit in hits:
        patterns = [p for p in hit.patterns if p[0] == "country"]
        if patterns:
            form = min((p[2] for p in patterns), key=_FORMS.index)
            codes = tuple(sorted({p[1] for p in patterns}))
            found.append(Country(hit.first, hit.last, codes, form))
            spans.append((hit.first, hit.last))
        named = hit.close and any(p[0] == "actor" and p[2] == "person" for p in hit.patterns)
        if named or any(p[0] == "stop" for p in hit.patterns):
            spans.append((hit.first, hit.last))
    kept = longest(spans)
    stops = {(h.first, h.last) for h in hits if any(p[0] == "stop" for p in h.patterns)}
    return sorted((c for c in found if (c.first, c.last) in kept - stops), key=lambda c: c.first)


def plausible(words: Words, countries: list[Country], lists: Mapping[str, frozenset[str]]) -> list[Country]:
    """The countries without American towns (“Lebanon, Ohio”) and without namesakes that nothing else in the text backs.

    In a report with an American setting, a name that people and towns bear, too, counts where another word for the same
    country stands in the text, or, if it is no capital, where the text speaks of two other countries abroad. So do
    “Georgetown” and “East Point, Georgia” everywhere.
    """
    kept: list[tuple[Country, str]] = []
    strong: dict[str, set[str]] = {}
    for country in countries:
        key = " ".join(words.keys[country.first : country.last])
        if _is_american_town(words, country, lists):
            continue
        kept.append((country, key))
        if key not in lists["namesakes"]:
            for code in country.codes:
                strong.setdefault(code, set()).add(key)
    american = is_american(words, lists)
    abroad = len(strong.keys() - {"US"})
    return [
        country
        for country, key in kept
        if key not in lists["namesakes"]
        or any(code in strong for code in country.codes)
        or _alone_abroad(words, country, key in lists["doubles"], abroad, american=american)
        or (country.codes == ("US",) and abroad)
    ]


def is_american(words: Words, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a text is set in an American town: it names a state, a big city, a sheriff."""
    keys = words.keys
    if not lists["american"].isdisjoint(keys):
        return True
    return any(
        key == BREAK and words.raw[n + 1][:1].isupper() and keys[n + 1] in lists["us_states"]
        for n, key in enumerate(keys[:-1])
    )


def _alone_abroad(words: Words, country: Country, double: bool, abroad: int, *, american: bool) -> bool:
    """Whether a name that towns bear means the country though nothing else in the text says so."""
    first = country.first
    placed = first > 1 and words.keys[first - 1] == BREAK and words.raw[first - 2][:1].isupper()
    if double and (placed or country.form != "name"):
        return False
    return (country.form == "name" and abroad >= _ABROAD) or not (american or double)


def _is_american_town(words: Words, country: Country, lists: Mapping[str, frozenset[str]]) -> bool:
    after = country.last + 1
    return (
        "US" not in country.codes
        and after < len(words.keys)
        and words.keys[country.last] == BREAK
        and words.raw[after][:1].isupper()
        and words.keys[after] in lists["us_states"]
    )


def bodies_in_hits(
    words: Words, hits: list[Hit], countries: list[Country], persons: list[Country], regime: frozenset[str]
) -> list[Body]:
    """Every body that the words name, with its country where one stands by it.

    `regime` are the phrases that go with a capital or a ruler as well ("Assad's forces").
    """
    roles: dict[int, list[tuple[int, str, bool]]] = {}
    modifiers: dict[int, list[int]] = {}
    for hit in hits:
        for pattern in hit.patterns:
            if pattern[0] == "role":
                roles.setdefault(hit.first, []).append((hit.last, pattern[1], pattern[2]))
            elif pattern[0] == "modifier":
                modifiers.setdefault(hit.first, []).append(hit.last)
    found: list[Body] = []
    for country in [*countries, *persons]:
        found.extend(_after(words, country, roles, modifiers, regime))
    named = [(h.first, h.last) for h in hits if any(p[0] == "actor" for p in h.patterns)]
    whole = [c for c in countries if not any(first <= c.first and c.last < last for first, last in named)]
    found.extend(_before(words, whole, roles))
    found.extend(_joined(words, countries, found))
    for first, ends in sorted(roles.items()):
        for last, role, bare in ends:
            if bare:
                found.append(Body(first, last, (), role, bare=True, phrase=" ".join(words.keys[first:last])))
    return found


def _after(
    words: Words,
    country: Country,
    roles: dict[int, list[tuple[int, str, bool]]],
    modifiers: dict[int, list[int]],
    regime: frozenset[str],
) -> list[Body]:
    if country.form == "people" or country.last - 1 in words.tied:
        return []
    found: list[Body] = []
    reached = [country.last]
    for _ in range(_MAX_MODIFIERS + 1):
        ahead: list[int] = []
        for place in reached:
            for last, role, _ in roles.get(place, ()):
                phrase = " ".join(words.keys[place:last])
                if country.form in ("name", "adjective", "region") or (
                    phrase in regime and role in (_PERSONS_ROLES if country.form == "person" else _REGIME_ROLES)
                ):
                    found.append(Body(country.first, last, country.codes, role, phrase=phrase))
            ahead.extend(modifiers.get(place, ()))
        reached = ahead
    return found


def _before(words: Words, countries: list[Country], roles: dict[int, list[tuple[int, str, bool]]]) -> list[Body]:
    starts = {c.first: c for c in countries if c.form in ("name", "region")}
    found: list[Body] = []
    for first, ends in roles.items():
        for last, role, _ in ends:
            place = last
            if place < len(words.keys) and words.keys[place] in (("of", "for") if role == "embassy" else ("of",)):
                place += 1
                if place < len(words.keys) and words.keys[place] == "the":
                    place += 1
                country = starts.get(place)
                # "commander of Syria's National Defence Forces", "leaders of the Yemen-based group": it belongs to what
                # follows.
                if country is not None and country.last - 1 not in words.possessive | words.tied:
                    phrase = " ".join(words.keys[first:last])
                    found.append(Body(first, country.last, country.codes, role, phrase=phrase))
    return found


def _joined(words: Words, countries: list[Country], bodies: list[Body]) -> list[Body]:
    """“Syrian” of “Syrian and Russian forces” means Syrian forces."""
    starts: dict[int, Body] = {}
    for body in bodies:
        if body.first not in starts or starts[body.first].last < body.last:
            starts[body.first] = body
    found: list[Body] = []
    for country in reversed(countries):
        place = country.last
        if country.form in ("adjective", "name") and place < len(words.keys) and words.keys[place] in _JOINERS:
            after = place + 1 if words.keys[place] != BREAK or words.raw[place] == "|" else place
            after += 1 if after < len(words.keys) and words.keys[after] in ("and", "or") else 0
            other = starts.get(after)
            names_it = any(c.first == after for c in countries)
            if other is not None and names_it and country.form == "adjective":
                made = Body(country.first, country.last, country.codes, other.role)
                found.append(made)
                starts.setdefault(country.first, made)
    return found
