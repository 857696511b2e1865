"""How the values of a claim are worded for people, the same in the table and on the page. Pure functions, no markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Casualty, Claim, EventDate, Mention, Reading, Relation, Speaker
from onrecord.text import fold, lines

UNKNOWN = "–"
REPORT_VOICE = "the report"
NO_NUMBER = "an unstated number"

_VAGUE = re.compile(
    r"\b(?:(?:many |several |some )?(?:dozens|scores|hundreds|thousands|tens of thousands)|several|(?<!how )many|some"
    r"|a number|a few|numerous|an unknown number|an unspecified number|a handful|casualties|others)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "who", "which", "its", "their")
)
_RELATIONS = {
    "part_of": "is part of", "alias_of": "is also called", "backed_by": "is backed by", "leads": "leads",
    "member_of": "is a member of", "speaks_for": "speaks for", "allied_with": "is allied with", "opposes": "opposes",
}  # fmt: skip
_PUBLISHED_FROM = {
    "given": "as given with the report", "metadata": "from its metadata", "url": "from its address",
    "text": "from a date line in the text",
}  # fmt: skip


def amount(low: int | None, high: int | None) -> str | None:
    """The bounds as a reader writes them; None where neither is known.

    >>> amount(4, 4), amount(12, None), amount(None, 9), amount(10, 15), amount(None, None)
    ('4', '≥12', '≤9', '10–15', None)
    """
    if low is None and high is None:
        return None
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"≥{low:,}"
    return f"≤{high:,}" if low is None else f"{low:,}–{high:,}"


def toll(casualty: Casualty) -> str:
    """One toll in few words: the number, or the report's own word where it gives none.

    >>> toll(Casualty(0, 21, "killed dozens of them", effect="killed"))
    'dozens killed'
    """
    number = amount(casualty.low, casualty.high) or _vague_word(casualty.text)
    if casualty.low == casualty.high == 0:
        number = "none"
    return f"{number} {casualty.effect}"


def toll_with_whom(casualty: Casualty) -> str:
    """The toll with whom it counts, and marked where it is part of another.

    >>> toll_with_whom(Casualty(0, 10, "5 children", effect="killed", low=5, high=5, who="children", part=True))
    'of them 5 killed (children)'
    """
    # Where there is no number, the words of the toll would only be said twice.
    whom = f" ({clean(casualty.who)})" if casualty.who and not toll(casualty).startswith(NO_NUMBER) else ""
    return f"{'of them ' if casualty.part else ''}{toll(casualty)}{whom}"


def _vague_word(words: str) -> str:
    found = _VAGUE.search(words)
    return found.group().lower() if found else NO_NUMBER


def speaker_name(speaker: Speaker | None) -> str:
    """Who vouches, by the full name where the report gives it; 'the report' where nobody else does.

    >>> speaker_name(None)
    'the report'
    """
    return REPORT_VOICE if speaker is None else clean(speaker.name or speaker.text)


def speaker_detail(speaker: Speaker | None) -> str:
    """Role and body of the speaker, or 'unnamed source', and who passes it on; empty where there is nothing to add.

    >>> speaker_detail(Speaker(0, 5, "Karim", role="spokesman", kind="person"))
    'spokesman'
    """
    if speaker is None:
        return ""
    name = speaker_name(speaker).casefold()
    body = speaker.on_behalf_of.name if speaker.on_behalf_of else ""
    parts = [clean(p) for p in (speaker.role or "", body) if p and p.casefold() != name]
    if len(parts) == 2 and _says_already(parts[0], parts[1]):
        parts = parts[:1]
    if not parts and speaker.kind == "unnamed":
        parts = ["unnamed source"]
    if speaker.via:
        parts.append(f"via {clean(speaker.via.name or speaker.via.text)}")
    return ", ".join(parts)


def _says_already(role: str, body: str) -> bool:
    """Whether the role names the body ("Iraq's prime minister" the "Prime minister of Iraq")."""
    return set(fold(body).split()) - {"of", "the"} <= set(fold(role.replace("'s", "").replace("’s", "")).split())


def event_name(claim: Claim) -> str:
    """Type, mode and how many.

    >>> from onrecord.model import Count, Event, ReportRef, Span
    >>> blow = Span(0, 7, "strikes")
    >>> event_name(Claim("c:1", ReportRef("r:1"), blow, blow, Event("ASSAULT", "aerial", count=Count(5, 5))))
    'ASSAULT aerial ×5'
    """
    event = claim.event
    many = amount(event.count.low, event.count.high) if event.count else None
    return " ".join(p for p in (event.type, event.mode, f"×{many}" if many else None) if p)


def marks(claim: Claim) -> tuple[str, ...]:
    """What keeps a claim from being news of a thing that happened: denied, planned …, background."""
    found = ("denied",) if claim.polarity == "negative" else ()
    if claim.modality != "actual":
        found = (*found, claim.modality)
    return (*found, "background") if claim.background else found


def parties(claim: Claim) -> str:
    """Actor → target in the report's words, '?' for the side that it does not name; empty where neither is named."""
    actor, target = names(claim.actor), names(claim.target)
    if not actor and not target:
        return ""
    if not target:
        return f"{actor} →"
    return f"{actor or '?'} → {target}"


