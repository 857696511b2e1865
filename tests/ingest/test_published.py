import pytest

from onrecord.errors import ReportError
from onrecord.ingest.published import day_in_text, day_in_url, iso_day
from onrecord.ingest.report import make_report

BODY = "\n\nTwo men were killed on 3 May 2018, police said."


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2019-12-30", "2019-12-30"),
        ("2019-12-30T23:10:00+03:00", "2019-12-30"),
        ("2019-12-30 08:15", "2019-12-30"),
        (" 30 December 2019 ", "2019-12-30"),
        ("Monday, December 30, 2019", "2019-12-30"),
    ],
)
def test_a_given_day(given: str, day: str | None) -> None:
    assert iso_day(given) == day


@pytest.mark.parametrize(
    "given", ["2019-02-30", "2019-13-01", "yesterday", "2019", "2019-12", "05/06/2019", "20191230", "Monday"]
)
def test_what_is_no_day_is_an_error_that_says_what_to_do(given: str) -> None:
    with pytest.raises(ReportError, match="2019-12-30"):
        iso_day(given)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 30 December 2019",
        "PUBLISHED ON December 30, 2019 at 14:05 GMT",
        "Monday, December 30, 2019",
        "30 December 2019",
        "Date: 2019-12-30",
        "BAGHDAD, 30 December 2019 (AFP) — Jets bombed a base.",
        "KIRKUK, Dec. 30, 2019 - Rockets hit a base.",
    ],
)
def test_a_line_that_names_the_day(line: str) -> None:
    assert day_in_text(line + BODY) == "2019-12-30"
    assert day_in_text("Jets bomb a base\n\n" + line + BODY) == "2019-12-30"


@pytest.mark.parametrize(
    "line",
    [
        "Two men were killed on 30 December 2019.",
        "The attack of 30 December 2019",
        "BAGHDAD, Dec 30 (Reuters) - Jets bombed a base.",
        "December 2019",
        "Published: yesterday",
        "Updated: 30 December 2019",
        "Published: 05/06/2019",
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert day_in_text(line + BODY) is None


def test_two_days_are_none() -> None:
    assert day_in_text("30 December 2019\nPublished: 31 December 2019" + BODY) is None


def test_a_day_deep_in_the_text_is_not_looked_at() -> None:
    text = "\n".join(["A line of the report."] * 6 + ["30 December 2019"] + ["A line of the report."] * 6)
    assert day_in_text(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/world/2019/12/30/strikes", "2019-12-30"),
        ("https://example.org/world/2019/dec/30/strikes", "2019-12-30"),
        ("https://example.org/2019-12-30/strikes", "2019-12-30"),
        ("https://example.org/2019/12/3/strikes", "2019-12-03"),
        ("https://web.archive.org/web/20200101120000/http://example.org/2019/12/30/a", "2019-12-30"),
        ("https://web.archive.org/web/20200101120000/http://example.org/a", None),
        ("https://example.org/2019/02/30/strikes", None),
        ("https://example.org/2019/12/5_killed", None),
        ("https://example.org/2019/12/strikes", None),
        ("https://example.org/a?day=/2019/12/30/", None),
    ],
)
def test_a_day_in_an_address(url: str, day: str | None) -> None:
    assert day_in_url(url) == day


def test_what_is_given_comes_before_address_and_text() -> None:
    url = "https://example.org/2019/12/29/a"
    text = "Published: 28 December 2019" + BODY
    given = make_report(text, url=url, published="2019-12-30")
    from_url = make_report(text, url=url)
    from_text = make_report(text)
    unknown = make_report(BODY)
    found = [(r.published, r.published_from) for r in (given, from_url, from_text, unknown)]
    assert found == [("2019-12-30", "given"), ("2019-12-29", "url"), ("2019-12-28", "text"), (None, None)]
