"""Claims as PLOVER's event records have them: a type, the country that acts and the country that is acted upon.

A record has no modality. PLOVER codes what is intended, asked for or refused by types of its own: who will give aid
AGREEs, who will attack THREATENs, who is asked to is the target of a REQUEST. Countries that the actors' own words do
not tell are those named beside them in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Claim, Mention
from onrecord.registry import Registry

_BODIES = frozenset({"igo", "mission", "ngo"})
# The letters under which the records hold them.
_BODY = "IGO"
_WORD = re.compile(r"[\w.’'-]*\w(?:(?<=\.[A-Z])\.)?")
_MOST_WORDS = 3
_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_INTENDED = {"planned": "THREATEN", "threatened": "THREATEN", "demanded": "REQUEST"}


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event record. `named` says whether it tells who acts, or a target that stands for a country or body."""

    type: str
    sources: frozenset[str]
    targets: frozenset[str]
    named: bool


def dyads(claims: Iterable[Claim], registry: Registry) -> list[Dyad]:
    """The records of the claims of one report; none for what is only supposed, or is denied."""
    return [Dyad(kind, *_parties(claim, registry)) for claim in claims if (kind := _kind(claim)) is not None]


def _kind(claim: Claim) -> str | None:
    """The record's type; to do something "unless …" is a threat."""
    modality: str = claim.modality
    if modality == "hypothetical" and " unless " in claim.quote.text[claim.trigger.end - claim.quote.start :]:
        modality = "planned" if claim.event.type in _FRIENDLY - {"RETREAT"} else "threatened"
    return record_type(claim.event.type, modality, claim.polarity, claim.event.mode)


def record_type(kind: str, modality: str, polarity: str, mode: str | None = None) -> str | None:
    """The type under which PLOVER codes an event of this type, modality and polarity.

    >>> record_type("AID", "planned", "positive"), record_type("ASSAULT", "planned", "positive")
    ('AGREE', 'THREATEN')
    >>> record_type("AID", "actual", "negative"), record_type("ASSAULT", "actual", "negative")
    ('REJECT', None)
    """
    friendly = kind in _FRIENDLY
    if polarity == "negative":
        return "REJECT" if friendly else None
    if modality == "hypothetical":
        return None
    if modality == "planned" and friendly:
        return "AGREE" if mode != "withdraw" else "THREATEN"
    return _INTENDED.get(modality, kind)


def _parties(claim: Claim, registry: Registry) -> tuple[frozenset[str], frozenset[str], bool]:
    """Who acts and who is acted upon; where the mentions name no country, the nearest that the sentence names does.

    That is one before the trigger for the source and one after it for the target. A sentence that names only one
    country tells of something within it.
    """
    sources, targets = _all(registry, claim.actor), _all(registry, claim.target)
    told = bool(sources or targets or (claim.actor and (claim.event.type != "ASSAULT" or claim.target)))
    if sources and targets:
        return sources, targets, told
    trigger = claim.trigger.start - claim.quote.start
    around = named_in(claim.quote.text, registry)
    if not sources:
        before = [code for at, code in around if at < trigger and code not in targets]
        sources = frozenset(before[-1:] or [code for _, code in around][:1])
    if not targets:
        after = [code for at, code in around if at > trigger and code not in sources]
        apart = after[:1] or [code for _, code in around if code not in sources][:1]
        targets = frozenset(apart) or sources
    return sources, targets, told


def _all(registry: Registry, mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(code for mention in mentions for code in countries_of(registry, mention))


def countries_of(registry: Registry, mention: Mention) -> frozenset[str]:
    """The countries that a mention stands for: its own, else those that its words name; IGO for a body of many."""
    own = frozenset({mention.country} if mention.country else ())
    if mention.kind in _BODIES:
        return own | {_BODY}
    return own or frozenset(code for _, code in named_in(mention.text, registry))


def named_in(text: str, registry: Registry) -> list[tuple[int, str]]:
    """Where a text names countries, by name, adjective or capital, or bodies of many countries, in its order."""
    words = [(m.start(), m.group().removesuffix("'s").removesuffix("’s")) for m in _WORD.finditer(text)]
    found = {m.start: _BODY for m in registry.find(text) if m.actor is not None and m.actor.kind in _BODIES}
    free = 0
    for n, (at, _) in enumerate(words):
        if at < free:
            continue
        for length in range(_MOST_WORDS, 0, -1):
            run = words[n : n + length]
            code = registry.country_of(" ".join(word for _, word in run)) if run[0][1][:1].isupper() else None
            if code is not None:
                found.setdefault(at, code)
                free = run[-1][0] + len(run[-1][1])
                break
    return sorted(found.items())
