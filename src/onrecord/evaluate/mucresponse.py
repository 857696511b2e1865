"""A reading as MUC-4's templates: an incident a template, its slots filled from the claims and the reader of roles.

The templates ask for more than claims tell (foreign nations, damage, totals); what does not follow from a claim stays
empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from onrecord.evaluate import muckeys as muc
from onrecord.evaluate.muckeys import MONTHS, Fill, Template
from onrecord.extract.attackfacts import is_attack
from onrecord.model import Claim, Reading
from onrecord.reader import Role, RoleSpan
from onrecord.reader.candidates import normal

_TYPES: Final = {"explosives": "BOMBING", "suicide-attack": "BOMBING", "abduct": "KIDNAPPING"}
_TOLD_BY: Final = (("kidnap, abduct", "KIDNAPPING"), ("bomb, dynamite, explo", "BOMBING"))
# The countries that the corpus is about, as the keys write them.
_COUNTRIES: Final = {
    "AR": "ARGENTINA", "BO": "BOLIVIA", "BR": "BRAZIL", "CL": "CHILE", "CO": "COLOMBIA", "CR": "COSTA RICA",
    "CU": "CUBA", "DO": "DOMINICAN REPUBLIC", "EC": "ECUADOR", "ES": "SPAIN", "GT": "GUATEMALA", "HN": "HONDURAS",
    "HT": "HAITI", "MX": "MEXICO", "NI": "NICARAGUA", "PA": "PANAMA", "PE": "PERU", "PY": "PARAGUAY",
    "SV": "EL SALVADOR", "US": "UNITED STATES", "UY": "URUGUAY", "VE": "VENEZUELA",
}  # fmt: skip
_SLOTS: Final[dict[Role, int]] = {
    "PerpInd": muc.PERSON, "PerpOrg": muc.ORGANIZATION, "Target": muc.THING, "Weapon": muc.INSTRUMENT,
}  # fmt: skip
_INSTRUMENTS: Final = (
    ("car bomb", "VEHICLE BOMB"), ("dynamite", "DYNAMITE"), ("mine", "MINE"), ("grenade", "GRENADE"),
    ("molotov", "MOLOTOV COCKTAIL"), ("bomb", "BOMB"), ("explosive", "EXPLOSIVE"), ("machine", "MACHINE GUN"),
    ("mortar", "MORTAR"), ("rifle", "RIFLE"), ("pistol", "HANDGUN"), ("gun", "GUN"), ("rocket", "ROCKET"),
    ("missile", "MISSILE"), ("knife", "CUTTING DEVICE"), ("machete", "CUTTING DEVICE"), ("fire", "FIRE"),
    ("stone", "STONE"),
)  # fmt: skip
_THINGS: Final = (
    ("embassy, consulate", "DIPLOMAT OFFICE OR RESIDENCE"), ("house, home, residence", "CIVILIAN RESIDENCE"),
    ("bank", "FINANCIAL"), ("pipeline, pylon, pole, tower, plant, refinery, electric, power", "ENERGY"),
    ("car, bus, truck, vehicle, plane, jeep, train, helicopter", "TRANSPORT VEHICLE"),
    ("bridge, road, highway", "TRANSPORTATION ROUTE"), ("airport, station", "TRANSPORTATION FACILITY"),
    ("police", "LAW ENFORCEMENT FACILITY"),
    ("shop, store, restaurant, hotel, office, company, newspaper, supermarket", "COMMERCIAL"),
    ("radio, television, telephone, antenna", "COMMUNICATIONS"),
    ("ministry, town, hall, government, courthouse", "GOVERNMENT OFFICE OR RESIDENCE"),
    ("church, university, school, headquarters", "ORGANIZATION OFFICE"),
)  # fmt: skip
_PERSONS: Final = (
    ("ambassador, diplomat, consul", "DIPLOMAT"),
    ("judge, magistrate, lawyer, attorney, prosecutor", "LEGAL OR JUDICIAL"),
    ("police, policeman, policemen", "LAW ENFORCEMENT"), ("bodyguard, guard, escort", "SECURITY GUARD"),
    ("mayor, minister, governor, official, councilman", "GOVERNMENT OFFICIAL"),
    ("candidate, leader, senator, president, deputy, politician", "POLITICAL FIGURE"),
    ("soldier, soldiers, troops, colonel, general, army, officer, captain, lieutenant", "ACTIVE MILITARY"),
)  # fmt: skip
_CONFIDENCE: Final = {
    "claims-responsibility": "CLAIMED OR ADMITTED", "blames": "SUSPECTED OR ACCUSED", "alleges": "SUSPECTED OR ACCUSED",
}  # fmt: skip
_STATE: Final = frozenset({"state", "government", "forces", "police", "intelligence"})

_NAMED: Final = (muc.THING, muc.VICTIM, muc.DESCRIPTION)


def templates_of(reading: Reading, spans: Iterable[RoleSpan]) -> list[Template]:
    """The templates of a report out of its claims and its `filler_spans`, in the order of its text.

    An attack with neither victim nor target makes none.
    """
    groups = _incidents(reading.claims)
    if not groups:
        return []
    shared = _shared_out(spans, groups)
    made = [_template(reading, claims, own) for claims, own in zip(groups, shared, strict=True)]
    return [template for template in made if any(template.fills(slot) for slot in _NAMED)]


def _incidents(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The attacks told, the claims of each; those of one type, place and day are one."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    told: dict[str, tuple[str, str, str]] = {}
    for claim in claims:
        if not is_attack(claim):
            continue
        known = told.get(claim.incident_id or "")
        key = known or (_type([claim]), _place([claim]) or "", (claim.date.first or "") if claim.date else "")
        if claim.incident_id and known is None:
            told[claim.incident_id] = key
        groups.setdefault(key, []).append(claim)
    return list(groups.values())


def _shared_out(spans: Iterable[RoleSpan], groups: Sequence[Sequence[Claim]]) -> list[list[RoleSpan]]:
    """The fillers of the report, each with the attack that is told nearest to it."""
    shared: list[list[RoleSpan]] = [[] for _ in groups]
    for span in spans:
        near = min((abs(claim.trigger.start - span.start), n) for n, claims in enumerate(groups) for claim in claims)
        if all(span.wording != other.wording or span.role != other.role for other in shared[near[1]]):
            shared[near[1]].append(span)
    return shared


def _template(reading: Reading, claims: Sequence[Claim], spans: Sequence[RoleSpan]) -> Template:
    text = reading.report.text
    slots: dict[int, tuple[Fill, ...]] = {
        muc.DATE: _fill(_date(claims) or _before(reading.report.published)),
        muc.LOCATION: _fill(_location(claims) or _location(reading.claims)),
        muc.TYPE: _fill(_type(claims)),
        muc.STAGE: _fill("ACCOMPLISHED"),
    }
    for role, slot in _SLOTS.items():
        slots[slot] = tuple(Fill((text[s.start : s.end],)) for s in spans if s.role == role)
    slots[muc.INSTRUMENT_TYPE] = _types(slots[muc.INSTRUMENT], _INSTRUMENTS, other=None)
    slots[muc.THING_TYPE] = _types(slots[muc.THING], _THINGS, other="OTHER")
    slots[muc.THING_NUMBER] = _numbers(slots[muc.THING])
    if (done := _damage(claims)) is not None:
        slots[muc.THING_EFFECT] = tuple(Fill((done,), fill.values) for fill in slots[muc.THING])
    slots.update(_victims(text, claims, [s for s in spans if s.role == "Victim"]))
    if slots[muc.ORGANIZATION] or slots[muc.PERSON]:
        state = any(m.kind in _STATE for claim in claims for m in claim.actor)
        slots[muc.CATEGORY] = _fill("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")
        slots[muc.CONFIDENCE] = tuple(Fill((_confidence(claims),), fill.values) for fill in slots[muc.ORGANIZATION])
    return Template(reading.report.source_id or "", slots)


def _fill(value: str | None) -> tuple[Fill, ...]:
    return (Fill((value,)),) if value else ()


def _type(claims: Sequence[Claim]) -> str:
    return next((kind for claim in claims if (kind := _kind(claim)) != "ATTACK"), "ATTACK")


def _kind(claim: Claim) -> str:
    """The type of one claim: by its mode, else by the words for it and for the weapon."""
    words = " ".join([claim.trigger.text, *(weapon.text for weapon in claim.weapon)]).lower()
    said = next((kind for hints, kind in _TOLD_BY if any(hint in words for hint in hints.split(", "))), "ATTACK")
    return _TYPES.get(claim.event.mode or "", said)


def _date(claims: Sequence[Claim]) -> str | None:
    for claim in claims:
        if claim.date is not None and claim.date.first and claim.date.last:
            days = [_day(claim.date.first), _day(claim.date.last)]
            return days[0] if days[0] == days[1] else " - ".join(days)
    return None


def _before(published: str | None) -> str | None:
    """What the keys write where no day is told: the dateline's, or before."""
    return f"- {_day(published)}" if published else None


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def _place(claims: Sequence[Claim]) -> str | None:
    places = [place for claim in claims for place in claim.place if place.country]
    return places[0].country if places else None


