"""Reporting cues in a parsed report: the verb, noun or phrase, and the token that names the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.symbols import AUX, NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from onrecord.extract.nouns import coordinated
from onrecord.extract.trailing import may_trail, trailing_clause
from onrecord.extract.voices import examiners, is_agent, is_known_source, voices
from onrecord.lexicons.reporting import Cue, ReportingLexicon, load_reporting, source_words

__all__ = ["FoundCue", "authors", "find_cues", "find_sources", "is_agent", "is_passive", "may_speak"]

# Pronouns and determiners that open a relative clause.
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOT_A_SOURCE = frozenset(
    {
        "there",
        "what",
        "this",
        "these",
        "here",
        "nobody",
        "nothing",
    }
)
# What "claimed" takes when it means "cost": "the attack claimed two lives".
_TOLL = frozenset({"life", "victim"})
# Where the source stands inside a phrase: "by * account".
GAP = "*"
# The source inside a phrase has at most so many words.
LONGEST_OWNER = 8


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue where it stands: token range, head token, and the heads of the words that name the source.

    `trailing`: a reporting clause at the end of its sentence ("…, police said"), whatever the parser makes of it.
    """

    cue: Cue
    start: int
    end: int
    head: Token
    sources: tuple[Token, ...]
    trailing: bool = False


def find_cues(doc: Doc, *, folders: tuple[str, ...] = ()) -> list[FoundCue]:
    """The cues of the text that have a source, in their order."""
    lexicon = load_reporting(folders)
    tokens = list(doc)
    words = [t.lower_ for t in tokens]
    phrases = list(_phrases(doc, words, lexicon))
    phrases += find_trailing([tokens[i] for i, word in enumerate(words) if may_trail(word, folders)], lexicon)
    taken = {i for found in phrases for i in range(found.start, found.end)}
    others = (found for i, token in enumerate(tokens) if i not in taken for found in _at(token, lexicon))
    return sorted([*phrases, *others], key=lambda found: found.start)


def _phrases(doc: Doc, words: Sequence[str], lexicon: ReportingLexicon) -> Iterator[FoundCue]:
    plain, gapped = _by_first_word(lexicon, gapped=False), _by_first_word(lexicon, gapped=True)
    ends = {cue.words[-1] for cues in gapped.values() for cue in cues}
    for i, word in enumerate(words):
        around = gapped.get(word, ())
        if around and ends.isdisjoint(words[i + 2 : i + LONGEST_OWNER + 2]):
            around = ()
        for cue in (*plain.get(word, ()), *around):
            place = _phrase_at(doc, words, i, cue)
            if place is not None:
                end, source = place
                cited = [t for each in coordinated(source) for t in _speaking(each)] if source is not None else []
                cited = [t for t in cited if may_be_cited(t, cue)]
                if cited:
                    yield FoundCue(cue, i, end, doc[i], (cited[0],))
                break


def _speaking(source: Token) -> list[Token]:
    """The source, or who made or looked at it where it is a thing: "according to *data* from the monitor"."""
    return examiners(source) if source.lemma_.lower() in source_words("evidence") else [source]


def _by_first_word(lexicon: ReportingLexicon, *, gapped: bool) -> dict[str, list[Cue]]:
    firsts: dict[str, list[Cue]] = {}
    for cue in lexicon.phrases:
        if (GAP in cue.words) == gapped:
            firsts.setdefault(cue.words[0], []).append(cue)
    return firsts


def _phrase_at(doc: Doc, words: Sequence[str], i: int, cue: Cue) -> tuple[int, Token | None] | None:
    """Where the phrase that starts at token `i` ends, and its source; None: it does not stand there."""
    if GAP in cue.words:
        return _gapped_at(doc, words, i, cue)
    end = i + len(cue.words)
    if end < len(words) and tuple(words[i:end]) == cue.words:
        return end, _after(doc, end)
    return None


def _gapped_at(doc: Doc, words: Sequence[str], i: int, cue: Cue) -> tuple[int, Token] | None:
    """A phrase around its source: "by the army's own account", "in his words"."""
    gap = cue.words.index(GAP)
    before, after = cue.words[:gap], cue.words[gap + 1 :]
    first = i + len(before)
    if tuple(words[i:first]) != before:
        return None
    for n in range(first, min(first + LONGEST_OWNER, len(words) - len(after))):
        if words[n + 1 : n + 1 + len(after)] == list(after) and doc[n].tag_ in ("POS", "PRP$"):
            if doc[n + len(after)].dep_ == "compound":
                return None  # "by the guest's own admission | fee"
            owner = doc[n].head if doc[n].tag_ == "POS" else doc[n]
            # All of the gap is the owner: not "by emptying | the widow's account".
            return (first, owner) if owner.left_edge.i <= first else None
    return None


