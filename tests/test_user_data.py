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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("triggers.yaml", TRIGGERS), ("cues.yaml", CUES), ("actors.yaml", ACTORS)):
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


def test_a_broken_file_stops_a_run_with_its_name(folder: Path) -> None:
    (folder / "triggers.yaml").write_text("- id: glass-from-afar", encoding="utf-8")
    with pytest.raises(DataError, match=r"triggers\.yaml"):
        read(TEXT, str(folder))
