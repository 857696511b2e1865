"""The schemes as they are loaded: how many entries, what they say, and that loading stays cheap."""

import doctest
import importlib
import subprocess
import sys

import pytest

from onrecord.errors import DataError
from onrecord.ontology import contexts, entries, event_types, kinds, loader, modes

ASSAULT_MODES = (
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional"
)
READ_MODES = {
    "ASSAULT": ASSAULT_MODES,
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "MOBILIZE": "troops weapons police militia",
    "RETREAT": "withdraw release disarm ceasefire access resign",
}
VERBAL = "AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN"
MATERIAL = "COOPERATE AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT"
COOPERATION = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT"


def test_sixteen_types_in_four_quarters() -> None:
    types = event_types()
    assert len(types) == 16
    assert {name for name, found in types.items() if not found.material} == set(VERBAL.split())
    assert {name for name, found in types.items() if found.material} == set(MATERIAL.split())
    assert {name for name, found in types.items() if not found.conflict} == set(COOPERATION.split())


@pytest.mark.parametrize(("event_type", "names"), READ_MODES.items())
def test_modes_that_a_reading_fills_in(event_type: str, names: str) -> None:
    assert list(modes(event_type)) == names.split()
    assert event_types()[event_type].modes_read


def test_modes_of_the_other_types_are_known_and_not_read() -> None:
    others = {name: len(found.modes) for name, found in event_types().items() if not found.modes_read}
    assert others == {
        "AGREE": 0, "CONSULT": 4, "SUPPORT": 0, "CONCEDE": 0, "COOPERATE": 0, "AID": 0, "REQUEST": 4, "ACCUSE": 3,
        "REJECT": 4, "THREATEN": 6, "SANCTION": 4,
    }  # fmt: skip


def test_conflict_scores_below_cooperation() -> None:
    scores = {name: found.score for name, found in event_types().items()}
    assert min(scores, key=scores.__getitem__) == "ASSAULT"
    assert all(scores[name] > 0 for name in COOPERATION.split())
    assert all(score <= 0 for name, score in scores.items() if name not in COOPERATION.split())


def test_modes_of_no_type_are_none() -> None:
    assert modes("WAR") == {}
    assert event_types()["ASSAULT"].mode("drone") is not None
    assert event_types()["ASSAULT"].mode("seize") is None


def test_thirty_seven_contexts() -> None:
    assert len(contexts()) == 37


def test_what_is_loaded_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        contexts()["weather"] = "Rain."  # type: ignore[index]


@pytest.mark.parametrize(
    ("scheme", "kind", "number"),
    [
        ("plover", "type", 16), ("plover", "mode", 67), ("plover", "context", 37), ("plover", "sector", 25),
        ("plover", "international", 7), ("acled", "event_type", 6), ("acled", "sub_event_type", 25),
        ("ucdp", "type_of_violence", 3), ("ucdp", "where_prec", 7), ("ucdp", "date_prec", 5),
        ("airwars", "strike_status", 5), ("airwars", "grade", 6), ("admiralty", "reliability", 6),
        ("admiralty", "credibility", 6), ("cameo", "root", 20),
    ],
)  # fmt: skip
def test_number_of_entries(scheme: str, kind: str, number: int) -> None:
    assert sum(entry.kind == kind for entry in entries(scheme)) == number


def test_entries_of_no_scheme_are_none() -> None:
    assert entries("goldstein") == ()
    assert entries("maps") == ()


def test_kinds_are_the_registrys() -> None:
    listed = (
        "state government ministry parliament office court forces police intelligence armed-group militia gang party "
        "rebel jihadi igo mission ngo monitor media company person civilians people object"
    )
    assert sorted(kinds()) == sorted(listed.split())


def test_a_file_that_is_no_yaml_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "broken.yaml").write_text("types: [AGREE", encoding="utf-8")
    monkeypatch.setattr(loader, "FOLDER", folder)
    with pytest.raises(DataError, match=r"broken\.yaml: this is no YAML"):
        loader.table("broken")


def test_reading_needs_no_pydantic() -> None:
    code = (
        "import sys, onrecord.ontology as o; o.acled_of('ASSAULT', 'drone'); o.cameo_of('ASSAULT', 'drone');"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["loader", "maps", "render", "lint"])
def test_examples_in_docstrings(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"onrecord.ontology.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
