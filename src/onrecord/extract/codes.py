"""The ACLED and UCDP codes of an event, from its type, its mode and the kinds of its actors and targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Acled, Event, Mention
from onrecord.ontology import acled_of, ucdp_type_of


def coded(event: Event, actors: Sequence[Mention], targets: Sequence[Mention]) -> Event:
    """The event with its ACLED sub-event type and UCDP type of violence; None where the maps abstain.

    >>> coded(Event("PROTEST", "demo"), (), ()).acled.sub_event_type
    'Peaceful protest'
    """
    actor_kinds = [a.kind for a in actors if a.kind]
    target_kinds = [t.kind for t in targets if t.kind]
    acled = acled_of(event.type, event.mode, actor_kinds=actor_kinds, target_kinds=target_kinds)
    ucdp = ucdp_type_of(event.type, event.mode, actor_kinds=actor_kinds, target_kinds=target_kinds)
    return replace(
        event,
        acled=Acled(acled.event_type, acled.sub_event_type) if acled else None,
        ucdp_type=ucdp.type if ucdp else None,
    )
