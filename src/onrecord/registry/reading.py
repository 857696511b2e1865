"""From hits to matches: which of the overlapping hits holds, and which actor it names in this context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.registry.compose import Body, Country
from onrecord.registry.context import Context, choose, fits_year
from onrecord.registry.doubt import (
    beside_a_name,
    cited,
    credible,
    held_then,
    in_longer_name,
    is_their_thing,
    is_venue,
    is_vouched,
    kind_of,
    means_another,
    namesake,
    shouted_word,
    titles_before,
)
from onrecord.registry.fold import BREAK, Words, word_key
from onrecord.registry.model import Actor, ActorMatch, Person
from onrecord.registry.persons import office_of, person_of, term_of, years_of
from onrecord.registry.scan import Hit, Pattern

if TYPE_CHECKING:
    from onrecord.registry.registry import Registry, Scan

_OFFICES = frozenset({"president", "pm", "mfa", "mod", "moi", "moj", "moh", "moinf", "mof"})
# "The legislature", "the attorney general": each American state has its own.
_OF_EACH_STATE = frozenset({"parliament", "courts", "prosecutors"})
_BRITISH_TITLES = frozenset({"GB", "US", "IN", "PK", "BD", "LK", "NP", "PH", "MX"})
_AMERICAN_TITLES = frozenset({"US", "GB", "PH", "IL", "CA", "IE", "AU", "KE", "NG", "ZA"})
_FEDERAL = frozenset({"US", "CA", "AU"})
# Bodies whose acronyms need no country: the world knows them.
_WORLDWIDE = frozenset({"igo", "ngo", "monitor", "court", "media", "mission"})
# "IRC", "AU": in a report on one American town they are something else.
_SHORT_ACRONYM = 3
_CHARITIES = frozenset({"ngo", "monitor", "company"})
_FULL = frozenset({"name", "weak", "person"})


@dataclass(frozen=True, slots=True)
class Found:
    """A match and the words it takes up; `rank`: a name (0), body (1), country (2) or body without a country (3)."""

    first: int
    last: int
    rank: int
    match: ActorMatch


def findings(registry: Registry, scan: Scan, context: Context) -> list[Found]:
    """The matches that hold, in the order of the text."""
    options = [*name_spans(scan), *body_spans(registry, scan), *country_spans(registry, scan, strict=True)]
    return select([*options, *bare_spans(scan, strict=True)], registry, scan, context, lenient=False)


Option = tuple[int, int, int, "Hit | Body | Country"]


def select(
    options: Iterable[Option], registry: Registry, scan: Scan, context: Context, *, lenient: bool
) -> list[Found]:
    """The options that stand when longer ones go first, each with the actor that it means."""
    ordered = sorted(options, key=lambda o: (o[0] - o[1], o[2], isinstance(o[3], Hit) and not o[3].close, o[0]))
    taken: set[int] = set()
    kept: list[Found] = []
    for first, last, rank, what in ordered:
        if not taken.isdisjoint(range(first, last)) or prefixed(registry, scan.words, first):
            continue
        if isinstance(what, Hit) and all(p[0] != "actor" for p in what.patterns):
            taken.update(range(first, last))
            continue
        if shouted_word(registry, scan, first, last):
            continue
        match = _match(registry, scan, context, what, rank, lenient=lenient)
        if match is not None:
            taken.update(range(first, last))
            kept.append(Found(first, last, rank, match))
    return sorted(kept, key=lambda found: found.first)


def prefixed(registry: Registry, words: Words, first: int) -> bool:
    """Whether "anti-" or the like is tied to the word, so that it names somebody else's friend or foe."""
    return first > 0 and words.keys[first - 1] in registry.words["prefixes"]


def name_spans(scan: Scan) -> list[Option]:
    """Names of actors and persons, and longer words that hold a country's name and mean something else."""
    return [(hit.first, hit.last, 0, hit) for hit in scan.hits if any(p[0] in ("actor", "stop") for p in hit.patterns)]


