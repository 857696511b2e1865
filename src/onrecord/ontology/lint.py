"""Whether the ontology's data is sound: files by their models, names by their schemes, rules by their examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from onrecord.errors import DataError
from onrecord.ontology.loader import FILES, rule_of, table
from onrecord.ontology.maps import deciding_rule, happening
from onrecord.ontology.schema import MODELS
from onrecord.ontology.types import Happening, Rule

Tables = Mapping[str, Mapping[str, Any]]
Pair = tuple[str, str | None]

_EXAMPLE = re.compile(
    r"(?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))?"
    r"(?:\s+(?!->)(?P<actors>[a-z,-]+))?(?:\s*->\s*(?P<targets>[a-z,-]+))?(?:\s*\[(?P<contexts>[a-z_, ]+)\])?"
)


def check_ontology(tables: Tables | None = None) -> list[str]:
    """What is wrong with the ontology's files, a line each; empty where all is sound.

    >>> check_ontology()
    []

    `tables` stands in for the package's files (name without ending → content), so that a changed copy can be checked.
    """
    content = tables if tables is not None else {name: table(name) for name in FILES}
    problems = [line for name in FILES for line in check_file(name, content[name])]
    # The checks across files read the tables as their models promise them.
    return problems or [*_rule_problems(content), *_acled_problems(content), *_cameo_problems(content)]


def check_file(name: str, content: Mapping[str, Any]) -> list[str]:
    """What the model of one file objects to.

    >>> check_file("acled", {"source": "a codebook"})
    ['acled.yaml, event_types: Field required']
    """
    try:
        MODELS[name].model_validate(content)
    except ValidationError as error:
        return [f"{name}.yaml, {'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors()]
    return []


def parse_example(text: str) -> Happening:
    """The happening that an example of a rule writes down.

    >>> parse_example("ASSAULT/firearms rebel -> forces,police [military]").target_kinds
    ('forces', 'police')

    Raises DataError where it is not TYPE/mode actors -> targets [contexts], or names a kind that there is not.
    """
    match = _EXAMPLE.fullmatch(text.strip())
    if match is None:
        raise DataError(f"maps.yaml: the example {text!r} is not TYPE/mode actors -> targets [contexts]; rewrite it")
    actors, targets, contexts = (_words(match[key]) for key in ("actors", "targets", "contexts"))
    made = happening(match["type"], match["mode"], actors, targets, contexts)
    if len(made.actor_kinds + made.target_kinds) < len(actors + targets):
        raise DataError(f"maps.yaml: the example {text!r} names a kind that is not under `kinds`; mend the spelling")
    return made


def _words(text: str | None) -> list[str]:
    return [word.strip() for word in text.split(",")] if text else []


def _pairs(tables: Tables) -> list[Pair]:
    """Every type without a mode and with each of its modes."""
    types = tables["plover"]["types"].items()
    return [(name, mode) for name, raw in types for mode in (None, *raw.get("modes", {}))]


def _rule_problems(tables: Tables) -> Iterator[str]:
    for name, allowed in (
        ("acled", _sub_events(tables)),
        ("ucdp", {str(c) for c in tables["ucdp"]["type_of_violence"]}),
    ):
        raws = tables["maps"][name]
        for rule_id, number in Counter(raw["id"] for raw in raws).items():
            if number > 1:
                yield f"maps.yaml, {name}: {number} rules are called '{rule_id}'; rename all but one"
        rules = [rule_of(raw) for raw in raws]
        for raw, rule in zip(raws, rules, strict=True):
            where = f"maps.yaml, {name}, {rule.id}"
            if rule.to is not None and rule.to not in allowed:
                yield f"{where}: '{rule.to}' is nothing that {name}.yaml has"
            yield from (f"{where}: {problem}" for problem in _unknown_names(raw, tables))
            yield from (f"{where}: {problem}" for problem in _example_problems(rule, rules))


def _sub_events(tables: Tables) -> set[str]:
    return {sub for raw in tables["acled"]["event_types"].values() for sub in raw["sub_event_types"]}


def _unknown_names(raw: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    known_modes = {mode for name, mode in _pairs(tables) if name == raw["type"]}
    if not known_modes:
        yield f"'{raw['type']}' is no event type"
    for mode in raw.get("modes", ()):
        if mode not in known_modes:
            yield f"'{mode}' is no mode of {raw['type']}"
    for context in raw.get("contexts", ()):
        if context not in tables["plover"]["contexts"]:
            yield f"'{context}' is no context"
    kinds = {*tables["maps"]["kinds"], *tables["maps"]["groups"]}
    for key in ("actor", "target", "not_target", "either", "clash"):
        for kind in raw.get(key) or ():
            if kind not in kinds:
                yield f"'{kind}' under {key} is neither a kind nor a group of kinds"


def _example_problems(rule: Rule, rules: list[Rule]) -> Iterator[str]:
    for text in rule.examples:
        decided = deciding_rule(rules, parse_example(text))
        if decided is not rule:
            by = decided.id if decided else "no rule"
            yield f"the example {text!r} is decided by {by}; mend the rule or the order"
    for text in rule.counterexamples:
        if deciding_rule(rules, parse_example(text)) is rule:
            yield f"the rule decides {text!r}, which stands under `not`; narrow the rule"


def _acled_problems(tables: Tables) -> Iterator[str]:
    subs = _sub_events(tables)
    if len(subs) != 25:
        yield f"acled.yaml: there are {len(subs)} sub-event types, and ACLED has 25"
    reached = {raw["to"] for raw in tables["maps"]["acled"]}
    unreached = set(tables["maps"]["acled_unreached"])
    for sub in sorted(subs - reached - unreached):
        yield f"maps.yaml: no rule gives '{sub}'; add one, or say under acled_unreached why not"
    for sub in sorted(unreached & reached | unreached - subs):
        yield f"maps.yaml, acled_unreached: '{sub}' is reached or no sub-event; take it out"
    yield from _assault_gaps(tables)


def _assault_gaps(tables: Tables) -> Iterator[str]:
    """Where an armed actor's assault on civilians has no sub-event: ACLED records every one."""
    rules = [rule_of(raw) for raw in tables["maps"]["acled"]]
    for mode in (None, *tables["plover"]["types"]["ASSAULT"]["modes"]):
        for kind in tables["maps"]["groups"]["armed"]:
            decided = deciding_rule(rules, happening("ASSAULT", mode, [kind], ["civilians"]))
            if decided is None or decided.to is None:
                yield f"maps.yaml, acled: nothing for ASSAULT/{mode} by {kind} on civilians; add a rule"


