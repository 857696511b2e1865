"""How well reports are read, field by field, against claims that people annotated.

A folder holds one JSON file a report; docs/evaluation.md shows its form.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.figures import Hits, share
from onrecord.evaluate.pairs import (
    ROLES,
    GoldClaim,
    all_named,
    found_names,
    gold_claims,
    is_unreal,
    names,
    overlap,
    pair_up,
    place,
    right_fields,
)
from onrecord.evaluate.wordings import matched, named, one_to_one
from onrecord.ingest import make_report
from onrecord.model import Claim, Reading, Relation, Report
from onrecord.pipeline import read_reports

# A claim is whole where its type and all of these are right.
_CORE = ("speaker", "polarity", "modality", "killed", "injured", "date")
_MUTUAL = frozenset({"alias_of", "allied_with", "opposes"})
_EFFECTS = ("killed", "injured")
_NEEDED = ("id", "text", "claims")


@dataclass
class Tally:
    """All that is counted over the reports."""

    reports: int = 0
    hits: dict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))
    fields: dict[str, Hits] = field(default_factory=lambda: defaultdict(Hits))

    def figures(self) -> dict[str, float]:
        """The figures by name."""
        claims = self.hits["claims"]
        paired = self.hits["paired"]
        found: dict[str, float] = {
            "reports": self.reports,
            "gold_claims": claims.wanted,
            "predicted_claims": claims.found,
            "claims_precision": claims.precision,
            "claims_recall": claims.recall,
            "type": share(claims.right, paired.right),
        }
        found |= {name: hits.precision for name, hits in sorted(self.fields.items())}
        counted = {name: hits for name, hits in sorted(self.hits.items()) if name not in ("junk", "paired")}
        found |= {f"{name}_f1": hits.f1 for name, hits in counted.items()}
        junk = self.hits["junk"]
        found["junk_found"] = junk.recall if junk.wanted else 1.0
        found["wrongly_removed"] = junk.found
        return found


def evaluate_claims(path: Path) -> dict[str, float]:
    """Figures by name, such as `claims_f1` (claims found with the right type), `actor_f1`, `date_f1`, `mode`.

    `whole_claims_f1` asks for all fields; `speaker_f1`, `date_f1` and `not_actual_f1` count only claims that have a
    speaker, a date, a denial or a plan; `figures_killed_f1` compares all numbers of a report; `same_incident_f1` pairs
    of claims; single names (`mode`, `killed`) are shares of the claims found. Raises SourceError where there is no
    gold.

    >>> evaluate_claims(Path("claims/gold"))["claims_f1"] > 0.7  # doctest: +SKIP
    True
    """
    gold = [read_gold(file) for file in gold_files(path)]
    return score(gold, list(read_reports(map(as_report, gold)))).figures()


def gold_files(path: Path) -> list[Path]:
    """The claims files of a folder, or the one that is named."""
    files = [path] if path.is_file() else sorted(f for f in path.glob("*.json") if not f.name.startswith("."))
    if not files:
        raise SourceError("no claims files (.json) here", where=str(path), hint="give a folder of annotated claims")
    return files


def read_gold(file: Path) -> dict[str, Any]:
    """One report with its claims; DataError where the file is none."""
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"{file}: this is no JSON ({error}); docs/evaluation.md shows the form") from error
    if not isinstance(report, dict) or any(key not in report for key in _NEEDED):
        raise DataError(f"{file}: a file of claims has {', '.join(_NEEDED)}; docs/evaluation.md shows the form")
    return report


def as_report(gold: dict[str, Any]) -> Report:
    """The report as it is read."""
    return make_report(
        gold["text"], source_id=gold["id"], title=gold.get("title"), publisher=gold.get("publisher"),
        published=gold.get("published"),
    )  # fmt: skip


def score(gold: Iterable[dict[str, Any]], readings: Iterable[Reading]) -> Tally:
    """The counts for reports and their readings, in the same order."""
    tally = Tally()
    for report, reading in zip(gold, readings, strict=True):
        tally.reports += 1
        wanted = gold_claims(report)
        pairs = pair_up(wanted, reading.claims)
        _count_claims(tally, wanted, reading.claims, pairs)
        _count_roles(tally, wanted, reading.claims, pairs)
        _count_numbers(tally, wanted, reading.claims)
        _count_incidents(tally, [(wanted[i], reading.claims[j]) for i, j in pairs])
        _count_relations(tally, report.get("relations") or [], reading.relations)
        _count_removed(tally, report, wanted, reading)
    return tally


def _count_claims(
    tally: Tally, gold: Sequence[GoldClaim], claims: Sequence[Claim], pairs: Sequence[tuple[int, int]]
) -> None:
    for name in ("claims", "whole_claims"):
        tally.hits[name].add(found=len(claims), wanted=len(gold))
    tally.hits["speaker"].add(
        found=sum(c.speaker is not None for c in claims), wanted=sum(bool(g.speaker) for g in gold)
    )
    tally.hits["date"].add(
        found=sum(c.date is not None for c in claims), wanted=sum(bool(g.fields.get("date")) for g in gold)
    )
    tally.hits["not_actual"].add(
        found=sum(is_unreal(c.polarity, c.modality) for c in claims), wanted=sum(g.is_unreal for g in gold)
    )
    for i, j in pairs:
        _count_pair(tally, gold[i], claims[j])


def _count_pair(tally: Tally, gold: GoldClaim, claim: Claim) -> None:
    right = right_fields(gold, claim)
    for name, ok in right.items():
        tally.fields[name].add(right=ok, found=1)
    typed = claim.event.type == gold.fields["type"]
    whole = typed and all(right[name] for name in _CORE) and all(all_named(gold, claim, r) for r in ("actor", "target"))
    tally.hits["paired"].add(right=1)
    tally.hits["claims"].add(right=typed)
    tally.hits["whole_claims"].add(right=whole)
    tally.hits["speaker"].add(right=bool(gold.speaker) and right["speaker"])
    tally.hits["date"].add(right=bool(gold.fields.get("date")) and right["date"])
    tally.hits["not_actual"].add(right=gold.is_unreal and right["polarity"] and right["modality"])


def _count_roles(
    tally: Tally, gold: Sequence[GoldClaim], claims: Sequence[Claim], pairs: Sequence[tuple[int, int]]
) -> None:
    for role in ROLES:
        right = sum(matched(gold[i].wordings(role), found_names(claims[j], role)) for i, j in pairs)
        tally.hits[role].add(
            right=right,
            found=sum(len(getattr(c, role)) for c in claims),
            wanted=sum(len(g.wordings(role)) for g in gold),
        )


def _count_numbers(tally: Tally, gold: Sequence[GoldClaim], claims: Sequence[Claim]) -> None:
    """The figures of the whole report, wherever they hang."""
    for effect in _EFFECTS:
        wanted = Counter(
            (c["low"], c["high"]) for g in gold for c in g.fields.get("casualties") or [] if c["effect"] == effect
        )
        found = Counter((c.low, c.high) for claim in claims for c in claim.casualties if c.effect == effect)
        tally.hits[f"figures_{effect}"].add(right=(wanted & found).total(), found=found.total(), wanted=wanted.total())


def _count_incidents(tally: Tally, pairs: Sequence[tuple[GoldClaim, Claim]]) -> None:
    """Of each two paired claims that have an incident, whether it is the same."""
    ids = [(g.fields["incident"], c.incident_id) for g, c in pairs if g.fields.get("incident") and c.incident_id]
    for (gold, found), (other_gold, other_found) in combinations(ids, 2):
        tally.hits["same_incident"].add(
            right=gold == other_gold and found == other_found, found=found == other_found, wanted=gold == other_gold
        )


def _count_relations(tally: Tally, gold: Sequence[dict[str, Any]], relations: Sequence[Relation]) -> None:
    right = one_to_one(gold, relations, _same_relation)
    tally.hits["relations"].add(right=right, found=len(relations), wanted=len(gold))


def _same_relation(gold: dict[str, Any], relation: Relation) -> bool:
    if gold["relation"] != relation.type:
        return False
    subject, other = names(relation.subject), names(relation.object)
    return (named(gold["subject"], subject) and named(gold["object"], other)) or (
        relation.type in _MUTUAL and named(gold["subject"], other) and named(gold["object"], subject)
    )


def _count_removed(tally: Tally, report: dict[str, Any], gold: Sequence[GoldClaim], reading: Reading) -> None:
    """Lines that are no part of the report: those found, and (as `found`) claims that were marked as such a line."""
    removed = [(r.start, r.end) for r in reading.removed]
    junk = [place(report["text"], line) for line in report.get("not_report") or []]
    tally.hits["junk"].add(
        right=sum(any(overlap(line, r) for r in removed) for line in junk),
        wanted=len(junk),
        found=sum(any(overlap(g.trigger, r) for r in removed) for g in gold),
    )