def body_spans(registry: Registry, scan: Scan) -> list[Option]:
    """Bodies with their country, but not where their words are a name of its own (Syria's National Defence Forces)."""
    named = {
        (hit.last, code): hit.first
        for hit in scan.hits
        for pattern in hit.patterns
        if pattern[0] == "actor" and pattern[2] in ("name", "weak") and hit.last - hit.first > 1
        for code in registry.actor_at(pattern[1]).countries
    }
    return [
        (body.first, body.last, 1, body)
        for body in scan.bodies
        if not body.bare and not any(named.get((body.last, code), -1) > body.first for code in body.codes)
    ]


def bare_spans(scan: Scan, *, strict: bool) -> list[Option]:
    """Bodies without a country; where `strict`, only with an article, or where the words are plain enough."""
    keys = scan.words.keys
    found: list[Option] = []
    for body in scan.bodies:
        if not body.bare:
            continue
        articled = body.first > 0 and keys[body.first - 1] == "the"
        if not strict or articled or body.last - body.first > 1 or body.role == "police":
            found.append((body.first, body.last, 3, body))
    return found


def country_spans(registry: Registry, scan: Scan, *, strict: bool) -> list[Option]:
    """Countries; where `strict`, adjectives only as nouns and capitals only where they act."""
    return [
        (country.first, country.last, 2, country)
        for country in scan.countries
        if not strict or _stands_alone(registry, scan, country)
    ]


def _stands_alone(registry: Registry, scan: Scan, country: Country) -> bool:
    words = scan.words
    before = words.keys[country.first - 1] if country.first else ""
    after = words.keys[country.last] if country.last < len(words.keys) else "|"
    if country.form in ("name", "people"):
        place = country.form == "name" and is_venue(registry, scan, country.last)
        return not place and not namesake(registry, scan, country.first, country.last)
    if country.form == "capital":
        strange = beside_a_name(registry, scan, country.first, country.last)
        return not strange and before not in registry.words["place_before"] and after in registry.words["state_verbs"]
    if country.form == "adjective":
        return before == "the" and after in registry.words["state_verbs"] and country.last - 1 not in words.tied
    return False


def _match(
    registry: Registry, scan: Scan, context: Context, what: Hit | Body | Country, rank: int, *, lenient: bool
) -> ActorMatch | None:
    if isinstance(what, Hit):
        return _name_match(registry, scan, context, what, lenient=lenient)
    if isinstance(what, Body):
        return _body_match(registry, scan, context, what, lenient=lenient)
    if what.form == "capital":
        ids, why = [f"{code.lower()}-gov" for code in what.codes], "a capital stands for its government"
    elif what.form == "people":
        ids, why = [f"{code.lower()}-people" for code in what.codes], "the people of a state"
    else:
        ids, why = [code.lower() for code in what.codes], f"{what.form} of a state"
    return _among(registry, scan, context, what.first, what.last, ids, why)


def match_at(
    scan: Scan, first: int, last: int, actor: Actor | None, candidates: Iterable[Actor], why: str,
    person: Person | None = None,
) -> ActorMatch:  # fmt: skip
    """The match over these words of the text."""
    start, end = scan.words.starts[first], scan.words.ends[last - 1]
    return ActorMatch(start, end, scan.text[start:end], actor, tuple(candidates), why, person)


def _among(
    registry: Registry, scan: Scan, context: Context, first: int, last: int, ids: Iterable[str], why: str
) -> ActorMatch | None:
    actors = [actor for ident in ids if (actor := registry.get(ident)) is not None]
    if not actors:
        return None
    chosen, reason = choose(actors, context)
    return match_at(scan, first, last, chosen, actors, why if len(actors) == 1 else reason)


def _body_match(registry: Registry, scan: Scan, context: Context, body: Body, *, lenient: bool) -> ActorMatch | None:
    if not lenient and _is_no_body(registry, scan, body):
        return None
    words = " ".join(scan.words.raw[body.first : body.last])
    if not body.bare:
        ids = [f"{code.lower()}-{body.role}" for code in body.codes]
        return _among(registry, scan, context, body.first, body.last, ids, f"a country and its body: “{words}”")
    code, why = context.said.get((body.role, body.phrase)), "the only one that the report names so"
    beside = body.role in _OFFICES and _beside_a_person(scan, body)
    if code is None or len(context.given) == 1 or beside or (body.role == "police" and not lenient):
        code = registry.main_country(context)
        why = f"“{words}” in a report on {code}"
    if code is not None and not _uses_title(registry, code, body.phrase):
        return None
    if code in _FEDERAL and body.phrase != "congress" and body.role in _OF_EACH_STATE and not lenient:
        return None
    if code is not None:
        return _among(registry, scan, context, body.first, body.last, [f"{code.lower()}-{body.role}"], why)
    if not lenient:
        return None
    actors = [a for c in context.given if (a := registry.get(f"{c.lower()}-{body.role}"))]
    return match_at(
        scan, body.first, body.last, None, actors, "every state has one, and the report names no one country"
    )


