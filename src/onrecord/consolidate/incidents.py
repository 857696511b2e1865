"""The view of an incident, made from its claims each time it is asked for: never stored, never edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.consolidate.blame import responsibility
from onrecord.consolidate.grading import grade, status
from onrecord.consolidate.mentions import site_of
from onrecord.consolidate.model import Incident, Source, Told, Value, Where
from onrecord.consolidate.tolls import tolls
from onrecord.consolidate.voices import lineage, told_by
from onrecord.model import Claim, EventDate, Mention, Place, TollPolicy
from onrecord.text import digest, fold

Witness = tuple[Claim, Told]


def assemble(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    *,
    mentions: Sequence[str] = (),
    policy: TollPolicy = "range",
) -> Incident:
    """The incident that these claims, of one report or many, tell of. Claims of copies count as one source.

    `sources` are the reports by id, `mentions` the ids of the reports' own incidents. The id is a hash of the smallest
    of them.
    """
    members = tuple(sorted(mentions or {claim.incident_id or claim.id for claim in claims}))
    sides = lineage(m.actor_id for c in claims for m in (*c.actor, *c.target) if m.actor_id)
    ordered = sorted(claims, key=lambda c: (sources[c.report.id].published or "", c.report.id, c.trigger.start, c.id))
    told = [(claim, told_by(claim, sources[claim.report.id], sides=sides)) for claim in ordered]
    actual = [(claim, witness) for claim, witness in told if claim.polarity == "positive"]
    who = responsibility(told)
    kind, mode = _most(c.event.type for c, _ in told), _most(c.event.mode for c, _ in actual if c.event.mode)
    denied = tuple(w for claim, w in told if claim.polarity == "negative" and _denies(claim, kind))
    # The arrest after an attack says nothing of the attack's day, place and doer.
    deeds = [(claim, witness) for claim, witness in actual if claim.event.type == kind]
    return Incident(
        id=incident_id(members),
        type=kind or "",
        mode=mode,
        mentions=members,
        claims=tuple(claim.id for claim in ordered),
        sources=tuple(dict.fromkeys(sources[claim.report.id] for claim in ordered)),
        dates=_dates(deeds),
        places=_places(deeds),
        actors=_mentions(deeds, lambda c: c.actor),
        targets=_mentions(deeds, lambda c: c.target),
        weapons=_values((w.text, t) for c, t in deeds for w in c.weapon),
        modes=_values((c.event.mode, t) for c, t in actual if c.event.mode),
        tolls=tolls(actual, policy=policy),
        responsibility=who,
        happened=tuple(witness for _, witness in actual),
        did_not_happen=denied,
        grade=grade(actual, denied, who),
        status=status(kind, mode, actual, denied, who),
        independent_sources=len({witness.origin for _, witness in told}),
        voices=_voices(told),
    )


def _denies(claim: Claim, kind: str | None) -> bool:
    """Whether a negative claim says that the incident was not, or was not theirs; "no one was hurt" does not."""
    return (claim.speaker is not None or bool(claim.actor)) and claim.event.type == kind and not claim.casualties


def incident_id(members: Iterable[str]) -> str:
    """The id of the incident that these mentions make.

    >>> incident_id(["i:b", "i:a"]) == incident_id(["i:a", "i:c"])
    True
    """
    return f"i:{digest('incident', min(members))}"


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value or ""), default=None)


def _voices(told: Sequence[Witness]) -> tuple[tuple[str, int], ...]:
    """How many speakers of each kind there are, those whose reports speak in their own voice once for each medium."""
    kinds = {witness.voice: witness.kind for _, witness in told if witness.report == witness.origin}
    return tuple(sorted(Counter(kinds.values()).items()))


def _values(items: Iterable[tuple[str, Told]]) -> tuple[Value, ...]:
    """Each value with all that tell it; those that most independent reports have come first."""
    told: dict[str, dict[Told, None]] = {}
    for text, witness in items:
        told.setdefault(text.casefold(), {})[witness] = None
    return tuple(sorted((Value(text, tuple(witnesses)) for text, witnesses in told.items()), key=_by_support))


def _mentions(told: Sequence[Witness], side: Callable[[Claim], Sequence[Mention]]) -> tuple[Value, ...]:
    found: dict[str, list[Told]] = {}
    names: dict[str, tuple[str, str | None]] = {}
    for claim, witness in told:
        for mention in side(claim):
            key = mention.actor_id or fold(mention.name or mention.text)
            names.setdefault(key, (mention.name or mention.text, mention.actor_id))
            if witness not in found.setdefault(key, []):
                found[key].append(witness)
    values = [Value(names[key][0], tuple(witnesses), names[key][1]) for key, witnesses in found.items()]
    return tuple(sorted(values, key=_by_support))


def _by_support(value: Value) -> tuple[int, str]:
    return -len({told.origin for told in value.told}), value.value


def _dates(told: Sequence[Witness]) -> tuple[Value, ...]:
    """The dates, the one first that is most precise among those that most others do not contradict."""
    found: dict[EventDate, list[Told]] = {}
    for claim, witness in told:
        if claim.date is not None and claim.date.first and claim.date.last and not claim.background:
            key = EventDate(None, claim.date.first, claim.date.last, claim.date.edtf, claim.date.precision)
            found.setdefault(key, []).append(witness)

    def agreement(date: EventDate) -> tuple[int, int, int, str]:
        fitting = [w.origin for other, ws in found.items() if _overlap(date, other) for w in ws]
        return -len(set(fitting)), date.precision, -len(found[date]), date.edtf

    return tuple(Value(date.edtf, tuple(found[date])) for date in sorted(found, key=agreement))


def _overlap(one: EventDate, two: EventDate) -> bool:
    return (one.first or "") <= (two.last or "") and (two.first or "") <= (one.last or "")


def _places(told: Sequence[Witness]) -> tuple[Where, ...]:
    """The places, points before regions, those first that most reports name; a site that is attacked is one."""
    found: dict[str, dict[Told, None]] = {}
    known: dict[str, Place] = {}
    for claim, witness in told:
        for place in (*claim.place, *(site for m in claim.target if (site := site_of(m)) is not None)):
            key = str(place.geonames_id or fold(place.name or place.text))
            known.setdefault(key, place)
            found.setdefault(key, {})[witness] = None

    def agreement(key: str) -> tuple[bool, int, int, str]:
        wide = (known[key].precision or 9) > 2
        return wide, -len({w.origin for w in found[key]}), known[key].precision or 9, key

    return tuple(_where(known[key], tuple(found[key])) for key in sorted(found, key=agreement))


def _where(place: Place, told: tuple[Told, ...]) -> Where:
    return Where(
        place.name or place.text, told, str(place.geonames_id) if place.geonames_id else None, place.lat, place.lon,
        place.precision, (place.radius_m or 0) / 1000, place.country,
    )  # fmt: skip
