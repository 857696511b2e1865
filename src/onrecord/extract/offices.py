"""Titles before names and nouns for offices and roles (`lexicons/relations.yaml`)."""

from __future__ import annotations

from onrecord.lexicons.relations import load_relation_words


def is_role(word: str) -> bool:
    """Whether the word (a lemma in lower case) names a role: "minister", "spokeswoman"."""
    return word in load_relation_words().roles


def is_title(word: str) -> bool:
    """Whether the word stands before names: "mr", "gen", "colonel"."""
    return word.rstrip(".") in load_relation_words().titles


def relation_of(word: str) -> str | None:
    """The tie that the role stands for: "president" → "leads", "spokesman" → "speaks_for"; None: none."""
    return load_relation_words().roles.get(word)
