"""Hand-written places: the regions, battle areas, bases, camps, crossings and seas that news of conflict names.

They stand in `data/places-*.yaml`, and in files of the same shape in a user's own folders. An entry:

- name: Al-Tanf                      # as a report writes it
  names: [Tanf, at-Tanf]             # other spellings; diacritics, hyphens and apostrophes need no spelling of their
  own
  kind: base                         # one of the kinds in toponym.PRECISION
  country: SY                        # ISO 3166 alpha-2, or a list where it lies in several; none for the high seas
  admin1: Homs                       # optional
  lat: 33.5                          # degrees; its middle
  lon: 38.66
  radius_km: 5                       # optional: how far it reaches; the default of its kind otherwise
  examples: ["Drones hit the Tanf garrison."]       # a sentence that names it
  not: ["Mr Tanf denied it."]                       # optional: a sentence with the same words that does not
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.gazetteer.toponym import PRECISION, Toponym, radius_of
from onrecord.text import digest, fold

REQUIRED = frozenset({"name", "kind", "lat", "lon"})
ALLOWED = REQUIRED | {"names", "country", "admin1", "admin2", "radius_km", "examples", "not", "population", "id"}
# Which hand-written files go into which compiled one.
SUPPLEMENT_SOURCES = ("places-*.yaml", "stop.yaml", "things.yaml", "countries.yaml", "abbreviations.yaml")
GEONAMES_SOURCES = ("countries.yaml", "divisions.yaml", "division-names.yaml")
# A hand-written place is one that news names: it outweighs a village of its name, and yields to a large town.
DEFAULT_POPULATION = 60_000
# Longer names in capitals are shouted ("ALEPPO"), shorter ones acronyms: "EST" and "HIV" are towns somewhere.
SHORT_CAPITALS = 4


def read_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of one YAML file, checked.

    Raises DataError where the file is no YAML, or an entry lacks a field, has an unknown one, or lies outside the
    globe.
    """
    import yaml  # noqa: PLC0415 - only tools, tests and users with places of their own need it

    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: this is no YAML ({error}); see docs/places.md") from error
    if not isinstance(loaded, list):
        raise DataError(f"{path}: a file of places is a list of entries; see docs/places.md")
    for number, entry in enumerate(loaded, start=1):
        _check(entry, path, number)
    return loaded


def compile_supplement(folder: Path) -> dict[str, Any]:
    """All entries of `places-*.yaml` in a folder as the program reads them at start: rows, and the keys to them."""
    places: list[list[Any]] = []
    keys: dict[str, list[int]] = {}
    borders: dict[str, int] = {}
    for path in sorted(folder.glob("places-*.yaml")):
        for entry in read_entries(path):
            toponym = toponym_of(entry)
            places.append([getattr(toponym, name) for name in Toponym.__slots__])
            for key in keys_of(entry):
                keys.setdefault(key, []).append(len(places) - 1)
            if str(entry["name"]).endswith(" border") and len(_countries(entry)) == 2:
                borders["-".join(sorted(_countries(entry)))] = len(places) - 1
    return {
        "sources": sources_digest(folder, SUPPLEMENT_SOURCES),
        "places": places,
        "keys": keys,
        "borders": borders,
        "capitals": sorted(_capitals(folder)),
        "things": compile_things(folder),
        "stop": sorted({fold(name) for group in read_stop(folder) for name in group["names"]}),
        "adjectives": _adjectives(read_countries(folder)),
        "abbreviations": _abbreviations(folder),
        "country_names": {code: fold(country["name"]) for code, country in sorted(read_countries(folder).items())},
    }


def sources_digest(folder: Path, names: Iterable[str]) -> str:
    """A digest of hand-written files, so that a compiled file that is behind them can be told."""
    paths = sorted({path for name in names for path in folder.glob(name)})
    return digest(*(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in paths))


def read_stop(folder: Path) -> list[dict[str, Any]]:
    """The groups of names that are common words or surnames first (`stop.yaml`)."""
    groups: list[dict[str, Any]] = _mapping_or_list(folder / "stop.yaml")
    return groups


def read_things(folder: Path) -> list[dict[str, Any]]:
    """The groups of words beside which a place's name is a part of something else (`things.yaml`)."""
    groups: list[dict[str, Any]] = _mapping_or_list(folder / "things.yaml")
    return groups


def compile_things(folder: Path) -> dict[str, list[str]]:
    """The words of `things.yaml` by where they stand, and the given names and surnames of `stop.yaml`."""
    groups = read_things(folder)
    made = {
        place: sorted({fold(word) for group in groups for word in group.get(place, ())})
        for place in ("after", "after_the", "before", "ends")
    }
    persons = [group for group in read_stop(folder) if "given names" in group["why"]]
    return {**made, "given": sorted({fold(name) for group in persons for name in group["names"]})}


