"""What each cue's source vouches for: character ranges of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract.asides import CITING, afterwards, consequences, glosses, openings, settings
from onrecord.extract.cues import FoundCue, is_passive
from onrecord.extract.nouns import characters, first_of, left_edge, subtree_characters
from onrecord.extract.quotes import Quote, quoted_at
from onrecord.lexicons.kinds import PEOPLE, kinds_of
from onrecord.model import Speaker

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source, the cue (token range) that brings it in, and the character ranges that it vouches for.

    `source` are the characters beside the cue that name it ("he", "the mayor, Karim Aziz"), where there are any: the
    speaker's own words may stand elsewhere.
    """

    speaker: Speaker
    cue: tuple[int, int]
    stance: str
    content: tuple[Range, ...]
    nested_in: int | None = None
    source: Range | None = None

    def holds(self, start: int, end: int) -> bool:
        """Whether the source vouches for any of these characters."""
        return any(low < end and start < high for low, high in self.content)


_PREPOSITIONS = frozenset({"of", "for", "on", "in", "about", "with", "against", "at", "over", "by", "upon"})
_CLAUSAL = frozenset({"clause", "quote", "how", "whether"})


def content_ranges(found: FoundCue, others: Sequence[FoundCue], quotes: Sequence[Quote]) -> tuple[list[Range], bool]:
    """The characters that the cue's source vouches for, and whether that is the whole sentence.

    The cue, the words for the source and the journalist's glosses are left out.
    """
    sent = found.head.sent
    whole = covers_sentence(found, quotes)
    ranges = sentence_range(found, others, quotes) if whole else complement_ranges(found)
    holes = glosses(sent, quotes, cue=found)
    if found.cue.kind == "verb" and whole:
        holes += [*openings(found), *settings(found, quotes), *consequences(found, others, quotes)]
    if found.cue.kind == "phrase":
        holes += afterwards(found, quotes)
    holes += [_source_hole(source, found) for source in found.sources]
    own = characters(sent.doc, found.start, found.end)
    if "cue" in found.cue.takes and not whole:
        return cut([*ranges, own], holes), whole
    return cut(ranges, [*holes, own]), whole


def _source_hole(source: Token, found: FoundCue) -> Range:
    """The words for the source with all that hangs on them; of a trailing clause, the clause alone.

    Whom the source cites ("a report *citing residents* said") stays in: what is cited is a share of what it tells.
    """
    cited = next((t for t in source.rights if t.lower_ in CITING), None)
    low, high = (source.left_edge.i, (cited.i - 1 if cited else source.right_edge.i) + 1)
    if found.trailing or low <= found.head.i < high:
        first = first_of(source, after=source.sent.start) if found.trailing else source
        low, high = min(left_edge(first), found.head.i), max(source.i, found.head.i) + 1
    return characters(source.doc, low, high)


def source_range(source: Token, found: FoundCue) -> Range:
    """The characters that name the source beside its cue: with its article and appositions, without the cue."""
    first, last = source.left_edge.i, source.right_edge.i
    if first <= found.head.i <= last or found.trailing:
        first, last = left_edge(source), source.i
    while last > first and (source.doc[last].is_space or source.doc[last].text in (",", ".", ";", ":", '"', "-", "–")):
        last -= 1
    return characters(source.doc, first, last + 1)


def whole_cue(doc: Doc, cue: tuple[int, int]) -> Range:
    """The characters of a cue (a token range) with its auxiliaries: "has said", "did not deny"."""
    first = cue[0]
    while first > 0 and doc[first - 1].dep_ in ("aux", "auxpass", "neg") and doc[first - 1].head == doc[cue[0]]:
        first -= 1
    return characters(doc, first, cue[1])


