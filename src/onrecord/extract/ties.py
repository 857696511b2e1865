"""Standing ties as a parsed report words them: pairs of noun phrases, and the word that ties them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.extract.nouns import coordinated
from onrecord.lexicons.kinds import kinds_of
from onrecord.lexicons.relations import Tie, load_relation_words
from onrecord.registry import country_of

# Kinds of nouns (`kinds.yaml`) that act.
_ACTORS = frozenset({"armed", "security", "official", "organisation", "civilian"})
_PRONOUNS = frozenset(
    {
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "them",
        "him",
        "her",
        "itself",
        "one",
        "those",
        "his",
        "its",
        "their",
    }
)


@dataclass(frozen=True, slots=True)
class FoundTie:
    """A tie from `subject` to `object` (heads of noun phrases), worded by `anchor`.

    `bare`: the side that is a lone name before a hyphen ("US" in "US-backed rebels").
    """

    relation: str
    subject: Token
    object: Token
    anchor: Token
    bare: Token | None = None


def find_ties(doc: Doc) -> Iterator[FoundTie]:
    """The ties that the words of the text give, in their order."""
    by_word = _by_word()
    for token in doc:
        lower, lemma = token.lower_, token.lemma_.lower()
        if lower not in by_word and lemma not in by_word:
            continue
        for tie in _unique([*by_word.get(lower, ()), *by_word.get(lemma, ())]):
            yield from _FORMS[tie.form](token, tie)


@cache
def _by_word() -> dict[str, tuple[Tie, ...]]:
    by_word: dict[str, tuple[Tie, ...]] = {}
    for tie in load_relation_words().ties:
        for word in sorted(tie.words):
            by_word[word] = (*by_word.get(word, ()), tie)
    return by_word


def _unique(ties: list[Tie]) -> list[Tie]:
    return [tie for n, tie in enumerate(ties) if tie not in ties[:n]]


def _made(
    tie: Tie, y: Token | None, x: Token | None, anchor: Token, *, bare: Token | None = None
) -> Iterator[FoundTie]:
    y = _proper(y)
    if y is None or x is None or y.i == x.i or x.lower_ in _PRONOUNS or y.lower_ in _PRONOUNS:
        return
    if not _acts(y) or not (_acts(x) or bare is not None):
        return
    if tie.relation == "alias_of" and not (y.pos_ == "PROPN" and _is_name(x)):
        return
    if tie.relation == "member_of" and not _may_belong(y, x):
        return
    subject, target = (x, y) if tie.reversed else (y, x)
    yield FoundTie(tie.relation, subject, target, anchor, bare)


def _may_belong(member: Token, body: Token) -> bool:
    """Whether somebody can be a member of it: of a body, not of a person or a family."""
    return body.ent_type_ != "PERSON" and body.lemma_ != "family" and _acts(member)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.text[:1].isupper()


def _acts(token: Token) -> bool:
    """Whether the noun can name an actor: a name, a word for people or for a body."""
    if token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "GPE", "NORP", "PERSON"):
        return True
    return token.pos_ == "NOUN" and bool(kinds_of(token.lemma_.lower()) & _ACTORS)


def _proper(token: Token | None) -> Token | None:
    """The name that a common noun stands beside: "the Northern Shield, a militia backed by …"."""
    if token is None or token.pos_ != "NOUN":
        return token
    if token.dep_ == "appos" and token.head.pos_ == "PROPN":
        return token.head
    return next((t for t in token.rights if t.dep_ == "appos" and t.pos_ == "PROPN"), token)


def _suffix(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """X-word Y."""
    doc, i = token.doc, token.i
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != "-" or doc[i - 1].whitespace_:
        return
    x = doc[i - 2]
    if tie.relation == "leads" and x.ent_type_ == "NORP" and country_of(x.text) is None:
        return  # who leads is not told by "Kurdish-led", "Sunni-dominated"
    if x.text[:1].isupper() or x.lower_ in _COMMON_SIDES:
        yield from _made(tie, _phrase_head(doc, i + 1), x, token, bare=x)


# Sides that are no names: "government-backed", "pro-regime".
_COMMON_SIDES = frozenset({"state", "government", "rebel", "regime", "opposition"})


def _prefix(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """word-X Y."""
    doc, i = token.doc, token.i
    if (
        i + 3 < len(doc)
        and doc[i + 1].text == "-"
        and (doc[i + 2].text[:1].isupper() or doc[i + 2].lower_ in _COMMON_SIDES)
    ):
        last = i + 2
        while last + 2 < len(doc) and doc[last + 1].pos_ == "PROPN" and doc[last + 2].pos_ in ("NOUN", "PROPN"):
            last += 1
        yield from _made(tie, _phrase_head(doc, last + 1), doc[last], token, bare=doc[last])


def _phrase_head(doc: Doc, i: int) -> Token | None:
    """The last noun of the run of words that starts at `i`."""
    head = None
    while i < len(doc) and (doc[i].pos_ in ("NOUN", "PROPN", "ADJ") or doc[i].text == "-" or _goes_on(doc, i)):
        if doc[i].pos_ in ("NOUN", "PROPN"):
            head = doc[i]
        i += 1
    return head


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether the phrase goes on here: "US-backed | and | Kurdish-led forces", "Kurdish People | 's | Units"."""
    token = doc[i]
    if token.tag_ == "POS":
        return i + 1 < len(doc) and doc[i + 1].text[:1].isupper()
    if doc[i - 1].text == "-" and token.tag_ == "VBN":
        return True
    return (token.lower_ == "and" or token.text == ",") and i + 2 < len(doc) and doc[i + 2].text == "-"


