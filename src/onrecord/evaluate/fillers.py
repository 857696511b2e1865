"""A reading as MUC-4's templates have it: five roles for each report, each with its entities.

The rules take them from the claims, the learned reader of roles from the passages around them; what the rules found
raises a wording's score there. The templates are about acts of terror: fighting between armed sides is none, nor are
soldiers and rebels its victims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.annotate import is_common
from onrecord.extract.attackfacts import is_attack, is_thing
from onrecord.lexicons.kinds import kinds_of
from onrecord.model import Claim, Mention, Reading
from onrecord.pipeline import read_roles
from onrecord.reader import ROLES, Role, RoleSpan
from onrecord.reader.candidates import normal
from onrecord.registry import Registry, load_registry

# For each role its entities, each with its wordings.
Fillers = dict[Role, list[list[str]]]

_COUNTING = re.compile(
    r"^(?:(?:the|a|an|this|these|those|his|her|their|its|our|some|several|many|other|another|at|least|about|more|than|"
    r"\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|all|both|of|dead|wounded|murdered|alleged)\s+)+",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|from|belonging to|in|at|near)\s+.*$", re.IGNORECASE | re.DOTALL)
_WHERE = re.compile(r"\s+(?:in|at|near|on|belonging to|from|along)\s+.*$", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r",?\s+and\s+|,\s+", re.IGNORECASE)
_ORGANISATIONS = frozenset({"armed-group", "militia", "gang", "party", "forces"})
_GROUPS = frozenset({"armed-group", "militia", "gang"})
# Places, fighting positions and the like are no targets of their own.
_NO_TARGET = frozenset(
    "town city village neighborhood neighbourhood street avenue region district area zone position front highway"
    " department territory field mountain hill border helicopter aircraft base barrack garrison province capital"
    " sector quarter".split()
)
_PEOPLE = frozenset({"person", "civilians", "office", "official", "government"})
# Modes of attack that hit things.
_AT_THINGS = frozenset({"explosives", "destroy"})
# Words inside names ("Eliecer *de* Jesus").
_PARTICLES = frozenset({"de", "del", "la", "los", "las", "y", "da", "dos", "di", "van", "von"})
_LONGEST_NAME = 5
_TITLES = frozenset(
    "father bishop archbishop with from when that this than into after against under near about were have been".split()
)
_EMPTY = frozenset(
    "the unit units he she they it who them him her his its their someone people others other i we us one ones group"
    " groups members three four several"
    " persons person victims victim body bodies".split()
)


def fillers(reading: Reading, spans: Iterable[RoleSpan]) -> Fillers:
    """The role fillers of a report's attacks out of its `filler_spans`, the surest first."""
    found: dict[Role, dict[str, str]] = {role: {} for role in ROLES}
    for span in spans:
        found[span.role].setdefault(span.wording, reading.report.text[span.start : span.end])
    entities: Fillers = {role: [[words] for words in found[role].values()] for role in ROLES}
    entities["PerpOrg"] = _once_each(entities["PerpOrg"], load_registry())
    return entities


def filler_spans(reading: Reading) -> list[RoleSpan]:
    """The spans of the learned reader, those favoured that the rules have found too."""
    ruled = ruled_fillers(reading)
    favoured = {role: {normal(words) for entity in entities for words in entity} for role, entities in ruled.items()}
    return read_roles(reading, favoured=favoured)


def ruled_fillers(reading: Reading) -> Fillers:
    """The role fillers that follow from the claims by rules; a thing that is told twice is one entity."""
    registry = load_registry()
    names = _names_in(reading.report.text, registry)
    found: Fillers = {role: [] for role in ROLES}
    for claim in reading.claims:
        if is_attack(claim):
            for role, words in _of_claim(claim, registry, names):
                _put(found[role], words)
    if found["PerpInd"] and not found["PerpOrg"]:
        groups = _groups_in(reading.report.text, registry)
        found["PerpOrg"] = [[groups[0]]] if len(groups) == 1 else []
    found["PerpOrg"] = _once_each(found["PerpOrg"], registry)
    return found


def _groups_in(text: str, registry: Registry) -> list[str]:
    """The armed groups that the report names; the only one is behind what "guerrillas" did."""
    matches = [m for m in registry.find(text) if m.actor is not None and m.actor.kind in _GROUPS]
    return list({m.actor.id: m.text for m in matches if m.actor is not None}.values())


