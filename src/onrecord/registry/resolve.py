"""One mention's words to an actor: "dozens of Taliban fighters", "Iraq's Joint Operations Command"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.registry.context import Context
from onrecord.registry.fold import BREAK, Words, words_of
from onrecord.registry.model import Actor, ActorMatch
from onrecord.registry.reading import (
    Found,
    bare_spans,
    body_spans,
    country_spans,
    findings,
    match_at,
    name_spans,
    prefixed,
    select,
)

if TYPE_CHECKING:
    from onrecord.registry.registry import Registry, Scan

# Whose forces are the state's forces.
_HEADS_OF_STATE = ("-president", "-pm", "-gov")


def resolved(registry: Registry, scan: Scan, context: Context, *, report: Scan | None = None) -> ActorMatch | None:
    """The actor that the words name, None where no name is known in them; abstains where two remain.

    A capital stands for its government where it does so in the report: else it may be the city that was hit.
    """
    words = scan.words
    found = _found(registry, scan, context)
    lead = _lead(registry, words, found)
    if lead >= len(words.keys):
        return found[-1].match if found and found[-1].last == len(words.keys) else None
    whole = next((f for f in found if f.first <= lead and f.last == len(words.keys)), None)
    if whole is not None and not _is_another(registry, words, whole):
        return None if _is_mere_city(registry, whole, report, context) else whole.match
    if any(prefixed(registry, words, n) for n in range(len(words.keys))):
        return None
    cut = _cut(registry, words, found, lead)
    head = _dropped_states([f for f in found if f.last > lead and f.last <= cut])
    if any(_is_another(registry, words, f) for f in head):
        return None
    if head:
        return _of_head(registry, scan, head, lead, cut)
    return _of_tail(registry, scan, found, lead, cut)


def short_of_named(registry: Registry, scan: Scan, report: Scan, context: Context) -> ActorMatch | None:
    """“Kata'ib” in a report that names Kata'ib Hizbollah: the one full name that begins so, or ends so in a surname."""
    words = scan.words
    lead = _lead(registry, words, [])
    last = len(words.keys)
    while last > lead and words.keys[last - 1] in registry.words["members"]:
        last -= 1
    if len(words.keys) == 2 and words.keys[0] == "the" and words.keys[1] in registry.words["nouns"]:
        return _by_noun(registry, scan, report, context)
    if last == lead or not words.raw[lead][:1].isupper():
        return None
    wanted = words.keys[lead:last]
    if any(country.first < last and lead < country.last for country in scan.countries):
        return None  # "Russian" begins many names
    if len(wanted) == 1 and wanted[0] in registry.words["weak"]:
        return None
    longer: dict[str, ActorMatch] = {}
    for match in (found.match for found in findings(registry, report, context)):
        keys = words_of(match.text).keys
        part = keys[-len(wanted) :] if match.person is not None else keys[: len(wanted)]
        if match.actor is not None and part == wanted:
            longer.setdefault(match.actor.id, match)
    if len(longer) != 1:
        return None
    full = next(iter(longer.values()))
    why = f"short for {full.text}, which the report names in full"
    return match_at(scan, lead, last, full.actor, full.candidates, why, full.person)


def _by_noun(registry: Registry, scan: Scan, report: Scan, context: Context) -> ActorMatch | None:
    """“the Front”: the one actor of the report whose name holds the word; abstains where two do."""
    noun = scan.words.keys[1]
    bearers: dict[str, Actor] = {}
    for match in (found.match for found in findings(registry, report, context)):
        actor = match.actor
        if actor is not None and match.person is None and noun in words_of(f"{actor.name} | {match.text}").keys:
            bearers.setdefault(actor.id, actor)
    if not bearers:
        return None
    actors = list(bearers.values())
    chosen = actors[0] if len(actors) == 1 else None
    return match_at(scan, 1, 2, chosen, actors, f"{len(actors)} in the report whose name holds “{scan.words.raw[1]}”")


def _found(registry: Registry, scan: Scan, context: Context) -> list[Found]:
    options = [*name_spans(scan), *body_spans(registry, scan), *country_spans(registry, scan, strict=False)]
    return select([*options, *bare_spans(scan, strict=False)], registry, scan, context, lenient=True)


def _is_another(registry: Registry, words: Words, found: Found) -> bool:
    """“a former minister”, “any foreign government”: not the one that the name means."""
    before = set(words.keys[: found.first])
    if before & registry.words["formerly"]:
        return True
    if found.rank == 3:
        return bool(before & registry.words["other"])
    # "a Bosnian" is a person; "Israeli" alone, as of strikes, the state.
    return found.rank == 2 and found.match.why.startswith("adjective") and bool(before - {"the"})


def _is_mere_city(registry: Registry, whole: Found, report: Scan | None, context: Context) -> bool:
    if report is None or whole.rank != 2 or whole.match.actor is None or whole.match.actor.kind != "government":
        return False
    acting = {f.match.text for f in findings(registry, report, context) if f.rank == 2}
    return whole.match.text not in acting


def _lead(registry: Registry, words: Words, found: list[Found]) -> int:
    """The number of the first word that counts: after articles, numbers, and backers ("US-backed")."""
    size = len(words.keys)
    backers = {
        f.first: f.last + 1
        for f in found
        if f.last - 1 in words.tied and f.last < size and words.keys[f.last] in registry.words["backing"]
    }
    lead = 0
    while lead < size and (lead in backers or _leads(registry, words.keys[lead])):
        lead = backers.get(lead, lead + 1)
    return lead


def _leads(registry: Registry, key: str) -> bool:
    return key == BREAK or key.isdigit() or key in registry.words["lead"]


def _cut(registry: Registry, words: Words, found: list[Found], lead: int) -> int:
    """Where the head of the mention ends: what follows says more about it."""
    inside = {n for f in found for n in range(f.first, f.last)}
    ends = registry.words["cut"] | {BREAK, "of"}
    return next((n for n in range(lead, len(words.keys)) if n not in inside and words.keys[n] in ends), len(words.keys))


def _dropped_states(found: list[Found]) -> list[Found]:
    """Without a country before its own body or before a group.

    Of "Iraq's Joint Operations Command" only the command; of "two British Isis militants" only Isis.
    """
    kept = []
    for f in found:
        later = [o for o in found if o.first >= f.last and o.match.actor is not None]
        code = f.match.actor.country if f.match.actor is not None else None
        own = any(o.match.actor is not None and code in o.match.actor.countries for o in later)
        origin = f.match.why.startswith("adjective") and any(o.rank == 0 and o.first == f.last for o in later)
        if f.rank != 2 or not (own or origin):
            kept.append(f)
    return kept


def _of_head(registry: Registry, scan: Scan, head: list[Found], lead: int, cut: int) -> ActorMatch | None:
    words = scan.words
    last = head[-1]
    rest = [n for n in range(last.last, cut) if words.keys[n] != BREAK]
    if last.last - 1 in words.tied or not _rest_fits(registry, words, last, rest):
        return None
    if len({f.match.actor.id if f.match.actor else None for f in head}) > 1:
        return _of_several(scan, head)
    if _is_list(words, cut):
        return None
    # "Lyon authorities", "eastern Syria": of somewhere that the registry does not know, or a part of it.
    strange = [n for n in range(lead, head[0].first) if not _leads(registry, words.keys[n])]
    return None if strange and last.rank in (2, 3) else last.match


def _is_list(words: Words, cut: int) -> bool:
    """“UK, US and French special forces”: a comma, and later another that is added."""
    return cut < len(words.keys) and words.keys[cut] == BREAK and bool({"and", "or"} & set(words.keys[cut:]))


def _rest_fits(registry: Registry, words: Words, last: Found, rest: list[int]) -> bool:
    """Whether the words after the name mean its members, or are the name of the person who holds the office."""
    if last.rank == 2:
        return not rest  # "Russian terrorists", "Iraqi militias" are no body of the state
    if all(words.keys[n] in registry.words["members"] or _leads(registry, words.keys[n]) for n in rest):
        return True
    return last.rank in (1, 3) and all(words.raw[n][:1].isupper() for n in rest)


def _of_several(scan: Scan, head: list[Found]) -> ActorMatch:
    """“Russian Foreign Minister Lavrov”: a person beside his office is one; else two remain."""
    last = head[-1]
    codes = {f.match.actor.country for f in head if f.match.actor is not None}
    if len(codes) == 1 and None not in codes and last.match.person is not None:
        return last.match
    candidates = {c.id: c for f in head for c in f.match.candidates}
    return match_at(scan, head[0].first, last.last, None, candidates.values(), "the words name more than one actor")


def _of_tail(registry: Registry, scan: Scan, found: list[Found], lead: int, cut: int) -> ActorMatch | None:
    """“members of the Taliban”: the head says only that they belong to what comes after."""
    words = scan.words
    if cut >= len(words.keys) or words.keys[cut] not in registry.words["linking"] or cut == lead:
        return None
    heads = words.keys[lead:cut]
    if not all(key in registry.words["members"] or key == "and" or _leads(registry, key) for key in heads):
        return None
    after = _dropped_states([f for f in found if f.first >= cut])
    if not after:
        return None
    first = after[0]
    passed = {n for f in found for n in range(f.first, f.last)}
    between = range(cut + 1, first.first)
    if any(n not in passed and words.keys[n] != "to" and not _leads(registry, words.keys[n]) for n in between):
        return None
    if first.rank == 2 and not registry.words["envoys"].intersection(heads):
        return None
    return _body_of_tail(registry, scan, " ".join(heads), first.match) or first.match


def _body_of_tail(registry: Registry, scan: Scan, heads: str, match: ActorMatch) -> ActorMatch | None:
    """“forces loyal to Bashar al-Assad”, “soldiers of the Syrian government”: the state's body that the head names."""
    role = registry.role_of(heads)
    if match.actor is None or role is None or not match.actor.id.endswith(_HEADS_OF_STATE):
        return None
    body = registry.get(f"{match.actor.id.split('-')[0]}-{role}")
    if body is None:
        return None
    return ActorMatch(0, len(scan.text), scan.text, body, (body,), f"a body, and whose it is: “{scan.text}”")
