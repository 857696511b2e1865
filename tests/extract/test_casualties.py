from __future__ import annotations

import pytest

from onrecord.lexicons.casualties import casualty_entries
from onrecord.model import Casualty
from tests.extract.sentences import Claims, read_all

K, W, A, M, R, D = "killed", "injured", "abducted", "missing", "arrested", "displaced"

# A violent act told before, so that a bare toll in the next sentence counts.
BEFORE = "Gunmen attacked a bus. "

# (text, the figures: effect, low, high; a part is told by a fourth value)
CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    ("Gunmen killed four soldiers.", [(K, 4, 4)]),
    (BEFORE + "One bullet struck the boy in the arm.", [(W, 1, 1)]),
    (BEFORE + "Two women were struck by gunfire.", [(W, 2, 2)]),
    ("A bullet hit a van.", []),
    ("A teenager was shot in the back.", [(W, 1, 1)]),
    ("Rockets hit two sheds.", []),
    ("Families buried their dead after jets bombed the town.", []),
    ("Police found 22 bodies after the massacre.", [(K, 22, 22)]),
    ("After the raid the clinic had received 22 bodies and dozens of wounded.", [(K, 22, 22)]),
    ("The army said four dead and 30 injured had been counted after the strike.", [(K, 4, 4), (W, 30, 30)]),
    ("The blast killed at least 12 people.", [(K, 12, None)]),
    ("The blast killed more than 40 people.", [(K, 40, None)]),
    ("The raid killed up to 20 fighters.", [(K, None, 20)]),
    ("The raid killed nearly 30 fighters.", [(K, None, 30)]),
    ("The raid killed around 30 fighters.", [(K, 30, 30)]),
    ("The raid killed between 10 and 15 fighters.", [(K, 10, 15)]),
    ("The raid killed dozens of fighters.", [(K, None, None)]),
    ("The raid killed several villagers.", [(K, None, None)]),
    ("The raid killed civilians.", [(K, None, None)]),
    ("Twenty-five miners were abducted by gunmen.", [(A, 25, 25)]),
    ("The bombing injured 1,200 people.", [(W, 1200, 1200)]),
    ("A soldier was killed by a sniper.", [(K, 1, 1)]),
    ("Karim Aziz was shot dead by gunmen.", [(K, 1, 1)]),
    ("An anaesthetist was killed in the attack.", [(K, 1, 1)]),
    ("Her husband was killed in the attack.", [(K, 1, 1)]),
    ("The group's leader was killed in an airstrike.", [(K, 1, 1)]),
    ("A woman and her two sons were killed in the shelling.", [(K, 3, 3)]),
    ("A man was killed in the shelling alongside his wife and their four children.", [(K, 6, 6)]),
    ("The strike killed a family of six.", [(K, 6, 6)]),
    ("The strike killed three people and injured seven others.", [(K, 3, 3), (W, 7, 7)]),
    ("At least 42 people were killed and 40 wounded in the raid.", [(K, 42, None), (W, 40, 40)]),
    ("The raid killed and wounded 60 people.", [(K, None, None), (W, None, None)]),
    ("Sixty people were killed or injured in the raid.", [(K, None, None), (W, None, None)]),
    ("Two soldiers were killed and three wounded when a mine exploded.", [(K, 2, 2), (W, 3, 3)]),
    ("A bomb exploded in the market, killing nine shoppers.", [(K, 9, 9)]),
    ("Four dead, nine wounded in market bombing.", [(K, 4, 4), (W, 9, 9)]),
    ("The explosion left 20 people dead.", [(K, 20, 20)]),
    ("Ten people were killed in the raid, including three children.", [(K, 10, 10), (K, 3, 3, "part")]),
    ("The strike killed ten people, among them a nurse.", [(K, 10, 10), (K, 1, 1, "part")]),
    ("Ten people were killed in the raid, two of them children.", [(K, 10, 10), (K, 2, 2, "part")]),
    ("No one was killed in the attack on the mosque.", [(K, 0, 0)]),
    ("Nobody was hurt in the attack on the mosque.", [(W, 0, 0)]),
    ("The raid brought the number of officers killed to 26.", [(K, 26, 26)]),
    ("The strikes killed about 120 fighters and 60 mercenaries.", [(K, 120, 120), (K, 60, 60)]),
    ("The strike killed two soldiers and five civilians.", [(K, 2, 2), (K, 5, 5)]),
    ("Police arrested 14 protesters.", [(R, 14, 14)]),
    ("A nurse, two women and a small boy were killed in the raid.", [(K, 2, 2), (K, 2, 2)]),
    ("A soldier, two women and a small girl were killed in the raid.", [(K, 1, 1), (K, 2, 2), (K, 1, 1)]),
    ("Two policemen, a soldier and three clerks were killed in the raid.", [(K, 2, 2), (K, 1, 1), (K, 3, 3)]),
    ("Two men, a father and his son, were killed in the raid.", [(K, 2, 2)]),
    ("Karim Aziz, a doctor and father of two, was killed in the raid.", [(K, 1, 1)]),
    ("The mayor, along with two guards, was killed in the strike.", [(K, 3, 3)]),
    ("Noor Aziz, together with two guards, was killed in the strike.", [(K, 3, 3)]),
    ("Karim Aziz, 26 was shot in the leg.", [(W, 1, 1)]),
    ("Gunmen shot four shoppers in the market.", [(W, 4, 4)]),
    ("Gunmen shot down four drones over the market.", []),
    ("Daniels was killed in the raid.", [(K, 1, 1)]),
    ("The blast took her life.", [(K, 1, 1)]),
    ("The girl was not hurt in the shooting.", []),
    ("The blast left nine people wounded, two critically.", [(W, 9, 9), (W, 2, 2, "part")]),
    ("Gunmen kidnapped three engineers.", [(A, 3, 3)]),
    ("The killing of two journalists shocked the town.", [(K, 2, 2)]),
    ("Gunmen murdered half a dozen farmers.", [(K, 6, 6)]),
    ("The shelling killed a 72-year-old man.", [(K, 1, 1)]),
    ("The shelling killed a man aged 35.", [(K, 1, 1)]),
    ("The shelling killed two men 30 km from the border.", [(K, 2, 2)]),
    ("The 3rd Brigade killed two rebels in 2024.", [(K, 2, 2)]),
    ("The raid killed two 15-year-old boys.", [(K, 2, 2)]),
    ("Gunmen killed a member of Unit 8200.", [(K, 1, 1)]),
    ("The attack on the base came in 2014.", []),
    ("The raids killed nine cows.", []),
    ("A rise in murders worries the town.", []),
    (BEFORE + "The death toll rose to 25 on Monday.", [(K, 25, 25)]),
    (BEFORE + "Officials put the death toll at 19.", [(K, 19, 19)]),
    (BEFORE + "Ten people died.", [(K, 10, 10)]),
    (BEFORE + "There were no casualties.", [(K, 0, 0)]),
    ("Between five and 13 civilians were killed in the raid.", [(K, 5, 13)]),
    ("Between five and nine people died in the raid.", [(K, 5, 9)]),
    (BEFORE + "Ten of those killed were taken to a hospital.", []),
]  # fmt: skip

