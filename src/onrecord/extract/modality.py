"""Whether an event is told as a fact, denied, planned, threatened, demanded, supposed or only possible."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extract.events import LIGHT_VERBS, EventMention
from onrecord.extract.syntax import children
from onrecord.model import Modality, Polarity

_HEDGES = frozenset(
    {
        "reportedly",
        "allegedly",
        "apparently",
        "possibly",
        "probably",
        "likely",
        "supposedly",
        "perhaps",
        "purportedly",
        "maybe",
        "presumably",
    }
)
_HEDGE_ADJECTIVES = frozenset(
    {
        "alleged",
        "possible",
        "suspected",
        "apparent",
        "reported",
        "likely",
        "probable",
        "purported",
        "potential",
        "supposed",
    }
)
_HEDGE_VERBS = frozenset(
    {"believe", "think", "suspect", "allege", "presume", "fear", "rumour", "rumor", "appear", "seem", "suggest"}
)
_PLANS = frozenset(
    {
        "plan",
        "intend",
        "prepare",
        "vow",
        "pledge",
        "promise",
        "agree",
        "want",
        "aim",
        "seek",
        "hope",
        "decide",
        "expect",
        "schedule",
        "ready",
        "consider",
        "determined",
        "commit",
        "commitment",
        "propose",
        "set",
        "mull",
        "decision",
        "intention",
        "mandate",
        "due",
        "authorise",
        "authorize",
        "wish",
        "about",
    }
)
_THREATS = frozenset({"threaten", "threat", "warn", "warning"})
_DEMANDS = frozenset(
    {
        "demand",
        "urge",
        "call",
        "ask",
        "appeal",
        "order",
        "press",
        "request",
        "insist",
        "beg",
        "implore",
        "instruct",
        "instruction",
        "advise",
        "encourage",
        "require",
        "recommend",
        "want",
        "plea",
        "tell",
        "need",
    }
)
_PREVENTED = frozenset(
    {
        "prevent",
        "avoid",
        "avert",
        "deter",
        "foil",
        "thwart",
        "stop",
        "halt",
        "refuse",
        "fail",
        "refrain",
        "prohibit",
        "ban",
    }
)
_DENIALS = frozenset({"deny", "denial", "dispute", "refute"})
_DOUBTS = frozenset({"confirm", "verify", "confirmation", "clear", "evidence", "substantiate", "corroborate"})
_RISKS = frozenset(
    {
        "possibility",
        "risk",
        "fear",
        "chance",
        "likelihood",
        "danger",
        "prospect",
        "event",
        "case",
        "potential",
        "could",
        "hypothetical",
    }
)
# Verbs whose infinitive is done, not planned ("used drones *to attack*", "began *to shell*", "tried *to kill*").
_FACTUAL = frozenset(
    {
        "use",
        "manage",
        "begin",
        "start",
        "continue",
        "help",
        "try",
        "attempt",
        "come",
        "go",
        "proceed",
        "force",
        "cause",
        "lead",
        "return",
        "stop",
        "cease",
        "be",
        "have",
        "report",
        "say",
        "see",
        "know",
        "serve",
        "enable",
        "allow",
    }
)
_MODALS: dict[str, Modality] = {
    "will": "planned", "'ll": "planned", "shall": "planned", "wo": "planned", "may": "possible", "might": "possible",
    "would": "hypothetical", "could": "hypothetical", "can": "hypothetical", "must": "demanded", "should": "demanded", "ought": "demanded",
}  # fmt: skip
_MAX_CLIMB = 5


def polarity_of(event: EventMention) -> Polarity:
    """Negative where the event is denied or said not to have happened."""
    head = event.head
    if _negated(head) or any(_negated(t.head) for t in event.members if t.pos == "V"):
        return "negative"
    for above, _ in _governors(head):
        if above.lemma_ in _DENIALS:
            return "negative"
        if above.lemma_ in _DOUBTS and _negated(above) and _is_content(head, above):
            return "negative"
        if above.lemma_.lower() in ("fail", "refuse") and head.dep_ == "xcomp" and head.head is above:
            return "negative"
    return "positive"


def _is_content(head: Token, above: Token) -> bool:
    return any(a is above for a in head.ancestors)


def _negated(token: Token) -> bool:
    if any(
        c.dep_ == "neg" or c.lower_ in ("never", "neither") and c.dep_ in ("advmod", "preconj", "cc", "det")
        for c in token.children
    ):
        return True
    if any(c.lower_ == "no" for c in children(token, "det")):
        return True
    if (
        token.dep_ == "pobj"
        and token.head.lower_ == "without"
        or token.dep_ == "pcomp"
        and token.head.lower_ == "without"
    ):
        return True
    subjects = children(token, "nsubj", "nsubjpass")
    return any(s.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in children(s, "det")) for s in subjects)


def modality_of(event: EventMention, *, verbal_act: bool = False) -> Modality:
    """How the event is told; `actual` where nothing says otherwise.

    An act of speech (`verbal_act`: a demand, a threat, a pledge) is itself done when it is told; only "would demand" or "if
    they agree" make it less than actual.
    """
    head = event.head
    own = _own(head, verbal=event.main.pos == "V")
    if verbal_act:
        return own if own in ("hypothetical", "possible", "planned") else "actual"
    if own is not None:
        return own
    for above, link in _governors(head):
        found = _governed(above, link)
        if found is not None:
            return found
    return "actual"


def _own(head: Token, *, verbal: bool) -> Modality | None:
    if _hedged(head) or not verbal and head.dep_ in ("nsubj", "nsubjpass", "dobj") and _hedged(head.head):
        return "possible"
    if any(c.lemma_.lower() in _HEDGE_ADJECTIVES for c in children(head, "amod")):
        return "possible"
    if any(
        c.lower_ in ("planned", "future", "imminent", "upcoming", "forthcoming", "proposed")
        for c in children(head, "amod")
    ):
        return "planned"
    if any(c.lower_ in ("threatened",) for c in children(head, "amod")):
        return "threatened"
    if verbal:
        return _of_auxiliaries(head) or _of_marker(head)
    return None


def _hedged(head: Token) -> bool:
    """Whether "reportedly" and the like stand on the word, or on the verb that it is coordinated with."""
    here = head
    for _ in range(3):
        if any(c.lower_ in _HEDGES for c in children(here, "advmod")):
            return True
        if here.dep_ != "conj" or here.head.pos_ != here.pos_:
            return False
        here = here.head
    return False


def _of_auxiliaries(verb: Token) -> Modality | None:
    holder = verb
    while (
        holder.dep_ == "conj"
        and not children(holder, "aux", "nsubj", "nsubjpass")
        and holder.head.pos_ in ("VERB", "AUX")
    ):
        holder = holder.head
    auxiliaries = {c.lower_ for c in children(holder, "aux")}
    for auxiliary in sorted(auxiliaries):
        if auxiliary in _MODALS:
            perfect = "have" in auxiliaries
            if auxiliary in ("could", "may", "might") and perfect:
                return "possible"
            if auxiliary in ("must", "should") and perfect:
                return None
            return _MODALS[auxiliary]
    return None


def _of_marker(verb: Token) -> Modality | None:
    if any(c.lower_ in ("if", "unless") for c in children(verb, "mark")):
        return "hypothetical"
    if any(c.lower_ == "whether" for c in children(verb, "mark")):
        return "possible"
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    perfect = any(c.lower_ == "have" for c in children(verb, "aux"))
    if infinitive and perfect:
        return "possible" if verb.head.lemma_ in _HEDGE_VERBS | {"say", "report"} else None
    if not infinitive:
        return None
    above = verb.head.lemma_.lower()
    if above in _THREATS:
        return "threatened"
    if above in _DEMANDS and verb.dep_ in ("xcomp", "ccomp", "acl", "dobj"):
        return "demanded"
    if above in _PLANS:
        return "planned"
    if verb.dep_ in ("acl", "advcl", "relcl") and above not in _FACTUAL:
        return "planned"
    return None


def _governors(head: Token) -> list[tuple[Token, Token]]:
    """The tokens above the event within reach, each with the one through which it is reached."""
    found = []
    here = head
    for _ in range(_MAX_CLIMB):
        if here.head is here or here.dep_ in ("relcl", "ROOT", "parataxis"):
            break
        found.append((here.head, here))
        here = here.head
    return found


def _governed(above: Token, link: Token) -> Modality | None:
    """What a word above the event makes of it; `link` is the child of that word through which the event is reached."""
    lemma = above.lemma_.lower()
    through = link.lower_ if link.dep_ == "prep" else ""
    infinitive = link.pos_ in ("VERB", "AUX") and any(c.lower_ == "to" and c.dep_ == "aux" for c in link.children)
    if lemma in _THREATS and (through in ("of", "with") or link.dep_ == "dobj" or infinitive):
        return "threatened" if lemma in ("threaten", "threat") else "possible"
    if lemma in _DEMANDS and _is_demanded(lemma, link, through, infinitive=infinitive):
        return "demanded"
    if lemma in _PLANS and _is_planned(above, link, through, infinitive=infinitive):
        return "planned"
    if lemma in _RISKS and through in ("of", "in"):
        return "hypothetical"
    if lemma in ("prevent", "avoid", "avert", "deter") and link.dep_ in ("dobj", "pcomp", "xcomp", "prep"):
        return "hypothetical"
    if lemma in _HEDGE_VERBS and link.dep_ in ("xcomp", "ccomp", "oprd") and above.tag_ == "VBN":
        return "possible"
    if lemma in _DOUBTS and _negated(above) and link.dep_ in ("ccomp", "acl", "dobj", "prep"):
        return "possible"
    if lemma in _HEDGE_ADJECTIVES and link.dep_ in ("ccomp", "csubj"):
        return "possible"
    if above.pos_ in ("VERB", "AUX") and any(c.lower_ in ("if", "unless") for c in children(above, "mark")):
        return "hypothetical" if link.dep_ in ("dobj", "nsubj", "nsubjpass", "xcomp", "prep") else None
    if link.dep_ in ("dobj", "nsubjpass") and above.lemma_ in LIGHT_VERBS or link.dep_ == "xcomp":
        return _of_auxiliaries(above) or (_of_marker(above) if above.lemma_ in LIGHT_VERBS else None)
    return None


def _is_demanded(lemma: str, link: Token, through: str, *, infinitive: bool) -> bool:
    if through in ("for", "on") and lemma in ("call", "appeal", "demand", "plea", "ask", "push", "press"):
        return True
    if link.dep_ == "dobj":
        return lemma in ("demand", "urge", "request")
    return infinitive or link.dep_ == "ccomp" and lemma in ("demand", "insist", "urge", "recommend", "request")


def _is_planned(above: Token, link: Token, through: str, *, infinitive: bool) -> bool:
    lemma = above.lemma_.lower()
    if above.pos_ in ("NOUN", "ADJ"):
        return through in ("to", "for", "of") or infinitive
    if infinitive:
        return True
    return lemma in ("plan", "prepare", "consider", "expect", "schedule", "propose", "mull") and (
        link.dep_ == "dobj" or through == "for"
    )