def may_be_cited(source: Token, cue: Cue) -> bool:
    """Whether the words in the phrase are a source: "citing the mayor", not "citing fog", "per day".

    Of the longer ones too: "in the words of the mayor", not "in the words of the song"; nor "according to plan".
    """
    lemma = source.lemma_.lower()
    if cue.words[0] in ("citing", "quoting"):
        return is_agent(source) or lemma in source_words("speaking")
    if cue.words == ("per",):
        named = is_agent(source) or lemma in source_words("bodies")
        return named and (source.pos_ == "PROPN" or any(t.dep_ == "det" for t in source.lefts))
    if cue.words == ("according", "to"):
        return lemma not in source_words("standards") or any(t.dep_ in ("det", "poss") for t in source.lefts)
    return is_agent(source) or is_known_source(lemma) or source.pos_ == "PRON" or source.lower_ in _MANY


# Words that stand for people by themselves: "in the view of many".
_MANY = frozenset({"many", "most", "some", "several", "few", "others"})


def find_trailing(tokens: Iterable[Token], lexicon: ReportingLexicon) -> list[FoundCue]:
    """Reporting clauses at the end of a sentence: "…, police said", "…, reported the daily"."""
    found = []
    for token in tokens:
        clause = trailing_clause(token, lexicon.folders)
        if clause is not None:
            cue = next((c for c in lexicon.verbs[clause.lemma] if len(c.words) == 1), None)
            if cue is not None:
                found.append(FoundCue(cue, token.i, token.i + 1, token, (clause.source,), trailing=True))
    return found


def _after(doc: Doc, i: int) -> Token | None:
    """The head of the noun phrase that starts at token `i`."""
    token = doc[i]
    last = i
    while (
        last + 1 < len(doc)
        and doc[last].pos_ in ("DET", "ADJ", "NUM", "ADV", "VERB", "PART")
        and not doc[last].is_punct
    ):
        last += 1
    head = doc[last] if doc[last].pos_ in ("NOUN", "PROPN", "PRON") else token
    while (
        head.head.i > head.i
        and head.dep_ in ("compound", "amod", "poss", "nummod", "det", "nmod", "npadvmod")
        and head.head.sent == token.sent
    ):
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") else None


def _at(token: Token, lexicon: ReportingLexicon) -> Iterator[FoundCue]:
    if token.pos not in (VERB, AUX, NOUN):
        return
    lemma = token.lemma_.lower()
    if token.pos != NOUN and lemma in lexicon.verbs:
        cue, end = _verb_cue(token, lexicon.verbs[lemma])
        if cue is not None:
            if any(t.dep_ == "neg" for t in token.lefts):
                cue = replace(cue, stance=_NEGATED.get(cue.stance, cue.stance))
            yield FoundCue(cue, token.i, end, token, tuple(find_sources(token)))
    elif token.pos == NOUN and lemma in lexicon.nouns:
        for cue in lexicon.nouns[lemma]:
            if "content" in cue.takes:
                yield FoundCue(cue, token.i, token.i + 1, token, tuple(authors(token)))


# What a stance becomes under "not": "could not confirm", "did not deny".
_NEGATED = {"confirms": "doubts", "denies": "states"}


def _verb_cue(token: Token, cues: tuple[Cue, ...]) -> tuple[Cue | None, int]:
    if token.lemma_ == "determine" and any(t.dep_ == "mark" and t.lower_ == "as" for t in token.lefts):
        return None, token.i  # "as determined by the court": on its terms
    if token.lemma_ in _NAMING and token.tag_ == "VBN" and not any(t.dep_ in _AUXILIARY for t in token.lefts):
        return None, token.i  # "a driver named Karim": the name of somebody, no telling
    near = _dependents(token) if len(cues[0].words) > 1 else {}
    if any(t.dep_ == "ccomp" for t in token.children):
        near.pop("of", None)  # "told the court of inquiry that …": what was told is the clause
    for cue in cues:
        if len(cue.words) == 1:
            if any(t.dep_ == "dobj" and t.lemma_ in _TOLL for t in token.rights):
                return None, token.i
            return cue, token.i + 1
        places = [near.get(word) for word in cue.words[1:]]
        if all(place is not None for place in places):
            return cue, token.i + 1
    return None, token.i


