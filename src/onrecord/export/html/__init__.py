"""A reading as one self-contained page: the text with its claims beside it."""

from onrecord.export.html.page import page

__all__ = ["page"]
