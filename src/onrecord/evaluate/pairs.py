"""Which claim of a reading stands for which claim of the gold, and which of its fields are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.evaluate.wordings import matched, named
from onrecord.model import Casualty, Claim, Mention, Place, Speaker, Weapon

Range = tuple[int, int]
# How much each likeness weighs when claims are paired; the words of the event come first.
SAME_WORDS, SAME_TYPE, SAME_SPEAKER, SAME_POLARITY, SAME_ACTOR = 8.0, 6.0, 2.0, 1.0, 0.5
ROLES = ("actor", "target", "weapon", "place")


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as the annotators wrote it (docs/evaluation.md), and where its sentence and trigger stand."""

    fields: dict[str, Any]
    sentence: Range | None
    trigger: Range | None

    @property
    def speaker(self) -> str | None:
        """The words that name who says it."""
        words: str | None = self.fields.get("speaker")
        return words

    @property
    def is_unreal(self) -> bool:
        """Whether it is denied, planned, only possible …"""
        return is_unreal(self.fields["polarity"], self.fields["modality"])

    def wordings(self, role: str) -> list[str]:
        """The wordings of a role."""
        return self.fields.get(role) or []


def gold_claims(report: dict[str, Any]) -> list[GoldClaim]:
    """The claims of one gold report."""
    text = report["text"]
    return [
        GoldClaim(c, place(text, c["sentence"]), place(text, c["sentence"], c["trigger"])) for c in report["claims"]
    ]


def place(text: str, sentence: str, part: str = "") -> Range | None:
    """Where a part of a sentence stands in the text; the whole sentence where the part is not in it.

    >>> place("He said so. Shells fell.", "Shells fell.", "fell")
    (19, 23)
    """
    at = text.find(sentence)
    if at < 0:
        return None
    inner = sentence.find(part)
    if inner < 0:
        return at, at + len(sentence)
    return at + inner, at + inner + len(part or sentence)


def overlap(one: Range | None, other: Range | None) -> bool:
    """Whether both are there and share a character."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def is_unreal(polarity: str | None, modality: str | None) -> bool:
    """Whether a claim says that something did not happen, or not yet, or only perhaps."""
    return polarity == "negative" or modality not in (None, "actual")


def names(mention: Mention | Speaker | Place | Weapon) -> tuple[str | None, ...]:
    """The wording and the name of a mention."""
    return mention.text, getattr(mention, "name", None)


def found_names(claim: Claim, role: str) -> list[tuple[str | None, ...]]:
    """The names of all mentions in a role."""
    return [names(mention) for mention in getattr(claim, role)]


def pair_up(gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Index of gold claim and index of claim for each pair, the likest first, each used once."""
    ranked = sorted(((_likeness(g, c), i, j) for i, g in enumerate(gold) for j, c in enumerate(claims)), reverse=True)
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used: set[int] = set()
    for likeness, i, j in ranked:
        if likeness > 0 and i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs


def _likeness(gold: GoldClaim, claim: Claim) -> float:
    where = (claim.trigger.start, claim.trigger.end)
    near = overlap(gold.trigger, where)
    same_type: bool = claim.event.type == gold.fields["type"]
    same_polarity: bool = gold.fields["polarity"] == claim.polarity
    if not near and not (same_type and overlap(gold.sentence, where)):
        return 0.0
    actors = found_names(claim, "actor")
    return (
        SAME_WORDS * near
        + SAME_TYPE * same_type
        + SAME_SPEAKER * same_speaker(gold, claim)
        + SAME_POLARITY * same_polarity
        + SAME_ACTOR * sum(named(a, n) for a in gold.wordings("actor") for n in actors)
    )


def same_speaker(gold: GoldClaim, claim: Claim) -> bool:
    """Whether both are in the report's own voice, or have the same speaker."""
    if gold.speaker is None or claim.speaker is None:
        return gold.speaker is None and claim.speaker is None
    return named(gold.speaker, names(claim.speaker))


def right_fields(gold: GoldClaim, claim: Claim) -> dict[str, bool]:
    """Of each field with one value, whether it is right; the mode only where the gold has one."""
    fields = gold.fields
    checks = {
        "speaker": same_speaker(gold, claim),
        "polarity": fields["polarity"] == claim.polarity,
        "modality": fields["modality"] == claim.modality,
        "killed": gold_totals(gold, "killed") == totals(claim.casualties, "killed"),
        "injured": gold_totals(gold, "injured") == totals(claim.casualties, "injured"),
        "background": bool(fields.get("background")) == claim.background,
        "date": gold_days(gold) == ((claim.date.first, claim.date.last) if claim.date else None),
    }
    if fields.get("mode"):
        checks["mode"] = fields["mode"] == claim.event.mode
    return checks


def all_named(gold: GoldClaim, claim: Claim, role: str) -> bool:
    """Whether the role holds those that the gold has, and no others."""
    wanted, found = gold.wordings(role), found_names(claim, role)
    return matched(wanted, found) == len(wanted) == len(found)


def gold_days(gold: GoldClaim) -> tuple[str | None, str | None] | None:
    """First and last day, None where there is no date."""
    date = gold.fields.get("date")
    return (date.get("from"), date.get("to")) if date else None


def gold_totals(gold: GoldClaim, effect: str) -> list[tuple[int | None, int | None]]:
    """The bounds of the totals in the gold, sorted."""
    given = gold.fields.get("casualties") or []
    return sorted(((c["low"], c["high"]) for c in given if c["effect"] == effect and not c.get("part")), key=str)


def totals(casualties: Sequence[Casualty], effect: str) -> list[tuple[int | None, int | None]]:
    """The bounds of the totals in a claim, sorted."""
    return sorted(((c.low, c.high) for c in casualties if c.effect == effect and not c.part), key=str)
