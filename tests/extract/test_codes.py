import pytest

from onrecord.extract.codes import coded
from onrecord.model import Event, Mention


def mention(kind: str) -> Mention:
    return Mention(0, 4, "them", kind=kind)


@pytest.mark.parametrize(
    ("event", "actor", "target", "acled", "ucdp"),
    [
        (Event("ASSAULT", "aerial"), "forces", "armed-group", "Air/drone strike", 1),
        (Event("ASSAULT", "firearms"), "armed-group", "civilians", "Attack", 3),
        (Event("PROTEST", "demo"), "civilians", None, "Peaceful protest", None),
        (Event("REQUEST"), "government", "government", None, None),
    ],
)
def test_codes_of_an_event(event: Event, actor: str, target: str | None, acled: str | None, ucdp: int | None) -> None:
    found = coded(event, (mention(actor),), (mention(target),) if target else ())
    assert (found.acled.sub_event_type if found.acled else None, found.ucdp_type) == (acled, ucdp)
    assert (found.type, found.mode) == (event.type, event.mode)
