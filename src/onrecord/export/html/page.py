"""The page as a whole: head, legend, text and notes, tables, and the style and script it carries in itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template

from onrecord.export import wording
from onrecord.export.html.markup import Markup, join, tag, text
from onrecord.export.html.notes import notes_column, relations_list, tolls_table
from onrecord.export.html.segments import LAYERS
from onrecord.export.html.text_column import text_column
from onrecord.model import Reading

_NOT_ACTUAL = ("possible", "planned", "threatened", "demanded", "hypothetical")
_LABELS = {"event": "what happened", "number": "tolls", "junk": "not the report"}


def page(reading: Reading) -> str:
    """One HTML page that needs nothing but itself: the text with every claim beside the words it came from.

    The page loads nothing and forbids it by its own content security policy; a claim has its own address (`#c:…`).

    >>> from onrecord.model import Reading, Report
    >>> made = page(Reading(Report(id="r:1", text="It rained <b>.")))
    >>> "It rained &lt;b&gt;." in made, "http://" in made
    (True, False)
    """
    style, script = _resource("page.css"), _resource("page.js")
    report = reading.report
    return Template(_resource("template.html")).substitute(
        language=text(report.language or "en"),
        title=text(wording.title(reading)),
        policy=text(_policy(style, script)),
        style=style,
        script=script,
        head=_head(reading),
        legend=_legend(reading),
        text=text_column(reading),
        notes=notes_column(reading) or tag("p", "No claims were found in this report.", class_="quiet none"),
        tables=join([t for t in (tolls_table(reading), relations_list(reading), _unknowns(reading)) if t]),
        foot=_foot(reading),
    )


@cache
def _resource(name: str) -> str:
    return files("onrecord.export.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or sent; only this very style and this very script may run."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _head(reading: Reading) -> Markup:
    report = reading.report
    line = [
        report.publisher or "publisher not known",
        f"via {report.via}" if report.via else None,
        f"by {report.author}" if report.author else None,
        None if report.published else "publication date not known",
        f"{report.words:,} words",
    ]
    parts = [tag("span", wording.clean(p)) for p in line if p]
    if report.published:
        parts.insert(1, tag("span", tag("time", report.published, datetime=report.published), _how_dated(reading)))
    return join(
        [
            tag("h1", wording.title(reading)),
            tag("p", *parts, class_="byline"),
            _address(report.url),
            tag(
                "ul",
                *(tag("li", tag("b", f"{many:,}"), f" {what}") for many, what in _counts(reading)),
                class_="counts",
            ),
        ]
    )


def _how_dated(reading: Reading) -> str:
    return wording.published(reading).removeprefix(reading.report.published or "")


def _address(url: str | None) -> Markup:
    """The report's address; a link only where it leads to the web, so that no `javascript:` can be clicked."""
    if not url:
        return Markup("")
    if url.startswith(("https://", "http://")):
        return tag("p", tag("a", url, href=url, rel="noreferrer noopener"), class_="address")
    return tag("p", url, class_="address")


def _counts(reading: Reading) -> list[tuple[int, str]]:
    claims = reading.claims
    voices = len({wording.speaker_name(c.speaker).casefold() for c in claims if c.speaker})
    counted = [
        (len(claims), "claim", "claims"),
        (voices, "speaker beside the report", "speakers beside the report"),
        (sum(c.polarity == "negative" for c in claims), "denied", "denied"),
        *((sum(c.modality == m for c in claims), m, m) for m in _NOT_ACTUAL),
        (sum(c.background for c in claims), "background", "background"),
        (len(reading.relations), "relation", "relations"),
        (len(reading.removed), "passage not the report’s", "passages not the report’s"),
    ]
    return [(many, one if many == 1 else more) for many, one, more in counted if many or one == "claim"]


def _legend(reading: Reading) -> Markup:
    """A switch for each layer; without the script they are only a legend."""
    switches = [
        tag("button", tag("span", _LABELS.get(layer, layer), class_=f"s s-{layer}"), type="button", data_layer=layer,
            aria_pressed="true")
        for layer in LAYERS
    ]  # fmt: skip
    aside = any(wording.marks(c) for c in reading.claims)
    only = tag(
        "button", "actual only", type="button", data_only="actual", aria_pressed="false",
        title="hide what is denied, planned, possible … or background",
    )  # fmt: skip
    hint = tag(
        "p", tag("kbd", "j"), " ", tag("kbd", "k"), " next, last claim · ", tag("kbd", "Esc"), " none", class_="hint"
    )
    return join([tag("div", *switches, only if aside else None, class_="switches"), hint])


def _unknowns(reading: Reading) -> Markup | None:
    lines = wording.not_known(reading)
    if not lines:
        return None
    return tag("section", tag("h2", "What is not known"), tag("ul", *(tag("li", line) for line in lines)))


def _foot(reading: Reading) -> Markup:
    versions = ", ".join(f"{name} {version}" for name, version in sorted(reading.versions.items()))
    identity = " · ".join(p for p in (reading.report.id, reading.report.source_id, reading.report.language) if p)
    read_by = f"Read by machine ({versions})" if versions else "Read by machine"
    return tag("p", f"{read_by}: check each claim against its words. ", tag("code", identity))
