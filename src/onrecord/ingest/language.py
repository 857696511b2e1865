"""Which language a text is in, where it is long enough to tell."""

from __future__ import annotations

import re

# Fewer words than this, headline or name list, tell nothing.
FEWEST_WORDS = 12
# How much of a text is looked at.
HEAD_CHARS = 5_000
# In English prose every third word is one of these; in a dispatch thick with foreign names still every sixth.
# French, Spanish, German, Turkish and transliterated Arabic stay under 8 % (measured on texts of 100 words).
ENGLISH_SHARE = 0.15

FEWEST_LETTERS = 12

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = frozenset(
    {
        "about", "according", "after", "against", "also", "an", "and", "are", "as", "at", "be", "been",
        "before", "between", "but", "by", "during", "for", "from", "had", "has", "have", "he", "her", "his",
        "in", "into", "is", "it", "its", "killed", "more", "near", "not", "of", "on", "or", "people", "said",
        "she", "than", "that", "the", "their", "there", "they", "this", "three", "to", "told", "two", "under",
        "was", "were", "when", "where", "which", "while", "who", "will", "with", "would",
    }
)  # fmt: skip

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovene", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short to tell.

    >>> language_of("Kurzmeldung"), language_of("Two men were killed by a shell in the town of Izium, police said.")
    (None, 'en')
    """
    head = text[:HEAD_CHARS]
    words = [word.lower() for word in _WORD.findall(head)]
    if not _is_other_script(head):
        if len(words) < FEWEST_WORDS:
            return None
        if sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
            return "en"
    import py3langid  # noqa: PLC0415  (half a second, needed for no English report)

    return str(py3langid.classify(head)[0])


def _is_other_script(text: str) -> bool:
    """Whether most letters are Arabic, Cyrillic, Chinese …: a few words of these tell enough."""
    letters = sum(char.isalpha() for char in text)
    return letters >= FEWEST_LETTERS and 2 * len(_LATIN.findall(text)) < letters


def language_name(code: str) -> str:
    """The English name of a language, or its code.

    >>> language_name("fr")
    'French'
    """
    return NAMES.get(code, f"one with the code '{code}'")
