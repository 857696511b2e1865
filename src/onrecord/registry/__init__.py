"""Actors: states and their bodies, armed groups, parties, organisations; looked up in a text, by name, by id."""

from __future__ import annotations

import functools

from onrecord.registry.load import load_compiled
from onrecord.registry.model import Actor, ActorMatch, DatedName, Link, Person
from onrecord.registry.registry import Description, Registry

__all__ = [
    "Actor",
    "ActorMatch",
    "DatedName",
    "Description",
    "Link",
    "Person",
    "Registry",
    "country_of",
    "load_registry",
]


@functools.cache
def load_registry(folders: tuple[str, ...] = ()) -> Registry:
    """The registry of the package, with the actors of the user's folders (`Settings.data`) added; loaded once.

    >>> load_registry().get("iq-army").name
    'Army of Iraq'

    Raises DataError where a file breaks the format (docs/actors.md).
    """
    return Registry(load_compiled(folders))


def country_of(word: str) -> str | None:
    """The ISO 3166 code of the country whose name, adjective, people or capital the word is; None where two fit.

    >>> country_of("Iraqi"), country_of("Americans"), country_of("Tehran"), country_of("Congolese")
    ('IQ', 'US', 'IR', None)
    """
    return load_registry().country_of(word)
