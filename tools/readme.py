"""Keeps the examples in README.md true: runs each `$ onrecord …` block and puts what it prints in its place.

    python tools/readme.py           rewrites README.md
    python tools/readme.py --check   only says whether it is up to date

The first block of README.md is the file `report.txt` that the commands read.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from contextlib import chdir, redirect_stdout
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
WIDTH = "100"
_BLOCK = re.compile(r"^```(?:text|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def fresh(readme: str) -> str:
    """The readme with the output of each of its commands as it is now."""
    report = _BLOCK.search(readme)
    if report is None:
        raise SystemExit("README.md has no ```text block with a report in it")
    return _BLOCK.sub(lambda block: _ran(block, report.group(1)), readme)


def _ran(block: re.Match[str], report: str) -> str:
    command = block.group(1).partition("\n")[0]
    if not command.startswith("$ onrecord "):
        return block.group()
    return f"```console\n{command}\n{_output(command.removeprefix('$ onrecord '), report)}```"


def _output(arguments: str, report: str) -> str:
    from onrecord.cli import main  # noqa: PLC0415  (only where there is something to run)

    printed = io.StringIO()
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(printed):
            Path("report.txt").write_text(report, encoding="utf-8")
            status = main(shlex.split(arguments))
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
    if status:
        raise SystemExit(f"onrecord {arguments} ended with status {status}")
    return printed.getvalue()


def main(arguments: list[str]) -> int:
    """The exit status: 1 where `--check` finds the readme out of date."""
    old = README.read_text(encoding="utf-8")
    new = fresh(old)
    if "--check" in arguments:
        print("README.md is up to date" if new == old else "README.md is out of date: run make readme")
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
