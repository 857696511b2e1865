"""How many were killed, hurt, taken or driven out, with bounds, and whom: from the words that say what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene, noun_is
from onrecord.extract.syntax import (
    after,
    children,
    conjuncts,
    expand,
    is_bare_participle,
    is_passive,
    objects,
    phrase,
    subject,
)
from onrecord.extract.triggers import Trigger
from onrecord.lexicons.kinds import kinds_of
from onrecord.model import Casualty, Effect, Group
from onrecord.quantities import Quantity

_PERSONAL = frozenset({"he", "she", "him", "her", "who", "i", "himself", "herself"})
_SINGULAR_DETERMINERS = frozenset({"a", "an", "one", "another", "the", "his", "her", "this", "that", "each"})
_TOLL_NOUNS = frozenset(
    {"toll", "death", "fatality", "casualty", "injury", "killing", "murder", "homicide", "body", "loss"}
)
_TOLL_VERBS = frozenset(
    {
        "rise",
        "stand",
        "climb",
        "reach",
        "put",
        "increase",
        "revise",
        "be",
        "jump",
        "mount",
        "pass",
        "exceed",
        "hit",
        "total",
    }
)
_COUNTABLE = frozenset({"civilian", "armed", "security", "official"})


@dataclass(frozen=True, slots=True)
class _Counted:
    """Some people in one noun phrase, and how many."""

    token: Token
    low: int | None
    high: int | None
    part: bool = False


def find_casualties(scene: Scene, event: EventMention) -> tuple[Casualty, ...]:
    """The casualties that the event's triggers tell of, one for each effect and group as the text counts them."""
    found: list[Casualty] = []
    for trigger in event.members:
        effect = trigger.entry.lethal
        if effect is None:
            continue
        counted = [c for c in _counted(scene, trigger) if c is not None]
        for casualty in _grouped(scene, trigger, effect, counted):  # type: ignore[arg-type]
            if all((casualty.effect, casualty.start, casualty.end) != (f.effect, f.start, f.end) for f in found):
                found.append(casualty)
    return tuple(_with_parts(found))


def _counted(scene: Scene, trigger: Trigger) -> Iterator[_Counted]:
    """The noun phrases that say who is concerned, with their numbers."""
    for token in _concerned(trigger):
        if token.lower_ in _PERSONAL:
            yield _Counted(token, 1, 1)
        elif token is trigger.head and trigger.pos == "A":
            yield _Counted(token, *_own_number(scene, token))
        elif token.pos_ == "PRON" and token.lower_ not in ("none", "nobody", "someone", "one"):
            continue
        elif _is_people(scene, token):
            low, high = how_many(scene, token)
            yield _Counted(token, low, high)
            yield from _included(scene, token)


def _concerned(trigger: Trigger) -> list[Token]:
    head = trigger.head
    if trigger.pos == "V":
        return _of_verb(trigger)
    if trigger.pos == "A":
        return _of_adjective(head)
    found = after(head, "of")
    if head.lemma_.lower() in _TOLL_NOUNS and (toll := _toll_number(head)) is not None:
        return [*found, toll]
    if not found:
        found = [
            c
            for c in children(head, "poss", "compound")
            if c.ent_type_ == "PERSON" or kinds_of(c.lemma_.lower()) & _COUNTABLE
        ]
    if not found and (children(head, "nummod") or (head.tag_ == "NNS" and head.lemma_.lower() in _TOLL_NOUNS)):
        return [head]
    return found


def _of_verb(trigger: Trigger) -> list[Token]:
    verb = trigger.head
    if verb.dep_ == "amod":
        return conjuncts(verb.head)
    if trigger.entry.frame == "patient" and not is_passive(verb):
        if verb.lemma_ in ("leave", "displace", "drive", "force", "uproot"):
            return objects(verb)
        return expand([s]) if (s := subject(verb)) is not None else []
    if is_bare_participle(verb):
        return expand([s]) if (s := subject(verb)) is not None else []
    return objects(verb)


