"""Readings as tables, lines of JSON and pages."""
