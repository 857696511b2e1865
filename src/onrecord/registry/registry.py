"""The registry at work: names found in a text, one name resolved, what is known of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.registry.compiled import countries_of
from onrecord.registry.compose import Body, Country, bodies_in_hits, countries_in_hits, is_american, longest, plausible
from onrecord.registry.context import Context, dominant
from onrecord.registry.doubt import credible, in_longer_name, kind_of, means_another
from onrecord.registry.explained import explained_in
from onrecord.registry.fold import Words, name_key, words_of
from onrecord.registry.model import Actor, ActorMatch, DatedName, Link, Person
from onrecord.registry.reading import Found, findings
from onrecord.registry.resolve import resolved, short_of_named
from onrecord.registry.scan import Hit, Names, hits_of

# A report in capitals only (wire copy, MUC) has no case to go by.
_UPPER_SHARE = 0.6
_SAMPLE = 600
_MIN_LETTERS = 40
# A report on a country names it so often, in one word and another, or more often in the same word.
_MENTIONS = 2
_ALIKE = 4
# … and still more often where it names American states or towns as well.
_DESPITE_AMERICA = 8
# A report of so many words that names no country at all is a local one.
_LONG = 80
# Media and organisations report and work abroad: where they are at home says nothing of what a report is about.
_ELSEWHERE = frozenset({"media", "ngo", "monitor", "company"})
_YEAR = re.compile(r"(?<![\w.,-])(?:19[89]\d|20[0-3]\d)(?![\w-])")

# The titles that go with a person named in full: "the foreign secretary" after "Boris Johnson".
_TITLES = {
    "president": ("president",),
    "pm": ("prime minister", "premier"),
    "mfa": ("foreign minister", "foreign secretary"),
    "mod": ("defence minister", "defence secretary"),
    "moi": ("interior minister", "home secretary"),
}


@dataclass(frozen=True, slots=True)
class Description:
    """One actor that a name may mean, the reason why, and whether the name alone settles it."""

    actor: Actor
    reason: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as words, with all that the patterns find in it."""

    text: str
    words: Words
    hits: list[Hit]
    countries: list[Country]
    bodies: list[Body]
    upper: bool = False
    known: frozenset[int] = frozenset()