def _is_common_noun(registry: Registry, scan: Scan, hit: Hit, pattern: Pattern, *, lenient: bool) -> bool:
    """Whether a paper's name is not spoken of as a paper's: “the Hindu shrine”, “at dawn”."""
    words = scan.words
    if pattern[3] == "T" and (hit.first == 0 or words.keys[hit.first - 1] != "the"):
        return True
    if pattern[3] != "T" and (pattern[2] != "short" or registry.actor_at(pattern[1]).kind != "media"):
        return False
    whole = lenient and hit.last == len(words.keys)
    return not whole and not cited(registry, words, hit.first, hit.last)


def _is_member_state(scan: Scan, body: Body) -> bool:
    """“The Brazilian state, Rio Grande do Norte”, “the US state of Delaware”, “Syrian state media”: not the state."""
    words = scan.words
    before = words.keys[body.first - 1] if body.first else BREAK
    after = words.keys[body.last]
    verb = body.last + 1 < len(words.keys) and after in (
        "has",
        "is",
        "was",
        "had",
        "can",
        "must",
        "will",
        "and",
        "to",
        "in",
    )
    return before != "the" or not (
        verb or (after == BREAK and not words.raw[min(body.last + 1, len(words.raw) - 1)].istitle())
    )


def _beside_a_person(scan: Scan, body: Body) -> bool:
    """“Nicole Belloubet, the justice minister”: whose minister she is the report need not have said."""
    words = scan.words
    after = body.last < len(words.keys) and words.raw[body.last][:1].isupper()
    comma = body.first > 2 and words.keys[body.first - 1] == "the" and words.keys[body.first - 2] == BREAK
    return after or (comma and words.raw[body.first - 3][:1].isupper())


def _uses_title(registry: Registry, code: str, phrase: str) -> bool:
    """Whether that state calls an office so: foreign secretaries are British, Indian or Pakistani, not Syrian."""
    if phrase in registry.words["british_titles"]:
        return code in _BRITISH_TITLES
    return phrase not in registry.words["american_titles"] or code in _AMERICAN_TITLES


def _is_no_body(registry: Registry, scan: Scan, body: Body) -> bool:
    """Whether the words say that it is one no longer (“a former Iraqi minister”), or describe (“the military base”)."""
    keys = scan.words.keys
    if registry.words["formerly"].intersection(keys[max(body.first - 1, 0) : body.first]):
        return True
    if body.last == len(keys):
        return False
    if is_venue(registry, scan, body.last):
        return True
    if keys[body.last - 1] == "state" and _is_member_state(scan, body):
        return True
    if not body.bare:
        return False
    if keys[body.last] == "of":
        return True
    raw = scan.words.raw
    longer = raw[body.first][:1].isupper() and raw[body.last][:1].isupper() and not scan.upper
    return keys[body.last] in registry.words["adjectival"] or (longer and body.role not in _OFFICES)


