"""The compiled index of GeoNames places: one file, mapped into memory, read where it is needed.

Layout (little-endian): the magic bytes, the length of a JSON header, the header, then sections that the header locates.
Places are columns of numbers; names stand in one string; keys are sorted and written in blocks of `BLOCK`, in which
each
key tells only how it differs from the one before, followed by the places it names. `tools/build_gazetteer.py` writes
it.
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.gazetteer.toponym import PRECISION, Toponym, radius_of

MAGIC = b"onrecord-places-2\n"
BLOCK = 32
NO_DIVISION = 0xFFFFFFFF
FEATURES = ("country", "adm1", "adm2", "city", "capital")
# Name of the section, type code of its numbers (struct's letters), one number for each place.
COLUMNS = (
    ("id", "I"), ("lat", "i"), ("lon", "i"), ("population", "I"), ("radius", "H"),
    ("country", "B"), ("feature", "B"), ("division", "I"), ("name_at", "I"),
)  # fmt: skip
DEGREE = 10_000  # coordinates are kept as whole ten-thousandths of a degree (11 m)
RADIUS_UNIT_M = 100


class PlaceIndex:
    """Places by folded name, read from a mapped file; each look-up touches a few pages."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DataError(f"{path}: the places cannot be opened ({error}); reinstall onrecord") from error
        if self._map[: len(MAGIC)] != MAGIC:
            raise DataError(f"{path}: this is no index of places of this version; run tools/build_gazetteer.py")
        (size,) = struct.unpack_from("<I", self._map, len(MAGIC))
        begin = len(MAGIC) + 4
        self.header: dict[str, Any] = json.loads(self._map[begin : begin + size])
        self._view = memoryview(self._map)
        self._columns = {name: self._section(name).cast(code) for name, code in COLUMNS}  # type: ignore[call-overload]
        self._blocks: Sequence[int] = self._section("blocks").cast("I")
        self._keys = self._section("keys")
        self._names = self._section("names")
        self._countries: list[str] = self.header["countries"]

    def __len__(self) -> int:
        return len(self._columns["id"])

    def lookup(self, key: str) -> list[tuple[Toponym, bool]]:
        """The places that a folded name stands for, each with whether that is its main name."""
        wanted = key.encode()
        block = bisect_right(_FirstKeys(self._keys, self._blocks), wanted) - 1
        if block < 0:
            return []
        for found, numbers in self._read_block(block):
            if found == wanted:
                return [(self.place(number >> 1), bool(number & 1)) for number in numbers]
            if found > wanted:
                break
        return []

    def place(self, number: int) -> Toponym:
        """The place at a position of the index."""
        column = self._columns
        feature = FEATURES[column["feature"][number]]
        population = column["population"][number]
        admin1, admin2 = self._divisions(number, feature)
        radius = column["radius"][number] * RADIUS_UNIT_M
        return Toponym(
            id=column["id"][number],
            name=self._name(number),
            lat=column["lat"][number] / DEGREE,
            lon=column["lon"][number] / DEGREE,
            country=self._countries[column["country"][number]] or None,
            admin1=admin1,
            admin2=admin2,
            feature=feature,
            population=population,
            radius_m=radius or radius_of(feature, population),
            precision=PRECISION[feature],
        )

    def places(self) -> Iterator[Toponym]:
        """All places in the order of the index (slow: for tests and tools)."""
        return (self.place(number) for number in range(len(self)))

    def _section(self, name: str) -> memoryview:
        start, size = self.header["sections"][name]
        return self._view[start : start + size]

    def _name(self, number: int) -> str:
        start = self._columns["name_at"][number]
        length = self._names[start]
        return bytes(self._names[start + 1 : start + 1 + length]).decode()

    def _divisions(self, number: int, feature: str) -> tuple[str | None, str | None]:
        """The names of the first- and second-order divisions that a place lies in, or is."""
        if feature == "adm1":
            return self._name(number), None
        parent = self._columns["division"][number]
        if parent == NO_DIVISION:
            return None, self._name(number) if feature == "adm2" else None
        if feature == "adm2":
            return self._name(parent), self._name(number)
        if FEATURES[self._columns["feature"][parent]] == "adm1":
            return self._name(parent), None
        grandparent = self._columns["division"][parent]
        return (None if grandparent == NO_DIVISION else self._name(grandparent)), self._name(parent)

    def _read_block(self, block: int) -> Iterator[tuple[bytes, list[int]]]:
        data, at = self._keys, self._blocks[block]
        end = self._blocks[block + 1] if block + 1 < len(self._blocks) else len(data)
        key = b""
        while at < end:
            shared, size = data[at], data[at + 1]
            key = key[:shared] + bytes(data[at + 2 : at + 2 + size])
            at += 2 + size
            count, at = _varint(data, at)
            numbers = []
            for _ in range(count):
                number, at = _varint(data, at)
                numbers.append(number)
            yield key, numbers


class _FirstKeys(Sequence[bytes]):
    """The first key of each block, so that `bisect` can look among them without reading them all."""

    def __init__(self, keys: memoryview, blocks: Sequence[int]) -> None:
        self._keys, self._starts = keys, blocks

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, block: Any) -> Any:
        at = self._starts[block]
        return bytes(self._keys[at + 2 : at + 2 + self._keys[at + 1]])


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
