"""Attributions that the learned reader found and the rules did not: their cues checked, their sources named.

The reader marks beliefs, wishes and plans as attributions too ("hopes to", "is seen as"); who vouches for an event must
have said something, so a cue counts only where the lexicon knows it as one of saying.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extract.attributions import Attribution, Range, tidied
from onrecord.extract.cues import FoundCue, may_speak
from onrecord.extract.nouns import characters, coordinated
from onrecord.extract.quotes import Quote, quoted_at
from onrecord.extract.sources import Sources
from onrecord.extract.voices import is_agent, is_known_source
from onrecord.lexicons.reporting import Cue, ReportingLexicon, load_reporting
from onrecord.reader import AttributionSpan, LinkedAttribution, read_spans_all
from onrecord.reader import link as link_spans

# Cues of what somebody thinks, wants or sees, which the lexicon has for other constructions ("is believed to").
_MENTAL = frozenset(
    {"believe", "think", "fear", "hope", "expect", "want", "see", "know", "feel", "consider", "suspect", "doubt",
     "hear", "learn", "find", "understand", "intend", "plan", "seek", "be", "have", "help", "make", "call", "show",
     "order", "refuse", "register", "identify", "portray"}
)  # fmt: skip
# Contents of so little certainty are not taken (mean share of the network's labels; see AttributionSpan).
LEAST_SCORE = 0.25


def with_learned(
    found: Sequence[Attribution],
    doc: Doc,
    sources: Sources,
    *,
    folders: tuple[str, ...] = (),
) -> list[Attribution]:
    """The attributions with those that the reader adds, and with the quotations that it lets go on.

    It reads only the sentences in which the rules left a cue or a quotation over. An attribution that the rules have
    found too stays theirs; where the reader hears the same source go on in a quotation of another sentence, this comes
    in.
    """
    lexicon = load_reporting(folders)
    kept = list(found)
    for link in _read(sources.report.text, _left_over(doc, found, sources.quotes, lexicon)):
        if link.source is None or not link.contents:
            continue
        same = [i for i, item in enumerate(kept) if _shares_cue(item, link, doc)]
        if same:
            for i in same:
                kept[i] = _going_on(kept[i], link, kept, sources)
        else:
            kept += _attributions(link, doc, sources, lexicon)
    return kept


def _left_over(
    doc: Doc, found: Sequence[Attribution], quotes: Sequence[Quote], lexicon: ReportingLexicon
) -> list[Range]:
    """The characters of the sentences that the reader is to read, those that follow each other together."""
    sentences = list(doc.sents)
    used = {i for item in found for i in range(*item.cue)}
    loose = [q for q in quotes if _is_loose(q, found)]
    wanted: set[int] = set()
    for n, sentence in enumerate(sentences):
        if any(token.i not in used and _saying(token, lexicon) for token in sentence):
            wanted.add(n)
        if any(q.start < sentence.end_char and sentence.start_char < q.end for q in loose):
            wanted.update({max(0, n - 1), n, min(len(sentences) - 1, n + 1)})
    blocks: list[Range] = []
    for n in sorted(wanted):
        start, end = sentences[n].start_char, sentences[n].end_char
        if blocks and n - 1 in wanted:
            start = blocks.pop()[0]
        blocks.append((start, end))
    return blocks


def _is_loose(quote: Quote, found: Sequence[Attribution]) -> bool:
    """Whether nobody vouches for the quotation yet."""
    return not any(item.holds(quote.start, quote.end) for item in found)


def _read(text: str, blocks: Sequence[Range]) -> Iterator[LinkedAttribution]:
    """What the reader finds in the blocks, its offsets into the whole text."""
    parts = [text[start:end] for start, end in blocks]
    for (start, _), spans in zip(blocks, read_spans_all(parts), strict=True):
        shifted = [replace(span, start=span.start + start, end=span.end + start) for span in spans]
        yield from link_spans(shifted, text)


def _shares_cue(item: Attribution, link: LinkedAttribution, doc: Doc) -> bool:
    start, end = characters(doc, *item.cue)
    return start < link.cue.end and link.cue.start < end


def _going_on(
    item: Attribution, link: LinkedAttribution, found: Sequence[Attribution], sources: Sources
) -> Attribution:
    """The attribution with those quotations of the link that nobody else vouches for."""
    more = [
        (part.start, part.end)
        for part in link.contents
        if quoted_at(sources.quotes, part.start + 1, part.end - 1)
        and not any(other.holds(part.start, part.end) for other in found)
    ]
    return replace(item, content=tidied(sources.report.text, [*item.content, *more])) if more else item


def _attributions(link: LinkedAttribution, doc: Doc, sources: Sources, lexicon: ReportingLexicon) -> list[Attribution]:
    """The link as an attribution for each source in it; none where its cue says nothing, or nobody in it can speak."""
    assert link.source is not None
    cue = _cue(link.cue, doc, lexicon)
    head = _head(link.source, doc)
    if cue is None or head is None or min(part.score for part in link.contents) < LEAST_SCORE:
        return []
    contents = tidied(sources.report.text, [(part.start, part.end) for part in link.contents])
    if not _fits(cue, contents, doc, sources.quotes):
        return []
    made = []
    for token in coordinated(head):
        speaker = sources.speaker(token, cue) if token.idx < link.source.end and _can_say(token, cue) else None
        if speaker is not None:
            beside = (link.source.start, link.source.end)
            made.append(Attribution(speaker, (cue.start, cue.end), cue.cue.stance, contents, source=beside))
    return made


def _fits(cue: FoundCue, contents: Sequence[Range], doc: Doc, quotes: Sequence[Quote]) -> bool:
    """Whether the cue takes such a content: "declared that it had won", not "declared a state of emergency"."""
    if cue.cue.kind == "noun" or cue.cue.takes - {"clause", "quote", "how", "whether"}:
        return True
    if any(quoted_at(quotes, start, end) for start, end in contents):
        return True
    spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in contents)
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for span in spans if span is not None for token in span)


def _can_say(head: Token, cue: FoundCue) -> bool:
    """Whether the source is somebody, or something that speaks for somebody, and not what the cue was done to."""
    if not may_speak(head) or (head.dep_ == "nsubjpass" and head.head == cue.head):
        return False
    if head.dep_ == "dobj" and head.head == cue.head and any(c.dep_ == "nsubj" for c in cue.head.children):
        return False  # who is asked or told
    if cue.head.tag_ == "VBN" and cue.head.dep_ in ("advcl", "acl") and head.head == cue.head.head:
        return False  # "Asked whether …, the colonel shrugged"
    return is_agent(head) or is_known_source(head.lemma_.lower())


def _cue(span: AttributionSpan, doc: Doc, lexicon: ReportingLexicon) -> FoundCue | None:
    """The word of the cue by which the source says something."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    for token in tokens or ():
        cue = _saying(token, lexicon)
        if cue is not None:
            return FoundCue(cue, token.i, token.i + 1, token, ())
    return None


def _saying(token: Token, lexicon: ReportingLexicon) -> Cue | None:
    lemma = token.lemma_.lower()
    if lemma in _MENTAL:
        return None
    if token.pos_ in ("VERB", "AUX"):
        return next((cue for cue in lexicon.verbs.get(lemma, ()) if len(cue.words) == 1), None)
    if token.pos_ == "NOUN":
        return next((cue for cue in lexicon.nouns.get(lemma, ()) if "content" in cue.takes), None)
    return None


def _head(span: AttributionSpan, doc: Doc) -> Token | None:
    """The word of the source on which the others hang."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    if tokens is None or not len(tokens):
        return None
    root: Token = tokens.root
    return (
        root
        if root.pos_ in ("NOUN", "PROPN", "PRON")
        else next((t for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    )
