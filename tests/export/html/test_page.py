from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.html import page
from onrecord.export.html.markup import Markup, tag
from tests.export.sample_reading import TEXT, sample_reading
from tests.factories import a_claim, a_mention, a_reading, a_removed, a_report, a_speaker

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Collects elements, and the text of the text column; fails on elements that cross."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.in_text = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self.open.append(tag)
        if dict(attrs).get("id") == "text":
            self.in_text = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1] == tag
        if len(self.open) == self.in_text:
            self.in_text = 0
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.in_text:
            self.text += data


def parsed(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def without_space(text: str) -> str:
    return "".join(text.split())


def test_the_page_holds_the_whole_text_and_every_claim() -> None:
    reading = sample_reading()
    read = parsed(page(reading))
    assert without_space(read.text) == without_space(TEXT)
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {c.id for c in reading.claims} | {r.id for r in reading.relations} <= set(ids)


def test_every_link_inside_the_page_leads_somewhere() -> None:
    read = parsed(page(sample_reading()))
    ids = {attrs.get("id") for _, attrs in read.elements}
    hrefs = {attrs["href"] or "" for name, attrs in read.elements if name == "a"}
    assert {h for h in hrefs if h.startswith("#") and h[1:] not in ids} == set()


def test_the_words_of_a_claim_name_it_and_its_roles() -> None:
    read = parsed(page(sample_reading()))
    spoken = next(attrs for name, attrs in read.elements if name == "a" and "s-event" in (attrs.get("class") or ""))
    assert "0.event" in (spoken["data-in"] or "").split()
    assert spoken["data-n"] == "1"


def test_nothing_is_loaded_and_the_policy_names_this_style_and_this_script() -> None:
    html = page(sample_reading())
    read = parsed(html)
    assert not [name for name, _ in read.elements if name in {"img", "iframe", "object", "embed", "base", "form"}]
    assert [attrs["href"] for name, attrs in read.elements if name == "link"] == ["data:,"]
    assert not [a for _, attrs in read.elements for a in attrs if a.startswith("on") or a in {"style", "src"}]
    for element in ("style", "script"):
        content = re.search(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        policy = next(a["content"] for n, a in read.elements if n == "meta" and "http-equiv" in a)
        assert f"{element}-src 'sha256-{digest}'" in (policy or "")
        assert "url(" not in content[1]
        assert "@import" not in content[1]


EVIL = "</p><script>alert(1)</script>\"'&amp;"


def test_everything_that_comes_from_outside_is_escaped() -> None:
    text = f"{EVIL} hit {EVIL}1, {EVIL}2 said."
    report = a_report(
        text, title=EVIL, publisher=EVIL, published=EVIL, author=EVIL, via=EVIL, url="javascript:alert(1)",
        source_id=EVIL, language=EVIL,
    )  # fmt: skip
    speaker = a_speaker(text, f"{EVIL}2", name=EVIL, role=EVIL, on_behalf_of=EVIL, cue=EVIL)
    claim = a_claim(
        report, trigger="hit", quote=text, speaker=speaker, actor=a_mention(text, EVIL, name=EVIL), target=EVIL,
        type=EVIL, mode=EVIL, place=f"{EVIL}1", weapon=EVIL, killed=(1, 1, EVIL),
    )  # fmt: skip
    html = page(a_reading(report, claims=[claim], removed=[a_removed(report, EVIL, reason=EVIL)]))
    read = parsed(html)
    assert sum(name == "script" for name, _ in read.elements) == 1
    assert without_space(read.text) == without_space(text)
    assert not [a for n, a in read.elements if n == "a" and (a["href"] or "").startswith("javascript")]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_text_stands_on_the_page_as_it_is(text: str) -> None:
    assert without_space(parsed(page(a_reading(a_report(text)))).text) == without_space(text)


@given(st.text(max_size=40))
def test_control_characters_and_half_characters_make_a_sound_page(text: str) -> None:
    html = page(a_reading(a_report(text, title=text)))
    parsed(html)
    html.encode("utf-8")
    assert not set(html) & {chr(c) for c in (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0))}


def test_a_reading_without_date_or_claims_says_what_is_not_known() -> None:
    html = page(a_reading(a_report("It rained.")))
    assert "No claims were found" in html
    assert "publication date not known" in html
    assert "The publication date is not known" in html


def test_tolls_stand_beside_their_speakers_and_are_not_added_up() -> None:
    html = page(sample_reading())
    table = html[html.index("<table>") : html.index("</table>")]
    for words in ("Iraqi Armed Forces", "senior official", ">4 (militiamen)<", ">30<", ">51<", ">dozens<"):
        assert words in table
    assert "29" not in re.sub(r"\d{4}-\d\d-\d\d|c:[0-9a-f]+", "", table)


def test_the_same_reading_gives_the_same_page() -> None:
    assert page(sample_reading()) == page(sample_reading())


def test_markup_is_escaped_by_the_way_it_is_made() -> None:
    assert tag("p", "<", Markup("<br>"), title='"') == '<p title="&quot;">&lt;<br></p>'
