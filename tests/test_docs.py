"""Every command, option, setting, record field and error that a user meets stands in the docs."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import click
import pytest

from onrecord.cli.app import COMMANDS, cli
from onrecord.model import Reading
from onrecord.settings import Settings
from onrecord.store import schema
from tests.test_records import a_whole_reading

DOCS = Path(__file__).parents[1] / "docs"


def doc(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    match = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match, f"docs/cli.md has no section '{heading}'"
    return match[1]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_is_in_the_docs(command: click.Command) -> None:
    text = section(doc("cli.md"), f"onrecord {command.name}")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert max(parameter.opts, key=len) in text, f"{command.name} {parameter.opts}"
    if isinstance(command, click.Group):
        for name in command.commands:
            assert f"`{name}`" in text


def test_every_command_has_help_with_an_example() -> None:
    for command in cli.commands.values():
        assert command.help
        assert f"  onrecord {command.name}" in command.help


def test_every_setting_is_in_the_docs() -> None:
    text = doc("settings.md")
    for field in fields(Settings):
        assert f"| `{field.name}` |" in text


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_every_field_of_the_output_is_in_the_docs() -> None:
    text = doc("output.md")
    for record in a_whole_reading().records():
        assert f"## {record['record']}" in text
        for key in set(keys(record)) - {"record"}:
            assert f"`{key}`" in text, key


def test_every_table_is_in_the_docs() -> None:
    for table in schema.metadata.tables:
        assert f"| `{table}` |" in doc("store.md")


def test_the_docs_name_no_command_that_does_not_exist() -> None:
    names = {command.name for command in COMMANDS}
    for path in sorted(DOCS.glob("*.md")):
        blocks = re.findall(r"```\w*\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        for used in re.findall(r"^\s*(?:\$ )?onrecord ([a-z][a-z-]*)", "\n".join(blocks), re.MULTILINE):
            assert used in names, f"{path.name}: onrecord {used}"


def test_the_record_types_are_all_there() -> None:
    assert {record["record"] for record in a_whole_reading().records()} == {"report", "removed", "claim", "relation"}
    assert {field.name for field in fields(Reading)} == {"report", "removed", "claims", "relations", "versions"}
