"""A place as the gazetteer holds it, and what its kind says about precision and extent."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

EARTH_RADIUS_KM = 6371.0

# UCDP GED codebook, where_prec: 1 exact point, 2 within about 25 km of a point, 3 second-order division,
# 4 first-order division, 5 a line, a feature or a fuzzy area, 6 the country, 7 international waters or airspace.
PRECISION = {
    "country": 6, "adm1": 4, "adm2": 3, "city": 1, "capital": 1, "base": 1, "camp": 1, "crossing": 1, "site": 1,
    "airport": 1, "battle": 1,
    "district": 2, "island": 2, "region": 5, "mountain": 5, "river": 5, "lake": 5, "desert": 5, "valley": 5,
    "forest": 5,
    "road": 5, "border": 5, "front": 5, "islands": 5, "strait": 7, "sea": 7, "ocean": 7, "continent": 7,
}  # fmt: skip

# Kinds that are a point on a map of a country.
POINTLIKE = frozenset({"city", "capital", "base", "camp", "crossing", "site", "airport", "battle", "district"})

# How far from its point a place of a kind reaches where nothing better is known, in metres.
RADIUS_M = {
    "country": 300_000, "adm1": 80_000, "adm2": 25_000, "base": 3_000, "camp": 3_000, "crossing": 2_000, "site": 2_000,
    "airport": 4_000, "battle": 5_000, "district": 10_000, "island": 20_000, "region": 80_000, "mountain": 20_000,
    "river": 200_000, "lake": 40_000, "desert": 150_000, "valley": 30_000, "forest": 25_000, "road": 100_000,
    "border": 200_000, "front": 20_000, "islands": 60_000, "strait": 40_000, "sea": 400_000, "ocean": 3_000_000,
    "continent": 3_000_000,
}  # fmt: skip

# A town reaches further the more people live in it: (up to this population, metres).
CITY_RADIUS_M = ((5_000, 1_500), (50_000, 3_000), (500_000, 6_000), (2_000_000, 12_000), (10_000_000, 20_000))
LARGEST_CITY_RADIUS_M = 30_000


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place. `id` is the GeoNames id, or a slug for a place of the supplement or of a user's own file."""

    id: int | str
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin2: str | None
    feature: str
    population: int
    radius_m: int
    precision: int

    def moved(self, lat: float, lon: float, *, radius_m: int, precision: int) -> Toponym:
        """The same place with another point, radius and precision (a part of it, or somewhere near it)."""
        return replace(self, lat=lat, lon=lon, radius_m=radius_m, precision=precision)


def radius_of(feature: str, population: int) -> int:
    """Metres within which a place of this kind and population lies around its point.

    >>> radius_of("city", 900), radius_of("city", 2_000_000), radius_of("base", 0)
    (1500, 12000, 3000)
    """
    if feature not in {"city", "capital"}:
        return RADIUS_M[feature]
    return next((metres for limit, metres in CITY_RADIUS_M if population <= limit), LARGEST_CITY_RADIUS_M)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres along the great circle (haversine).

    >>> round(distance_km(33.31, 44.36, 36.34, 43.13))
    355
    """
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_phi, half_lambda = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    a = math.sin(half_phi) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(a)))


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres from another in a direction (degrees from north, clockwise).

    >>> [round(x, 2) for x in destination(35.0, 40.0, 180, 20)]
    [34.82, 40.0]
    """
    phi, theta, delta = math.radians(lat), math.radians(bearing), km / EARTH_RADIUS_KM
    phi2 = math.asin(math.sin(phi) * math.cos(delta) + math.cos(phi) * math.sin(delta) * math.cos(theta))
    across = math.sin(theta) * math.sin(delta) * math.cos(phi)
    lon2 = math.radians(lon) + math.atan2(across, math.cos(delta) - math.sin(phi) * math.sin(phi2))
    return round(math.degrees(phi2), 5), round((math.degrees(lon2) + 540) % 360 - 180, 5)


def lies_in(place: Toponym, outer: Toponym) -> bool:
    """Whether a place lies in another by what the gazetteer says of its divisions and country."""
    if place.country is None or place.country != outer.country or place.id == outer.id:
        return False
    if outer.feature == "country":
        return place.feature != "country"
    if outer.feature == "adm1":
        return place.admin1 == outer.admin1 and place.feature != "adm1"
    if outer.feature == "adm2":
        return place.admin2 == outer.admin2 and place.feature not in {"adm1", "adm2"}
    return distance_km(place.lat, place.lon, outer.lat, outer.lon) * 1000 < max(outer.radius_m * 2, 30_000)