def _cameo_problems(tables: Tables) -> Iterator[str]:
    codes, roots = tables["cameo"]["codes"], tables["cameo"]["roots"]
    pairs = set(_pairs(tables))
    for code, (event_type, mode, contexts, _) in codes.items():
        if code[:2] not in roots:
            yield f"cameo.yaml: {code} belongs to no root code"
        if (event_type, mode) not in pairs:
            yield f"cameo.yaml: {code} goes to {event_type}/{mode}, which PLOVER does not have"
        for context in contexts:
            if context not in tables["plover"]["contexts"]:
                yield f"cameo.yaml: {code} has '{context}', which is no context"
    yield from _cameo_map_problems(
        tables["maps"]["cameo"], {code: (raw[0], raw[1]) for code, raw in codes.items()}, pairs
    )


def _cameo_map_problems(raws: list[Mapping[str, Any]], codes: Mapping[str, Pair], pairs: set[Pair]) -> Iterator[str]:
    lines: Counter[Pair] = Counter((raw["type"], raw["mode"]) for raw in raws)
    for pair in sorted(pairs | set(lines), key=str):
        if pair not in pairs or lines[pair] != 1:
            yield f"maps.yaml, cameo: {pair[0]}/{pair[1]} stands there {lines[pair]} times; each of PLOVER's must once"
    for raw in raws:
        pair = (raw["type"], raw["mode"])
        back = codes.get(raw["to"])
        if back is None:
            yield f"maps.yaml, cameo: {raw['to']} is not in cameo.yaml"
        elif (back == pair) == ("reason" in raw):
            yield f"maps.yaml, cameo: {pair[0]}/{pair[1]} needs a reason if its code leads elsewhere, and only then"
        elif back != pair and pair in codes.values():
            yield f"maps.yaml, cameo: {pair[0]}/{pair[1]} has a code of its own in cameo.yaml; use that one"
