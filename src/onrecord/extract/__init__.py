"""From an annotated report to its claims and relations."""

from onrecord.extract.claims import read_claims

__all__ = ["read_claims"]
