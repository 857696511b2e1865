"""The reporting cues: the words by which a source vouches for what a report tells (`reporting.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from onrecord.errors import DataError
from onrecord.lexicons.loading import user_files

FILE = "reporting.yaml"
# What a user's own files of cues are called.
USER_FILES = "cues*.yaml"
STANCES = (
    "states", "confirms", "alleges", "denies", "doubts", "blames", "claims-responsibility", "demands", "threatens",
    "warns", "promises", "condemns",
)  # fmt: skip
TAKES = (
    "clause", "quote", "object", "to", "how", "whether", "of", "for", "on", "in", "about", "with", "against", "at",
    "over", "by", "upon", "to_object", "as", "cue", "responsibility", "passive_as", "medium", "content", "phrase",
)  # fmt: skip

CueKind = Literal["verb", "noun", "phrase"]
_SECTIONS: tuple[tuple[str, CueKind], ...] = (("verbs", "verb"), ("nouns", "noun"), ("phrases", "phrase"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting cue: its words (a verb's or noun's lemma first), its stance, where its content is looked for."""

    words: tuple[str, ...]
    kind: CueKind
    stance: str
    takes: frozenset[str]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """All cues, by the first of their words; those of more words come first."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    phrases: tuple[Cue, ...]
    sources: Mapping[str, frozenset[str]]
    folders: tuple[str, ...] = ()

    def cues(self) -> list[Cue]:
        """Every cue: verbs, nouns, phrases, each in alphabetical order."""
        by_head = (cue for group in (self.verbs, self.nouns) for head in sorted(group) for cue in group[head])
        return [*by_head, *self.phrases]


def load_reporting(folders: tuple[str, ...] = ()) -> ReportingLexicon:
    """The reporting cues that the package ships, and those of the user's folders (`cues*.yaml`), which come first.

    >>> load_reporting().verbs["deny"][-1].stance
    'denies'

    Raises DataError where a file breaks its own rules.
    """
    return _reporting(folders)


@cache
def _reporting(folders: tuple[str, ...]) -> ReportingLexicon:
    source = files("onrecord.lexicons").joinpath(FILE).read_text(encoding="utf-8")
    lexicon = parse_reporting(yaml.load(source, Loader=_loader()), where=FILE)
    for path in user_files(folders, USER_FILES):
        lexicon = _extended(lexicon, load_own_cues(path))
    return replace(lexicon, folders=folders)


def load_own_cues(path: Path) -> ReportingLexicon:
    """The cues of a user's own file; DataError says what is wrong with it."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: this file cannot be read as YAML ({error}); see docs/lexicons.md") from error
    if isinstance(data, dict) and "sources" in data:
        raise DataError(f"{path}: a file of your own holds verbs, nouns and phrases; its sources are not used")
    return parse_reporting(data, where=str(path))


def _extended(lexicon: ReportingLexicon, own: ReportingLexicon) -> ReportingLexicon:
    """The lexicon with a user's cues; a cue of the same words takes the place of the package's."""
    phrases = {cue.words: cue for cue in (*lexicon.phrases, *own.phrases)}
    return ReportingLexicon(
        verbs=_joined(lexicon.verbs, own.verbs),
        nouns=_joined(lexicon.nouns, own.nouns),
        phrases=tuple(sorted(phrases.values(), key=lambda cue: (-len(cue.words), cue.words))),
        sources=lexicon.sources,
    )


def _joined(ours: Mapping[str, tuple[Cue, ...]], own: Mapping[str, tuple[Cue, ...]]) -> Mapping[str, tuple[Cue, ...]]:
    joined = dict(ours)
    for head, cues in own.items():
        by_words = {cue.words: cue for cue in (*ours.get(head, ()), *cues)}
        joined[head] = tuple(sorted(by_words.values(), key=lambda cue: (-len(cue.words), cue.words)))
    return joined


def source_words(kind: str) -> frozenset[str]:
    """The package's words of a list under `sources`: media, bodies, anaphors, speaking."""
    return load_reporting().sources.get(kind, frozenset())


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_reporting(data: object, *, where: str) -> ReportingLexicon:
    """The lexicon that the data holds; DataError names the entry that is wrong.

    >>> data = {"verbs": [{"cue": "say", "stance": "states", "takes": ["clause"]}]}
    >>> parse_reporting(data, where="here").verbs["say"][0].words
    ('say',)
    """
    if not isinstance(data, dict) or set(data) - {*(section for section, _ in _SECTIONS), "sources"}:
        raise DataError(f"{where}: the file must hold verbs, nouns, phrases and sources, and nothing else")
    for section, _ in _SECTIONS:
        if not isinstance(data.get(section) or [], list):
            raise DataError(f"{where}: {section} must be a list of cues, not {data[section]!r}")
    found = {kind: [_cue(entry, kind, where=where) for entry in data.get(section) or ()] for section, kind in _SECTIONS}
    phrases = sorted(found["phrase"], key=lambda cue: (-len(cue.words), cue.words))
    return ReportingLexicon(
        verbs=_by_head(found["verb"], where=where),
        nouns=_by_head(found["noun"], where=where),
        phrases=tuple(phrases),
        sources=_sources(data.get("sources") or {}, where=where),
    )


def _sources(lists: object, *, where: str) -> dict[str, frozenset[str]]:
    if not isinstance(lists, dict) or not all(_are_words(words) for words in lists.values()):
        raise DataError(f"{where}: sources must give a list of words for each kind, not {lists!r}")
    return {str(name): frozenset(words) for name, words in lists.items()}


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _cue(entry: object, kind: CueKind, *, where: str) -> Cue:
    if not isinstance(entry, dict) or not isinstance(entry.get("cue"), str) or not entry["cue"].split():
        raise DataError(f"{where}: each of the {kind}s needs a `cue`, not {entry!r}")
    place = f"{where}, cue {entry['cue']!r}"
    if unknown := sorted(set(entry) - {"cue", "stance", "takes", "examples", "not"}):
        raise DataError(f"{place}: unknown keys {', '.join(unknown)}; take cue, stance, takes, examples, not")
    if entry.get("stance") not in STANCES:
        raise DataError(f"{place}: the stance {entry.get('stance')!r} is not known; take one of {', '.join(STANCES)}")
    for key in ("takes", "examples", "not"):
        if not _are_words(entry.get(key) or []):
            raise DataError(f"{place}: {key} must be a list of texts, not {entry[key]!r}")
    takes = cast(Sequence[str], entry.get("takes") or ["phrase"])
    if wrong := sorted(set(takes) - set(TAKES)):
        raise DataError(f"{place}: takes {', '.join(wrong)} is not known; take from {', '.join(TAKES)}")
    return Cue(
        words=tuple(entry["cue"].split()), kind=kind, stance=entry["stance"], takes=frozenset(takes),
        examples=tuple(entry.get("examples") or ()), counter_examples=tuple(entry.get("not") or ()),
    )  # fmt: skip


def _by_head(cues: Sequence[Cue], *, where: str) -> dict[str, tuple[Cue, ...]]:
    groups: dict[str, list[Cue]] = {}
    for cue in cues:
        same = groups.setdefault(cue.words[0], [])
        if any(other.words == cue.words for other in same):
            raise DataError(f"{where}, cue {' '.join(cue.words)!r}: it stands there twice; keep one")
        same.append(cue)
    return {head: tuple(sorted(group, key=lambda cue: (-len(cue.words), cue.words))) for head, group in groups.items()}
