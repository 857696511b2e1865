"""How many were killed, hurt, taken or driven out, with bounds, and whom: from the words that say what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Token

from onrecord.extract.counting import Bounds, group_of, how_many, is_people, may_be_people, quantity_of, who
from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.extract.sufferers import (
    PERSONAL,
    concerned,
    is_age,
    is_kin,
    is_own_life,
    may_be_named,
    number_after,
    own_number,
)
from onrecord.extract.syntax import after, agents, children, expand, objects, phrase, root_at
from onrecord.extract.triggers import Trigger
from onrecord.lexicons.casualties import casualty_words
from onrecord.model import Casualty, Effect
from onrecord.quantities import Quantity

__all__ = ["find_casualties", "how_many", "quantity_of"]

_PRONOUNS_OF_SOME = frozenset(
    {"none", "nobody", "someone", "one", "many", "some", "several", "others", "all", "another"}
)
_BODIES = frozenset({"killed", "injured"})
_OF_THEM = re.compile(r"\s+of (?:them|whom|these|the dead|the victims|those killed)\b", re.IGNORECASE)
# The casualty's words reach to the word that tells the effect where it stands this close.
MAX_REACH = 60


@dataclass(frozen=True, slots=True)
class _Counted:
    """Some people in one noun phrase, and how many; `kin` are told beside another ("and *her two sons*")."""

    token: Token
    low: int | None
    high: int | None
    part: bool = False
    kin: bool = False


@dataclass(frozen=True, slots=True)
class _Toll:
    """What one trigger tells; `beside` is what the figure was reckoned from as well."""

    trigger: Trigger
    effect: Effect
    counted: tuple[_Counted, ...]
    beside: tuple[Token, ...] = ()


# Wordings of a wound: "was *shot in the back*".
_SHOT_ALONE = (("shoot", "in", "head"), ("shoot", "in", "back"))
_HITTING = frozenset({"hit", "strike", "graze", "pierce"})
_SHOTS = frozenset({"bullet", "gunfire", "shot", "gunshot", "round", "shrapnel", "splinter", "pellet", "crossfire"})
_BODY = frozenset(
    {"leg", "arm", "chest", "head", "back", "neck", "face", "shoulder", "stomach", "abdomen", "torso", "thigh", "hand",
     "foot", "hip", "buttock", "knee", "side", "body"}
)  # fmt: skip


def find_casualties(scene: Scene, event: EventMention) -> tuple[Casualty, ...]:
    """The casualties that the event's triggers tell of, one for each effect and group as the text counts them."""
    named = {t.head.i for t in event.members if not t.entry.lethal and not is_people(scene, t.head)}
    tolls = _shared(
        [
            _Toll(t, cast(Effect, t.entry.lethal), tuple(c for c in _counted(scene, t) if c.token.i not in named))
            for t in event.members
            if t.entry.lethal and not (t != event.main and children(t.head, "neg"))
        ]
    )
    tolls += _shot(scene, event, told=tolls)
    found: list[Casualty] = []
    for toll in tolls:
        # Within one toll the same number twice is two groups ("a man, two women and *a child*").
        found += [c for c in _grouped(scene, toll) if not any(_same(c, f) for f in found)]
    return tuple(_with_parts(_without_empty(found)))


def _shot(scene: Scene, event: EventMention, *, told: Sequence[_Toll]) -> list[_Toll]:
    """Those who "were shot", or whom somebody shot, without those who died of it: they were hurt."""
    known = [(toll, c) for toll in told for c in toll.counted]
    for trigger in event.members:
        head = trigger.head
        alone = trigger.words in _SHOT_ALONE or (trigger.end - trigger.start == 1 and not children(head, "prt"))
        if trigger.pos == "V" and alone and (head.lemma_ == "shoot" or _is_hit(head)):
            died = _died_of_them(head, known)
            if died is None:
                return []
            return [_Toll(trigger, "injured", tuple(_living(scene, trigger, died)), tuple(c.token for _, c in known))]
    return []