def tidied(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that overlap or touch made one, those without a word left out.

    >>> tidied("He ran, they said.", [(0, 6), (3, 7), (17, 18)])
    ((0, 7),)
    """
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple((a, b) for a, b in joined if any(char.isalnum() for char in text[a:b]))


def covers_sentence(found: FoundCue, quotes: Sequence[Quote]) -> bool:
    """Whether the cue carries its whole sentence ("An attribution covers its whole sentence")."""
    if found.cue.kind == "phrase":
        return found.cue.words[0] not in ("citing", "quoting")
    if found.trailing:
        return True
    if found.cue.kind == "noun" or not found.cue.takes & _CLAUSAL:
        return False
    return is_main(found.head) and _has_clause(found.head, quotes)


def is_main(verb: Token) -> bool:
    """Whether the verb is the sentence's main one, or stands beside what it reports ("…, police said")."""
    while verb.dep_ != "ROOT":
        inverted = verb.dep_ in ("ccomp", "advcl") and (_is_as(verb) or _is_inverted(verb))
        if not inverted and verb.dep_ not in ("parataxis", "dep", "intj", "conj", "xcomp"):
            return False
        verb = verb.head
    return True


def _is_as(verb: Token) -> bool:
    return any(t.dep_ in ("mark", "advmod") and t.lower_ == "as" for t in verb.lefts) and not any(
        t.dep_ in ("ccomp", "dobj") for t in verb.rights
    )


def _is_inverted(verb: Token) -> bool:
    """Whether the reporting clause stands after what it reports, set off by a comma."""
    first = verb.left_edge.i
    bare = not any(t.dep_ in ("mark", "ccomp", "dobj") for t in verb.children) and verb.tag_ in ("VBD", "VBZ", "VBP")
    return bare and first > 0 and verb.doc[first - 1].text in (",", '"', "'", "-", "–", "—")


def _has_clause(verb: Token, quotes: Sequence[Quote]) -> bool:
    if any(t.dep_ in ("ccomp", "parataxis") for t in verb.children) or any(True for _ in _displaced(verb)):
        return True
    if verb.dep_ in ("parataxis", "intj") or (verb.dep_ in ("ccomp", "advcl") and (_is_as(verb) or _is_inverted(verb))):
        return True
    sent = verb.sent
    if verb.lemma_ in ("say", "add", "state") and not any(t.dep_ == "dobj" for t in verb.children):
        return True
    return any(q.start < sent.end_char and sent.start_char < q.end and not q.start <= verb.idx < q.end for q in quotes)


def sentence_range(found: FoundCue, others: Sequence[FoundCue], quotes: Sequence[Quote]) -> list[Range]:
    """The characters of the cue's sentence that are its own.

    Those of a coordinated cue with another source are left out, and all cues that share the sentence. Where a second
    reporting clause stands at the end ("…, the daily reported"), it is the outer one, and no part of what the first
    source says.
    """
    sent = found.head.sent
    start, end = characters(sent.doc, sent.start, sent.end)
    start, end = _between_semicolons(found, start, end, quotes)
    if (colon := _colon_before_quote(found, quotes)) is not None:
        start = colon
    holes: list[Range] = []
    for other in others:
        if (
            other is found
            or other.cue.kind != "verb"
            or not sent.start <= other.head.i < sent.end
            or not (other.trailing or is_main(other.head) or _contrasts(other))
        ):
            continue
        if (
            (other.head.dep_ == "conj" or _contrasts(other))
            and other.head.i > found.head.i
            and found.sources
            and other.sources != found.sources
            and other.sources
        ):
            holes.append(subtree_characters(other.head))
        elif other.head.dep_ == "conj" or _is_outer(other):
            holes.append(characters(sent.doc, other.start, other.end))
            if _is_outer(other):
                holes += [
                    characters(sent.doc, t.left_edge.i if t.left_edge.i > found.start else t.i, t.i + 1)
                    for t in other.sources
                ]
    if found.head.dep_ == "conj" and any(t.dep_ == "nsubj" for t in found.head.children):
        start, end = subtree_characters(found.head)
    elif _goes_on(found, others, quotes):
        start = characters(sent.doc, found.start, found.end)[0]
    return cut([(start, end)], holes)


def _contrasts(found: FoundCue) -> bool:
    """Whether the cue sets another's word against the main one: "…, *while the rebels insist* that …"."""
    verb = found.head
    marks = {t.lower_ for t in verb.lefts if t.dep_ == "mark"}
    return verb.dep_ == "advcl" and bool(marks & {"while", "whereas", "although", "though"})


def _goes_on(found: FoundCue, others: Sequence[FoundCue], quotes: Sequence[Quote]) -> bool:
    """Whether the cue follows on something that its source did: "*are trying to negotiate but* say that …"."""
    verb = found.head
    if found.trailing or verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX") or verb.head.i > verb.i:
        return False
    spoken = any(other.head.i <= verb.i and other is not found and other.head.sent == verb.sent for other in others)
    return not spoken and not any(q.start < verb.idx and verb.sent.start_char < q.end for q in quotes)


def _is_outer(found: FoundCue) -> bool:
    verb = found.head
    return found.trailing or (verb.dep_ in ("parataxis", "ccomp", "advcl", "intj") and is_main(verb))


def _between_semicolons(found: FoundCue, start: int, end: int, quotes: Sequence[Quote]) -> Range:
    if ";" not in found.head.sent.text:
        return start, end
    for token in found.head.sent:
        if token.text == ";" and not quoted_at(quotes, token.idx, token.idx + 1):
            if token.i < found.start:
                start = token.idx + 1
            elif token.idx < end:
                return start, token.idx
    return start, end


def _colon_before_quote(found: FoundCue, quotes: Sequence[Quote]) -> int | None:
    """Where a quotation starts after a colon, the offset after it: what stands before is the report's own voice."""
    if ":" not in found.head.sent.text:
        return None
    for token in found.head.sent:
        if token.text == ":" and token.i > found.head.i and any(0 <= q.start - token.idx <= 4 for q in quotes):
            return token.idx + 1
    return None


def complement_ranges(found: FoundCue) -> list[Range]:
    """The characters of what the cue takes: a clause, an object, what stands after a preposition."""
    return [subtree_characters(token) for token in _complements(found)]


def _complements(found: FoundCue) -> Iterator[Token]:
    takes, verb = found.cue.takes, found.head
    if found.cue.kind == "noun":
        yield from (t for t in verb.rights if t.dep_ in ("acl", "relcl", "ccomp") and _opens_content(t))
        if verb.dep_ == "nsubj" and verb.head.lemma_ == "be":
            yield from (t for t in verb.head.rights if t.dep_ == "ccomp")  # "Moscow's version is that …"
        yield from _after_preposition(verb, {"of", "for"} if found.cue.stance == "demands" else {"of"})
        return
    if verb.dep_ == "aux":
        yield verb.head
    elif is_passive(verb):
        yield from _passive_content(verb, takes)
    else:
        yield from _active_content(found)


def _is_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(t.tag_ == "TO" for t in verb.lefts)


def _active_content(found: FoundCue) -> Iterator[Token]:
    """What a verb in the active is about: its clause, its object, what stands after a preposition."""
    takes, verb = found.cue.takes, found.head
    phrasal = len(found.cue.words) > 1
    for child in verb.children:
        if _is_complement(child, takes) or _is_marked(child, takes) or _is_supposed(child, found):
            yield child
        elif child.dep_ in ("dobj", "prep") and "to" in takes:
            yield from (t for t in _near(child) if t.dep_ in ("acl", "relcl", "xcomp") and t.tag_ == "VB")
        elif child.dep_ == "dobj" and takes & _CLAUSAL:
            yield from (t for t in child.rights if t.dep_ in ("relcl", "acl") and _is_that_clause(t))
        elif child.dep_ == "dobj":
            yield from (
                t for c in child.rights if c.dep_ == "amod" for t in _after_preposition(c, takes & _PREPOSITIONS)
            )
        elif child.dep_ == "advcl" and phrasal and found.cue.stance == "demands" and _is_to(child):
            yield child  # "called for a force *to restore* order"
        elif child.dep_ in ("acomp", "oprd"):
            yield from (t for t in child.rights if t.dep_ == "ccomp" and takes & _CLAUSAL)
            yield from _after_preposition(child, takes & _PREPOSITIONS)
    if verb.dep_ == "csubj" and "clause" in takes and any(t.lower_ == "what" for t in verb.lefts):
        yield from (t for t in verb.head.rights if t.dep_ in ("attr", "acomp", "ccomp"))
    yield from _after_preposition(verb, takes & _PREPOSITIONS, phrasal=phrasal)
    if "to_object" in takes:
        yield from _after_preposition(verb, {"to"}, phrasal=phrasal)
    if "responsibility" in takes:
        for noun in verb.rights:
            if noun.dep_ == "dobj":
                yield from _after_preposition(noun, {"for", "in"})
        yield from _after_preposition(verb, {"for", "in"})


def _near(child: Token) -> Iterator[Token]:
    """What hangs on an object, or on the object of a preposition."""
    for token in [child, *(t for t in child.rights if t.dep_ == "pobj")]:
        yield from token.rights


def _is_complement(child: Token, takes: frozenset[str]) -> bool:
    """Whether the verb's dependent is what the cue takes."""
    dep, after = child.dep_, child.i > child.head.i
    if dep in ("ccomp", "parataxis") and takes & _CLAUSAL:
        return True
    if dep in ("xcomp", "pcomp") and takes & _CLAUSAL and child.tag_ == "VBG":
        return True
    if dep in ("xcomp", "ccomp", "advcl") and "to" in takes and after:
        return True
    if dep == "dobj":
        return ("object" in takes and not _is_human(child)) or ("as" in takes and _is_called(child.head))
    if dep == "conj":
        return child.pos_ == "NOUN" and "object" in takes
    if dep == "advcl" and child.tag_ == "VBN" and "as" in takes and any(t.lower_ == "as" for t in child.lefts):
        return True
    return "as" in takes and (dep in ("oprd", "xcomp", "ccomp") or (dep == "prep" and child.lower_ == "as"))


def _is_supposed(clause: Token, found: FoundCue) -> bool:
    """Whether the clause supposes what a warning or a threat hangs on: "warned of war *if the siege goes on*"."""
    marks = {t.lower_ for t in clause.lefts if t.dep_ in ("mark", "advmod")}
    after = clause.dep_ == "advcl" and clause.i > clause.head.i
    return after and found.cue.stance in ("warns", "threatens", "promises") and bool(marks & {"if", "unless"})


def _is_marked(clause: Token, takes: frozenset[str]) -> bool:
    """Whether the clause is opened by the preposition that the cue takes: "called *for a force to be sent*"."""
    marks = [t.lower_ for t in clause.lefts if t.dep_ == "mark"]
    return clause.dep_ in ("advcl", "ccomp", "xcomp") and "for" in takes and "for" in marks


def _is_human(noun: Token) -> bool:
    """Whether the object is somebody, not something that happened: "dismissed the general"."""
    return noun.ent_type_ == "PERSON" or bool(kinds_of(noun.lemma_.lower()) & PEOPLE)


def _is_called(verb: Token) -> bool:
    """Whether the verb's object is called something: "called the bombing an act of war", "described it as …"."""
    near = [*verb.rights, *(t for child in verb.rights if child.dep_ == "dobj" for t in child.rights)]
    return any(t.dep_ in ("oprd", "xcomp", "ccomp", "appos") or (t.dep_ == "prep" and t.lower_ == "as") for t in near)


def _displaced(verb: Token) -> Iterator[Token]:
    """Clauses that the parser hangs on a noun behind the verb: "told reporters at a briefing *that it was over*"."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative", "prep"):
            nouns = [
                child,
                *(t for t in child.subtree if t.dep_ == "pobj" and t.head.head in (child, verb, child.head)),
            ]
            yield from (t for noun in nouns for t in noun.rights if t.dep_ in ("relcl", "acl") and _is_that_clause(t))


def _is_that_clause(clause: Token) -> bool:
    """Whether the clause after an object is what was said: "assured residents that troops would leave"."""
    opens = clause.left_edge.lower_ == "that"
    return opens and any(t.dep_ in ("nsubj", "nsubjpass") and t.lower_ != "that" for t in clause.lefts)


def _passive_content(verb: Token, takes: frozenset[str]) -> Iterator[Token]:
    """What a passive with an agent is about: its subject, the noun that it modifies, or its clause."""
    yield from (t for t in verb.children if t.dep_ in ("ccomp", "xcomp") and takes & (_CLAUSAL | {"to"}))
    if takes & {"object", "as"}:
        yield from (t for t in verb.children if t.dep_ == "nsubjpass")
        if verb.dep_ == "acl":
            yield verb.head
    yield from _after_preposition(verb, takes & _PREPOSITIONS)


def _opens_content(clause: Token) -> bool:
    return any(
        (t.lower_ == "that" and t.dep_ in ("mark", "dobj", "nsubj")) or (t.lower_ == "to" and t.dep_ == "aux")
        for t in clause.lefts
    )


def _after_preposition(head: Token, prepositions: Iterable[str], *, phrasal: bool = False) -> Iterator[Token]:
    """What stands after one of the prepositions; `phrasal`: after the cue's own object too ("raised doubts about")."""
    wanted = frozenset(prepositions)
    for child in head.rights:
        if child.dep_ in ("prep", "dative") and child.lower_ in wanted:
            yield from (t for t in child.rights if t.dep_ in ("pobj", "pcomp"))
        elif child.dep_ == "dobj" and head.pos_ == "VERB":
            for grandchild in child.rights:
                if grandchild.dep_ == "prep" and grandchild.lower_ in wanted and (phrasal or wanted & {"for", "of"}):
                    yield from (t for t in grandchild.rights if t.dep_ in ("pobj", "pcomp"))


def cut(ranges: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """The ranges without the holes.

    >>> cut([(0, 10)], [(3, 5)])
    [(0, 3), (5, 10)]
    """
    kept = list(ranges)
    for low, high in holes:
        parts: list[Range] = []
        for start, end in kept:
            parts += [(a, b) for a, b in ((start, min(end, low)), (max(start, high), end)) if a < b]
        kept = parts
    return sorted(kept)
