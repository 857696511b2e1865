"""The claims and relations of one report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.model import Claim, Relation, Removed, Report


def read_claims(
    report: Report, doc: Doc, *, removed: Sequence[Removed] = ()
) -> tuple[tuple[Claim, ...], tuple[Relation, ...]]:
    """The claims of the report in the order of its text, and its relations."""
    return (), ()
