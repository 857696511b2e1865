"""Who did it and to whom: the actors and targets of an event, from the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extract.events import LIGHT_VERBS, EventMention, light_subject
from onrecord.extract.scene import Scene, is_political, noun_is
from onrecord.extract.sufferers import FINDING
from onrecord.extract.syntax import (
    NAMED,
    after,
    agents,
    children,
    expand,
    is_bare_participle,
    is_passive,
    objects,
    subject,
    unwrapped,
)
from onrecord.extract.triggers import Trigger
from onrecord.lexicons.kinds import PEOPLE, kinds_of
from onrecord.lexicons.triggers import trigger_index
from onrecord.lexicons.weapons import weapon_phrases

_ON = ("on", "at", "against", "upon", "onto")
# "Fired *at* the base" says whom; "explosions *at* the airport" says where.
_ON_NOUN = ("on", "against", "upon")
_DATE_ENTITIES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_BLAME = frozenset({"blame", "accuse", "suspect", "charge", "convict", "indict", "condemn", "hold"})
# "detained in connection with the attack", "charged with the killing".
_HELD = frozenset({"arrest", "detain", "sentence", "jail", "imprison", "link", "implicate", "prosecute"})
_CONNECTIONS = frozenset({"connection", "relation", "role", "part", "involvement", "charge"})
# "attributed the strike to the air force".
_ATTRIBUTING = frozenset({"attribute", "ascribe", "impute"})
# "admitted the downing of a jet", "denied the attack".
_OWNING_UP = frozenset({"admit", "acknowledge", "deny", "confess", "celebrate", "hail"})
# "come under attack", "suffer an assault": the subject is the one that it is done to.
_SUFFERING = frozenset(
    {
        "come",
        "suffer",
        "face",
        "survive",
        "endure",
        "sustain",
        "escape",
        "undergo",
        "repel",
        "repulse",
        "foil",
        "thwart",
        "condemn",
    }
)
_SUFFERERS = frozenset({"come", "suffer", "face", "survive", "endure", "sustain", "escape", "undergo"})


# What acts for those who man it.
_PLATFORMS = frozenset(
    {"aircraft", "jet", "warplane", "plane", "bomber", "drone", "uav", "helicopter", "gunship", "vehicle", "tank",
     "artillery", "battery", "warship", "gunboat", "ship", "vessel", "submarine", "boat", "convoy", "navy"}
)  # fmt: skip
# Verbs that say who carried out what a noun names ("a raid *conducted* by the army").
_CARRYING_OUT = LIGHT_VERBS | {"orchestrate", "organise", "organize", "mastermind", "spearhead", "blame", "attribute"}
_WAYS = frozenset({"street", "st", "road", "rd", "avenue", "ave", "highway", "boulevard", "lane", "drive", "route"})
# Weapons that are often the target themselves ("destroyed two tanks").
_HIT_WEAPONS = frozenset({"tank", "drone", "helicopter", "aircraft", "jet", "warplane", "uav", "bomber", "gunship"})
# Modifiers that say how, not who ("a *military* operation", "a *terrorist* attack").
_MANNER = frozenset(
    {
        "military",
        "artillery",
        "terrorist",
        "infantry",
        "force",
        "jet",
        "sniper",
        "commando",
        "troop",
        "bomber",
        "group",
        "insurgent",
        "front",
        "unit",
        "guerrilla",
    }
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads of the noun phrases that name the actors and the targets."""

    actors: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()


