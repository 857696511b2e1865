"""Weapons by category, and the ASSAULT mode that each implies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lexicons.loading import load_entries, load_user_entries, user_files

FILE = "weapons.yaml"
# What a user's own files of weapons are called.
USER_FILES = "weapons*.yaml"


@dataclass(frozen=True, slots=True)
class WeaponEntry:
    """One category of weapon: what it is called and how an attack with it is classed."""

    category: str
    mode: str


def weapon_phrases(folders: tuple[str, ...] = ()) -> dict[tuple[str, ...], WeaponEntry]:
    """Weapon entries by the lemmas of their wordings; those of the user's folders take the place of the package's.

    >>> weapon_phrases()[("car", "bomb")].mode
    'explosives'
    """
    return _phrases(folders)


@cache
def _phrases(folders: tuple[str, ...]) -> dict[tuple[str, ...], WeaponEntry]:
    own = [raw for path in user_files(folders, USER_FILES) for raw in load_user_entries(path)]
    phrases: dict[tuple[str, ...], WeaponEntry] = {}
    for raw in (*load_entries(FILE), *own):
        entry = WeaponEntry(category=raw["category"], mode=raw["mode"])
        for word in raw["words"]:
            phrases[tuple(str(word).replace("-", " ").split())] = entry
    return phrases
