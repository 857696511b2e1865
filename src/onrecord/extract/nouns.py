"""Noun phrases as the text words them: from a head token to the words that name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

# Dependencies that belong to a name on its left: "the former US defence secretary".
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "case"})
# Prepositions that belong to the name of a body: "head of the directorate", "Observatory for Human Rights".
_NAMING = frozenset({"of", "for"})
_CLUTTER = frozenset({"a", "an", "the", "this", "that", "these", "those", "some", "its", "their", "his", "her", "our"})
# A naming phrase of more words than this is a sentence that was parsed wrong.
LONGEST = 12


def left_edge(head: Token) -> int:
    """The index of the first token of the noun phrase that `head` ends."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT:
            first = min(first, child.left_edge.i)
    return first if head.i - first <= LONGEST else head.i


def naming_range(head: Token, *, prepositions: bool = True) -> tuple[int, int]:
    """Token range (end excluded) of the noun phrase of `head`: its modifiers, and what "of" or "for" adds to it.

    Relative clauses and appositions are left out.
    """
    start, end = left_edge(head), head.i + 1
    for child in head.rights if prepositions else ():
        if child.dep_ == "prep" and child.lower_ in _NAMING and child.i == end:
            for pobj in child.rights:
                if pobj.dep_ == "pobj":
                    end = naming_range(pobj)[1]
                    break
        elif child.dep_ in ("nummod", "punct") and child.i == end and child.text.isdigit():
            end = child.i + 1
    return (start, end) if end - start <= LONGEST else (start, head.i + 1)


def without_article(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The token range without the article or pronoun that opens it, and without marks at either end."""
    while start < end - 1 and (doc[start].lower_ in _CLUTTER or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end - 1 > start and (doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].tag_ == "POS"):
        end -= 1
    return start, end


def characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The character range of the tokens from `start` to `end` (excluded)."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def subtree_characters(token: Token) -> tuple[int, int]:
    """The character range of the token with all that hangs on it."""
    return characters(token.doc, token.left_edge.i, token.right_edge.i + 1)


def coordinated(head: Token) -> list[Token]:
    """`head` and the heads that stand beside it: "police and witnesses"."""
    return [head, *_conjuncts(head)]


def first_of(head: Token, *, after: int) -> Token:
    """The first of the heads that `head` ends: of "two officials and a diplomat said" it is "officials".

    Only names and nouns with nothing but their own words between them count; `after` is the first token allowed.
    """
    step = head
    while step.dep_ == "conj" and after <= step.head.i < step.i and _only_words_between(step.head, step):
        step = step.head
    return step


def _only_words_between(first: Token, last: Token) -> bool:
    between = last.doc[first.i + 1 : last.i]
    return any(t.lower_ == "and" for t in between) and all(
        t.pos_ in ("CCONJ", "DET", "ADJ", "NUM", "NOUN", "PROPN") or t.text == "," for t in between
    )


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.rights:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)
