"""Whether an event is told as a fact, or as planned, threatened, demanded, supposed or only possible."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.governing import auxiliaries, carries, governors, holder, is_definite, is_infinitive
from onrecord.extract.polarity import is_not_done, polarity_of
from onrecord.extract.supposed import is_disowned, supposed
from onrecord.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_negated, own_subject, unwrapped
from onrecord.lexicons.modality import words_of
from onrecord.model import Modality

__all__ = ["modality_of", "polarity_of"]

_VERBS = ("VERB", "AUX")
_MODALS: dict[str, Modality] = {
    "will": "planned", "'ll": "planned", "shall": "planned", "wo": "planned", "may": "possible", "might": "possible",
    "would": "hypothetical", "'d": "hypothetical", "could": "hypothetical", "can": "hypothetical", "ca": "hypothetical",
    "must": "demanded", "should": "demanded", "ought": "demanded",
}  # fmt: skip
_FUTURE = frozenset({"will", "'ll", "wo", "would", "'d", "shall", "could", "may", "might", "can"})
_FOR_PREPOSITIONS = frozenset({"for", "to", "of", "on", "against", "about"})
_FROM = frozenset({"from", "against"})
# "had planned attacks", "plotted the killing": the act is not done, also without "to".
_PLOTTING = frozenset({"plan", "plot", "prepare"})
_PRESENT = ("VBZ", "VBP")
_UP_TO = frozenset({"until", "till"})
_TO_COME = frozenset({"until", "till", "before", "once"})
# "called it an attack", "told him of": the verb that demands also only tells.
_ASKING = frozenset({"call", "appeal", "ask", "push", "press", "lobby", "plead", "beg", "advocate"})
_INVOLVED = frozenset({"engage", "participate", "take", "involve", "be"})
_ENDING = frozenset({"stop", "halt", "end", "cease"})
_ENDINGS = frozenset({"end", "halt", "stop", "cessation"})
_THREATENING = frozenset({"say", "warn", "announce", "vow", "insist", "declare"})
_UNSURE = frozenset(
    {
        "believe",
        "suspect",
        "fear",
        "appear",
        "seem",
        "speculate",
        "presume",
        "assume",
        "suppose",
        "allege",
        "suggest",
        "imply",
        "rumour",
        "rumor",
    }
)


def modality_of(event: EventMention, *, verbal_act: bool = False) -> Modality:
    """How the event is told; `actual` where nothing says otherwise.

    An act of speech (`verbal_act`: a demand, a threat, a pledge) is itself done when it is told; only "would demand" or
    "if they agree" make it less than actual.
    """
    own = _own(event)
    if verbal_act:
        return own if own in ("hypothetical", "possible", "planned") else "actual"
    if is_disowned(event.head):
        return "actual"
    if own is not None:
        return own
    if _is_to_end(event):
        return "actual"
    if (guessed := supposed(event)) is not None:
        return guessed
    for above, link in governors(event):
        found = _governed(event, above, link)
        if found is not None:
            return found
    return "actual"


def _is_to_end(event: EventMention) -> bool:
    """Whether it goes on and somebody wants it ended: "called for an end to *the attacks*", "cease *airstrikes*"."""
    noun = event.head
    if event.main.pos == "V" or noun.tag_ not in ("NNS", "NNPS"):
        return False
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.dep_ == "dobj":
        return noun.head.lemma_ in _ENDING
    return noun.dep_ == "pobj" and noun.head.lower_ in ("to", "of") and noun.head.head.lemma_ in _ENDINGS


def _own(event: EventMention) -> Modality | None:
    """What the words on the event itself make of it."""
    head = event.head
    if event.main.end - event.main.start > 1 and (within := _of_own_words(event)) is not None:
        return within
    if event.main.pos == "V":
        if _is_asked(head):
            return "possible"
        if any(_is_hedged(t.head) for t in event.members if t is event.main or (t.pos == "V" and not t.entry.lethal)):
            return "possible"
        return _of_condition(event, head) or _of_auxiliaries(event, head) or _of_marker(head)
    return _of_modifiers(head) or _of_carrier(event)


def _is_asked(verb: Token) -> bool:
    """Whether the verb stands in a question that can be answered with yes or no: "*Did* the army *bomb* the mill?"."""
    top = holder(verb)
    first = min(children(top, "aux"), key=lambda t: t.i, default=None)
    asked = [s for s in children(top, *SUBJECTS, *PASSIVE_SUBJECTS) if first is not None and first.i < s.i < top.i]
    open_question = any(t.tag_ in ("WP", "WRB", "WDT") for t in top.lefts)
    return bool(asked) and not open_question and any(t.text == "?" for t in top.sent[-3:])


def _of_own_words(event: EventMention) -> Modality | None:
    """What the trigger's own words make of it, where they hold more than the act ("*plans to attack*")."""
    if event.type in ("MOBILIZE", "THREATEN", "REQUEST", "AGREE", "CONSULT"):
        return None
    lemma = event.head.lemma_.lower()
    to = any(t.lower_ == "to" for t in event.head.doc[event.main.start : event.main.end])
    if lemma in words_of("plan") and (to or lemma in _PLOTTING):
        return "planned"
    return None


