"""Everything that onrecord raises, in one tree.

    OnrecordError
    ├── InputError        a source or a report in it cannot be read
    │   ├── SourceError   the file, folder or stream itself
    │   └── ReportError   one report inside a source (a line, an item)
    ├── DataError         a lexicon, ontology, registry or gazetteer file is wrong
    ├── SettingsError     a settings file or an environment variable is wrong
    └── StoreError        a store cannot be opened, read or written

A message says what is wrong, where (file, line, record), and what to do about it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class OnrecordError(Exception):
    """The root of all errors that onrecord raises on purpose."""


class InputError(OnrecordError):
    """Something that was given to read cannot be read; the others are read all the same.

    >>> str(InputError("the file is empty", where="a.txt", line=3, hint="remove it"))
    'a.txt, line 3: the file is empty; remove it'
    """

    def __init__(self, what: str, *, where: str, line: int | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.line = line
        self.hint = hint
        super().__init__(self.message())

    def __reduce__(self) -> tuple[Callable[[], InputError], tuple[()]]:
        """How it is pickled: an error of another process keeps all its parts."""
        return partial(type(self), self.what, where=self.where, line=self.line, hint=self.hint), ()

    def message(self) -> str:
        """One line: where, what is wrong, what to do."""
        place = self.where if self.line is None else f"{self.where}, line {self.line}"
        advice = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.what}{advice}"


class SourceError(InputError):
    """A file, folder or stream cannot be opened or decoded."""


class ReportError(InputError):
    """One report inside a source is broken (a line of JSON, an impossible date)."""


class DataError(OnrecordError):
    """A data file of the package, or of the user, breaks its own rules."""


class SettingsError(OnrecordError):
    """A setting has a value that cannot be used."""


class StoreError(OnrecordError):
    """A store cannot be opened, or what is in it is not sound."""
