"""Makers of sketches for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.consolidate.sketch import Days, Sketch, Spot

KIRKUK = Spot("kirkuk", "IQ", 35.468, 44.392, 6.0, 1)
TAJI = Spot("taji", "IQ", 33.53, 44.25, 3.0, 1)


def day(iso: str) -> Days:
    ordinal = date.fromisoformat(iso).toordinal()
    return Days(ordinal, ordinal, definite=True)


def a_sketch(ident: str, *, on: str | None = None, at: Spot | None = None, **more: Any) -> Sketch:
    """A mention of an attack, in a report of its own."""
    made = Sketch(
        id=f"i:{ident}", report=f"r:{ident}", main=True, types=("ASSAULT",), days=(day(on),) if on else (),
        spots=(at,) if at else (), around=(at,) if at else (), countries=("IQ",) if at else (),
        published=date.fromisoformat(on).toordinal() + 1 if on else None,
    )  # fmt: skip
    return replace(made, **more)
