"""Dispatches on three attacks in Iraq, retold for these tests: what is public of them, in words of our own.

The rocket attack on the K-1 base (27 December 2019), the American strikes on Kata'ib Hizbollah (29 December 2019) and
the rocket attack on Camp Taji (11 March 2020). Publishers and correspondents are made up.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dispatch:
    """One dispatch; `about` is the attack that it mainly tells of."""

    about: str
    publisher: str
    published: str
    title: str
    text: str


DISPATCHES = (
    Dispatch(
        "k1", "Gulf Wire", "2019-12-28", "Rockets hit K-1 base near Kirkuk, American contractor killed",
        "KIRKUK - More than 30 rockets hit the K-1 air base near Kirkuk in northern Iraq on Friday, killing an "
        "American contractor, the US-led coalition said.\n\n"
        "Four American soldiers and two Iraqi policemen were wounded in the rocket attack on the base, a coalition "
        "spokesman said. Iraqi troops found a truck with launching tubes on a farm road east of Kirkuk.\n\n"
        "No group has claimed the attack.",
    ),
    Dispatch(
        "k1", "The Tigris Post", "2019-12-28", "US contractor killed in rocket attack in Kirkuk province",
        "Via Gulf Wire\n\n"
        "KIRKUK - More than 30 rockets hit the K-1 air base near Kirkuk in northern Iraq on Friday, killing an "
        "American contractor, the US-led coalition said.\n\n"
        "Four American soldiers and two Iraqi policemen were wounded in the rocket attack on the base, a coalition "
        "spokesman said. Iraqi troops found a truck with launching tubes on a farm road east of Kirkuk.\n\n"
        "No group has yet claimed the attack.",
    ),
    Dispatch(
        "k1", "Kirkuk Echo", "2019-12-28", "Police blame Islamic State for attack on K-1",
        "A police colonel in Kirkuk blamed the Islamic State for the rocket attack on the K-1 base on Friday. "
        "Islamic State fighters fired the rockets from the hills south of Kirkuk, the colonel said.\n\n"
        "The rockets killed a contractor and wounded several soldiers at the K-1 base, he said.",
    ),
    Dispatch(
        "k1", "Potomac Courier", "2019-12-29", "Washington points to Kata'ib Hizbollah after K-1 rocket attack",
        "WASHINGTON - Kata'ib Hizbollah fired the rockets that killed an American contractor at the K-1 base in Kirkuk "
        "on Friday, the Pentagon said.\n\n"
        "Kata'ib Hizbollah denied any role in the rocket attack on the K-1 base.",
    ),
    Dispatch(
        "strikes", "Gulf Wire", "2019-12-30", "American jets bomb Kata'ib Hizbollah bases in Iraq and Syria",
        "BAGHDAD - American jets bombed five bases of Kata'ib Hizbollah in Iraq and Syria on Sunday, the Pentagon "
        "said.\n\n"
        "Four fighters were killed and 30 were wounded in the air strikes near al-Qaim, Iraq's military said.\n\n"
        "The strikes came two days after a rocket attack on the K-1 base killed an American contractor.",
    ),
    Dispatch(
        "strikes", "Euphrates Daily", "2019-12-30", "Militia counts its dead after American air strikes",
        "The American air strikes on Kata'ib Hizbollah near al-Qaim on Sunday killed 19 fighters and wounded 35, "
        "the Popular Mobilisation Forces said.\n\n"
        "Jets hit the headquarters of the militia on the border with Syria, residents said.",
    ),
    Dispatch(
        "strikes", "Euphrates Daily", "2019-12-31", "Toll of air strikes on militia rises",
        "The American air strikes on Kata'ib Hizbollah near al-Qaim on Sunday killed 25 fighters and wounded 51, "
        "the Popular Mobilisation Forces said.",
    ),
    Dispatch(
        "strikes", "Levant Review", "2019-12-31", "At least 25 dead in US strikes on Iraqi militia",
        "At least 25 fighters were killed in the American air strikes on Kata'ib Hizbollah in western Iraq on Sunday, "
        "security officials said. The strikes hit the militia's bases near al-Qaim.",
    ),
    Dispatch(
        "strikes", "Harbor Ledger", "2019-12-31", "Militia says nearly 30 killed in American strikes",
        "Nearly 30 fighters were killed in the American air strikes near al-Qaim on Sunday, Kata'ib Hizbollah said.\n\n"
        "American aircraft hit the weapons depots of Kata'ib Hizbollah in Iraq and Syria, a US official said.",
    ),
    Dispatch(
        "strikes", "Desert Herald", "2019-12-30", "US warplanes hit three militia bases",
        "American warplanes bombed three bases of Kata'ib Hizbollah near al-Qaim on Sunday, a border guard said. "
        "Ambulances brought the wounded to the hospital of al-Qaim.",
    ),
    Dispatch(
        "taji", "Gulf Wire", "2020-03-12", "Rockets kill two Americans and a Briton at Camp Taji",
        "BAGHDAD - Eighteen rockets hit Camp Taji north of Baghdad on Wednesday, killing two American soldiers and a "
        "British medic, the US-led coalition said.\n\n"
        "About 12 soldiers were wounded in the rocket attack on Camp Taji, the coalition said.\n\n"
        "In December a rocket attack on the K-1 base near Kirkuk killed an American contractor.",
    ),
    Dispatch(
        "taji", "Thames Standard", "2020-03-12", "British medic among dead in rocket attack on Iraq base",
        "A British army medic was killed in the rocket attack on Camp Taji in Iraq on Wednesday, the defence ministry "
        "in London said. Two Americans died in the attack on the base, it said.",
    ),
    Dispatch(
        "taji", "Potomac Courier", "2020-03-13", "General names militia after Taji rockets",
        "WASHINGTON - Kata'ib Hizbollah was behind the rocket attack on Camp Taji on Wednesday, General Paul Marden "
        "said. The rockets killed three soldiers of the coalition and wounded 14 at Camp Taji, the general said.",
    ),
)  # fmt: skip
