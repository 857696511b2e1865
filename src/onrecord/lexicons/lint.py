"""Whether the lexicons of events are sound: shape, brackets, doublings. tests/lexicons proves what needs a model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from onrecord.lexicons import kinds, triggers, weapons
from onrecord.lexicons.loading import load_entries

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
MODES: Mapping[str, frozenset[str]] = {
    "ASSAULT": frozenset(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
        " heavy-weapons crowd-control unconventional".split()
    ),
    "PROTEST": frozenset("demo riot strike hunger boycott obstruct vandalize".split()),
    "COERCE": frozenset("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber".split()),
    "MOBILIZE": frozenset("troops weapons police militia".split()),
    "RETREAT": frozenset("withdraw release disarm ceasefire access resign".split()),
}
Words = list[str]
# A wording that ends so needs a noun behind it.
_OPEN_ENDS = frozenset(
    "of on against for to with between over from into in by at oust free drive capture retake".split()
)
# The sentence that proves an adjective.
ADJECTIVE_SAMPLE = "The men were _ after the raid."
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class TriggerModel(_Strict):
    """One entry of a file of triggers (docs/lexicons.md)."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    type: EventType
    mode: str | None = None
    verbs: Words = []
    nouns: Words = []
    adjectives: Words = []
    frame: Literal["agent", "patient", "mutual", "weapon-subject", "self-claim", "accuse", "responsible", "anaphor"] = (
        "agent"
    )
    nominal: Literal["attack", "killing", "clash", "speech"] = "attack"
    lethal: Literal["killed", "injured", "abducted", "missing", "arrested", "displaced"] | None = None
    weak: bool = False
    kinetic: bool = False
    if_passive: bool = False
    if_object: Words = []
    if_subject: Words = []
    unless_object: Words = []
    unless_subject: Words = []
    unless_modifier: Words = []
    unless_head: Words = []
    unless_beside: Words = []
    sample: str | None = Field(default=None, pattern=r"(^|.* )_( .*|\.)")
    noun_sample: str | None = Field(default=None, pattern=r"(^|.* )_( .*|\.)")
    examples: Words = Field(min_length=1)
    not_: Words = Field(default=[], alias="not")


class KindModel(_Strict):
    """One entry of kinds.yaml."""

    kind: Literal["armed", "security", "official", "civilian", "site"]
    words: Words = Field(min_length=1)
    examples: Words = Field(min_length=1)
    not_: Words = Field(default=[], alias="not")


class WeaponModel(_Strict):
    """One entry of weapons.yaml."""

    category: str
    mode: str
    words: Words = Field(min_length=1)
    examples: Words = Field(min_length=1)
    not_: Words = Field(default=[], alias="not")


def lint_lexicons() -> list[str]:
    """What is wrong with the files of triggers, kinds and weapons, a line each; empty where all is sound.

    >>> lint_lexicons()
    []
    """
    faults: list[str] = []
    entries: list[tuple[str, dict[str, Any]]] = []
    for file in triggers.FILES:
        loaded = load_entries(file)
        faults += check_entries(file, loaded, TriggerModel)
        entries += [(file, raw) for raw in loaded]
    faults += check_entries(kinds.FILE, load_entries(kinds.FILE), KindModel)
    faults += check_entries(weapons.FILE, load_entries(weapons.FILE), WeaponModel)
    # The checks across entries read them as the models promise them.
    weapon_entries = [(weapons.FILE, raw) for raw in load_entries(weapons.FILE)]
    return faults or [*trigger_faults(entries), *weapon_faults(weapon_entries)]


def check_entries(file: str, entries: Sequence[Mapping[str, Any]], model: type[BaseModel]) -> list[str]:
    """What the model of a file objects to.

    >>> check_entries("kinds.yaml", [{"kind": "armed", "words": ["gunman"]}], KindModel)
    ['kinds.yaml, entry 1 (armed), examples: Field required']
    """
    faults = []
    for number, raw in enumerate(entries, 1):
        name = raw.get("id") or raw.get("kind") or raw.get("category")
        try:
            model.model_validate(raw)
        except ValidationError as error:
            faults += [
                f"{file}, entry {number} ({name}), {'.'.join(str(p) for p in e['loc'])}: {e['msg']}"
                for e in error.errors()
            ]
    return faults


