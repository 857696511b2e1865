"""Direct speech: what stands between quotation marks, by characters of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A single quotation mark that is not closed within so many characters is an apostrophe.
LONGEST_SINGLE = 600

_DOUBLE = '"“”„«»'
_OPENING = "“„«"
_CLOSING = "”»"
# Marks that close what each of these opened: „so“ in German and Ukrainian, „so” in Polish.
_PARTNERS = {"„": "“”"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, without the marks; `open_ended` where the paragraph ends before one closes it."""

    start: int
    end: int
    open_ended: bool = False


def find_quotes(text: str) -> list[Quote]:
    """The quotations of a text in their order; single marks count where no double ones stand around them.

    >>> [(q.start, q.end) for q in find_quotes('He said: “We left.” Then “we” ran.')]
    [(10, 18), (26, 28)]
    """
    quotes = _double_quotes(text)
    inside = [(q.start, q.end) for q in quotes]
    singles = [q for q in _single_quotes(text) if not any(s < q.end and q.start < e for s, e in inside)]
    return sorted([*quotes, *singles], key=lambda q: (q.start, q.end))


def _double_quotes(text: str) -> list[Quote]:
    quotes: list[Quote] = []
    opened: int | None = None
    for i, char in enumerate(text):
        if opened is not None and char in _PARTNERS.get(text[opened - 1], ""):
            quotes.append(Quote(opened, i))
            opened = None
        elif char == "\n" and opened is not None and _paragraph_ends(text, i):
            if text[opened:i].strip():
                quotes.append(Quote(opened, i, open_ended=True))
            opened = None
        elif char in _DOUBLE:
            if opened is None:
                opened = i + 1 if _may_open(text, i) else None
            elif char in _OPENING:
                # Each paragraph of a speech opens the marks anew; the last one alone closes them.
                end = _unclosed_end(text, opened, i)
                if text[opened:end].strip():
                    quotes.append(Quote(opened, end, open_ended=True))
                opened = i + 1
            elif char in _CLOSING or not _opens(text, i):
                quotes.append(Quote(opened, i))
                opened = None
            else:
                opened = i + 1
    if opened is not None and text[opened:].strip():
        quotes.append(Quote(opened, len(text), open_ended=True))
    return quotes


# Where the marks were forgotten: "“Our patience has ends, he said. “We will …"
_RESUMED = re.compile(r",\s+(?:\w+\s+){1,4}?(?:said|says|added|told|wrote|warned)\b")


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Where direct speech ends whose marks are not closed before others open."""
    resumed = _RESUMED.search(text, start, end)
    kept = text[start : resumed.start() if resumed else end].rstrip()
    return start + len(kept) if resumed or kept[-1:] in ".!?…" else start


def _paragraph_ends(text: str, i: int) -> bool:
    """Whether the line end at `i` ends a paragraph: a blank line follows, or a sentence ends before it."""
    rest = text[i + 1 : i + 4]
    return not rest.strip(" \t") or rest[:1] in "\n\r" or text[:i].rstrip()[-1:] in {".", "!", "?", "”", '"'}


def _may_open(text: str, i: int) -> bool:
    return text[i] in _OPENING or (text[i] not in _CLOSING and _opens(text, i))


def _opens(text: str, i: int) -> bool:
    before, after = text[i - 1 : i] if i else " ", text[i + 1 : i + 2]
    return not before.isalnum() and before not in {".", ",", "!", "?", ")", "%"} and bool(after) and not after.isspace()


def _single_quotes(text: str) -> list[Quote]:
    quotes: list[Quote] = []
    opened: int | None = None
    for i, char in enumerate(text):
        if char not in "'‘’":
            if char == "\n" and opened is not None and _paragraph_ends(text, i):
                opened = None
            continue
        before, after = text[i - 1 : i] if i else " ", text[i + 1 : i + 2]
        if opened is not None and i - opened > LONGEST_SINGLE:
            opened = None
        if char != "’" and not before.isalnum() and after.isalnum():
            opened = i + 1
        elif char != "‘" and opened is not None and not after.isalnum() and not before.isspace():
            quotes.append(Quote(opened, i))
            opened = None
    return quotes


def quoted_at(quotes: Sequence[Quote], start: int, end: int) -> bool:
    """Whether the characters from `start` to `end` stand inside one of the quotations.

    >>> quoted_at([Quote(10, 18)], 11, 13)
    True
    """
    return any(q.start <= start and end <= q.end for q in quotes)