class Registry:
    """All actors, and the tables that find their names."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._ids: list[str] = compiled["ids"]
        self._rows: list[str] = compiled["entries"]
        self._exact = Names(compiled["exact"], compiled["exact_starts"])
        self._sounds = Names(compiled["sounds"], compiled["sounds_starts"])
        self._by_id = {ident: number for number, ident in enumerate(self._ids)}
        self._made: dict[int, Actor] = {}
        self._last: Scan | None = None
        self.words: dict[str, frozenset[str]] = {name: frozenset(group) for name, group in compiled["words"].items()}

    def __len__(self) -> int:
        return len(self._rows)

    def actors(self) -> Iterable[Actor]:
        """All actors: states with their bodies first, then the others in the order of their files."""
        return (self.actor_at(number) for number in range(len(self._rows)))

    def get(self, ident: str) -> Actor | None:
        """The actor of that id.

        >>> from onrecord.registry import load_registry
        >>> load_registry().get("us-mod").name
        'Ministry of Defence of the United States'
        """
        number = self._by_id.get(ident)
        return None if number is None else self.actor_at(number)

    def actor_at(self, number: int) -> Actor:
        """The actor of that row."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = _actor(json.loads(self._rows[number]))
        return made

    def find(self, text: str, *, countries: Sequence[str] = (), year: int | None = None) -> list[ActorMatch]:
        """All known names in a text, in its order, the longest where they overlap; the whole text is the context.

        `countries` are those that the caller knows the text to be about, `year` that of its publication: who has left
        an office by then, or has not yet come to it, is named (`person`), but does not stand for it. A match whose
        `actor` is None is ambiguous.

        >>> from onrecord.registry import load_registry
        >>> [(m.text, m.actor.id) for m in load_registry().find("Iraqi forces and Russian warplanes struck.")]
        [('Iraqi forces', 'iq-forces'), ('Russian warplanes', 'ru-air-force')]
        """
        scan = self._scan_of_report(text)
        return [found.match for found in findings(self, scan, self.context(scan, countries, year=year))]

    def resolve(
        self, name: str, *, countries: Sequence[str] = (), year: int | None = None, text: str | None = None
    ) -> ActorMatch | None:
        """What the words of one mention stand for; None where nothing is known, `actor` None where two remain.

        `text` is the report that the mention stands in: what else it names settles acronyms, short names, "the army".

        >>> from onrecord.registry import load_registry
        >>> registry = load_registry()
        >>> registry.resolve("the Iraqi army").actor.id, registry.resolve("Baghdad").actor.id
        ('iq-army', 'iq-gov')
        >>> registry.resolve("the army", countries=["SD"]).actor.id
        'sd-army'
        """
        scan = self.scan(name, upper=None if text is None else _is_upper(text))
        if text is None:
            return resolved(self, scan, self.context(scan, countries, year=year))
        whole = self._scan_of_report(text)
        context = self.context(whole, countries, year=year)
        match = resolved(self, scan, context, report=whole)
        return match or short_of_named(self, scan, whole, context)

    def _scan_of_report(self, text: str) -> Scan:
        """The scan of a report, kept for the next mention in it."""
        if self._last is None or self._last.text != text:
            self._last = self.scan(text)
        return self._last

    def countries_in(self, text: str) -> Counter[str]:
        """How often a text names each country, in whatever form; a word that several share counts for none.

        >>> from onrecord.registry import load_registry
        >>> load_registry().countries_in("Iraqi forces left Baghdad for Syria.")
        Counter({'IQ': 2, 'SY': 1})
        """
        return self._counts(self._scan_of_report(text))

    def country_of(self, word: str) -> str | None:
        """The code that a country's name, adjective, people or capital stands for; None where two fit or none."""
        patterns = self._exact.patterns.get(name_key(word), ())
        codes = {p[1] for p in patterns if p[0] == "country"}
        return codes.pop() if len(codes) == 1 else None

    def role_of(self, phrase: str) -> str | None:
        """The body that a phrase names, whosever it is: "soldiers" the forces."""
        return next((p[1] for p in self._exact.patterns.get(phrase, ()) if p[0] == "role"), None)

    def describe(self, name: str) -> list[Description]:
        """Every actor that a name may mean, with the reason: for `onrecord actor NAME`."""
        match = self.resolve(name)
        if match is None:
            known = self.get(name)
            return [Description(known, "its id", settled=True)] if known else []
        if match.actor is not None:
            others = [actor for actor in match.candidates if actor is not match.actor]
            first = Description(match.actor, match.why, settled=True)
            return [first, *(Description(actor, "bears this name too", settled=False) for actor in others)]
        return [Description(actor, match.why, settled=False) for actor in match.candidates]

    def scan(self, text: str, *, upper: bool | None = None) -> Scan:
        """The text's words with every hit, country and body in it; `upper`: its case means nothing."""
        words = words_of(text)
        shouted = _is_upper(text) if upper is None else upper
        hits = hits_of(words, self._exact, self._sounds, upper=shouted, common=self.words["common"])
        countries = plausible(words, countries_in_hits(hits), self.words)
        bodies = bodies_in_hits(words, hits, countries, self._persons(hits), self.words["regime"])
        return Scan(text, words, hits, countries, bodies, shouted, _known_words(hits, countries))

    def context(self, scan: Scan, countries: Sequence[str], *, year: int | None = None) -> Context:
        """What the scanned text makes plain."""
        plain = self._counts(scan)
        counts = plain.copy()
        named: set[str] = set()
        given = _telling(countries, plain)
        shared = frozenset(code for c in scan.countries if len(c.codes) > 1 for code in c.codes)
        forms = Counter(
            c.codes[0] for c in scan.countries if len(c.codes) == 1 and c.form not in ("adjective", "people")
        )
        latest = max(map(int, _YEAR.findall(scan.text)), default=None)
        bare = Context(
            given=given,
            counts=counts,
            year=year,
            possible=shared,
            plain=plain,
            latest=latest,
            forms=forms,
            offices=_offices(scan.hits),
            varied=_varied(scan.words, scan.countries, self.words["namesakes"]),
            long=len(scan.words.keys) >= _LONG,
            american=is_american(scan.words, self.words),
            explained=explained_in(scan.words, scan.hits, scan.bodies),
        )
        spans = longest((hit.first, hit.last) for hit in scan.hits if any(p[0] == "actor" for p in hit.patterns))
        for kinds in (("name", "weak"), ("name", "weak", "person")):
            known = replace(bare, named=frozenset(named))
            for hit in scan.hits:
                anyhow = [p for p in hit.patterns if p[0] == "actor"]
                full = {p[1] for p in anyhow if p[2] in kinds and self._names(scan, hit, p, known)}
                if not full or not hit.close or (hit.first, hit.last) not in spans:
                    continue
                if len(full) == 1 and full == {p[1] for p in anyhow}:
                    named.add(self.actor_at(min(full)).id)
                elif all(p[2] == "person" for p in anyhow):
                    named.update(self.actor_at(number).id for number in full)  # each office that the person held
        for actor in map(self.get, sorted(named)):
            if actor is not None and len(actor.countries) == 1 and actor.kind not in _ELSEWHERE:
                counts[actor.countries[0]] += 1
        return replace(bare, counts=counts, named=frozenset(named), said=self._said(scan, named))

    def _names(self, scan: Scan, hit: Hit, pattern: list[Any], known: Context) -> bool:
        """Whether a full name in the text means its bearer, as far as the text's words for countries say."""
        actor = self.actor_at(pattern[1])
        kind = kind_of(self, scan.words, hit, pattern)
        if means_another(scan, hit, pattern, actor, known):
            return False
        return credible(actor, kind, known) and not in_longer_name(self, scan, hit, pattern, actor)

    def _said(self, scan: Scan, named: Iterable[str]) -> dict[tuple[str, str], str]:
        """The one country of each body that the text names with its country, or by who holds the office."""
        found: dict[tuple[str, str], set[str]] = {}
        for body in scan.bodies:
            if len(body.codes) == 1:
                found.setdefault((body.role, body.phrase), set()).update(body.codes)
        for ident in sorted(named):
            code, _, role = ident.partition("-")
            actor = self.get(ident)
            crowned = role == "president" and actor is not None and not actor.name.startswith("President")
            for title in () if crowned else _TITLES.get(role, ()):
                found.setdefault((role, title), set()).add(code.upper())
        return {key: codes.pop() for key, codes in sorted(found.items()) if len(codes) == 1}

    def _counts(self, scan: Scan) -> Counter[str]:
        return Counter(country.codes[0] for country in scan.countries if len(country.codes) == 1)

    def _persons(self, hits: list[Hit]) -> list[Country]:
        """Heads of state whose name stands for the state before "regime" or "forces"."""
        found: list[Country] = []
        for hit in hits:
            rows = {p[1] for p in hit.patterns if p[0] == "actor" and p[2] in ("person", "surname")}
            codes = sorted(
                {
                    code
                    for n in rows
                    for code in self.actor_at(n).countries[:1]
                    if self._ids[n].endswith(("-president", "-pm"))
                }
            )
            if len(codes) == 1:
                found.append(Country(hit.first, hit.last, tuple(codes), "person"))
        return found

    def main_country(self, context: Context) -> str | None:
        """The one country that a report is about: the caller's, else the one that it names most by far."""
        if len(context.given) == 1:
            return context.given[0]
        counts = context.counts
        if context.given:
            counts = Counter({code: counts[code] for code in context.given if counts[code]})
        code = dominant(counts)
        # "He had served in Vietnam", "a Chinese restaurant": that does not make a report one on the country.
        if code is None or not (context.forms[code] or not context.plain):
            return None
        if context.plain and dominant(context.forms) != code:
            return None
        if context.plain and not context.varied[code]:
            return None
        if context.american and code != "US" and counts[code] < _DESPITE_AMERICA:
            return None
        enough = _MENTIONS if context.varied[code] > 1 or not context.plain else _ALIKE
        return code if counts[code] >= enough else None


