"""Of what a number is a number: told from the words right before and after it. The first test that fits decides."""

from __future__ import annotations

import re
from typing import Final

from onrecord.quantities.model import QuantityKind

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_UP_MONTH: Final = rf"(?:{_MONTH}|{_MONTH.upper()})"
_TIME_UNIT: Final = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?"
    r"|centur(?:y|ies)|weekends?|yrs?)"
)

_NTH: Final = r"(?:st|nd|rd|th)?"
_AFTER_DATE: Final = re.compile(rf"{_NTH}(?:(?: and| or| to|,| ?[-–]) ?\d{{1,2}}{_NTH})*(?: of)?[ -]{_UP_MONTH}\b")
_BEFORE_DATE: Final = re.compile(rf"\b{_UP_MONTH}\.?,? (?:the )?(?:\d{{1,2}}{_NTH}(?: and| or| to| ?[-–]) ?)*$")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|of|by|from|until|till|during|early|late|mid|before|after|the|to|between|and|year|an?|through|spring|summer|autumn|winter|fall)"
    r"|[-–(,/])\s?$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s(?:people|civilians|soldiers|fighters|men|women|children|troops|militants|refugees|families|houses|homes|others|dead|wounded|injured|killed)\b",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"[:.][0-5]\d(?!\d)|\s?[ap]\.?m\b|\s?o'clock|\s?(?:GMT|UTC|EST|EDT|CET|BST)\b"
    r"|\s(?:hours|hrs) (?:GMT|local)|\sin the (?:morning|afternoon|evening)", re.IGNORECASE)  # fmt: skip
_DECADE: Final = re.compile(r"'?s\b")

