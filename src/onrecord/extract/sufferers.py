"""Whom the words concern that tell of dead, hurt or taken people: the nouns that are to be counted."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.counting import Bounds, is_aged, is_people, quantity_of
from onrecord.extract.scene import Scene
from onrecord.extract.syntax import after, children, conjuncts, expand, is_bare_participle, is_passive, objects, subject
from onrecord.extract.triggers import Trigger
from onrecord.lexicons.casualties import casualty_words
from onrecord.lexicons.kinds import PEOPLE, kinds_of

PERSONAL = frozenset({"he", "she", "him", "her", "who", "i", "himself", "herself"})
_SUBJECT_LEAVES = frozenset({"leave", "displace", "drive", "force", "uproot"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves"})
# Who finds or buries the dead is neither the one who killed them nor the one who died.
FINDING = frozenset({"find", "discover", "recover", "pull", "retrieve", "bury", "mourn", "receive"})


def concerned(scene: Scene, trigger: Trigger) -> list[Token]:
    """The heads of the noun phrases that say to whom it was done, and the word itself where it is a number of them."""
    if included := _said_to_include(trigger.head):
        return included
    if trigger.pos == "V":
        told = [each for token in _of_verb(trigger) for each in _told_by(scene, trigger.head, token)]
        return _with_kin(_with_listed(told))
    if trigger.pos == "A":
        return _of_adjective(trigger.head)
    return _of_toll_noun(scene, trigger.head)


def _said_to_include(word: Token) -> list[Token]:
    """Those after "The dead *include* …"; the verb is no part of what happened to them."""
    verb = word.head
    return objects(verb) if word.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in casualty_words("including") else []


def _told_by(scene: Scene, verb: Token, token: Token) -> list[Token]:
    """Whom an object stands for: "suffered *burns*" its subject, "found *the bodies* of two men" the men."""
    lemma = token.lemma_.lower()
    if lemma in casualty_words("injuries") and verb.lemma_ in casualty_words("bearing-verbs") and not is_passive(verb):
        return _people(scene, subject(verb))
    if lemma != "life" and lemma not in casualty_words("body-words"):
        return [token]
    if any(c.lower_ == "whose" for c in token.children):
        return []
    if is_own_life(token):
        return [token]
    owners = [t for t in after(token, "of") if t.pos_ == "NUM" or is_people(scene, t)]
    owners += [t for t in children(token, "poss") if is_people(scene, t)]
    owners += [k for t in owners for a in children(t, "appos") if is_kin(a) for k in conjuncts(a) if k not in owners]
    return owners if owners or lemma == "life" else [token]


def is_own_life(token: Token) -> bool:
    """Whether the noun is somebody's life who is told by a pronoun alone ("took *her life*", "taking his own life")."""
    return token.lower_ == "life" and any(c.lower_ in ("his", "her") for c in children(token, "poss"))


def _with_listed(tokens: list[Token]) -> list[Token]:
    """Those named, and what the parser takes for an apposition of a list: "a nurse, *two women* and *a boy*"."""
    found = {t.i: t for t in tokens}
    for token in tokens:
        for item in children(token, "appos"):
            if _is_next_in_list(token, item):
                found.update((t.i, t) for t in conjuncts(item))
    return sorted(found.values(), key=lambda t: t.i)


def _is_next_in_list(first: Token, item: Token) -> bool:
    """Whether both stand in one list; a comma closes an apposition ("two men, A and B, were")."""
    last = conjuncts(item)[-1].right_edge
    joined = any(c.dep_ in ("conj", "cc") for c in item.children)
    if not (first.pos_ == item.pos_ == "NOUN" and joined and first.dep_ in ("nsubj", "nsubjpass")):
        return False
    closed = last.i + 1 < len(last.doc) and last.nbor().text in (",", "-", "–", "—")
    return not closed and not any(c.lower_ in ("was", "is", "has") for c in children(first.head, "aux", "auxpass"))


def _with_kin(tokens: list[Token]) -> list[Token]:
    """Those named, and their kin told in apposition: "killed Ali Aziz, *his wife* and their *two children*"."""
    found = {t.i: t for t in tokens}
    for token in tokens:
        for kin in (a for a in children(token, "appos") if is_kin(a)):
            listed = [*conjuncts(kin), *(c for name in children(kin, "appos") for c in conjuncts(name)[1:])]
            # One alone says who the person is ("Ali Aziz, his brother").
            if len(listed) > 1:
                found.update((t.i, t) for t in listed)
    return list(found.values())