def find_roles(scene: Scene, event: EventMention) -> Roles:
    """The actors and targets of the event, from all its triggers, each once."""
    actors: list[Token] = []
    targets: list[Token] = []
    members = sorted(event.members, key=lambda t: (t is not event.main, t.entry.lethal is not None, t.start))
    heads = {token.i for t in event.members for token in _own_words(t)}
    for trigger in members:
        found = _verb_roles(scene, trigger) if trigger.pos == "V" else _noun_roles(scene, trigger)
        actors.extend(a for a in found.actors if a.i not in heads)
        targets.extend(t for t in found.targets if t.i not in heads)
    actors = _distinct(a for a in actors if _can_act(scene, a, event.type))
    targets = [
        t
        for t in _distinct(targets)
        if t.i not in {a.i for a in actors} and not _is_event(t) and not _is_weapon(scene, t) and not _is_way(t)
    ]
    # "51 wounded" beside "25 fighters": the number alone names nobody.
    targets = [t for t in targets if t.pos_ != "NUM"] or targets
    return Roles(
        tuple(actors),
        tuple(t for t in targets if t.ent_type_ not in _DATE_ENTITIES or t.pos_ == "NUM" or kinds_of(t.lemma_.lower())),
    )


def _own_words(trigger: Trigger) -> list[Token]:
    """The words of the trigger that its wording names, not those that stand between them ("put *the men* on trial")."""
    inside = trigger.head.doc[trigger.start : trigger.end]
    return [t for t in inside if t == trigger.head or {t.lemma_.lower(), t.lower_} & {*trigger.words}]


def _distinct(tokens: Iterable[Token]) -> list[Token]:
    """Each once, by its name where it is a description beside one ("the White Helmets, *the group* that …")."""
    return list({t.i: t for t in map(_named, tokens)}.values())


def _named(token: Token) -> Token:
    if (
        token.dep_ == "appos"
        and token.pos_ == "NOUN"
        and token.head.pos_ == "PROPN"
        and token.head.ent_type_ not in _DATE_ENTITIES
    ):
        return token.head
    return token


def _is_weapon(scene: Scene, token: Token) -> bool:
    """Whether the noun is what it was done with ("fired *rockets* at the base"), not whom it was done to."""
    lemma = token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_.removesuffix("s")
    return (lemma,) in weapon_phrases(scene.folders) and lemma not in _HIT_WEAPONS


def _is_way(token: Token) -> bool:
    """Whether the noun is a street by its name: "a shooting on *Kenton Street*" says where."""
    return token.pos_ == "PROPN" and token.lower_.rstrip(".") in _WAYS


def _is_event(token: Token) -> bool:
    return token.lemma_.lower() in {
        "attack",
        "strike",
        "blast",
        "explosion",
        "war",
        "conflict",
        "fight",
        "talk",
        "battle",
        "salvo",
        "barrage",
        "volley",
        "responsibility",
        "allegation",
        "claim",
    }


def _can_act(scene: Scene, token: Token, event_type: str) -> bool:
    """Whether the noun can be somebody who acts; a bomb, a blast or a place alone is not."""
    if token.ent_type_ in _DATE_ENTITIES and not kinds_of(token.lemma_.lower()) and token.pos_ != "NUM":
        return False
    if _is_platform(scene, token):
        return True
    if _is_weapon(scene, token) or any(_is_event(each) for each in unwrapped(token) if each != token):
        return False
    if any(_is_raid(scene, each) for each in unwrapped(token) if each != token):
        return False  # "one of the raids hit the market"
    if is_political(scene, token) or noun_is(token, "civilian"):
        return True
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "we", "i", "him", "them", "her", "his", "their", "its")
    return token.pos_ == "PROPN" and token.ent_type_ not in ("FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT")


def _is_raid(scene: Scene, noun: Token) -> bool:
    """Whether the noun is a word for an attack and for no people."""
    return names_an_event(scene, noun, "ASSAULT") and not any(noun_is(noun, kind) for kind in PEOPLE)


def _is_platform(scene: Scene, token: Token) -> bool:
    """Whether it is a craft, vehicle or battery of somebody named: "Russian aircraft", "an Israeli vehicle"."""
    owned = any(c.dep_ in ("amod", "compound", "nmod", "poss") and _acts(scene, c) for c in token.children)
    return owned and token.lemma_.lower() in _PLATFORMS


