"""The words that name an event: verbs, nouns and phrases with their PLOVER type, mode and frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.errors import DataError
from onrecord.lexicons.loading import load_entries, load_user_entries, user_files

FILES = (
    "triggers-assault.yaml",
    "triggers-coerce.yaml",
    "triggers-retreat.yaml",
    "triggers-mobilize.yaml",
    "triggers-protest.yaml",
    "triggers-aid.yaml",
    "triggers-talks.yaml",
    "triggers-disputes.yaml",
)
# What a user's own files of triggers are called.
USER_FILES = "triggers*.yaml"

FRAMES = frozenset({"agent", "patient", "mutual", "weapon-subject", "self-claim", "accuse", "responsible", "anaphor"})
NOMINALS = frozenset({"attack", "killing", "clash", "speech"})
_CONDITIONS = (
    "if_object",
    "if_subject",
    "unless_object",
    "unless_subject",
    "unless_modifier",
    "unless_head",
    "unless_beside",
)
_KEYS = frozenset(
    {"id", "type", "mode", "verbs", "nouns", "adjectives", "frame", "nominal", "lethal", "weak", "kinetic",
     "if_passive", "sample", "noun_sample", "examples", "not", *_CONDITIONS}
)  # fmt: skip

# Forms whose lemma the language model gets wrong ("raped" → "rap"): they are looked up as they stand.
_MISREAD = {
    "rape": ("raped", "raping"),
    "stage": ("staged", "staging"),
    "wage": ("waged", "waging"),
    "snipe": ("sniped", "sniping"),
    "cordon": ("cordoned", "cordoning"),
    "waterboard": ("waterboarded", "waterboarding"),
    "install": ("installed", "installing"),
    "gut": ("gutted", "gutting"),
    "rearrest": ("rearrested", "rearresting"),
    "reoccupy": ("reoccupied", "reoccupying"),
    "fine": ("fined",),
    "crater": ("cratered", "cratering"),
    "lambast": ("lambasted", "lambasting"),
    "outgun": ("outgunned", "outgunning"),
}

# The sentences that prove a verb and a noun where the entry gives none of its own.
SAMPLE = "The army will _ on Monday."
NOUN_SAMPLE = "The _ came on Monday."


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One group of words that name the same kind of event in the same way.

    `frame` says which part of the sentence is actor and target of a verb, `nominal` the same for a noun
    (docs/lexicons.md).
    `lethal` is the effect on whom it is done to; `weak` words name an event only beside other evidence.
    """

    id: str
    type: str
    mode: str | None = None
    frame: str = "agent"
    nominal: str = "attack"
    lethal: str | None = None
    weak: bool = False
    kinetic: bool = False
    if_passive: bool = False
    conditions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    verbs: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[tuple[str, ...], ...] = ()
    adjectives: tuple[tuple[str, ...], ...] = ()
    sample: str = SAMPLE
    noun_sample: str = NOUN_SAMPLE
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording of an entry: its lemmas in order and the part of speech of its head (V, N or A)."""

    words: tuple[str, ...]
    pos: str
    entry: TriggerEntry

    @property
    def head(self) -> int:
        """Which of the words is the head: the verb of a verb phrase, the first noun of "X of Y", else the last word."""
        if self.pos == "V":
            return next((n for n, word in enumerate(self.words) if not _goes_before(word)), 0)
        if any(w in _LINKS for w in self.words[1:]):
            return 0
        return len(self.words) - 1


# Nouns take what follows these: "war *with* X" has its head first.
_LINKS = frozenset({"of", "on", "against", "for", "to", "with", "between", "over", "from", "into", "in", "by"})
_BEFORE_VERBS = frozenset({"will", "not", "forcibly", "sexually", "summarily", "internally", "fatally"})


def _goes_before(word: str) -> bool:
    """Whether the word stands before the verb that it belongs to: "*forcibly* return", "*not* allow"."""
    return word in _BEFORE_VERBS


def trigger_entries(folders: tuple[str, ...] = ()) -> tuple[TriggerEntry, ...]:
    """All entries: those of the user's folders (`triggers*.yaml`), then the package's, in the order of the files."""
    return _entries(folders)


@cache
def _entries(folders: tuple[str, ...]) -> tuple[TriggerEntry, ...]:
    own = [_entry(raw, str(path)) for path in user_files(folders, USER_FILES) for raw in load_user_entries(path)]
    return (*own, *(_entry(raw, name) for name in FILES for raw in load_entries(name)))


def trigger_index(folders: tuple[str, ...] = ()) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by the lemma of their head, the more specific first; among equals the user's before the package's."""
    return _index(folders)


@cache
def _index(folders: tuple[str, ...]) -> dict[str, tuple[Pattern, ...]]:
    index: dict[str, list[Pattern]] = {}
    for entry in trigger_entries(folders):
        for pos, phrases in (("V", entry.verbs), ("N", entry.nouns), ("A", entry.adjectives)):
            for words in phrases:
                pattern = Pattern(words, pos, entry)
                head = words[pattern.head]
                for key in (head, *_MISREAD.get(head, ())) if pos == "V" else (head,):
                    index.setdefault(key, []).append(pattern)
    return {head: tuple(sorted(patterns, key=_specificity)) for head, patterns in index.items()}


def _specificity(pattern: Pattern) -> tuple[int, int, int]:
    asks = any(key.startswith("if_") for key in pattern.entry.conditions)
    return -len(pattern.words), -int(asks), int(pattern.entry.weak)


def _phrases(raw: dict[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(p).lower().replace("-", " ").replace("'s", " 's").split()) for p in raw.get(key) or ())


def _entry(raw: dict[str, Any], file: str) -> TriggerEntry:
    unknown = set(raw) - _KEYS
    if unknown or "id" not in raw or "type" not in raw:
        raise DataError(f"{file}, entry {raw.get('id')!r}: needs id and type, and knows no {sorted(unknown)}")
    entry = TriggerEntry(
        id=raw["id"],
        type=raw["type"],
        mode=raw.get("mode"),
        frame=raw.get("frame", "agent"),
        nominal=raw.get("nominal", "attack"),
        lethal=raw.get("lethal"),
        weak=bool(raw.get("weak")),
        kinetic=bool(raw.get("kinetic")),
        if_passive=bool(raw.get("if_passive")),
        conditions={k: tuple(map(str, raw[k])) for k in _CONDITIONS if raw.get(k)},
        verbs=_phrases(raw, "verbs"),
        nouns=_phrases(raw, "nouns"),
        adjectives=_phrases(raw, "adjectives"),
        sample=raw.get("sample", SAMPLE),
        noun_sample=raw.get("noun_sample", NOUN_SAMPLE),
        examples=tuple(raw.get("examples") or ()),
        counterexamples=tuple(raw.get("not") or ()),
    )
    if entry.frame not in FRAMES or entry.nominal not in NOMINALS:
        raise DataError(f"{file}, entry {entry.id!r}: frame {entry.frame!r} or nominal {entry.nominal!r} is unknown")
    return entry