def bracketed(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence of an example without its brackets, and where the bracketed words stand in it.

    >>> bracketed("They [took] him [hostage].")
    ('They took him hostage.', [(5, 9), (14, 21)])
    """
    plain, spans, at = "", [], 0
    for match in _BRACKETS.finditer(example):
        plain += example[at : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + example[at:], spans


def samples(entry: triggers.TriggerEntry) -> list[str]:
    """A sentence, with brackets, for each wording of the entry that none of its examples shows.

    >>> entry = triggers.TriggerEntry("flee", "ASSAULT", verbs=(("flee",),), sample="The villagers will _ the town.")
    >>> samples(entry)
    ['The villagers will [flee] the town.']
    """
    # Words are compared without their endings: "surrendered" shows "surrender".
    shown = [" ".join(_BRACKETS.findall(e)).lower() for e in entry.examples]
    made = []
    for wordings, frame in (
        (entry.verbs, entry.sample),
        (entry.nouns, entry.noun_sample),
        (entry.adjectives, ADJECTIVE_SAMPLE),
    ):
        made += [
            _frame_for(words, frame, entry).replace("_", "[" + " ".join(words).replace(" 's", "'s") + "]")
            for words in wordings
            if not any(all(w[:4] in s for w in words) for s in shown)
        ]
    return made


def _frame_for(words: tuple[str, ...], frame: str, entry: triggers.TriggerEntry) -> str:
    """The plain sentence for a noun that needs nothing behind it, else the entry's own."""
    if frame == entry.noun_sample and words[-1] not in _OPEN_ENDS and "if_object" not in entry.conditions:
        return triggers.NOUN_SAMPLE
    return frame


def trigger_faults(entries: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """What is wrong between entries of triggers that each have the right form: file and entry of each."""
    ids: set[str] = set()
    wordings: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = {}
    for file, raw in entries:
        where = f"{file}, entry {raw['id']!r}"
        if raw["id"] in ids:
            yield f"{where}: the id is taken; choose another"
        ids.add(raw["id"])
        if raw.get("mode") is not None and raw["mode"] not in MODES.get(raw["type"], frozenset()):
            yield f"{where}: {raw['type']} has no mode {raw['mode']!r}"
        for example in raw["examples"]:
            if not _BRACKETS.search(example):
                yield f"{where}: the example {example!r} shows no trigger; put it in [brackets]"
        for key in ("verbs", "nouns", "adjectives"):
            for word in raw.get(key, ()):
                wordings.setdefault((key, _plain(word)), []).append((where, raw))
    yield from _doublings(wordings)


def _doublings(wordings: Mapping[tuple[str, str], list[tuple[str, Mapping[str, Any]]]]) -> Iterator[str]:
    """Wordings that stand twice, so that the second is never reached: under the same conditions, or without any."""
    for (key, word), found in wordings.items():
        for n, (where, raw) in enumerate(found[1:], 1):
            earlier = [r for _, r in found[:n] if _asks(r) == _asks(raw) or not _asks(r)]
            if earlier:
                other = earlier[0]["id"]
                yield f"{where}: {word!r} under {key} stands in {other!r} too; keep one, or give one an if_ condition"


def _asks(raw: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((k, str(v)) for k, v in sorted(raw.items()) if k.startswith("if_") and v)


def _plain(word: str) -> str:
    return word.lower().replace("-", " ")


def weapon_faults(entries: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[str]:
    """What is wrong between entries of weapons that each have the right form: file and entry of each."""
    seen: dict[str, str] = {}
    for file, raw in entries:
        where = f"{file}, entry {raw['category']!r}"
        if raw["mode"] not in MODES["ASSAULT"]:
            yield f"{where}: ASSAULT has no mode {raw['mode']!r}"
        for word in map(_plain, raw["words"]):
            if word in seen:
                yield f"{where}: {word!r} stands in {seen[word]!r} too; keep one"
            seen[word] = raw["category"]