def _verb_roles(scene: Scene, trigger: Trigger) -> Roles:
    verb = trigger.head
    if verb.lemma_ in FINDING and trigger.entry.frame == "patient":
        return _patient(scene, verb)
    carried = [o for o in trigger_nouns(trigger) if names_an_event(scene, o, trigger.type)]
    if carried:
        return _carried_roles(verb, carried[-1])
    if verb.tag_ == "MD":
        return Roles((), tuple(_subjects(verb.head)))
    if trigger.entry.lethal and trigger.entry.frame == "agent" and is_bare_participle(verb):
        return Roles((), tuple(_subjects(verb)))
    found = _FRAMES[trigger.entry.frame](scene, verb)
    inner = _inner_verb(trigger)
    return found if found.targets or inner is None else Roles(found.actors, _FRAMES["agent"](scene, inner).targets)


def _inner_verb(trigger: Trigger) -> Token | None:
    """The last verb of a phrase, which has the object: "plans to *attack*"."""
    verbs = [t for t in trigger.head.doc[trigger.head.i + 1 : trigger.end] if t.pos_ == "VERB"]
    return verbs[-1] if verbs else None


def names_an_event(scene: Scene, noun: Token, event_type: str) -> bool:
    """Whether the lexicon knows the noun as a word for this type of event."""
    patterns = trigger_index(scene.folders).get(noun.lemma_.lower(), ())
    return any(p.pos == "N" and p.entry.type == event_type for p in patterns)


def trigger_nouns(trigger: Trigger) -> list[Token]:
    """The nouns inside the words of a verb phrase ("launched an *attack*", "came under *attack*")."""
    doc = trigger.head.doc
    return [doc[i] for i in range(trigger.start, trigger.end) if doc[i].pos_ == "NOUN" and i != trigger.head.i]


def _carried_roles(verb: Token, noun: Token) -> Roles:
    """The roles of an act that a light verb carries: "launched an attack *on the base*", "*it* came under attack"."""
    done_to = after(noun, *_ON_NOUN) or after(verb, *_ON_NOUN)
    by = after(noun, "by", "from") or after(verb, "by", "from")
    if verb.lemma_ in _SUFFERERS:
        return Roles(tuple(by), tuple(_subjects(verb)))
    if not done_to and noun.dep_ == "pobj":  # "put *the men* on trial"
        done_to = [o for o in objects(verb) if o != noun]
    if is_passive(verb):
        return Roles(tuple(agents(verb)), tuple(done_to))
    return Roles(tuple(_subjects(verb)), tuple(done_to))


def _agent(scene: Scene, verb: Token) -> Roles:
    if verb.lemma_ == "fall":
        return Roles(tuple(after(verb, "to")), tuple(_subjects(verb)))
    targets = [o for o in objects(verb) if not (_is_weapon(scene, o) or _is_event(o))] or after(verb, *_ON)
    targets += after(verb, "alongside") if targets and is_passive(verb) else []
    if is_passive(verb):
        return Roles(tuple(agents(verb)), tuple(targets))
    return Roles(tuple(_subjects(verb)), tuple(targets))


def _patient(scene: Scene, verb: Token) -> Roles:
    done_to = objects(verb) if is_passive(verb) else _subjects(verb)
    if verb.lemma_ in ("displace", "drive", "force", "uproot") and not is_passive(verb):
        return _agent(scene, verb)
    if verb.lemma_ == "leave":
        done_to = objects(verb)
    if verb.lemma_ in FINDING and not is_passive(verb):
        dead = objects(verb) or [s for c in children(verb, "ccomp", "oprd") for s in children(c, "nsubj")]
        found = [each for o in dead for each in (after(o, "of") or [o])]
        return Roles((), tuple(t for t in found if t.ent_type_ == "PERSON" or kinds_of(t.lemma_.lower()) & PEOPLE))
    return Roles(tuple(agents(verb)), tuple(t for t in done_to))


