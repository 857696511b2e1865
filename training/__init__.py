"""How the reader of attributions is trained and exported; no part of the installed program."""
