"""From a reading to its sketches: one for each incident that the report tells of, and which one it is mainly about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.consolidate.mentions import LEAD, days_of, main_group, mentions_of, ordinal, spots_of
from onrecord.consolidate.sketch import Sketch, Spot
from onrecord.consolidate.words import names_in, rarity, weighted, words_of
from onrecord.gazetteer import load_gazetteer
from onrecord.model import Claim, Mention, Reading, Report
from onrecord.registry import load_registry
from onrecord.text import digest, fold

# Places are looked for in so many characters.
AROUND = 700
# What stands before the word that names the event, or in its sentence, and sets it apart from another event.
_SECOND = re.compile(r"\b(?:second|third|separate|unrelated|fresh) (?:[\w-]+ ){0,1}$", re.IGNORECASE)
_EARLIER = re.compile(r"\bearlier (?:in the day|that day|the same day|(?:[\w-]+ )?$)", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\banniversary\b|\b(?:a|one|two|three|five|ten|\d+) years? (?:ago|after|since)\b", re.IGNORECASE
)
_AGE = re.compile(r"\b(\d{1,3})-year-old|(?<=, )(\d{1,2})(?=, )|\baged? (\d{1,3})\b")
_EMPTY = frozenset(
    "the a an of in and their his its her at least people more than some man woman men women person".split()
)
_ANCESTORS = 4
# Halvings of all reports (words.py) from which a word of a name counts, and from which it tells two persons apart.
UNCOMMON, RARE = 5, 8


def sketches_of(reading: Reading) -> tuple[Sketch, ...]:
    """The sketches of all incidents of a report, in the order in which it tells them."""
    groups = mentions_of(reading.claims)
    main = main_group(groups)
    return tuple(_sketch(reading.report, claims, ident=ident, main=ident == main) for ident, claims in groups.items())


def report_sketch(reading: Reading) -> Sketch:
    """The sketch of what a report is mainly about; where it tells of no incident, one of its words, without claims."""
    found = [sketch for sketch in sketches_of(reading) if sketch.main]
    return (
        found[0]
        if found
        else replace(
            _sketch(reading.report, reading.claims, ident=f"i:{digest(reading.report.id)}", main=True), claims=()
        )
    )


def _sketch(report: Report, claims: Sequence[Claim], *, ident: str, main: bool) -> Sketch:
    text = report.text
    said = " ".join(dict.fromkeys(claim.quote.text for claim in claims))
    published = ordinal(report.published)
    whole = f"{report.title or ''}\n{text}" if main else said
    runs = [*names_in(whole).values(), *(_headline_names(report.title or "") if main else ())]
    linked = {w for c in claims for m in (*c.actor, *c.target) if m.actor_id for w in fold(m.text).split()}
    speakers = {w for c in claims if c.speaker for w in fold(c.speaker.name or c.speaker.text).split()}
    spots = spots_of(claims)
    around = tuple(s for s in spots if s.is_definite)[:3] or (_around(report, spots) if main else ())
    actors = _names(m for claim in claims for m in claim.actor)
    targets = _names(m for claim in claims for m in claim.target)
    return Sketch(
        id=ident,
        report=report.id,
        claims=tuple(sorted(claim.id for claim in claims)),
        main=main,
        published=published,
        types=tuple(sorted({claim.event.type for claim in claims})),
        modes=_by_count(claim.event.mode for claim in claims if claim.event.mode),
        days=days_of(claims),
        spots=spots,
        around=around,
        countries=tuple(sorted({s.country for s in spots or around if s.country})),
        actors=actors,
        targets=targets,
        families=_families(actors),
        tolls=_tolls(claims),
        weapons=_by_count(w.category for claim in claims for w in claim.weapon if w.category),
        names=_rare_names(runs, linked),
        full_names=_rare_pairs(runs, linked | _words_of_places(spots, around)),
        persons=_rare_pairs(names_in(said).values(), linked | speakers | _words_of_places(spots, around)),
        ages=_ages(whole),
        words=weighted(words_of(whole)),
        lead=weighted(words_of(f"{report.title or ''}\n{text[:LEAD]}" if main else said)),
        title=weighted(words_of(report.title or "")) if main else {},
        marks=_marks(claims),
        count=max((c.event.count.low or 1 for c in claims if c.event.count), default=1),
    )


def _marks(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What most of the claims say to set their incident apart from another one."""
    found: Counter[str] = Counter()
    for claim in claims:
        before = claim.quote.text[: max(0, claim.trigger.start - claim.quote.start)]
        found["second"] += bool(_SECOND.search(before))
        found["earlier"] += bool(_EARLIER.search(before))
        found["anniversary"] += bool(_ANNIVERSARY.search(claim.quote.text))
    return tuple(sorted(mark for mark, n in found.items() if 2 * n >= len(claims) > 0))


