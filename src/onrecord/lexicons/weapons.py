"""Weapons by category, and the ASSAULT mode that each implies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicons.loading import load_entries

FILE = "weapons.yaml"


@dataclass(frozen=True, slots=True)
class WeaponEntry:
    """One category of weapon: what it is called and how an attack with it is classed."""

    category: str
    mode: str


@cache
def weapon_phrases() -> dict[tuple[str, ...], WeaponEntry]:
    """Weapon entries by the lemmas of their wordings.

    >>> weapon_phrases()[("car", "bomb")].mode
    'explosives'
    """
    phrases: dict[tuple[str, ...], WeaponEntry] = {}
    for raw in load_entries(FILE):
        entry = WeaponEntry(category=raw["category"], mode=raw["mode"])
        for word in raw["words"]:
            phrases[tuple(str(word).replace("-", " ").split())] = entry
    return phrases
