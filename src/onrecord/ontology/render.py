"""The ontology to look at: rows for machines, lines for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.ontology.loader import entries, event_types, map_rules
from onrecord.ontology.maps import cameo_of
from onrecord.ontology.types import Entry, EventType

SCHEMES = ("plover", "acled", "ucdp", "airwars", "admiralty", "cameo")
# A part of PLOVER can be asked for by its own name.
PLOVER_PARTS = {
    "contexts": "context",
    "sectors": "sector",
    "types": "type",
    "modes": "mode",
    "internationals": "international",
}
WIDTH = 100


def ontology_rows(type: str | None = None) -> list[dict[str, Any]]:
    """The entries as flat records: all, or those of one PLOVER type, of one scheme, of one part of PLOVER.

    >>> [row["name"] for row in ontology_rows("MOBILIZE")]
    ['MOBILIZE', 'troops', 'weapons', 'police', 'militia']

    Each has scheme, kind, name, parent, label, definition; PLOVER's types and modes also cameo, and acled (the
    sub-events that they can become). Raises InputError where there is no such type, scheme or part.
    """
    return [_row(entry) for entry in _chosen(type)]


def describe(type: str | None = None) -> list[str]:
    """The same as lines to print, wrapped at a hundred characters.

    >>> describe("MOBILIZE")[0]
    'MOBILIZE  (material conflict, score -5.5)'

    Raises InputError as `ontology_rows`.
    """
    found = event_types().get(type.upper()) if type else None
    if found is not None:
        return list(_type_lines(found))
    return list(_lines(_chosen(type)))


def _chosen(wanted: str | None) -> list[Entry]:
    if wanted is None:
        return [entry for scheme in SCHEMES for entry in entries(scheme)]
    if wanted.upper() in event_types():
        name = wanted.upper()
        return [e for e in entries("plover") if e.parent == name or (e.kind == "type" and e.name == name)]
    if wanted.lower() in SCHEMES:
        return list(entries(wanted.lower()))
    if wanted.lower() in PLOVER_PARTS:
        return [e for e in entries("plover") if e.kind == PLOVER_PARTS[wanted.lower()]]
    known = ", ".join([*event_types(), *SCHEMES, *PLOVER_PARTS])
    raise InputError("there is no such event type or scheme", where=f"'{wanted}'", hint=f"known are {known}")


def _row(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {
        "scheme": entry.scheme, "kind": entry.kind, "name": entry.name, "parent": entry.parent, "label": entry.label,
        "definition": entry.definition,
    }  # fmt: skip
    if entry.scheme == "plover" and entry.kind in ("type", "mode"):
        event_type, mode = (entry.name, None) if entry.kind == "type" else (str(entry.parent), entry.name)
        choice = cameo_of(event_type, mode)
        row["cameo"] = choice.code if choice else None
        row["acled"] = acled_reached(event_type, mode)
    return row


def acled_reached(event_type: str, mode: str | None) -> list[str]:
    """The ACLED sub-events that a type and mode can become, in the order of the rules.

    >>> acled_reached("COERCE", "arrest")
    ['Arrests']
    """
    rules = map_rules("acled").get(event_type, ())
    found = [rule.to for rule in rules if rule.to and (not rule.modes or mode in rule.modes)]
    return list(dict.fromkeys(found))


def _type_lines(found: EventType) -> Iterator[str]:
    yield f"{found.name}  ({found.quad}, score {found.score:g})"
    yield from _wrapped(found.definition, indent=2)
    for note in found.notes:
        yield from _wrapped(f"- {note}", indent=2)
    yield from _maps_lines(found.name, None, indent=2)
    if found.modes:
        yield ""
        yield "modes" if found.modes_read else "modes (not read: a reading leaves the mode of this type empty)"
    for mode in found.modes:
        yield f"  {mode.name}"
        yield from _wrapped(mode.definition, indent=4)
        yield from _maps_lines(found.name, mode.name, indent=4)


def _maps_lines(event_type: str, mode: str | None, *, indent: int) -> Iterator[str]:
    choice = cameo_of(event_type, mode)
    cameo = "" if choice is None else f"CAMEO {choice.code}" + ("" if choice.exact else " (nearest)")
    acled = "; ".join(acled_reached(event_type, mode)) or "none"
    yield from _wrapped(f"{cameo}   ACLED {acled}", indent=indent)


def _lines(chosen: list[Entry]) -> Iterator[str]:
    """One block a scheme, in it one a kind; what belongs to another entry stands under it, further in."""
    heading: tuple[str, str] | None = None
    for entry in chosen:
        # A mode stands under its type, so that the next type needs no heading of its own.
        nested = entry.parent is not None and heading is not None
        if not nested and (entry.scheme, entry.kind) != heading:
            yield from ([] if heading is None else [""])
            heading = (entry.scheme, entry.kind)
            yield f"{entry.scheme.upper()} {entry.kind.replace('_', ' ')}"
        name = entry.name if entry.label is None else f"{entry.name} ({entry.label})"
        yield from _wrapped(f"{name}: {entry.definition}", indent=4 if nested else 2)


def _wrapped(text: str, *, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=space, subsequent_indent=space + "  ")
