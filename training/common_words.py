"""Counts how common words are in news, and writes them down in bands: a word that is not there is rare.

    common_words.py FOLDER_OR_FILE ... [--write]

Each argument is one collection of reports: a folder of `.json` or `.txt` files, or a `.jsonl` file, with the words of a
report under `text`, `content`, `doctext` or `assessment`, or as `tokens`. A word is as common as in that
collection in which it is most common, so that neither a large collection nor its subject decides alone. Words alone are
kept, no sentence.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.consolidate.words import BANDS, words_of

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "consolidate" / "common_words.yaml"
# A word in fewer reports of a collection than this says nothing about how common it is.
LEAST_REPORTS = 4
_KEYS = ("text", "content", "doctext", "assessment")


def texts(path: Path) -> Iterator[str]:
    """The words of each report of a collection."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in (".txt", ".json", ".jsonl"):
                yield from texts(file)
        return
    whole = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".txt":
        yield whole
        return
    try:
        yield from _of(json.loads(whole))
    except json.JSONDecodeError:
        yield from (text for line in whole.splitlines() if line.strip() for text in _of(json.loads(line)))


def _of(record: object) -> Iterator[str]:
    if isinstance(record, dict):
        found = [record[key] for key in _KEYS if isinstance(record.get(key), str)]
        yield from found[:1]
        if not found and "tokens" in record:
            yield " ".join(record["tokens"])


def shares(collection: Iterable[str]) -> dict[str, float]:
    """The share of the reports in which each word stands."""
    counts: Counter[str] = Counter()
    total = 0
    for text in collection:
        total += 1
        counts.update(set(words_of(text)))
    return {word: n / total for word, n in counts.items() if n >= LEAST_REPORTS}


def banded(common: dict[str, float]) -> dict[int, list[str]]:
    """The words by how many halvings of all reports lead to those that have them."""
    bands: dict[int, list[str]] = defaultdict(list)
    for word, share in common.items():
        band = round(-math.log2(share))
        if band < BANDS:
            bands[band].append(word)
    return {band: sorted(bands[band]) for band in sorted(bands)}


def main() -> None:
    """Prints how many words each band has, and writes them where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collections", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    common: dict[str, float] = {}
    for path in asked.collections:
        for word, share in shares(texts(path)).items():
            common[word] = max(share, common.get(word, 0.0))
    bands = banded(common)
    print({band: len(words) for band, words in bands.items()})
    if asked.write:
        lines = [f"  {band}: {json.dumps(' '.join(words), ensure_ascii=False)}" for band, words in bands.items()]
        head = [
            "# Written by training/common_words.py: how common a word is in news. Band 3: in one report of 2^3.",
            "bands:",
        ]
        OUT.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
