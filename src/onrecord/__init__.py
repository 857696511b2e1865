"""onrecord reads news reports on conflict and keeps who did what to whom, where, when, and who says so.

    >>> import onrecord
    >>> reading = onrecord.read("Shells hit the market in Kramatorsk, killing four, the mayor said.")

The language model is loaded at the first call of `read`, not on import.
"""

from typing import TYPE_CHECKING, Any

from onrecord.model import Claim, Mention, Reading, Relation, Removed, Report, Speaker

if TYPE_CHECKING:
    from onrecord.pipeline import read, read_report, read_reports

__version__ = "0.1.0"

__all__ = [
    "Claim", "Mention", "Reading", "Relation", "Removed", "Report", "Speaker",
    "__version__", "read", "read_report", "read_reports",
]  # fmt: skip

_LAZY = {"read", "read_report", "read_reports"}


def __getattr__(name: str) -> Any:
    """The reading functions, imported with the language pipeline when first asked for."""
    if name in _LAZY:
        from onrecord import pipeline  # noqa: PLC0415  (spaCy takes a second to import)

        return getattr(pipeline, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