def _location(claims: Sequence[Claim]) -> str | None:
    """The country and the first place in it, as "EL SALVADOR: SAN SALVADOR (CITY)"."""
    country = _place(claims)
    if country is None:
        return None
    named = _COUNTRIES.get(country, country)
    inner = next(
        (p.name for c in claims for p in c.place if p.country == country and p.name and p.lat is not None), None
    )
    return named if inner is None or inner.upper() == named else f"{named}: {inner.upper()}"


def _types(named: Sequence[Fill], words: Sequence[tuple[str, str]], *, other: str | None) -> tuple[Fill, ...]:
    found = []
    for fill in named:
        low = fill.values[0].lower()
        kind = next((kind for hints, kind in words if any(hint in low for hint in hints.split(", "))), other)
        if kind is not None:
            found.append(Fill((kind,), fill.values))
    return tuple(found)


def _numbers(named: Sequence[Fill]) -> tuple[Fill, ...]:
    plural = [fill.values[0].lower().rstrip().endswith("s") for fill in named]
    return tuple(Fill(("PLURAL" if many else "1",), fill.values) for fill, many in zip(named, plural, strict=True))


def _victims(text: str, claims: Sequence[Claim], spans: Sequence[RoleSpan]) -> Mapping[int, tuple[Fill, ...]]:
    """The victims: names as the reader of roles has them, descriptions and numbers as the casualties tell."""
    names = [Fill((text[s.start : s.end],)) for s in spans]
    known = {normal(fill.values[0]) for fill in names}
    described: dict[str, tuple[Fill, int | None, str]] = {}
    for claim in claims:
        for casualty in claim.casualties:
            who = casualty.who
            if who and normal(who) not in known and casualty.effect in ("killed", "injured", "abducted"):
                described.setdefault(normal(who), (Fill((who,)), casualty.low, casualty.effect))
    effects = {c.effect for claim in claims for c in claim.casualties}
    common = "DEATH" if "killed" in effects else "INJURY" if "injured" in effects else None
    slots: dict[int, tuple[Fill, ...]] = {muc.VICTIM: tuple(names)}
    slots[muc.DESCRIPTION] = tuple(fill for fill, _, _ in described.values())
    everyone = [*names, *slots[muc.DESCRIPTION]]
    slots[muc.VICTIM_TYPE] = _types(everyone, _PERSONS, other="CIVILIAN")
    slots[muc.VICTIM_NUMBER] = (
        *(Fill(("1",), fill.values) for fill in names),
        *(Fill((str(low) if low else "PLURAL",), fill.values) for fill, low, _ in described.values()),
    )
    outcome = {"killed": "DEATH", "injured": "INJURY"}
    slots[muc.VICTIM_EFFECT] = (
        *(Fill((common,), fill.values) for fill in names if common),
        *(Fill((outcome[how],), fill.values) for fill, _, how in described.values() if how in outcome),
    )
    return slots


def _damage(claims: Sequence[Claim]) -> str | None:
    if any(claim.event.mode == "destroy" for claim in claims):
        return "DESTROYED"
    return "SOME DAMAGE" if any(claim.event.mode == "explosives" for claim in claims) else None


def _confidence(claims: Sequence[Claim]) -> str:
    stances = [claim.speaker.stance or "" for claim in claims if claim.speaker is not None]
    if any(claim.modality == "possible" for claim in claims):
        return "POSSIBLE"
    return next((_CONFIDENCE[stance] for stance in stances if stance in _CONFIDENCE), "REPORTED AS FACT")
