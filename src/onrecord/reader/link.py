"""Which source and which contents belong to which cue.

In the corpus that the reader learns from, nearly every content belongs to the cue before it or the one after it (26,200
of 26,400 parts), and a cue has one source or none. So each content chooses between two cues, and each cue among the
sources around it, by what stands between: words that belong to no span, the end of a sentence, the end of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reader.spans import AttributionSpan

# What it counts that something stands between a cue and its source or content, in words of no span.
# Found on the corpus' training part with the annotated spans (see training/README.md).
LINE_COST = 20.0
SENTENCE_COST = 4.0
# A content stands after its cue three times out of four; a source before its cue seven times out of eight.
CONTENT_BEFORE_COST = 0.5
SOURCE_AFTER_COST = 1.0
# Beyond this nothing is linked.
CONTENT_LIMIT = 30.0
SOURCE_LIMIT = 24.0
SHARE_LIMIT = 10.0

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|[.!?][\"”’)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Maj|Lt|Sgt|Capt|St|Jr|Sr|vs|Rev|Prof)\.\s*$")
_GOES_ON = re.compile(r"(?:\b(?:and|but|while|before|also|then)\b\W*(?:\w+\W+){0,2}|,\s*)$")


@dataclass(frozen=True, slots=True)
class LinkedAttribution:
    """One attribution: its cue, its source (None where nobody is named) and the parts of its content, in order."""

    source: AttributionSpan | None
    cue: AttributionSpan
    contents: tuple[AttributionSpan, ...]


def link(spans: Sequence[AttributionSpan], text: str) -> list[LinkedAttribution]:
    """The attributions that the spans of a text make, in the order of their cues.

    A source can stand in several ("The minister praised the troops and said …"); a span that fits nowhere in none.
    """
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    cues = [s for s in ordered if s.kind == "cue"]
    if not cues:
        return []
    gaps = _Gaps(text, ordered)
    sources = _sources(cues, [s for s in ordered if s.kind == "source"], gaps)
    contents: list[list[AttributionSpan]] = [[] for _ in cues]
    for content in (s for s in ordered if s.kind == "content"):
        chosen = _cue_of(content, cues, gaps)
        if chosen is not None:
            contents[chosen].append(content)
    _share_out(contents, cues, gaps)
    return [
        LinkedAttribution(source, cue, tuple(parts)) for source, cue, parts in zip(sources, cues, contents, strict=True)
    ]


class _Gaps:
    """What stands between two spans of a text."""

    def __init__(self, text: str, spans: Sequence[AttributionSpan]) -> None:
        self.text = text
        self.spans = spans
        self.starts = [s.start for s in spans]

    def cost(self, one: AttributionSpan, other: AttributionSpan) -> float:
        """How far apart two spans are: words of no span, ends of sentences and of lines between them."""
        low, high = min(one.end, other.end), max(one.start, other.start)
        cost, at = 0.0, low
        first = bisect_left(self.starts, low)
        for span in self.spans[first : bisect_left(self.starts, high)]:
            cost += self._free(at, span.start)
            at = max(at, span.end)
        cost += self._free(at, high)
        between = self.text[low:high]
        return cost + LINE_COST * ("\n" in between) + SENTENCE_COST * self.sentence_ends(low, high)

    def _free(self, low: int, high: int) -> int:
        return len(_WORD.findall(self.text[low:high])) if low < high else 0

    def sentence_ends(self, low: int, high: int) -> int:
        """How many sentences end between two places, that of a span which ends with its sentence with them."""
        wide = self.text[max(0, low - 3) : high + 2]
        found = 0
        for match in _SENTENCE_END.finditer(wide):
            if match.end() > min(3, low) and not _ABBREVIATION.search(wide[: match.start() + 2]):
                found += 1
        return found


def _cue_of(content: AttributionSpan, cues: Sequence[AttributionSpan], gaps: _Gaps) -> int | None:
    """The cue before the content or the one after it, whichever is nearer."""
    after = next((i for i, cue in enumerate(cues) if cue.start >= content.start), len(cues))
    options: list[tuple[float, int]] = []
    if after > 0:
        options.append((gaps.cost(cues[after - 1], content), after - 1))
    if after < len(cues):
        options.append((gaps.cost(content, cues[after]) + CONTENT_BEFORE_COST, after))
    cost, chosen = min(options)
    return chosen if cost <= CONTENT_LIMIT else None


def _share_out(contents: list[list[AttributionSpan]], cues: Sequence[AttributionSpan], gaps: _Gaps) -> None:
    """A cue without a content takes one from its neighbour that has several: the part that stands next to it."""
    for c, own in enumerate(contents):
        if own:
            continue
        options = [(gaps.cost(cues[c], contents[n][part]), n, part) for n, part in ((c - 1, -1), (c + 1, 0))
                   if 0 <= n < len(cues) and len(contents[n]) > 1]  # fmt: skip
        if options and min(options)[0] <= SHARE_LIMIT:
            _, n, part = min(options)
            own.append(contents[n].pop(part))


def _sources(
    cues: Sequence[AttributionSpan], sources: Sequence[AttributionSpan], gaps: _Gaps
) -> list[AttributionSpan | None]:
    """The source of each cue: the nearest pairs first; then a cue that goes on takes the source of the one before."""
    pairs: list[tuple[float, int, int]] = []
    for s, source in enumerate(sources):
        after = next((i for i, cue in enumerate(cues) if cue.start >= source.start), len(cues))
        if after < len(cues):
            pairs.append((gaps.cost(source, cues[after]), after, s))
        if after > 0:
            pairs.append((gaps.cost(cues[after - 1], source) + SOURCE_AFTER_COST, after - 1, s))
    found: list[AttributionSpan | None] = [None] * len(cues)
    taken = [False] * len(sources)
    for cost, c, s in sorted(pairs):
        if cost <= SOURCE_LIMIT and found[c] is None and not taken[s]:
            found[c], taken[s] = sources[s], True
    for c in range(1, len(cues)):
        if found[c] is None and _goes_on(cues[c - 1], cues[c], gaps):
            found[c] = found[c - 1]
    return found


def _goes_on(before: AttributionSpan, cue: AttributionSpan, gaps: _Gaps) -> bool:
    """Whether a cue without a source of its own has that of the cue before: "…, adding that", "and warned that"."""
    if gaps.sentence_ends(before.end, cue.start) or "\n" in gaps.text[before.end : cue.start]:
        return False
    first = gaps.text[cue.start : cue.end].split()[0]
    return first.endswith("ing") or _GOES_ON.search(gaps.text[before.end : cue.start]) is not None


def attribution_at(links: Sequence[LinkedAttribution], start: int, end: int) -> LinkedAttribution | None:
    """The attribution that vouches for the characters from `start` to `end`; None where the report itself does.

    Where several contents hold them, the shortest: the innermost source counts.
    """
    holding = [
        (part.end - part.start, part.start, number)
        for number, attribution in enumerate(links)
        for part in attribution.contents
        if part.start <= start and end <= part.end
    ]
    return links[min(holding)[2]] if holding else None
