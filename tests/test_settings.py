from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.settings import Settings, load_settings


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "onrecord.toml"
    file.write_text(content, encoding="utf-8")
    return file


def test_settings_are_read_and_folders_are_from_the_file(tmp_path: Path) -> None:
    found = load_settings(written(tmp_path, '[onrecord]\nstore = "a.db"\ndata = ["mine"]'))
    assert found == Settings(store="a.db", data=(str(tmp_path / "mine"),))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('data = ["mine"]', r"'data' stands outside the table \[onrecord\]"),
        ('[onrekord]\nstore = "a.db"', "'onrekord' stands outside"),
        ("onrecord = 5", "'onrecord' stands outside"),
        ("[onrecord]\ncolour = 1", "'colour' is no setting"),
        ("[onrecord]\nstore = 5", "'store' must be str"),
        ("store = ", "this is no TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        load_settings(written(tmp_path, content))


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "")) == Settings()
