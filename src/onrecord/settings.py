"""What a user can set, from `onrecord.toml` in the working folder or a file named in ONRECORD_SETTINGS.

[onrecord]
store = "onrecord.db"        # the embedded store
data = ["my-data"]           # folders with your own actors, places, cues and boilerplate (YAML)
max_line_bytes = 10000000    # a longer line is no report
jobs = 0                     # processes that read side by side; 0: one for each core
toll_policy = "range"        # which number stands for a toll: range, latest-official, most-cited, conservative
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from onrecord.errors import SettingsError
from onrecord.model import TollPolicy

DEFAULT_FILE = "onrecord.toml"
ENVIRONMENT = "ONRECORD_SETTINGS"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults."""

    store: str = "onrecord.db"
    data: tuple[str, ...] = ()
    # No report of a newspaper is longer; a line of this size is a dump or a binary.
    max_line_bytes: int = 10_000_000
    # spaCy's parser needs about 1 GB of memory for 100,000 characters.
    max_text_chars: int = 200_000
    # Processes that read side by side on the command line; 0: one for each core.
    jobs: int = 0
    toll_policy: TollPolicy = "range"

    def with_(self, **changes: Any) -> Settings:
        """A copy with some values changed.

        >>> Settings().with_(store="x.db").store
        'x.db'
        """
        return replace(self, **changes)


def load_settings(path: Path | None = None) -> Settings:
    """The settings of the named file, of ONRECORD_SETTINGS, of ./onrecord.toml, or the defaults, in this order.

    Raises SettingsError where a named file is missing, is no TOML, or has an unknown key or a value of the wrong type.
    """
    named = path or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    file = named or Path(DEFAULT_FILE)
    if not file.exists():
        if named is not None:
            raise SettingsError(f"{named}: there is no such settings file; check --settings or {ENVIRONMENT}")
        return Settings()
    try:
        whole = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: this is no TOML ({error}); see docs/settings.md") from error
    outside = sorted(set(whole) - {"onrecord"})
    if outside or not isinstance(whole.get("onrecord", {}), dict):
        key = outside[0] if outside else "onrecord"
        raise SettingsError(f"{file}: '{key}' stands outside the table [onrecord]; put it under a line [onrecord]")
    return _from_table(whole.get("onrecord", {}), file)


def _from_table(table: dict[str, Any], file: Path) -> Settings:
    known = {f.name for f in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(f"{file}: '{key}' is no setting; known are {', '.join(sorted(known))}")
        default = getattr(Settings(), key)
        made = tuple(value) if isinstance(default, tuple) and isinstance(value, list) else value
        if type(made) is not type(default):
            raise SettingsError(f"{file}: '{key}' must be {type(default).__name__}, not {value!r}")
        if key == "toll_policy" and made not in get_args(TollPolicy):
            raise SettingsError(f"{file}: '{key}' must be one of {', '.join(get_args(TollPolicy))}, not {value!r}")
        values[key] = tuple(str(file.parent / p) for p in made) if key == "data" else made
    return Settings(**values)
