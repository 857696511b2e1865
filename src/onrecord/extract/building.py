"""One event of one sentence as a claim: its parts found, linked and put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extract.arms import category_modes, find_weapons, mode_of
from onrecord.extract.attributions import Attribution
from onrecord.extract.background import is_background
from onrecord.extract.casualties import find_casualties, quantity_of
from onrecord.extract.codes import coded
from onrecord.extract.dating import find_date
from onrecord.extract.events import EventMention
from onrecord.extract.mentions import is_pronoun, mention_of
from onrecord.extract.modality import modality_of, polarity_of
from onrecord.extract.quotes import quoted_at
from onrecord.extract.roles import find_roles, names_an_event, trigger_nouns
from onrecord.extract.scene import Scene
from onrecord.extract.speakers import speaker_at
from onrecord.extract.syntax import is_passive, own_subject
from onrecord.extract.triggers import VERBAL
from onrecord.extract.when import headed_date
from onrecord.extract.where import find_places, headed_places
from onrecord.model import HAPPENED, Claim, Count, Event, Mention, Span, Speaker, SpeakerKind
from onrecord.text import digest, fold, span_of, trimmed

# Which part found a claim: the rules and their version, then the lexicon entry of the trigger.
METHOD = "rules/0.1"
# "Killed" on a line of its own, as in a table of victims, tells nothing.
MIN_QUOTE_WORDS = 3
_BULLET = re.compile(r"[-*•–>#]+\s+")
# What the dates of its sentence may date; a demand or a threat only by its own words.
_DATED = HAPPENED | {"planned"}
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
# Who stands for one of the others that are named: "Iran must stop *their* attacks".
_OWNERS = frozenset({"their", "its", "his", "her"})
_SPEAKER_KINDS: dict[str, SpeakerKind] = {"state": "state", "person": "person", "media": "media"}


def build_claims(scene: Scene, event: EventMention, *, siblings: Sequence[EventMention]) -> list[Claim]:
    """The claims of the event, one for each source that vouches for it; none where nobody performs an act of speech."""
    trigger = trigger_span(scene, event)
    roles = find_roles(scene, event)
    speakers = speakers_of(scene, trigger, event)
    actors = _mentions(scene, roles.actors)
    if not actors and speakers and _is_first_person(event, roles.actors):
        actors = tuple(map(_as_mention, speakers))
    targets = tuple(t for t in _mentions(scene, roles.targets) if t not in actors)
    if event.type in VERBAL and not actors and event.main.pos == "V" and not _stands_alone(event, targets):
        return []
    if event.main.entry.frame == "self-claim":
        if actors:
            speakers = [_as_speaker(actors[0], event.head)]
    elif event.type in VERBAL:
        speakers = [s for s in speakers if not any(_same_name(s, a) for a in actors)]
    bare = _claim(scene, event, trigger, actors, targets, siblings)
    if not speakers and _says_nothing_new(event, bare):
        return []
    voices: list[Speaker | None] = [*speakers] or [None]
    return [replace(bare, id=_claim_id(scene, event, trigger, s), speaker=s) for s in voices]


def _stands_alone(event: EventMention, targets: Sequence[Mention]) -> bool:
    """Whether an act of speech is one without somebody who performs it.

    "Is responsible", "ten men were indicted", "a deal was reached".
    """
    if event.type == "AGREE" and is_passive(event.head):
        return True
    return event.main.entry.frame == "responsible" or (event.type == "ACCUSE" and bool(targets))


def _says_nothing_new(event: EventMention, claim: Claim) -> bool:
    """Whether the claim only points back ("after *the attack*"), or tells a toll without number or name."""
    told = claim.actor or claim.target or claim.place or claim.date or claim.weapon or claim.event.count
    numbers = [c for c in claim.casualties if c.low is not None or c.high is not None]
    if told or numbers:
        return False
    if event.main.entry.lethal and (event.main.entry.weak or len(claim.quote.text.split()) < MIN_QUOTE_WORDS):
        return True
    definite = any(c.lower_ in ("the", "this", "that", "these") for c in event.head.children if c.dep_ == "det")
    return event.main.pos == "N" and definite and not claim.casualties


def _claim(
    scene: Scene,
    event: EventMention,
    trigger: Span,
    actors: tuple[Mention, ...],
    targets: tuple[Mention, ...],
    siblings: Sequence[EventMention],
) -> Claim:
    """The claim in the report's own voice."""
    weapons = find_weapons(scene, event)
    mode = mode_of(event, weapons, category_modes(scene.folders))
    modality = modality_of(event, verbal_act=event.type in VERBAL)
    when = find_date(scene, event, siblings, happened=modality in _DATED)
    background = is_background(scene, event, when)
    heading = None if background or event.type in VERBAL else scene.heading_over(event.head.idx)
    return Claim(
        id="",
        report=scene.ref,
        quote=quote_span(scene, event.head),
        trigger=trigger,
        event=coded(Event(event.type, mode, count=_count(scene, event)), actors, targets),
        polarity=polarity_of(event),
        modality=modality,
        background=background,
        actor=actors,
        target=targets,
        weapon=weapons,
        place=find_places(scene, event, siblings) or (headed_places(heading) if heading else ()),
        date=when or (headed_date(scene, heading) if heading else None),
        casualties=find_casualties(scene, event),
        method=f"{METHOD}/{event.main.entry.id}",
    )


