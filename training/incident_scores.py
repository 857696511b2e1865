"""Learns how like two reports' mentions must be to tell of one incident, and writes the weights.

    incident_scores.py DOCS.jsonl ... [--claims CLAIMS_DIR] [--half] [--cache FOLDER] [--write]

Each DOCS.jsonl holds reports with the `incident_id` that each is mainly about. Pairs of reports that share a block are
the examples; with `--half` only those of incidents whose id has an even hash, so that the others can be measured on.
CLAIMS_DIR holds annotated reports, one JSON file each: pairs of mentions within one report teach what `one_report`
weighs.
A logistic regression over the levels of all features by Newton's method, with a ridge: no randomness, so the same data
give the same weights. Needs nothing but numpy. Reading is slow: `--cache` keeps readings.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.consolidate import blocking
from onrecord.consolidate.compare import FEATURES, levels
from onrecord.consolidate.features import UNKNOWN
from onrecord.consolidate.sketch import Sketch
from onrecord.consolidate.sketching import report_sketch, sketches_of
from onrecord.errors import InputError
from onrecord.evaluate.corpora import read_longtail
from onrecord.ingest import make_report
from onrecord.model import Reading
from onrecord.pipeline import read_reports
from onrecord.text import digest

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "consolidate" / "same_incident.yaml"
STEPS, RIDGE = 25, 2.0
# A level with fewer examples than this is not weighed.
LEAST = 8
# What must speak for (1) or against (-1) one incident, or not at all: reports of crime, from which most is learned,
# have few places and actors that are read well, and another subject may have them.
_APART = {"elsewhere": -1, "far": -1, "other country": -1, "outside": -1, "other": -1, "apart": -1, "apart 1": -1}
SIGNS: dict[str, dict[str, int]] = {
    "places": {**_APART, "same": 1, "shared": 1, "touching": 1, "near": 1, "same name": 1, "within": 1},
    "days": {**_APART, "same": 1, "shared": 1, "overlap": 1, "1": -1, "2": -1, "4": -1, "8": -1, "31": -1},
    **{name: {"other": -1, "same": 1, "related": 1} for name in ("types", "modes", "actors", "targets", "weapons")},
    **{name: {"other": -1, "same": 1, "same, many": 1} for name in ("killed", "injured")},
}
Example = tuple[dict[str, str], bool]


def readings_of(path: Path, cache: Path | None) -> list[Reading]:
    """The readings of a collection, from the cache where they are there."""
    kept = cache / f"{path.parent.name}-{path.stem}.pickle" if cache else None
    if kept and kept.exists():
        found: list[Reading] = pickle.loads(kept.read_bytes())
        return found
    if path.is_dir():
        gold = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.json"))]
        reports = [make_report(g["text"], source_id=g["id"], published=g["published"]) for g in gold]
    else:
        reports = [item for item in read_longtail(path) if not isinstance(item, InputError)]
    found = list(read_reports(reports))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def truth_of(path: Path) -> dict[str, str]:
    """The incident of each report, by the report's own id."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["doc_id"]: row["incident_id"] for row in rows}


def is_even(incident: str) -> bool:
    """Whether the incident is one of those to learn from."""
    return int(digest(incident)[-1], 16) % 2 == 0


def report_pairs(path: Path, cache: Path | None, *, half: bool) -> list[Example]:
    """Pairs of reports that share a block, and whether they are mainly about one incident."""
    truth = truth_of(path)
    sketches: dict[str, str] = {}
    blocks: dict[str, list[Sketch]] = defaultdict(list)
    for reading in readings_of(path, cache):
        incident = truth[reading.report.source_id or ""]
        if half and not is_even(incident):
            continue
        sketch = report_sketch(reading)
        sketches[sketch.id] = incident
        for key in blocking.keys(sketch):
            blocks[key].append(sketch)
    return [(levels(a, b), sketches[a.id] == sketches[b.id]) for a, b in blocking.pairs(blocks.items())]


