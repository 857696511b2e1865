"""The registry's entries and the patterns that find them, as plain lists that a cache can keep."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from onrecord.registry.fold import name_key, name_sound, without_articles, words_of
from onrecord.registry.states import Entry, demonyms_of

Pattern = list[Any]

# Where names reach English through a transliteration, so that spellings multiply. Elsewhere only the exact key counts.
TRANSLITERATED = frozenset(
    [
        "AF",
        "DZ",
        "BH",
        "BD",
        "BY",
        "EG",
        "ET",
        "GE",
        "AM",
        "AZ",
        "IR",
        "IQ",
        "IL",
        "JO",
        "KZ",
        "KW",
        "KG",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PK",
        "PS",
        "QA",
        "RU",
        "SA",
        "SO",
        "SD",
        "SY",
        "TJ",
        "TN",
        "TR",
        "TM",
        "AE",
        "UA",
        "UZ",
        "YE",
        "IN",
        "ID",
        "PH",
        "MY",
        "NG",
        "ML",
        "NE",
        "TD",
        "ER",
        "DJ",
        "EH",
        "BA",
        "RS",
        "BG",
        "MK",
        "XK",
        "LK",
        "NP",
    ]
)
# A word shares its class with too many others below this length; one that stands alone needs more.
_MIN_SOUND_LETTERS = 5
_MIN_SOUND_LETTERS_OF_ONE_WORD = 7
# Bodies of states have English names, communities and media short ones like common words ("Tiv", "Geo").
_SPELLED_AS_THEY_ARE = frozenset(
    "state government ministry office parliament forces police intelligence court people media mission igo".split()
)
_BODIES = frozenset("government ministry office parliament forces police intelligence".split())
# Known and spoken of everywhere, so that a report on another country may well mean them.
WORLDWIDE = frozenset("media ngo igo monitor mission court company".split())
# Longer acronyms are hardly shared.
_MAX_ACRONYM = 4
# Before one word they make no longer name of it: "Los Gallegos", "La Empresa".
_ROMANCE_ARTICLES = frozenset("el la lo los las o os a as il i gli le les".split())
# A longer line under `not` is a sentence to test with, not a name.
_MAX_STOP_WORDS = 4
# "Isis", "Farc": British papers write acronyms that are spoken like names.
_MIN_SPOKEN_ACRONYM = 4


def compile_entries(
    entries: list[Entry],
    states: list[Entry],
    roles: list[Entry],
    *,
    common: frozenset[str] = frozenset(),
    famous: frozenset[str] = frozenset(),
    rousing: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Everything that look-up needs: the entries, and for each key what it may stand for.

    `common` are words that describe and do not name, `famous` names of one word that need no country beside them,
    `rousing` words that go with the common ones in the names of fronts everywhere.
    A pattern is ["actor", entry, type, case, person], ["country", code, form, case], ["role", id, bare], ["modifier"]
    or ["stop"]; an actor's among the sounds ends with the key of the name behind it.
    """
    exact: dict[str, list[Pattern]] = {}
    sounds: dict[str, list[Pattern]] = {}
    for number, entry in enumerate(entries):
        for phrase in _stops(entry):
            _put(exact, name_key(phrase), ["stop"])
        if entry.get("state"):
            continue
        _add_actor(exact, number, entry, common, famous, common | rousing)
        _add_sounds(sounds, number, entry, common | rousing)
    for state in states:
        _add_country(exact, state)
    for role in roles:
        _add_role(exact, role)
    near = {key: patterns for key, patterns in sounds.items() if key not in exact}
    return {
        "ids": [entry["id"] for entry in entries],
        # As text: most entries are never asked for, and reading all of them costs more than finding names.
        "entries": [json.dumps(entry, ensure_ascii=False) for entry in entries],
        "exact": exact,
        "sounds": near,
        "exact_starts": _starts(exact),
        "sounds_starts": _starts(near),
    }


