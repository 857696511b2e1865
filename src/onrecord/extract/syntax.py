"""Reading the parse: subjects, objects, prepositions, coordination and noun phrases of a spaCy `Doc`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PHRASE_DEPS = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case", "advmod", "punct"}
)
_PARTITIVES = frozenset(
    {"one", "two", "three", "four", "some", "many", "several", "most", "all", "each", "both", "number",
     "series", "dozen", "hundred", "score", "string", "wave", "spate", "pair", "barrage", "any", "none",
     "first", "latest", "second", "third", "part"}
)  # fmt: skip
_NOBODY = frozenset({"nobody", "none", "no-one", "neither", "nothing"})
_NEVER = frozenset({"never", "neither", "nor", "hardly"})
_WITHOUT = frozenset({"without"})
# Words before a noun phrase that are no part of it ("*even* the school").
_FOCUS = frozenset(
    {
        "even",
        "also",
        "only",
        "just",
        "then",
        "now",
        "later",
        "still",
        "mostly",
        "mainly",
        "especially",
        "particularly",
        "including",
    }
)
# What the language model calls those who act.
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
# How far up a chain of clauses a missing subject is looked for.
MAX_CLIMB = 6
# An "of …" longer than this is no part of a name for somebody.
MAX_OF_TOKENS = 9


def children(token: Token, *deps: str) -> list[Token]:
    """The children of the token with one of the given dependencies, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it to its right ("bridges, *a school* and *two shops*")."""
    found = [token]
    for child in token.children:
        if (child.dep_ == "conj" and child.pos_ in _NOMINAL_POS) or (
            child.dep_ == "appos" and child.pos_ in _NOMINAL_POS and _is_list(token, child)
        ):
            found.extend(conjuncts(child))
    return found


def _is_list(token: Token, apposed: Token) -> bool:
    """Whether what the parser calls an apposition is an item of a list ("A, B and C")."""
    if not token.pos_ == apposed.pos_ == "PROPN":
        return False
    return token.ent_type_ == apposed.ent_type_ == "PERSON" or any(c.dep_ in ("conj", "cc") for c in apposed.children)


def expand(tokens: Iterable[Token]) -> list[Token]:
    """Each token with its conjuncts, without repetition, in order."""
    found: dict[int, Token] = {}
    for token in tokens:
        for each in conjuncts(token):
            found.setdefault(each.i, each)
    return list(found.values())


def is_passive(verb: Token) -> bool:
    """Whether the verb's own subject is the one it is done to."""
    if children(verb, *PASSIVE_SUBJECTS, "auxpass", "agent"):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return not _is_listed(verb)
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not children(verb, *SUBJECTS, "aux")
        and verb.head.pos_ in ("VERB", "AUX")
    ):
        return is_passive(verb.head) and not children(verb, "dobj")
    return verb.dep_ == "amod" and verb.tag_ == "VBN"


def _is_listed(verb: Token) -> bool:
    """Whether a participle is one of a list of finite verbs: "troops hit hospitals, *used* gas and …"."""
    return bool(children(verb, "dobj")) and verb.i > 0 and verb.nbor(-1).text == ","


def is_bare_participle(verb: Token) -> bool:
    """Whether a verb that needs an object has none, as in headlines: "Protesters *arrested* after rally"."""
    return verb.tag_ in ("VBD", "VBN") and not is_passive(verb) and not objects(verb)


def root_at(doc: Doc, start: int, end: int) -> Token | None:
    """The word on which the others at these characters hang; None where there are none.

    >>> from onrecord.annotate import annotate
    >>> root_at(annotate("Rebels left on 3 May."), 15, 20)
    May
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None else span.root


def unwrapped(token: Token) -> list[Token]:
    """What "one of", "dozens of", "a series of" speak of; else the token itself ("one of the *raids*")."""
    if token.lemma_.lower() in _PARTITIVES or token.pos_ == "NUM":
        inner = after(token, "of")
        if inner:
            return inner
    return [token]


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself; of a relative clause the noun that it describes."""
    for child in verb.children:
        if child.dep_ in SUBJECTS + PASSIVE_SUBJECTS:
            if child.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return verb.head
            if child.lower_ in _RELATIVE and child.tag_ in ("WDT", "WP"):
                return _antecedent(verb)
            return child
    return None


def _antecedent(verb: Token) -> Token | None:
    for ancestor in verb.ancestors:
        if ancestor.pos_ in ("NOUN", "PROPN"):
            return ancestor
    return None


def subject(verb: Token) -> Token | None:
    """Who does what the verb says (in the passive: to whom it is done), looked for up the chain of clauses."""
    here = verb
    for _ in range(MAX_CLIMB):
        found = own_subject(here)
        if found is not None:
            return found
        if here.dep_ == "acl" and _is_listed(here) and here.head.head.pos_ == "VERB":
            here = here.head.head
            continue
        if here.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in here.children):
            return _whose(here.head)
        if here.dep_ in ("acl", "amod"):
            return here.head
        if here.dep_ in ("xcomp", "ccomp") and here.head.pos_ in ("VERB", "AUX"):
            governed = children(here.head, "dobj")
            if governed and here.dep_ == "xcomp" and here.head.lemma_ not in ("use", "try", "seek", "vow", "threaten"):
                return governed[0]
        if (
            here.dep_ in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "aux", "auxpass", "parataxis")
            and here.head != here
        ):
            here = here.head
            if here.pos_ == "ADJ" and here.dep_ in ("acomp", "oprd"):
                here = here.head
            if here.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
                return here if here.pos_ in _NOMINAL_POS else None
            continue
        return None
    return None