def _once_each(entities: list[list[str]], registry: Registry) -> list[list[str]]:
    """The organisations without other names of the same one ("FMLN")."""
    known: dict[str, list[str]] = {}
    for entity in entities:
        match = registry.resolve(entity[0])
        known.setdefault(match.actor.id if match is not None and match.actor is not None else entity[0], entity)
    return list(known.values())


def _names_in(text: str, registry: Registry) -> list[str]:
    """The names of persons in full: runs of two to five words that are none of the language, the longest first."""
    runs: dict[str, None] = {}
    for line in re.split(r"[^\w\s'-]+", text):
        run: list[str] = []
        before = ""
        for word in [*line.split(), ""]:
            if word and (_is_name_word(word.lower(), registry) or (run and word.lower() in _PARTICLES)):
                run.append(word)
                continue
            while run and run[-1].lower() in _PARTICLES:
                run.pop()
            if run and _may_be_given(before, registry):
                run.insert(0, before)
            if 2 <= len(run) <= _LONGEST_NAME:
                runs.setdefault(" ".join(run))
            run, before = [], word
    return sorted(runs, key=lambda name: -len(name.split()))


def _may_be_given(word: str, registry: Registry) -> bool:
    """Whether a word of the language before a surname may be a first name ("*Hector* Oqueli", "*Victor* Rodriguez")."""
    low = word.lower()
    if len(low) < 4 or not low.isalpha() or not re.search(r"[aeiouy]", low):
        return False
    if low.endswith(("ed", "ing", "s", "ly", "al", "an", "ist")):
        return False
    return not (kinds_of(low) or low in registry.words["common"] or registry.country_of(low) or low in _TITLES)


def _is_name_word(low: str, registry: Registry) -> bool:
    if len(low) < 3 or not low.isalpha() or not re.search(r"[aeiouy]", low):
        return False
    return not (is_common(low) or kinds_of(low) or registry.country_of(low))


def _of_claim(claim: Claim, registry: Registry, names: list[str]) -> Iterator[tuple[Role, str]]:
    for mention in claim.actor:
        yield from _perpetrators(mention, registry)
    for mention in claim.target:
        if mention.kind in _PEOPLE or mention.kind is None:
            persons = (_person(each, registry, names) for each in _AND.split(mention.text))
            yield from (("Victim", name) for name in persons if name)
        bare = _WHERE.sub("", mention.text)
        last = _last(_OF.sub("", bare)).removesuffix("s")
        blown = claim.event.mode in _AT_THINGS and mention.kind is None and is_common(last)
        if (blown or is_thing(mention) or kinds_of(last) & {"site", "object"}) and last not in _NO_TARGET:
            yield "Target", bare
    for casualty in claim.casualties:
        if casualty.who and (name := _person(casualty.who, registry, names)):
            yield "Victim", name
    for weapon in claim.weapon:
        yield "Weapon", weapon.text


def _perpetrators(mention: Mention, registry: Registry) -> Iterator[tuple[Role, str]]:
    """The organisations in the words, and those who acted for them ("*terrorists* of the FMLN")."""
    named = [m for m in registry.find(mention.text) if m.actor is not None and m.actor.kind in _ORGANISATIONS]
    for match in named:
        yield "PerpOrg", match.text
    rest = mention.text[: named[0].start] if named and named[0].start else mention.text
    bare = _OF.sub("", rest.strip())
    if not named or len(bare.split()) < len(mention.text.split()) or len(named[-1].text) < len(bare):
        kinds = kinds_of(_last(bare))
        if kinds & {"armed", "civilian", "security"} or mention.kind in ("armed-group", "person", "civilians"):
            yield "PerpInd", bare


def _last(words: str) -> str:
    """The last word in the singular, as far as that is easily told."""
    last = words.lower().split()[-1] if words.split() else ""
    return last.removesuffix("s") if not kinds_of(last) else last


def _person(words: str, registry: Registry, names: list[str]) -> str | None:
    """The name in the words, in full as the report gives it; None where they hold none. The templates name victims."""
    parts = [p for p in re.findall(r"[\w'-]+", words.lower()) if _is_name_word(p, registry)]
    if not parts:
        return None
    full = next((name for name in names if set(parts) <= set(name.lower().split())), None)
    return full or (" ".join(parts) if len(parts) > 1 else None)


def _put(entities: list[list[str]], words: str) -> None:
    bare = _COUNTING.sub("", " ".join(words.split()).strip(" \"'[](),"))
    if not bare or bare.lower() in _EMPTY:
        return
    low = bare.lower()
    # A wording that holds another names the same ("guerrillas", "urban guerrillas").
    if not any(low in known or known in low for entity in entities for known in map(str.lower, entity)):
        entities.append([bare])