def _people(scene: Scene, token: Token | None) -> list[Token]:
    """The noun and its conjuncts where it names somebody; nobody else can bear a wound."""
    if token is None:
        return []
    named = may_be_named(scene, token)
    return expand([token]) if named or is_people(scene, token) or token.lower_ in PERSONAL else []


def may_be_named(scene: Scene, token: Token) -> bool:
    """Whether a name that is no known place or body can be a person's, whatever the model takes it for."""
    end = token.idx + len(token)
    if token.tag_ == "NNP" and any(is_age(scene, c) for c in children(token, "appos")):
        return True
    return token.tag_ == "NNP" and scene.place_at(token.idx, end) is None and scene.actor_at(token.idx, end) is None


def is_age(scene: Scene, token: Token) -> bool:
    """Whether the number says how old somebody is."""
    return any(q.kind == "age" and q.start <= token.idx < q.end for q in scene.quantities)


def _bearers(scene: Scene, wound: Token) -> list[Token]:
    """Who has the wound: "found *two men* with gunshot wounds", "*a boy* suffering from a wound"."""
    prep = wound.head
    if wound.dep_ != "pobj" or prep.lower_ not in ("with", "from", "for"):
        return []
    holder = prep.head
    if holder.dep_ == "pobj" and not is_people(scene, holder):
        holder = holder.head.head
    if holder.pos_ not in ("VERB", "AUX"):
        return _people(scene, holder)
    if holder.lemma_ in ("die", "succumb", "kill", "perish"):
        return []
    done_to = objects(holder)
    return [t for o in done_to for t in _people(scene, o)] or _people(scene, subject(holder))


def _of_verb(trigger: Trigger) -> list[Token]:
    verb = trigger.head
    before = verb.nbor(-1) if verb.i else verb
    if before.pos_ == "NUM" and before.dep_ == "conj" and _counts_next(before):
        return [before]
    if verb.dep_ == "amod":
        return conjuncts(verb.head)
    own = [
        c for c in verb.children if c.dep_ == "dobj" or (c.dep_ == "npadvmod" and c.pos_ == "NUM" and c.i == verb.i + 1)
    ]
    if verb.dep_ == "acl" and own:
        return expand(own)
    if trigger.entry.frame == "patient" and not is_passive(verb):
        if verb.lemma_ in _SUBJECT_LEAVES:
            return objects(verb) or [c for c in children(verb, "npadvmod") if c.i > verb.i and children(c, "nummod")]
        if verb.lemma_ in {*FINDING, "lose"} and ((found := _found_or_lost(verb)) or verb.lemma_ in ("bury", "mourn")):
            numbered = [t for t in found if verb.lemma_ != "bury" or t.lower_ != "dead" or children(t, "nummod")]
            return [t for t in numbered if not _is_hurt(t)]
        if bodies := [o for o in objects(verb) if o.lemma_.lower() in casualty_words("toll-nouns")]:
            return bodies
        return expand([s]) if (s := subject(verb)) is not None else []
    if is_bare_participle(verb):
        return expand([s]) if (s := subject(verb)) is not None else []
    found = objects(verb)
    if (
        not found
        and is_passive(verb)
        and (listed := [a for c in children(verb, "auxpass") for a in children(c, "attr")])
    ):
        # "Also killed were a nurse and two guards."
        return expand(listed)
    if not found and is_passive(verb) and (s := subject(verb)) is not None and is_aged(s):
        return [s]
    # The parser takes "shot her brother" for "shot her" and "her brother".
    return [t for t in found if t.lower_ != "her" or all(o.left_edge.i != t.i + 1 for o in found)]


def _found_or_lost(verb: Token) -> list[Token]:
    """Whom somebody found dead, or lost: "found *the family* dead", "lost *her mother*"."""
    found = objects(verb) or expand(s for c in children(verb, "ccomp") for s in children(c, "nsubj"))
    return [t for t in found if verb.lemma_ != "lose" or t.lemma_.lower() not in ("life", *casualty_words("injuries"))]


