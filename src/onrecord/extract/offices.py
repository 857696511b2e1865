"""Titles before names and nouns for offices and roles (`lexicons/relations.yaml`)."""

from __future__ import annotations

from onrecord.lexicons.relations import load_relation_words
from onrecord.text import fold


def is_role(word: str) -> bool:
    """Whether the word (a lemma in lower case) names a role: "minister", "spokeswoman"."""
    return word in load_relation_words().roles


def is_title(word: str) -> bool:
    """Whether the word stands before names: "mr", "gen", "colonel"."""
    return word.rstrip(".") in load_relation_words().titles


def portfolios() -> frozenset[str]:
    """Words before a role that name no body: "interior" in "the interior minister"."""
    return load_relation_words().portfolios


def office_tie(role: str, *, body: str | None) -> str | None:
    """The tie that a role as worded stands for; None for former roles and those that tie to nobody.

    >>> office_tie("the French prime minister", body="French"), office_tie("former army chief", body="army")
    ('leads', None)
    """
    words = load_relation_words()
    folded = fold(role).split()
    head = next((i for i, word in enumerate(folded) if word in words.roles and not _modifies(folded, i)), None)
    if head is None or any(word in words.former for word in folded[:head]):
        return None
    text = " ".join(folded)
    for phrase in sorted(words.phrases, key=len, reverse=True):
        if f" {fold(phrase)} " in f" {text} ":
            return words.phrases[phrase]
    if (
        any(word in ("deputy", "vice", "assistant", "acting-deputy") for word in folded[:head])
        and words.roles[folded[head]] == "leads"
    ):
        return "speaks_for"
    return words.roles[folded[head]]


def _modifies(words: list[str], i: int) -> bool:
    """Whether the role word only modifies the next one: "minister" in "prime minister", "police" in "police chief"."""
    return i + 1 < len(words) and words[i + 1] in load_relation_words().roles