def _of_modifiers(noun: Token) -> Modality | None:
    """As in "an *alleged* strike", "the *imminent* offensive", "*any* attack", "an assassination *plot*"."""
    near = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "advmod", "det")]
    words = {c.lower_ for c in (*near, *(g for c in near if c.dep_ == "compound" for g in c.lefts))}
    if words & words_of("alleged") or words & words_of("hedge"):
        return "possible"
    if words & words_of("coming"):
        return "planned"
    if words & words_of("threatened"):
        return "threatened"
    if words & words_of("supposed") or ("any" in words and not is_negated(noun.head) and noun.head.tag_ != "VBD"):
        return "hypothetical"
    return "planned" if noun.lemma_ in ("plot", "conspiracy") else None


def _of_carrier(event: EventMention) -> Modality | None:
    """What the verb makes of it of which the event's noun is subject or object ("an attack *would* bring war")."""
    noun = event.head
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun in unwrapped(noun.head.head):
        noun = noun.head.head  # "*one* of the explosions was likely …"
    elif noun.dep_ == "prep" or (noun.dep_ == "pobj" and noun.head.dep_ == "prep"):
        noun = noun.head
    verb = noun.head
    if verb.pos_ not in _VERBS:
        return None
    own = {t.head.i for t in event.members}
    if is_definite(event.head) and (verb.i in own or verb.lemma_ in _ENDING):
        return None
    light = carries(verb, noun, own) and noun.dep_ not in SUBJECTS
    if (light or noun.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, "dobj")) and _is_hedged(verb):
        return "possible"
    if any(c.lower_ == "allegedly" for c in children(noun, "advmod")):
        return "possible"
    if light:
        return _of_condition(event, verb) or _of_auxiliaries(event, verb) or _of_marker(verb)
    if is_definite(event.head):
        return None
    threatened = noun.dep_ in PASSIVE_SUBJECTS and "would" in auxiliaries(verb) and verb.head.lemma_ in _THREATENING
    if threatened and _hangs_on_condition(verb) and event.type == "ASSAULT":
        return "threatened"  # "said an operation would be launched if they stayed"
    if noun.dep_ in SUBJECTS and auxiliaries(verb) & _FUTURE and "have" not in auxiliaries(verb):
        return "hypothetical"
    if noun.dep_ in ("dobj", "attr", "prep") and auxiliaries(verb) & {"would", "could", "may", "might"}:
        return "hypothetical"
    return _of_condition(event, verb)


def _is_hedged(head: Token) -> bool:
    """Whether "reportedly" and the like stand on the word, or on the verb that it is coordinated with."""
    here = head
    for _ in range(3):
        near = [
            here,
            *(c for c in here.children if c.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS, "nummod", "quantmod", "agent")),
            *(c for c in children(here, "prep") if c.lower_ == "by"),
        ]
        near += [g for c in near[1:] for g in children(c, "nummod")]
        if any(c.lower_ in words_of("hedge") for each in near for c in children(each, "advmod", "quantmod")):
            return True
        if here.dep_ != "conj" or here.head.pos_ != here.pos_:
            return False
        here = here.head
    return False


def _of_condition(event: EventMention, verb: Token) -> Modality | None:
    """What "if" makes of it, on its own clause or on one that hangs on it ("*if* attacked, we will fire")."""
    top = holder(verb)
    marks = {c.lower_ for c in children(top, "mark")}
    if marks & words_of("whether") or ("if" in marks and top.dep_ in ("ccomp", "pcomp", "acl")):
        return "possible"
    if marks & words_of("if") and not any(c.lower_ == "even" for c in top.children):
        return "hypothetical"
    if _hangs_on_condition(top) and auxiliaries(top) & _FUTURE:
        return "threatened" if _is_threat(event, top) else "hypothetical"
    return None


def _hangs_on_condition(verb: Token) -> bool:
    """Whether "if" hangs on the verb or on one coordinated with it ("will *fire* and storm the town if …")."""
    clauses = [c for v in (verb, *children(verb, "conj")) for c in children(v, "advcl")]
    return any({m.lower_ for m in children(c, "mark")} & words_of("if") for c in clauses)


