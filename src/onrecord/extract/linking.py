"""Known actors at a place of the report, for speakers, persons and relations."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Body, SpeakerKind
from onrecord.registry import ActorMatch

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


def speaker_kind(match: ActorMatch) -> SpeakerKind:
    """The kind of speaker that the actor is."""
    assert match.actor is not None
    if match.person is not None:
        return "person"
    if match.actor.kind in _STATES:
        return "state"
    return "media" if match.actor.kind in _MEDIA else "organisation"


def body_of(actors: Sequence[ActorMatch], start: int, end: int, text: str) -> Body:
    """The body that the words name, linked where the registry is certain."""
    match = match_at(actors, start, end)
    if match is None or match.actor is None or not names_all(match, start, end):
        return Body(name=text)
    return Body(name=match.actor.name, actor_id=match.actor.id)
