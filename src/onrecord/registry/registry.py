"""The registry at work: names found in a text, one name resolved, what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.registry.compiled import countries_of
from onrecord.registry.compose import Body, Country, bodies_in_hits, countries_in_hits, longest
from onrecord.registry.context import Context, dominant
from onrecord.registry.fold import Words, name_key, words_of
from onrecord.registry.model import Actor, ActorMatch, DatedName, Link, Person
from onrecord.registry.reading import Found, findings
from onrecord.registry.resolve import resolved, short_of_named
from onrecord.registry.scan import Hit, automaton_of, hits_of

# A report in capitals only (wire copy, MUC) has no case to go by.
_UPPER_SHARE = 0.6
_SAMPLE = 600
_MIN_LETTERS = 40

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


class Registry:
    """All actors, and the automata that find their names."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._rows: list[dict[str, Any]] = compiled["entries"]
        self._exact_table: dict[str, list[list[Any]]] = compiled["exact"]
        self._exact = automaton_of(compiled["exact"])
        self._sounds = automaton_of(compiled["sounds"])
        self._by_id = {row["id"]: number for number, row in enumerate(self._rows)}
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
            made = self._made[number] = _actor(self._rows[number])
        return made

    def find(self, text: str, *, countries: Sequence[str] = ()) -> list[ActorMatch]:
        """All known names in a text, in its order, the longest where they overlap; the whole text is the context.

        `countries` are those that the caller knows the text to be about. A match whose `actor` is None is ambiguous.

        >>> from onrecord.registry import load_registry
        >>> [(m.text, m.actor.id) for m in load_registry().find("Iraqi forces and Russian warplanes struck.")]
        [('Iraqi forces', 'iq-forces'), ('Russian warplanes', 'ru-air-force')]
        """
        scan = self._scan_of_report(text)
        return [found.match for found in findings(self, scan, self.context(scan, countries))]

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
        context = replace(self.context(whole, countries), year=year)
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
        patterns = self._exact_table.get(name_key(word), ())
        codes = {p[1] for p in patterns if p[0] == "country"}
        return codes.pop() if len(codes) == 1 else None

    def role_of(self, phrase: str) -> str | None:
        """The body that a phrase names, whosever it is: "soldiers" the forces."""
        return next((p[1] for p in self._exact_table.get(phrase, ()) if p[0] == "role"), None)

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
        hits = hits_of(words, self._exact, self._sounds, upper=_is_upper(text) if upper is None else upper)
        countries = countries_in_hits(hits)
        bodies = bodies_in_hits(words, hits, countries, self._persons(hits))
        return Scan(text, words, hits, countries, bodies)

    def context(self, scan: Scan, countries: Sequence[str], *, year: int | None = None) -> Context:
        """What the scanned text makes plain."""
        counts = self._counts(scan)
        named: set[str] = set()
        spans = longest((hit.first, hit.last) for hit in scan.hits if any(p[0] == "actor" for p in hit.patterns))
        for hit in scan.hits:
            full = {p[1] for p in hit.patterns if p[0] == "actor" and p[2] in ("name", "person")}
            anyhow = {p[1] for p in hit.patterns if p[0] == "actor"}
            if len(full) == 1 and full == anyhow and hit.close and (hit.first, hit.last) in spans:
                actor = self.actor_at(full.pop())
                named.add(actor.id)
                if actor.country is not None and len(actor.countries) == 1:
                    counts[actor.country] += 1
            elif full and all(p[2] == "person" for p in hit.patterns if p[0] == "actor"):
                named.update(self.actor_at(number).id for number in full)  # each office that the person held
        given = tuple(code.upper() for code in countries)
        shared = frozenset(code for c in scan.countries if len(c.codes) > 1 for code in c.codes)
        said = self._said(scan, named)
        return Context(given=given, counts=counts, named=frozenset(named), year=year, possible=shared, said=said)

    def _said(self, scan: Scan, named: Iterable[str]) -> dict[tuple[str, str], str]:
        """The one country of each body that the text names with its country, or by who holds the office."""
        found: dict[tuple[str, str], set[str]] = {}
        for body in scan.bodies:
            if len(body.codes) == 1:
                found.setdefault((body.role, body.phrase), set()).update(body.codes)
        for ident in sorted(named):
            code, _, role = ident.partition("-")
            for title in _TITLES.get(role, ()):
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
                    for code in countries_of(self._rows[n])[:1]
                    if self._rows[n]["id"].endswith(("-president", "-pm"))
                }
            )
            if len(codes) == 1:
                found.append(Country(hit.first, hit.last, tuple(codes), "capital"))
        return found

    def main_country(self, context: Context) -> str | None:
        """The one country that a report is about: the caller's, else the one that it names most by far."""
        if len(context.given) == 1:
            return context.given[0]
        if context.given:
            return dominant(Counter({code: context.counts[code] for code in context.given if context.counts[code]}))
        return dominant(context.counts)


def _is_upper(text: str) -> bool:
    letters = "".join(filter(str.isalpha, text[:_SAMPLE]))
    return len(letters) > _MIN_LETTERS and sum(map(str.isupper, letters)) > _UPPER_SHARE * len(letters)


def _links(items: Iterable[dict[str, Any]]) -> tuple[Link, ...]:
    return tuple(Link(i["id"], i.get("from"), i.get("to"), i.get("source")) for i in items)


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        id=row["id"], name=row["name"], kind=row["kind"], sector=row.get("sector"), countries=tuple(countries_of(row)),
        names=tuple(row.get("names", ())), acronyms=tuple(row.get("acronyms", ())), short=tuple(row.get("short", ())),
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
