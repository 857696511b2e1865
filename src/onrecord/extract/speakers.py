"""Who says so: the source that vouches for what stands at a place of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extract.attributions import Attribution, Range, content_ranges, cut, source_range, tidied
from onrecord.extract.cues import FoundCue, authors, find_cues
from onrecord.extract.firstperson import first_person
from onrecord.extract.headlines import headline_sources
from onrecord.extract.learned import with_learned
from onrecord.extract.nouns import coordinated, first_of
from onrecord.extract.people import People, read_people
from onrecord.extract.quotes import Quote, find_quotes
from onrecord.extract.sources import Sources
from onrecord.extract.voices import is_agent
from onrecord.lexicons.reporting import load_reporting
from onrecord.model import Report
from onrecord.registry import ActorMatch

__all__ = ["Attribution", "read_attributions", "speaker_at"]

# So many characters may stand between a quotation and the words that bring it in, or between two that belong together.
NEAR = 4
# A quotation without a cue goes with who spoke at most so many characters before it.
REACH = 700
# A sentence of so many words may be no more than what brings in the quotation beside it: "he asked."
BRIEF = 7
# A quotation of fewer words is a term that the journalist sets apart, unless a sentence of its own.
SHORTEST = 4


def read_attributions(
    report: Report,
    doc: Doc,
    *,
    people: People | None = None,
    actors: Sequence[ActorMatch] = (),
    folders: tuple[str, ...] = (),
    learned: bool = True,
) -> list[Attribution]:
    """Every source of the report with what it vouches for, in the order of their cues; linked where `actors` know it.

    Without `learned` by the rules alone: the learned reader (`onrecord.reader`) adds what they leave over.

    >>> from onrecord.annotate import annotate
    >>> text = "The bridge was blown up, police said."
    >>> read_attributions(Report(id="r", text=text), annotate(text))[0].speaker.text
    'police'
    """
    people = people if people is not None else read_people(report, doc, actors=actors)
    sources = Sources(report=report, doc=doc, people=people, actors=actors, quotes=(quotes := find_quotes(report.text)))
    cues = find_cues(doc, folders=folders)
    found: list[Attribution] = headline_sources(doc, sources)
    for cue in cues:
        found += _attribution(cue, cues, quotes, sources, folders)
    found.sort(key=lambda item: item.cue)
    if learned:
        found = sorted(with_learned(found, doc, sources, folders=folders), key=lambda item: item.cue)
    found += _continued(doc, quotes, _nested(doc, found))
    found += first_person(doc, quotes, found, sources)
    return _nested(doc, sorted(found, key=lambda item: (item.cue, item.content)))


def _attribution(
    cue: FoundCue,
    cues: Sequence[FoundCue],
    quotes: Sequence[Quote],
    sources: Sources,
    folders: tuple[str, ...],
) -> list[Attribution]:
    token = _source_token(cue, folders)
    if token is None:
        return []
    ranges, whole = content_ranges(cue, cues, quotes)
    if cue.cue.words[0] in ("citing", "quoting"):
        ranges = _cited(cue, cues, quotes)
    if whole or (cue.cue.kind == "verb" and "quote" in cue.cue.takes):
        ranges = [*ranges, *_own_quotes(cue, quotes, whole=whole)]
    if not ranges:
        return []
    # What is left of "The minister said:" is a mark alone: the speech that follows it needs its speaker.
    content = tidied(sources.report.text, ranges) or tuple(ranges)
    tokens = coordinated(token if not cue.trailing else first_of(token, after=token.sent.start))
    made = []
    for each in tokens:
        if (each.i != token.i and not (is_agent(each) or each.pos_ == "NOUN")) or (cue.trailing and each.i > token.i):
            continue
        speaker = sources.speaker(each, cue)
        if speaker is not None:
            beside = source_range(cue.sources[0] if each.i == token.i else each, cue)
            made.append(Attribution(speaker, (cue.start, cue.end), cue.cue.stance, content, source=beside))
    return made


def _source_token(found: FoundCue, folders: tuple[str, ...]) -> Token | None:
    """The head of the source; of "a statement from the ministry" it is the ministry."""
    if not found.sources:
        return None
    source = found.sources[0]
    media = load_reporting(folders).nouns.get(source.lemma_.lower(), ())
    if any("medium" in cue.takes for cue in media):
        of = authors(source)
        return of[0] if of else source
    return source


def _cited(cue: FoundCue, cues: Sequence[FoundCue], quotes: Sequence[Quote]) -> list[Range]:
    """What "citing X" vouches for: all that the sentence's main source tells, its cue and name left out."""
    for other in cues:
        if (
            other is not cue
            and cue.head.sent.start <= other.head.i < cue.head.sent.end
            and other.cue.kind == "verb"
            and other.sources
        ):
            ranges, _ = content_ranges(other, cues, quotes)
            doc = cue.head.doc
            name = [(doc[cue.start].idx, doc[t.right_edge.i].idx + len(doc[t.right_edge.i])) for t in cue.sources]
            return cut(ranges, name)
    return []


