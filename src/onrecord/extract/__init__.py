"""From an annotated report to its claims and relations."""
