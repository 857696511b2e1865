"""Numbers in running text: how many, between which bounds, and of what kind (a count, an age, a date …)."""

from onrecord.quantities.find import find_quantities
from onrecord.quantities.model import Quantity, QuantityKind
from onrecord.quantities.numerals import parse_determiner, words_to_number

__all__ = ["Quantity", "QuantityKind", "find_quantities", "parse_determiner", "words_to_number"]
