"""Words around tolls: what counts the dead, what a total includes, who is a civilian (`casualties.yaml`)."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.errors import DataError
from onrecord.lexicons.loading import load_entries

FILE = "casualties.yaml"
_KEYS = frozenset({"id", "words", "examples", "not"})


@cache
def casualty_entries() -> tuple[dict[str, Any], ...]:
    """The entries of the file; DataError where one breaks the rules."""
    entries = tuple(load_entries(FILE))
    for raw in entries:
        if set(raw) - _KEYS or not raw.get("id") or not raw.get("words"):
            raise DataError(
                f"{FILE}, entry {raw.get('id')!r}: needs an id and words, and knows {', '.join(sorted(_KEYS))}"
            )
    return entries


@cache
def casualty_words(entry_id: str) -> frozenset[str]:
    """The words of one entry.

    >>> "fatality" in casualty_words("toll-nouns")
    True
    """
    return next(frozenset(map(str, raw["words"])) for raw in casualty_entries() if raw["id"] == entry_id)
