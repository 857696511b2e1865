import doctest
from types import ModuleType

import pytest

import onrecord.registry
from onrecord.registry import compiled, compose, context, doubt, fold, lint, load, registry, scan, states


@pytest.mark.parametrize(
    "module", [onrecord.registry, compiled, compose, context, doubt, fold, lint, load, registry, scan, states]
)
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Kata’ib Hizbollah", "kata'ib hizbollah"),
        ("The Popular Mobilization Forces", "Popular Mobilisation Forces"),
        ("Ministry of Defense", "ministry of defence"),
        ("U.S.", "US"),
        ("People's Defence Force", "Peoples Defence Force"),
        ("Al-Qaeda", "al qaeda"),
        ("Séléka", "Seleka"),
    ],
)
def test_names_that_differ_in_spelling_only_have_one_key(one: str, two: str) -> None:
    assert fold.name_key(one) == fold.name_key(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Jaysh al-Islam", "Jaish ul-Islam"), ("Hizbullah", "Hezbollah"), ("Houthi", "Huthi"), ("Qassem", "Kasim")],
)
def test_transliterations_of_a_name_have_one_class(one: str, two: str) -> None:
    assert fold.name_sound(one) == fold.name_sound(two)


def test_different_names_have_different_keys() -> None:
    assert fold.name_key("Niger") != fold.name_key("Nigeria")
    assert fold.name_sound("Ahrar al-Sham") != fold.name_sound("Ahrar al-Sharqiya")


def test_a_word_knows_where_it_stands() -> None:
    text = "Iraq’s “Kata’ib” left the U.S. base."
    words = fold.words_of(text)
    for raw, start, end in zip(words.raw, words.starts, words.ends, strict=True):
        if raw != fold.BREAK:
            assert text[start:end] == raw
    assert words.keys == ("iraq", "kataib", "left", "the", "us", "base")
    assert 0 in words.possessive


def test_no_name_runs_over_a_full_stop_or_a_bracket() -> None:
    assert fold.BREAK in fold.words_of("He left the Front. National Army units came.").keys
    assert fold.BREAK in fold.words_of("the Front (National Army)").keys
