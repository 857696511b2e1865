"""From the token that names a source to a Speaker: full name, kind, role, body; pronouns resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from onrecord.extract.cues import FoundCue
from onrecord.extract.linking import match_at, names_all, names_person, represented, speaker_kind
from onrecord.extract.nouns import characters, naming_range, without_article
from onrecord.extract.offices import is_role
from onrecord.extract.people import People, Person
from onrecord.extract.quotes import Quote, quoted_at
from onrecord.lexicons.kinds import kinds_of
from onrecord.lexicons.reporting import source_words
from onrecord.model import Report, Speaker, SpeakerKind
from onrecord.model import Span as Words
from onrecord.registry import Actor, ActorMatch
from onrecord.text import span_of

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "it", "its"})
_FIRST = frozenset({"we", "us", "our", "i", "me", "my", "you", "your", "one", "everyone", "anyone", "someone", "none"})
# "The group", "the militia" stand for the armed group named last, whether it spoke before or not.
_ARMED_WORDS = frozenset({"group", "militia", "faction", "movement", "brigade", "outfit", "gang", "cartel"})
_ARMED_KINDS = frozenset({"armed-group", "militia", "gang", "party"})
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
# A title of so many characters may stand between a role and the name.
NEAR = 5
# A pronoun stands for somebody named within so many characters before it.
REACH = 1200


@dataclass(slots=True)
class Sources:
    """Makes the speakers of one report in the order of its text; keeps who spoke before, for the pronouns."""

    report: Report
    doc: Doc
    people: People
    actors: Sequence[ActorMatch] = ()
    quotes: list[Quote] = field(default_factory=list)
    before: list[Speaker] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    at: int = 0

    def speaker(self, token: Token, cue: FoundCue) -> Speaker | None:
        """The speaker that the token names; None where a pronoun has nobody to stand for."""
        words = self.report.text[self.doc[cue.start].idx : self.doc[cue.end - 1].idx + len(self.doc[cue.end - 1])]
        self.at = token.idx
        if token.lower_ in _FIRST and token.text != "US" and not _is_one_of(token):
            return None
        if token.lower_ in _PERSONAL:
            return self._kept(self._person_before(token), words)
        if token.lower_ in _PLURAL or token.pos_ == "PRON":
            return self._kept(self._body_before(token), words)
        if token.lemma_.lower() in source_words("anaphors") and self._is_bare(token):
            armed = self._armed_body(token) if token.lemma_.lower() in _ARMED_WORDS else None
            named = self._named_body(token) if armed is None or self._spoke_since(armed) else armed
            named = named or armed
            if named is not None:
                return self._kept(named, words)
        head = _name_in_apposition(token) or token
        start, end = naming_range(head)
        return self.named(head, start, end, cue=words)

    def named(self, head: Token, start: int, end: int, *, cue: str) -> Speaker:
        """The speaker that the tokens from `start` to `end` name, remembered for the pronouns that follow."""
        start, end = without_article(self.doc, start, end)
        words = span_of(self.report.text, *characters(self.doc, start, end))
        at = Words(head.idx, head.idx + len(head), self.report.text[head.idx : head.idx + len(head)])
        beside = self._person_beside(head, end) or self._person_ahead(head, start) or self._person_behind(head, end)
        if beside is not None:
            made = _speaker(beside[1], beside[0], kind="person", cue=cue)
            return self._remember(made if made.role else replace(made, role=words.text))
        person = self.people.at(at) or self.people.by_words(words)
        if person is not None:
            words = next((m for m in person.mentions if m.start <= at.start < m.end), words)
        return self._remember(
            self._linked(_speaker(words, person, kind="person" if person else kind_of(head), cue=cue))
        )

    def _linked(self, speaker: Speaker) -> Speaker:
        """The speaker with its registry id and kind, where the registry is certain."""
        match = match_at(self.actors, speaker.start, speaker.end)
        if match is None or match.actor is None or not names_all(match, self._described(speaker, match), speaker.end):
            return speaker
        if speaker.kind == "person" and not names_person(match) and self.people.at(speaker) is not None:
            return speaker
        if match.person is None and _is_unnamed(speaker, match.actor):
            return replace(speaker, kind="unnamed", on_behalf_of=represented(match.actor))
        linked = replace(speaker, actor_id=match.actor.id, kind=speaker_kind(match))
        return _office_holder(linked, match.actor) if match.person is None else linked

    def _described(self, speaker: Speaker, match: ActorMatch) -> int:
        """Where the words for the source start once those that only describe it are left out: "the semi-official …"."""
        before = self.doc.char_span(speaker.start, match.start, alignment_mode="contract")
        if before is not None and all(t.tag_ in ("JJ", "HYPH", "VBN") and not t.text[0].isupper() for t in before):
            return match.start
        return speaker.start

    def _person_beside(self, head: Token, end: int) -> tuple[Person, Words] | None:
        """The name after a role: "the then foreign minister, Ali Aziz", "an envoy in Goma, Karim Aziz".

        After another noun it must stand between commas: "a ferryman, Karim Aziz, said".
        """
        if (head.pos_ != "NOUN" and not is_role(head.lower_)) or end >= len(self.doc):
            return None
        if self.doc[end].dep_ == "prep" and self.doc[end].head == head:
            end = next((t.i for t in self.doc[end].subtree if t.text == ","), end)
        apart = self.doc[end].text == "," and end + 1 < len(self.doc)
        follows = self.doc[end + 1] if apart else self.doc[end]
        beside = [(p, m) for p in self.people.persons for m in p.mentions if 0 <= m.start - follows.idx <= NEAR]
        if not is_role(head.lemma_.lower()):
            closed = apart and beside and self.report.text[beside[0][1].end :].startswith(",")
            beside = beside if closed and head.tag_ == "NN" else []
        return beside[0] if beside else None

    def _person_ahead(self, head: Token, start: int) -> tuple[Person, Words] | None:
        """The name before a role that opens the sentence with it: "Karim Aziz, the second driver said"."""
        first = start - 1 if start and self.doc[start - 1].tag_ == "DT" else start
        if head.pos_ != "NOUN" or first < 2 or self.doc[first - 1].text != ",":
            return None
        for person in self.people.persons:
            for m in person.mentions:
                token = self._token_at(m.start)
                if m.end == self.doc[first - 1].idx and token is not None and token.is_sent_start:
                    return person, m
        return None

    def _person_behind(self, head: Token, end: int) -> tuple[Person, Words] | None:
        """The name right behind the place of an office: "President of Chad *Karim Aziz*"."""
        if not is_role(head.lower_) or not any(t.lower_ == "of" for t in head.rights):
            return None
        for person in self.people.persons:
            for m in person.mentions:
                name = self.doc.char_span(m.start, m.end)
                if name is None or len(name) < 2 or not head.i + 2 < name.start < name.end == end:
                    continue
                if self.doc[name.start - 1].pos_ == "PROPN" and self.doc[name.start - 2].lower_ in ("of", "the"):
                    return person, m
        return None

    def _remember(self, speaker: Speaker) -> Speaker:
        self.before.append(speaker)
        self.places.append(self.at)
        return speaker

    def _kept(self, speaker: Speaker | None, cue: str) -> Speaker | None:
        return self._remember(replace(speaker, cue=cue)) if speaker else None

    def _person_before(self, pronoun: Token) -> Speaker | None:
        """Who "he" or "she" is: the last person that was the subject of a sentence, or spoke; outside of quotations."""
        inside = quoted_at(self.quotes, pronoun.idx, pronoun.idx + 1)
        spoke = [s for s in self.before if s.start < pronoun.idx and _is_somebody(s)]
        spoke = [s for s in spoke if inside or not quoted_at(self.quotes, s.start, s.end)]
        spoke = [s for s in spoke if self._can_be(s, pronoun)]
        last = spoke[-1] if spoke else None
        named = self._last_subject(pronoun)
        if last is None or named is None:
            return last or named
        return named if named.start > self._last_place(last) and named.name != last.name else last

    def _can_be(self, speaker: Speaker, pronoun: Token) -> bool:
        """Whether nothing in the report tells that the pronoun is the wrong one for the speaker."""
        person = next((p for p in self.people.persons if p.name.text == speaker.name), None)
        return person is None or person.pronoun in (None, _PRONOUNS.get(pronoun.lower_))

    def _last_place(self, speaker: Speaker) -> int:
        """Where the speaker spoke last, the pronouns that stood for it counted."""
        return max(
            (at for at, s in zip(self.places, self.before, strict=True) if s.name == speaker.name),
            default=speaker.start,
        )

    def _last_subject(self, pronoun: Token) -> Speaker | None:
        for person, mention in self._mentions_before(pronoun):
            token = self._token_at(mention.end - 1)
            if token is None or quoted_at(self.quotes, mention.start, mention.end):
                continue
            if person.pronoun not in (None, _PRONOUNS.get(pronoun.lower_)):
                continue
            main = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj", "ccomp")
            if main and token.sent.start < pronoun.sent.start:
                return _speaker(mention, person, kind="person", cue=None)
        return None

    def _mentions_before(self, pronoun: Token) -> list[tuple[Person, Words]]:
        mentions = [
            (p, m)
            for p in self.people.persons
            for m in p.mentions
            if pronoun.idx - REACH < m.start and m.end <= pronoun.idx
        ]
        return sorted(mentions, key=lambda pair: -pair[1].start)

    def _token_at(self, offset: int) -> Token | None:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def _body_before(self, pronoun: Token) -> Speaker | None:
        """Who "it" or "they" are: the last body, state or unnamed sources that spoke."""
        beside = self._subject_above(pronoun)
        if beside is not None:
            return beside
        for speaker in reversed(self.before):
            if speaker.kind != "person" and pronoun.idx - REACH < speaker.start < pronoun.idx:
                return speaker
        return None

    def _subject_above(self, pronoun: Token) -> Speaker | None:
        """The body that is the subject of the sentence in which it is "it" in a clause of its own.

        "The *ministry* put out a note in which it said", "the *army* killed men who it said were spies".
        """
        verb = pronoun.head
        told = [t for clause in verb.lefts if clause.dep_ == "ccomp" for t in clause.lefts if t.dep_ == "nsubj"]
        if told and pronoun.lower_ == "it" and (made := self._body(told[0])) is not None:
            return made
        while verb.dep_ in ("relcl", "ccomp", "advcl", "acl", "pcomp", "conj") or verb.pos_ not in ("VERB", "AUX"):
            if verb.head == verb:
                break
            verb = verb.head
            subjects = [t for t in verb.lefts if t.dep_ == "nsubj" and t.i < pronoun.i]
            if subjects and pronoun.lower_ == "it" and verb.pos_ in ("VERB", "AUX"):
                made = self._body(subjects[0])
                if made is not None:
                    return made
        return None

    def _body(self, head: Token) -> Speaker | None:
        """The speaker that the noun names where it is a body or a state."""
        if head.pos_ not in ("NOUN", "PROPN"):
            return None
        start, end = without_article(self.doc, *naming_range(head))
        words = span_of(self.report.text, *characters(self.doc, start, end))
        made = self._linked(_speaker(words, None, kind=kind_of(head), cue=None))
        acts = bool(kinds_of(head.lemma_.lower()) & {"armed", "security", "organisation"}) and head.tag_ == "NN"
        return made if (acts or made.kind in ("organisation", "state")) and self.people.at(words) is None else None

    def _is_bare(self, token: Token) -> bool:
        before = [t.lower_ for t in token.lefts if t.lower_ not in ("same", "non", "-", "governmental")]
        return before in (["the"], ["this"], ["that"]) and not any(t.dep_ in ("prep", "appos") for t in token.rights)

    def _spoke_since(self, armed: Speaker) -> bool:
        """Whether a body has spoken since the armed group was named: it is "the group" then."""
        named = [m.end for m in self.actors if m.actor and m.actor.id == armed.actor_id]
        spoke = zip(self.before, self.places, strict=True)
        bodies = [(s, at) for s, at in spoke if s.kind == "organisation" and not _is_official(s)]
        named = [end for end in named if end <= self.at]
        return bool(named and bodies) and bodies[-1][1] > named[-1] and bodies[-1][0].actor_id != armed.actor_id

    def _armed_body(self, token: Token) -> Speaker | None:
        """The armed group named last before "the group" or "the militia", in the words that stand here."""
        for match in reversed(self.actors):
            actor = match.actor
            if actor is not None and actor.kind in _ARMED_KINDS and token.idx - REACH < match.end <= token.idx:
                words = span_of(self.report.text, *characters(self.doc, token.left_edge.i, token.i + 1))
                return Speaker(
                    words.start, words.end, words.text, name=actor.name, actor_id=actor.id, kind="organisation"
                )
        return None

    def _named_body(self, token: Token) -> Speaker | None:
        """The body that "the group", "the ministry" stand for."""
        kind = token.lemma_.lower()
        bodies = [
            s for s in self.before if s.kind in ("organisation", "media") and token.idx - REACH < s.start < token.idx
        ]
        same = [s for s in bodies if kind in (s.name or s.text).lower().split()]
        if same or kind in ("ministry", "department", "council", "party", "commission"):
            return same[-1] if same else None
        if kind == "statement":
            return next((s for s in reversed(self.before) if token.idx - REACH < s.start < token.idx), None)
        return bodies[-1] if bodies else None


def _is_official(speaker: Speaker) -> bool:
    """Whether nobody would call the body a group: "Iraq's military", "the ministry"."""
    return bool(kinds_of(speaker.text.lower().split()[-1]) & {"security", "official"})


def _is_one_of(token: Token) -> bool:
    """Whether "one" and the like speak for some of many: "one of them said"."""
    return any(t.dep_ == "prep" and t.lower_ in ("of", "in", "among") for t in token.rights)


def _is_unnamed(speaker: Speaker, actor: Actor) -> bool:
    """Whether the words are for people of the actor who are not named: "two Russian officials"."""
    last = speaker.text.lower().split()[-1]
    return actor.kind != "office" and (
        (last.endswith("s") and is_role(last[:-1])) or last in ("official", "officer", "source", "sources")
    )


def _office_holder(speaker: Speaker, actor: Actor) -> Speaker:
    """The speaker as a person where the words name an office, or who heads a ministry: "the US defence secretary"."""
    holder = actor.kind == "office" and is_role(speaker.text.lower().split()[-1])
    minister = actor.kind == "ministry" and is_role(speaker.text.lower().split()[-1])
    if not holder and not minister:
        return replace(speaker, kind="organisation") if actor.kind == "office" else speaker
    return replace(speaker, kind="person", role=speaker.role or speaker.text, on_behalf_of=represented(actor))


def _is_somebody(speaker: Speaker) -> bool:
    """Whether "he" or "she" can stand for the speaker: a person, or an unnamed one with a role."""
    if speaker.kind == "person":
        return True
    words = speaker.text.lower().split()
    return speaker.kind == "unnamed" and any(is_role(w) for w in words)


def _speaker(words: Words, person: Person | None, *, kind: SpeakerKind, cue: str | None) -> Speaker:
    return Speaker(
        start=words.start, end=words.end, text=words.text, name=person.name.text if person else words.text, kind=kind,
        role=person.role.text if person and person.role else None,
        on_behalf_of=person.body if person else None, cue=cue,
    )  # fmt: skip


def _name_in_apposition(source: Token) -> Token | None:
    """The name beside a role: "a spokesman for the army, Karim Aziz"."""
    if source.ent_type_ == "PERSON" or source.pos_ == "PROPN":
        return None
    beside = [t for t in source.rights if t.dep_ == "appos" and (t.ent_type_ in ("PERSON", "ORG") or t.pos_ == "PROPN")]
    return next(iter(beside), None) or _name_given(source)


_NAMING = frozenset({"identify", "name", "call", "give", "introduce"})


def _name_given(source: Token) -> Token | None:
    """The name that a clause behind the noun gives: "a woman who identified herself as Fatima", "a man named Karim"."""
    for clause in source.rights:
        if clause.dep_ not in ("relcl", "acl") or clause.lemma_ not in _NAMING:
            continue
        words = list(clause.subtree)
        if clause.tag_ == "VBN" or any(t.lower_ in ("himself", "herself", "name") for t in words):
            return next((t for t in words if t.pos_ == "PROPN" and t.dep_ in _NAME_PLACES), None)
    return None


_NAME_PLACES = frozenset({"pobj", "oprd", "dobj", "attr", "appos"})


def kind_of(source: Token) -> SpeakerKind:
    """What the words name, by their head and by what the language model takes them for."""
    words = {t.lower_ for t in source.subtree if t.dep_ in ("compound", "amod") or t == source}
    if words & source_words("media"):
        return "media"
    if {source.lower_, source.lemma_.lower()} & source_words("bodies"):
        return "organisation"
    if source.ent_type_ == "GPE" and source.pos_ == "PROPN":
        return "state"
    if source.ent_type_ == "PERSON":
        return "person"
    if source.pos_ == "PROPN":
        return "organisation"
    return "unnamed"
