"""Whether the examples of a user's own triggers and cues are read as they promise, by the whole language pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.annotate import annotate
from onrecord.extract.cues import find_cues
from onrecord.extract.people import read_people
from onrecord.extract.scene import Scene
from onrecord.extract.setting import known_actors, set_scene
from onrecord.extract.triggers import find_triggers
from onrecord.ingest import make_report
from onrecord.lexicons.lint import TriggerModel, bracketed, check_entries
from onrecord.lexicons.loading import load_user_entries, user_files
from onrecord.lexicons.reporting import USER_FILES as CUE_FILES
from onrecord.lexicons.reporting import load_own_cues
from onrecord.lexicons.triggers import USER_FILES as TRIGGER_FILES
from onrecord.lexicons.triggers import trigger_entries


def lint_user_words(folder: Path) -> Iterator[str]:
    """What is wrong with the triggers and cues of a folder, a line each; nothing where all is sound.

    Each entry is checked against its form first; then its `examples` must be found and its `not` must not.
    Raises DataError where a file cannot be read at all.
    """
    yield from _trigger_faults(folder)
    yield from _cue_faults(folder)


def _trigger_faults(folder: Path) -> Iterator[str]:
    folders = (str(folder),)
    faults = []
    for path in user_files(folders, TRIGGER_FILES):
        faults += check_entries(str(path), load_user_entries(path), TriggerModel)
    yield from faults
    if faults:
        return
    own = {raw["id"]: path for path in user_files(folders, TRIGGER_FILES) for raw in load_user_entries(path)}
    for entry in trigger_entries(folders)[: len(own)]:
        place = f"{own[entry.id]}, entry {entry.id!r}"
        for example in entry.examples:
            text, spans = bracketed(example)
            if not any(a < end and start < b for a, b in _found(text, entry.id, folders) for start, end in spans):
                yield f"{place}: no trigger is found in its example {example!r}; mend the wording or the example"
        for example in entry.counterexamples:
            text, _ = bracketed(example)
            if _found(text, entry.id, folders):
                yield f"{place}: it is found in {example!r}, where it must not be; add an unless_… condition"


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


def _cue_faults(folder: Path) -> Iterator[str]:
    folders = (str(folder),)
    for path in user_files(folders, CUE_FILES):
        for cue in load_own_cues(path).cues():
            place = f"{path}, cue {' '.join(cue.words)!r}"
            if not cue.examples:
                yield f"{place}: it needs examples with the cue in [brackets]"
            for example in cue.examples:
                text, spans = bracketed(example)
                doc = annotate(text)
                found = [
                    (doc[c.start].idx, doc[c.end - 1].idx + len(doc[c.end - 1]))
                    for c in find_cues(doc, folders=folders)
                ]
                if not any(a < end and start < b for a, b in found for start, end in spans):
                    yield f"{place}: it is not found in its example {example!r}; mend the cue or the example"
