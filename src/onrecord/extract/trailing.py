"""Reporting clauses at the end of what they report, read from the words alone: parsers get many of them wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.lexicons.reporting import load_reporting

_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "heard": "hear", "found": "find", "understood": "understand",
    "thought": "think", "tweeted": "tweet", "warned": "warn",
}  # fmt: skip
# Words that may stand in the name of a source.
_NAME_TAGS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP", "PRP$", "POS", "CD", "VBN", "IN", "CC", "FW", "RB", "HYPH"}
)
# Verbs that name their listener next: "…, Karim Aziz told a news conference".
_LISTENED_TO = frozenset({"tell", "inform", "assure", "remind"})
# Words of a source have at most so many tokens.
LONGEST = 14


@dataclass(frozen=True, slots=True)
class TrailingClause:
    """The lemma of the reporting verb, and the head of the words for the source."""

    lemma: str
    source: Token


@cache
def _forms(folders: tuple[str, ...]) -> dict[str, str]:
    """The finite forms of the verbs that take a clause and a quotation, each with its lemma."""
    forms = {}
    for lemma, cues in sorted(load_reporting(folders).verbs.items()):
        if any(len(cue.words) == 1 and "quote" in cue.takes for cue in cues) or lemma in (
            "hear",
            "understand",
            "believe",
        ):
            past = (
                lemma + "d"
                if lemma.endswith("e")
                else (lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "ed")
            )
            forms.update({past: lemma, lemma + "s": lemma, lemma: lemma})
    return {**forms, **{form: lemma for form, lemma in _IRREGULAR.items() if lemma in forms}}


def may_trail(word: str, folders: tuple[str, ...] = ()) -> bool:
    """Whether the word (in lower case) is a form that can end a sentence as its reporting verb."""
    return word in _forms(folders)


def trailing_clause(verb: Token, folders: tuple[str, ...] = ()) -> TrailingClause | None:
    """The clause where the token is the verb of one that ends its sentence, else None."""
    lemma = _forms(folders).get(verb.lower_)
    if lemma is None or verb.i == 0:
        return None
    source = _before(verb) or (_behind(verb) if lemma not in _LISTENED_TO else None)
    return TrailingClause(lemma, source) if source is not None else None


def _before(verb: Token) -> Token | None:
    """The source in "…, El Mundo reported.": the words between the comma and the verb."""
    if not _ends(verb.doc, verb.i + 1, verb.sent.end):
        return None
    i = verb.i - 1
    while (
        i >= verb.sent.start
        and verb.doc[i].tag_ in ("RB", "VBZ", "VBP", "VBD")
        and verb.doc[i].lower_ in ("has", "have", "had", "also", "later")
    ):
        i -= 1
    if verb.doc[i].text == "," and (named := _name_before(verb, i)) is not None:
        return named
    last = i
    while i >= verb.sent.start and verb.doc[i].tag_ in _NAME_TAGS and last - i < LONGEST:
        i -= 1
    if i < verb.sent.start + 2 or i == last or verb.doc[i].text not in (",", '"', "'", "-", "–", "—", "?", "!"):
        return None
    return _head(verb, i + 1, last)


def _name_before(verb: Token, comma: int) -> Token | None:
    """The name between two commas after a quotation and its role: "…,' the mayor's wife, Karima Aziz, said".

    Only where the parser finds no subject: it has the words in two pieces then.
    """
    doc = verb.doc
    names = [n for n in range(comma - 1, verb.sent.start, -1) if doc[n].text == ","]
    if not names or any(t.dep_ == "nsubj" for t in verb.children) or comma - names[0] > LONGEST:
        return None
    persons = [t for t in doc[names[0] + 1 : comma] if t.ent_type_ == "PERSON"]
    if len(persons) != comma - names[0] - 1:
        return None
    first = names[0]
    while first > verb.sent.start and doc[first - 1].tag_ in _NAME_TAGS and names[0] - first < LONGEST:
        first -= 1
    return persons[-1] if first < names[0] and doc[first - 1].text in (",", '"', "'", "?", "!") else None


def _behind(verb: Token) -> Token | None:
    """The source in "…, reported El Mundo.": the words between the verb and the end of the sentence."""
    doc, before = verb.doc, verb.nbor(-1)
    if before.text not in (",", '"', "'") or verb.i < verb.sent.start + 3 or verb.tag_ == "VBG":
        return None
    i = verb.i + 1
    while i < verb.sent.end and doc[i].tag_ in (_NAME_TAGS | {"VB"}) - {"IN", "PRP$", "RB"} and i - verb.i < LONGEST:
        i += 1
    if i == verb.i + 1 or not _ends(doc, i, verb.sent.end):
        return None
    return _head(verb, verb.i + 1, i - 1)


def _ends(doc: object, i: int, end: int) -> bool:
    """Whether nothing but marks and a time ("on Monday", "last week") follows."""
    words = [doc[n] for n in range(i, end) if not doc[n].is_space]  # type: ignore[index]
    if not words or words[0].text in (".", ",", "?", "!", ";"):
        return True
    return len(words) <= 6 and all(
        t.ent_type_ in ("DATE", "TIME") or t.is_punct or t.lower_ in ("on", "in", "at", "late", "early") for t in words
    )


def _head(verb: Token, first: int, last: int) -> Token | None:
    """The last noun, name or pronoun of the words, before a preposition in them."""
    words = [verb.doc[n] for n in range(first, last + 1)]
    stop = next((n for n, t in enumerate(words) if t.tag_ == "IN"), len(words))
    heads = [
        t
        for t in words[: stop or len(words)]
        if t.pos_ in ("NOUN", "PROPN", "PRON") or (t.tag_ in ("NN", "NNP", "VB") and t.text[0].isupper())
    ]
    if len(heads) > 1 and heads[-1].dep_ == "npadvmod":
        heads.pop()  # "Al-Monitor online reported"
    if not heads and words and words[-1].text[:1].isalpha() and words[-1].tag_ in ("JJ", "NN"):
        heads = [words[-1]]
    return heads[-1] if heads else None
