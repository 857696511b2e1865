import json
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.evaluate import actors
from onrecord.evaluate.actors import answers, evaluate_actors, mentions_in
from onrecord.registry import load_registry

HEADER = "name\tevents\tcountries\tfirst_year\tlast_year\n"


def test_names_are_weighted_by_events(tmp_path: Path) -> None:
    rows = "Government of Sudan\t6\tSudan\t1989\t2020\nThe Nine Teapots\t4\tSudan\t1990\t1991\n"
    (tmp_path / "ucdp_actor_names.tsv").write_text(HEADER + rows, encoding="utf-8")
    figures = evaluate_actors(tmp_path)["ucdp"]
    assert (figures["total"], figures["right"], figures["wrong"]) == (10, 6, 0)
    assert figures["right_share"] == 0.6
    assert figures["missed"] == ["The Nine Teapots (4)"]


@pytest.mark.parametrize(
    ("name", "countries", "right"),
    [
        ("Government of Russia (Soviet Union)", ("RU",), True),
        ("Taleban", ("AF",), True),
        ("Government of Eritrea, Government of Ethiopia", ("ER", "ET"), True),
        ("Taleban, The Nine Teapots", ("AF",), False),
        ("Taleban", ("PE",), False),
    ],
)
def test_right_is_one_that_acts_where_ucdp_saw_it(name: str, countries: tuple[str, ...], right: bool) -> None:
    assert actors._ucdp_right(load_registry(), name, countries)[0] is right


def test_mentions_of_the_gold_are_told_apart_by_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [
        {"actor": ["Taliban fighters"], "target": ["a bridge"], "speaker": "the Iraqi army"},
        {"actor": ["Taliban fighters"], "target": [], "speaker": None},
        {"actor": ["Kabul police"], "target": ["the Nine Teapots"], "speaker": None},
    ]
    report = {
        "text": "Taliban fighters blew up a bridge, the Iraqi army said.",
        "published": "2012-05-01",
        "claims": claims,
    }
    (tmp_path / "r1.json").write_text(json.dumps(report), encoding="utf-8")
    key = {"r1": {"Taliban fighters": ["taliban"], "the Iraqi army": ["iq-police"], "the Nine Teapots": ["teapots"]}}
    monkeypatch.setattr(actors, "answers", lambda: key)
    figures = evaluate_actors(tmp_path)["gold"]
    assert (figures["total"], figures["right"], figures["wrong"]) == (3, 1, 1)
    assert figures["mistaken"] == ["r1: the Iraqi army → iq-army"]
    assert figures["missed"] == ["r1: the Nine Teapots (1)"]
    assert figures["beside"] == ["r1: Kabul police → af-police"]


def test_each_wording_counts_once_in_a_report() -> None:
    report = {"claims": [{"actor": ["a"], "target": ["b", "a"], "speaker": "c"}, {"actor": ["c"]}]}
    assert mentions_in(report) == ["a", "b", "c"]


def test_the_key_names_actors_of_the_registry() -> None:
    registry = load_registry()
    for wordings in answers().values():
        for words, ids in wordings.items():
            assert any(registry.get(ident) is not None for ident in ids), words


def test_a_folder_with_neither_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="neither"):
        evaluate_actors(tmp_path)
