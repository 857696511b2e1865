"""The gazetteer: candidates for a name, places named in a text, points for given words."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.gazetteer.choosing import choose
from onrecord.gazetteer.compounds import compose
from onrecord.gazetteer.evidence import is_acronym
from onrecord.gazetteer.index import PlaceIndex
from onrecord.gazetteer.match import Option, PlaceMatch
from onrecord.gazetteer.names import bare_name, is_widely_known
from onrecord.gazetteer.spotting import spot, spot_spans
from onrecord.gazetteer.supplement import by_name, capitals_of, entries_in
from onrecord.gazetteer.things import Things
from onrecord.gazetteer.toponym import Toponym
from onrecord.text import fold

DATA = Path(__file__).parent / "data"
LARGER = frozenset({"adm1", "country"})
KEPT_KEYS = 200_000  # look-ups kept for the next time
Spans = Sequence[tuple[int, int]]
Countries = Mapping[str, int] | Sequence[str]


class Gazetteer:
    """All places that a reading knows: GeoNames', the hand-written ones, and a user's own.

    >>> load_gazetteer().candidates("Deir ez-Zor")[0].country
    'SY'
    """

    def __init__(
        self,
        index: PlaceIndex,
        written: Mapping[str, Any],
        own: Mapping[str, list[Toponym]],
        *,
        own_capitals: Iterable[str] = (),
    ) -> None:
        self._index = index
        self._written = written["keys"]
        self._rows = written["places"]
        self._own = own
        self._borders: Mapping[str, int] = written.get("borders", {})
        self._places: dict[int, Toponym] = {}
        self.sources: str = written.get("sources", "")
        self.stop: frozenset[str] = frozenset(written.get("stop", ()))
        self.things = Things.of(written.get("things", {}))
        self.capitals: frozenset[str] = frozenset((*written.get("capitals", ()), *own_capitals))
        self.adjectives: Mapping[str, str] = written.get("adjectives", {})
        self.abbreviations: Mapping[str, list[str]] = written.get("abbreviations", {})
        self.country_names: Mapping[str, str] = written.get("country_names", {})
        self._options: dict[str, tuple[Option, ...]] = {}

    def candidates(self, name: str) -> list[Toponym]:
        """The places that a name can stand for: the user's own, the hand-written ones, then GeoNames' by population."""
        return [option.toponym for option in self.options(fold(name))]

    def options(self, key: str) -> tuple[Option, ...]:
        """The same for a folded name, each with how the name fits; kept for the next time."""
        if key not in self._options:
            if len(self._options) >= KEPT_KEYS:
                self._options.clear()
            self._options[key] = self._look_up(key)
        return self._options[key]

    def is_written(self, key: str) -> bool:
        """Whether a folded name is one of the hand-written or the user's own places."""
        return key in self._written or key in self._own

    def adjective(self, words: str) -> tuple[Option, ...]:
        """The country that an adjective belongs to ("Syrian"); empty where it is none."""
        return self.country(self.adjectives.get(fold(words), ""))

    def abbreviation(self, words: str) -> tuple[Option, ...]:
        """The larger place that is meant by an abbreviation ("Ky.", "N.Y.", "NSW"); empty where it is none."""
        key = fold(words).replace(" ", "")
        if key not in self.abbreviations or not (words.endswith(".") or words.isupper()):
            return ()
        return tuple(o for name in self.abbreviations[key] for o in self.options(name) if o.toponym.feature in LARGER)

    def widely_known(self, name: str) -> bool:
        """Whether a name is first of all a place: a country, a first-order division, a large town or a written place.

        For callers whose language model takes "Edmonton" for an organisation.

        >>> load_gazetteer().widely_known("Aleppo"), load_gazetteer().widely_known("Jackson")
        (True, False)
        """
        key = fold(name)
        if is_acronym(f"{name} is", 0, len(name), self):
            return False
        return key not in self.stop and any(map(is_widely_known, self.options(key)))

    def country(self, code: str) -> tuple[Option, ...]:
        """The country of an ISO code."""
        return tuple(
            o
            for o in self.options(self.country_names.get(code, ""))
            if o.toponym.country == code and o.toponym.feature == "country"
        )

    def border(self, one: str, other: str) -> Toponym | None:
        """The border of two countries, by their ISO codes, where the hand-written places have it.

        >>> load_gazetteer().border("SY", "IQ").name
        'Iraq-Syria border'
        """
        number = self._borders.get("-".join(sorted((one, other))))
        return None if number is None else self._written_place(number)

    def find(
        self,
        text: str,
        *,
        countries: Countries = (),
        taken: Spans = (),
        spans: Spans | None = None,
    ) -> list[PlaceMatch]:
        """The places that a report's text names, in its order, chosen together.

        `countries` are those that the report is known to be about (ISO codes, or their weights); `taken` are the
        offsets of
        persons and organisations; `spans` those that a language model takes for places.

        >>> [m.text for m in load_gazetteer().find("Shells hit northern Aleppo on Sunday.")]
        ['northern Aleppo']
        """
        named = spot(text, self, taken=taken, spans=spans)
        return compose(text, self, choose(text, named, self, countries=countries))

    def locate(self, text: str, spans: Spans, *, countries: Countries = ()) -> list[PlaceMatch]:
        """One match for each of the given spans, in their order, chosen together: resolution alone.

        >>> load_gazetteer().locate("in Paris, Texas", [(3, 8), (10, 15)])[0].toponym.country
        'US'
        """
        named = spot_spans(text, self, spans)
        chosen = choose(text, named, self, countries=countries)
        return [choice.as_match(text) for choice in chosen]

    def _look_up(self, key: str) -> tuple[Option, ...]:
        own = [Option(toponym, main=True, written=True) for toponym in self._own.get(key, [])]
        written = [Option(self._written_place(n), main=True, written=True) for n in self._written.get(key, [])]
        compiled = [
            Option(toponym, main=main or bare_name(fold(toponym.name)) == bare_name(key), written=False)
            for toponym, main in self._index.lookup(key)
        ]
        unique: dict[int | str, Option] = {}
        for option in (*own, *written, *compiled):
            unique.setdefault(option.toponym.id, option)
        return tuple(unique.values())

    def _written_place(self, number: int) -> Toponym:
        if number not in self._places:
            self._places[number] = Toponym(*self._rows[number])
        return self._places[number]


@functools.cache
def load_gazetteer(folders: tuple[str, ...] = ()) -> Gazetteer:
    """The gazetteer that the package ships, with the places of the user's own folders; loaded once.

    Raises DataError where a file of the package is missing, or one of the user's is wrong.
    """
    path = DATA / "supplement.json"
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: the hand-written places cannot be read ({error}); reinstall onrecord") from error
    own = entries_in(*map(Path, folders))
    return Gazetteer(PlaceIndex(DATA / "geonames.bin"), written, by_name(own), own_capitals=capitals_of(own))
