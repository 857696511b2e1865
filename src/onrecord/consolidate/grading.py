"""How sure the record is that an incident happened as told: grades and strike status after Airwars' method."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.consolidate.blame import accused
from onrecord.consolidate.model import Grade, Responsibility, Status, Told
from onrecord.model import Claim

_STRIKES = frozenset({"aerial", "drone", "heavy-weapons"})


def grade(actual: Sequence[tuple[Claim, Told]], denied: Sequence[Told], who: Responsibility) -> Grade:
    """Confirmed by those who did it; fair from two independent sources on; weak from one; contested or discounted."""
    sources = sorted({told.origin for _, told in actual})
    if not actual:
        return Grade("discounted", f"nobody says that it happened; {_names(denied)} say that it did not")
    whole = [told for told in denied if told.voice not in {b.told.voice for b in who.denied}]
    if whole:
        return Grade("contested", f"{_names(whole)} say that it did not happen")
    named = accused((*who.claimed, *who.attributed))
    if who.claimed and len(named) < 2:
        return Grade("confirmed", f"{who.claimed[0].actor} says so of itself")
    if len(named) > 1:
        several = sorted({b.actor for b in (*who.claimed, *who.attributed)})
        return Grade("contested", f"several are said to have done it: {', '.join(several)}")
    if who.denied:
        return Grade("contested", f"{_names([b.told for b in who.denied])} deny who did it")
    if len(sources) > 1:
        return Grade("fair", f"{len(sources)} independent sources")
    return Grade("weak", "a single source")


def status(
    kind: str | None,
    mode: str | None,
    actual: Sequence[tuple[Claim, Told]],
    denied: Sequence[Told],
    who: Responsibility,
) -> Status | None:
    """Whether a strike was declared by who did it, is likely, contested, or told by one source; None for no strike."""
    if kind != "ASSAULT" or mode not in _STRIKES:
        return None
    if who.claimed and len(accused((*who.claimed, *who.attributed))) < 2:
        return "declared"
    if denied or len(accused(who.attributed)) > 1:
        return "contested"
    return "likely" if len({told.origin for _, told in actual}) > 1 else "single source"


def _names(told: Sequence[Told]) -> str:
    return ", ".join(dict.fromkeys(t.speaker or t.source for t in told))