def mention_pairs(folder: Path, cache: Path | None) -> list[Example]:
    """Pairs of mentions of one annotated report, and whether most of their claims are marked as one incident."""
    gold = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}
    found: list[Example] = []
    for reading in readings_of(folder, cache):
        entry = gold[reading.report.source_id or ""]
        sketches = sketches_of(reading)
        marked = {s.id: _marked(reading, s, entry) for s in sketches}
        known = [s for s in sketches if marked[s.id] is not None]
        for n, one in enumerate(known):
            found += [
                (levels(one, two), marked[one.id] == marked[two.id]) for two in known[:n] if one.types == two.types
            ]
    return found


def _marked(reading: Reading, sketch: Sketch, entry: dict[str, object]) -> str | None:
    """The incident that most claims of the mention are marked with: those with the same words as trigger."""
    text, votes = reading.report.text, Counter[str]()
    spans = [claim.trigger for claim in reading.claims if claim.id in sketch.claims]
    for gold in entry["claims"]:  # type: ignore[attr-defined]
        at = text.find(gold["sentence"])
        start = text.find(gold["trigger"], at) if at >= 0 else -1
        end = start + len(gold["trigger"])
        if start >= 0 and gold["incident"] and any(s.start < end and start < s.end for s in spans):
            votes[gold["incident"]] += 1
    return votes.most_common(1)[0][0] if votes else None


def learn(examples: list[Example]) -> dict[str, dict[str, float]]:
    """The weight of each level of each feature, and the bias; a weight that would have the wrong sign is left out."""
    counts = Counter((name, level) for row, _ in examples for name, level in row.items())
    # What is not told speaks neither for nor against.
    columns = sorted(key for key, n in counts.items() if LEAST <= n < len(examples) and key[1] != UNKNOWN)
    same = np.array([same for _, same in examples], dtype=float)
    while True:
        number = {key: i for i, key in enumerate(columns)}
        x = np.zeros((len(examples), len(columns) + 1))
        x[:, -1] = 1.0
        for i, (row, _) in enumerate(examples):
            x[i, [number[key] for key in row.items() if key in number]] = 1.0
        weight = _newton(x, same)
        wrong = {
            key for key, value in zip(columns, weight, strict=False) if value * SIGNS.get(key[0], {}).get(key[1], 0) < 0
        }
        if not wrong:
            break
        columns = [key for key in columns if key not in wrong]
    found: dict[str, dict[str, float]] = {"all": {"bias": round(float(weight[-1]), 3)}}
    for (name, level), value in zip(columns, weight[:-1], strict=True):
        found.setdefault(name, {})[level] = round(float(value), 3)
    return found


def _newton(x: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    weight = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.01
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weight, -30, 30)))
        slope = x.T @ (same - chance) - ridge * weight
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        weight += np.linalg.solve(curve, slope)
    return weight


def written(weights: dict[str, dict[str, float]]) -> str:
    """The file of weights."""
    lines = [
        "# Written by training/incident_scores.py: log-odds that two reports' mentions are of one incident.",
        "weights:",
    ]
    for name in ("all", *FEATURES):
        if name in weights:
            lines.append(f"  {name}:")
            lines += [f"    {json.dumps(level)}: {value}" for level, value in weights[name].items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints how many pairs are on the right side of zero, and writes the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--half", action="store_true")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    examples = [
        pair
        for path in asked.documents
        for pair in report_pairs(path, asked.cache, half=asked.half and "longtail" in str(path))
    ]
    if asked.claims:
        examples += mention_pairs(asked.claims, asked.cache)
    weights = learn(examples)
    scores = [
        weights["all"]["bias"] + sum(weights.get(f, {}).get(v, 0.0) for f, v in row.items()) for row, _ in examples
    ]
    right = sum((score > 0) == same for score, (_, same) in zip(scores, examples, strict=True))
    print(
        f"{len(examples)} pairs, {sum(same for _, same in examples)} of them the same; "
        f"right: {right / len(examples):.4f}"
    )
    if asked.write:
        OUT.write_text(written(weights), encoding="utf-8")
    else:
        print(written(weights))


if __name__ == "__main__":
    main()
