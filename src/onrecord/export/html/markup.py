"""Markup that is escaped by the way it is made: a plain string is always text, only `Markup` is taken as it is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Markup(str):
    """HTML that is already safe."""

    __slots__ = ()


# The text of a report may hold control characters, which HTML forbids; each gives way to the sign for it.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")


def text(words: str) -> Markup:
    """The words as text of a page.

    >>> text("<b> & 'c'")
    '&lt;b&gt; &amp; &#x27;c&#x27;'
    """
    return Markup(escape(words.translate(_CONTROLS), quote=True))


def tag(name: str, *children: str | None, **attributes: str | int | bool | None) -> Markup:
    """The element with its children; None children and None or False attributes are left out, `class_` is `class`.

    >>> tag("p", "a < b ", tag("em", "c"), class_="x", data_in=None, hidden=True)
    '<p class="x" hidden>a &lt; b <em>c</em></p>'
    """
    opening = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        opening.append(attribute if value is True else f'{attribute}="{text(str(value))}"')
    return Markup(f"<{' '.join(opening)}>{join(children)}</{name}>")


def join(children: Iterable[str | None]) -> Markup:
    """The children one after another, each escaped unless it is Markup."""
    return Markup("".join(c if isinstance(c, Markup) else text(c) for c in children if c is not None))
