"""The package's YAML, read when first asked for and kept; no checks here (lint.py has them), to keep the start fast."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from onrecord.errors import DataError
from onrecord.ontology.types import CameoChoice, Entry, EventType, Mode, PloverChoice, Rule

FOLDER = Path(__file__).parent
FILES = ("plover", "acled", "ucdp", "airwars", "admiralty", "cameo", "maps")


@cache
def table(name: str) -> dict[str, Any]:
    """The content of one of the ontology's files, as YAML gives it.

    >>> sorted(table("admiralty"))
    ['credibility', 'reliability', 'source']

    Raises DataError where the file is no YAML.
    """
    path = FOLDER / f"{name}.yaml"
    # The C loader is ten times faster; wheels of PyYAML have it, a build from source may not.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise DataError(
            f"{path.name}: this is no YAML ({error}); mend the file or install the package again"
        ) from error
    return content


@cache
def event_types() -> Mapping[str, EventType]:
    """PLOVER's sixteen event types by name, from verbal cooperation to material conflict.

    >>> event_types()["ASSAULT"].quad
    'material conflict'
    """
    return MappingProxyType({name: _event_type(name, raw) for name, raw in table("plover")["types"].items()})


def _event_type(name: str, raw: dict[str, Any]) -> EventType:
    return EventType(
        name=name,
        definition=raw["definition"],
        quad=raw["quad"],
        score=raw["score"],
        needs_target=raw["needs_target"],
        modes_read=raw.get("modes_read", False),
        modes=tuple(Mode(mode, definition) for mode, definition in raw.get("modes", {}).items()),
        notes=tuple(raw.get("notes", ())),
    )


def modes(event_type: str) -> Mapping[str, Mode]:
    """The modes of a type by name; empty where it has none or is no type.

    >>> list(modes("MOBILIZE"))
    ['troops', 'weapons', 'police', 'militia']
    """
    found = event_types().get(event_type)
    return {mode.name: mode for mode in found.modes} if found else {}


@cache
def contexts() -> Mapping[str, str]:
    """PLOVER's 37 contexts, each with what it covers.

    >>> "cbrn" in contexts()
    True
    """
    return MappingProxyType(dict(table("plover")["contexts"]))


@cache
def acled_events() -> Mapping[str, str]:
    """The ACLED event type of each sub-event type.

    >>> acled_events()["Suicide bomb"]
    'Explosions/Remote violence'
    """
    events = table("acled")["event_types"]
    return MappingProxyType({sub: event for event, raw in events.items() for sub in raw["sub_event_types"]})


@cache
def kinds() -> Mapping[str, str]:
    """The kinds of actor that the maps know, as the registry names them, each with what it stands for.

    >>> "jihadi" in kinds()
    True
    """
    return MappingProxyType(dict(table("maps")["kinds"]))


@cache
def map_rules(name: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of the map "acled" or "ucdp", in order, by the PLOVER type that they take.

    >>> [rule.id for rule in map_rules("acled")["AGREE"]][0]
    'agreement-with-group'
    """
    rules: dict[str, list[Rule]] = {}
    for raw in table("maps")[name]:
        rule = rule_of(raw)
        rules.setdefault(rule.type, []).append(rule)
    return MappingProxyType({event_type: tuple(found) for event_type, found in rules.items()})


def rule_of(raw: Mapping[str, Any]) -> Rule:
    """The rule that an item of maps.yaml describes, with the groups of kinds opened.

    >>> sorted(rule_of({"id": "x", "type": "ASSAULT", "to": None, "reason": "", "actor": ["crowd"]}).actor)
    ['civilians', 'people']
    """
    clash = raw.get("clash")
    return Rule(
        id=raw["id"],
        type=raw["type"],
        to=None if raw["to"] is None else str(raw["to"]),
        reason=raw["reason"],
        modes=frozenset(raw.get("modes", ())),
        actor=_kinds_of(raw.get("actor", ())),
        target=_kinds_of(raw.get("target", ())),
        not_target=_kinds_of(raw.get("not_target", ())),
        contexts=frozenset(raw.get("contexts", ())),
        either=_kinds_of(raw.get("either", ())),
        clash=(_kinds_of(clash[:1]), _kinds_of(clash[1:])) if clash else None,
        no_target=raw.get("no_target", False),
        examples=tuple(raw.get("examples", ())),
        counterexamples=tuple(raw.get("not", ())),
    )


