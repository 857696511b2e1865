"""Acronyms that a report itself explains: "the Financial Stability Board (FSB)" is no Russian service."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.registry.compose import Body
from onrecord.registry.context import Context, Explained
from onrecord.registry.fold import BREAK, Words, name_key, sound_key
from onrecord.registry.model import Actor
from onrecord.registry.scan import Hit

# Letters of an acronym that a report explains: one is an initial, longer ones are names.
_LETTERS = range(2, 8)
# Words that an acronym may leave out.
_SMALL = frozenset(
    "of the and for in to on a de del la las los el le les du des et y e do da dos das al und der".split()
)


def explained_in(words: Words, hits: Iterable[Hit], bodies: Iterable[Body]) -> dict[str, list[Explained]]:
    """By its key each acronym that stands in brackets, or after ", or", behind capitalised words that spell it."""
    found: dict[str, list[tuple[int, int]]] = {}
    breaks = [number for number, key in enumerate(words.keys) if key == BREAK]
    for number in (n + 2 if words.keys[n + 1 : n + 2] == ("or",) else n + 1 for n in breaks):
        raw = words.raw[number] if number < len(words.raw) else ""
        if len(raw) in _LETTERS and raw.isupper() and raw.isalpha() and (end := _end_of_words(words, number)) > 0:
            first = _spelt_from(words, end, raw.lower(), floor=end - 2 * len(raw))
            if first is not None:
                found.setdefault(words.keys[number], []).append((first, end))
    if not found:
        return {}
    spans = [(h.first, h.last, p[1]) for h in hits for p in h.patterns if p[0] == "actor"]
    owned = [(b.first, b.last, f"{code.lower()}-{b.role}") for b in bodies for code in b.codes]
    return {
        key: [
            Explained(
                frozenset(_telling(words.keys[first:end])),
                frozenset(row for start, last, row in spans if start <= first and end <= last),
                frozenset(ident for start, last, ident in owned if start < end and first < last),
            )
            for first, end in places
        ]
        for key, places in found.items()
    }


def is_another(actor: Actor, row: int, key: str, context: Context) -> bool:
    """Whether the report says that these letters stand for something that is no name of the actor."""
    told = context.explained.get(key)
    return bool(told) and not any(
        row in one.rows or actor.id in one.bodies or _is_much_like(actor, one.words) for one in told or ()
    )


def _end_of_words(words: Words, number: int) -> int:
    """Where the words end that an acronym may stand for: before its bracket, or before ", or"; 0 where neither is."""
    keys = words.keys
    closed = number + 1 < len(keys) and words.raw[number + 1] == BREAK
    if number > 1 and keys[number - 1] == BREAK:
        return number - 1 if closed else 0
    if number > 2 and keys[number - 1] == "or" and keys[number - 2] == BREAK:
        return number - 2
    return 0


def _spelt_from(words: Words, end: int, letters: str, *, floor: int) -> int | None:
    """Where the capitalised words begin whose first letters are these; small words may count or not.

    No word before `floor` is tried: each small word may be taken in two ways, so that a long run of them takes long.
    """
    if not letters:
        return end if words.raw[end][:1].isupper() else None
    if end <= max(floor, 0) or words.keys[end - 1] == BREAK:
        return None
    key, raw = words.keys[end - 1], words.raw[end - 1]
    small = key in _SMALL
    if key[:1] == letters[-1] and (small or raw[:1].isupper()):
        first = _spelt_from(words, end - 1, letters[:-1], floor=floor)
        if first is not None:
            return first
    return _spelt_from(words, end - 1, letters, floor=floor) if small else None


def _is_much_like(actor: Actor, words: frozenset[str]) -> bool:
    """Whether more than half of the words are those of a name of the actor, however it is spelt."""
    for name in (actor.name, *actor.names, *actor.short, *(dated.name for dated in actor.dated)):
        own = frozenset(_telling(name_key(name).split()))
        if own and 2 * len(own & words) > max(len(own), len(words)):
            return True
    return False


def _telling(keys: Iterable[str]) -> list[str]:
    return [sound_key(key) for key in keys if key not in _SMALL and key != BREAK]
