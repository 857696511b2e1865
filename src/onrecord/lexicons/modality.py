"""Words that make an event less than a fact: hedges, plans, demands, threats, denials (`modality.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.errors import DataError
from onrecord.lexicons.loading import load_entries

FILE = "modality.yaml"
ROLES = frozenset({"adverb", "adjective", "verb", "noun", "phrase", "marker"})
GIVES = frozenset({"actual", "possible", "planned", "threatened", "demanded", "hypothetical", "negative"})
_KEYS = frozenset({"id", "role", "gives", "words", "examples", "not"})


@dataclass(frozen=True, slots=True)
class ModalityEntry:
    """Some words of one role, and what they make of the event below them: a modality, or "negative"."""

    id: str
    role: str
    gives: str
    words: frozenset[str]
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def modality_entries() -> tuple[ModalityEntry, ...]:
    """All entries in the order of the file; DataError where one breaks the rules."""
    return tuple(_entry(raw) for raw in load_entries(FILE))


@cache
def words_of(entry_id: str) -> frozenset[str]:
    """The words of one entry.

    >>> "reportedly" in words_of("hedge")
    True
    """
    return next(entry.words for entry in modality_entries() if entry.id == entry_id)


def _entry(raw: dict[str, Any]) -> ModalityEntry:
    where = f"{FILE}, entry {raw.get('id')!r}"
    if unknown := sorted(set(raw) - _KEYS):
        raise DataError(f"{where}: unknown keys {', '.join(unknown)}; take {', '.join(sorted(_KEYS))}")
    if raw.get("role") not in ROLES or raw.get("gives") not in GIVES or not raw.get("words"):
        raise DataError(f"{where}: needs a role, what it gives, and words; see docs/lexicons.md")
    return ModalityEntry(
        id=raw["id"], role=raw["role"], gives=raw["gives"], words=frozenset(map(str, raw["words"])),
        examples=tuple(raw.get("examples") or ()), counterexamples=tuple(raw.get("not") or ()),
    )  # fmt: skip
