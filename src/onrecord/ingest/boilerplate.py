"""Which words of a text are no part of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from onrecord.lexicons.boilerplate import JunkPattern, Where, patterns_with
from onrecord.model import Removed, Report, ReportRef
from onrecord.text import lines, plain_punctuation, trimmed

# How many lines from either end count as "top" and "end".
EDGE_LINES = 6
# In a text wrapped at the width of a page a line this long that ends without a stop goes on in the next one.
WRAPPED_LINE = 50

Match: TypeAlias = tuple[JunkPattern, int, int, str | None]

# "BAGHDAD, Dec 30 (Reuters) - ": the line is part of the report, and says whose it is.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'’-]{2,40}(?:,[^()\n]{2,40}|/[A-Z /.'’-]{2,60})? ?"
    r"\((?P<agency>Reuters|REUTERS|AP|AFP|dpa|DPA|EFE|UPI|Xinhua|TASS|Tass|Interfax|Anadolu|AA|ANI|IANS)\) ?[-–—]"
)

_STOPS = (".", "!", "?", ":", '"', ")", "]", "'")


def find_removed(report: Report, *, folders: tuple[str, ...] = ()) -> tuple[Removed, ...]:
    r"""The lines of the report that are credits, promotion, captions or navigation, in their order.

    >>> from onrecord.ingest.report import make_report
    >>> [r.text for r in find_removed(make_report("Two men died.\nREAD ALSO: Oil climbs"))]
    ['READ ALSO: Oil climbs']

    `folders` are the user's own data (docs/settings.md).
    """
    reference = ReportRef(report.id, report.source_id)
    return tuple(
        Removed(start, end, report.text[start:end], report=reference, reason=pattern.reason)
        for pattern, start, end, _ in _matches(report.text, patterns_with(folders))
    )


def find_credit(text: str) -> str | None:
    r"""The agency or paper that the text itself names as where it came from; None where it names none or several.

    >>> find_credit("Via Financial Times\n\nTwo men died."), find_credit("ADEN (Reuters) - Two men died.")
    ('Financial Times', 'Reuters')
    """
    names = {via for *_, via in _matches(text, patterns_with(())) if via}
    dateline = _DATELINE.match(text)
    if dateline and not names:
        return dateline["agency"]
    return names.pop() if len(names) == 1 else None


# A report is looked at twice: for its credit when it is made, for its junk when it is read, a batch later at most.
@lru_cache(maxsize=64)
def _matches(text: str, patterns: tuple[JunkPattern, ...]) -> tuple[Match, ...]:
    """The pattern, start, end and named source of each line, or end of a line, that is junk."""
    return tuple(_find(text, patterns))


def _find(text: str, patterns: tuple[JunkPattern, ...]) -> Iterator[Match]:
    plain = plain_punctuation(text)
    spans = list(lines(text))
    continued = _continuations(plain, spans)
    for number, (start, end) in enumerate(spans):
        if start in continued:
            continue
        line, places = plain[start:end], _places(number, len(spans))
        lowered = line.lower()
        for pattern in patterns:
            match = pattern.match(line, lowered) if pattern.where in places else None
            if match:
                first, last = trimmed(text, start + match.start(), end)
                via = match.groupdict().get("via")
                yield pattern, first, last, via
                break


def _places(number: int, total: int) -> tuple[Where, ...]:
    named: tuple[tuple[Where, bool], ...] = (
        ("any", True),
        ("top", number < EDGE_LINES),
        ("end", number >= total - EDGE_LINES),
        ("last", number == total - 1),
    )
    return tuple(name for name, holds in named if holds)


def _continuations(plain: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where lines begin that only go on with the sentence of the line above."""
    return frozenset(
        start
        for (above, above_end), (start, _) in pairwise(spans)
        if above_end - above >= WRAPPED_LINE
        and plain.count("\n", above_end, start) == 1
        and not plain[above:above_end].endswith(_STOPS)
    )
