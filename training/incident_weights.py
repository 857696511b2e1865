"""Learns how like two claims of one report must be to tell of one incident, and writes the weights.

    incident_weights.py CLAIMS_DIR [--held-out CLAIMS_DIR] [--write]

CLAIMS_DIR holds annotated reports, one JSON file each. A logistic regression over the features of
`onrecord.extract.likeness`, by plain gradient descent from zero: no randomness, so the same data give the same weights.
Needs nothing but numpy.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from onrecord.annotate import annotate_all
from onrecord.extract import likeness, read_claims
from onrecord.extract.incidents import is_definite
from onrecord.ingest import find_removed, make_report
from onrecord.model import Claim

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "extract" / "same_incident.yaml"
STEPS, RATE, RIDGE = 6000, 2.0, 1.0
Read = tuple[Doc, list[tuple[Claim, str | None]]]


def read_folder(folder: Path) -> list[Read]:
    """The claims read from each report of the folder, with the incident of the annotated claim at the same words."""
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    found = []
    for entry, doc in zip(gold, annotate_all(g["text"] for g in gold), strict=True):
        report = make_report(entry["text"], source_id=entry["id"], published=entry["published"])
        claims, _ = read_claims(report, doc, removed=find_removed(report))
        found.append((doc, [(_undated(claim), _incident_at(entry, claim)) for claim in claims if is_definite(claim)]))
    return found


def _undated(claim: Claim) -> Claim:
    """The claim without a date that it only has from its incident, as when incidents are assigned."""
    return replace(claim, date=None) if claim.date is not None and claim.date.text is None else claim


def _incident_at(entry: dict[str, object], claim: Claim) -> str | None:
    """The incident of the annotated claim of the same type whose trigger overlaps, None where there is none."""
    text = str(entry["text"])
    for gold in entry["claims"]:  # type: ignore[attr-defined]
        at = text.find(gold["sentence"])
        start = text.find(gold["trigger"], at) if at >= 0 else -1
        overlaps = start >= 0 and start < claim.trigger.end and claim.trigger.start < start + len(gold["trigger"])
        if overlaps and gold["type"] == claim.event.type:
            return gold["incident"]
    return None


def pairs_of(reports: list[Read]) -> tuple[list[dict[str, bool]], np.ndarray]:
    """The features of each pair of claims of one type with a known incident, and whether it is the same."""
    rows, same = [], []
    for doc, claims in reports:
        known = [(c, i) for c, i in claims if i is not None]
        for n, (later, there) in enumerate(known):
            for earlier, here in known[:n]:
                if earlier.event.type == later.event.type:
                    rows.append(likeness.features(earlier, later, doc))
                    same.append(here == there)
    return rows, np.array(same, dtype=float)


def learn(rows: list[dict[str, bool]], same: np.ndarray) -> dict[str, float]:
    """The weight of each feature, and the bias."""
    names = sorted(rows[0])
    x = np.array([[row[name] for name in names] for row in rows], dtype=float)
    weight, bias = np.zeros(len(names)), 0.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(x @ weight + bias))) - same
        weight -= RATE * (x.T @ error + RIDGE * weight) / len(same)
        bias -= RATE * float(error.mean())
    return {"bias": round(bias, 3), **{name: round(float(w), 3) for name, w in zip(names, weight, strict=True)}}


def accuracy(rows: list[dict[str, bool]], same: np.ndarray, weights: dict[str, float]) -> float:
    """The share of pairs on the right side of zero."""
    odds = [weights["bias"] + sum(weights[name] for name, holds in row.items() if holds) for row in rows]
    return float(((np.array(odds) > 0) == same.astype(bool)).mean())


def main() -> None:
    """Prints the figures, and writes the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    rows, same = pairs_of(read_folder(asked.claims))
    weights = learn(rows, same)
    print(f"{len(rows)} pairs, {same.mean():.3f} of them the same; right: {accuracy(rows, same, weights):.3f}")
    if asked.held_out:
        others, truth = pairs_of(read_folder(asked.held_out))
        print(
            f"held out: {len(others)} pairs, {truth.mean():.3f} the same; right: {accuracy(others, truth, weights):.3f}"
        )
    lines = [f"  {name}: {value}" for name, value in weights.items()]
    head = "# Written by training/incident_weights.py: log-odds that two claims of a report tell of one incident."
    text = "\n".join([head, "weights:", *lines]) + "\n"
    if asked.write:
        OUT.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