def _kinds_of(names: list[str] | tuple[str, ...]) -> frozenset[str]:
    """The kinds that the names stand for: groups of maps.yaml are opened, kinds stay."""
    groups = table("maps")["groups"]
    return frozenset(kind for name in names for kind in groups.get(name, (name,)))


@cache
def cameo_choices() -> Mapping[tuple[str, str | None], CameoChoice]:
    """The CAMEO code for each PLOVER type and mode.

    >>> cameo_choices()["CONSULT", "phone"].code
    '041'
    """
    found: dict[tuple[str, str | None], CameoChoice] = {}
    for raw in table("maps")["cameo"]:
        pair = (raw["type"], raw["mode"])
        back = plover_codes().get(raw["to"])
        exact = back is not None and (back.type, back.mode) == pair
        found[pair] = CameoChoice(code=raw["to"], exact=exact, reason=raw.get("reason"))
    return MappingProxyType(found)


@cache
def plover_codes() -> Mapping[str, PloverChoice]:
    """What each CAMEO code became in PLOVER; codes that PLOVER dropped are not in it.

    >>> plover_codes()["0871"].mode
    'ceasefire'
    """
    return MappingProxyType({code: _plover(code, raw) for code, raw in table("cameo")["codes"].items()})


def _plover(code: str, raw: list[Any]) -> PloverChoice:
    event_type, mode, context_names, label = raw
    return PloverChoice(event_type, mode, tuple(context_names), label)


@cache
def entries(scheme: str) -> tuple[Entry, ...]:
    """Every entry of a scheme, in the order of its file; empty where there is no such scheme.

    >>> [entry.name for entry in entries("admiralty")][:3]
    ['A', 'B', 'C']
    """
    makers = {"plover": _plover_entries, "acled": _acled_entries, "cameo": _cameo_entries}
    if scheme in makers:
        return tuple(makers[scheme]())
    return tuple(_listed_entries(scheme)) if scheme in FILES and scheme != "maps" else ()


def _plover_entries() -> list[Entry]:
    made: list[Entry] = []
    for kind in event_types().values():
        made.append(Entry("plover", "type", kind.name, kind.definition, label=kind.quad))
        made += [Entry("plover", "mode", m.name, m.definition, parent=kind.name) for m in kind.modes]
    made += [Entry("plover", "context", name, text) for name, text in contexts().items()]
    for kind_of_code in ("sector", "international"):
        listed = table("plover")[f"{kind_of_code}s"]
        made += [Entry("plover", kind_of_code, c, raw["definition"], raw["label"]) for c, raw in listed.items()]
    return made


def _acled_entries() -> list[Entry]:
    made: list[Entry] = []
    for event, raw in table("acled")["event_types"].items():
        made.append(Entry("acled", "event_type", event, raw["definition"]))
        subs = raw["sub_event_types"].items()
        made += [Entry("acled", "sub_event_type", sub, text, parent=event) for sub, text in subs]
    return made


def _cameo_entries() -> list[Entry]:
    roots = table("cameo")["roots"].items()
    return [Entry("cameo", "root", code, raw["definition"], raw["label"]) for code, raw in roots]


def _listed_entries(scheme: str) -> list[Entry]:
    """The entries of a file that is made of lists of code, label and definition."""
    made: list[Entry] = []
    for kind, raw in table(scheme).items():
        if kind == "source":
            continue
        made += [Entry(scheme, kind, str(code), e["definition"], e["label"]) for code, e in raw.items()]
    return made
