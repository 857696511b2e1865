"""The registry's entries and the patterns that find them, as plain lists that a cache can keep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.registry.fold import name_key, name_sound, words_of
from onrecord.registry.states import Entry, demonyms_of

Pattern = list[Any]

# Where names reach English through a transliteration, so that spellings multiply. Elsewhere only the exact key counts.
_TRANSLITERATED = frozenset(
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
# A single word shares its class with too many others below this length.
_MIN_SOUND_LETTERS = 5
_MIN_SOUND_LETTERS_OF_ONE_WORD = 7
# A longer line under `not` is a sentence to test with, not a name.
_MAX_STOP_WORDS = 4
# "Isis", "Farc": British papers write acronyms that are spoken like names.
_MIN_SPOKEN_ACRONYM = 4


def compile_entries(entries: list[Entry], states: list[Entry], roles: list[Entry]) -> dict[str, Any]:
    """Everything that look-up needs: the entries, and for each key what it may stand for.

    A pattern is ["actor", entry, type, case, person], ["country", code, form, case], ["role", id, bare], ["modifier"]
    or ["stop"]; an actor's among the sounds ends with the key of the name behind it.
    """
    exact: dict[str, list[Pattern]] = {}
    sounds: dict[str, list[Pattern]] = {}
    for number, entry in enumerate(entries):
        if entry.get("state"):
            continue
        _add_actor(exact, sounds, number, entry)
    for state in states:
        _add_country(exact, state)
    for role in roles:
        _add_role(exact, role)
    return {"entries": entries, "exact": exact, "sounds": {k: v for k, v in sounds.items() if k not in exact}}


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
    for dated in entry.get("dated") or ():
        yield dated["name"], "name", -1
    for name in entry.get("acronyms") or ():
        yield str(name), "acronym", -1
    for name in entry.get("short") or ():
        yield str(name), "short", -1
    for number, person in enumerate(entry.get("people") or ()):
        yield person["name"], "person" if " " in person["name"] else "surname", number
        for name in person.get("short") or ():
            yield name, "person" if " " in name else "surname", number


def _add_actor(exact: dict[str, list[Pattern]], sounds: dict[str, list[Pattern]], number: int, entry: Entry) -> None:
    for phrase in _stops(entry):
        _put(exact, name_key(phrase), ["stop"])
    transliterated = not _TRANSLITERATED.isdisjoint(countries_of(entry))
    for name, kind, person in _names(entry):
        case = case_of(name)
        key = name_key(name)
        spoken = kind != "acronym" and case in "12"
        _put(exact, key, ["actor", number, kind, "A" if kind == "acronym" else case, person])
        if spoken and " " not in key and kind == "name" and not key.endswith("s") and key.isascii():
            _put(exact, f"{key}s", ["actor", number, kind, case, person])
        if transliterated and kind in ("name", "person", "surname") and (spoken or case == "L") and key.isascii():
            sound = name_sound(name)
            least = _MIN_SOUND_LETTERS if " " in sound else _MIN_SOUND_LETTERS_OF_ONE_WORD
            if len(key.replace(" ", "")) >= least and len(sound.replace("a", "").replace(" ", "")) >= 3:
                _put(sounds, sound, ["actor", number, kind, "1" if spoken else "L", person, key])


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
