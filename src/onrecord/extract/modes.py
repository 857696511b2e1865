"""The mode of an attack from the rest of its report: after "an air strike", a bare "the attack" is aerial too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.extract.codes import coded
from onrecord.extract.likeness import points_back, stand_together
from onrecord.model import Claim

# Modes that bare words in another sentence may stand for; of the others ("abduct") each sentence tells its own.
_SPREADING = frozenset(
    {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "firearms", "unconventional", "primitive"}
)
# Types whose mode says with what it was done.
_ARMED = "ASSAULT"


def spread_modes(claims: Sequence[Claim], doc: Doc) -> tuple[Claim, ...]:
    """The claims, each attack without a mode with the one that its incident has nearby, or that it points back to.

    It is called after the incidents are assigned. Ids do not change: they rest on the words, not on the mode.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.incident_id and claim.event.type == _ARMED and claim.event.mode in _SPREADING:
            told.setdefault(claim.incident_id, []).append(claim)
    return tuple(_with_mode(claim, told.get(claim.incident_id or "", []), doc) for claim in claims)


def _with_mode(claim: Claim, told: Sequence[Claim], doc: Doc) -> Claim:
    if claim.event.mode is not None or claim.event.type != _ARMED:
        return claim
    near = told if points_back(claim, doc) else [other for other in told if stand_together(claim, other)]
    ranked = Counter(other.event.mode for other in near).most_common()
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return claim
    return replace(claim, event=coded(replace(claim.event, mode=ranked[0][0]), claim.actor, claim.target))
