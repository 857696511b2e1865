from onrecord.consolidate.copies import differences, find_copies
from tests.factories import a_reading, a_removed, a_report

TEXT = (
    "More than 30 rockets hit the K-1 air base near Kirkuk on Friday, killing an American contractor, the coalition "
    "said. Four soldiers and two policemen were wounded, a spokesman said. Troops found a truck with launching tubes "
    "nearby."
)
ORIGIN = a_report(TEXT, publisher="Gulf Wire", published="2019-12-28")
COPY = a_report(
    f"Via Gulf Wire\n\n{TEXT.replace('nearby', 'on a farm')}",
    publisher="Tigris Post", published="2019-12-27", via="Gulf Wire",
)  # fmt: skip
RETOLD = a_report(
    "An American working for a contractor died when rockets struck a base outside Kirkuk. The coalition spoke of about "
    "thirty projectiles fired on Friday evening; six members of the security forces were hurt, it said, and a lorry "
    "was found.",
    publisher="Levant Review",
)


def test_a_credited_copy_goes_back_to_the_agency() -> None:
    copy = a_reading(COPY, claims=(), removed=[a_removed(COPY, "Via Gulf Wire", reason="credit")])
    readings = [a_reading(RETOLD, claims=()), copy, a_reading(ORIGIN, claims=())]
    (group,) = find_copies(readings)
    assert group.origin == ORIGIN.id
    assert set(group.reports) == {ORIGIN.id, COPY.id}
    assert group.agency == "Gulf Wire"
    assert find_copies(reversed(readings)) == (group,)


def test_without_a_credit_the_earliest_is_the_origin() -> None:
    later = a_report(TEXT, publisher="Tigris Post", published="2019-12-29")
    (group,) = find_copies([a_reading(later, claims=()), a_reading(ORIGIN, claims=())])
    assert (group.origin, group.agency) == (ORIGIN.id, None)


def test_the_lines_that_differ_are_shown_side_by_side() -> None:
    found = [(change.kind, change.first) for change in differences(ORIGIN, COPY)]
    assert found == [("changed", TEXT), ("only in the second", None)]
