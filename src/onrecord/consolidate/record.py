"""All readings brought together: incidents, copies, and the reasons. The one type that commands and exports ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product

from onrecord.consolidate.cluster import JOIN, Pair, pair_of
from onrecord.consolidate.consolidation import Consolidation
from onrecord.consolidate.copies import Copies, find_copies
from onrecord.consolidate.decisions import bonds_of
from onrecord.consolidate.explain import Explanation, explain
from onrecord.consolidate.incidents import assemble, incident_id
from onrecord.consolidate.model import Incident, Part, Source
from onrecord.consolidate.parts import parts_of
from onrecord.consolidate.sketching import report_sketch, sketches_of
from onrecord.errors import StoreError
from onrecord.model import Claim, Decision, Reading, Report, TollPolicy


class Record:
    """What a set of readings says, incident by incident; a pure function of readings, decisions and policy.

    >>> Record([]).incidents()
    []
    """

    def __init__(
        self, readings: Iterable[Reading], decisions: Sequence[Decision] = (), *, policy: TollPolicy = "range"
    ) -> None:
        self._policy = policy
        self._decisions = tuple(decisions)
        self._readings = {reading.report.id: reading for reading in readings}
        # A report without a claim (a page whose text was not kept) can still be known by its headline to tell of one.
        told = (sketches_of(reading) or (report_sketch(reading),) for reading in self._readings.values())
        sketches = [sketch for some in told for sketch in some]
        self._sketches = {sketch.id: sketch for sketch in sketches}
        self._mains = {sketch.report: sketch.id for sketch in sketches if sketch.main}
        self._homes = {claim: sketch.id for sketch in sketches for claim in sketch.claims}
        self._claims = {c.id: c for reading in self._readings.values() for c in reading.claims}
        self._consolidation = Consolidation(sketches)
        bonds, self.orphans = bonds_of(self._decisions, self._homes)
        self._clusters = {incident_id(members): members for members in self._consolidation.clusters(bonds)}
        self._incident_of = {ident: key for key, members in self._clusters.items() for ident in members}

    @cached_property
    def copies(self) -> tuple[Copies, ...]:
        """The groups of reports that are copies of one text."""
        return find_copies(self._readings.values())

    def report(self, ident: str) -> Report:
        """One of the reports."""
        return self._readings[ident].report

    def copies_of(self, report: str) -> Copies | None:
        """The group of a report; None where it has no copies."""
        return next((group for group in self.copies if report in group.reports), None)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        origins = {report: group.origin for group in self.copies for report in group.reports}
        return {ident: _source(reading.report, origins.get(ident, ident)) for ident, reading in self._readings.items()}

    def incidents(self) -> list[Incident]:
        """All incidents, by date and then by id."""
        found = [self.incident(ident) for ident in self._clusters if self._claims_of(ident)]
        return sorted(found, key=lambda i: (i.date or "9999", i.id))

    def incident(self, name: str) -> Incident:
        """The incident with this id, or the beginning of one, or that one report's incident or claim belongs to.

        Raises StoreError where there is none, or more than one.
        """
        ident = self._incident_id(name)
        claims = self._claims_of(ident)
        if not claims:
            _none(name)
        made = assemble(claims, self._sources, mentions=self._clusters[ident], policy=self._policy)
        return replace(made, parts=tuple(self._parts.get(ident, ())))

    def has_claims(self, ident: str) -> bool:
        """Whether an incident, by its whole id, has claims: reports without any are known by their words alone."""
        return bool(self._claims_of(ident))

    def _claims_of(self, ident: str) -> list[Claim]:
        return [self._claims[c] for m in self._clusters[ident] for c in self._sketches[m].claims]

    @cached_property
    def _parts(self) -> dict[str, list[Part]]:
        clusters = {key: [self._sketches[m] for m in members] for key, members in self._clusters.items()}
        return dict(parts_of(clusters))

    def main_incident(self, report: str) -> str | None:
        """The id of the incident that a report is mainly about; None where it tells of none."""
        main = self._mains.get(report)
        return self._incident_of[main] if main else None

    def claim(self, ident: str) -> Claim:
        """One of the claims."""
        return self._claims[ident]

    def why(self, one: str, two: str) -> Explanation:
        """Why two reports, claims or incidents are or are not one incident: the pair of mentions that is most alike.

        Raises StoreError where a name is unknown, or both stand for the same mention.
        """
        left, right = self.mentions(one), self.mentions(two)
        pairs = [(a, b) for a, b in product(left, right) if a != b]
        if not pairs:
            raise StoreError(f"'{one}' and '{two}' are the same mention of one report; there is nothing to compare")
        both_main = [(a, b) for a, b in pairs if self._sketches[a].main and self._sketches[b].main]
        known = both_main or pairs
        first, second = max(known, key=lambda p: (self._consolidation.score(*p).value, p))
        return explain(
            self._sketches[first], self._sketches[second],
            together=self._incident_of[first] == self._incident_of[second],
            threshold=JOIN / 1000, decisions=self._about(pair_of(first, second)),
        )  # fmt: skip

    def _about(self, pair: Pair) -> tuple[Decision, ...]:
        return tuple(
            decision
            for decision in self._decisions
            if set(pair) <= {self._homes.get(claim) for claim in decision.claims}
        )

    def mentions(self, name: str) -> tuple[str, ...]:
        """The mentions that a name stands for: those of a report, of a claim, of an incident.

        Raises StoreError where it stands for none.
        """
        if name in self._homes:
            return (self._homes[name],)
        if name in self._sketches:
            return (name,)
        reports = self._reports_named(name)
        if reports:
            return tuple(sketch.id for sketch in self._sketches.values() if sketch.report in reports) or _none(name)
        return self._clusters[self._incident_id(name)]

    def _reports_named(self, name: str) -> set[str]:
        exact = {i for i, reading in self._readings.items() if name in (i, reading.report.source_id)}
        begun = {i for i in self._readings if name.startswith("r:") and len(name) > 2 and i.startswith(name)}
        found = exact or begun
        if len(found) > 1:
            raise StoreError(f"'{name}' stands for {len(found)} reports; give more of the id")
        return found

    def _incident_id(self, name: str) -> str:
        if name in self._clusters:
            return name
        mention = self._homes.get(name, name)
        if mention in self._incident_of:
            return self._incident_of[mention]
        start = name if name.startswith("i:") else f"i:{name}"
        found = {key for key in self._clusters if key.startswith(start)} if len(start) > 2 else set()
        found |= {key for mention, key in self._incident_of.items() if len(start) > 2 and mention.startswith(start)}
        if not found:
            _none(name)
        if len(found) > 1:
            raise StoreError(f"'{name}' stands for {len(found)} incidents; give more of the id")
        return found.pop()

    def claims_to_decide(self, kind: str, one: str, two: str) -> tuple[str, ...]:
        """The claims that a decision about two reports, claims or incidents speaks of: one for each mention.

        A report stands for what it is mainly about, an incident for all its mentions. For a split the first is held
        apart from all of the second's.
        """
        left, right = self._decided(one), self._decided(two)
        if kind == "merge":
            return tuple(self._first_claim(mention) for mention in dict.fromkeys((*left, *right)))
        return (self._first_claim(left[0]), *(self._first_claim(m) for m in right if m != left[0]))

    def _decided(self, name: str) -> tuple[str, ...]:
        mentions = self.mentions(name)
        if name in self._homes or name in self._clusters:
            return mentions
        return tuple(mention for mention in mentions if self._sketches[mention].main) or mentions

    def _first_claim(self, mention: str) -> str:
        claims = self._sketches[mention].claims
        return min(claims) if claims else _none(mention)[0]


def _none(name: str) -> tuple[str, ...]:
    raise StoreError(f"no report, claim or incident is called '{name}'; `onrecord incidents` and `show` list them")


def _source(report: Report, origin: str) -> Source:
    return Source(
        report=report.id, origin=origin, source_id=report.source_id, title=report.title, publisher=report.publisher,
        via=report.via, published=report.published, url=report.url,
    )  # fmt: skip
