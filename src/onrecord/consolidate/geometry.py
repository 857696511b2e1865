"""Distances on the globe."""

from __future__ import annotations

import math

from onrecord.consolidate.sketch import Spot
from onrecord.gazetteer import toponym


def distance_km(one: Spot, two: Spot) -> float:
    """The kilometres between two points; infinite where one has none.

    >>> round(distance_km(Spot("kirkuk", lat=35.47, lon=44.39), Spot("taji", lat=33.52, lon=44.26)))
    217
    """
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return math.inf
    return toponym.distance_km(one.lat, one.lon, two.lat, two.lon)


def gap_km(one: Spot, two: Spot) -> float:
    """The kilometres between the edges of two places; below zero where they overlap."""
    return distance_km(one, two) - one.radius_km - two.radius_km