# The word that tells the effect stands beside the act, or alone after it.
BESIDE: list[tuple[str, list[tuple[object, ...]]]] = [
    ("The attack caused no casualties.", [(K, 0, 0)]),
    ("The fighting displaced 5,000 people.", [(D, 5000, 5000)]),
    ("The attack caused 22 deaths.", [(K, 22, 22)]),
    (BEFORE + "The wounded included four policemen.", [(W, 4, 4)]),
    (BEFORE + "Police found 22 bodies at the scene.", [(K, 22, 22)]),
    (BEFORE + "After the raid 12 bodies were found.", [(K, 12, 12)]),
    (BEFORE + "Eight people are missing.", [(M, 8, 8)]),
    (BEFORE + "Two others were taken to a hospital with gunshot wounds.", [(W, 2, 2)]),
    (BEFORE + "Nine people suffered burns.", [(W, 9, 9)]),
    (BEFORE + "Three others were taken to a hospital in critical condition.", [(W, 3, 3)]),
    (BEFORE + "A child received serious injuries.", [(W, 1, 1)]),
    (BEFORE + "He was pronounced dead after being taken to a hospital.", [(K, 1, 1)]),
    (BEFORE + "A boy is in stable but serious condition.", [(W, 1, 1)]),
    (BEFORE + "Two others are expected to survive.", [(W, 2, 2)]),
    (BEFORE + "A boy is in critical condition.", [(W, 1, 1)]),
    (BEFORE + "Many more were injured in the raid.", [(W, None, None)]),
    (BEFORE + "Karim Aziz was pronounced dead at the scene.", [(K, 1, 1)]),
    (BEFORE + "The victim, 19, later died at the hospital.", [(K, 1, 1)]),
    (BEFORE + "They found the family dead.", [(K, None, None)]),
    (BEFORE + "Police found one man and two children dead inside the bus.", [(K, 1, 1), (K, 2, 2)]),
    (BEFORE + "Neighbours found the bodies of Karim Aziz, his wife and their two children.", [(K, 4, 4)]),
]  # fmt: skip

