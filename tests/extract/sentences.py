"""Sentences read in one batch: each with the claims that the whole reading takes from it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate import annotate_all
from onrecord.extract import read_claims
from onrecord.extract.events import EventMention, find_events
from onrecord.extract.people import read_people
from onrecord.extract.scene import Scene
from onrecord.extract.setting import known_actors, set_scene
from onrecord.ingest import make_report
from onrecord.model import Claim

# All sentences are read as if published on this Wednesday.
PUBLISHED = "2024-06-12"

Claims = tuple[Claim, ...]
Events = tuple[Scene, list[EventMention]]


def read_all(texts: Iterable[str], *, published: str | None = PUBLISHED) -> dict[str, Claims]:
    """The claims of each text, read as a report of its own."""
    wanted = list(dict.fromkeys(texts))
    read = {}
    for text, doc in zip(wanted, annotate_all(wanted), strict=True):
        report = make_report(text, source_id="s", published=published)
        read[text] = read_claims(report, doc)[0]
    return read


def events_of(texts: Iterable[str]) -> dict[str, Events]:
    """The events of each text before they become claims, with the scene they were read in."""
    wanted = list(dict.fromkeys(texts))
    read = {}
    for text, doc in zip(wanted, annotate_all(wanted), strict=True):
        report = make_report(text, source_id="s", published=PUBLISHED)
        actors = known_actors(report)
        people = read_people(report, doc, actors=actors)
        scene = set_scene(report, doc, actors=actors, people=people)
        read[text] = (scene, find_events(scene))
    return read


def event_at(events: Events, word: str) -> EventMention:
    """The event whose triggers hold the word most closely; fails with what was found where there is none."""
    doc = events[0].doc
    held = [
        (t.end - t.start, n) for n, e in enumerate(events[1]) for t in e.members if word in doc[t.start : t.end].text
    ]
    if held:
        return events[1][min(held)[1]]
    raise AssertionError(f"no event at {word!r}, only at {[doc[e.main.start : e.main.end].text for e in events[1]]}")


def at(claims: Claims, word: str) -> Claim:
    """The claim whose trigger holds the word; fails with what was found where there is none."""
    for claim in claims:
        if word in claim.trigger.text:
            return claim
    raise AssertionError(f"no claim at {word!r}, only at {[c.trigger.text for c in claims]}")


def words(items: Iterable[object]) -> list[str]:
    """The words of mentions, weapons or places, without an article."""
    return [_bare(str(getattr(item, "text", item))) for item in items]


def _bare(text: str) -> str:
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article):
            return text[len(article) :]
    return text
