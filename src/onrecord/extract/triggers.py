"""The words of a report that name an event, found by the trigger lexicon and checked against the parse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract.scene import Scene, is_person, is_political, noun_is
from onrecord.extract.syntax import after, agents, children, expand, is_negated, is_passive, objects, subject, unwrapped
from onrecord.lexicons.triggers import Pattern, TriggerEntry, trigger_index

# Words that may stand inside a phrase ("took *full* control", "laid down *their* arms").
MAX_GAP = 3
_GAP_POS = frozenset({"DET", "ADJ", "ADV", "PRON", "NUM", "PUNCT", "PART", "PROPN", "NOUN", "AUX"})
_POS = {
    "V": frozenset({"VERB", "AUX"}),
    "N": frozenset({"NOUN", "PROPN"}),
    "A": frozenset({"ADJ", "VERB", "NOUN", "ADV"}),
}
# What is named after an attack is none: "the explosion *area*", "a raid *anniversary*".
_NAMED_AFTER = frozenset(
    {"area", "site", "scene", "spot", "zone", "datum", "data", "anniversary", "memorial", "museum", "film", "footage",
     "statistic", "curtain", "penalty", "row", "certificate"}
)  # fmt: skip
# Modal verbs of a demand ("Russia *must* withdraw").
_OBLIGES = frozenset({"must", "should"})
# Acts of speech and diplomacy: who performs them is their actor, not their speaker.
VERBAL = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE", "CONSULT", "COOPERATE"})
# Those whose content is an act of its own.
ASKING = frozenset({"REQUEST", "THREATEN"})
# "A *convicted* felon": what somebody is, not what happens.
_ATTRIBUTES = frozenset({"arrested"})
_KINDS = frozenset({"armed", "security", "official", "civilian", "site"})
# What kinds of known actors the kinds of nouns hold for.
_ACTOR_KINDS = {
    "armed": frozenset({"armed-group", "militia", "gang"}),
    "security": frozenset({"forces", "police", "intelligence"}),
    "official": frozenset({"state", "government", "ministry", "office", "parliament", "igo", "court"}),
}
# Who declines one of these keeps something to himself, and turns nothing down.
_TELLING = frozenset(
    {"say", "comment", "name", "give", "discuss", "elaborate", "identify", "disclose", "reveal", "specify", "speculate",
     "provide", "confirm", "answer", "describe", "tell"}
)  # fmt: skip
_TOWARDS = ("on", "at", "against", "into", "to", "in", "from", "of", "upon", "over")
_MODIFIES = frozenset({"compound", "amod", "nmod", "npadvmod"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True, eq=False)
class Trigger:
    """A wording of the lexicon in the text: its head, the tokens it covers, the entry it came from and its lemmas."""

    head: Token
    start: int
    end: int
    entry: TriggerEntry
    pos: str
    words: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.entry.type


def find_triggers(scene: Scene) -> list[Trigger]:
    """The triggers of the report in the order of the text; none overlaps another."""
    index = trigger_index(scene.folders)
    found = []
    for sentence in scene.doc.sents:
        words = {w for t in sentence for w in (t.lemma_.lower(), t.lower_)}
        for token in sentence:
            patterns = _patterns(index, token)
            trigger = _trigger_at(scene, token, patterns, words) if patterns else None
            if trigger is None and token.lower_ in _OBLIGES and token.tag_ == "MD":
                trigger = _demand(scene, token, index)
            if trigger is not None:
                found.append(trigger)
    return _without_overlaps(found)


def _patterns(index: Mapping[str, Sequence[Pattern]], token: Token) -> Sequence[Pattern]:
    """The wordings that may stand at the word; by its form too, as the lemma may be another verb's ("lay", "lie")."""
    lemma = token.lemma_.lower()
    own = index.get(lemma) or index.get(token.lower_, ())
    if lemma == token.lower_ or lemma not in index:
        return own
    return [*own, *(p for p in index.get(token.lower_, ()) if p.pos == "V")]


def _trigger_at(scene: Scene, token: Token, patterns: Sequence[Pattern], words: set[str]) -> Trigger | None:
    """The first of the patterns that matches here; `words` are the words and lemmas of the sentence."""
    if token.is_punct or token.is_space or scene.is_removed(token) or _is_in_a_name(scene, token):
        return None
    for pattern in patterns:
        if len(pattern.words) > 1 and not words.issuperset(pattern.words):
            continue
        covered = _match(token, pattern)
        if covered is not None and _holds(scene, token, pattern):
            return Trigger(token, covered[0], covered[1], pattern.entry, pattern.pos, pattern.words)
    return None


def _demand(scene: Scene, modal: Token, index: Mapping[str, Sequence[Pattern]]) -> Trigger | None:
    """A demand in any words: "the government *must answer* for it", where somebody who acts in politics or war must."""
    verb = modal.head
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or verb.i < modal.i or scene.is_removed(modal) or not is_political(scene, who):
        return None
    entry = next((p.entry for p in index.get("demand", ()) if p.entry.type == "REQUEST"), None)
    return Trigger(modal, modal.i, verb.i + 1, entry, "V") if entry else None


