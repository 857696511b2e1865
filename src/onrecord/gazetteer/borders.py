"""Borders: "the Iraq-Syria border", "Syria's border with Turkey", "the Turkish border"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.gazetteer.choosing import Choice
from onrecord.gazetteer.match import Option, PlaceMatch
from onrecord.gazetteer.things import BORDER_STAFF
from onrecord.gazetteer.toponym import Toponym
from onrecord.text import fold

_NAME = r"(?:U\.S\.|[A-Z]\w+(?: [A-Z]\w+){0,2})"
_WORD = r"(?:border|frontier)"
_LEFT = r"(?:(?:(?:north|south)(?:[ -]?(?:east|west))?|east|west)(?:ern)? )?"
PAIR = re.compile(rf"\b({_NAME})(?:-|/|\u2013|\u2011| and | - )({_NAME}) {_WORD}\b")
WITH = re.compile(rf"\b({_NAME})(?:['\u2019]s?)? {_LEFT}{_WORD} with (?:the )?({_NAME})")
BETWEEN = re.compile(rf"\b{_WORD} between (?:the )?({_NAME}) and (?:the )?({_NAME})")
ONE = re.compile(rf"\b({_NAME})(?:['\u2019]s)? {_LEFT}{_WORD}\b(?! with)")
WITH_ONE = re.compile(rf"\b{_WORD} with (?:the )?({_NAME})")
OBJECT = re.compile(rf" (?:on )?(?:the )?({_NAME})")
PRECISION_OF_A_LINE = 5


class BorderPlaces(Protocol):
    """What finding borders needs of a gazetteer."""

    @property
    def adjectives(self) -> Mapping[str, str]:
        """Countries by folded adjective."""

    def options(self, key: str) -> tuple[Option, ...]:
        """All that a folded name can stand for."""

    def border(self, one: str, other: str) -> Toponym | None:
        """The border of two countries, by their ISO codes."""


def border_matches(text: str, places: BorderPlaces, choices: Sequence[Choice]) -> list[PlaceMatch]:
    """The borders that a text names; one named by a single side is resolved where the report leaves one neighbour."""
    if "border" not in text and "frontier" not in text and "BORDER" not in text:
        return []
    about = {c.toponym.country for c in choices if c.toponym is not None and c.toponym.country}
    found: list[PlaceMatch] = []
    for pattern in (PAIR, WITH, BETWEEN):
        for match in pattern.finditer(text):
            left, right = country_of(match.group(1), places), country_of(match.group(2), places)
            if left and right and left != right and not _is_otherwise(text, match, places):
                _add(found, _as_match(text, match, places.border(left, right), (match.span(1), match.span(2))))
    for pattern in (WITH_ONE, ONE):
        for match in pattern.finditer(text):
            side = country_of(match.group(1), places)
            if side and not _is_otherwise(text, match, places):
                borders = [b for other in sorted(about - {side}) if (b := places.border(side, other)) is not None]
                only = borders[0] if len(borders) == 1 else None
                _add(found, _as_match(text, match, only, (match.span(1),)))
    return found


def country_of(words: str, places: BorderPlaces) -> str | None:
    """The country of a name or an adjective."""
    key = fold(words)
    if code := places.adjectives.get(key):
        return code
    return next((o.toponym.country for o in places.options(key) if o.toponym.feature == "country"), None)


def _is_otherwise(text: str, match: re.Match[str], places: BorderPlaces) -> bool:
    """Whether the words are no place: the border's guards, or a verb ("Jordan and Syria border Iraq")."""
    if not match.group().endswith(("border", "frontier")):
        return False
    if BORDER_STAFF.match(text, match.end()):
        return True
    other = OBJECT.match(text, match.end())
    words = other.group(1).split(" ") if other else []
    return any(country_of(" ".join(words[:size]), places) for size in range(len(words), 0, -1))


def _add(found: list[PlaceMatch], new: PlaceMatch) -> None:
    if not any(old.start < new.end and new.start < old.end for old in found):
        found.append(new)


def _as_match(
    text: str, match: re.Match[str], border: Toponym | None, names: tuple[tuple[int, int], ...]
) -> PlaceMatch:
    start, end = match.span()
    return PlaceMatch(
        start=start,
        end=end,
        text=text[start:end],
        toponym=border,
        candidates=(border,) if border else (),
        precision=PRECISION_OF_A_LINE,
        radius_m=border.radius_m if border else None,
        lat=border.lat if border else None,
        lon=border.lon if border else None,
        why="the border of these two countries" if border else "a border, but which part or with whom is not told",
        names=names,
    )
