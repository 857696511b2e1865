"""Before the claims: finding who, where, when and how many stand in a report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.extract.people import People, read_people
from onrecord.extract.scene import Scene
from onrecord.extract.speakers import read_attributions
from onrecord.gazetteer import load_gazetteer
from onrecord.model import Removed, Report
from onrecord.quantities import find_quantities
from onrecord.registry import ActorMatch, load_registry
from onrecord.timex import find_timexes, resolve_narrative

_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


def set_scene(
    report: Report,
    doc: Doc,
    *,
    people: People | None = None,
    removed: Sequence[Removed] = (),
    folders: tuple[str, ...] = (),
) -> Scene:
    """The report with all that is known of it before its events are read."""
    people = people if people is not None else read_people(report, doc)
    registry = load_registry(folders)
    countries = registry.countries_in(report.text)
    actors = registry.find(report.text, countries=sorted(countries, key=lambda c: (-countries[c], c)))
    return Scene(
        report=report,
        doc=doc,
        actors=actors,
        places=load_gazetteer(folders).find(
            report.text, countries=countries, taken=_taken(doc, actors), spans=_place_spans(doc)
        ),
        timexes=resolve_narrative(find_timexes(report.text, published=report.published)),
        quantities=find_quantities(report.text),
        attributions=read_attributions(report, doc, people=people),
        removed=removed,
    )


def _place_spans(doc: Doc) -> list[tuple[int, int]]:
    """Where the language model sees places; the gazetteer confirms or corrects them."""
    return [(e.start_char, e.end_char) for e in doc.ents if e.label_ in _PLACE_ENTITIES]


def _taken(doc: Doc, actors: Sequence[ActorMatch]) -> list[tuple[int, int]]:
    """The characters of persons' and actors' names, which are no places; a state's name may be either."""
    persons = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
    return persons + [(m.start, m.end) for m in actors if m.actor is not None and m.actor.kind != "state"]
