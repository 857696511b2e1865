"""Reads MUC-4's development corpus for training: `python -m training.role_corpus --muc4 DIR --out FILE`.

Run with the package's own environment, since the facts beside the words come from whole readings; PyTorch is not
needed. `--part dev` writes tst1 and tst2 instead, to measure on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from onrecord.annotate import parsable
from onrecord.evaluate.fillers import ruled_fillers
from onrecord.evaluate.muc4 import GoldReport, read_corpus
from onrecord.extract.attackfacts import facts_of
from onrecord.extract.attackroles import attack_places
from onrecord.extract.setting import known_actors
from onrecord.model import Reading
from onrecord.pipeline import read_reports
from onrecord.reader.candidates import candidates_of, normal
from onrecord.reader.network import load_network
from onrecord.reader.passages import passages_of
from onrecord.reader.pieces import pieces_of
from onrecord.reader.rolenetwork import facts_of_pieces, marked
from onrecord.reader.roles import ROLES
from onrecord.reader.wordpiece import CLS, SEP
from training.role_examples import RoleExample, write_examples

PARTS = {"train": ("train.json", ("dev",)), "dev": ("dev.json", ("tst1", "tst2"))}


def examples(reports: Sequence[GoldReport]) -> Iterator[RoleExample]:
    """An example for each report; without any candidate where it tells of no attack."""
    for gold, reading in zip(reports, read_reports(each.report for each in reports), strict=True):
        yield example_of(gold, reading)


def example_of(gold: GoldReport, reading: Reading) -> RoleExample:
    """The report as the model is to read it."""
    text = parsable(reading.report.text)
    pieces = pieces_of(text)
    passages = passages_of(text, pieces, attack_places(reading.claims))
    candidates = candidates_of(text, pieces, passages)
    actors = known_actors(reading.report)
    facts = facts_of(text, pieces.offsets[passages.words], claims=reading.claims, actors=actors)
    ruled = ruled_fillers(reading)
    numbers = {wording: n for n, wording in enumerate(candidates.wordings)}
    found = ([[numbers[w] for w in sorted(e) if w in numbers] for e in gold.roles[role]] for role in ROLES)
    return RoleExample(
        name=reading.report.source_id or reading.report.id,
        hidden=load_network()
        .hidden(marked(passages.ids, ends=(CLS, SEP)), marked(passages.features))[0]
        .astype(np.float16),
        facts=facts_of_pieces(passages, facts)[0],
        first=passages.heads[candidates.first] + 1,
        last=passages.heads[candidates.last] + 1,
        numbers=candidates.numbers,
        wordings=candidates.wordings,
        ruled=tuple(frozenset(map(normal, chain.from_iterable(ruled[role]))) for role in ROLES),
        entities=tuple([entity for entity in entities if entity] for entities in found),
        gold=tuple(gold.roles[role] for role in ROLES),
    )


def main() -> None:
    """Writes the file and says what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--muc4", type=Path, required=True, help="folder with processed/ and raw/")
    parser.add_argument("--part", choices=sorted(PARTS), default="train")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    rows, folders = PARTS[asked.part]
    reports = read_corpus(asked.muc4 / "processed" / rows, [asked.muc4 / "raw" / folder for folder in folders])
    found = list(examples(reports))
    write_examples(asked.out, found)
    wanted = sum(len(entities) for example in found for entities in example.gold)
    held = sum(len(entities) for example in found for entities in example.entities)
    print({"reports": len(found), "entities": wanted, "in_passages": held})


if __name__ == "__main__":
    main()
