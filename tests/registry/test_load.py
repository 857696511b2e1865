import functools
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.registry import load, load_registry
from onrecord.registry.lint import check_registry, example_problems
from onrecord.registry.load import entries_in, load_compiled
from onrecord.registry.registry import Registry

OWN = """
- id: river-guard
  kind: militia
  sector: PRM
  country: ML
  name: River Guard of Segou
  acronyms: [RGS]
  part_of: [{id: ml-forces, from: 2020, source: "their own statement"}]
  examples: ["The [River Guard of Segou] burned two boats."]
- id: islamic-state
  names: [the Black Banner Men]
"""


# The package's files are read many times here; once is enough.
parse_once = functools.cache(load.parse)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(load, "parse", parse_once)
    own = tmp_path / "mine"
    own.mkdir()
    (own / "actors.yaml").write_text(OWN, encoding="utf-8")
    return own


def linked(registry: Registry, words: str) -> str | None:
    match = registry.resolve(words)
    return match.actor.id if match is not None and match.actor is not None else None


def test_a_users_folder_adds_actors_and_names(folder: Path) -> None:
    registry = Registry(load_compiled((str(folder),)))
    guard = registry.get(linked(registry, "the River Guard of Segou") or "")
    assert guard is not None and guard.part_of[0].first == 2020
    assert linked(registry, "the Black Banner Men") == "islamic-state"
    assert linked(registry, "Isis") == "islamic-state"
    assert [problem for problem in check_registry((str(folder),)) if problem.startswith("actors.yaml")] == []


def test_the_cache_gives_the_same_registry_and_follows_the_files(folder: Path) -> None:
    first = load_compiled((str(folder),))
    assert len(list((folder.parent / "cache" / "onrecord").glob("registry-*.json"))) == 1
    assert load_compiled((str(folder),)) == first
    (folder / "actors.yaml").write_text(OWN.replace("Black Banner", "Green Banner"), encoding="utf-8")
    assert linked(Registry(load_compiled((str(folder),))), "the Green Banner Men") == "islamic-state"


def test_a_home_that_cannot_be_written_is_no_hindrance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = folder.parent / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load_compiled((str(folder),))["entries"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("- {id: a, names: Taliban}", "'names' must be a list"),
        ("- {id: a, part_of: [{from: 2012}]}", "needs an id"),
        ("- {name: A}", "has no id"),
        ("- {id: a, people: [Omar]}", "needs a name"),
        ("a: 1", "one list of entries"),
        ("- [", "no YAML"),
    ],
)
def test_a_broken_file_is_named_with_the_remedy(tmp_path: Path, content: str, part: str) -> None:
    file = tmp_path / "actors.yaml"
    with pytest.raises(DataError, match=part) as caught:
        entries_in(file, content.encode())
    assert str(file) in str(caught.value)


def test_a_new_actor_needs_a_name_and_a_kind(folder: Path) -> None:
    (folder / "actors.yaml").write_text("- {id: islamic-stat, names: [the Banner Men]}", encoding="utf-8")
    with pytest.raises(DataError, match="islamic-stat: a new actor needs"):
        load_compiled((str(folder),))


def test_the_package_passes_its_own_check() -> None:
    assert check_registry() == []


def test_the_check_sees_an_example_that_fails() -> None:
    registry = load_registry()
    assert example_problems(registry, {"id": "taliban", "examples": ["The [Kremlin] agreed."]})
    assert example_problems(registry, {"id": "taliban", "not": ["The Taliban agreed."]})
    assert example_problems(registry, {"id": "taliban", "examples": ["No brackets here."]})
    assert not example_problems(registry, {"id": "taliban", "examples": ["The [Taliban] agreed."]})
    assert example_problems(registry, {"id": "dk", "examples": ["The [Danish army] denied it."]})
    assert example_problems(registry, {"id": "dk", "not": ["Denmark denied it in a statement."]})


def test_the_check_sees_ties_to_nothing_and_names_borne_twice(folder: Path) -> None:
    (folder / "actors.yaml").write_text(
        "- {id: one, kind: gang, country: ML, name: Night Riders, part_of: [{id: nobody}]}\n"
        "- {id: two, kind: club, country: Mali, name: Night Riders}\n"
        "- {id: three, kind: gang, country: ML, name: Night Riders}\n",
        encoding="utf-8",
    )
    problems = "\n".join(check_registry((str(folder),)))
    for part in ("'nobody', which is no entry", "'club' is no kind", "'Mali' is no country", "like one"):
        assert part in problems


def test_every_state_has_its_bodies() -> None:
    registry = load_registry()
    assert len(registry) >= 3000
    states = [actor for actor in registry.actors() if actor.kind == "state"]
    assert len(states) >= 195
    for role in ("gov", "forces", "army", "police", "intelligence", "parliament", "mod", "mfa", "moi", "president"):
        assert registry.get(f"iq-{role}") is not None