SHOT: list[tuple[str, list[tuple[object, ...]]]] = [
    ("A man was shot and killed on Monday night.", [(K, 1, 1)]),
    ("A miller and his elderly uncle were found shot to death in the mill.", [(K, 2, 2)]),
    ("A man was fatally shot on Monday.", [(K, 1, 1)]),
    ("The fatal shooting of a teenager led to protests.", [(K, 1, 1)]),
    ("Five people were shot at the party, two fatally.", [(K, 2, 2), (W, 3, 3)]),
    ("Five people were shot and one was killed.", [(K, 1, 1), (W, 4, 4)]),
    ("Seven people were shot on Monday, leaving one person dead.", [(K, 1, 1), (W, 6, 6)]),
    ("A gunman shot three people before he killed himself.", [(K, 1, 1), (W, 3, 3)]),
    ("Three other males were also shot.", [(W, 3, 3)]),
    ("The shooting left a man dead and six others with gunshot wounds.", [(K, 1, 1), (W, 6, 6)]),
    ("Police say she had been shot in the back.", [(W, 1, 1)]),
    ("Two other gunshot victims reached the clinic in a car.", [(W, 2, 2)]),
    ("A man opened fire at a club, sending five people to the hospital.", [(W, 5, 5)]),
    ("Two women were shot and wounded, treated and released.", [(W, 2, 2)]),
    ("A 12-year-old boy was shot in the leg.", [(W, 1, 1)]),
    ("An officer shot and killed a 13-year-old on Wednesday.", [(K, 1, 1)]),
    ("A girl, two women and an elderly man were killed on Saturday.", [(K, 1, 1), (K, 2, 2), (K, 1, 1)]),
    ("A gunman opened fire at a mall, killing a man and wounding two others.", [(K, 1, 1), (W, 2, 2)]),
    ("Gunmen fatally shot her older brother.", [(K, 1, 1)]),
    ("The ambush claimed the life of a 15-year-old shepherd.", [(K, 1, 1)]),
    ("One person is dead and two others are hurt after a shooting.", [(K, 1, 1), (W, 2, 2)]),
    ("Gunmen killed Karim Aziz, his wife Noor and their two children.", [(K, 4, 4)]),
    ("Gunmen killed Karim Aziz, his brother.", [(K, 1, 1)]),
    ("Also killed in the attack were a nurse and two guards.", [(K, 1, 1), (K, 2, 2)]),
    ("Killed in the shooting were Karim Aziz, 31, and Noor Saleh, 20.", [(K, 2, 2)]),
    ("Two men died and a third was wounded in the shooting.", [(K, 2, 2), (W, 1, 1)]),
    ("One person was killed and another critically wounded in a shooting.", [(K, 1, 1), (W, 1, 1)]),
]  # fmt: skip


