"""Time expressions of news reports: found, read as TIMEX3, resolved to ranges of days (EDTF, UCDP date_prec)."""

from onrecord.timex.explicit import absolute_date
from onrecord.timex.find import (
    counted_from,
    find_timexes,
    lasting_until,
    resolve_against,
    resolve_narrative,
    until_published,
)
from onrecord.timex.model import Anchor, Shift, Timex, TimexType

__all__ = [
    "Anchor",
    "Shift",
    "Timex",
    "TimexType",
    "absolute_date",
    "counted_from",
    "find_timexes",
    "lasting_until",
    "resolve_against",
    "resolve_narrative",
    "until_published",
]
