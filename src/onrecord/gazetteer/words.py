"""The words of a text, and the small closed lists of words that tell a place's name from another's."""

from __future__ import annotations

import re
from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+")
SHORTENED = frozenset({"st", "ste", "mt", "ft", "pt"})
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "az", "an", "ad", "ed", "ez", "es", "en", "er", "et", "l"})

CUES = _words(
    "in at near from to into of outside around toward towards across between inside within through throughout over "
    "on off "
    "above beyond via leave leaving left reached reach entered enter retook captured besieged visited visiting via "
    "bound "
    "neighbouring neighboring nearby shelled bombed bombarded attacked struck stormed raided seized recaptured "
    "retaken liberated overran "
    "fled targeted besieging shelling bombing attacking entering leaving"
)
KINDS = {
    "province": "adm1", "governorate": "adm1", "oblast": "adm1", "state": "adm1", "region": "adm1",
    "prefecture": "adm1",
    "department": "adm1", "krai": "adm1", "wilaya": "adm1", "county": "adm2", "district": "adm2", "raion": "adm2",
    "municipality": "adm2", "subdistrict": "adm2", "township": "adm2", "commune": "adm2", "canton": "adm2",
    "parish": "adm2",
    "city": "city", "town": "city", "village": "city", "hamlet": "city", "settlement": "city", "port": "city",
    "capital": "city",
    "suburb": "city", "neighbourhood": "city", "neighborhood": "city",
    "river": "river", "lake": "lake", "island": "island", "islands": "islands", "mountain": "mountain",
    "mountains": "mountain",
    "valley": "valley", "desert": "desert", "sea": "sea", "gulf": "sea", "strait": "strait", "camp": "camp",
    "base": "base",
    "airbase": "base", "airport": "airport", "crossing": "crossing", "peninsula": "region",
}  # fmt: skip
# The kinds that may follow a name as its own words ("Anbar province") or stand before it ("the town of Hit").
TAIL = re.compile(
    r"(?: |-)(province|governorate|oblast|state|region|prefecture|department|krai|wilaya|county|district|raion|"
    r"municipality|"
    r"subdistrict|township|commune|canton|parish|city|town|village|river|lake|islands?|mountains?|valley|desert|airport|"
    r"(?:air ?|military )?base|airbase|(?:refugee |displacement )?camp|(?:border )?crossing|peninsula)\b(?!-)",
    re.IGNORECASE,
)
AROUND_TAIL = re.compile(
    r"(?:['\u2019]s?)? (?:countryside|outskirts|suburbs?|area|surroundings|hinterland|front ?lines?|front)\b",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"\b(province|governorate|oblast|state|region|prefecture|department|county|district|municipality|township|commune|"
    r"city|town|village|hamlet|settlement|port|port city|capital|suburb|neighbou?rhood|camp|base|island)s?(?: of|"
    r",)? (?:the )?\Z",
    re.IGNORECASE,
)
# Words before a name that make it a person's, or a body's.
TITLES = _words(
    "mr mrs ms dr sir lord lady prof professor president minister premier chancellor king queen prince princess "
    "sheikh shaykh "
    "general gen colonel col lieutenant lt captain capt major maj sergeant sgt commander cmdr brigadier admiral "
    "judge justice "
    "senator sen congressman congresswoman rep governor gov mayor ambassador bishop archbishop pope imam mullah "
    "ayatollah "
    "spokesman spokeswoman spokesperson officer inspector detective chief secretary director actor actress singer"
)
DIRECTIONS = _words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern "
    "northwestern southeastern southwestern upper lower greater downtown inner outer mid"
)
# Capitalised words beside a name that do not make it part of a longer one.
HARMLESS = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december the in on at a an and but or he she it they we i this that these those after before "
    "when while "
    "if as for from to of by with there his her its their our"
)


# After the name of a country or a capital, these make it a government: "Washington said" is no place.
SPEAKING = re.compile(
    r"(?:,)? (?:(?:has|have|had|also|later|then|earlier|repeatedly|immediately|again|officially|on \w+day|yesterday|"
    r"would|will|is|was) )?"
    r"(?:said|says|say|saying|told|announced|announces|accused|accuses|accusing|blamed|blames|blaming|denied|denies|denying|condemned|"
    r"condemns|claimed|claims|warned|warns|warning|insisted|insists|vowed|vows|pledged|pledges|threatened|threatens|urged|urges|"
    r"demanded|demands|rejected|rejects|hailed|hails|confirmed|confirms|agreed|agrees|wants|wanted|retaliated|retaliates|responded|"
    r"backs|backed|supports|considers|sees|believes|alleges|alleged|argues|argued|fears|hopes|called for|calls for|"
    r"called on|calls on)\b"
)
# "Iran-backed", "US-led", "Beirut-based": whose, not where.
ADJECTIVAL = re.compile(
    r"(?:-|\u2011|\u2010)(?:backed|led|aligned|allied|supported|sponsored|funded|trained|made|brokered|mediated|armed|linked|"
    r"affiliated|appointed|installed|friendly|based|born|run|supplied|style|designed|manufactured|imposed|proposed|drafted|bred|grown|written|"
    r"(?!speed|breed|seed|weed|need|feed)[a-z]{3,}ed)\b|(?:-|\u2011|\u2010)\d"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text and its offsets."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(text: str) -> list[Word]:
    """The words of a text, hyphens and apostrophes parting them; "U.S." is one.

    >>> [w.text for w in words_of("U.S. jets hit al-Bab")]
    ['U.S.', 'jets', 'hit', 'al', 'Bab']
    """
    return [Word(match.start(), match.end(), match.group()) for match in WORD.finditer(text)]


def joins(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can belong to one name: nothing but a space, a hyphen or the like parts them."""
    between = text[left.end : right.start]
    if between == ". ":
        return left.text.lower() in SHORTENED
    return between in {" ", "-", "'", "\u2019", "\u2018", "`", "\u2010", "\u2011", "' ", "\u2019 ", "\u02bf"}
