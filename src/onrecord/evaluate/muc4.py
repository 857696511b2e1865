"""How well the roles of attacks are filled: MUC-4, reports on Latin America in capitals, with templates.

Measured are the five roles that later work took from the templates, report by report (Du et al., "GRIT: Generative
role-filler transformers for document-level event entity extraction", 2021): who did it (persons, organisations), what
and who was hit, with what. A found entity is right where each of its mentions is one of a gold entity's mentions;
entities are matched one to one (CEAF-REE). Case, articles and punctuation do not count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.ceaf import Entity, matched
from onrecord.evaluate.figures import Hits
from onrecord.evaluate.fillers import Fillers, filler_spans, fillers
from onrecord.evaluate.muckeys import MONTHS, Template, read_keys
from onrecord.evaluate.mucresponse import templates_of
from onrecord.evaluate.mucscore import score_templates
from onrecord.ingest import make_report
from onrecord.model import Reading, Report
from onrecord.pipeline import read_reports
from onrecord.reader import ROLES, Role, RoleSpan
from onrecord.reader.candidates import normal

# CEAF-REE F1 of the published systems on the test sets tst3 and tst4, which are not measured here.
# All slots: the best system of 1992 there.
PUBLISHED = {"grit_f1": 0.545, "gtt_f1": 0.502, "all_slot_f1": 0.559}
_HEADER = re.compile(r"(?m)^((?:DEV|TST\d)-MUC\d-\d{4}).*$")
# Where the dateline and its notes end: "SAN SALVADOR, 4 JAN 90 (AFP) -- [TEXT] ".
_BODY = re.compile(r"\[(?:TEXT|REPORT|EXCERPTS?|COMMUNIQUE)\]")
_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) (\d\d)\b")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with, for each role, its entities as sets of wordings."""

    report: Report
    roles: dict[Role, tuple[Entity, ...]]


def evaluate_muc4(path: Path) -> dict[str, Any]:
    """`precision`, `recall` and `f1` over all five roles, and `f1` of each; `published` are figures on other test sets.

    `all_slot_…` is the official score over all slots of all templates, against the answer keys beside the reports.

    PATH is a folder with the reports as they were sent (`raw/tst1`, `raw/tst2`) and their roles (`processed/dev.json`).
    Raises SourceError where one is missing.

    >>> evaluate_muc4(Path("muc4"))["f1"] > 0.2  # doctest: +SKIP
    True
    """
    folders = [path / "raw" / "tst1", path / "raw" / "tst2"]
    gold = read_corpus(path / "processed" / "dev.json", folders)
    readings = [(reading, filler_spans(reading)) for reading in read_reports(each.report for each in gold)]
    keys = [template for folder in folders for file in sorted(folder.glob("key-*")) for template in read_keys(file)]
    return {
        **score(gold, (fillers(reading, spans) for reading, spans in readings)),
        **all_slots(keys, readings),
        "published": PUBLISHED,
    }


def all_slots(keys: Sequence[Template], readings: Iterable[tuple[Reading, Sequence[RoleSpan]]]) -> dict[str, float]:
    """The official score of 1992 over all slots of all templates, and of how many fills it is."""
    tally = score_templates(keys, [made for reading, spans in readings for made in templates_of(reading, spans)])
    return {
        "all_slot_recall": tally.recall,
        "all_slot_precision": tally.precision,
        "all_slot_f1": tally.f1,
        "all_slot_possible": tally.possible,
        "all_slot_actual": tally.actual,
    }


def score(gold: Sequence[GoldReport], found: Iterable[Fillers]) -> dict[str, Any]:
    """The figures for reports and the fillers found in each."""
    hits = {role: Hits() for role in ROLES}
    for report, filled in zip(gold, found, strict=True):
        for role in ROLES:
            wanted = report.roles[role]
            entities = [frozenset(map(normal, entity)) for entity in filled[role]]
            hits[role].add(right=matched(wanted, entities), found=len(entities), wanted=len(wanted))
    together = Hits(*(sum(getattr(h, part) for h in hits.values()) for part in ("right", "found", "wanted")))
    return {
        "reports": len(gold),
        "precision": together.precision,
        "recall": together.recall,
        "f1": together.f1,
        **{f"{role.lower()}_f1": hits[role].f1 for role in ROLES},
        "entities": together.wanted,
    }


def read_corpus(roles: Path, folders: Sequence[Path]) -> list[GoldReport]:
    """The reports in the files of these folders whose roles are known, in the order of the roles' file."""
    if not roles.is_file():
        raise SourceError("there is no processed/dev.json here", where=str(roles.parent.parent), hint="name its folder")
    texts = {ident: text for folder in folders for ident, text in _texts(folder)}
    rows = _rows(roles)
    missing = [row["docid"] for row in rows if row["docid"] not in texts]
    if missing:
        raise SourceError(
            f"{len(missing)} reports are missing ({missing[0]} …)", where=str(roles.parent.parent),
            hint="they belong into raw/tst1 and raw/tst2",
        )  # fmt: skip
    return [GoldReport(_report(row["docid"], texts[row["docid"]]), _roles(row["templates"])) for row in rows]


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*-muc*")):
        if not file.name.startswith(("key", ".")):
            parts = _HEADER.split(file.read_text(encoding="utf-8", errors="replace"))
            yield from zip(parts[1::2], parts[2::2], strict=True)


def _rows(file: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    except json.JSONDecodeError as error:
        raise DataError(f"{file}: not every line is JSON ({error})") from error


def _report(ident: str, text: str) -> Report:
    body = _BODY.search(text)
    return make_report(text[body.end() :] if body else text, source_id=ident, published=_day(text))


def _day(text: str) -> str | None:
    """The day of the dateline."""
    match = _DATELINE.search(text)
    if match is None:
        return None
    return date(1900 + int(match.group(3)), MONTHS.index(match.group(2)) + 1, int(match.group(1))).isoformat()


def _roles(templates: Iterable[dict[str, Any]]) -> dict[Role, tuple[Entity, ...]]:
    """The entities of all templates, each once; a report's templates often share them."""
    found: dict[Role, dict[Entity, None]] = {role: {} for role in ROLES}
    for template in templates:
        for role in ROLES:
            for entity in template[role]:
                found[role].setdefault(frozenset(normal(mention[0]) for mention in entity))
    return {role: tuple(entities) for role, entities in found.items()}
