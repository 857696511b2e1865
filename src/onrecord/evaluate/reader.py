"""How well the learned reader finds who says what: against attributions in brat files (PolNeAR)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluate.brat import ROLES, AttributedText, GoldAttribution, Ranges, read_attributed
from onrecord.reader.link import LinkedAttribution, link
from onrecord.reader.network import Network
from onrecord.reader.spans import AttributionSpan, read_spans_all
from onrecord.text import trimmed

# Texts read together: enough to fill batches of one length.
TEXTS_AT_ONCE = 16

Triple = tuple[frozenset[tuple[int, int]], ...]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text with its gold and with what was read from it."""

    gold: AttributedText
    spans: Sequence[AttributionSpan]
    links: Sequence[LinkedAttribution]


def evaluate_reader(path: Path, *, network: Network | None = None) -> dict[str, float]:
    """Scores by name, each between 0 and 1, on a folder of texts (`text/`, `attributions/`), with their number as `n`.

    `source_f1`, `cue_f1`, `content_f1`: spans with exactly the same first and last character, each part of a
    discontinuous one for itself; `…_overlap_f1`: spans that share a character. `link_f1`: whole attributions, with all
    parts of source, cue and content exactly right; `link_overlap_f1`: attributions whose source, cue and content each
    share a character, or are missing on both sides. Of a text with several annotators, the first one's version counts.
    Raises SourceError where the folder has no texts, DataError where the reader's model is missing.
    """
    scores: Counter[str] = Counter()
    count = 0
    for item in read_texts(first_versions(read_attributed(path)), network=network):
        count += 1
        for role in ROLES:
            _count_spans(role, item, scores)
        _count_links(item, scores)
    names = [f"{role}{kind}" for role in ROLES for kind in ("", "_overlap")] + ["link", "link_overlap"]
    return {**{f"{name}_f1": f1_of(scores, name) for name in names}, "n": float(count)}


def first_versions(texts: Iterable[AttributedText]) -> Iterator[AttributedText]:
    """Each text once, as its first annotator has it."""
    last = None
    for item in texts:
        if item.name != last:
            yield item
        last = item.name


def read_texts(texts: Iterable[AttributedText], *, network: Network | None = None) -> Iterator[ReadText]:
    """The texts with the spans and the links that the reader finds, some texts at a time."""
    items = list(texts)
    for low in range(0, len(items), TEXTS_AT_ONCE):
        part = items[low : low + TEXTS_AT_ONCE]
        for item, spans in zip(part, read_spans_all([i.text for i in part], network=network), strict=True):
            yield ReadText(item, spans, link(spans, item.text))


def f1_of(scores: Counter[str], name: str) -> float:
    """The harmonic mean of the share of found ones that are right and of gold ones that are found."""
    right_found, right_gold = scores[f"{name} right found"], scores[f"{name} right gold"]
    if not right_found or not right_gold:
        return 0.0
    precision, recall = right_found / scores[f"{name} found"], right_gold / scores[f"{name} gold"]
    return round(2 * precision * recall / (precision + recall), 4)


def _count(scores: Counter[str], name: str, *, found: int, gold: int, right_found: int, right_gold: int) -> None:
    scores[f"{name} found"] += found
    scores[f"{name} gold"] += gold
    scores[f"{name} right found"] += right_found
    scores[f"{name} right gold"] += right_gold


def _count_spans(role: str, item: ReadText, scores: Counter[str]) -> None:
    gold = item.gold.spans(role)
    found = {(s.start, s.end) for s in item.spans if s.kind == role}
    sizes = {"found": len(found), "gold": len(gold)}
    exact = len(found & gold)
    _count(scores, role, **sizes, right_found=exact, right_gold=exact)
    touched_found = sum(touches([span], gold) for span in found)
    touched_gold = sum(touches([span], found) for span in gold)
    _count(scores, f"{role}_overlap", **sizes, right_found=touched_found, right_gold=touched_gold)


def touches(some: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a span of the one shares a character with one of the other."""
    return any(a < d and c < b for a, b in some for c, d in others)


def _count_links(item: ReadText, scores: Counter[str]) -> None:
    gold = {_gold_triple(a, item.gold.text) for a in item.gold.attributions}
    found = {_found_triple(a) for a in item.links}
    sizes = {"found": len(found), "gold": len(gold)}
    exact = len(found & gold)
    _count(scores, "link", **sizes, right_found=exact, right_gold=exact)
    near_found = sum(any(alike(f, g) for g in gold) for f in found)
    near_gold = sum(any(alike(f, g) for f in found) for g in gold)
    _count(scores, "link_overlap", **sizes, right_found=near_found, right_gold=near_gold)


def alike(one: Triple, other: Triple) -> bool:
    """Whether each role's spans share a character, or neither has any."""
    return all((not a and not b) or touches(a, b) for a, b in zip(one, other, strict=True))


def _gold_triple(attribution: GoldAttribution, text: str) -> Triple:
    def clean(ranges: Ranges) -> frozenset[tuple[int, int]]:
        return frozenset(trimmed(text, *r) for r in ranges)

    return tuple(clean(attribution.ranges(role)) for role in ROLES)


def _found_triple(attribution: LinkedAttribution) -> Triple:
    source = [] if attribution.source is None else [attribution.source]
    parts: list[Sequence[AttributionSpan]] = [source, [attribution.cue], attribution.contents]
    return tuple(frozenset((s.start, s.end) for s in spans) for spans in parts)
