# ruff: noqa: E501  (texts to read stand in one line)
import pytest

from onrecord.errors import ReportError
from onrecord.ingest import check_readable, make_report
from onrecord.ingest.language import language_name, language_of
from onrecord.settings import Settings

DISPATCHES = [
    "Abu Mahdi al-Muhandis, Hadi al-Amiri, Qais al-Khazali and Falih al-Fayyadh marched to the embassy in Baghdad.",
    "Zolotye Vorota, Rubizhne, Sievierodonetsk, Lysychansk, Popasna: shelled by Russian forces in the night, Haidai said.",
    "KABUL: Gunmen killed Mawlawi Abdul Rahman Haqqani, Mullah Nooruddin Turabi and Qari Din Mohammad in Kandahar.",
    "Four killed, nine wounded in Kharkiv; two killed in Nikopol; one killed in Kherson, regional officials said.",
]
FOREIGN = {
    "fr": "Les forces armées ont annoncé lundi que quatre hommes avaient été tués dans la ville de Homs par un tir de roquettes.",
    "es": "El ejército anunció el lunes que cuatro hombres murieron en la ciudad de Arauca tras un ataque con explosivos del ELN.",
    "de": "Die Armee teilte am Montag mit, dass vier Männer in der Stadt Homs durch einen Raketenangriff getötet worden seien.",
    "ru": "Министерство обороны сообщило, что четыре человека погибли в результате обстрела.",
    "ar": "أعلنت وزارة الدفاع مقتل أربعة أشخاص في قصف استهدف المدينة.",
    "tr": "Savunma Bakanlığı, pazartesi günü Humus kentine düzenlenen roket saldırısında dört kişinin öldüğünü açıkladı ve saldırıyı kınadı.",
}


@pytest.mark.parametrize("text", DISPATCHES)
def test_english_full_of_foreign_names_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_other_languages_are_named(code: str, text: str) -> None:
    assert language_of(text) == code
    with pytest.raises(ReportError, match=f"seems to be {language_name(code)}; only English is read so far"):
        check_readable(make_report(text), settings=Settings())


@pytest.mark.parametrize("text", ["", "Kataib Hizbollah", "12 345 !!", "Deir ez-Zor, Raqqa, Hasaka"])
def test_too_little_text_tells_nothing_and_is_read(text: str) -> None:
    assert language_of(text) is None


def test_names_of_languages() -> None:
    assert (language_name("fr"), language_name("xx")) == ("French", "one with the code 'xx'")