def _died_of_them(shot: Token, known: Sequence[tuple[_Toll, _Counted]]) -> int | None:
    """How many of those shot died: told by a number alone ("*two* fatally"), or as what came of it ("*killing* two").

    None where others are told of, or the number is not known.
    """
    number = 0
    for toll, counted in known:
        bare = counted.token.pos_ == "NUM" or counted.token.lower_ == "one" or _follows(toll.trigger.head, shot)
        if toll.effect != "killed" or not bare or counted.low is None or counted.low != counted.high:
            return None
        number += counted.low
    return number


def _follows(word: Token, act: Token) -> bool:
    """Whether a participle tells it as what came of the act: "seven people were shot, *leaving* one *dead*"."""
    return any(t.tag_ == "VBG" and t.head == act for t in (word, *word.ancestors))


def _living(scene: Scene, trigger: Trigger, died: int) -> Iterator[_Counted]:
    wounded = trigger.words in _SHOT_ALONE or any(t.lemma_.lower() in _BODY for t in after(trigger.head, "in"))
    for token in objects(trigger.head):
        low, high = (1, 1) if wounded and token.lower_ in PERSONAL else (None, None)
        if is_people(scene, token):
            low, high = how_many(scene, token)
        if died and low is not None:
            low, high = low - died, high - died if high is not None else None
        if low is not None and (low > 0 or not died):
            yield _Counted(token, low, high)


def _is_hit(verb: Token) -> bool:
    """Whether the verb tells of a bullet that reached somebody: "a bullet *struck* the boy", "was *hit* in the leg"."""
    if verb.lemma_ not in _HITTING:
        return False
    shot = [*children(verb, "nsubj"), *agents(verb)]
    if any(t.lemma_.lower() in _SHOTS for t in shot) or any(t.lemma_.lower() in _BODY for t in after(verb, "in")):
        return True
    return verb.tag_ == "VBG" and any(t.lemma_.lower() in _SHOTS for t in objects(verb.head))


def _same(a: Casualty, b: Casualty) -> bool:
    """Whether two wordings tell one figure: the same words, or the same people again."""
    return a.effect == b.effect and (
        (a.start, a.end) == (b.start, b.end)
        or (a.start < b.end and b.start < a.end and (a.low, a.high) == (b.low, b.high))
    )


def _without_empty(found: Sequence[Casualty]) -> list[Casualty]:
    """The figures, without wordings that neither count nor name anybody where another figure does."""
    counted = {c.effect for c in found if (c.low, c.high) != (None, None)}
    return [c for c in found if c.who is not None or (c.low, c.high) != (None, None) or c.effect not in counted]


def _shared(tolls: Sequence[_Toll]) -> list[_Toll]:
    """The tolls, with no number where one number is told for two effects ("60 killed and wounded").

    One person of both is dead: "he was pronounced dead after *being taken to hospital*".
    """
    effects: dict[int, set[str]] = {}
    for toll in tolls:
        for each in toll.counted:
            effects.setdefault(each.token.i, set()).add(toll.effect)
    return [replace(t, counted=tuple(_divided(t, effects))) for t in tolls]


def _divided(toll: _Toll, effects: Mapping[int, set[str]]) -> Iterator[_Counted]:
    for counted in toll.counted:
        if not effects[counted.token.i] >= _BODIES:
            yield counted
        elif toll.effect == "killed" or (counted.low, counted.high) != (1, 1):
            yield _undivided(counted)


def _undivided(counted: _Counted) -> _Counted:
    if counted.low == counted.high and counted.low in (0, 1):
        return counted
    return replace(counted, low=None, high=None)


def asks_how_many(token: Token) -> bool:
    """Whether the noun phrase only asks for a number ("did not say *how many people* had died")."""
    return any(t.tag_ == "WRB" or t.lower_ in ("what", "which") for t in token.lefts) or any(
        t.tag_ == "WRB" for child in token.lefts for t in child.lefts
    )


def is_unhurt(token: Token) -> bool:
    """Whether the noun phrase tells of somebody to whom nothing was done ("and an *unharmed* child")."""
    return any(c.lower_ in casualty_words("unhurt") for c in children(token, "amod"))


def _is_wounded(token: Token) -> bool:
    """Whether the noun phrase says that they live, wounded: "left a man dead and six others *with gunshot wounds*"."""
    return any(t.lemma_.lower() in casualty_words("injuries") for t in after(token, "with"))