def _figures(claims: Claims) -> list[tuple[object, ...]]:
    casualties = [c for claim in claims for c in claim.casualties]
    return [(c.effect, c.low, c.high, *(["part"] if c.part else [])) for c in casualties]


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all(
        [*(text for text, _ in (*CASES, *BESIDE, *SHOT)), *(text for text, _, _ in _examples()), *GROUPS, *WHO]
    )


@pytest.mark.parametrize(("text", "figures"), CASES)
def test_how_many(read: dict[str, Claims], text: str, figures: list[tuple[object, ...]]) -> None:
    assert sorted(map(str, _figures(read[text]))) == sorted(map(str, figures))


@pytest.mark.parametrize(("text", "figures"), [*BESIDE, *SHOT])
def test_tolls_told_beside_the_act(read: dict[str, Claims], text: str, figures: list[tuple[object, ...]]) -> None:
    assert sorted(map(str, _figures(read[text]))) == sorted(map(str, figures))


GROUPS = {
    "The raid killed four soldiers.": "combatant",
    "The raid killed four rebel fighters.": "combatant",
    "The raid killed four police officers.": "security",
    "The raid killed four children.": "civilian",
    "The raid killed four civilians.": "civilian",
    "The raid killed four people.": "unknown",
}


@pytest.mark.parametrize(("text", "group"), GROUPS.items())
def test_who_they_were(read: dict[str, Claims], text: str, group: str) -> None:
    assert [c.group for c in _all(read[text])] == [group]


WHO = {
    "The raid killed at least four rebel fighters.": "rebel fighters",
    "The raid killed a 10-year-old girl.": "10-year-old girl",
    "The raid wounded 14.": None,
    "The raid killed Karim Aziz.": "Karim Aziz",
}


@pytest.mark.parametrize(("text", "words"), WHO.items())
def test_the_words_for_them_leave_the_number_out(read: dict[str, Claims], text: str, words: str | None) -> None:
    assert [c.who for c in _all(read[text])] == [words]


def _all(claims: Claims) -> list[Casualty]:
    return [c for claim in claims for c in claim.casualties]


def _examples() -> list[tuple[str, str, bool]]:
    found = []
    for entry in casualty_entries():
        for examples, holds in ((entry.get("examples") or (), True), (entry.get("not") or (), False)):
            for example in examples:
                number = example[example.index("[") + 1 : example.index("]")]
                found.append((example.replace("[", "").replace("]", ""), number, holds))
    return found


_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "eleven": 11}


@pytest.mark.parametrize(("text", "number", "holds"), _examples())
def test_each_entry_counts_as_its_examples_say(read: dict[str, Claims], text: str, number: str, holds: bool) -> None:
    value = _NUMBERS.get(number.lower()) or int(number)
    assert any(value in (c.low, c.high) or value < (c.low or 0) for c in _all(read[text])) == holds


# The entries whose words say who the people were.
WHO_THEY_WERE = {"civilians": "civilian", "police": "security", "fighters": "combatant", "anybody": "unknown"}


def test_the_words_for_people_say_who_they_were(read: dict[str, Claims]) -> None:
    examples = {entry["id"]: entry["examples"] for entry in casualty_entries()}
    for entry, group in WHO_THEY_WERE.items():
        texts = [example.replace("[", "").replace("]", "") for example in examples[entry]]
        assert [c.group for text in texts for c in _all(read[text])] == [group] * len(texts)


def test_the_words_of_a_figure_are_words_of_the_report(read: dict[str, Claims]) -> None:
    for text, claims in read.items():
        for casualty in _all(claims):
            assert text[casualty.start : casualty.end] == casualty.text