def _own_quotes(cue: FoundCue, quotes: Sequence[Quote], *, whole: bool) -> list[Range]:
    """The quotations that the cue's sentence opens, holds or closes, in full; none that holds the cue itself."""
    sent, at = cue.head.sent, cue.head.idx
    if any(q.start <= at < q.end for q in quotes):
        return []
    start, end = sent.start_char, sent.start_char + len(sent.text.rstrip())
    own = [(q.start, q.end) for q in quotes if q.start < end and start < q.end] if whole else []
    if not own and len(sent.text.split()) <= BRIEF:
        own = [(q.start, q.end) for q in quotes if 0 <= start - q.end <= NEAR]
    if not own and sent.text.rstrip().endswith((":", ",")):
        own = [(q.start, q.end) for q in quotes if 0 <= q.start - end <= NEAR]
    return own


def _continued(doc: Doc, quotes: Sequence[Quote], found: Sequence[Attribution]) -> list[Attribution]:
    """Quotations that no cue brings in, given to whoever spoke last."""
    added: list[Attribution] = []
    text = doc.text  # spaCy joins it anew each time
    for quote in quotes:
        if any(item.holds(quote.start, quote.end) for item in found):
            continue
        words = text[quote.start : quote.end].split()
        if len(words) < SHORTEST or not _stands_alone(text, quote):
            continue
        previous = _last_speaker(doc, quote, [*found, *added], quotes)
        if previous is not None:
            added.append(replace(previous, content=((quote.start, quote.end),)))
    return added


def _stands_alone(text: str, quote: Quote) -> bool:
    """Whether the quotation is a sentence of its own, not words inside one."""
    before = text[: max(0, quote.start - 1)].rstrip()
    opens = not before or before[-1] in ".!?:\"”’'" or "\n" in text[len(before) : quote.start]
    return opens and text[quote.start : quote.start + 1] != " "


def _last_speaker(doc: Doc, quote: Quote, found: Sequence[Attribution], quotes: Sequence[Quote]) -> Attribution | None:
    """Who spoke last before the quotation, not within another; None where too much stands between."""
    before = [item for item in found if doc[item.cue[0]].idx < quote.start and not _in_quote(doc, item, quotes)]
    spoken = [item for item in before if item.nested_in is None and doc[item.cue[0]].pos_ != "NOUN"]
    if not spoken:
        return None
    last = max(
        spoken,
        key=lambda item: (max([doc[item.cue[0]].idx, *(a for a, _ in item.content if a < quote.start)]), -item.cue[0]),
    )
    ends = max([doc[last.cue[0]].idx, *(b for _, b in last.content if b <= quote.start)])
    return last if quote.start - ends < REACH else None


def _in_quote(doc: Doc, item: Attribution, quotes: Sequence[Quote]) -> bool:
    at = doc[item.cue[0]].idx
    return any(q.start <= at < q.end for q in quotes)


def _nested(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    result = []
    for i, item in enumerate(found):
        at = doc[item.cue[0]].idx
        around = [
            (size, j) for j, other in enumerate(found) if j != i and (size := _covering(other, at, at + 1)) is not None
        ]
        result.append(replace(item, nested_in=min(around)[1]) if around else item)
    return result


def _covering(item: Attribution, start: int, end: int) -> int | None:
    """The size of the attribution's whole content where it holds these characters, else None."""
    return sum(b - a for a, b in item.content) if item.holds(start, end) else None


def speaker_at(attributions: Sequence[Attribution], start: int, end: int, *, doc: Doc) -> Attribution | None:
    """The innermost source that vouches for what stands at these characters; None: the report's own voice."""
    around = [
        (size, -i, item) for i, item in enumerate(attributions) if (size := _covering(item, start, end)) is not None
    ]
    return min(around, key=lambda entry: entry[:2])[2] if around else None
