"""Distances on the globe."""

from __future__ import annotations

import math

from onrecord.consolidate.sketch import Spot

EARTH_RADIUS_KM = 6371.0


def distance_km(one: Spot, two: Spot) -> float:
    """The kilometres between two points; infinite where one has none.

    >>> round(distance_km(Spot("kirkuk", lat=35.47, lon=44.39), Spot("taji", lat=33.52, lon=44.26)))
    217
    """
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return math.inf
    first, second = math.radians(one.lat), math.radians(two.lat)
    across = math.sin((second - first) / 2) ** 2
    along = math.sin(math.radians(two.lon - one.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(across + math.cos(first) * math.cos(second) * along))
