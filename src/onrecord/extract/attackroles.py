"""The roles of a report's attacks as the learned reader has them, around the attacks that the rules found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.extract.attackfacts import facts_of
from onrecord.model import Claim
from onrecord.reader.roles import Role, RoleSpan, read_roles
from onrecord.registry import ActorMatch


def attack_places(claims: Sequence[Claim]) -> list[int]:
    """Where the claims tell of a use of force, so that there may be more to read around it."""
    return [claim.trigger.start for claim in claims if claim.event.type == "ASSAULT"]


def attack_roles(
    text: str,
    *,
    claims: Sequence[Claim],
    actors: Sequence[ActorMatch],
    favoured: Mapping[Role, Collection[str]] | None = None,
) -> list[RoleSpan]:
    """Who attacked what or whom with what in a report; nobody where no claim tells of an attack.

    `text` is the report's text in the case of print, with the same offsets; `actors` are the names known in it;
    `favoured` are wordings that something else takes for fillers.
    """
    places = attack_places(claims)
    if not places:
        return []
    return read_roles(
        text, places, lambda offsets: facts_of(text, offsets, claims=claims, actors=actors), favoured=favoured
    )