_NAMING = frozenset({"name", "call", "dub", "nickname"})
_AUXILIARY = frozenset({"aux", "auxpass"})


def _dependents(token: Token) -> dict[str, int]:
    """Words that depend on the verb, at most two steps away, each with its place."""
    found: dict[str, int] = {}
    for child in token.rights:
        if child.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in child.rights):
            continue  # "reported on Sunday" is no "reported on"
        if child.dep_ in ("advcl", "ccomp", "xcomp"):
            # "called for a force to be sent": the parser makes "for" open the clause.
            found.update({t.lower_: t.i for t in child.lefts if t.dep_ == "mark" and t.i <= token.i + 2})
        if child.dep_ in ("prep", "prt", "dobj", "acomp", "oprd", "advmod", "nsubjpass", "ccomp", "xcomp"):
            found.setdefault(child.lower_, child.i)
            for grandchild in child.children:
                beside = child.dep_ == "dobj" and grandchild.dep_ in ("prep", "amod")
                if beside or grandchild.dep_ in ("dobj", "acomp", "attr", "oprd"):
                    found.setdefault(grandchild.lower_, grandchild.i)
    return found


def find_sources(verb: Token, *, passive_as: bool = False) -> list[Token]:
    """The heads of the words that name who says it: the subject, or the agent of a passive; empty: nobody is named."""
    own = _own_sources(verb, passive_as=passive_as)
    if own is not None:
        return own
    return _inherited(verb)


def _own_sources(verb: Token, *, passive_as: bool) -> list[Token] | None:
    """The sources that the verb itself has; an empty list: it can have none; None: it may share another verb's."""
    if _is_headline_verb(verb):
        return [t for t in verb.head.lefts if t.dep_ == "nsubj" and may_speak(t)]
    for child in verb.children:
        if child.dep_ == "agent":
            return [t for t in child.children if t.dep_ == "pobj"][:1]
    passive = is_passive(verb)
    wanted = ("nsubj", "nsubjpass") if passive_as else ("nsubj",)
    subjects = [t for t in verb.children if t.dep_ in wanted]
    subjects += [t for aux in verb.lefts if aux.dep_ == "aux" for t in aux.lefts if t.dep_ in wanted and not subjects]
    if subjects:
        subject = subjects[-1] if verb.i < subjects[-1].i or _is_one_name(subjects) else subjects[0]
        return [t for named in _named(subject, verb) for t in voices(named, verb) if may_speak(t)]
    if passive and not passive_as:
        return []
    inverted = [t for t in verb.rights if t.dep_ in ("dobj", "npadvmod", "attr", "pobj") and _follows_inverted(verb, t)]
    return inverted[:1] or None


def _is_one_name(subjects: Sequence[Token]) -> bool:
    """Whether the parser makes two subjects of a name and what stands before it: "the agency Isna", "Lt. Gen. Aziz"."""
    first, last = subjects[0], subjects[-1]
    between = last.doc[first.i + 1 : last.i]
    return last.pos_ == "PROPN" and all(t.pos_ == "PROPN" for t in between)