def capitals_of(entries: Iterable[Mapping[str, Any]]) -> set[str]:
    """The folded names that are written in a few capitals: "UAE", "DRC"; elsewhere such letters are an acronym.

    >>> capitals_of([{"name": "United Arab Emirates", "names": ["UAE"]}, {"name": "Swat"}])
    {'uae'}
    """
    names = [str(name) for entry in entries for name in (entry["name"], *entry.get("names", ()))]
    return {fold(name) for name in names if name.isupper() and len(fold(name)) <= SHORT_CAPITALS}


def _capitals(folder: Path) -> set[str]:
    """Those of the hand-written places and of the countries, of which a short name is no acronym either ("MALI")."""
    countries = read_countries(folder).values()
    shouted = [{"name": str(country["name"]).upper()} for country in countries]
    return capitals_of([*entries_in(folder), *countries, *shouted])


def entries_in(*folders: Path) -> list[dict[str, Any]]:
    """All entries of `places-*.yaml` in some folders."""
    return [
        entry for folder in folders for path in sorted(folder.glob("places-*.yaml")) for entry in read_entries(path)
    ]


def read_divisions(folder: Path) -> dict[str, dict[str, list[float]]]:
    """The hand-written points of first-order divisions by country and name (`divisions.yaml`)."""
    divisions: dict[str, dict[str, list[float]]] = _mapping_or_list(folder / "divisions.yaml")
    return divisions


def read_division_names(folder: Path) -> dict[str, dict[str, list[str]]]:
    """The English names of first-order divisions by country and the name in the packages (`division-names.yaml`)."""
    names: dict[str, dict[str, list[str]]] = _mapping_or_list(folder / "division-names.yaml")
    return names


def by_name(entries: Iterable[Mapping[str, Any]]) -> dict[str, list[Toponym]]:
    """The places of some entries by folded name."""
    found: dict[str, list[Toponym]] = {}
    for entry in entries:
        toponym = toponym_of(entry)
        for key in keys_of(entry):
            found.setdefault(key, []).append(toponym)
    return found


def toponym_of(entry: Mapping[str, Any]) -> Toponym:
    """The place that an entry describes.

    >>> toponym_of({"name": "Tanf", "kind": "base", "country": "SY", "lat": 33.5, "lon": 38.66}).id
    'SY-tanf'
    """
    countries = _countries(entry)
    country = countries[0] if countries else None
    population = int(entry.get("population", DEFAULT_POPULATION))
    kind = str(entry["kind"])
    radius = int(float(entry["radius_km"]) * 1000) if "radius_km" in entry else radius_of(kind, population)
    slug = "-".join([country or "XX", *fold(str(entry["name"])).split()])
    return Toponym(
        id=entry.get("id", slug),
        name=str(entry["name"]),
        lat=float(entry["lat"]),
        lon=float(entry["lon"]),
        country=country,
        admin1=entry.get("admin1"),
        admin2=entry.get("admin2"),
        feature=kind,
        population=population,
        radius_m=radius,
        precision=PRECISION[kind],
    )


def keys_of(entry: Mapping[str, Any]) -> list[str]:
    """The folded names of an entry, each once."""
    names = [str(entry["name"]), *(str(name) for name in entry.get("names", []))]
    return list(dict.fromkeys(key for key in (fold(name) for name in names) if key))


def read_countries(folder: Path) -> dict[str, dict[str, Any]]:
    """The hand-written points, names and adjectives of countries by ISO code (`countries.yaml`)."""
    countries: dict[str, dict[str, Any]] = _mapping_or_list(folder / "countries.yaml")
    return countries


def _adjectives(countries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {fold(word): code for code, country in sorted(countries.items()) for word in country.get("adjectives", ())}


def _abbreviations(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for short, name in sorted(_mapping_or_list(folder / "abbreviations.yaml").items()):
        keys = found.setdefault(fold(short).replace(" ", ""), [])
        if fold(name) not in keys:
            keys.append(fold(name))
    return found


def _mapping_or_list(path: Path) -> Any:
    import yaml  # noqa: PLC0415 - see read_entries

    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _countries(entry: Mapping[str, Any]) -> list[str]:
    value = entry.get("country")
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _check(entry: Any, path: Path, number: int) -> None:
    where = f"{path}, entry {number}"
    if not isinstance(entry, dict):
        raise DataError(f"{where}: an entry is a mapping with {', '.join(sorted(REQUIRED))}")
    if missing := sorted(REQUIRED - entry.keys()):
        raise DataError(f"{where}: {', '.join(missing)} is missing; see docs/places.md")
    if unknown := sorted(entry.keys() - ALLOWED):
        raise DataError(f"{where}: '{unknown[0]}' is no field of a place; known are {', '.join(sorted(ALLOWED))}")
    if entry["kind"] not in PRECISION:
        raise DataError(f"{where}: '{entry['kind']}' is no kind of place; known are {', '.join(sorted(PRECISION))}")
    if not (-90 <= float(entry["lat"]) <= 90 and -180 <= float(entry["lon"]) <= 180):
        raise DataError(f"{where}: {entry['lat']}, {entry['lon']} lies outside the globe (latitude first)")
    if any(len(code) != 2 or not code.isupper() for code in _countries(entry)):
        raise DataError(f"{where}: country is an ISO 3166 code of two capital letters")
