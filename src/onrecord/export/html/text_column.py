"""The text of the report with its words marked."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.export.html.markup import Markup, join, tag
from onrecord.export.html.segments import LAYERS, Mark, Segment, marks_of, paragraphs, segments
from onrecord.model import Reading


def text_column(reading: Reading) -> Markup:
    """The paragraphs of the report, each word of a claim in an element that names the claims it belongs to."""
    text = reading.report.text
    marks = marks_of(reading)
    ids = [claim.id for claim in reading.claims]
    found = []
    for start, end in paragraphs(text):
        pieces = [_piece(text, segment, ids) for segment in segments(start, end, marks)]
        junk = any(m.layer == "junk" and m.start <= start and m.end >= end for m in marks)
        found.append(tag("p", *pieces, class_="junk-line" if junk else None))
    return join(found)


def _piece(text: str, segment: Segment, ids: Sequence[str]) -> Markup:
    words = text[segment.start : segment.end]
    if not segment.marks:
        return join([words])
    shown = [layer for layer in LAYERS if any(m.layer == layer for m in segment.marks)]
    opened = [layer for layer in LAYERS if any(m.layer == layer and segment.opens(m) for m in segment.marks)]
    triggers = [m for m in segment.marks if m.layer == "event"]
    closing = [m for m in triggers if segment.closes(m)]
    attributes: dict[str, str | None] = {
        "class_": " ".join(("s", *(f"s-{layer}" for layer in shown))),
        "data_in": " ".join(_in(m, segment) for m in segment.marks if m.item is not None) or None,
        "data_n": _numbers(closing) or None,
        "title": ", ".join(opened) or None,
    }
    if triggers and triggers[0].item is not None:
        return tag("a", words, href=f"#{ids[triggers[0].item]}", **attributes)
    return tag("span", words, **attributes)


def _in(mark: Mark, segment: Segment) -> str:
    """Item and layer, as the script reads them; '+' where the words go on from the piece before."""
    return f"{mark.item}.{mark.layer}{'' if segment.opens(mark) else '+'}"


def _numbers(marks: Sequence[Mark]) -> str:
    """The numbers of the claims whose trigger ends here, counted from one."""
    return ", ".join(str(m.item + 1) for m in marks if m.item is not None)
