"""The words of the date grammar, and pieces of patterns made of them."""

from __future__ import annotations

from typing import Final

from onrecord.timex.model import Unit

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SMALL: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: Final[dict[str, int]] = {
    **{word: i for i, word in enumerate(_SMALL, start=1)},
    **{word: i for i, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "a": 1, "an": 1, "single": 1,
}  # fmt: skip
ORDINALS: Final[dict[str, int]] = {"first": 1, "second": 2, "third": 3, "fourth": 4}
VAGUE: Final = ("few", "several", "couple", "many", "some")
SEASONS: Final[dict[str, tuple[str, int]]] = {
    # TIMEX3 code, first month; northern hemisphere, three months each
    "spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12),
}  # fmt: skip
PARTS_OF_DAY: Final = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "lunchtime": "TMI", "midday": "T12:00",
    "noon": "T12:00", "midnight": "T24:00", "dawn": "TMO", "dusk": "TEV",
}  # fmt: skip
UNIT_CODES: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "fortnight": "W", "month": "M", "year": "Y", "decade": "Y", "century": "Y", "generation": "Y",
}  # fmt: skip
# What one unit of the words is in units of the calendar.
UNIT_SIZES: Final[dict[str, tuple[Unit, int]]] = {
    "day": ("day", 1), "night": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "year": ("year", 1), "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip

WD: Final = r"(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
WD_SHORT: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?)"
_MON: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
MON: Final = rf"(?P<mon>{_MON})"
MON2: Final = rf"(?P<mon2>{_MON})"
_D: Final = r"(?:3[01]|[12]\d|0?[1-9])"
DOM: Final = rf"(?P<dom>{_D})(?:st|nd|rd|th)?(?!\d|:\d|\.\d)"
DOM2: Final = rf"(?P<dom2>{_D})(?:st|nd|rd|th)?(?!\d|:\d|\.\d)"
YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|:\d|\.\d)"
YEAR_OF: Final = r"(?P<yearof>last|this|next|that|the same|the previous|the following) year"
PART: Final = r"(?P<part>morning|afternoon|evening|night|lunchtime)"
COUNT: Final = (
    rf"(?P<count>\d{{1,3}}(?![\d,.])|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_SMALL[:9])})"
    rf"|(?:a |the )?(?:few|couple)(?: of)?|several|many|some|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
)
HALF: Final = r"(?P<half>[- ]and[- ]a[- ]half| 1/2|\.5)?"
UNIT: Final = (
    r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|year|decade|century|centurie|generation)"
)
DASH: Final = r"\s?[-–—]\s?"
# ROUGH words stand before a count; those of BOUND change a length of time, the others only blur it and stay outside.
BOUND: Final = r"(?P<rough>more than|less than|over|under|at least|fewer than|well over|up to)"
ROUGH: Final = (
    r"(?P<rough>almost|nearly|about|around|roughly|approximately|some|just over|just under|more than|less than|over"
    r"|under|at least|only|just|exactly|barely|up to|as little as|fewer than|well over)"
)
ZONE: Final = (
    r"(?P<zone>gmt|utc|est|edt|cet|cest|bst|pst|pdt|ist|eest|eet|msk|et|z\b|(?:[a-z]+ )?local time|[a-z]{4,12} time)"
)


def month_number(word: str) -> int | None:
    """The number of a month from its name or its usual short form.

    >>> month_number("Sept."), month_number("May"), month_number("Mayor")
    (9, 5, None)
    """
    bare = word.lower().rstrip(".")
    if len(bare) < 3:
        return None
    for number, name in enumerate(MONTHS, start=1):
        if bare == name or bare == name[:3] or (bare == "sept" and number == 9):
            return number
    return None


def weekday_number(word: str) -> int | None:
    """The number of a weekday, Monday being 0.

    >>> weekday_number("Sunday"), weekday_number("Tues."), weekday_number("today")
    (6, 1, None)
    """
    bare = word.lower().rstrip(".")
    return next((i for i, name in enumerate(WEEKDAYS) if name.startswith(bare)), None) if len(bare) >= 3 else None


def count_of(word: str) -> int | None:
    """The number that a counting word stands for; None for "several" and its like.

    >>> count_of("Three"), count_of("twenty-four"), count_of("a few")
    (3, 24, None)
    """
    bare = word.lower().strip()
    if bare.isdigit():
        return int(bare)
    if bare in NUMBERS:
        return NUMBERS[bare]
    tens, _, small = bare.replace("-", " ").partition(" ")
    if tens in NUMBERS and small in NUMBERS:
        return NUMBERS[tens] + NUMBERS[small]
    return None