def _are_of_the_dead(token: Token) -> bool:
    """Whether some of the dead are meant: "*ten of those killed* were taken to a hospital"."""
    return any(
        t.lower_ in ("dead", "bodies") or any(c.lemma_ in ("kill", "die") for c in children(t, "acl", "relcl"))
        for t in after(token, "of")
    )


def _counted(scene: Scene, trigger: Trigger) -> Iterator[_Counted]:
    """The noun phrases that say who is concerned, with their numbers."""
    for token in concerned(scene, trigger):
        if asks_how_many(token) or is_unhurt(token) or (token.pos_ == "NUM" and is_age(scene, token)):
            continue
        if (trigger.entry.lethal == "killed" and _is_wounded(token)) or (
            trigger.entry.lethal == "injured" and _are_of_the_dead(token)
        ):
            continue
        total = _running_total(scene, token, trigger)
        if total is not None:
            yield _Counted(token, *total)
        elif token.lower_ in PERSONAL or is_own_life(token):
            yield _Counted(token, 1, 1)
        elif token == trigger.head:
            if (bounds := own_number(scene, token)) is not None:
                yield _Counted(token, *bounds)
                yield from _included(scene, [token])
        elif token.pos_ == "PRON" and token.lower_ not in _PRONOUNS_OF_SOME:
            continue
        elif is_people(scene, token) or _must_be_people(scene, trigger, token):
            yield _Counted(
                token, *how_many(scene, token), part=_is_graver(token) or _is_still(trigger), kin=is_kin(token)
            )
            yield from _included(scene, [token, trigger.head, *_settings(trigger.head)])
            yield from _beside(scene, trigger, token)


def _must_be_people(scene: Scene, trigger: Trigger, token: Token) -> bool:
    """Whether only somebody can be meant, whatever the noun or name: "an anaesthetist was killed", "Hicks died"."""
    if trigger.entry.lethal not in _BODIES or trigger.pos == "N":
        return False
    return (trigger.pos == "V" and may_be_people(token)) or may_be_named(scene, token)


def _running_total(scene: Scene, token: Token, trigger: Trigger) -> Bounds | None:
    """The number to which a count of people is brought ("brought *the number of officers* killed to 26")."""
    noun = token
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        noun = token.head.head
    if noun.lemma_.lower() not in casualty_words("toll-counts"):
        return None
    verb = noun.head
    if verb.lemma_ not in casualty_words("toll-verbs"):
        return None
    number = number_after(verb, noun) or next((n for n in after(trigger.head, "to") if n.pos_ == "NUM"), None)
    quantity = quantity_of(scene, number) if number is not None else None
    return (quantity.low, quantity.high) if quantity is not None and not quantity.vague else None


def _included(scene: Scene, heads: Sequence[Token]) -> Iterator[_Counted]:
    """What a total includes: "including three children", "among them a nurse", "two of them children"."""
    words = casualty_words("including")
    for head in heads:
        for prep in head.children:
            if prep.i > head.i and prep.dep_ in ("prep", "advcl") and prep.lower_ in words:
                for noun in expand(children(prep, "pobj", "dobj")):
                    if is_people(scene, noun):
                        yield _Counted(noun, *how_many(scene, noun), part=True)
        for noun in children(head, "npadvmod", "appos", "conj"):
            if any(c.dep_ == "prep" and c.lower_ in words and c.i < noun.i for c in noun.children):
                yield _Counted(noun, *how_many(scene, noun), part=True)
    yield from _of_them(scene, heads[0])


def _settings(verb: Token) -> list[Token]:
    """The nouns to which the parser hangs what belongs to the verb ("killed in *the raid*, including …")."""
    return [noun for prep in children(verb, "prep") for noun in children(prep, "pobj")]


def _of_them(scene: Scene, head: Token) -> Iterator[_Counted]:
    """As in "ten people died, *two of them children*"."""
    end = head.sent.end_char
    for quantity in scene.quantities:
        if head.idx < quantity.start < end and _OF_THEM.match(scene.report.text, quantity.end):
            number = root_at(scene.doc, quantity.start, quantity.end)
            if number is not None and quantity.kind == "count" and not quantity.vague:
                yield _Counted(number, quantity.low, quantity.high, part=True)