def _is_in_a_name(scene: Scene, token: Token) -> bool:
    """Whether the word belongs to the name of somebody ("Popular *Mobilisation* Units", "*Sally* Jones")."""
    if not token.text[:1].isupper():
        return False
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and _is_one_of_names(token):
        return True
    match = scene.actor_at(token.idx, token.idx + len(token))
    return match is not None and match.text[:1].isupper()


def _is_one_of_names(token: Token) -> bool:
    """Whether a name of the same person stands beside it; single words are taken for persons too easily."""
    beside = [n for n in token.doc[max(0, token.i - 1) : token.i + 2] if n.i != token.i]
    return any(n.ent_type_ == "PERSON" and n.text.istitle() and n.pos_ == "PROPN" for n in beside)


def _match(token: Token, pattern: Pattern) -> tuple[int, int] | None:
    """The token range of the pattern around its head, or None."""
    if token.pos_ not in _POS[pattern.pos] or (pattern.pos == "V" and token.tag_ == "NN"):
        return None
    if len(pattern.words) == 1:
        return token.i, token.i + 1
    before, behind = pattern.words[: pattern.head], pattern.words[pattern.head + 1 :]
    start = _walk(token, tuple(reversed(before)), -1, gap=0)
    end = _walk(token, behind, 1, gap=MAX_GAP if pattern.pos == "V" else 1)
    if start is not None and end is not None:
        return start, end + 1
    if pattern.pos == "N" and pattern.head == 0 and _takes(token, behind):
        return token.i, token.i + 1
    if pattern.pos == "V" and len(behind) == 1 and any(o.lemma_.lower() == behind[0] for o in objects(token)):
        return token.i, token.i + 1
    return None


def _takes(noun: Token, words: tuple[str, ...]) -> bool:
    """Whether a preposition further off, and its object, belong to the noun: "an *end to* the regime's *attacks*"."""
    preps = [c for c in noun.children if c.dep_ == "prep"]
    preps += [c for p in preps for o in children(p, "pobj") for c in o.children if c.dep_ == "prep"]
    for prep in preps:
        if prep.lower_ == words[0]:
            rest = {t.lemma_.lower() for t in expand(children(prep, "pobj"))}
            return len(words) == 1 or (words[0] == "to" and len(words) == 2 and words[1] in rest)
    return False


def _walk(token: Token, words: tuple[str, ...], step: int, *, gap: int) -> int | None:
    """The index of the last of the words, met in order from the token on, with at most `gap` others before each."""
    doc, at, sent = token.doc, token.i, token.sent
    for word in words:
        skipped = 0
        while True:
            at += step
            if not sent.start <= at < sent.end:
                return None
            here = doc[at]
            if word in (here.lemma_.lower(), here.lower_):
                break
            if here.text == "-":
                continue
            skipped += 1
            if skipped > gap or not (here.pos_ in _GAP_POS or _joins_adjectives(here)) or here.text in ".;:,":
                return None
    return at


def _joins_adjectives(word: Token) -> bool:
    """As in "in stable *but* serious condition"."""
    return word.pos_ == "CCONJ" and word.i + 1 < len(word.doc) and word.nbor(-1).pos_ == word.nbor().pos_ == "ADJ"


def _is_no_act(token: Token, pattern: Pattern) -> bool:
    """Whether the parse tells that the wording means something else here, whatever stands around it."""
    entry, head = pattern.entry, token.head.lemma_.lower()
    if pattern.pos == "N":
        return token.dep_ == "compound" and head in _NAMED_AFTER
    if entry.if_passive and not is_passive(token):
        return True
    if pattern.pos != "V":
        return False
    if token.dep_ == "amod" and entry.lethal in _ATTRIBUTES:
        return True
    if pattern.words[0] == "decline":
        return any(c.lemma_.lower() in _TELLING for c in children(token, "xcomp"))  # "declined to say where"
    if pattern.words in (("link", "to"), ("connect", "to")):
        return token.dep_ == "acl" and token.tag_ == "VBN"  # "a militia linked to the capital": a standing tie
    if pattern.words == ("dismiss",):
        return bool(after(token, "as"))  # "dismissed as casualties of war"
    if pattern.words == ("storm",):
        return any(c.lower_ in ("out", "off") for c in children(token, "prt", "advmod", "prep"))
    if pattern.words == ("shoot", "at"):
        return is_passive(token) and bool(after(token, "at"))  # "was shot at the party": where, and not at whom
    # "No group has claimed the attack."
    return entry.frame == "self-claim" and pattern.words[0] != "deny" and is_negated(token)


