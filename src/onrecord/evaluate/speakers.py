"""How well attributions are read: sources, cues and contents against PolNeAR (Newell et al., LREC 2018)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.annotate import annotate
from onrecord.evaluate.brat import ROLES, AttributedText, GoldAttribution, read_attributed
from onrecord.evaluate.reader import Triple, alike, evaluate_reader, f1_of, first_versions, touches
from onrecord.extract.attributions import whole_cue
from onrecord.extract.speakers import read_attributions
from onrecord.model import Report
from onrecord.registry import load_registry
from onrecord.text import trimmed

Range = tuple[int, int]


def evaluate_speakers(path: Path) -> dict[str, float]:
    """F1 by name, each between 0 and 1: of the learned reader, and, named `rules_…`, of the rules beside it.

    The figures are those of `evaluate_reader`; `rules_n` is the number of gold attributions.
    `path` holds the folders `text` and `attributions` (docs/evaluation.md); of several annotators of one text the
    first counts.
    Raises SourceError where the folder has no such texts.
    """
    return {**evaluate_reader(path), **{f"rules_{name}": value for name, value in evaluate_rules(path).items()}}


def evaluate_rules(path: Path) -> dict[str, float]:
    """F1 of the rules alone by name, with the number of texts as `texts` and of gold attributions as `n`.

    `source_f1`, `cue_f1`, `content_f1` count spans with the same first and last character, each part of a
    discontinuous one for itself; `…_overlap_f1` spans that share a character; `link_f1` attributions whose three
    parts are all exactly right, `link_overlap_f1` those whose three parts each share a character.
    """
    counts: Counter[str] = Counter()
    items = list(first_versions(read_attributed(path)))
    for item in items:
        counts.update(score(item, read_as_annotated(item.text)))
    names = [f"{name}{kind}" for name in (*ROLES, "link") for kind in ("", "_overlap")]
    return {**{f"{name}_f1": f1_of(counts, name) for name in names}, "texts": len(items), "n": counts["link gold"]}


def read_as_annotated(text: str) -> list[GoldAttribution]:
    """The attributions that the rules find in a text, in the shape of the gold.

    >>> read_as_annotated("Police said that the mill burned.")[0].cue
    ((7, 11),)
    """
    report, doc, actors = Report(id="evaluated", text=text), annotate(text), load_registry().find(text)
    made = []
    for item in read_attributions(report, doc, actors=actors, learned=False):
        source = item.source or (item.speaker.start, item.speaker.end)
        content = tuple(_with_marks(text, *piece) for piece in item.content)
        made.append(GoldAttribution((source,), (whole_cue(doc, item.cue),), content))
    return made


# What the annotators leave out at the ends of a content, unless a quotation mark closes it.
_LOOSE = " \t\r\n\xa0,.;:-–—"


def _with_marks(text: str, start: int, end: int) -> Range:
    """A content as the annotators bound it: with its quotation marks, without the stop or comma that closes it."""
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    if start > 0 and text[start - 1] in '"“':
        start -= 1
    if text[start : start + 1] in ('"', "“"):
        closing = next((n for n in range(end, min(end + 3, len(text))) if text[n] in '"”'), None)
        end = closing + 1 if closing is not None else end
    return start, end


def score(item: AttributedText, found: Sequence[GoldAttribution]) -> Counter[str]:
    """For each part, and for whole attributions: how many the gold has, how many were found, how many are right."""
    counts: Counter[str] = Counter()
    text = item.text
    for name in ROLES:
        wanted, given = _spans(text, item.attributions, name), _spans(text, found, name)
        _count(counts, name, wanted, given, right=(len(wanted & given),) * 2)
        right = (sum(touches([g], wanted) for g in given), sum(touches([w], given) for w in wanted))
        _count(counts, f"{name}_overlap", wanted, given, right=right)
    gold, read = ([_triple(text, one) for one in some] for some in (item.attributions, found))
    exact = (sum(r in gold for r in read), sum(g in read for g in gold))
    _count(counts, "link", gold, read, right=exact)
    near = (sum(any(alike(g, r) for g in gold) for r in read), sum(any(alike(g, r) for r in read) for g in gold))
    _count(counts, "link_overlap", gold, read, right=near)
    return counts


def _triple(text: str, item: GoldAttribution) -> Triple:
    return tuple(frozenset(_spans(text, [item], name)) for name in ROLES)


def _count(
    counts: Counter[str],
    name: str,
    gold: Sequence[object] | set[Range],
    found: Sequence[object] | set[Range],
    *,
    right: tuple[int, int],
) -> None:
    counts.update({f"{name} gold": len(gold), f"{name} found": len(found)})
    counts.update({f"{name} right found": right[0], f"{name} right gold": right[1]})


def _spans(text: str, items: Iterable[GoldAttribution], name: str) -> set[Range]:
    spans = {trimmed(text, *piece) for item in items for piece in item.ranges(name)}
    return {(start, end) for start, end in spans if start < end}