def names(mentions: Sequence[Mention]) -> str:
    """The mentions in the report's words, parted by commas; a pronoun gives way to the name that it stands for.

    >>> names([Mention(0, 4, "They", name="Kata'ib Hizbollah"), Mention(9, 15, "a base")])
    "Kata'ib Hizbollah, a base"
    """
    return ", ".join(clean(m.name if m.name and m.text.casefold() in _PRONOUNS else m.text) for m in mentions)


def where(claim: Claim) -> str:
    """The places in the report's words."""
    return ", ".join(clean(p.text) for p in claim.place) or UNKNOWN


def when(date: EventDate | None) -> str:
    """The day, or the range of days.

    >>> when(EventDate("in May", "2024-05-01", "2024-05-31", "2024-05", 4)), when(None)
    ('2024-05', '–')
    """
    return date.edtf.replace("/", " to ") if date else UNKNOWN


def relation_words(relation: Relation) -> str:
    """The relation as a short sentence.

    >>> from onrecord.model import Mention, ReportRef, Span
    >>> a, b, quote = Mention(0, 1, "A"), Mention(2, 3, "B"), Span(0, 3, "A B")
    >>> relation_words(Relation("l:1", ReportRef("r:1"), "part_of", a, b, quote))
    'A is part of B'
    """
    subject, object_ = clean(relation.subject.text), clean(relation.object.text)
    return f"{subject} {_RELATIONS[relation.type]} {object_}"


def published(reading: Reading) -> str:
    """The publication date and how it is known, or that it is not."""
    report = reading.report
    if not report.published:
        return "publication date not known"
    how = _PUBLISHED_FROM.get(report.published_from or "")
    return f"{report.published} ({how})" if how else report.published


def not_known(reading: Reading) -> list[str]:
    """What the reading could not establish, a line each; a reader must see this beside what it did.

    >>> from onrecord.model import Report
    >>> not_known(Reading(Report(id="r:1", text="Two men died on Friday.", publisher="a paper")))
    ['The publication date is not known, so words such as “on Friday” stay undated.']
    """
    claims = reading.claims
    assaults = [c for c in claims if c.event.type == "ASSAULT"]
    found = []
    if not reading.report.published:
        found.append("The publication date is not known, so words such as “on Friday” stay undated.")
    if not reading.report.publisher:
        found.append("The publisher is not known.")
    counted = (
        ("No date", sum(c.date is None for c in claims), claims, "claim"),
        ("No place", sum(not c.place for c in claims), claims, "claim"),
        ("A place in words only, no point on the map", sum(_pointless(c) for c in claims), claims, "claim"),
        ("Nobody named as having done it", sum(not c.actor for c in assaults), assaults, "assault"),
    )
    for what, some, all_, noun in counted:
        if some:
            found.append(f"{what}: {some} of {len(all_)} {noun}s." if len(all_) > 1 else f"{what}: the one {noun}.")
    return found


def _pointless(claim: Claim) -> bool:
    return bool(claim.place) and all(p.lat is None for p in claim.place)


def title(reading: Reading, *, width: int = 80) -> str:
    """The report's title, or else its first line that is part of the report, shortened to `width` characters."""
    report = reading.report
    if report.title:
        return clean(report.title)
    marked = [(r.start, r.end) for r in reading.removed]
    proper = (
        report.text[a:b] for a, b in lines(report.text) if not any(a < end and start < b for start, end in marked)
    )
    opening = clean(next(proper, report.text[:width]))
    return opening if len(opening) <= width else opening[:width].rsplit(" ", 1)[0] + " …"


def clean(words: str) -> str:
    r"""The words on one line, without control characters, which a terminal might obey.

    >>> clean("two\n men \x1b[31m")
    'two men [31m'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def around(quote: str, start: int, end: int, *, width: int) -> tuple[str, str, str]:
    """What stands before, at and after `quote[start:end]`, cut to about `width` characters around it.

    >>> around("Rebels shelled the town of Taftanaz", 7, 14, width=30)
    ('Rebels ', 'shelled', ' the town of …')
    """
    before, trigger, after = _flat(quote[:start]), clean(quote[start:end]), _flat(quote[end:])
    room = max(width - len(trigger), 0)
    if len(before) + len(after) <= room:
        return before, trigger, after
    left = min(len(before), max(room // 3, room - len(after)))
    right = room - left
    if left < len(before):
        # The first word is most often cut through.
        before = "… " + before[len(before) - left :].partition(" ")[2]
    if right < len(after):
        after = after[:right].rsplit(" ", 1)[0] + " …"
    return before, trigger, after


def _flat(words: str) -> str:
    """The words on one line, keeping whether a space stands at either end."""
    inner = clean(words)
    if not inner:
        return " " if words else ""
    return (" " if words[0].isspace() else "") + inner + (" " if words[-1].isspace() else "")
