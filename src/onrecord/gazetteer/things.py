"""What a name is a part of where it is no place: a beast, a film, a company, a person's name, a border's guards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.text import fold

_THE = re.compile(r"\b[Tt]he \Z")
# "In [Kabul] tea is dear": no longer name begins here.
_PLACED = re.compile(r"\b(?:in|at|near|from|outside|across|inside) \Z", re.IGNORECASE)
_NEXT = re.compile(r" ([a-z]+)(?: ([a-z]+))?(?!\w)")
_BEFORE = re.compile(r"(?<![\w-])(?<!\bto )([a-z]+)(?:,? ?[\"'\u201c\u2018]| )\Z")
# "Cabinda [Gulf Oil]", "Mekele [City football club]": what a name goes on with.
_RUN = re.compile(r"(?: [A-Z][\w.&]*){0,8}(?: football| sports| cricket)?(?: [a-z]+)?")
# "Tomasi di [Lampedusa]": these join a person's name to that of a place.
_JOINED = re.compile(r"(?<!\w)[A-Z]\w+ (?:di|da|de|della|von|van|dos|du) \Z")
# "Lawrence of [Arabia]", but not "John Lawrence of Leeds".
_GIVEN_OF = re.compile(r"(?:\A|[^\w\s.-]|[.,;:]\s|\b[a-z]+\s|\n)([A-Z]\w+) of \Z")
# "The Iraqi border guards": those who stand at a border may be anywhere.
BORDER_STAFF = re.compile(
    r" (?:(?:security|protection|control) )?(?:guards?|guardsm[ae]n|police|policem[ae]n|patrols?|forces?|agents?|"
    r"officers?|officials?|troops|soldiers|service|agency|authority|authorities|corps|command|brigades?|regiments?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Things:
    """The closed lists of `things.yaml`: folded words after a name, before it, and at the end of a longer one."""

    after: frozenset[str] = frozenset()
    after_the: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()

    @classmethod
    def of(cls, compiled: Mapping[str, Any]) -> Things:
        """The lists from their compiled form; empty ones where it has none."""
        return cls(*(frozenset(compiled.get(name, ())) for name in ("after", "after_the", "before", "ends", "given")))


def is_part_of_thing(text: str, start: int, end: int, things: Things) -> bool:
    """Whether the name at these offsets belongs to something that is no place.

    >>> is_part_of_thing("the Karabakh horse", 4, 12, Things(after=frozenset({"horse"})))
    True
    """
    if text[:end].endswith("border") and BORDER_STAFF.match(text, end):
        return True
    left = text[max(0, start - 40) : start]
    return (
        _is_kind_of_thing(text, left, end, things)
        or _is_title(left, things)
        or _is_body(text, end, things)
        or _is_person(left, things)
    )


def _is_kind_of_thing(text: str, left: str, end: int, things: Things) -> bool:
    after = _NEXT.match(text, end)
    if after is None or left.endswith(", ") or _PLACED.search(left):
        return False  # "a Bern, Switzerland newspaper"
    one, two = after.groups()
    if one in things.after_the and _THE.search(left):
        return True
    return one in things.after or (two is not None and f"{one} {two}" in things.after)


def _is_title(left: str, things: Things) -> bool:
    before = _BEFORE.search(left)
    return before is not None and before.group(1) in things.before


def _is_body(text: str, end: int, things: Things) -> bool:
    """Whether the capitalised words that follow end in a word for a company, a club or a school."""
    run = _RUN.match(text, end)
    words = run.group().split() if run else []
    capitals = [word for word in words if word[0].isupper()]
    rest = words[len(capitals) :]
    if capitals and fold(capitals[-1]) in things.ends:
        return True
    return len(rest) > 1 and " ".join(rest) in things.ends  # "Mekele City football club"


def _is_person(left: str, things: Things) -> bool:
    if _JOINED.search(left):
        return True
    given = _GIVEN_OF.search(left)
    return given is not None and fold(given.group(1)) in things.given
