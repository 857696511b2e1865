"""What the registry's matches link to."""

from __future__ import annotations

from onrecord.registry import ActorMatch, Registry


def ids(registry: Registry, text: str) -> set[str]:
    """The actors that the text's names link to."""
    return {match.actor.id for match in registry.find(text) if match.actor is not None}


def linked(match: ActorMatch | None) -> str | None:
    """The actor that the match links to."""
    return match.actor.id if match is not None and match.actor is not None else None
