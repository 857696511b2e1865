"""Known actors at a place of the report, for speakers, persons and relations."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Body, SpeakerKind
from onrecord.registry import Actor, ActorMatch, load_registry
from onrecord.text import fold

_STATES = frozenset({"state", "government"})
_MEDIA = frozenset({"media"})


def match_at(actors: Sequence[ActorMatch], start: int, end: int) -> ActorMatch | None:
    """The certain match that covers most of these characters; None where there is none."""
    best, most = None, 0
    for match in actors:
        if match.start >= end:
            break
        shared = min(end, match.end) - max(start, match.start)
        if match.actor is not None and shared > most:
            best, most = match, shared
    return best


def names_all(match: ActorMatch, start: int, end: int) -> bool:
    """Whether the match names what stands there, not a part of it: articles and the like may be left over."""
    return match.start <= start + 4 and match.end >= end - 2


def names_person(match: ActorMatch) -> bool:
    """Whether the words name a person who holds an office of the actor, in any spelling that the registry lists."""
    if match.person is not None or match.actor is None:
        return match.person is not None
    return any(fold(person.name) == fold(match.text) for person in match.actor.people)


def speaker_kind(match: ActorMatch) -> SpeakerKind:
    """The kind of speaker that the actor is."""
    assert match.actor is not None
    if names_person(match) or match.actor.kind == "office":
        return "person"
    if match.actor.kind in _STATES:
        return "state"
    return "media" if match.actor.kind in _MEDIA else "organisation"


def body_of(actors: Sequence[ActorMatch], start: int, end: int, text: str) -> Body | None:
    """The body that the words name, linked where the registry is certain."""
    match = match_at(actors, start, end)
    if match is None or match.actor is None or not names_all(match, start, end):
        return Body(name=text)
    return represented(match.actor) if match.end > end else Body(name=match.actor.name, actor_id=match.actor.id)


def represented(actor: Actor) -> Body | None:
    """Whom the holder of an office speaks for: the government for a prime minister, a body for its own people.

    >>> from onrecord.registry import load_registry
    >>> (match,) = load_registry().find("The Iraqi prime minister spoke.")
    >>> represented(match.actor).name
    'Government of Iraq'
    """
    if actor.kind != "office":
        return Body(name=actor.name, actor_id=actor.id)
    above = load_registry().get(actor.part_of[0].id) if actor.part_of else None
    return Body(name=above.name, actor_id=above.id) if above is not None else None
