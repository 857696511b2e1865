"""What kinds of events there are: PLOVER, ACLED, UCDP, Airwars, the Admiralty scale, CAMEO, and the maps between them.

>>> from onrecord.ontology import acled_of
>>> acled_of("ASSAULT", "drone").sub_event_type
'Air/drone strike'
"""

from onrecord.ontology.loader import contexts, entries, event_types, kinds, modes
from onrecord.ontology.maps import acled_of, cameo_of, plover_of, ucdp_type_of
from onrecord.ontology.render import describe, ontology_rows
from onrecord.ontology.types import AcledChoice, CameoChoice, Entry, EventType, Mode, PloverChoice, UcdpChoice

__all__ = [
    "AcledChoice",
    "CameoChoice",
    "Entry",
    "EventType",
    "Mode",
    "PloverChoice",
    "UcdpChoice",
    "acled_of",
    "cameo_of",
    "contexts",
    "describe",
    "entries",
    "event_types",
    "kinds",
    "modes",
    "ontology_rows",
    "plover_of",
    "ucdp_type_of",
]