def _of_adjective(word: Token) -> list[Token]:
    if word.dep_ == "conj" and not children(word, "nummod", "nsubj"):
        return _of_adjective(word.head) if word.head.pos_ in ("ADJ", "VERB", "NOUN") and word.head != word else []
    if word.tag_ == "RB":
        return _done_fatally(word.head)
    behind = word.dep_ == "amod" and word.i > word.head.i
    if (word.dep_ == "acl" or behind) and word.head.pos_ in ("NOUN", "PROPN"):
        first = word.head
        while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
            first = first.head
        return [t for t in conjuncts(first) if t == first or t.pos_ != "NUM" or not _counts_next(t)]
    if own := children(word, "nsubj"):
        return expand(own)
    if word.dep_ in ("acomp", "oprd", "ccomp", "attr", "dobj", "xcomp") and word.head.pos_ in ("VERB", "AUX"):
        verb = word.head
        if is_passive(verb):
            return objects(verb) if verb.lemma_ in casualty_words("finding-verbs") else []
        governed = children(verb, "dobj", "nsubj") if verb.lemma_ in casualty_words("finding-verbs") else []
        governed = [g for g in governed if g.dep_ == "dobj"] or governed
        return expand(g for g in governed if g != word) or expand(children(word, "nsubj"))
    if word.dep_ == "amod" and word.head.pos_ == "NUM":
        return [t for t in conjuncts(word.head) if t == word.head or not _counts_next(t)]
    if word.dep_ == "amod":
        # "dead men and women" are all dead, "a dead man and an unharmed child" are not.
        return [t for t in conjuncts(word.head) if t == word.head or not children(t, "amod")]
    if children(word, "nummod") or word.dep_ in ("pobj", "conj"):
        return [word]
    return expand(children(word, "nsubj"))


def _is_hurt(token: Token) -> bool:
    """Whether the noun is the wounded, or a number of them, beside the dead that were found."""
    return any(t.lower_ in ("wounded", "injured", "casualties") for t in (token, *after(token, "of")))


def _counts_next(number: Token) -> bool:
    """Whether the number is that of the toll word after it: "four dead and *30* injured"."""
    following = number.nbor() if number.i + 1 < len(number.doc) else None
    return following is not None and following.lemma_.lower() in ("injure", "injured", "wound", "wounded", "hurt")


def _done_fatally(head: Token) -> list[Token]:
    """Whom "fatally" concerns: "two *fatally*", "*the boy* fatally shot himself"."""
    if head.pos_ in ("NUM", "NOUN", "PRON"):
        return [head]
    found = objects(head) if head.pos_ == "VERB" else []
    if any(o.lower_ in _REFLEXIVES for o in found):
        return expand([s]) if (s := subject(head)) is not None else []
    return found


def _of_toll_noun(scene: Scene, head: Token) -> list[Token]:
    """Whom a noun such as "killing" or "toll" concerns: what stands after "of", before it, or its own number."""
    found = [t for t in after(head, "of") if t.pos_ == "NUM" or is_people(scene, t)]
    if head.lemma_.lower() in casualty_words("toll-nouns") and (toll := _toll_number(head)) is not None:
        return [*found, toll]
    if own_number(scene, head) is not None and head.lemma_.lower() not in ("wound", "burn", "fracture"):
        return [head]
    if found:
        return found
    if head.lemma_.lower() in casualty_words("injuries") and (bearers := _bearers(scene, head)):
        return bearers
    deaths = head.lemma_.lower() in ("death", "injury", "wound")
    return [
        c
        for c in children(head, "poss", "compound")
        if c.ent_type_ == "PERSON"
        or kinds_of(c.lemma_.lower()) & (PEOPLE if deaths or c.dep_ == "compound" else {"civilian"})
    ]


def own_number(scene: Scene, word: Token) -> Bounds | None:
    """The number on a word that stands for people or deaths itself ("four *dead*", "no *casualties*"), if any."""
    quantity = quantity_of(scene, word)
    if quantity is not None:
        return (None, None) if quantity.vague else (quantity.low, quantity.high)
    if any(c.lower_ == "no" for c in children(word, "det")):
        return 0, 0
    return None


def _toll_number(noun: Token) -> Token | None:
    """The number that a toll stands at ("the death toll rose to *25*", "put the toll at *19*")."""
    verb = noun.head
    return number_after(verb, noun) if verb.lemma_ in casualty_words("toll-verbs") else None


def number_after(verb: Token, noun: Token) -> Token | None:
    """The number to which the verb brings the noun ("put the toll at *19*")."""
    numbers = [*after(verb, "to", "at"), *children(verb, "dobj", "attr")]
    return next((n for n in numbers if n != noun and (n.pos_ == "NUM" or children(n, "nummod"))), None)


def is_kin(token: Token) -> bool:
    """Whether somebody is told as another's: "his wife", "their four children"."""
    return any(c.lower_ in ("his", "her", "their") for c in children(token, "poss"))