def _starts(table: dict[str, list[Pattern]]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for key in table:
        found.setdefault(key.partition(" ")[0], set()).add(key.count(" ") + 1)
    return {word: sorted(lengths) for word, lengths in found.items()}


def _put(table: dict[str, list[Pattern]], key: str, pattern: Pattern) -> None:
    if key:
        kept = table.setdefault(key, [])
        if pattern not in kept:
            kept.append(pattern)


def case_of(name: str) -> str:
    """How a name must be written to be found: "A" all upper, "S" upper or as a spoken acronym, "L" any,
    "T" only after an article,
    else "1" its first word upper, "2" its first and last.

    >>> [case_of(name) for name in ("PKK", "ISIS", "Taliban", "peshmerga", "Islamic State", "The Hindu")]
    ['A', 'S', '1', 'L', '2', 'T']
    """
    words = [w for w in words_of(name).raw if w != "|"]
    if len(words) == 2 and words[0] == "The":
        return "T"
    words = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
    if not words or not words[0][:1].isupper():
        return (
            "1" if len(words) > 1 and words[-1][:1].isupper() and words[0].lower() in ("al", "ash", "as", "an") else "L"
        )
    if len(words) == 1 and len(words[0]) > 1 and words[0].replace(".", "").isupper():
        return "S" if len(words[0]) >= _MIN_SPOKEN_ACRONYM and words[0].isalpha() else "A"
    return "2" if len(words) > 1 and words[-1][:1].isupper() else "1"


def _stops(entry: Entry) -> Iterable[str]:
    """Longer words that hold a name of the entry and mean something else ("Lake Turkana"): short lines under `not`."""
    for phrase in entry.get("not") or ():
        if len(phrase.split()) <= _MAX_STOP_WORDS and "[" not in phrase:
            yield phrase


def _names(entry: Entry) -> Iterable[tuple[str, str, int]]:
    yield entry["name"], "name", -1
    for name in entry.get("names") or ():
        yield str(name), "name", -1
    short = {str(name) for name in entry.get("short") or ()}
    for dated in entry.get("dated") or ():
        if dated["name"] not in short:
            yield dated["name"], "name", -1
    for name in entry.get("acronyms") or ():
        yield str(name), "acronym", -1
    for name in entry.get("guarded") or ():
        yield str(name), "guarded", -1
    for name in entry.get("short") or ():
        yield str(name), "short", -1
    for number, person in enumerate(entry.get("people") or ()):
        yield person["name"], "person" if " " in person["name"] else "surname", number
        for name in person.get("short") or ():
            yield name, "person" if " " in name else "surname", number


def _without_any_article(key: str) -> str:
    """The key of a name without the article at its beginning, be it transliterated or Romance."""
    bare = without_articles(key)
    first, _, rest = bare.partition(" ")
    return rest if rest and first in _ROMANCE_ARTICLES else bare


def _is_weak(entry: Entry, name: str, common: frozenset[str], famous: frozenset[str], plain: frozenset[str]) -> bool:
    """Whether a full name is like others elsewhere.

    It is one word ("Adalah"), an acronym of a state's body ("AFL"), or of common words ("National Liberation Army").
    """
    key = _without_any_article(name_key(name))
    if not countries_of(entry) or key.replace(" ", "") in famous or not key.isascii():
        return False
    if " " in key:
        return entry["kind"] not in WORLDWIDE and plain.issuperset(key.split())
    if entry["kind"] in WORLDWIDE:
        return key in common
    return case_of(name) not in ("A", "S") or (entry["kind"] in _BODIES and len(key) <= _MAX_ACRONYM)


def _add_actor(
    exact: dict[str, list[Pattern]], number: int, entry: Entry, common: frozenset[str], famous: frozenset[str],
    plain: frozenset[str],
) -> None:  # fmt: skip
    for name, kind, person in _names(entry):
        case = case_of(name)
        key = name_key(name)
        weak = kind == "name" and _is_weak(entry, name, common, famous, plain)
        acronym = kind in ("acronym", "guarded")
        spoken = not acronym and case in "12"
        stored = "weak" if weak else kind
        _put(exact, key, ["actor", number, stored, "A" if acronym else case, person])
        if spoken and " " not in key and kind == "name" and not key.endswith("s") and key.isascii():
            _put(exact, f"{key}s", ["actor", number, stored, case, person])


def _add_sounds(sounds: dict[str, list[Pattern]], number: int, entry: Entry, plain: frozenset[str]) -> None:
    """The classes of the entry's transliterated names: full names that hold a long word of no common meaning."""
    if entry["kind"] in _SPELLED_AS_THEY_ARE or TRANSLITERATED.isdisjoint(countries_of(entry)):
        return
    for name, kind, person in _names(entry):
        key = name_key(name)
        if kind not in ("name", "person") or not key.isascii() or "|" in key:
            continue
        words = without_articles(key).split()
        least = _MIN_SOUND_LETTERS if len(words) > 1 else _MIN_SOUND_LETTERS_OF_ONE_WORD
        if any(len(word) >= least and word.isalpha() and word not in plain for word in words):
            stored = "weak" if kind == "name" and len(words) == 1 else kind
            _put(sounds, name_sound(name), ["actor", number, stored, "1", person, key])


def _add_country(exact: dict[str, list[Pattern]], state: Entry) -> None:
    code = str(state["id"]).upper()
    forms = {
        "adjective": state.get("adjectives") or [],
        "name": [state["name"], *(state.get("names") or [])],
        "capital": [state.get("capital") or "", *(state.get("names_capital") or [])],
        "region": state.get("regions") or [],
        "people": demonyms_of(state),
    }
    for form, names in forms.items():
        for name in names:
            if name:
                case = case_of(name)
                _put(exact, name_key(name), ["country", code, form, "A" if case == "S" else case])


def _add_role(exact: dict[str, list[Pattern]], role: Entry) -> None:
    bare = {name_key(word) for word in role.get("bare") or ()}
    for phrase in role.get("phrases") or ():
        key = name_key(phrase)
        _put(exact, key, ["role", role["id"], key in bare])
    for word in role.get("modifiers") or ():
        _put(exact, name_key(word), ["modifier"])
    for phrase in role.get("stops") or ():
        _put(exact, name_key(phrase), ["stop"])


def countries_of(entry: Entry) -> list[str]:
    """The entry's countries as a list, whether it gives none, one or several."""
    given = entry.get("country")
    if given is None:
        return []
    return [str(code) for code in given] if isinstance(given, list) else [str(given)]