def _by_count(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


def _around(report: Report, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places that the headline and the first part of the text name most, whatever they say of them."""
    headline = f"{report.title or ''}\n"
    weights = Counter({spot.country: 1 for spot in spots if spot.country})
    found: Counter[Spot] = Counter()
    for match in load_gazetteer().find(headline + report.text[:AROUND], countries=dict(weights)):
        if (place := match.toponym) is not None and match.precision is not None and match.precision <= 3:
            spot = Spot(
                fold(place.name), place.country, match.lat, match.lon, (match.radius_m or 0) / 1000, match.precision
            )
            found[spot] += 2 if match.start < len(headline) else 1
    return tuple(sorted(found, key=lambda s: (-found[s], s.precision or 9, s.name))[:3])


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Ids where the registry knows the actor, else the folded words."""
    found: dict[str, None] = {}
    for mention in mentions:
        if mention.actor_id:
            found[mention.actor_id] = None
        else:
            words = [w for w in fold(mention.name or mention.text).split() if w not in _EMPTY]
            if words:
                found[" ".join(words)] = None
    return tuple(sorted(found))


def _families(actors: Sequence[str]) -> tuple[str, ...]:
    """The actors that the registry knows, with what they are part of."""
    registry = load_registry() if actors else None
    found: set[str] = set()
    for ident in actors:
        line, depth = [ident], 0
        while line and depth < _ANCESTORS:
            known = [actor for one in line if registry and (actor := registry.get(one))]
            found.update(actor.id for actor in known)
            line = [link.id for actor in known for link in (*actor.part_of, *actor.same_as)]
            depth += 1
    return tuple(sorted(found))


def _tolls(claims: Sequence[Claim]) -> dict[str, tuple[tuple[int | None, int | None], ...]]:
    found: dict[str, set[tuple[int | None, int | None]]] = {}
    for claim in claims:
        for toll in claim.casualties:
            if not toll.part and (toll.low is not None or toll.high is not None):
                found.setdefault(toll.effect, set()).add((toll.low, toll.high))
    return {effect: tuple(sorted(found[effect], key=str)) for effect in sorted(found)}


def _ages(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(next(g for g in match.groups() if g)) for match in _AGE.finditer(text)}))


def _rare_names(runs: Iterable[tuple[str, ...]], linked: Collection[str]) -> dict[str, int]:
    """The words of names with their rarity, without those by which an actor of the registry is known."""
    words = {word for run in runs for word in run if word not in linked and not word.isdigit()}
    return {word: rarity(word) for word in sorted(words) if rarity(word) >= UNCOMMON}


def _words_of_places(*spots: Sequence[Spot]) -> set[str]:
    return {word for some in spots for spot in some for word in spot.name.split()}


def _headline_names(title: str) -> list[tuple[str, ...]]:
    """The rare words of a headline, where capitals say nothing: each may be a name."""
    return [(word,) for word in words_of(title) if rarity(word) >= RARE]


def _rare_pairs(runs: Iterable[tuple[str, ...]], linked: Collection[str]) -> tuple[str, ...]:
    """Two words of a name side by side of which one is rare: "devin anderson"."""
    found = {
        f"{one} {two}"
        for run in runs
        for one, two in pairwise(run)
        if one not in linked and two not in linked
        and min(rarity(one), rarity(two)) >= UNCOMMON and max(rarity(one), rarity(two)) >= RARE
    }  # fmt: skip
    return tuple(sorted(found))
