"""Imports point down only. Each module's imports are read from its syntax tree, those inside functions too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "onrecord"

# From the top down. Within one row nothing imports its neighbours.
LAYERS = [
    {"__main__"},
    {"cli", "web"},
    {"bench", "evaluate"},
    {"pipeline", "export"},
    {"ingest", "annotate", "extract", "consolidate", "review", "store"},
    {"ontology", "lexicons", "registry", "gazetteer", "reader"},
    {"records", "parallel", "timex", "quantities", "casing", "text", "settings", "versions", "samples"},
    {"model", "errors"},
]
# Small tools of one layer that build on each other.
SAME_LAYER = {("quantities", "text"), ("timex", "text"), ("versions", "text"), ("timex", "quantities")}
# The one look up: `reading_versions` asks the package for its version.
ROOT_PACKAGE = "__init__"
ALLOWED_THIRD_PARTY = {
    "spacy": {"annotate", "extract"},
    "sqlalchemy": {"store"},
    "click": {"cli"},
    "py3langid": {"ingest"},
    "onnxruntime": {"reader"},
}

MODULES = sorted(ROOT.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, type-checking blocks left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {id(node) for block in ast.walk(tree) if _is_type_checking(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            if module == "onrecord":
                yield from (f"onrecord.{alias.name}" for alias in node.names)
            else:
                yield module


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def level(part: str) -> int | None:
    return next((number for number, layer in enumerate(LAYERS) if part in layer), None)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    own = part_of(path)
    if own == ROOT_PACKAGE:
        return
    here = level(own)
    assert here is not None, f"{own} has no layer yet: give it one here and in the design"
    for name in imports(path):
        if not name.startswith("onrecord."):
            continue
        other = name.split(".")[1]
        if other in (own, "__version__") or (own, other) in SAME_LAYER:
            continue
        below = level(other)
        assert below is not None, f"{path}: {name} has no layer"
        assert below > here, f"{path.relative_to(ROOT)} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_third_parties_stay_where_they_belong(path: Path) -> None:
    for name in imports(path):
        allowed = ALLOWED_THIRD_PARTY.get(name.split(".")[0])
        assert allowed is None or part_of(path) in allowed, f"{path.relative_to(ROOT)} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_line_prints(path: Path) -> None:
    if part_of(path) == "cli":
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
