"""The form of a user's own triggers, weapons and cues: checked before anything is read with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.lexicons import reporting, triggers, weapons
from onrecord.lexicons.lint import TriggerModel, WeaponModel, check_entries, trigger_faults, weapon_faults
from onrecord.lexicons.loading import load_user_entries, user_files

Entries = list[tuple[str, Mapping[str, Any]]]


def word_faults(folders: tuple[str, ...]) -> tuple[str, ...]:
    """What is wrong with the form of the triggers, weapons and cues in the folders, each with its file and entry.

    >>> word_faults(())
    ()

    What their examples give is for `onrecord lint-data`, which reads them with the language model.
    """
    return (*_trigger_faults(folders), *_weapon_faults(folders), *_cue_faults(folders))


def require_sound(folders: tuple[str, ...]) -> None:
    """Nothing, where the user's words are sound; DataError with the first fault where they are not."""
    faults = word_faults(folders)
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise DataError(f"{faults[0]}{more}; `onrecord lint-data FOLDER` lists all")


def _trigger_faults(folders: tuple[str, ...]) -> list[str]:
    entries, faults = _entries(folders, triggers.USER_FILES)
    for file, raw in entries:
        faults += check_entries(file, [raw], TriggerModel)
    return faults or list(trigger_faults(entries))


def _weapon_faults(folders: tuple[str, ...]) -> list[str]:
    entries, faults = _entries(folders, weapons.USER_FILES)
    for file, raw in entries:
        faults += check_entries(file, [raw], WeaponModel)
    return faults or list(weapon_faults(entries))


def _cue_faults(folders: tuple[str, ...]) -> list[str]:
    faults = []
    for path in user_files(folders, reporting.USER_FILES):
        try:
            reporting.load_own_cues(path)
        except DataError as error:
            faults.append(str(error))
    return faults


def _entries(folders: tuple[str, ...], pattern: str) -> tuple[Entries, list[str]]:
    """The entries of all files of a kind, and the files that are no list of entries."""
    entries: Entries = []
    faults: list[str] = []
    for path in user_files(folders, pattern):
        try:
            entries += [(str(path), raw) for raw in load_user_entries(Path(path))]
        except DataError as error:
            faults.append(str(error))
    return entries, faults
