"""What the gazetteer gives back: some words of a report and the place that they name, if any."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.gazetteer.toponym import Toponym


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place as a report words it: `text[start:end]` names `toponym`, at `lat`/`lon`, give or take `radius_m`.

    `toponym` is None where the name is unknown or several places fit: the words are kept and no point is made up.
    `names` are the offsets of the bare names in it ("near Tal Afar" → "Tal Afar"); `why` tells how it was chosen;
    `within` are the offsets of the larger place that the report adds after a comma ("Qaim, Anbar" → those of "Anbar").
    """

    start: int
    end: int
    text: str
    toponym: Toponym | None
    candidates: tuple[Toponym, ...]
    precision: int | None
    radius_m: int | None
    lat: float | None
    lon: float | None
    why: str
    names: tuple[tuple[int, int], ...] = ()
    within: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One place that a name can stand for, and how well the name itself fits."""

    toponym: Toponym
    main: bool
    written: bool  # from the hand-written supplement or a user's own file


@dataclass(frozen=True, slots=True)
class Named:
    """A bare name in the text with all it can stand for, before one is chosen."""

    start: int
    end: int
    key: str
    options: tuple[Option, ...]
    kind: str | None = None  # what the words around it say it is: "Anbar province" → adm1
    within: tuple[int, int] | None = None
    via: str = "gazetteer"