def _holds(scene: Scene, token: Token, pattern: Pattern) -> bool:
    """Whether the conditions of the entry hold here."""
    entry = pattern.entry
    asked = entry.conditions
    if _is_no_act(token, pattern):
        return False
    if not asked:
        return True
    if "unless_head" in asked and token.dep_ in _MODIFIES and _any_is(scene, [token.head], asked["unless_head"]):
        return False
    if "unless_beside" in asked and any(c.lemma_.lower() in asked["unless_beside"] for c in token.conjuncts):
        return False
    verbal = pattern.pos == "V"
    doers = [*_doers(token, verbal=verbal), *(_described(token) if pattern.pos == "A" else ())]
    done_to = _done_to(token, verbal=verbal)
    if "unless_modifier" in asked and _any_is(scene, _modifiers(token), asked["unless_modifier"]):
        return False
    if "unless_object" in asked and _any_is(scene, done_to, asked["unless_object"]):
        return False
    if "unless_subject" in asked and _any_is(scene, doers, asked["unless_subject"]):
        return False
    if verbal and "if_subject" in asked and not _any_is(scene, doers, asked["if_subject"]):
        return False
    return not ("if_object" in asked and not _any_is(scene, done_to, asked["if_object"]))


def _doers(token: Token, *, verbal: bool) -> list[Token]:
    if verbal:
        found = agents(token) if is_passive(token) else [s for s in [subject(token)] if s is not None]
        return expand(found)
    return [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")] + after(token, "by")


def _described(adjective: Token) -> list[Token]:
    """What a predicate is said of: "*the heat* is responsible", "*the heat* is to blame"."""
    said = subject(adjective.head) if adjective.dep_ in ("acomp", "xcomp", "oprd") else None
    return expand([said]) if said is not None else []


def _done_to(token: Token, *, verbal: bool) -> list[Token]:
    if verbal:
        return [
            *(t for o in objects(token) for t in (o, *unwrapped(o))),
            *(t for t in after(token, *_TOWARDS) if t.ent_type_ not in ("DATE", "TIME")),
        ]
    return [*after(token, "on", "of", "against"), *(c for c in token.children if c.dep_ in ("compound", "poss"))]


def _modifiers(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "poss")]


def _any_is(scene: Scene, tokens: Iterable[Token], terms: tuple[str, ...]) -> bool:
    return any(_is(scene, token, term) for token in tokens for term in terms)


def _is(scene: Scene, token: Token, term: str) -> bool:
    if term == "PLACE":
        return token.ent_type_ in _PLACES or scene.place_at(token.idx, token.idx + len(token)) is not None
    if term in _ACTOR_KINDS and token.pos_ == "PROPN" and _names_a(scene, token, _ACTOR_KINDS[term]):
        return True
    if term == "PERSON":
        return is_person(scene, token)
    if term == "political":
        return is_political(scene, token)
    if term in _KINDS:
        return noun_is(token, term)
    words = term.split()
    if len(words) > 1:
        return term in _phrase_lemmas(token)
    return term in (token.lemma_.lower(), token.lower_) or any(
        term == c.lemma_.lower() for c in token.children if c.dep_ == "compound"
    )


def _names_a(scene: Scene, token: Token, kinds: frozenset[str]) -> bool:
    """Whether the token names a known actor of these kinds ("*Isis* fled")."""
    match = scene.actor_at(token.idx, token.idx + len(token))
    if match is None or match.person is not None:
        return False
    named = {match.actor.kind} if match.actor else {c.kind for c in match.candidates}
    return bool(named) and named <= kinds


def _phrase_lemmas(token: Token) -> str:
    doc: Doc = token.doc
    return " ".join(t.lemma_.lower() for t in doc[max(0, token.i - 2) : token.i + 3])


def _without_overlaps(triggers: list[Trigger]) -> list[Trigger]:
    """The longer of two that overlap, the earlier where they are equally long.

    A demand or a threat and the act inside its words stand both ("*must withdraw*" asks for a withdrawal).
    """
    kept: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda t: (-(t.end - t.start), t.entry.weak, t.start)):
        if all(_stand_both(k, trigger) for k in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: (t.start, t.head.i))


def _stand_both(one: Trigger, other: Trigger) -> bool:
    apart = other.end <= one.start or one.end <= other.start
    return apart or any(_asks_for(a, b) or _claims(a, b) or _ends(a, b) for a, b in ((one, other), (other, one)))


def _claims(outer: Trigger, inner: Trigger) -> bool:
    """Whether somebody claims an act that is told as news there: "claimed *two attacks*", not "claimed the attack"."""
    if outer.entry.frame != "self-claim" or inner.pos != "N" or inner.head.i == outer.head.i:
        return False
    around = list(inner.head.children)
    known = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any", "no") for c in around)
    return not known and any(c.dep_ in ("nummod", "amod", "relcl") for c in around)


def _ends(outer: Trigger, inner: Trigger) -> bool:
    """Whether an end is put to acts of somebody, which are told with it: "must cease *their attacks* on the town"."""
    owned = any(c.dep_ == "poss" for c in inner.head.children)
    return (
        outer.entry.mode == "ceasefire" and inner.type == "ASSAULT" and inner.pos == "N" and (owned or outer.pos == "N")
    )


def _asks_for(outer: Trigger, inner: Trigger) -> bool:
    return outer.type in ASKING and inner.type not in VERBAL and outer.head.i != inner.head.i
