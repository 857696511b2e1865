"""Whether an event is told as history or context beside the news."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.extract.speakers import speaker_at
from onrecord.model import EventDate
from onrecord.timex import Timex

# A claim whose date ends longer before the news than this is background ("older than about a month").
BACKGROUND_DAYS = 31
# Points from which an event without a day of its own is background; calibrated on the training claims, where two
# of three that it marks are.
BACKGROUND_SCORE = 1.0
# The news stands in the first sentences.
NEWS_SENTENCES = 3
_VERBS = ("VERB", "AUX")
_PAST_WORDS = re.compile(
    r"\b(?:in (?:recent|past|previous|earlier) (?:years|months|decades)"
    r"|(?:past|last|previous) (?:few |several |\w+ )?(?:years|months|decades)"
    r"|for (?:many |several |\w+ )?(?:years|decades|months)|(?:years|decades|months) (?:of|ago|earlier|before)"
    r"|previous(?:ly)?|histor(?:y|ic|ically)|former(?:ly)?|once|in the past|earlier this year|last year"
    r"|over the years|repeatedly|traditionally|long been|notorious|infamous)\b",
    re.IGNORECASE,
)  # fmt: skip
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERFECT = frozenset({"has", "have", "'ve"})


def is_background(scene: Scene, event: EventMention, when: EventDate | None) -> bool:
    """Whether the event is older than about a month, or told as what went before: "since 2014", "in recent years".

    Without a date the words decide: relative clauses, "in recent years", an old year, the perfect; what a source of the
    day says, and what the first sentences tell, is news more often than not.
    """
    news = _news_day(scene)
    if news is not None and when is not None and when.last is not None:
        last = date.fromisoformat(when.last)
        if (news - last).days > BACKGROUND_DAYS:
            return True
        if when.first is not None and (news - date.fromisoformat(when.first)).days <= BACKGROUND_DAYS:
            return False
    return _points(scene, event, news) >= BACKGROUND_SCORE


def _news_day(scene: Scene) -> date | None:
    """The day of the news: that of publication, or what the first sentences date, where a report looks back."""
    if scene.report.published is None:
        return None
    published = date.fromisoformat(scene.report.published[:10])
    opening = _opening_end(scene)
    days = [
        date.fromisoformat(t.last) for t in scene.timexes if t.start < opening and _is_day(t) and t.last is not None
    ]
    return min(max(days), published) if days else published


def _is_day(timex: Timex) -> bool:
    return timex.resolved and timex.type == "DATE" and timex.first is not None and timex.precision == 1


def _opening_end(scene: Scene) -> int:
    end = 0
    for i, sentence in enumerate(scene.doc.sents):
        if i == NEWS_SENTENCES:
            break
        end = sentence.end_char
    return end


def _points(scene: Scene, event: EventMention, news: date | None) -> float:
    head = event.head
    verb = _clause_verb(head)
    sentence = head.sent.text
    points = (
        1.0 * (verb.dep_ == "relcl") + 1.0 * bool(_PAST_WORDS.search(sentence)) + 1.0 * _has_old_year(sentence, news)
    )
    points += 0.5 * any(c.lower_ in _PERFECT for c in verb.children if c.dep_ == "aux")
    points -= 1.0 * (speaker_at(scene.attributions, head.idx, head.idx + len(head), doc=scene.doc) is not None)
    return points - 1.0 * (head.idx < _opening_end(scene))


def _has_old_year(sentence: str, news: date | None) -> bool:
    return news is not None and any(int(y) < news.year for y in _YEAR.findall(sentence))


def _clause_verb(head: Token) -> Token:
    here = head
    while here.pos_ not in _VERBS and here.head.i != here.i:
        here = here.head
    return here
