import pytest

from onrecord.errors import ReportError
from onrecord.ingest import check_readable, make_report
from onrecord.settings import Settings


def test_the_id_depends_on_text_publisher_and_address_only() -> None:
    first = make_report("Two died.", title="A", source_id="1", published="2020-01-01")
    assert first.id == make_report("Two died.", title="B", source_id="2").id
    assert first.id != make_report("Two died.", publisher="AFP").id
    assert first.id != make_report("Two died!").id


def test_the_text_is_kept_as_it_is() -> None:
    text = "  Two died.\r\n\r\n\tThree\u00a0hurt. \n"
    assert make_report(text).text == text


@pytest.mark.parametrize("text", ["a \ud800 b", "a \x00 b"])
def test_broken_characters_are_refused(text: str) -> None:
    with pytest.raises(ReportError, match="broken character"):
        make_report(text)


@pytest.mark.parametrize(("text", "what"), [("  \n", "empty"), ("Two died. " * 30, "one report may have 100")])
def test_what_cannot_be_read(text: str, what: str) -> None:
    with pytest.raises(ReportError, match=what):
        check_readable(make_report(text), settings=Settings(max_text_chars=100))
