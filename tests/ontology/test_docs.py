"""The documentation names everything that the ontology has, in the same words."""

from pathlib import Path

import pytest

from onrecord.ontology import ontology_rows
from onrecord.ontology.loader import table

DOC = Path(__file__).parents[2] / "docs" / "ontology.md"


@pytest.fixture(scope="module")
def text() -> str:
    return DOC.read_text(encoding="utf-8")


def test_every_entry_is_in_the_docs(text: str) -> None:
    lost = [f"{r['scheme']} {r['name']}: {r['definition']}" for r in ontology_rows() if r["definition"] not in text]
    assert lost == []
    assert [row["name"] for row in ontology_rows() if row["name"] not in text] == []


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_every_rule_is_in_the_docs(text: str, name: str) -> None:
    rules = table("maps")[name]
    assert [rule["id"] for rule in rules if f"| {rule['id']} |" not in text or rule["reason"] not in text] == []


def test_every_kind_is_in_the_docs(text: str) -> None:
    assert [kind for kind in table("maps")["kinds"] if f"`{kind}`" not in text] == []
