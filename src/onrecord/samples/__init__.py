"""Sample reports, written for onrecord: they retell the public facts of two real episodes.

The attack on the K-1 base near Kirkuk of 27 December 2019 with the American strikes that followed, and the missile on
the railway station of Kramatorsk of 8 April 2022. The publishers, the unnamed sources and every sentence are invented;
who claimed or denied what, and with which tolls, follows the public record as a dispatch of that day would have had it.
"""

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """The folder with the sample reports.

    >>> sorted({path.suffix for path in folder().iterdir()})
    ['.jsonl', '.md', '.txt']
    """
    return Path(str(files("onrecord.samples").joinpath("reports")))
