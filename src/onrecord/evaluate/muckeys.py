"""MUC-4's templates: 24 slots of an incident, each with fills, as the answer keys write them.

A fill is one line; what stands between slashes is as good. A set fill may name what it is about behind a colon
(`DEATH: "JESUITS"`); a fill after "?" may be left out, as may a template that is marked OPTIONAL. "-" is nothing, "*"
a slot that does not apply (Sundheim, "Overview of the Fourth Message Understanding Evaluation and Conference", 1992).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import DataError

# The slots that are scored, by their number in the template.
DATE, LOCATION, TYPE, STAGE, INSTRUMENT, INSTRUMENT_TYPE = 2, 3, 4, 5, 6, 7
CATEGORY, PERSON, ORGANIZATION, CONFIDENCE = 8, 9, 10, 11
THING, THING_TYPE, THING_NUMBER, THING_NATION, THING_EFFECT, THING_TOTAL = 12, 13, 14, 15, 16, 17
VICTIM, DESCRIPTION, VICTIM_TYPE, VICTIM_NUMBER, VICTIM_NATION, VICTIM_EFFECT, VICTIM_TOTAL = range(18, 25)
SLOTS = range(DATE, VICTIM_TOTAL + 1)
# Months as the reports and the keys write them.
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
STRINGS = frozenset({INSTRUMENT, PERSON, ORGANIZATION, THING, VICTIM, DESCRIPTION})

_LINE = re.compile(r"^(\d+)\.\s+([A-Z][A-Z .:]*?)\s{2,}(.*)$")
_NOTHING = frozenset({"-", "*", ""})
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: wordings that are as good as each other, and whom or what it is about."""

    values: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """An incident of a report: for each slot its fills, none where nothing is known or the slot does not apply."""

    report: str
    slots: Mapping[int, tuple[Fill, ...]] = field(default_factory=dict)
    optional: bool = False

    def fills(self, slot: int) -> tuple[Fill, ...]:
        """The fills of a slot."""
        return self.slots.get(slot, ())


def read_keys(path: Path) -> list[Template]:
    """The templates of an answer key, those of irrelevant reports left out. Raises DataError where a line is none."""
    found: list[Template] = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
        lines = [line for line in block.splitlines() if line.strip() and not line.lstrip().startswith(";")]
        if lines:
            template = read_template(lines, where=str(path))
            if template is not None:
                found.append(template)
    return found


def read_template(lines: list[str], *, where: str) -> Template | None:
    """The template in the lines of one; None where the report tells of no incident.

    >>> lines = ["0.  MESSAGE: ID      D-1", "1.  MESSAGE: TEMPLATE   1"]
    >>> lines.append('23. HUM TGT: EFFECT OF INCIDENT    DEATH: "A" / "B"')
    >>> read_template(lines, where="key").fills(23)
    (Fill(values=('DEATH',), about=('A', 'B'), optional=False),)
    """
    rows: dict[int, list[str]] = {}
    number = -1
    for line in lines:
        match = _LINE.match(line)
        if match:
            number = int(match.group(1))
            rows[number] = [match.group(3)]
        elif number < 0:
            raise DataError(f"{where}: this is no line of a template: {line!r}")
        else:
            rows[number].append(line.strip())
    name = rows.get(1, ["*"])[0].strip()
    if name.startswith("*"):
        return None
    slots = {slot: tuple(_fills(slot, rows.get(slot, ()))) for slot in SLOTS}
    return Template(rows[0][0].split()[0], slots, optional="OPTIONAL" in name)


def _fills(slot: int, rows: list[str] | tuple[()]) -> Iterator[Fill]:
    for row in _joined(rows):
        optional = row.startswith("?")
        text = row.removeprefix("?").strip()
        if text in _NOTHING:
            continue
        if slot in STRINGS:
            yield Fill(tuple(w for w in _QUOTED.findall(text) if w != "-"), optional=optional)
        elif slot == LOCATION:
            yield Fill(tuple(map(_unwrapped, text.split(" / "))), optional=optional)
        else:
            head, _, rest = text.partition(': "') if ': "' in text else (text, "", "")
            about = tuple(w for w in _QUOTED.findall(f'"{rest}') if w != "-") if rest else ()
            values = tuple(map(_unwrapped, head.split(" / ")))
            yield Fill(tuple(v for v in values if v not in _NOTHING), about, optional)


def _unwrapped(text: str) -> str:
    """An alternative without the brackets around it: "(09 DEC 89)"."""
    bare = text.strip()
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def _joined(rows: list[str] | tuple[()]) -> Iterator[str]:
    """The fills of a slot, those that run over the end of a line made whole."""
    whole = ""
    for row in rows:
        text = row.strip()
        if whole and (whole.endswith("/") or text.startswith("/")):
            whole = f"{whole} {text}"
            continue
        if whole:
            yield whole
        whole = text
    if whole:
        yield whole
