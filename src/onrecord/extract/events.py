"""Events: triggers of one sentence that tell the same happening are brought together ("exploded, killing three")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.extract.scene import Scene, is_civilian, is_political, is_somebody
from onrecord.extract.syntax import (
    after,
    agents,
    children,
    is_bare_participle,
    is_passive,
    objects,
    own_subject,
    subject,
    unwrapped,
)
from onrecord.extract.triggers import VERBAL, Trigger, find_triggers
from onrecord.lexicons.triggers import trigger_index

# Verbs that only carry the noun that names the event ("*launched* an attack").
LIGHT_VERBS = frozenset(
    {"carry", "launch", "conduct", "stage", "stag", "mount", "commit", "perpetrate", "execute", "wage", "wag",
     "make", "begin", "start", "continue", "resume", "step", "lead", "open", "unleash", "undertake", "perform",
     "do", "order", "intensify", "escalate", "renew", "deliver", "hold", "declare", "announce", "stop", "halt",
     "end", "cease", "suspend", "plan", "join", "impose", "convene", "call", "host"}
)  # fmt: skip
_ACCUSATIONS = frozenset({"accusation", "allegation", "charge"})
_SYMPATHY = frozenset({"condolence", "sympathy", "prayer", "thought"})
_TAKEN = frozenset({"abducted", "displaced"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself", "myself"})
# An act so many verbs deep below a toll is another one's.
_DEEP = 2
_WITHIN = ("in", "during", "by", "from", "after", "following", "with", "when", "as")


@dataclass(frozen=True, slots=True, eq=False)
class EventMention:
    """One happening in one sentence: the trigger that names it best, and the others that tell of the same."""

    main: Trigger
    members: tuple[Trigger, ...]

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.main.type

    @property
    def head(self) -> Token:
        """The head of the main trigger."""
        return self.main.head

    @property
    def lethal(self) -> tuple[Trigger, ...]:
        """The members that say what was done to whom (killed, injured …)."""
        return tuple(t for t in self.members if t.entry.lethal)


def find_events(scene: Scene) -> list[EventMention]:
    """The events of the report, in the order of the text."""
    triggers = find_triggers(scene)
    violent = any(t.type == "ASSAULT" and not t.entry.weak for t in triggers)
    events: list[EventMention] = []
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in (_of_the_attack(scene, t) if violent else t for t in triggers):
        by_sentence.setdefault(trigger.head.sent.start, []).append(trigger)
    for _, group in sorted(by_sentence.items()):
        events.extend(_without_bare_denials(_merge(group)))
    return [e for e in events if _stands(scene, e, violent=violent)]


def _of_the_attack(scene: Scene, trigger: Trigger) -> Trigger:
    """The trigger; where a report of violence tells of a bare denial ("denied *the accusation*"), as one of the act."""
    accused = [o for o in objects(trigger.head) if o.lemma_.lower() in _ACCUSATIONS]
    if trigger.head.lemma_ != "deny" or trigger.pos != "V" or not accused:
        return trigger
    if any(c.dep_ in ("prep", "acl", "relcl") for o in accused for c in o.children):
        return trigger  # "the allegation of fraud"
    own = next(p.entry for p in trigger_index(scene.folders)["deny"] if p.entry.frame == "self-claim")
    return replace(trigger, entry=own)


def _without_bare_denials(events: list[EventMention]) -> list[EventMention]:
    """The events of a sentence without "denied" where what is denied is told: that claim is negative itself."""
    told = [e for e in events if e.type not in VERBAL]
    return [e for e in events if e.head.lemma_ != "deny" or not any(e.head in t.head.ancestors for t in told)]


def _merge(triggers: list[Trigger]) -> list[EventMention]:
    """The triggers of one sentence in groups that tell the same happening."""
    group_of = list(range(len(triggers)))

    def join(i: int, j: int) -> None:
        old, new = group_of[i], group_of[j]
        group_of[:] = [new if g == old else g for g in group_of]

    for i, a in enumerate(triggers):
        for j in range(i):
            b = triggers[j]
            if a.type == b.type and (_same(a, b) or _same(b, a) or _coordinated(b, a)):
                join(i, j)
    for i, toll in enumerate(triggers):
        if _is_bare_toll(toll) and group_of.count(group_of[i]) == 1:
            counted = {mine for t, mine in zip(triggers, group_of, strict=True) if _is_another_toll(toll, t)}
            near = _nearest_cause(triggers, i, [j for j, mine in enumerate(group_of) if mine in counted])
            if near is not None:
                join(i, near)
    events = []
    for g in sorted(set(group_of)):
        members = tuple(t for t, mine in zip(triggers, group_of, strict=True) if mine == g)
        events.append(EventMention(max(members, key=_weight), members))
    return sorted(events, key=lambda e: e.main.start)


def _is_bare_toll(trigger: Trigger) -> bool:
    """Whether the trigger only tells a toll, with nobody named who inflicted it."""
    if trigger.type != "ASSAULT" or trigger.entry.lethal not in ("killed", "injured"):
        return False
    if trigger.pos != "V" or trigger.entry.frame == "patient":
        return trigger.entry.weak
    if trigger.words[-1] == "hospital":
        return (
            True  # "opened fire, *sending five people to hospital*" tells what came of it, not who brought them there
        )
    if is_bare_participle(trigger.head):
        return True
    if trigger.head.tag_ == "VBG" and trigger.head.dep_ in ("advcl", "conj") and not is_passive(trigger.head):
        doer = subject(trigger.head)
        return doer is None or not is_somebody(doer) or is_civilian(doer)
    if is_passive(trigger.head):
        return not any(is_somebody(a) for a in agents(trigger.head))
    doer = subject(trigger.head)
    return doer is None or not is_somebody(doer)


def _is_another_toll(toll: Trigger, other: Trigger) -> bool:
    """Whether the other is a toll of its own of the same kind: "700 *have died*, but raids this week *killed* 250".

    Not where the toll is part of it: "nine were hurt, three *of them* badly", "some of *those killed* were beheaded".
    """
    alike = other is not toll and other.pos == "V" and other.entry.lethal == toll.entry.lethal
    if toll.pos == "N":
        # "the first death of a general since 2017, *when a colonel was killed*"
        own = own_subject(other.head)
        return (
            alike
            and bool(after(toll.head, "of"))
            and own is not None
            and own.pos_ in ("NOUN", "PROPN")
            and _is_when(other.head)
        )
    return alike and toll.pos == "V" and not _is_part(other.head) and not _is_part(toll.head)


def _is_when(verb: Token) -> bool:
    return any(c.lower_ == "when" for c in verb.children)


def _is_part(verb: Token) -> bool:
    """Whether the verb tells of some among those told of: "three *of them* were", "some of those *killed*"."""
    if verb.dep_ in ("acl", "amod") or any(c.lower_ == "still" for c in verb.children):
        return True
    doer = subject(verb)
    return doer is not None and any(inner.pos_ == "PRON" for inner in after(doer, "of"))


def _nearest_cause(triggers: list[Trigger], i: int, taken: list[int]) -> int | None:
    """The violent act of the sentence that a bare toll most likely belongs to: the nearest that has none yet."""
    toll = triggers[i]
    reached = [j for j, t in enumerate(triggers) if j != i and j not in taken and _is_in_reach(toll, t)]
    others = [j for j in reached if triggers[j].type == "ASSAULT" and triggers[j].entry.lethal not in _TAKEN]
    if not others:
        others = [j for j in reached if triggers[j].type == "PROTEST" and triggers[j].entry.mode == "riot"]
    if not others:
        return None
    return min(
        others,
        key=lambda j: (
            _is_bare_toll(triggers[j]),
            triggers[j].head != toll.head.head,
            abs(triggers[j].head.i - toll.head.i),
        ),
    )


def _is_in_reach(toll: Trigger, cause: Trigger) -> bool:
    """Whether the act can be what the toll is of: it stands in the toll's clause or in one beside it.

    Not in a clause of somebody else's further down: "was murdered *as the state goes on to register* violence".
    """
    above = {toll.head.i, *(t.i for t in toll.head.ancestors)}
    if _is_said_elsewhere(toll.head, cause.head):
        return False
    here, verbs = cause.head, 0
    while here.i not in above:
        if _tells_apart(here) or (here.dep_ == "ccomp" and here.head.i not in above):
            return False
        here = here.head
        verbs += here.pos_ == "VERB" and here.i not in above
    return verbs < _DEEP


def _is_said_elsewhere(toll: Token, cause: Token) -> bool:
    """Whether the toll is what somebody says in a clause below the act: "the raid ended, *police said* two died"."""
    around = {cause.i, *(t.i for t in cause.ancestors)}
    here = toll
    while here.i not in around and here.head != here:
        if here.dep_ == "ccomp" and here.head.i not in around:
            return True
        here = here.head
    return False


def _tells_apart(clause: Token) -> bool:
    """Whether a clause tells of something else than the one above: "soldiers *who shelled* it were killed".

    Not where it tells of what killed them: "by a bomb *that exploded*", "after a bomb *exploded*".
    """
    if clause.dep_ == "relcl":
        return clause.head.dep_ != "pobj" or clause.head.head.lower_ not in _WITHIN
    return clause.dep_ == "pcomp" and clause.head.lower_ not in _WITHIN


def _coordinated(first: Trigger, second: Trigger) -> bool:
    """Whether two coordinated words name one happening ("airstrikes and shelling", "degrade and defeat the group")."""
    v, w = first.head, second.head
    if w.dep_ != "conj" or (w.head != v and w not in v.conjuncts):
        return False
    if first.pos == "N" and second.pos == "N":
        return not after(v, "on", "against", "of", "by") or not after(w, "on", "against", "of", "by")
    return first.pos == second.pos == "V" and own_subject(w) is None and not children(v, "dobj", "agent", "prep")


def _weight(trigger: Trigger) -> tuple[int, int, int, int]:
    """Which trigger names the event best: not weak, not only its toll, with a mode, the earlier."""
    entry = trigger.entry
    return int(not entry.weak), int(entry.lethal is None), int(entry.mode is not None), -trigger.start


def _same(noun: Trigger, verb: Trigger) -> bool:
    """Whether `verb` tells of the happening that `noun` names, or both are verbs of one act."""
    a, b = noun.head, verb.head
    if noun.type == "COERCE" and noun.entry.mode and verb.entry.mode and noun.entry.mode != verb.entry.mode:
        return False  # "was arrested after a lockdown" is two acts
    if "self-claim" in (verb.entry.frame, noun.entry.frame):
        return False  # "the raid was claimed by" tells of the raid, and of the claim
    if verb.pos != "V":
        return noun.pos != "V" and (_part_of(noun, verb) or _is_called(a, b))
    if noun.pos == "N":
        return _noun_with_verb(a, b, verb) or _is_what_went_off(noun, verb)
    return _verb_with_verb(noun, verb)


def _part_of(a: Trigger, b: Trigger) -> bool:
    """A nominal toll inside or beside the attack ("the death of two men in an attack"), and who carried it out."""
    if a.type != "ASSAULT" and _includes(a.head, b.head):
        return True
    if b.head in [doer for verb in _light_verbs(a.head) for doer in agents(verb)]:
        return True  # "the explosion was carried out by *a suicide bomber*"
    if (a.head.dep_ == "compound" and a.head.head == b.head) or (b.head.dep_ == "compound" and b.head.head == a.head):
        return True
    if (a.entry.lethal is not None) == (b.entry.lethal is not None):
        return False
    return b.head in a.head.subtree or a.head in b.head.subtree


def _includes(whole: Token, part: Token) -> bool:
    """Whether one noun is told as a part of what the other names: "security, *including* more *patrols*"."""
    prep = part.head
    while prep.dep_ in ("conj", "pobj") and prep.pos_ in ("NOUN", "PROPN"):
        prep = prep.head
    return (
        prep.dep_ == "prep"
        and prep.lower_ == "including"
        and (whole in (prep.head, prep.head.head) or whole in prep.head.children)
    )


def _is_what_went_off(noun: Trigger, verb: Trigger) -> bool:
    """Whether the verb tells what the weapon did that stands for the attack: "an *IED* planted there *went off*"."""
    return noun.entry.mode == verb.entry.mode == "explosives" and subject(verb.head) == noun.head


def _light_verbs(noun: Token) -> list[Token]:
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "*one of the explosions* was carried out by"
    return [noun.head] if noun.dep_ == "nsubjpass" and noun.head.lemma_ in LIGHT_VERBS else []


def _is_called(noun: Token, name: Token) -> bool:
    """Whether one noun only says what the other is: "called the explosion *an attack*", "the blast was *an attack*"."""
    if name.dep_ in ("oprd", "ccomp", "attr") and noun.head in (name, name.head):
        return noun.dep_ in ("nsubj", "dobj", "nsubjpass")
    return name.dep_ == "oprd" and noun.dep_ == "dobj" and name.head == noun.head


def _noun_with_verb(noun: Token, verb: Token, trigger: Trigger) -> bool:
    if verb.lemma_ in LIGHT_VERBS and noun in objects(verb):
        return True
    if trigger.type != "ASSAULT" and _includes(verb, noun):
        return True
    doer = subject(verb)
    if doer is not None and (doer in noun.conjuncts or noun in unwrapped(doer)):
        entry = trigger.entry
        return entry.lethal is not None or entry.kinetic or entry.mode is None or entry.frame == "weapon-subject"
    if noun in agents(verb) or noun in after(verb, *_WITHIN):
        return trigger.entry.lethal is not None or trigger.entry.kinetic
    if trigger.entry.lethal is None:
        return False
    if verb in noun.subtree:
        return not any(c.lower_ in ("when", "where") for c in verb.children)
    head = noun.head
    while head.head != head and (head.pos_ == "ADP" or (head.dep_ in ("pobj", "conj") and head.pos_ == "NOUN")):
        head = head.head
    return head == verb or (head.lemma_ in LIGHT_VERBS and (verb.head == head or verb in head.subtree))


def _verb_with_verb(a: Trigger, b: Trigger) -> bool:
    """Whether two verbs tell one act: "shot and killed", "exploded, wounding nine", "struck a base, killing four"."""
    first, second = (a, b) if a.head.i < b.head.i else (b, a)
    v, w = first.head, second.head
    if w.dep_ == "pcomp" and w.head.lower_ == "by" and w.head.head == v:
        return True  # "committed a war crime *by beheading* soldiers"
    tolls = (first.entry.lethal is not None) + (second.entry.lethal is not None)
    if not tolls:
        return False
    if w.head == v and w.dep_ == "advcl" and any(c.lower_ in ("when", "after", "as", "while") for c in w.children):
        return True
    if w.head == v and w.dep_ in ("conj", "advcl", "xcomp", "dep", "ccomp", "acl"):
        if w.dep_ == "conj":
            return own_subject(w) is None or (tolls == 2 and first.entry.lethal != second.entry.lethal)
        return w.tag_ == "VBG" or w.dep_ in ("xcomp",)
    if v.head == w and v.dep_ == "advcl":
        return v.lower_.endswith("ing") or any(c.lower_ in ("when", "after", "as") for c in v.children)
    return tolls == 2 and w.head == v.head and w.dep_ == v.dep_ == "conj"


def _stands(scene: Scene, event: EventMention, *, violent: bool) -> bool:
    """Whether an event of weak words only has other evidence: violence in the report, or political actors beside it."""
    if event.main.pos == "V" and any(o.lower_ in _REFLEXIVES for o in objects(event.head)):
        return event.main.entry.mode == "suicide-attack" or any(t.entry.lethal == "killed" for t in event.members)
    if event.main.entry.frame == "anaphor":
        return violent  # "the incident" is what the report tells of
    if not event.main.entry.weak:
        return True
    if event.type == "AGREE" and len(event.members) > 1 and violent:
        return True  # "a deal was reached"
    if event.type == "ASSAULT":
        told = event.main.entry.lethal is not None or bool(event.members[1:])
        return violent and told and not any(_is_mourned(t.head) for t in event.members)
    head = event.head
    around = (
        [subject(head)]
        if event.main.pos == "V"
        else [c for c in head.children if c.dep_ in ("poss", "compound", "amod")]
    )
    around += [*objects(head), *after(head, "with", "to", "by", "between", "from", "of", "for")]
    if event.main.pos == "N" and head.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass"):
        around += [subject(head.head)] if head.head.pos_ == "VERB" else []
    return any(t is not None and is_political(scene, t) for t in around)


def _is_mourned(word: Token) -> bool:
    """Whether the word only says whom somebody feels with: "our *condolences* to the families of the victims"."""
    near = [t for above in word.ancestors for t in (above, *children(above, "dobj"))]
    return word.pos_ in ("NOUN", "PROPN") and any(t.lemma_.lower() in _SYMPATHY for t in near)


def light_subject(noun: Token) -> Token | None:
    """The subject of the light verb that carries the noun ("*Rebels* launched an attack")."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head
    if head.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_ in LIGHT_VERBS:
        return subject(verb)
    if head.dep_ == "nsubjpass" and verb.lemma_ in LIGHT_VERBS:
        by = agents(verb)
        return by[0] if by else None
    return None


def toll_children(token: Token) -> list[Token]:
    """The numerals and quantity words that hang on a noun."""
    return children(token, "nummod", "quantmod", "det", "amod")
