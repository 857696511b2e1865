"""What kind of thing a noun names: armed, security, official, civilian, site."""

from __future__ import annotations

from functools import cache

from onrecord.lexicons.loading import load_entries

FILE = "kinds.yaml"
# The kinds that name people; a site is none.
PEOPLE = frozenset({"armed", "security", "official", "civilian"})


@cache
def noun_kinds() -> dict[str, frozenset[str]]:
    """The kinds of each noun lemma; a noun may be of several.

    >>> sorted(noun_kinds()["gunman"])
    ['armed']
    """
    kinds: dict[str, set[str]] = {}
    for entry in load_entries(FILE):
        for word in entry["words"]:
            kinds.setdefault(word, set()).add(entry["kind"])
    return {word: frozenset(found) for word, found in sorted(kinds.items())}


def kinds_of(lemma: str) -> frozenset[str]:
    """The kinds of a noun, empty where it is not known."""
    return noun_kinds().get(lemma, frozenset())
