import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import DataError
from onrecord.ingest import make_report
from onrecord.model import Reading
from onrecord.pipeline import read_reports

TEXT = "The Blue Lantern Front glassed a depot in Qasr Testan on Monday, the mayor yodelled that morning."

TRIGGERS = """
- id: glass-from-afar
  type: ASSAULT
  mode: explosives
  verbs: [glass]
  examples: ["The rebels [glassed] a depot."]
  not: ["The rebels left a depot."]
"""
CUES = """
verbs:
  - {cue: yodel, stance: states, takes: [clause, quote], examples: ["The mayor [yodelled] that two men died."]}
"""
ACTORS = """
- id: blue-lantern-front
  kind: armed-group
  sector: REB
  country: SY
  name: Blue Lantern Front
  examples: ["Men of the [Blue Lantern Front] left."]
"""
WEAPONS = """
- category: skyspear
  mode: aerial
  words: [skyspear]
  examples: ["[Skyspears] hit the depot."]
"""
PLACES = """
- {name: Qasr Testan, kind: city, country: SY, lat: 35.1, lon: 36.4, examples: ["Shells fell on Qasr Testan."]}
"""
BOILERPLATE = """
- name: our-sponsor
  reason: advertisement
  pattern: 'Brought to you by the .{3,60}'
  examples: ["Brought to you by the Example Fund"]
  not: ["Brought to the base by truck, the men left."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "triggers.yaml": TRIGGERS, "cues.yaml": CUES, "actors.yaml": ACTORS, "weapons.yaml": WEAPONS,
        "places-ours.yaml": PLACES, "boilerplate.yaml": BOILERPLATE,
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def read(text: str, *folders: str) -> Reading:
    return next(read_reports([make_report(text, published="2024-05-01")], folders=folders))


def test_a_users_trigger_and_actor_are_read(folder: Path) -> None:
    assert read(TEXT).claims == ()
    (claim,) = read(TEXT, str(folder)).claims
    assert (claim.trigger.text, claim.event.mode) == ("glassed", "explosives")
    assert claim.actor[0].actor_id == "blue-lantern-front"
    assert claim.method.endswith("/glass-from-afar")


def test_a_users_weapon_is_read_and_gives_the_mode(folder: Path) -> None:
    text = "Rebels attacked the depot with skyspears on Monday."
    assert [(c.event.mode, c.weapon) for c in read(text).claims] == [(None, ())]
    (claim,) = read(text, str(folder)).claims
    assert (claim.event.mode, claim.weapon[0].category) == ("aerial", "skyspear")


def test_a_users_place_and_boilerplate_are_read(folder: Path) -> None:
    text = "Shells fell in Qasr Testan, killing two men.\nBrought to you by the Example Fund"
    plain, own = read(text), read(text, str(folder))
    assert plain.removed == ()
    assert [r.text for r in own.removed] == ["Brought to you by the Example Fund"]
    assert [p.lat for c in plain.claims for p in c.place if p.lat] == []
    assert {p.name for c in own.claims for p in c.place} == {"Qasr Testan"}


def test_a_users_cue_ends_a_sentence_too(folder: Path) -> None:
    found = read("Shells had killed two men, the mayor yodelled.", str(folder)).claims[0].speaker
    assert found is not None
    assert found.text == "mayor"


def test_a_users_cue_brings_in_a_speaker(folder: Path) -> None:
    text = "The mayor yodelled that shells had killed two men."
    assert [c.speaker for c in read(text).claims] == [None]
    found = read(text, str(folder)).claims[0].speaker
    assert found is not None
    assert (found.cue, found.text) == ("yodelled", "mayor")


def lint(folder: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app.cli, ["lint-data", str(folder)], standalone_mode=False)
    return result.return_value if result.return_value is not None else result.exit_code, result.output


def test_sound_data_pass_the_check(folder: Path) -> None:
    assert lint(folder)[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("triggers.yaml", TRIGGERS.replace("[glassed]", "[seen]"), "no trigger is found in its example"),
        ("triggers.yaml", TRIGGERS.replace("left a depot", "glassed it"), "where it must not be"),
        ("triggers.yaml", TRIGGERS.replace("ASSAULT", "ASSAILED"), "type"),
        ("triggers.yaml", TRIGGERS.replace("explosives", "nonsense"), "ASSAULT has no mode 'nonsense'"),
        ("triggers.yaml", TRIGGERS + TRIGGERS, "the id is taken"),
        ("weapons.yaml", WEAPONS.replace("aerial", "nomode"), "ASSAULT has no mode 'nomode'"),
        ("weapons.yaml", WEAPONS.replace("[Skyspears]", "[Spoons]"), "no weapon is found in its example"),
        ("weapons.yaml", WEAPONS + '  not: ["Skyspears hit the mill."]\n', "where it must not be"),
        (
            "cues.yaml",
            CUES.replace('that two men died."]', 'that two men died."], not: ["The mayor yodelled that."]'),
            "where it must not be",
        ),
        ("cues.yaml", CUES.replace("stance: states", "stance: sings"), "the stance 'sings' is not known"),
        ("cues.yaml", CUES.replace("[yodelled] that", "left [and] that"), "is not found in its example"),
    ],
)
def test_faults_are_named_with_their_file(folder: Path, name: str, content: str, told: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    status, output = lint(folder)
    assert status == 1
    assert told in output
    assert name in output


BROKEN = [
    ("triggers.yaml", "- id: glass-from-afar"),
    ("triggers.yaml", "- {id: x, type: NOPE, verbs: 5}"),
    ("triggers.yaml", "verbs: [glass]"),
    ("cues.yaml", "verbs: 5"),
    ("cues.yaml", "verbs:\n- {cue: say, stance: states, takes: 5}"),
    ("cues.yaml", "sources: {media: [gazette]}"),
    ("weapons.yaml", "- {category: lance, mode: nomode}"),
]


@pytest.mark.parametrize(("name", "content"), BROKEN)
def test_a_broken_file_stops_a_run_with_its_name(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=name.replace(".", r"\.")):
        read(TEXT, str(folder))


@pytest.mark.parametrize(("name", "content"), BROKEN)
def test_the_check_names_what_would_stop_a_run(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    status, output = lint(folder)
    assert (status, name in output) == (1, True)


def test_a_broken_file_is_one_line_on_standard_error(folder: Path) -> None:
    (folder / "triggers.yaml").write_text("- {id: x, type: NOPE, verbs: 5}", encoding="utf-8")
    (folder / "report.txt").write_text("Gunmen killed two men in Homs on Monday, police said.", encoding="utf-8")
    (folder / "onrecord.toml").write_text('[onrecord]\ndata = ["."]', encoding="utf-8")
    call = [sys.executable, "-m", "onrecord", "--settings", "onrecord.toml", "read", "report.txt"]
    run = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert len(run.stderr.splitlines()) == 1
    assert "triggers.yaml, entry 1 (x)" in run.stderr