def _participle(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """Y word (by, to …) X."""
    if token.pos_ not in ("VERB", "ADJ", "AUX", "NOUN") or (token.i and token.nbor(-1).text == "-"):
        return
    y = _modified(token)
    if y is None:
        return
    for x in _objects(token, tie.following):
        for each in coordinated(x):
            yield from _made(tie, y, each, token)


def _modified(token: Token) -> Token | None:
    """What a participle or adjective is said of."""
    if token.dep_ in ("acl", "amod", "relcl", "appos") and token.head.i < token.i:
        return token.head
    step = token
    while step.dep_ == "conj" and step.head.i < step.i:
        step = step.head
        if step.dep_ in ("acl", "relcl"):
            return step.head
    holder = step.head if step.dep_ in ("acomp", "attr") else step
    for child in holder.children:
        if child.dep_ in ("nsubjpass", "nsubj"):
            return _antecedent(child, holder)
    if step.dep_ == "advcl":
        return next((t for t in step.head.children if t.dep_ == "nsubj" and t.i < step.i), None)
    return None


def _antecedent(subject: Token, verb: Token) -> Token | None:
    """The subject, or what a relative pronoun stands for."""
    if subject.lower_ in ("who", "which", "that"):
        while verb.dep_ in ("conj", "xcomp"):
            verb = verb.head
        return verb.head if verb.dep_ == "relcl" else None
    return subject


def _objects(token: Token, following: frozenset[str]) -> list[Token]:
    found: list[Token] = []
    for child in token.rights:
        if child.dep_ in ("prep", "agent", "mark") and child.lower_ in following:
            found += [t for t in child.rights if t.dep_ == "pobj"]
        elif "" in following and child.dep_ in ("oprd", "dobj", "attr", "xcomp"):
            found.append(child)
    return found[:1]


def _noun(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """Y is (a) word of X; Y, (a) word of X; X's word, Y."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return
    yield from _backers(token, tie)
    y = _beside(token)
    if y is None:
        return
    found = _objects(token, tie.following) or [_owner(t) for t in token.lefts if t.dep_ == "poss"]
    found = (
        found
        or [
            t
            for t in token.lefts
            if t.dep_ == "compound" and (t.ent_type_ in ("ORG", "GPE", "NORP") or t.pos_ == "PROPN" or _acts(t))
        ][-1:]
    )
    for x in found:
        for each in coordinated(x):
            yield from _made(tie, y, each, token)


def _backers(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """X's Z backers, "X and its Russian and Iranian allies": the peoples before the noun are the ones that back."""
    owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
    if owner is None or tie.relation not in ("backed_by", "allied_with"):
        return
    held = _owner(owner)
    for people in (t for t in token.lefts if t.dep_ == "amod" and country_of(t.text) is not None):
        for each in (t for t in coordinated(people) if country_of(t.text) is not None):
            yield from _made(tie, each, held, token, bare=each)


def _owner(token: Token) -> Token:
    """Whose it is: the party's in "the party and its armed wing", the group's in "the group spoke through its wing"."""
    if token.lower_ not in ("its", "their", "his", "her"):
        return token
    noun = token.head
    if noun.dep_ == "conj" and noun.head.i < token.i and _acts(noun.head):
        return noun.head
    step = noun
    for _ in range(8):
        if step.head.i == step.i:
            break
        step = step.head
        for child in step.lefts:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i and _acts(child):
                return child
    return token


def _beside(noun: Token) -> Token | None:
    """What a noun is said of: as a predicate, as an apposition, as "one of the groups"."""
    if noun.dep_ == "attr":
        subject = next((t for t in noun.head.children if t.dep_ == "nsubj"), None)
        return _antecedent(subject, noun.head) if subject is not None else None
    if noun.dep_ == "appos":
        return noun.head
    appos = next((t for t in noun.rights if t.dep_ == "appos"), None)
    if appos is not None:
        return appos
    following = noun.head if noun.dep_ == "compound" and noun.head.pos_ == "PROPN" else None
    return following


def _conflict(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """Y's war against X, Y … in the fight against X, the war between Y and X."""
    if token.pos_ != "NOUN":
        return
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "between":
            sides = [each for t in child.rights if t.dep_ == "pobj" for each in coordinated(t)]
            if len(sides) == 2:
                yield from _made(tie, sides[0], sides[1], token)
    for x in _objects(token, tie.following):
        yield from _made(tie, _side(token), x, token)


def _side(noun: Token) -> Token | None:
    """Who wages it: a possessor, a name before it, or the subject of the verb that it depends on."""
    for child in noun.lefts:
        if child.dep_ == "poss" or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            return (
                child if child.lower_ not in _PRONOUNS and child.lower_ not in ("its", "their", "his", "her") else None
            )
    step = noun
    while step.head.i != step.i and step.pos_ not in ("VERB", "AUX"):
        step = step.head
    while step.pos_ in ("VERB", "AUX"):
        for child in step.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return _antecedent(child, step)
        if step.head.i == step.i:
            return None
        step = step.head
        if step.pos_ in ("NOUN", "PROPN"):
            return step
    return None


def _verb(token: Token, tie: Tie) -> Iterator[FoundTie]:
    """Y word X, in the present or going on: what is told of one day is an event, no tie."""
    if token.pos_ != "VERB" or token.tag_ not in _tenses(tie) or (token.i and token.nbor(-1).text == "-"):
        return
    y = _side_of_verb(token)
    if y is None or any(t.dep_ == "neg" for t in token.children):
        return
    for x in _objects(token, tie.following):
        for each in coordinated(x):
            yield from _made(tie, y, each, token)


def _tenses(tie: Tie) -> tuple[str, ...]:
    """The forms in which the verb words a standing tie; who joined is a member since."""
    present = ("VBZ", "VBP", "VBG", "VB")
    return (*present, "VBD", "VBN") if tie.relation == "member_of" else present


def _side_of_verb(verb: Token) -> Token | None:
    step = verb
    for _ in range(4):
        for child in step.lefts:
            if child.dep_ == "nsubj":
                return _antecedent(child, step)
        if step.dep_ in ("acl", "relcl") or (step.dep_ == "prep" and step.head.pos_ in ("NOUN", "PROPN")):
            return step.head
        if step.dep_ not in ("xcomp", "conj", "advcl", "ccomp"):
            return None
        if step.dep_ == "xcomp":
            dobj = next((t for t in step.head.rights if t.dep_ == "dobj" and t.i < step.i), None)
            if dobj is not None:
                return dobj
        step = step.head
    return None


_FORMS = {
    "suffix": _suffix,
    "prefix": _prefix,
    "participle": _participle,
    "noun": _noun,
    "conflict": _conflict,
    "verb": _verb,
}