def _claim_id(scene: Scene, event: EventMention, trigger: Span, speaker: Speaker | None) -> str:
    """A hash of the report, the trigger's span, the type and the speaker's span: the same for the same reading."""
    source = (speaker.start, speaker.end) if speaker else (None, None)
    return f"c:{digest(scene.report.id, trigger.start, trigger.end, event.type, *source)}"


def trigger_span(scene: Scene, event: EventMention) -> Span:
    """The words of the main trigger."""
    first, last = scene.doc[event.main.start], scene.doc[event.main.end - 1]
    return span_of(scene.report.text, first.idx, last.idx + len(last))


def quote_span(scene: Scene, token: Token) -> Span:
    """The sentence of the token, without the white space around it."""
    text, sent = scene.report.text, token.sent
    start, end = trimmed(text, sent.start_char, sent.end_char)
    bullet = _BULLET.match(text, start, end)
    return span_of(text, bullet.end() if bullet else start, end)


def _count(scene: Scene, event: EventMention) -> Count | None:
    """How many such events the trigger speaks of ("five strikes")."""
    head = event.head
    carried = (
        [n for n in trigger_nouns(event.main) if names_an_event(scene, n, event.type)] if event.main.pos == "V" else []
    )
    if carried:
        head = carried[-1]
    elif event.main.pos != "N":
        return None
    if head.tag_ not in ("NNS", "NNPS") or event.main.entry.lethal:
        return None
    quantity = quantity_of(scene, head)
    return Count(quantity.low, quantity.high) if quantity and (quantity.low or quantity.high) else None


def _mentions(scene: Scene, tokens: Sequence[Token]) -> tuple[Mention, ...]:
    found: dict[tuple[int, int], Mention] = {}
    for token in tokens:
        mention = mention_of(scene, token)
        if mention is not None and not any(_is_again(mention, known) for known in found.values()):
            found.setdefault((mention.start, mention.end), mention)
    named = [m for m in found.values() if m.name or m.text.lower() not in _OWNERS]
    return tuple(named or found.values())


def _is_again(mention: Mention, known: Mention) -> bool:
    """Whether the same actor is named twice in the same words: "*Iran* and its proxies must cease *their* attacks"."""
    return mention.actor_id is not None and (mention.actor_id, mention.text) == (known.actor_id, known.text)


def speakers_of(scene: Scene, trigger: Span, event: EventMention) -> list[Speaker]:
    """Those who vouch for the event: all that one cue brings in; nobody where the trigger is that cue itself."""
    found = speaker_at(scene.attributions, trigger.start, trigger.end, doc=scene.doc)
    if found is not None and event.type in VERBAL and _stands_beside(scene, event.head):
        return []
    if found is None or (event.type in VERBAL and found.cue[0] < event.main.end and event.main.start < found.cue[1]):
        return []
    quoted = quoted_at(scene.quotes, trigger.start, trigger.end)
    together = [a for a in scene.attributions if a.cue == found.cue and a.content == found.content] or [found]
    return [replace(a.speaker, quoted=quoted, stance=a.stance, via=_via(scene, a)) for a in together]


def _stands_beside(scene: Scene, verb: Token) -> bool:
    """Whether somebody else says it behind a quotation: "he said "no", and the envoy *accused* the army"."""
    if verb.dep_ != "conj" or own_subject(verb) is None:
        return False
    return [bool(quoted_at(scene.quotes, t.idx, t.idx + len(t))) for t in (verb.head, verb)] == [True, False]


def _via(scene: Scene, attribution: Attribution) -> Mention | None:
    """Who passes on the words of the source: the source in whose words it is quoted."""
    if attribution.nested_in is None:
        return None
    outer = scene.attributions[attribution.nested_in].speaker
    same = outer.start == attribution.speaker.start or outer.name == attribution.speaker.name
    return None if same else _as_mention(outer)


def _as_speaker(actor: Mention, cue: Token) -> Speaker:
    """Somebody who says of himself that he did it."""
    kind = _SPEAKER_KINDS.get(actor.kind or "", "organisation")
    return Speaker(
        actor.start, actor.end, actor.text, name=actor.name, actor_id=actor.actor_id, kind=kind, cue=cue.lower_,
        stance="claims-responsibility",
    )  # fmt: skip


def _as_mention(speaker: Speaker) -> Mention:
    return Mention(
        speaker.start, speaker.end, speaker.text, name=speaker.name, actor_id=speaker.actor_id, kind=speaker.kind
    )


def _is_first_person(event: EventMention, actors: Sequence[Token]) -> bool:
    """Whether the one who speaks is the one who acts: "I welcome", "the regime must stop", "X is responsible"."""
    entry = event.main.entry
    if entry.frame == "responsible" or event.head.tag_ == "MD":
        return True
    return any(is_pronoun(a) and a.lower_ in _FIRST_PERSON for a in actors)


def _same_name(speaker: Speaker, actor: Mention) -> bool:
    one = {fold(w) for w in (speaker.text, speaker.name) if w}
    two = {fold(w) for w in (actor.text, actor.name) if w}
    return bool(one & two) or (speaker.start < actor.end and actor.start < speaker.end)
