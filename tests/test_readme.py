"""What README.md shows is what the program prints."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_examples_print_what_the_readme_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    fresh = runpy.run_path(str(ROOT / "tools" / "readme.py"))["fresh"]
    assert fresh(readme) == readme, "run make readme"


def test_every_page_that_the_readme_links_to_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = [part.partition(")")[0] for part in readme.split("](")[1:]]
    missing = [t for t in targets if not t.startswith("http") and not (ROOT / t.partition("#")[0]).exists()]
    assert missing == []
