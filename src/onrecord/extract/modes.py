"""The mode of an attack from the rest of its report: after "an air strike", a bare "the attack" is aerial too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.codes import coded
from onrecord.model import Claim

# Modes that bare words in another sentence may stand for; of the others ("abduct") each sentence tells its own.
_SPREADING = frozenset(
    {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "firearms", "unconventional", "primitive"}
)
# Types whose mode says with what it was done.
_ARMED = "ASSAULT"


def spread_modes(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each attack without a mode with the one that the other claims of its incident agree on.

    It is called after the incidents are assigned. Ids do not change: they rest on the words, not on the mode.
    """
    told: dict[str, Counter[str]] = {}
    for claim in claims:
        if claim.incident_id and claim.event.type == _ARMED and claim.event.mode in _SPREADING:
            told.setdefault(claim.incident_id, Counter())[claim.event.mode or ""] += 1
    return tuple(_with_mode(claim, told.get(claim.incident_id or "")) for claim in claims)


def _with_mode(claim: Claim, told: Counter[str] | None) -> Claim:
    if told is None or claim.event.mode is not None or claim.event.type != _ARMED:
        return claim
    (mode, most), *rest = told.most_common()
    if rest and rest[0][1] == most:
        return claim
    return replace(claim, event=coded(replace(claim.event, mode=mode), claim.actor, claim.target))