def _mutual(scene: Scene, verb: Token) -> Roles:
    return Roles((*_subjects(verb), *after(verb, "with")), ())


def _weapon_subject(scene: Scene, verb: Token) -> Roles:
    """Who blew something up, or what blew up under whom ("a bomb exploded under *a convoy*")."""
    done_to = objects(verb)
    doers = (
        agents(verb)
        if is_passive(verb)
        else [s for s in _subjects(verb) if done_to or kinds_of(s.lemma_.lower()) & {"armed", "security"}]
    )
    return Roles(tuple(doers), tuple(done_to) + tuple(after(verb, "under", "beneath")))


def _self_claim(scene: Scene, verb: Token) -> Roles:
    return Roles(tuple(agents(verb) if is_passive(verb) else _subjects(verb)), ())


def _accuse(scene: Scene, verb: Token) -> Roles:
    return Roles(
        tuple(agents(verb) if is_passive(verb) else _subjects(verb)), tuple(objects(verb) or after(verb, "on", "to"))
    )


def _responsible(scene: Scene, word: Token) -> Roles:
    """The one held responsible; who holds so is the speaker, known later."""
    copula = word if word.lemma_ == "be" else word.head
    return Roles((), tuple(_subjects(copula)))


def _nobody(scene: Scene, verb: Token) -> Roles:
    """The incident that "occurred" names nobody itself."""
    return Roles((), ())


_FRAMES: dict[str, Callable[[Scene, Token], Roles]] = {
    "agent": _agent,
    "patient": _patient,
    "mutual": _mutual,
    "weapon-subject": _weapon_subject,
    "self-claim": _self_claim,
    "accuse": _accuse,
    "responsible": _responsible,
    "anaphor": _nobody,
}


def _subjects(verb: Token) -> list[Token]:
    blamed = _blamed_above(verb)
    if blamed:
        return blamed
    found = subject(verb)
    return expand([found]) if found is not None else []


def _blamed_above(verb: Token) -> list[Token]:
    """For "accused the army of killing": the army."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.lemma_ in _BLAME:
        return objects(verb.head.head)
    return []


def _noun_roles(scene: Scene, trigger: Trigger) -> Roles:
    noun = trigger.head
    if trigger.pos == "A":
        return _adjective(scene, trigger)
    if trigger.entry.nominal == "clash":
        return _clash(scene, noun)
    modifiers = [c for c in noun.children if c.dep_ in ("poss", "compound", "amod", "nmod") and _acts(scene, c)]
    modifiers += _leaders(scene, noun)
    actors = [*after(noun, "by", "from"), *_carriers(noun)]
    targets = [*_participles(noun), *_sufferer(noun)]
    if trigger.entry.nominal == "killing":
        victims = [m for m in modifiers if m.dep_ in ("poss", "compound") and not actors]
        of = after(noun, "of")
        if of:
            actors += [m for m in modifiers if m not in victims or m.dep_ == "poss"]
            victims = []
        return Roles(tuple(actors), tuple(of + victims + targets))
    if trigger.entry.nominal == "speech":
        return Roles(tuple(actors + modifiers + after(noun, "between", "of")), tuple(after(noun, "to", "with", *_ON)))
    if trigger.type == "RETREAT" and not modifiers and not actors:
        actors = after(noun, "of")
    return Roles(tuple(modifiers + actors), tuple(after(noun, *_ON_NOUN) + targets))


def _leaders(scene: Scene, noun: Token) -> list[Token]:
    """Who leads it: "a *Russian*-led attack"."""
    led = [c for c in noun.children if c.dep_ == "amod" and c.lower_ == "led"]
    return [c for word in led for c in word.children if c.dep_ in ("npadvmod", "amod", "compound") and _acts(scene, c)]


def _adjective(scene: Scene, trigger: Trigger) -> Roles:
    word = trigger.head
    if trigger.entry.frame == "responsible":
        return _responsible(scene, word)
    if word.dep_ == "amod":
        return Roles((), tuple(expand([word.head])))
    return Roles((), tuple(_subjects(word.head)) if word.dep_ in ("acomp", "oprd", "attr", "ccomp") else ())


def _clash(scene: Scene, noun: Token) -> Roles:
    sides = [
        *after(noun, "between", "among", "with"),
        *(c for c in noun.children if c.dep_ in ("poss", "compound", "amod") and _acts(scene, c)),
    ]
    return Roles(tuple(sides + _carriers(noun)), tuple(after(noun, "against")))


def _acts(scene: Scene, token: Token) -> bool:
    """Whether a modifier of an event noun names who did it ("*US* strikes"; not "*Friday's* attack")."""
    if token.ent_type_ in _DATE_ENTITIES or token.lower_ in ("first", "last"):
        return False
    if token.lower_ in ("their", "its", "his", "her"):
        return True
    match = scene.actor_at(token.idx, token.idx + len(token))
    if match is not None and match.actor is not None:
        return True
    if token.ent_type_ in NAMED:
        return token.dep_ != "compound" or token.ent_type_ != "GPE" or token.lower_ in ("us", "uk", "u.s.")
    return token.lower_ not in _MANNER and bool(kinds_of(token.lemma_.lower()) & {"armed", "security"})


def _carriers(noun: Token) -> list[Token]:
    """Who stands behind the noun by way of a verb: a light verb's subject, one blamed for it, one behind it."""
    carried = light_subject(noun)
    if carried is not None:
        return expand([carried])
    done_by = [a for verb in _told_of(noun) for a in agents(verb)]
    if done_by:
        return done_by
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _ATTRIBUTING:
        return after(noun.head, "to")
    if noun.dep_ == "dobj" and noun.head.lemma_ in _OWNING_UP:
        return _subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        return _linked_by(noun.head)
    return []


