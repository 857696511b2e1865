"""Actors and targets as the report words them: noun phrases, linked to the registry, pronouns resolved to a name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.extract.scene import Scene, noun_is
from onrecord.extract.syntax import expand, phrase, subject
from onrecord.lexicons.kinds import kinds_of
from onrecord.model import Mention
from onrecord.registry import Actor
from onrecord.text import span_of

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_COLLECTIVE = frozenset({"they", "them", "their", "theirs", "it", "its", "themselves", "itself"})
_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
_EMPTY = frozenset(
    {"this", "that", "which", "who", "whom", "there", "what", "those", "these", "one", "some", "all", "both", "it"}
)
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB", "X"})
_GROUP_NOUNS = frozenset(
    {"group", "militia", "organisation", "organization", "movement", "faction", "brigade", "outfit"}
)
_GROUP_KINDS = frozenset({"armed-group", "militia", "gang", "party"})
# How many sentences back a pronoun's name is looked for.
MAX_SENTENCES_BACK = 2


def mention_of(scene: Scene, token: Token) -> Mention | None:
    """The mention whose head is this token, or None where it names nobody ("there", an unresolved "it")."""
    if is_pronoun(token):
        return _pronoun(scene, token)
    if token.pos_ not in _NAMING:
        return None
    token = _name_beside(token)
    span = phrase(token)
    start, end = span.start_char, span.end_char
    if (
        start >= end
        or span[0].tag_ in ("WRB", "WDT", "WP$")
        or any(c.lower_ in ("no", "neither") for c in token.children if c.dep_ in ("det", "preconj"))
    ):
        return None
    match = scene.actor_at(token.idx, token.idx + len(token))
    text = scene.report.text[start:end]
    if match is not None and match.actor is not None:
        actor = match.actor
        name = scene.people.full_name(span_of(scene.report.text, start, end)) if match.person else None
        return Mention(
            start,
            end,
            text,
            name or (match.person.name if match.person else actor.name),
            actor.id,
            actor.kind,
            actor.country,
        )
    linked = _resolved(scene, text, token)
    if linked is not None:
        return Mention(start, end, text, name=linked.name, actor_id=linked.id, kind=linked.kind, country=linked.country)
    known = _definite_group(scene, token)
    if known is not None:
        return Mention(
            start, end, text, name=known.name, actor_id=known.actor_id, kind=known.kind, country=known.country
        )
    return Mention(start, end, text, kind=kind_of(token))


def _name_beside(token: Token) -> Token:
    """The name that an apposition gives ("Haiti's prime minister, *Ariel Henry*"), else the noun itself."""
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ == "PERSON":
        return token
    return next((c for c in token.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), token)


def _resolved(scene: Scene, text: str, token: Token) -> Actor | None:
    """The actor that a whole noun phrase names where no single name in it does ("the country's army")."""
    if not kinds_of(token.lemma_.lower()) & {"security", "official", "armed"}:
        return None
    year = int(scene.report.published[:4]) if scene.report.published else None
    match = scene.registry.resolve(text, text=scene.report.text, year=year)
    return match.actor if match is not None else None


def is_pronoun(token: Token) -> bool:
    """Whether the token stands for a name told elsewhere; "US" in capitals is a country."""
    if token.text.isupper() and len(token) > 1:
        return False
    return token.pos_ == "PRON" or token.lower_ in _PERSONAL | _COLLECTIVE | _FIRST


def kind_of(token: Token) -> str | None:
    """What kind of thing a noun that is in no registry names."""
    if token.ent_type_ == "PERSON":
        return "person"
    for kind, name in (
        ("armed", "armed-group"),
        ("security", "forces"),
        ("civilian", "civilians"),
        ("official", "government"),
        ("site", "object"),
    ):
        if noun_is(token, kind):
            return name
    return None


def _pronoun(scene: Scene, token: Token) -> Mention | None:
    lower = token.lower_
    if lower in _FIRST:
        return None
    found = antecedent(scene, token)
    if found is None or _quote_of(scene, found) != _quote_of(scene, token):
        return None
    named = mention_of(scene, found)
    if named is None:
        return None
    words = scene.report.text[token.idx : token.idx + len(token)]
    return Mention(
        token.idx, token.idx + len(token), words, name=named.name or named.text,
        actor_id=named.actor_id, kind=named.kind, country=named.country,
    )  # fmt: skip


def _quote_of(scene: Scene, token: Token) -> int | None:
    """Which quotation the token stands in; a pronoun in one mostly points to what was said in it before."""
    return next((i for i, q in enumerate(scene.quotes) if q.start <= token.idx < q.end), None)


def antecedent(scene: Scene, token: Token) -> Token | None:
    """The noun that a pronoun stands for: the nearest fitting subject, in its own sentence or the two before."""
    personal = token.lower_ in _PERSONAL
    if not personal and token.lower_ not in _COLLECTIVE:
        return None
    above = _subject_above(token, personal=personal)
    if above is not None:
        return above
    excluded = expand([s]) if token.dep_ in ("dobj", "pobj") and (s := subject(token.head)) is not None else []
    for sentence in _sentences_back(token):
        fitting = [
            t
            for t in sentence
            if t.i < token.i
            and t.dep_ in ("nsubj", "nsubjpass")
            and t.head != token.head
            and t not in excluded
            and _fits(t, token, personal=personal)
        ]
        if fitting:
            return next((t for t in reversed(fitting) if t.head.dep_ == "ROOT"), fitting[-1])
    return None


def _sentences_back(token: Token) -> Iterator[Span]:
    """The sentence of the token and those before it, the nearest first."""
    sentence = token.sent
    yield sentence
    for _ in range(MAX_SENTENCES_BACK):
        if sentence.start == 0:
            return
        sentence = token.doc[sentence.start - 1].sent
        yield sentence


def _subject_above(token: Token, *, personal: bool) -> Token | None:
    """The subject of the verb whose clause the pronoun stands in ("*France* said it would …")."""
    if token.lower_ in ("him", "them", "her") and token.dep_ == "dobj":
        return None
    for above in list(token.ancestors)[1:]:
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i and _fits(child, token, personal=personal):
                return child
    return None


def _fits(noun: Token, pronoun: Token, *, personal: bool) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i in {t.i for t in pronoun.subtree}:
        return False
    kinds = kinds_of(noun.lemma_.lower())
    if personal:
        return noun.ent_type_ == "PERSON" or (
            bool(kinds & {"official", "civilian", "armed", "security"}) and noun.tag_ in ("NN", "NNP")
        )
    plural = pronoun.lower_ in ("they", "them", "their", "theirs", "themselves")
    if noun.ent_type_ in ("GPE", "ORG", "NORP"):
        return True
    if not plural:
        return bool(kinds & {"armed", "official"}) and noun.tag_ in ("NN", "NNP") and noun.ent_type_ != "PERSON"
    return noun.tag_ in ("NNS", "NNPS") and bool(kinds)


def _definite_group(scene: Scene, token: Token) -> Mention | None:
    """For "the group" and the like: the armed group named last before it."""
    if token.lemma_.lower() not in _GROUP_NOUNS or not any(
        c.lower_ in ("the", "this") for c in token.children if c.dep_ == "det"
    ):
        return None
    if any(c.dep_ in ("amod", "compound", "nmod", "poss", "prep", "relcl") for c in token.children):
        return None
    for match in reversed(scene.actors):
        if match.end <= token.idx and match.actor is not None and match.actor.kind in _GROUP_KINDS:
            actor = match.actor
            return Mention(match.start, match.end, match.text, actor.name, actor.id, actor.kind, actor.country)
    return None
