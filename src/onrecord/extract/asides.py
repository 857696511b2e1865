"""The report's own words inside a sentence that somebody else vouches for: glosses, openings, what came next."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from onrecord.extract.cues import FoundCue
from onrecord.extract.nouns import subtree_characters
from onrecord.extract.quotes import Quote, quoted_at


def glosses(sent: Span, quotes: Sequence[Quote], *, cue: FoundCue) -> list[tuple[int, int]]:
    """The journalist's own words inside a sentence: appositions and relative clauses set off by a comma, not in quotes.

    One that holds the cue itself is none.
    """
    found: list[tuple[int, int]] = []
    for token in sent:
        if (
            _is_gloss(token) if token.dep_ in ("relcl", "appos") else _is_reduced(token)
        ) and not token.left_edge.i <= cue.start <= token.right_edge.i:
            start, end = subtree_characters(token)
            if not quoted_at(quotes, start, min(end, start + 1)):
                found.append((start, end))
    return found


def _is_reduced(verb: Token) -> bool:
    """Whether a clause is a noun in apposition with its participle: "Sumy, *a region shelled daily*"."""
    if verb.dep_ not in ("ccomp", "conj", "parataxis") or verb.tag_ not in ("VBD", "VBN"):
        return False
    first = next((t for t in verb.subtree if not t.is_punct), verb)
    if first.i < 2:
        return False
    opens = first.tag_ == "DT" and first.lower_ in ("a", "an") and first.nbor(-1).text == ","
    bare = not any(t.dep_ in ("aux", "auxpass", "cc", "mark", "dobj") for t in verb.children)
    return opens and bare and first.nbor(-2).pos_ == "PROPN" and verb.head.i < first.i


def _is_gloss(token: Token) -> bool:
    first = token.left_edge
    before = first.nbor(-1).text if first.i else ""
    if token.dep_ == "appos" and first.tag_ == "JJ" and token.head.i == first.i - 2:
        return False  # "a brutal, senseless attack": the parser takes the first adjective for the noun
    if first.dep_ == "prep" and any(t.tag_ in ("WP", "WDT") for t in first.rights):
        return False  # "four were taken, *of whom two were killed*" goes on with what is told
    if token.dep_ == "relcl":
        return before in (",", "(", "-", "–", "—") or (first.lower_ == "which" and before == '"')
    return before in (",", "(", "-", "–", "—") and not any(t.dep_ == "nummod" for t in token.lefts)


# Openings that belong to what is told: another source's share of it ("*Citing two officers*, the daily reported").
CITING = frozenset({"citing", "quoting"})


def openings(found: FoundCue) -> list[tuple[int, int]]:
    """Clauses before the subject, which are the report's own: "After the bombing, police said …"."""
    verb = found.head
    subjects = [t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i]
    if not subjects or not any(t.dep_ in ("ccomp", "parataxis") and t.i > verb.i for t in verb.children):
        return []
    return [
        subtree_characters(t)
        for t in verb.lefts
        if t.right_edge.i < subjects[0].left_edge.i
        and t.dep_ in ("advcl", "prep", "npadvmod")
        and t.lower_ not in CITING
    ]


# What a saying does, not what is said: "said the vote was over, *prompting* clashes".
_CONSEQUENCES = frozenset({"prompt", "spark", "draw", "provoke"})


def settings(found: FoundCue, quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Where and when it was said: "told reporters *at a meeting of ministers*", "has said, *as he refused to …*"."""
    told = [found.head, *(t for t in found.head.children if t.dep_ == "ccomp")]
    own = [t for each in told for t in each.rights if t.lower_ == "following" and t.i and t.nbor(-1).text == ","]
    own += [
        t
        for t in found.head.rights
        if (t.dep_ == "prep" and t.lower_ in _SETTING and not _holds_clause(t))
        or (t.dep_ == "advcl" and t.tag_ != "VBG" and {c.lower_ for c in t.lefts if c.dep_ == "mark"} & _WHILE)
    ]
    return [subtree_characters(t) for t in own if not _touches(quotes, *subtree_characters(t))]


def afterwards(found: FoundCue, quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """What went on meanwhile, told behind a phrase: "…, according to a general, *as his troops moved in*"."""
    last = found.sources[0].right_edge.i if found.sources else found.end
    own = [
        t
        for t in found.head.sent
        if t.dep_ == "advcl" and t.i > found.end and {c.lower_ for c in t.lefts if c.dep_ == "mark"} & {"as", "while"}
    ]
    own = [t for t in own if found.start < t.left_edge.i and found.start - t.head.i > 0 and t.left_edge.i <= last + 3]
    return [subtree_characters(t) for t in own if not _touches(quotes, *subtree_characters(t))]


_SETTING = frozenset({"at", "during", "in", "after", "before", "following", "ahead", "since", "from", "on", "to"})
_WHILE = frozenset({"as", "while", "after", "before", "when"})


def _holds_clause(preposition: Token) -> bool:
    return any(t.dep_ in ("ccomp", "relcl", "acl") for t in preposition.subtree)


def _touches(quotes: Sequence[Quote], start: int, end: int) -> bool:
    return any(q.start < end and start < q.end for q in quotes)


def consequences(found: FoundCue, others: Sequence[FoundCue], quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """What the report tells on its own after the clause that the cue takes: what came of it, and what came next.

    "X said the vote was over, *prompting clashes*", "X said the vote had been stolen, and *hours later his men stormed
    the court*", "X said it was over *but has not withdrawn*": verbs beside the cue that are no cues themselves.
    """
    verb = found.head
    clauses = [t for t in verb.rights if t.dep_ == "ccomp"]
    own = [
        t
        for clause in (verb, *clauses)
        for participle in clause.rights
        if participle.dep_ == "advcl" and participle.tag_ == "VBG" and participle.left_edge.i > verb.i
        for t in (participle, *(c for c in participle.rights if c.dep_ == "conj"))
        if t.lemma_ in _CONSEQUENCES
    ]
    cues = {other.head.i for other in others}
    if clauses:
        beside = [t for t in verb.rights if t.dep_ == "conj" and t.i not in cues]
        own += [t for t in beside if _tells_what_came_next(t) or _shares_subject(t, verb)]
    return [subtree_characters(t) for t in own if not quoted_at(quotes, t.idx, t.idx + 1)]


def _shares_subject(verb: Token, cue: Token) -> bool:
    """Whether the finite verb goes on with what the speaker does: "said …, *but has not withdrawn*"."""
    finite = {verb.tag_, *(t.tag_ for t in verb.lefts if t.dep_ in ("aux", "auxpass"))} & {"VBD", "VBZ", "VBP"}
    return bool(finite) and not any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children)


def _tells_what_came_next(verb: Token) -> bool:
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    before = [t for t in verb.lefts if subjects and t.i < subjects[0].left_edge.i]
    timed = any(each.ent_type_ in ("DATE", "TIME") for t in before for each in t.subtree)
    return verb.tag_ == "VBD" and timed and not any(t.dep_ == "aux" for t in verb.lefts)
