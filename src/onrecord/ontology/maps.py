"""From PLOVER to ACLED, UCDP and CAMEO, and from CAMEO back: ordered rules, each with its reason, from maps.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.ontology.loader import acled_events, cameo_choices, kinds, map_rules, plover_codes
from onrecord.ontology.types import AcledChoice, CameoChoice, Happening, PloverChoice, Rule, UcdpChoice

# CAMEO has two, three and four digits: root, code, refinement.
LONGEST_CODE = 4


def acled_of(
    event_type: str,
    mode: str | None,
    *,
    actor_kinds: Sequence[str | None] = (),
    target_kinds: Sequence[str | None] = (),
    contexts: Iterable[str] = (),
) -> AcledChoice | None:
    """The ACLED sub-event of an event, None where ACLED records no such event or too little is known to choose.

    >>> acled_of("ASSAULT", "firearms", actor_kinds=["jihadi"], target_kinds=["civilians"]).sub_event_type
    'Attack'

    Kinds are the registry's; a kind that is not known to the maps counts as not given. Source: ACLED Codebook (2024).
    """
    rule = matching_rule("acled", happening(event_type, mode, actor_kinds, target_kinds, contexts))
    if rule is None or rule.to is None:
        return None
    return AcledChoice(acled_events()[rule.to], rule.to, rule.reason, rule.id)


def ucdp_type_of(
    event_type: str,
    mode: str | None,
    *,
    actor_kinds: Sequence[str | None] = (),
    target_kinds: Sequence[str | None] = (),
) -> UcdpChoice | None:
    """UCDP's type of violence of an event, None where it is no deadly violence or the sides are not clear.

    >>> ucdp_type_of("ASSAULT", "firearms", actor_kinds=["forces"], target_kinds=["rebel"]).type
    1

    Source: UCDP Georeferenced Event Dataset Codebook (type_of_violence).
    """
    rule = matching_rule("ucdp", happening(event_type, mode, actor_kinds, target_kinds, ()))
    if rule is None or rule.to is None:
        return None
    return UcdpChoice(int(rule.to), rule.reason, rule.id)


def cameo_of(event_type: str, mode: str | None = None) -> CameoChoice | None:
    """The CAMEO code nearest to a PLOVER type and mode, None where the pair is not PLOVER's.

    >>> cameo_of("ASSAULT", "abduct").code
    '181'

    Several codes became one pair; of these the most general is given. Source: PLOVER's conversion table of 2021.
    """
    return cameo_choices().get((event_type, mode))


def plover_of(cameo_code: str) -> PloverChoice | None:
    """What a CAMEO code became in PLOVER; a longer code that is not listed falls back on the code it refines.

    >>> plover_of("1831").type, plover_of("1831").mode
    ('ASSAULT', 'suicide-attack')

    None where PLOVER dropped it (statements 01, appeals 02), where it became two types (08), or where it is no CAMEO
    code. Source: as `cameo_of`.
    """
    if not (cameo_code.isascii() and cameo_code.isdigit() and len(cameo_code) <= LONGEST_CODE):
        return None
    codes = plover_codes()
    for length in range(len(cameo_code), 1, -1):
        found = codes.get(cameo_code[:length])
        if found is not None:
            return found
    return None


def happening(
    event_type: str,
    mode: str | None,
    actor_kinds: Iterable[str | None] = (),
    target_kinds: Iterable[str | None] = (),
    contexts: Iterable[str] = (),
) -> Happening:
    """An event as the maps see it: unknown kinds are left out, their order and number kept.

    >>> happening("ASSAULT", None, ["rebel", None, "ghost"]).actor_kinds
    ('rebel',)
    """
    known = kinds()
    return Happening(
        type=event_type,
        mode=mode,
        actor_kinds=tuple(kind for kind in actor_kinds if kind is not None and kind in known),
        target_kinds=tuple(kind for kind in target_kinds if kind is not None and kind in known),
        contexts=tuple(contexts),
    )


def matching_rule(name: str, event: Happening) -> Rule | None:
    """The first rule of the named map ("acled", "ucdp") that takes the event.

    >>> matching_rule("acled", happening("ASSAULT", "drone")).id
    'air-strike'
    """
    return deciding_rule(map_rules(name).get(event.type, ()), event)


def deciding_rule(rules: Iterable[Rule], event: Happening) -> Rule | None:
    """The first of the rules that takes the event.

    >>> deciding_rule([], happening("ASSAULT", "drone")) is None
    True
    """
    return next((rule for rule in rules if rule.type == event.type and takes(rule, event)), None)


def takes(rule: Rule, event: Happening) -> bool:
    """Whether a rule takes an event of its type.

    >>> takes(map_rules("acled")["ASSAULT"][0], happening("ASSAULT", "aerial"))
    False
    """
    if rule.modes and event.mode not in rule.modes:
        return False
    if rule.contexts and not rule.contexts.intersection(event.contexts):
        return False
    return _sides_fit(rule, event.actor_kinds, event.target_kinds)


def _sides_fit(rule: Rule, actors: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    if rule.actor and not rule.actor.intersection(actors):
        return False
    if rule.target and not rule.target.intersection(targets):
        return False
    if rule.either and not rule.either.intersection(actors + targets):
        return False
    if (rule.no_target and targets) or rule.not_target.intersection(targets):
        return False
    return rule.clash is None or _two_sides(rule.clash, actors)


def _two_sides(clash: tuple[frozenset[str], frozenset[str]], actors: tuple[str, ...]) -> bool:
    """Whether two different mentions among the actors can be one side and the other."""
    one, other = clash
    return any(a in one and b in other for i, a in enumerate(actors) for j, b in enumerate(actors) if i != j)
