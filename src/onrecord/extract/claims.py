"""The claims and relations of one report: the stages of the reading brought together."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.extract.building import build_claims
from onrecord.extract.events import EventMention, find_events
from onrecord.extract.incidents import assign_incidents, inherit_dates
from onrecord.extract.modes import spread_modes
from onrecord.extract.people import read_people
from onrecord.extract.relations import read_relations
from onrecord.extract.setting import known_actors, set_scene
from onrecord.model import Claim, Relation, Removed, Report


def read_claims(
    report: Report,
    doc: Doc,
    *,
    removed: Sequence[Removed] = (),
    folders: tuple[str, ...] = (),
    learned: bool = True,
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """The claims of the report in the order of its text, and its relations.

    `folders` are the user's own data (docs/settings.md); without `learned` the learned reader is not asked.
    """
    actors = known_actors(report, folders=folders)
    people = read_people(report, doc, actors=actors)
    scene = set_scene(report, doc, actors=actors, people=people, removed=removed, folders=folders, learned=learned)
    events = find_events(scene)
    sentences: dict[int, list[EventMention]] = {}
    for event in events:
        sentences.setdefault(event.head.sent.start, []).append(event)
    built = [c for e in events for c in build_claims(scene, e, siblings=sentences[e.head.sent.start])]
    claims = sorted({c.id: c for c in built}.values(), key=lambda c: (c.trigger.start, c.event.type))
    placed = spread_modes(inherit_dates(assign_incidents(claims, doc), doc), doc)
    relations = read_relations(report, doc, people, scene.attributions, actors=actors)
    return placed, tuple(r for r in relations if not _is_removed(r, removed))


def _is_removed(relation: Relation, removed: Sequence[Removed]) -> bool:
    return any(r.start < relation.quote.end and relation.quote.start < r.end for r in removed)
