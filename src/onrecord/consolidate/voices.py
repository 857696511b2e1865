"""Who vouches for a claim, made comparable: a minister, "the ministry" and "Baghdad" can be one voice."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.consolidate.model import Source, Told, VoiceKind
from onrecord.model import Claim, Speaker
from onrecord.registry import Actor, load_registry
from onrecord.text import fold

_SIDES = frozenset({"armed-group", "militia", "gang", "forces"})
_STATE = frozenset({"state", "government", "ministry", "office", "parliament", "court", "intelligence", "party"})
_WATCHING = frozenset({"monitor", "ngo", "igo", "mission"})
_LOCAL = (
    "mayor", "governor", "police", "hospital", "doctor", "medic", "resident", "witness", "villager", "civil defence",
    "civil defense", "rescue", "health", "sheriff", "council", "neighbour", "neighbor", "coroner", "activist",
)  # fmt: skip
_PRONOUNS = frozenset("he she they it we i who".split())
_ANCESTORS = 4


def told_by(claim: Claim, source: Source, *, sides: Collection[str] = ()) -> Told:
    """The claim as a witness; `sides` are the ids of those who fought, with what they are part of."""
    speaker = claim.speaker
    return Told(
        claim=claim.id, report=source.report, origin=source.origin, source=source.name, published=source.published,
        speaker=label(claim, speaker) if speaker else None, voice=voice(speaker, source), kind=kind_of(speaker, sides),
        quote=claim.quote.text,
    )  # fmt: skip


def voice(speaker: Speaker | None, source: Source) -> str:
    """What is the same for all claims of one speaker: the body spoken for, the actor, the name; else the publisher."""
    if speaker is None:
        return f"medium:{fold(source.name)}"
    if speaker.on_behalf_of is not None:
        return speaker.on_behalf_of.actor_id or fold(speaker.on_behalf_of.name)
    if speaker.actor_id:
        return speaker.actor_id
    named = fold(speaker.name or speaker.text)
    # "Two officials" of two reports need not be the same two.
    return f"{source.report}:{named}" if speaker.kind == "unnamed" else named


def label(claim: Claim, speaker: Speaker) -> str:
    """How the speaker is called in a sentence: as the report does, the full name where it has but a pronoun."""
    if speaker.text.casefold() in _PRONOUNS or (speaker.kind == "person" and speaker.name):
        return speaker.name or speaker.text
    before = claim.quote.text[: max(0, speaker.start - claim.quote.start)]
    # "the Popular Mobilisation Forces said": the span of a name leaves its article out.
    return f"the {speaker.text}" if before.casefold().endswith("the ") else speaker.text


def actors_of(speaker: Speaker | None) -> frozenset[str]:
    """The ids of the speaker and of the body spoken for, with what they are part of."""
    if speaker is None:
        return frozenset()
    body = speaker.on_behalf_of.actor_id if speaker.on_behalf_of else None
    return lineage(ident for ident in (speaker.actor_id, body) if ident)


def lineage(idents: Iterable[str]) -> frozenset[str]:
    """The actors with all that they are part of, as far as the registry knows."""
    registry, found = load_registry(), set[str]()
    line = list(idents)
    for _ in range(_ANCESTORS):
        found.update(line)
        known = [actor for ident in line if (actor := registry.get(ident)) is not None]
        line = [link.id for actor in known for link in (*actor.part_of, *actor.same_as) if link.id not in found]
    return frozenset(found)


def kind_of(speaker: Speaker | None, sides: Collection[str] = ()) -> VoiceKind:
    """What kind of witness the speaker is."""
    if speaker is None or speaker.kind == "media":
        return "medium"
    actor = _actor(speaker)
    if actor is not None:
        if actor.id in sides or actor.kind in _SIDES:
            return "belligerent"
        if actor.kind in _WATCHING:
            return "monitor"
        if actor.kind == "media":
            return "medium"
    words = f"{speaker.text} {speaker.role or ''}".casefold()
    if (actor is not None and actor.kind == "police") or any(word in words for word in _LOCAL):
        return "local"
    if (actor is not None and actor.kind in _STATE) or speaker.kind == "state":
        return "official"
    return "unnamed" if speaker.kind == "unnamed" else "person"


def _actor(speaker: Speaker) -> Actor | None:
    registry = load_registry()
    body = speaker.on_behalf_of.actor_id if speaker.on_behalf_of else None
    return next((found for ident in (body, speaker.actor_id) if ident and (found := registry.get(ident))), None)
