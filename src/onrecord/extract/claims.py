"""The claims and relations of one report: the stages of the reading brought together."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.extract.building import build_claim
from onrecord.extract.events import EventMention, find_events
from onrecord.extract.incidents import assign_incidents, inherit_dates
from onrecord.extract.people import read_people
from onrecord.extract.relations import read_relations
from onrecord.extract.setting import set_scene
from onrecord.model import Claim, Relation, Removed, Report


def read_claims(
    report: Report, doc: Doc, *, removed: Sequence[Removed] = (), folders: tuple[str, ...] = ()
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """The claims of the report in the order of its text, and its relations.

    `folders` are the user's own data (docs/settings.md).
    """
    people = read_people(report, doc)
    scene = set_scene(report, doc, people=people, removed=removed, folders=folders)
    events = find_events(scene)
    sentences: dict[int, list[EventMention]] = {}
    for event in events:
        sentences.setdefault(event.head.sent.start, []).append(event)
    built = [build_claim(scene, e, siblings=sentences[e.head.sent.start]) for e in events]
    claims = sorted({c.id: c for c in built if c is not None}.values(), key=lambda c: (c.trigger.start, c.event.type))
    placed = inherit_dates(assign_incidents(claims, doc), doc)
    relations = read_relations(report, doc, people, scene.attributions)
    return placed, tuple(r for r in relations if not _is_removed(r, removed))


def _is_removed(relation: Relation, removed: Sequence[Removed]) -> bool:
    return any(r.start < relation.quote.end and relation.quote.start < r.end for r in removed)
