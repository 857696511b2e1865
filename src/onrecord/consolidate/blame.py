"""Who is said to have done it: by themselves, by others, and who denies it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from onrecord.consolidate.model import Blame, Responsibility, Told
from onrecord.consolidate.voices import actors_of, lineage
from onrecord.model import Claim, Mention
from onrecord.registry import load_registry
from onrecord.text import fold

# Deeds for which somebody is responsible.
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION"})


def responsibility(told: Sequence[tuple[Claim, Told]]) -> Responsibility:
    """Claimed, attributed and denied, each with who says it of whom; one entry for each speaker, report and actor."""
    lists: dict[str, dict[tuple[str, str, str], Blame]] = {"claimed": {}, "attributed": {}, "denied": {}}
    for claim, witness in sorted(told, key=lambda pair: pair[0].polarity == "negative"):
        if claim.event.type not in _DEEDS:
            continue
        if claim.polarity == "negative" and not claim.actor:
            for blame in _denials(claim, witness, lists["attributed"].values()):
                lists["denied"].setdefault((witness.voice, witness.report, key(blame)), blame)
        for actor in claim.actor:
            blame = Blame(actor.name or actor.text, witness, actor.actor_id)
            lists[_list(claim, actor)].setdefault((witness.voice, witness.report, key(blame)), blame)
    return Responsibility(*(tuple(lists[name].values()) for name in ("claimed", "attributed", "denied")))


def _denials(claim: Claim, witness: Told, attributed: Iterable[Blame]) -> list[Blame]:
    """A denial that names nobody, by one of those of whom it is said before, is a denial of their own part."""
    own = actors_of(claim.speaker)
    accused_of = {blame.actor_id: blame for blame in attributed if blame.actor_id}
    return [Blame(b.actor, witness, ident) for ident, b in accused_of.items() if own and ident and one_side(ident, own)]


def _list(claim: Claim, actor: Mention) -> str:
    if claim.polarity == "negative":
        return "denied"
    return "claimed" if is_self(claim, actor) else "attributed"


def is_self(claim: Claim, actor: Mention) -> bool:
    """Whether the speaker speaks of a deed of their own: of themselves, or of the body that they speak for."""
    speaker = claim.speaker
    if speaker is None:
        return False
    body = speaker.on_behalf_of
    own = {ident for ident in (speaker.actor_id, body.actor_id if body else None) if ident}
    if actor.actor_id and own:
        return one_side(actor.actor_id, own)
    if speaker.kind == "person" and body is None:
        return False  # a person who speaks of their own deed claims nothing for a body
    named = {fold(name) for name in (speaker.text, speaker.name, body.name if body else None) if name}
    return fold(actor.name or actor.text) in named or fold(actor.text) in named


def one_side(actor: str, others: Collection[str]) -> bool:
    """Whether an actor is one of the others, a part of one or above one, or an organ of the same state."""
    mine, theirs = lineage([actor]), lineage(others)
    return bool(mine & {*others} or theirs & {actor}) or state_of(actor) in {state_of(other) for other in others} - {
        None
    }


def state_of(actor: str) -> str | None:
    """The government that an actor is an organ of, itself where it is one; None where there is none."""
    registry = load_registry()
    above = [found for ident in sorted(lineage([actor])) if (found := registry.get(ident)) is not None]
    return next((found.id for found in above if found.kind in ("government", "state")), None)


def key(blame: Blame) -> str:
    """What is the same for one actor under several names."""
    return blame.actor_id or fold(blame.actor)


def accused(blames: Sequence[Blame]) -> list[str]:
    """The actors of the registry that are named; one for all organs of a state, no umbrella beside what is under it.

    Words that are linked to nobody ("a man", "gunmen", "the driver") may all mean the same.
    """
    idents = {state_of(blame.actor_id) or blame.actor_id for blame in blames if blame.actor_id}
    above = {i for ident in idents for i in lineage([ident]) - {ident}}
    return sorted(idents - above)