def _is_threat(event: EventMention, verb: Token) -> bool:
    """Whether somebody says of himself that he will use force on a condition."""
    if event.type != "ASSAULT" or auxiliaries(verb) & {"could", "may", "might", "can"}:
        return False
    doer = own_subject(verb)
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in words_of("saying") | {"warn"}
    return doer is not None and (doer.lower_ in ("we", "i") or (told and doer.dep_ in SUBJECTS))


def _of_auxiliaries(event: EventMention, verb: Token) -> Modality | None:
    found = auxiliaries(verb)
    for auxiliary in sorted(found):
        if auxiliary not in _MODALS:
            continue
        if "have" in found:
            return "possible" if auxiliary in ("could", "may", "might") else None
        if auxiliary in ("would", "'d"):
            return _of_would(event, holder(verb))
        return _MODALS[auxiliary]
    return None


def _of_would(event: EventMention, verb: Token) -> Modality:
    """As in "said it *would* attack" tells a plan, "an attack *would* follow" supposes."""
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBS:
        verb = verb.head
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_ == "warn":
        return "threatened" if event.type == "ASSAULT" else "planned"
    if verb.dep_ in ("ccomp", "acl", "relcl") and above.lemma_ in words_of("saying") | words_of("a-plan"):
        return "planned"
    return "hypothetical"


def _of_marker(verb: Token) -> Modality | None:
    """What an infinitive or "until", "before" make of the verb."""
    top = holder(verb)
    marks = {c.lower_ for c in top.children if c.dep_ in ("mark", "advmod") and c.i < top.i}
    finite = {top.tag_, *(c.tag_ for c in children(top, "aux", "auxpass"))}
    if marks & _TO_COME and finite & set(_PRESENT):
        return "planned"
    if marks & _UP_TO and auxiliaries(top.head) & _FUTURE:
        return "planned"  # "said they would stay until the troops left"
    if (
        marks & {"when", "whenever"}
        and finite & set(_PRESENT)
        and (auxiliaries(top.head) & _FUTURE or _is_anybody(top))
    ):
        return "hypothetical"
    if not is_infinitive(top):
        return None
    above = top.head.lemma_.lower()
    if "have" in auxiliaries(top):
        return "possible" if above in words_of("believe") | {"say", "report", "claim"} else None
    if above in words_of("factual") | words_of("able"):
        return None
    if above == "be" and top.dep_ == "xcomp":
        return "planned"
    if top.dep_ in ("acl", "relcl") and above not in words_of("a-demand") | words_of("a-threat") | words_of("risk"):
        return "planned"
    return None


def _is_anybody(verb: Token) -> bool:
    """Whether it is said of anybody: "when *you* attack one of us, you attack all"."""
    return any(s.lower_ in ("you", "one", "anyone", "somebody", "someone") for s in children(verb, *SUBJECTS))


def _governed(event: EventMention, above: Token, link: Token) -> Modality | None:
    """What a word above the event makes of it; `link` is the child of that word through which the event is reached."""
    lemma = above.lemma_.lower()
    through = link.lower_ if link.dep_ == "prep" else ""
    if above.pos_ in _VERBS:
        found = _of_verb(event, above, lemma, link, through)
    elif above.pos_ in ("NOUN", "PROPN"):
        found = _of_noun(event, lemma, link, through)
    else:
        found = _of_phrase(above, lemma, link, through)
    if found is None and above.pos_ in _VERBS and link.pos_ in _VERBS and link.dep_ in ("xcomp", "conj", "prep"):
        return _of_auxiliaries(event, above) if link.dep_ == "xcomp" else None
    return found


def _of_verb(event: EventMention, above: Token, lemma: str, link: Token, through: str) -> Modality | None:
    """What a verb above the event makes of it."""
    clause = link.pos_ in _VERBS and link.dep_ in ("xcomp", "ccomp", "oprd", "advcl", "dobj")
    infinitive = link.pos_ in _VERBS and is_infinitive(link)
    if lemma in words_of("threaten") and (infinitive or through == "with" or link.dep_ == "dobj"):
        return "threatened"
    if lemma in words_of("warn") and (through in ("of", "about") or link.dep_ == "dobj") and not _is_past(event):
        return "hypothetical"
    if (
        lemma in words_of("prevent")
        and not (lemma in words_of("avoid") and link.dep_ == "xcomp")
        and (link.dep_ in ("dobj", "pcomp", "xcomp") or through in _FROM)
        and not _is_past(event)
    ):
        return "hypothetical"
    if lemma == "want" and infinitive and (children(link, *SUBJECTS, *PASSIVE_SUBJECTS) or children(above, "dobj")):
        return "demanded"
    if lemma in words_of("demand") and _is_demanded(lemma, link, through, infinitive=infinitive):
        return "demanded"
    if lemma in words_of("plan") and _is_planned(event, link, through, infinitive=infinitive):
        return "planned"
    if lemma == "need" and infinitive:
        return "planned" if link.tag_ != "VBN" else "demanded"
    if lemma in words_of("refuse") and infinitive:
        return "planned"
    return _unsure(above, lemma, link, through, clause=clause, infinitive=infinitive)


