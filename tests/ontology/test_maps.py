"""PLOVER to ACLED, UCDP and CAMEO, and CAMEO back: what the maps give, and where they abstain."""

from collections import Counter

import pytest

from onrecord.ontology import acled_of, cameo_of, event_types, plover_of, ucdp_type_of
from onrecord.ontology.lint import parse_example
from onrecord.ontology.loader import acled_events, cameo_choices, map_rules, plover_codes, table
from onrecord.ontology.maps import matching_rule
from onrecord.ontology.types import Rule

RULES = [(name, rule) for name in ("acled", "ucdp") for rules in map_rules(name).values() for rule in rules]
IDS = [f"{name}-{rule.id}" for name, rule in RULES]


def acled(text: str) -> str | None:
    event = parse_example(text)
    choice = acled_of(
        event.type, event.mode, actor_kinds=event.actor_kinds, target_kinds=event.target_kinds, contexts=event.contexts
    )
    return f"{choice.event_type} / {choice.sub_event_type}" if choice else None


def ucdp(text: str) -> int | None:
    event = parse_example(text)
    choice = ucdp_type_of(event.type, event.mode, actor_kinds=event.actor_kinds, target_kinds=event.target_kinds)
    return choice.type if choice else None


@pytest.mark.parametrize(("name", "rule"), RULES, ids=IDS)
def test_every_rule_decides_its_examples_and_no_other(name: str, rule: Rule) -> None:
    assert rule.examples
    assert rule.counterexamples
    for text in rule.examples:
        assert matching_rule(name, parse_example(text)) is rule, text
    for text in rule.counterexamples:
        assert matching_rule(name, parse_example(text)) is not rule, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASSAULT/aerial state -> civilians", "Explosions/Remote violence / Air/drone strike"),
        ("ASSAULT/firearms forces -> rebel", "Battles / Armed clash"),
        ("ASSAULT/firearms rebel -> civilians", "Violence against civilians / Attack"),
        ("ASSAULT/abduct armed-group -> ngo", "Violence against civilians / Abduction/forced disappearance"),
        ("ASSAULT/unconventional state -> civilians", "Explosions/Remote violence / Chemical weapon"),
        ("COERCE/seize jihadi -> forces", "Battles / Non-state actor overtakes territory"),
        ("COERCE/seize government -> rebel", "Battles / Government regains territory"),
        ("COERCE/arrest police -> people", "Strategic developments / Arrests"),
        ("PROTEST/demo people -> government", "Protests / Peaceful protest"),
        ("PROTEST/riot people", "Riots / Violent demonstration"),
        ("RETREAT/ceasefire state,state", "Strategic developments / Agreement"),
        ("AGREE government,rebel", "Strategic developments / Agreement"),
    ],
)
def test_acled(text: str, expected: str) -> None:
    assert acled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ASSAULT",  # nothing known but that there was violence
        "ASSAULT/firearms rebel",  # at whom is not told
        "ASSAULT rebel -> state",  # at its soldiers or its towns
        "ASSAULT -> civilians",  # a bomb, or people with guns
        "ASSAULT/firearms -> person",  # a fighter, or not
        "ASSAULT/firearms rebel -> government",  # its soldiers, or an official
        "ASSAULT/firearms -> mission",  # peacekeepers, or an embassy
        "COERCE/seize police -> object",
        "COERCE/cyber state -> state",
        "AGREE state -> state",
        "CONSULT government,rebel",
        "ACCUSE state -> state",
        "THREATEN/violence jihadi -> state",
        "AID state -> rebel",
        "WAR forces -> rebel",
    ],
)
def test_acled_abstains(text: str) -> None:
    assert acled(text) is None


@pytest.mark.parametrize("mode", [None, *(mode.name for mode in event_types()["ASSAULT"].modes)])
@pytest.mark.parametrize("kind", table("maps")["groups"]["armed"])
def test_acled_has_every_assault_of_the_armed_on_civilians(kind: str, mode: str | None) -> None:
    choice = acled_of("ASSAULT", mode, actor_kinds=[kind], target_kinds=["civilians"])
    assert choice is not None
    assert acled_events()[choice.sub_event_type] == choice.event_type
    assert choice.reason


