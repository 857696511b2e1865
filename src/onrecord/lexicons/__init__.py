"""The words of the field: triggers, reporting cues, weapons, casualty words, boilerplate."""