def _unsure(above: Token, lemma: str, link: Token, through: str, *, clause: bool, infinitive: bool) -> Modality | None:
    """Possible where the verb above doubts, supposes or only links somebody to the event."""
    if lemma in words_of("believe") and clause and (lemma in _UNSURE or above.tag_ == "VBN"):
        return "possible"
    if lemma in words_of("implicate") and through in ("in", "to", "of", "with"):
        return "possible"
    if through in ("in", "for", "behind") and lemma in _INVOLVED and _is_hedged(above):
        return "possible"
    if lemma in words_of("rule-out") and is_negated(above) and children(above, "prt"):
        return "possible"
    if lemma in words_of("unconfirmed") and is_not_done(above) and (clause or link.dep_ == "dobj"):
        return "possible"
    if lemma in ("be", "remain") and link.dep_ in ("ccomp", "csubj") and _is_uncertain(above):
        return "possible"
    if infinitive and _is_hedged(above) and link.dep_ == "xcomp":
        return "possible"
    return None


def _is_uncertain(verb: Token) -> bool:
    """As in "it *is possible* that …", "it *is not clear* that …"."""
    states = children(verb, "acomp", "attr")
    return any(
        s.lower_ in words_of("alleged") | {"unclear", "unknown", "uncertain", "unconfirmed"}
        or (s.lower_ in ("clear", "certain", "known", "confirmed") and is_negated(verb))
        for s in states
    )


def _is_past(event: EventMention) -> bool:
    """Whether the event's noun points back to something known ("warned of the attack on Friday")."""
    return event.main.pos != "V" and is_definite(event.head)


def _is_demanded(lemma: str, link: Token, through: str, *, infinitive: bool) -> bool:
    if through in ("for", "on"):
        return lemma in _ASKING or through == "for"
    if link.dep_ == "dobj":
        return lemma in ("demand", "urge", "request", "recommend", "require", "advocate")
    if link.pos_ in _VERBS and lemma in ("tell", "insist") and not infinitive:
        return False
    return infinitive or (
        link.dep_ == "ccomp" and lemma in ("demand", "insist", "urge", "recommend", "request", "require")
    )


def _is_planned(event: EventMention, link: Token, through: str, *, infinitive: bool) -> bool:
    if infinitive:
        return link.dep_ in ("xcomp", "ccomp", "advcl", "oprd")
    if through in ("for", "on", "against"):
        return not _is_past(event) or through == "for"
    return link.dep_ in ("dobj", "nsubjpass") and event.main.pos != "V" and event.head == link


def _of_noun(event: EventMention, lemma: str, link: Token, through: str) -> Modality | None:
    infinitive = link.pos_ in _VERBS and is_infinitive(link)
    content = link.dep_ in ("acl", "ccomp", "relcl") and any(c.lower_ == "that" for c in link.lefts)
    if lemma in words_of("reports") and (content or through == "of") and not _is_past(event):
        return "possible"
    if lemma in words_of("a-threat") and (infinitive or through == "of"):
        return "threatened"
    if lemma in words_of("a-demand") and (infinitive or content or through == "for"):
        return "demanded"
    if lemma in words_of("risk") and (infinitive or content or through in ("of", "from", "about", "against")):
        return None if _is_past(event) else "hypothetical"
    if lemma in words_of("a-plan") and (infinitive or (through in _FOR_PREPOSITIONS and not _is_past(event))):
        return "planned"
    return None


def _of_phrase(above: Token, lemma: str, link: Token, through: str) -> Modality | None:
    if lemma in words_of("due") and ((link.pos_ in _VERBS and is_infinitive(link)) or through in ("to", "for")):
        return "possible" if lemma == "likely" else "planned"
    if lemma in ("responsible", "behind", "guilty") and _is_hedged(above):
        return "possible"
    if above.dep_ == "prep" and above.head.lemma_ in ("verge", "brink", "eve", "risk") and above.lower_ == "of":
        return "hypothetical" if above.head.lemma_ == "risk" else "planned"
    if lemma in words_of("alleged") and link.dep_ in ("ccomp", "csubj"):
        return "possible"
    return None