def _name_match(registry: Registry, scan: Scan, context: Context, hit: Hit, *, lenient: bool) -> ActorMatch | None:
    patterns = [p for p in hit.patterns if p[0] == "actor"]
    patterns = [p for p in patterns if not means_another(scan, hit, p, registry.actor_at(p[1]), context)]
    kept = [p for p in patterns if not in_longer_name(registry, scan, hit, p, registry.actor_at(p[1]))]
    if len(kept) < len(patterns) and not lenient:
        patterns = kept
    patterns = [p for p in patterns if not is_their_thing(registry, scan, hit, registry.actor_at(p[1]))]
    patterns = [p for p in patterns if not _is_common_noun(registry, scan, hit, p, lenient=lenient)]
    sure = [p for p in patterns if credible(registry.actor_at(p[1]), kind_of(registry, scan.words, hit, p), context)]
    full = _nearest(registry, context, [p for p in sure if p[2] in _FULL])
    needy = [p for p in patterns if (p[2] not in _FULL or p not in sure) and not (_by_sound(p) and hit.close)]
    words = scan.text[scan.words.starts[hit.first] : scan.words.ends[hit.last - 1]]
    backed = [p for p in needy if _has_evidence(registry, scan, context, hit, p, alone=len(patterns) == 1)]
    pool = _actors(registry, [*full, *backed])
    if not pool and lenient:
        pool = _actors(registry, needy)
        elsewhere = bool(context.given or context.counts)
        if len(pool) > 1 or (elsewhere and pool and pool[0].countries):
            why = "nothing else in the words says which is meant" if len(pool) > 1 else "its country is not in play"
            return match_at(scan, hit.first, hit.last, None, pool, why)
    if not pool:
        return None
    person = person_of(pool, patterns, registry)
    if person is not None:
        return _person_match(registry, scan, context, hit, pool, person)
    chosen, why = choose(
        [actor for actor in pool if fits_year(actor, words, context.year or context.latest)] or pool, context
    )
    if chosen is not None and backed and not full:
        evidence = "its full name" if chosen.id in context.named else "its country"
        why = f"short for {chosen.name}: {evidence} is in the report"
    if chosen is not None and not hit.close:
        why = f"another transliteration of a name of {chosen.name}"
    return match_at(scan, hit.first, hit.last, chosen, pool, why)


def _person_match(
    registry: Registry, scan: Scan, context: Context, hit: Hit, pool: list[Actor], person: Person
) -> ActorMatch:
    """The office or group for which a person stands: the one of the title before the name, or held at the time."""
    titles, gone = titles_before(registry, scan, hit.first)
    titled = [actor for actor in pool if actor.id.rpartition("-")[2] in titles]
    actor = office_of(titled or pool, person, context)
    person = term_of(actor, person, context.year)
    why = f"{person.name}, {person.role or 'member'}{years_of(person)}: {actor.name}"
    stands = not gone and (bool(titled) or held_then(actor, person, context))
    return match_at(scan, hit.first, hit.last, actor if stands else None, pool, why, person)


def _nearest(registry: Registry, context: Context, patterns: list[Pattern]) -> list[Pattern]:
    """The patterns spelled as in the text; those of another transliteration where no other is there, or fits."""
    exact = [p for p in patterns if not _by_sound(p)]
    near = [p for p in patterns if _by_sound(p)]

    def fits(some: list[Pattern]) -> bool:
        return any(context.weight(registry.actor_at(p[1])) > 0 for p in some)

    return near if near and (not exact or (fits(near) and not fits(exact))) else exact


def _by_sound(pattern: Pattern) -> bool:
    return len(pattern) > 5


def _has_evidence(registry: Registry, scan: Scan, context: Context, hit: Hit, pattern: Pattern, *, alone: bool) -> bool:
    actor = registry.actor_at(pattern[1])
    words = scan.text[scan.words.starts[hit.first] : scan.words.ends[hit.last - 1]]
    if pattern[2] == "guarded":
        return is_vouched(registry, scan, hit, actor, context)
    if pattern[2] == "short" and actor.kind == "ministry" and actor.country is not None:
        return registry.main_country(context) == actor.country  # every state has a “Justice Department”
    short_word = len(word_key(words)) <= _SHORT_ACRONYM and word_key(words) not in registry.words["famous"]
    if pattern[2] == "acronym" and actor.kind in _CHARITIES and short_word:
        return actor.id in context.named
    if actor.id in context.named or context.weight(actor) > 0:
        return True
    if not actor.countries and any(link.id in context.named for link in actor.part_of):
        return True
    if not alone or pattern[2] != "acronym" or actor.countries or actor.kind not in _WORLDWIDE:
        return False
    key = word_key(words)
    return len(key) > _SHORT_ACRONYM or key in registry.words["famous"]


def _actors(registry: Registry, patterns: Iterable[Pattern]) -> list[Actor]:
    return [registry.actor_at(number) for number in sorted({p[1] for p in patterns})]
