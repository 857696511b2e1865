"""Roles and titles, and the wordings of standing ties between actors (`relations.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.errors import DataError

FILE = "relations.yaml"


@dataclass(frozen=True, slots=True)
class RelationWords:
    """Role nouns with the tie that each stands for (None: no tie), and the words before names."""

    roles: Mapping[str, str | None]
    titles: frozenset[str]


@cache
def load_relation_words() -> RelationWords:
    """The words that the package ships.

    >>> load_relation_words().roles["spokesman"]
    'speaks_for'
    """
    source = files("onrecord.lexicons").joinpath(FILE).read_text(encoding="utf-8")
    data = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict):
        raise DataError(f"{FILE}: the file must hold the maps roles and titles")
    roles: dict[str, str | None] = {}
    for tie, words in data["roles"].items():
        for word in words:
            roles[word] = None if tie == "none" else tie
    return RelationWords(roles=roles, titles=frozenset(data["titles"]))
