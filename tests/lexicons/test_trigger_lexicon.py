"""The files of triggers, kinds and weapons without a language model: shape, doublings, coverage, the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.lexicons.kinds import kinds_of
from onrecord.lexicons.lint import MODES, TriggerModel, WeaponModel, bracketed, check_entries, lint_lexicons, samples
from onrecord.lexicons.loading import load_entries, load_user_entries
from onrecord.lexicons.triggers import Pattern, TriggerEntry, trigger_entries, trigger_index
from onrecord.lexicons.weapons import weapon_phrases


def test_the_files_of_the_package_are_sound() -> None:
    assert lint_lexicons() == []


def test_there_are_words_for_every_mode_and_1500_in_all() -> None:
    entries = trigger_entries()
    covered = {(e.type, e.mode) for e in entries}
    assert {(t, m) for t, modes in MODES.items() for m in modes} <= covered
    assert sum(len(e.verbs) + len(e.nouns) + len(e.adjectives) for e in entries) >= 1500


def test_a_faulty_entry_is_named_with_file_number_and_field() -> None:
    raw = {"id": "x", "type": "ATTACK", "verbs": ["hit"], "examples": ["Jets [hit] it."], "unles_object": ["deal"]}
    faults = check_entries("t.yaml", [raw], TriggerModel)
    assert [f.split(":")[0] for f in faults] == ["t.yaml, entry 1 (x), type", "t.yaml, entry 1 (x), unles_object"]


def test_an_entry_without_an_example_is_a_fault() -> None:
    assert check_entries("t.yaml", [{"id": "x", "type": "ASSAULT", "examples": []}], TriggerModel) != []


def test_a_users_entries_may_have_counter_examples_or_none() -> None:
    trigger = {"id": "x", "type": "ASSAULT", "verbs": ["hit"], "examples": ["Jets [hit] it."]}
    weapon = {"category": "spear", "mode": "primitive", "words": ["pike"], "examples": ["He had a [pike]."]}
    for raw, model in ((trigger, TriggerModel), (weapon, WeaponModel)):
        assert check_entries("t.yaml", [raw, {**raw, "not": ["A pike swam by."]}], model) == []


def test_brackets_may_stand_apart() -> None:
    text, spans = bracketed("They [held] two men [hostage] there.")
    assert [text[a:b] for a, b in spans] == ["held", "hostage"]


def test_only_wordings_that_no_example_shows_get_a_sample() -> None:
    entry = TriggerEntry(
        "x", "ASSAULT", verbs=(("shell",), ("open", "fire")), examples=("They [shelled] it.",), sample="They will _."
    )
    assert samples(entry) == ["They will [open fire]."]


@pytest.mark.parametrize(
    ("words", "pos", "head"),
    [
        (("open", "fire"), "V", "open"),
        (("forcibly", "return"), "V", "return"),
        (("not", "allow"), "V", "allow"),
        (("use", "of", "force"), "N", "use"),
        (("car", "bomb"), "N", "bomb"),
    ],
)
def test_the_head_of_a_wording(words: tuple[str, ...], pos: str, head: str) -> None:
    assert words[Pattern(words, pos, TriggerEntry("x", "ASSAULT")).head] == head


def test_forms_that_the_model_misreads_are_looked_up_as_they_stand() -> None:
    assert {p.words for p in trigger_index()["raped"]} == {("rape",)}


def test_kinds_and_weapons() -> None:
    assert kinds_of("gunman") == {"armed"}
    assert kinds_of("shoe") == frozenset()
    assert weapon_phrases()[("barrel", "bomb")].mode == "aerial"


def test_what_is_read_from_the_cache_equals_what_the_file_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = load_entries("weapons.yaml")
    kept = list((tmp_path / "onrecord").glob("lexicon-weapons-*.json"))
    assert len(kept) == 1
    assert load_entries("weapons.yaml") == first
    kept[0].write_text("[broken", encoding="utf-8")
    assert load_entries("weapons.yaml") == first


def test_a_user_file_that_is_no_list_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "triggers.yaml"
    path.write_text("verbs: [hit]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"lines that begin with '- '"):
        load_user_entries(path)