def _own_number(scene: Scene, word: Token) -> tuple[int | None, int | None]:
    """The number before a word that stands for people itself ("four *dead*")."""
    quantity = quantity_of(scene, word)
    return (quantity.low, quantity.high) if quantity else (None, None)


def _of_adjective(word: Token) -> list[Token]:
    if word.dep_ in ("acomp", "oprd", "ccomp", "attr", "dobj") and word.head.pos_ in ("VERB", "AUX"):
        governed = children(word.head, "dobj", "nsubj") if word.head.lemma_ in ("leave", "be", "shoot", "find") else []
        governed = [g for g in governed if g.dep_ == "dobj"] or governed
        return expand(g for g in governed if g is not word) or expand(children(word, "nsubj"))
    if word.dep_ == "amod":
        return conjuncts(word.head)
    if children(word, "nummod") or word.dep_ in ("pobj", "conj"):
        return [word]
    return expand(children(word, "nsubj"))


def _toll_number(noun: Token) -> Token | None:
    """The number that a toll stands at ("the death toll rose to *25*", "put the toll at *19*")."""
    verb = noun.head
    if verb.lemma_ not in _TOLL_VERBS:
        return None
    numbers = [*after(verb, "to", "at"), *children(verb, "dobj", "attr")]
    return next((n for n in numbers if n is not noun and (n.pos_ == "NUM" or children(n, "nummod"))), None)


def _is_people(scene: Scene, token: Token) -> bool:
    if (
        token.ent_type_ in ("PERSON", "NORP")
        or token.pos_ == "NUM"
        or token.lower_ in ("none", "nobody", "many", "several", "others", "scores", "dozens", "one", "some")
    ):
        return True
    if token.lemma_.lower() in _TOLL_NOUNS:
        return True
    if any(noun_is(token, kind) for kind in _COUNTABLE):
        return True
    match = scene.actor_at(token.idx, token.idx + len(token))
    return match is not None and match.actor is not None and match.actor.kind == "person"


def how_many(scene: Scene, token: Token) -> tuple[int | None, int | None]:
    """The bounds for a noun phrase: its number, one for a person or "a soldier", none for a bare plural."""
    quantity = quantity_of(scene, token)
    if quantity is not None:
        return (
            (None, None)
            if quantity.vague and quantity.low is None and quantity.high is None
            else (quantity.low, quantity.high)
        )
    if token.lower_ in ("none", "nobody"):
        return 0, 0
    if any(c.lower_ == "no" for c in children(token, "det")):
        return 0, 0
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in (
        "people",
        "many",
        "several",
        "others",
        "scores",
        "dozens",
        "some",
    ):
        return None, None
    if token.ent_type_ == "PERSON" or token.tag_ == "NNP":
        return 1, 1
    determiners = {c.lower_ for c in children(token, "det", "poss", "nummod")}
    if (
        token.tag_ == "NN"
        and (determiners & _SINGULAR_DETERMINERS or not determiners)
        and token.lemma_.lower() not in ("family", "crowd", "group", "number", "crew", "staff", "couple", "population")
    ):
        return 1, 1
    return None, None


def quantity_of(scene: Scene, token: Token) -> Quantity | None:
    """The count that stands in the noun phrase, before its head or as its head."""
    span = phrase(token)
    start, end = span.start_char, token.idx + len(token)
    best: Quantity | None = None
    for quantity in scene.quantities:
        if quantity.kind != "count" or quantity.end <= start - 20 or quantity.start >= end:
            continue
        touches = quantity.start < end and start < quantity.end
        if touches and (best is None or quantity.end - quantity.start > best.end - best.start):
            best = quantity
    return best


