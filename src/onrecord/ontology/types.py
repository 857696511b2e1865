"""What the ontology holds: frozen records of the schemes' entries and of the maps' answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a scheme: its name or code, what it is called, and what it means in our own words."""

    scheme: str
    kind: str
    name: str
    definition: str
    label: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type is done (ASSAULT: firearms) or what it is about (THREATEN: violence)."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen event types.

    `score` is PLOVER's conflict–cooperation score from -10 to +10; `modes_read` tells whether a reading fills in the
    mode (of the other types it leaves the mode empty); `notes` say where the type ends and another begins.
    """

    name: str
    definition: str
    quad: Quad
    score: float
    needs_target: bool
    modes_read: bool
    modes: tuple[Mode, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def material(self) -> bool:
        """Whether something was done rather than said."""
        return self.quad.startswith("material")

    @property
    def conflict(self) -> bool:
        """Whether it stands on the side of conflict rather than cooperation."""
        return self.quad.endswith("conflict")

    def mode(self, name: str) -> Mode | None:
        """The mode of that name, None where the type has no such mode."""
        return next((mode for mode in self.modes if mode.name == name), None)


@dataclass(frozen=True, slots=True)
class AcledChoice:
    """The ACLED event and sub-event type that an event maps to, and why."""

    event_type: str
    sub_event_type: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class UcdpChoice:
    """UCDP's type of violence (1 state-based, 2 non-state, 3 one-sided) that an event maps to, and why."""

    type: int
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class CameoChoice:
    """The CAMEO code nearest to a PLOVER type and mode; `exact` where `plover_of(code)` gives the same pair back."""

    code: str
    exact: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PloverChoice:
    """The PLOVER type, mode and contexts that a CAMEO code became."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What a map looks at: an event's type and mode, and the registry's kinds of those on either side."""

    type: str
    mode: str | None = None
    actor_kinds: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a map: which happenings it takes, what it gives (None: the other scheme has no such event), and why.

    `modes` holds None for "no mode known"; an empty set takes any. `actor` and `target` are kinds of which at least one
    must stand on that side, `either` on one of the two; `not_target` are kinds that may not stand among the targets;
    `no_target` asks for an event without a target. `clash` holds the kinds of two sides that stand together among the
    actors, as both sides of a clash do.
    """

    id: str
    type: str
    to: str | None
    reason: str
    modes: frozenset[str | None] = frozenset()
    actor: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    not_target: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    clash: tuple[frozenset[str], frozenset[str]] | None = None
    no_target: bool = False
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
