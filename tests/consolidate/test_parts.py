from onrecord.consolidate.model import Part
from onrecord.consolidate.parts import parts_of
from tests.consolidate.sketches import KIRKUK, TAJI, a_sketch

WHOLE = a_sketch("whole", on="2019-12-29", countries=("IQ",), families=("us-forces", "us-gov"), count=5)
ONE = a_sketch("one", on="2019-12-29", at=KIRKUK, families=("us-air-force", "us-gov"))


def test_one_strike_is_part_of_five() -> None:
    found = parts_of({"i:w": [WHOLE], "i:p": [ONE]})
    assert found == {
        "i:w": [Part("has_part", "i:p", "one of 5 on the same day")],
        "i:p": [Part("part_of", "i:w", "one of 5 on the same day")],
    }


def test_what_another_did_or_on_another_day_is_no_part() -> None:
    others = {
        "i:who": [a_sketch("who", on="2019-12-29", at=TAJI, families=("islamic-state",))],
        "i:day": [a_sketch("day", on="2019-12-27", at=TAJI, families=("us-gov",))],
        "i:what": [a_sketch("what", on="2019-12-29", at=TAJI, families=("us-gov",), types=("CONSULT",))],
        "i:land": [a_sketch("land", on="2019-12-29", families=("us-gov",), countries=("YE",))],
    }
    assert parts_of({"i:w": [WHOLE], **others}) == {}
