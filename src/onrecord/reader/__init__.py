"""The learned reader of attributions: sources, cues and contents as spans of a text, and which belong together.

    >>> from onrecord.reader import link, read_spans
    >>> text = "Two shells fell, police said."
    >>> [text[s.start : s.end] for s in read_spans(text) if s.kind == "source"]
    ['police']

The model's file is loaded at the first reading. How it was trained and how good it is: docs/model-card-reader.md.
"""

from onrecord.reader.labels import SpanKind
from onrecord.reader.link import LinkedAttribution, attribution_at, link
from onrecord.reader.network import load_network
from onrecord.reader.spans import AttributionSpan, read_spans, read_spans_all

__all__ = [
    "AttributionSpan",
    "LinkedAttribution",
    "SpanKind",
    "attribution_at",
    "link",
    "load_network",
    "read_spans",
    "read_spans_all",
]