def _included(scene: Scene, token: Token) -> Iterator[_Counted]:
    """What a total includes: "including three children", "among them a nurse"."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in ("including", "among"):
            for noun in expand(children(prep, "pobj")):
                if _is_people(scene, noun):
                    low, high = how_many(scene, noun)
                    yield _Counted(noun, low, high, part=True)


def group_of(token: Token) -> Group:
    """Whether those named are civilians, combatants or security forces; unknown where the word does not say."""
    lemma = token.lemma_.lower()
    kinds = kinds_of(lemma)
    words = {c.lemma_.lower() for c in token.children if c.dep_ in ("amod", "compound")} | {lemma}
    if words & {
        "civilian",
        "child",
        "woman",
        "protester",
        "journalist",
        "villager",
        "resident",
        "worshipper",
        "student",
    }:
        return "civilian"
    if "police" in words or "officer" in words or "guard" in words or "security" in words or "policeman" in words:
        return "security"
    if "armed" in kinds or words & {"soldier", "troop", "fighter"} or "security" in kinds:
        return "combatant"
    if "civilian" in kinds and lemma not in (
        "people",
        "person",
        "man",
        "other",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "victim",
        "casualty",
        "member",
        "leader",
        "one",
        "individual",
        "american",
        "national",
    ):
        return "civilian"
    return "unknown"


def _grouped(scene: Scene, trigger: Trigger, effect: Effect, counted: Sequence[_Counted]) -> Iterator[Casualty]:
    """One casualty a group; the coordinated of one group add up ("a woman and her two sons": 3)."""
    rows: list[list[_Counted]] = []
    for each in counted:
        same = next(
            (
                r
                for r in rows
                if not each.part
                and not r[0].part
                and group_of(r[0].token) == group_of(each.token)
                and _adds_up(r, each)
            ),
            None,
        )
        if same is None:
            rows.append([each])
        else:
            same.append(each)
    for row in rows:
        yield _casualty(scene, trigger, effect, row)


def _adds_up(row: Sequence[_Counted], each: _Counted) -> bool:
    return all(c.low is not None and c.low == c.high for c in [*row, each])


def _casualty(scene: Scene, trigger: Trigger, effect: Effect, row: Sequence[_Counted]) -> Casualty:
    spans = [phrase(c.token) for c in row]
    start = min(*(s.start_char for s in spans), _first_quantity(scene, row))
    end = max(s.end_char for s in spans)
    if trigger.head.idx < start and start - trigger.head.idx < 60:
        start = trigger.head.idx
    elif trigger.head.idx >= end and trigger.head.idx - end < 60:
        end = trigger.head.idx + len(trigger.head)
    single = len(row) == 1
    low = row[0].low if single else sum(c.low or 0 for c in row)
    high = row[0].high if single else sum(c.high or 0 for c in row)
    return Casualty(
        start, end, scene.report.text[start:end], effect=effect, low=low, high=high,
        who=_who(scene, row[0].token), group=group_of(row[0].token), part=row[0].part,
    )  # fmt: skip


def _first_quantity(scene: Scene, row: Sequence[_Counted]) -> int:
    starts = [q.start for c in row if (q := quantity_of(scene, c.token)) is not None]
    return min(starts, default=len(scene.report.text))


def _who(scene: Scene, token: Token) -> str | None:
    """The words for those concerned without their number."""
    if token.pos_ == "NUM":
        return None
    span = phrase(token)
    words = [
        t
        for t in span
        if not (
            t.i <= token.i
            and (
                t.pos_ in ("NUM", "DET")
                or t.dep_ in ("quantmod", "nummod")
                or t.lower_ in ("at", "least", "more", "than", "about", "nearly", "up", "to", "some", "around")
            )
        )
    ]
    if not words:
        return None
    return scene.report.text[words[0].idx : span.end_char] or None


def _with_parts(found: list[Casualty]) -> Iterator[Casualty]:
    """The casualties; a part without a total of its effect in the claim is a figure of its own."""
    totals = {c.effect for c in found if not c.part}
    for c in found:
        if c.part and c.effect not in totals:
            yield Casualty(c.start, c.end, c.text, c.effect, c.low, c.high, c.who, c.group, part=False)
        else:
            yield c