def _is_upper(text: str) -> bool:
    letters = "".join(filter(str.isalpha, text[:_SAMPLE]))
    return len(letters) > _MIN_LETTERS and sum(map(str.isupper, letters)) > _UPPER_SHARE * len(letters)


def _known_words(hits: Iterable[Hit], countries: Iterable[Country]) -> frozenset[int]:
    """The words that countries, bodies and names other than persons' take up: beside a name they are no part of it."""
    spans = [(c.first, c.last) for c in countries]
    spans += [
        (hit.first, hit.last)
        for hit in hits
        if any(p[0] in ("role", "modifier") or (p[0] == "actor" and p[4] < 0) for p in hit.patterns)
    ]
    return frozenset(n for first, last in spans for n in range(first, last))


def _varied(words: Words, countries: Iterable[Country], namesakes: frozenset[str]) -> Counter[str]:
    """By how many different words a text names each country; none where it is one that towns bear too (“Rome”)."""
    pairs = {(c.codes[0], " ".join(words.keys[c.first : c.last])) for c in countries if len(c.codes) == 1}
    found = Counter(code for code, _ in sorted(pairs))
    for code, key in pairs:
        if key in namesakes and found[code] == 1:
            found[code] = 0
    return found


def _offices(hits: Iterable[Hit]) -> frozenset[str]:
    """The offices that a text speaks of, whosever they are."""
    return frozenset(p[1] for hit in hits for p in hit.patterns if p[0] == "role" and p[1] in _TITLES)


def _telling(countries: Sequence[str], counts: Counter[str]) -> tuple[str, ...]:
    """The caller's countries; none where they are only those that the text names itself, which say nothing new."""
    given = tuple(code.upper() for code in countries)
    return () if set(given) == set(counts) else given


def _links(items: Iterable[dict[str, Any]]) -> tuple[Link, ...]:
    return tuple(Link(i["id"], i.get("from"), i.get("to"), i.get("source")) for i in items)


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        id=row["id"], name=row["name"], kind=row["kind"], sector=row.get("sector"), countries=tuple(countries_of(row)),
        names=tuple(row.get("names", ())), short=tuple(row.get("short", ())),
        acronyms=(*row.get("acronyms", ()), *row.get("guarded", ())),
        dated=tuple(DatedName(d["name"], d.get("from"), d.get("to")) for d in row.get("dated", ())),
        part_of=_links(row.get("part_of", ())), backed_by=_links(row.get("backed_by", ())),
        opposes=_links(row.get("opposes", ())), same_as=_links(row.get("same_as", ())),
        people=tuple(
            Person(p["name"], p.get("role"), p.get("from"), p.get("to"), tuple(p.get("short", ())))
            for p in row.get("people", ())
        ),
        source=row.get("source"),
    )  # fmt: skip


__all__ = ["Description", "Found", "Registry", "Scan"]
