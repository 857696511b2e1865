"""Roles and titles, and the wordings of standing ties between actors (`relations.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import DataError

FILE = "relations.yaml"
TYPES = ("part_of", "alias_of", "backed_by", "leads", "member_of", "speaks_for", "allied_with", "opposes")
FORMS = ("suffix", "prefix", "participle", "noun", "conflict", "verb")
_SECTIONS = frozenset({"roles", "titles", "portfolios", "former", "phrases", "ties"})


@dataclass(frozen=True, slots=True)
class TieExample:
    """A sentence that words a tie, and what stands on its two sides."""

    text: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Tie:
    """One way to word a tie: the words, what may follow them, and which side is the subject."""

    relation: str
    form: str
    words: frozenset[str]
    following: frozenset[str]
    reversed: bool
    examples: tuple[TieExample, ...]
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationWords:
    """Role nouns with the tie that each stands for (None: no tie), the words before names, and the wordings of ties."""

    roles: Mapping[str, str | None]
    titles: frozenset[str]
    portfolios: frozenset[str]
    former: frozenset[str]
    phrases: Mapping[str, str]
    ties: tuple[Tie, ...]


@cache
def load_relation_words() -> RelationWords:
    """The words that the package ships.

    >>> load_relation_words().roles["spokesman"]
    'speaks_for'

    Raises DataError where the file breaks its own rules.
    """
    source = files("onrecord.lexicons").joinpath(FILE).read_text(encoding="utf-8")
    return parse_relation_words(yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), where=FILE)


def parse_relation_words(data: object, *, where: str) -> RelationWords:
    """What the data holds; DataError says what is wrong with it.

    >>> data = {"roles": {"leads": ["chief"]}, "titles": [], "portfolios": [], "former": [], "phrases": {}, "ties": []}
    >>> parse_relation_words(data, where="here").roles
    {'chief': 'leads'}
    """
    if not isinstance(data, dict) or set(data) != _SECTIONS:
        raise DataError(f"{where}: the file must hold {', '.join(sorted(_SECTIONS))}, and nothing else")
    if wrong := sorted(set(data["roles"]) - {*TYPES, "none"}):
        raise DataError(f"{where}: roles hold unknown ties {', '.join(wrong)}; take from {', '.join(TYPES)} or none")
    roles = {word: (None if tie == "none" else tie) for tie, words in data["roles"].items() for word in words}
    phrases = {phrase: tie for tie, words in data["phrases"].items() for phrase in words}
    return RelationWords(
        roles=roles, titles=frozenset(data["titles"]),
        portfolios=frozenset(data["portfolios"]), former=frozenset(data["former"]), phrases=phrases,
        ties=tuple(_tie(entry, where=where) for entry in data["ties"]),
    )  # fmt: skip


def _tie(entry: dict[str, Any], *, where: str) -> Tie:
    if entry.get("relation") not in TYPES or entry.get("form") not in FORMS or not entry.get("words"):
        known = f"a relation ({', '.join(TYPES)}), a form ({', '.join(FORMS)}) and words"
        raise DataError(f"{where}: a tie needs {known}, not {entry!r}")
    return Tie(
        relation=entry["relation"],
        form=entry["form"],
        words=frozenset(entry["words"]),
        following=frozenset(entry.get("with") or ("",)),
        reversed=bool(entry.get("reversed")),
        examples=tuple(TieExample(**example) for example in entry.get("examples", ())),
        counterexamples=tuple(entry.get("not", ())),
    )
