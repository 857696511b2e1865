"""Rules for times of day. They carry no day themselves: that is the narrative's, or stands beside them."""

from __future__ import annotations

import re
from typing import Final

from onrecord.timex.model import Shift
from onrecord.timex.reading import Context, Reading, Rule, rule
from onrecord.timex.words import NUMBERS, PARTS_OF_DAY, ZONE

_SAME_DAY: Final = Shift("day", 0, 0)
_CLOCK_BEFORE: Final = re.compile(
    r"(?:\b(?:at|around|about|by|approximately|from|until|till|before|after|since|between|and|roughly|of)|\(|,)\s*$",
    re.IGNORECASE,
)
_AP: Final = r"(?P<ap>[ap]\.?\s?m\b\.?)"
_ZONED: Final = rf"(?: \(?{ZONE}\)?)?"


def _clock(hour: int, minute: int, half: str) -> str | None:
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _time(m: re.Match[str], ctx: Context) -> Reading | None:
    groups = m.groupdict()
    half = (groups.get("ap") or "").lower()
    minute = int(groups.get("minute") or 0)
    hour = int(groups["hour"])
    if not half and not groups.get("zone") and _CLOCK_BEFORE.search(ctx.before) is None:
        return None
    if half and hour > 12 and hour > 23:
        return None
    if re.match(r"[:/]\d|\s*%", ctx.after(4)) or re.search(r"[\d$€£:.,/-]$", ctx.before):
        return None
    clock = _clock(hour, minute, half)
    zone = "Z" if (groups.get("zone") or "").lower() in ("gmt", "utc", "z") else ""
    return Reading("TIME", f"XXXX-XX-XX{clock}{zone}", anchor="text", shift=_SAME_DAY) if clock else None


def _word_time(m: re.Match[str], ctx: Context) -> Reading | None:
    word = m.group("hour").lower()
    hour = int(word) if word.isdigit() else NUMBERS.get(word, 99)
    part = (m.group("part") or "").lower()
    if hour > 12:
        return None
    half = "a" if part == "morning" else "p" if part else ""
    clock = _clock(hour, 0, half)
    return Reading("TIME", f"XXXX-XX-XX{clock}", anchor="text", shift=_SAME_DAY) if clock else None


def _named(m: re.Match[str], ctx: Context) -> Reading | None:
    if (
        re.search(
            r"\b(?:at|by|around|about|before|after|since|until|past|of|shortly|on)\s+$", ctx.before, re.IGNORECASE
        )
        is None
    ):
        return None
    code = PARTS_OF_DAY[m.group("named").lower()]
    return Reading("TIME", f"XXXX-XX-XX{code}", anchor="text", shift=_SAME_DAY)


def _in_part(m: re.Match[str], ctx: Context) -> Reading | None:
    """A part of the day, "in the morning", of the day that the narrative tells of."""
    if re.search(
        r"\b(?:in|during|throughout|of|by)\s+(?:early |late )?$", ctx.before, re.IGNORECASE
    ) is None or re.match(r" of\b", ctx.after()):
        return None
    return Reading("TIME", f"XXXX-XX-XX{PARTS_OF_DAY[m.group('part').lower()]}", anchor="text", shift=_SAME_DAY)


_HOUR_WORDS: Final = tuple(
    word for word, number in NUMBERS.items() if number <= 12 and word not in ("a", "an", "single")
)
RULES: Final[list[Rule]] = [
    rule("#", rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?{_AP}{_ZONED}", _time),
    rule("#", rf"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?h(?:rs|ours)?\b)?{_ZONED}", _time),
    rule("#", rf"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) ?(?:(?:hours|hrs|h)\b ?)?\(?{ZONE}\)?", _time),
    rule("#", r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) (?:hours|hrs)", _time),
    rule(
        ("#", *_HOUR_WORDS),
        rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOUR_WORDS)})(?= o'clock| in the (?:morn|after"
        rf"|even))(?: o'clock)?(?: in the (?P<part>morning|afternoon|evening))?",
        _word_time,
    ),
    rule("midday midnight noon dawn dusk", r"(?P<named>midday|midnight|noon|dawn|dusk)", _named),
    rule("the", r"the (?:early |late )?(?P<part>morning|afternoon|evening)", _in_part),
]  # fmt: skip