@pytest.mark.parametrize("mode", [mode.name for mode in event_types()["ASSAULT"].modes])
def test_acled_has_every_assault_of_the_armed_on_the_armed(mode: str) -> None:
    assert acled_of("ASSAULT", mode, actor_kinds=["forces"], target_kinds=["rebel"]) is not None
    assert acled_of("ASSAULT", mode, actor_kinds=["rebel"], target_kinds=["forces"]) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASSAULT/aerial forces -> jihadi", 1),
        ("ASSAULT/suicide-attack jihadi -> government", 1),
        ("ASSAULT/targeted jihadi -> court", 1),
        ("ASSAULT forces,rebel", 1),
        ("ASSAULT/heavy-weapons state -> state", 1),
        ("ASSAULT/aerial forces -> rebel,civilians", 1),
        ("ASSAULT/firearms militia -> militia", 2),
        ("ASSAULT gang,gang", 2),
        ("ASSAULT/firearms forces,militia -> jihadi", 1),
        ("ASSAULT/targeted police -> media", 3),
        ("ASSAULT/explosives jihadi -> civilians", 3),
        ("ASSAULT/firearms gang -> civilians", 3),
    ],
)
def test_ucdp(text: str, expected: int) -> None:
    assert ucdp(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ASSAULT/firearms -> civilians",  # by whom is not told
        "ASSAULT/firearms rebel",
        "ASSAULT/aerial forces -> civilians",  # aimed at them, or not
        "ASSAULT/firearms police -> gang",
        "ASSAULT/abduct jihadi -> civilians",
        "ASSAULT forces,forces",  # against each other, or side by side
        "ASSAULT/firearms forces -> person",
        "PROTEST/riot people -> police",
        "COERCE/seize rebel -> forces",
    ],
)
def test_ucdp_abstains(text: str) -> None:
    assert ucdp(text) is None


def test_kinds_that_are_not_known_count_as_not_given() -> None:
    known = acled_of("ASSAULT", "firearms", actor_kinds=["rebel"], target_kinds=["forces"])
    assert acled_of("ASSAULT", "firearms", actor_kinds=["rebel", None], target_kinds=["forces", "ghost"]) == known
    assert ucdp_type_of("ASSAULT", "firearms", actor_kinds=[None], target_kinds=["forces"]) is None


def test_the_order_of_the_kinds_does_not_matter() -> None:
    assert acled("ASSAULT rebel,forces") == acled("ASSAULT forces,rebel")
    assert ucdp("ASSAULT rebel,forces") == ucdp("ASSAULT forces,rebel")
    assert ucdp("ASSAULT/aerial forces -> civilians,rebel") == ucdp("ASSAULT/aerial forces -> rebel,civilians")


def test_one_actor_is_no_clash() -> None:
    assert acled("ASSAULT rebel") is None
    assert acled("ASSAULT rebel,rebel") == "Battles / Armed clash"


def test_every_pair_has_a_cameo_code() -> None:
    for name, found in event_types().items():
        for mode in (None, *(m.name for m in found.modes)):
            choice = cameo_of(name, mode)
            assert choice is not None, (name, mode)
            assert choice.exact == (choice.reason is None)


def test_one_to_one_codes_go_there_and_back() -> None:
    pairs = Counter((plover.type, plover.mode) for plover in plover_codes().values())
    single = {code: (p.type, p.mode) for code, p in plover_codes().items() if pairs[p.type, p.mode] == 1}
    assert {"041", "044", "1723", "1724", "173", "174", "0871", "1821", "1822", "193", "1952"} <= set(single)
    for code, pair in single.items():
        choice = cameo_of(*pair)
        assert choice is not None
        assert choice.code == code
        assert choice.exact


def test_exact_codes_give_the_pair_back() -> None:
    for (event_type, mode), choice in cameo_choices().items():
        back = plover_of(choice.code)
        assert back is not None
        assert ((back.type, back.mode) == (event_type, mode)) is choice.exact


@pytest.mark.parametrize(
    ("code", "pair"),
    [
        ("0871", ("RETREAT", "ceasefire")), ("186", ("ASSAULT", "targeted")), ("195", ("ASSAULT", "aerial")),
        ("191", ("COERCE", "restrict")), ("116", ("SANCTION", "convict")), ("1932", ("ASSAULT", "firearms")),
        ("19", ("ASSAULT", None)),
    ],
)  # fmt: skip
def test_plover_of(code: str, pair: tuple[str, str | None]) -> None:
    found = plover_of(code)
    assert found is not None
    assert (found.type, found.mode) == pair


@pytest.mark.parametrize("code", ["01", "012", "02", "08", "99", "", "1", "19x", "19321", "ASSAULT", "١٩"])
def test_plover_of_abstains(code: str) -> None:
    assert plover_of(code) is None


def test_cameo_of_no_pair_is_none() -> None:
    assert cameo_of("ASSAULT", "seize") is None
    assert cameo_of("WAR", None) is None