def _is_headline_verb(verb: Token) -> bool:
    """Whether the parser takes the verb for an auxiliary: "Iran *admits* downing airliner"."""
    return verb.dep_ == "aux" and verb.tag_ in ("VBZ", "VBD", "VBP") and verb.head.tag_ == "VBG" and verb.lemma_ != "be"


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: "was quoted", "claimed by", "believed to be"."""
    if any(t.dep_ in ("auxpass", "nsubjpass", "agent") for t in verb.children):
        return True
    if verb.dep_ == "advcl" and verb.i == verb.sent.start and verb.lemma_ == "ask":
        return True  # "Asked whether …, the colonel shrugged", which the model may tag as a past tense
    return (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and not any(t.lemma_ == "have" for t in verb.lefts)
    )


def may_speak(token: Token) -> bool:
    """Whether the word can stand for somebody who says something: not "there", "no group", "the attack"."""
    if token.lower_ in _NOT_A_SOURCE or _is_own(token) or (token.ent_type_ == "DATE" and token.pos_ == "NOUN"):
        return False
    return not any(t.dep_ == "det" and t.lower_ in ("no", "neither") for t in token.lefts)


# What a report calls itself and what its publisher wrote before.
_OWN = frozenset({"report", "article", "story", "piece", "dispatch", "note", "item", "page", "entry"})


def _is_own(noun: Token) -> bool:
    """Whether the words stand for the report itself, or its publisher's earlier one, no source of its own.

    "An earlier version of this report said", "our note of 30 December".
    """
    if noun.lemma_ == "version":
        return any(_is_own(t) for prep in noun.rights if prep.dep_ == "prep" for t in prep.rights if t.dep_ == "pobj")
    if noun.lemma_ not in _OWN:
        return False
    if any(t.lower_ in ("this", "our") for t in noun.lefts):
        return True
    dated = any(
        t.ent_type_ == "DATE"
        for prep in noun.rights
        if prep.lower_ in ("of", "from")
        for t in prep.rights
        if t.dep_ == "pobj"
    )
    return dated and not authors(noun)


def _follows_inverted(verb: Token, token: Token) -> bool:
    """Whether the verb's "object" is its subject, as the parser often has it: '"…," said Ali Hassan'."""
    between = verb.doc[verb.i + 1 : token.i]
    before = verb.nbor(-1).text if verb.i else ""
    return before in (",", '"', "'", "?", "!") and all(
        t.pos_ in ("DET", "PROPN", "ADJ", "NOUN", "PUNCT") for t in between
    )


def _named(subject: Token, verb: Token) -> list[Token]:
    """The subject, or the noun that its relative pronoun stands for."""
    if subject.lower_ in _RELATIVE:
        clause = verb
        while clause.dep_ in ("conj", "xcomp"):
            clause = clause.head
        return [clause.head] if clause.dep_ in ("relcl", "acl") else []
    return [subject]


def _inherited(verb: Token) -> list[Token]:
    """The likeliest source of a verb without a subject of its own: "X came and said", "X spoke, adding that"."""
    if verb.dep_ == "acl":
        return (authors(verb.head) or voices(verb.head, verb)) if verb.tag_ == "VBG" else []
    if verb.lemma_ == "add" and verb.tag_ == "VBG" and (outer := _speech_around(verb)) is not None:
        return find_sources(outer)
    found: list[Token] = []
    step = verb
    while step.head.i != step.i and step.dep_ in _SHARING:
        if step.dep_ == "pcomp" and step.head.lower_ == "as":
            quoted = [t for t in step.head.head.children if t.dep_ in ("dobj", "nsubjpass")]
            if quoted:
                return quoted[:1]
        finite_clause = step.dep_ == "ccomp" and step.tag_ not in ("VBG", "VB")
        if finite_clause and step.i == verb.i:
            return []
        step = step.head
        found += [t for t in _own_sources(step, passive_as=True) or () if step.pos_ in ("VERB", "AUX", "ADJ")]
    found = [t for each in found for t in voices(each, verb)]
    likely = [t for t in found if is_agent(t)]
    return (likely or found)[:1]


def _speech_around(verb: Token) -> Token | None:
    """The reporting verb that the clause stands under: "*said* the president had ordered raids, adding that …"."""
    lexicon = load_reporting()
    above = (t for t in verb.ancestors if t.lemma_ in lexicon.verbs and any(c.dep_ == "ccomp" for c in t.children))
    return next(above, None)


# The dependencies over which a verb may share the subject of the verb above it.
_SHARING = frozenset({"conj", "xcomp", "advcl", "dep", "ccomp", "pcomp", "prep"})


def authors(noun: Token) -> list[Token]:
    """Whose word the noun is: "Ankara's claim", "a statement from the ministry", "the claim by the group"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return [child]
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by", "of"):
            objects = [t for t in child.rights if t.dep_ == "pobj" and t.ent_type_ not in ("DATE", "TIME")]
            if objects and (child.lower_ != "of" or objects[0].ent_type_ in ("PERSON", "ORG", "GPE", "NORP")):
                return objects[:1]
            if objects:
                return []
        if child.dep_ == "acl" and child.tag_ == "VBN":
            agents = [t for c in child.children if c.dep_ == "agent" for t in c.children if t.dep_ == "pobj"]
            if agents:
                return agents[:1]
    head = noun.head
    if noun.dep_ == "dobj" and head.lemma_.lower() in _ISSUING:
        return find_sources(head)
    return []


# Verbs that put out a statement: their subject is its author.
_ISSUING = frozenset(
    {"issue", "launch", "release", "publish", "make", "give", "post", "send", "put", "circulate", "write"}
)