def _told_of(noun: Token) -> list[Token]:
    """Participles that say who did it: "a raid *conducted* by the army", "attacks on police *carried* out by …"."""
    ends = [noun, *(o for prep in children(noun, "prep") for o in children(prep, "pobj"))]
    return [v for end in ends for v in children(end, "acl") if v.tag_ == "VBN" and v.lemma_ in _CARRYING_OUT]


def _linked_by(prep: Token) -> list[Token]:
    """Whom a verb links to the noun after the preposition: one blamed for it, charged over it, behind it."""
    verb = prep.head
    while verb.lemma_ in _CONNECTIONS and verb.head.dep_ == "prep":
        verb = verb.head.head
    if prep.lower_ in ("for", "of", "over", "with", "in", "to") and verb.lemma_ in _BLAME | _HELD:
        return objects(verb)
    if prep.lower_ == "for" and verb.lemma_ in ("responsible", "responsibility"):
        return _subjects(verb.head)
    if prep.lower_ == "behind" and verb.lemma_ == "be":
        return _subjects(verb)
    if prep.lower_ == "in" and verb.lemma_ in ("involve", "participate", "implicate", "engage"):
        return objects(verb) if is_passive(verb) else _subjects(verb)
    return []


def _participles(noun: Token) -> list[Token]:
    """What participles and relative clauses on the noun are done to ("attacks *targeting bus stations*")."""
    found: list[Token] = []
    for child in children(noun, "acl", "relcl"):
        if child.lemma_ in ("target", "hit", "strike", "destroy", "damage"):
            found.extend(objects(child))
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in (
        "target",
        "hit",
        "strike",
        "destroy",
        "damage",
        "rock",
        "shake",
        "rip",
        "tear",
        "shatter",
    ):
        found.extend(objects(verb) or after(verb, "through", "into"))
    return found


def _sufferer(noun: Token) -> list[Token]:
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ in _SUFFERERS and verb.pos_ == "VERB" and (noun.dep_ == "dobj" or noun.head.lower_ == "under"):
        found = subject(verb)
        return expand([found]) if found is not None else []
    return []
