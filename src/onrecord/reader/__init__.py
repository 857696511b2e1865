"""The learned readers: of attributions (who says what, as spans of a text), and of the roles of attacks.

    >>> from onrecord.reader import link, read_spans
    >>> text = "Two shells fell, police said."
    >>> [text[s.start : s.end] for s in read_spans(text) if s.kind == "source"]
    ['police']

The models' files are loaded at the first reading. How they were trained and how good they are:
docs/model-card-reader.md, docs/model-card-roles.md.
"""

from onrecord.reader.labels import SpanKind
from onrecord.reader.link import LinkedAttribution, attribution_at, link
from onrecord.reader.network import load_network
from onrecord.reader.roles import ROLES, Role, RoleSpan, read_roles
from onrecord.reader.spans import AttributionSpan, read_spans, read_spans_all

__all__ = [
    "ROLES",
    "AttributionSpan",
    "LinkedAttribution",
    "Role",
    "RoleSpan",
    "SpanKind",
    "attribution_at",
    "link",
    "load_network",
    "read_roles",
    "read_spans",
    "read_spans_all",
]
