"""Whether the examples of a user's own triggers, weapons and cues are read as they promise, by the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.annotate import annotate
from onrecord.extract import read_claims
from onrecord.extract.cues import find_cues
from onrecord.extract.people import read_people
from onrecord.extract.scene import Scene
from onrecord.extract.setting import known_actors, set_scene
from onrecord.extract.triggers import find_triggers
from onrecord.ingest import make_report
from onrecord.lexicons.lint import bracketed
from onrecord.lexicons.loading import load_user_entries, user_files
from onrecord.lexicons.own import word_faults
from onrecord.lexicons.reporting import USER_FILES as CUE_FILES
from onrecord.lexicons.reporting import Cue, load_own_cues
from onrecord.lexicons.triggers import USER_FILES as TRIGGER_FILES
from onrecord.lexicons.triggers import trigger_entries
from onrecord.lexicons.weapons import USER_FILES as WEAPON_FILES
from onrecord.lexicons.weapons import weapon_phrases


def lint_user_words(folder: Path) -> Iterator[str]:
    """What is wrong with the triggers, weapons and cues of a folder, a line each; nothing where all is sound.

    Their form is checked first; then `examples` must be found and `not` must not.
    """
    folders = (str(folder),)
    faults = word_faults(folders)
    yield from faults
    if not faults:
        yield from _trigger_faults(folders)
        yield from _weapon_faults(folders)
        yield from _cue_faults(folders)


def _trigger_faults(folders: tuple[str, ...]) -> Iterator[str]:
    own = [(path, raw["id"]) for path in user_files(folders, TRIGGER_FILES) for raw in load_user_entries(path)]
    for (path, _), entry in zip(own, trigger_entries(folders), strict=False):
        place = f"{path}, entry {entry.id!r}"
        for example in entry.examples:
            text, spans = bracketed(example)
            if not _overlap(_found(text, entry.id, folders), spans):
                yield f"{place}: no trigger is found in its example {example!r}; mend the wording or the example"
        for example in entry.counterexamples:
            text, _ = bracketed(example)
            if _found(text, entry.id, folders):
                yield f"{place}: it is found in {example!r}, where it must not be; add an unless_… condition"


def _weapon_faults(folders: tuple[str, ...]) -> Iterator[str]:
    for path in user_files(folders, WEAPON_FILES):
        for raw in load_user_entries(path):
            for example in raw["examples"]:
                text, spans = bracketed(example)
                words = {tuple(t.lemma_.lower() for t in annotate(text[a:b]) if t.text != "-") for a, b in spans}
                known = [weapon_phrases(folders).get(phrase) for phrase in words]
                if not any(entry is not None and entry.category == raw["category"] for entry in known):
                    yield (
                        f"{path}, entry {raw['category']!r}: no weapon is found in its example {example!r}; "
                        "mend the wording or the example"
                    )
            for sentence in raw.get("not", ()):
                text, _ = bracketed(sentence)
                claims, _ = read_claims(make_report(text), annotate(text), folders=folders)
                if any(weapon.category == raw["category"] for claim in claims for weapon in claim.weapon):
                    yield f"{path}, entry {raw['category']!r}: it is found in {sentence!r}, where it must not be"


def _cue_faults(folders: tuple[str, ...]) -> Iterator[str]:
    for path in user_files(folders, CUE_FILES):
        for cue in load_own_cues(path).cues():
            place = f"{path}, cue {' '.join(cue.words)!r}"
            if not cue.examples:
                yield f"{place}: it needs examples with the cue in [brackets]"
            for example in cue.examples:
                text, spans = bracketed(example)
                if not _overlap(_cues_in(text, cue, folders), spans):
                    yield f"{place}: it is not found in its example {example!r}; mend the cue or the example"
            for example in cue.counter_examples:
                text, _ = bracketed(example)
                if _cues_in(text, cue, folders):
                    yield f"{place}: it is found in {example!r}, where it must not be; narrow what it takes"


def _cues_in(text: str, cue: Cue, folders: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where this cue stands in a sentence."""
    doc = annotate(text)
    found = [c for c in find_cues(doc, folders=folders) if c.cue.words == cue.words and c.cue.kind == cue.kind]
    return [(doc[c.start].idx, doc[c.end - 1].idx + len(doc[c.end - 1])) for c in found]


def _overlap(found: Sequence[tuple[int, int]], wanted: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in found for start, end in wanted)


def _found(text: str, entry: str, folders: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the entry's triggers stand in a sentence."""
    scene = _scene(text, folders)
    doc = scene.doc
    ends = [(t.start, t.end) for t in find_triggers(scene) if t.entry.id == entry]
    return [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in ends]


def _scene(text: str, folders: tuple[str, ...]) -> Scene:
    report, doc = make_report(text), annotate(text)
    actors = known_actors(report, folders=folders)
    return set_scene(report, doc, actors=actors, people=read_people(report, doc, actors=actors), folders=folders)