def _whose(noun: Token) -> Token | None:
    """Whose decision, plan or move it is: its possessor, a name before it, the subject of the verb that takes it.

    "*Trump's* order to withdraw", "the *US* decision to leave", "*rebels* made an attempt to storm the base".
    """
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "amod", "nmod") and child.ent_type_ in NAMED):
            return child
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return own_subject(noun.head) if not is_passive(noun.head) else None
    return noun


def objects(verb: Token) -> list[Token]:
    """What it is done to: direct objects, passive subjects, the noun that a relative clause or participle describes."""
    if is_passive(verb):
        found = children(verb, *PASSIVE_SUBJECTS)
        if not found or found[0].lower_ in _RELATIVE:
            sought = subject(verb)
            found = [sought] if sought is not None and sought.pos_ in _NOMINAL_POS else []
        return expand(found)
    found = children(verb, "dobj", "dative")
    if verb.dep_ == "relcl" and any(c.lower_ in _RELATIVE for c in found):
        return expand([verb.head])
    if not found and verb.dep_ == "relcl":
        own = children(verb, *SUBJECTS)
        gapless = any(c.lower_ in ("when", "where", "why") for c in verb.children)
        if own and own[0].lower_ not in _RELATIVE and not gapless:
            found = [verb.head]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
        found = []
    if not found:
        shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not children(c, *SUBJECTS)]
        found = [o for c in shared[:1] for o in children(c, "dobj") if c.i - verb.i <= 3]
    return expand(found)


def agents(verb: Token) -> list[Token]:
    """Those after "by" of a passive."""
    found = [p for a in children(verb, "agent") for p in children(a, "pobj")]
    if not found:
        found = [p for a in children(verb, "prep") if a.lower_ == "by" for p in children(a, "pobj")]
    return expand(found)


def after(token: Token, *words: str) -> list[Token]:
    """The nouns after one of these prepositions on the token ("an attack *on* the base")."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in words:
            found.extend(children(child, "pobj"))
            for inner in children(child, "prep"):
                if inner.lower_ in words:
                    found.extend(children(inner, "pobj"))
    return expand(found)


def clause_verbs(token: Token) -> Iterator[Token]:
    """The verbs above the token, nearest first."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            yield ancestor


def phrase(token: Token) -> Span:
    """The noun phrase of the token without relative clauses and appositions: "a convoy of soldiers"."""
    doc = token.doc
    left = _left_edge(token)
    right = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ in ("compound", "nummod", "case") and child.i == right + 1:
            right = child.i
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
            inner = _of_phrase(child)
            if inner is not None and inner - child.i <= MAX_OF_TOKENS:
                right = max(right, inner)
    return _without_edges(doc, left, right)


def _left_edge(token: Token) -> int:
    left = token.i
    for child in token.lefts:
        if child.dep_ in _PHRASE_DEPS and child.dep_ != "punct":
            left = min(left, child.left_edge.i)
    return left


def _of_phrase(prep: Token) -> int | None:
    """The last token of what stands after "of", with its own "of", without clauses."""
    last = None
    for noun in children(prep, "pobj"):
        for each in conjuncts(noun):
            last = phrase(each).end - 1
    return last


def _without_edges(doc: Doc, left: int, right: int) -> Span:
    while left < right and (doc[left].is_punct or doc[left].is_space or doc[left].lower_ in _FOCUS):
        left += 1
    while right > left and (doc[right].is_punct or doc[right].is_space or doc[right].lower_ in ("'s", "'")):
        right -= 1
    return doc[left : right + 1]


def words_between(doc: Doc, start: int, end: int) -> Sequence[str]:
    """Lower-case words from token `start` to `end`, without punctuation and spaces."""
    return [t.lower_ for t in doc[start:end] if not t.is_punct and not t.is_space]


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "no", "without" or a subject such as "nobody" stands on the word itself.

    >>> from onrecord.annotate import annotate
    >>> is_negated(annotate("The army has never attacked the town.")[4])
    True
    """
    if any(
        c.dep_ == "neg" or (c.lower_ in _NEVER and c.dep_ in ("advmod", "preconj", "cc", "det")) for c in token.children
    ):
        return True
    if any(c.lower_ == "no" for c in children(token, "det")):
        return True
    if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in children(token, "advmod")):
        return True
    if token.dep_ == "conj" and any(c.lower_ == "nor" for c in children(token.head, "cc")):
        return True
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in _WITHOUT:
        return True
    subjects = children(token, "nsubj", "nsubjpass")
    return any(s.lower_ in _NOBODY or any(c.lower_ in ("no", "neither") for c in children(s, "det")) for s in subjects)
