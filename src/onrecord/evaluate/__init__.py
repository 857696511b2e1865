"""How good a reading is: corpora, scorers, figures."""