def _is_graver(number: Token) -> bool:
    """Whether the number is that of the worst off of those told before ("nine people wounded, *two critically*")."""
    how = [c for c in children(number, "advmod") if c.i == number.i + 1 and c.lower_.endswith("ly")]
    return number.pos_ == "NUM" and number.i > 0 and number.nbor(-1).text == "," and bool(how)


def _is_still(trigger: Trigger) -> bool:
    """Whether those are told of who are still so: "13 people were hurt, but 11 were *still* in hospital"."""
    return trigger.pos == "V" and any(c.lower_ == "still" for c in children(trigger.head, "advmod"))


def _beside(scene: Scene, trigger: Trigger, sufferer: Token) -> Iterator[_Counted]:
    """Who shared the fate: "was killed *alongside his wife and their four children*"."""
    if trigger.pos != "V" or trigger.entry.lethal not in _BODIES:
        return
    for noun in (*_companions(trigger.head), *_companions(sufferer)):
        if is_people(scene, noun):
            yield _Counted(noun, *how_many(scene, noun), kin=True)


def _companions(word: Token) -> Iterable[Token]:
    """Those told beside somebody or something that was done: "along with", "together with", "with his wife"."""
    for prep in (c for head in (word, *_settings(word)) for c in head.children):
        if prep.dep_ in ("prep", "advmod") and prep.lower_ in casualty_words("companions"):
            inner = children(prep, "pobj") or [p for w in children(prep, "prep") for p in children(w, "pobj")]
            yield from expand(inner)
        elif prep.dep_ == "prep" and prep.lower_ == "with":
            together = any(c.lower_ in casualty_words("companions") for c in children(prep, "advmod"))
            yield from expand(p for p in children(prep, "pobj") if together or is_kin(p))


def _grouped(scene: Scene, toll: _Toll) -> Iterator[Casualty]:
    """One casualty a group; single persons of one group and their kin add up ("a woman and her two sons": 3)."""
    rows: list[list[_Counted]] = []
    for each in dict.fromkeys(toll.counted):
        same = next((r for r in rows if _adds_up(r, each)), None)
        if same is None:
            rows.append([each])
        else:
            same.append(each)
    for row in rows:
        yield _casualty(scene, toll, row)


def _adds_up(row: Sequence[_Counted], each: _Counted) -> bool:
    if each.part or row[0].part or not all(c.low is not None and c.low == c.high for c in (*row, each)):
        return False
    if each.kin:
        return True
    single = all(c.low == 1 for c in (*row, each))
    return single and group_of(row[0].token) == group_of(each.token) and group_of(each.token) in ("civilian", "unknown")


def _casualty(scene: Scene, toll: _Toll, row: Sequence[_Counted]) -> Casualty:
    spans = [*(phrase(c.token) for c in row), *(phrase(t) for t in toll.beside)]
    start = min(*(s.start_char for s in spans), *(q.start for q in _quantities(scene, row)), len(scene.report.text))
    end = max(s.end_char for s in spans)
    head = toll.trigger.head
    if head.idx < start and start - head.idx < MAX_REACH:
        start = head.idx
    elif head.idx >= end and head.idx - end < MAX_REACH:
        end = head.idx + len(head)
    return Casualty(
        start, end, scene.report.text[start:end], effect=toll.effect,
        low=_sum([c.low for c in row]), high=_sum([c.high for c in row]),
        who=who(scene, row[0].token) if row[0].token != head else None, group=group_of(row[0].token), part=row[0].part,
    )  # fmt: skip


def _quantities(scene: Scene, row: Sequence[_Counted]) -> list[Quantity]:
    return [q for c in row if (q := quantity_of(scene, c.token)) is not None]


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None


def _with_parts(found: Sequence[Casualty]) -> Iterator[Casualty]:
    """The casualties; a part without a total of its effect in the claim is a figure of its own."""
    totals = {c.effect for c in found if not c.part}
    for c in found:
        yield replace(c, part=False) if c.part and c.effect not in totals else c