_MONEY_BEFORE: Final = re.compile(r"(?:[$£€¥₹₪₺]|\b(?:USD|EUR|GBP|Rs\.?|RM|Sh|NIS))\s?$")
_MONEY_AFTER: Final = re.compile(
    r"[ -](?:(?:US|Iraqi|Syrian|Egyptian|Australian|Canadian|Sudanese|Turkish|Iranian) )?(?:dollars?|euros?"
    r"|pounds? sterling|lira|rupees?|shekels?|"
    r"dinars?|riyals?|rials?|rubles?|roubles?|pesos?|yen|yuan|francs?|naira|shillings?|cents?|USD|EUR)\b|\s?[$€£]",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s?%|[ -]per ?cent\b|[ -]percentage", re.IGNORECASE)
_AGE_BEFORE: Final = re.compile(
    r"\b(?:aged?|ages|aged between|aged from|age of|ages of)(?: (?:about|around|only|just|between|from))? $"
    r"|\b(?:children|boys|girls|minors|those|anyone|people|women|men|kids|everyone) (?:under|over|below|above"
    r"|younger than|older than)(?: the age of)? $"
    r"|\bages? \d{1,3} (?:and|to) $|\bturned $",
    re.IGNORECASE,
)
_AGE_AFTER: Final = re.compile(
    r"[- ](?:years?|months?|weeks?|days?|yrs?)[- ](?:old|of age)\b|[- ]year[- ]olds?\b|\s?-?y[./]?o\b", re.IGNORECASE
)
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w'\u2019-]+(?:,| \() ?$")
_DISTANCE: Final = re.compile(
    r"[ -]?(?:(?:square|sq\.?|nautical|cubic)[ -])?(?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|foot"
    r"|ft|yards?|inch(?:es)?|cm|centimet(?:re|er)s?)"
    r"(?:\b|(?=[A-Z]))(?! of (?:dead|bodies))",
    re.IGNORECASE,
)
_METRES: Final = re.compile(r"m (?:from|away|high|long|deep|wide|tall|north|south|east|west|above|below|of)\b")
_TIME: Final = re.compile(rf"(?: more| full| consecutive| straight| whole| long| further|-and-a-half"
    rf"| and a half)?[ -]{_TIME_UNIT}\b(?! labou?rers)", re.IGNORECASE)  # fmt: skip
_MEASURE: Final = re.compile(
    r"[ -]?(?:mm|millimet(?:re|er)s?|kg|kgs|kilos?|kilograms?|grams?|pounds?|lbs?|tons?|tonnes?|lit(?:re|er)s?"
    r"|gallons?|barrels|degrees?|volts?|"
    r"megawatts?|MW|GW|kilowatts?|hectares?|acres?|knots|mph|kph|kmh|hz|gb|mb|kilotons?|megatons?|calib(?:re|er)|gauge|gramme?s?)\b"
    r"|[- ](?:thirds?|quarters?|fifths?|halves|half|tenths?)\b|\s?°|\sper (?!cent)|-(?!plus|strong|odd"
    r"|some)[a-z]+|\s?[x×]\s?\d",
    re.IGNORECASE,
)
_SHARE_BEFORE: Final = re.compile(r"\b(?:one|two|three|four|\d) (?:in|out of)(?: every)? $|\bfactor of $"
    r"|\bmagnitude(?: of)? $|\btimes $", re.IGNORECASE)  # fmt: skip
_TIMES: Final = re.compile(r"[ -](?:times|fold)\b", re.IGNORECASE)
_IDENTIFIER_BEFORE: Final = re.compile(
    r"(?:\b(?:Brigade|Unit|Division|Battalion|Regiment|Squadron|Bureau|Camp|Area|Zone|Sector|Gate|Block|Channel|No|Law|Order|Decree|Bill|Act|Type|Mark|Mk|"
    r"Model|Base|Checkpoint|Corps|District|Ward|Boeing|Airbus|Hill|Height|Point|Case|Protocol|Interstate|Class|Category|France|Group|Force|"
    r"Cell|Operation|Day|Round|Lot|Pier|Line|Formation|Directorate|Number|Apartment|Building|Street|Road|Pulse|Metro|Line|Bus)"
    r"|\b(?:[Rr]esolutions?|[Rr]oute|[Hh]ighway|[Aa]rticles?|[Cc]hapter|[Ss]ection|[Pp]hase|[Ll]evel|[Rr]oom|[Ff]light|[Pp]ages?|[Pp]aragraph|[Ff]igure|[Tt]able|[Gg]rade|"
    r"[Gg]rades|[Mm]agnitude|[Cc]ategory|[Vv]ersion|[Ss]tage|[Tt]ier|tel|phone|fax|number|no\.|No\.|Nos?\.?"
    r"|#)) ?(?:\w{1,3}/)?$"
)
_ATTACHED: Final = re.compile(
    r"(?:[A-Za-z]\.?|\b[A-Z][A-Za-z]*[-–/]|\b[a-z]{1,2}-|[\d/:+#_@]|\d[-–.]|\+\d[\d ()-]{0,14})$"
)
_ATTACHED_AFTER: Final = re.compile(r"(?:[-–]?[A-Za-z]?\d|/\d|[A-Z]\w*\b|-\d|[A-Za-z]\d)")
# "NBC 6's reporter": a station, by its channel.
_CHANNEL_BEFORE: Final = re.compile(r"\b[A-Z]{2,5} $")
_LONG: Final = 7
_OLDEST: Final = 110


def kind_of(number: str, before: str, after: str, *, bounded: bool) -> QuantityKind:
    """The kind of a number, from its words and the characters before (with any qualifier cut off) and after it.

    `bounded` says that a qualifier ("at least") stands before it, which names of units and years do not have.

    >>> kind_of("34", "said Ahmad, ", ", a farmer", bounded=False), kind_of("34", "killed ", " people", bounded=False)
    ('age', 'count')
    """
    digits = number.replace(",", "")
    if digits[0].isdigit():
        named = _of_digits(digits, number, before, after, bounded=bounded)
        if named is not None:
            return named
    return _of_units(digits, before, after)


def _of_digits(digits: str, number: str, before: str, after: str, *, bounded: bool) -> QuantityKind | None:
    if re.match(r"(?:st|nd|rd|th)\b", after):
        return "date" if _AFTER_DATE.match(after) or _BEFORE_DATE.search(before) else "ordinal"
    if _MONEY_BEFORE.search(before):
        return "money"
    if _CLOCK.match(after) and len(digits) <= 5:
        return "time"
    if _AFTER_DATE.match(after) or (_BEFORE_DATE.search(before) and not _COUNTED.match(after)):
        return "date"
    if digits.isdigit() and _is_year(digits, number, before, after, bounded=bounded):
        return "date"
    if re.match(r"'?s\b", after) and digits.endswith("0") and len(digits) == 2:
        return "age"
    if _CHANNEL_BEFORE.search(before) and after.startswith(("'s ", " |", " News")):
        return "identifier"
    if _ATTACHED.search(before) or (not bounded and _IDENTIFIER_BEFORE.search(before)):
        return "identifier"
    if _ATTACHED_AFTER.match(after) or (digits.isdigit() and len(number) >= _LONG and "," not in number):
        return "identifier"
    if digits.isdigit() and not bounded and int(digits) <= _OLDEST and _is_apposed_age(before, after):
        return "age"
    return None


def _is_apposed_age(before: str, after: str) -> bool:
    """Whether it stands beside a name or a person: "Ahmad, 34, said", "the driver, 43, died", "Noor (43)"."""
    if before.endswith(", ") and re.match(r"\s(?:was|is|has)\b", after):
        # "Ahmad, 34 was shot": of 34 people the verb would be "were".
        return True
    if _NAME_BEFORE.search(before):
        return re.match(r"[,.;)]", after) is not None
    return re.search(r"[a-z]{2,}, $", before) is not None and re.match(r",(?! \d)", after) is not None


def _is_year(digits: str, number: str, before: str, after: str, *, bounded: bool) -> bool:
    if not _YEAR.fullmatch(digits) or digits != number:
        return False
    if _DECADE.match(after):
        return True
    if bounded or _COUNTED.match(after):
        return False
    return _YEAR_BEFORE.search(before) is not None or re.match(r"\s[a-z]", after) is None


def _of_units(digits: str, before: str, after: str) -> QuantityKind:
    if _PERCENT.match(after):
        return "percent"
    if _MONEY_AFTER.match(after):
        return "money"
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(after):
        return "age"
    if _TIME.match(after):
        return "time"
    if re.match(r"\s?o'clock|\sin the (?:morning|afternoon|evening)|\s?[ap]\.m", after):
        return "time"
    if _DISTANCE.match(after):
        return "distance"
    if _MEASURE.match(after) or _TIMES.match(after) or _SHARE_BEFORE.search(before):
        return "measure"
    if re.fullmatch(r"\d+\.\d+", digits):
        return "measure"
    return "count"


_WHOLE: Final = re.compile(
    r"(?P<time>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))|(?P<date>\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d\d){1,2}|9/11)(?![\d/])"
    r"|(?P<identifier>\d+/\d+(?:/\d+)*|\d+(?:\.\d+){2,}|\d{2,4}(?:[ -]\d{2,4}){2,})(?!\d)"
)


def whole_code(plain: str, start: int) -> tuple[int, QuantityKind] | None:
    """The end and the kind of digits that are one thing although signs part them: a time, a date, a telephone number.

    >>> whole_code("at 10:30", 3)
    (8, 'time')
    """
    match = _WHOLE.match(plain, start)
    if match is None:
        return None
    kind: QuantityKind = "time" if match.group("time") else "date" if match.group("date") else "identifier"
    return match.end(), kind


def is_age(before: str) -> bool:
    """Whether the words before a number, its qualifier with them, make it an age ("children under ")."""
    return _AGE_BEFORE.search(before) is not None


def metres_not_millions(after_m: str) -> bool:
    """Whether the "m" of "500m" is metres: what follows it says where or how long.

    >>> metres_not_millions("m from the gate"), metres_not_millions("m people")
    (True, False)
    """
    return _METRES.match(after_m) is not None
