"""Sources that a headline names before a colon: "Police: three dead in blast"."""

from __future__ import annotations

from spacy.tokens import Doc

from onrecord.extract.attributions import Attribution
from onrecord.extract.sources import Sources

# A source before a colon has at most so many words, and stands in the first lines.
LONGEST_SOURCE = 4


def headline_sources(doc: Doc, sources: Sources) -> list[Attribution]:
    """The attribution of the first line, where it is of that shape."""
    tokens = [t for t in doc[: LONGEST_SOURCE + 2] if not t.is_space]
    colon = next((n for n, t in enumerate(tokens) if t.text == ":"), 0)
    if not 0 < colon <= LONGEST_SOURCE or any(t.pos_ not in ("PROPN", "NOUN", "ADJ", "DET") for t in tokens[:colon]):
        return []
    line_end = doc.text.find("\n", tokens[colon].idx)
    end = line_end if line_end >= 0 else len(doc.text)
    if end - tokens[colon].idx < 12:
        return []
    head = tokens[colon - 1]
    speaker = sources.named(head, tokens[0].i, head.i + 1, cue=":")
    return [Attribution(speaker, (tokens[colon].i, tokens[colon].i + 1), "states", ((tokens[colon].idx + 1, end),))]
