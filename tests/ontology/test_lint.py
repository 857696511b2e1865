"""The checks find nothing in the package's files, and each finds the fault that it is there for."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.errors import DataError
from onrecord.ontology.lint import check_file, check_ontology, parse_example
from onrecord.ontology.loader import FILES, table

Tables = dict[str, dict[str, Any]]


@pytest.fixture
def tables() -> Tables:
    return {name: copy.deepcopy(table(name)) for name in FILES}


def test_the_packages_files_are_sound() -> None:
    assert check_ontology() == []


@pytest.mark.parametrize("name", FILES)
def test_a_key_too_many_is_found_in_every_file(name: str) -> None:
    assert check_file(name, {**table(name), "surprise": 1}) == [
        f"{name}.yaml, surprise: Extra inputs are not permitted"
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_part_is_found_in_every_file(name: str) -> None:
    content = dict(table(name))
    key, _ = content.popitem()
    assert check_file(name, content) == [f"{name}.yaml, {key}: Field required"]


def rule(tables: Tables, name: str, rule_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(raw for raw in tables["maps"][name] if raw["id"] == rule_id)
    return found


def wrong_target(tables: Tables) -> None:
    rule(tables, "acled", "air-strike")["to"] = "Air raid"


def wrong_mode(tables: Tables) -> None:
    rule(tables, "acled", "air-strike")["modes"].append("seize")


def wrong_type(tables: Tables) -> None:
    rule(tables, "acled", "ceasefire")["type"] = "TRUCE"


def wrong_context(tables: Tables) -> None:
    rule(tables, "acled", "confiscation")["contexts"].append("weather")


def wrong_kind(tables: Tables) -> None:
    rule(tables, "ucdp", "between-states")["actor"].append("empire")


def same_id(tables: Tables) -> None:
    rule(tables, "acled", "shelling")["id"] = "air-strike"


def wrong_example(tables: Tables) -> None:
    rule(tables, "acled", "air-strike")["examples"].append("ASSAULT/firearms rebel -> forces")


def wrong_counterexample(tables: Tables) -> None:
    rule(tables, "acled", "air-strike")["not"].append("ASSAULT/drone rebel -> forces")


def wrong_order(tables: Tables) -> None:
    tables["maps"]["ucdp"].reverse()


def sub_event_lost(tables: Tables) -> None:
    del tables["acled"]["event_types"]["Battles"]["sub_event_types"]["Armed clash"]


def unreached_unexplained(tables: Tables) -> None:
    del tables["maps"]["acled_unreached"]["Grenade"]


def reached_called_unreached(tables: Tables) -> None:
    tables["maps"]["acled_unreached"]["Arrests"] = "Nobody is ever arrested."


def assault_gap(tables: Tables) -> None:
    tables["maps"]["acled"].remove(rule(tables, "acled", "torture"))


def unknown_cameo_code(tables: Tables) -> None:
    del tables["cameo"]["codes"]["1952"]


def cameo_pair_twice(tables: Tables) -> None:
    tables["maps"]["cameo"].append({"type": "AID", "mode": None, "to": "070"})


def cameo_pair_lost(tables: Tables) -> None:
    tables["maps"]["cameo"].pop()


def cameo_mode_unknown(tables: Tables) -> None:
    tables["cameo"]["codes"]["186"][1] = "assassinate"


def cameo_context_unknown(tables: Tables) -> None:
    tables["cameo"]["codes"]["186"][2].append("weather")


def cameo_reason_missing(tables: Tables) -> None:
    next(raw for raw in tables["maps"]["cameo"] if raw["mode"] == "primitive").pop("reason")


def cameo_detour(tables: Tables) -> None:
    line = next(raw for raw in tables["maps"]["cameo"] if raw["mode"] == "ceasefire")
    line.update(to="080", reason="It is the general code.")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (wrong_target, "maps.yaml, acled, air-strike: 'Air raid' is nothing that acled.yaml has"),
        (wrong_mode, "maps.yaml, acled, air-strike: 'seize' is no mode of ASSAULT"),
        (wrong_type, "maps.yaml, acled, ceasefire: 'TRUCE' is no event type"),
        (wrong_context, "maps.yaml, acled, confiscation: 'weather' is no context"),
        (wrong_kind, "maps.yaml, ucdp, between-states: 'empire' under actor is neither a kind nor a group of kinds"),
        (same_id, "maps.yaml, acled: 2 rules are called 'air-strike'; rename all but one"),
        (wrong_example, "the example 'ASSAULT/firearms rebel -> forces' is decided by shooting-at-armed"),
        (wrong_counterexample, "the rule decides 'ASSAULT/drone rebel -> forces', which stands under `not`"),
        (wrong_order, "mend the rule or the order"),
        (sub_event_lost, "acled.yaml: there are 24 sub-event types, and ACLED has 25"),
        (unreached_unexplained, "maps.yaml: no rule gives 'Grenade'"),
        (reached_called_unreached, "maps.yaml, acled_unreached: 'Arrests' is reached or no sub-event"),
        (assault_gap, "nothing for ASSAULT/torture by gang on civilians"),
        (unknown_cameo_code, "maps.yaml, cameo: 1952 is not in cameo.yaml"),
        (cameo_pair_twice, "maps.yaml, cameo: AID/None stands there 2 times"),
        (cameo_pair_lost, "maps.yaml, cameo: ASSAULT/unconventional stands there 0 times"),
        (cameo_mode_unknown, "cameo.yaml: 186 goes to ASSAULT/assassinate, which PLOVER does not have"),
        (cameo_context_unknown, "cameo.yaml: 186 has 'weather', which is no context"),
        (cameo_reason_missing, "maps.yaml, cameo: ASSAULT/primitive needs a reason"),
        (cameo_detour, "maps.yaml, cameo: RETREAT/ceasefire has a code of its own"),
    ],
)
def test_each_fault_is_found(tables: Tables, spoil: Callable[[Tables], None], message: str) -> None:
    spoil(tables)
    problems = check_ontology(tables)
    assert any(message in problem for problem in problems), problems


def test_definitions_are_sentences(tables: Tables) -> None:
    tables["plover"]["types"]["AID"]["definition"] = "helps"
    assert any(p.startswith("plover.yaml, types.AID.definition") for p in check_ontology(tables))


@pytest.mark.parametrize(
    "text", ["assault rebel", "ASSAULT/firearms ->", "ASSAULT rebel - forces", "", "ASSAULT [Military]"]
)
def test_an_example_that_cannot_be_read(text: str) -> None:
    with pytest.raises(DataError, match="is not TYPE/mode actors -> targets"):
        parse_example(text)


def test_an_example_with_an_unknown_kind() -> None:
    with pytest.raises(DataError, match="names a kind that is not under `kinds`"):
        parse_example("ASSAULT ghosts -> civilians")


def test_an_example_in_full() -> None:
    event = parse_example("ASSAULT/heavy-weapons armed-group,rebel -> forces,civilians [military, territory]")
    assert (event.type, event.mode) == ("ASSAULT", "heavy-weapons")
    assert event.actor_kinds == ("armed-group", "rebel")
    assert event.target_kinds == ("forces", "civilians")
    assert event.contexts == ("military", "territory")
