"""Before the claims: finding who, where, when and how many stand in a report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.extract.anaphors import place_anaphors
from onrecord.extract.headings import find_headings
from onrecord.extract.people import People
from onrecord.extract.quotes import find_quotes
from onrecord.extract.scene import Scene
from onrecord.extract.speakers import read_attributions
from onrecord.gazetteer import Gazetteer, load_gazetteer
from onrecord.model import Removed, Report
from onrecord.quantities import find_quantities
from onrecord.registry import ActorMatch, load_registry
from onrecord.timex import find_timexes, resolve_narrative

_MISTAKEN_ENTITIES = frozenset({"ORG", "NORP", "PRODUCT"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


def known_actors(report: Report, *, folders: tuple[str, ...] = ()) -> list[ActorMatch]:
    """The names of known actors in the report."""
    registry = load_registry(folders)
    year = int(report.published[:4]) if report.published else None
    return registry.find(report.text, year=year)


def set_scene(
    report: Report,
    doc: Doc,
    *,
    actors: Sequence[ActorMatch],
    people: People,
    removed: Sequence[Removed] = (),
    folders: tuple[str, ...] = (),
    learned: bool = True,
) -> Scene:
    """The report with all that is known of it before its events are read."""
    gazetteer = load_gazetteer(folders)
    places = gazetteer.find(
        report.text,
        countries=load_registry(folders).countries_in(report.text),
        taken=_taken(doc, actors),
        spans=_place_spans(report, doc, gazetteer),
    )
    timexes = resolve_narrative(find_timexes(report.text, published=report.published))
    return Scene(
        report=report,
        doc=doc,
        actors=actors,
        people=people,
        registry=load_registry(folders),
        places=sorted([*places, *place_anaphors(doc, report.text, places)], key=lambda place: place.start),
        timexes=timexes,
        quantities=find_quantities(report.text),
        quotes=find_quotes(report.text),
        attributions=read_attributions(report, doc, people=people, actors=actors, folders=folders, learned=learned),
        removed=removed,
        folders=folders,
        headings=find_headings(report.text, timexes, places),
    )


def _place_spans(report: Report, doc: Doc, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Where the language model sees places, or takes a well-known one for a body; the gazetteer decides."""
    return [
        (e.start_char, e.end_char)
        for e in doc.ents
        if e.label_ in _PLACE_ENTITIES
        or (e.label_ in _MISTAKEN_ENTITIES and gazetteer.widely_known(report.text[e.start_char : e.end_char]))
    ]


def _taken(doc: Doc, actors: Sequence[ActorMatch]) -> list[tuple[int, int]]:
    """The characters of persons' and actors' names, which are no places; a state's name may be either."""
    persons = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
    return persons + [(m.start, m.end) for m in actors if m.actor is not None and m.actor.kind != "state"]
