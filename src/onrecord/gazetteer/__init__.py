"""Places: look-up, disambiguation, and what "near", "eastern" and "20 km south of" make of a point.

>>> from onrecord.gazetteer import load_gazetteer
>>> [(m.text, m.toponym.country) for m in load_gazetteer().find("Drones struck a depot near Mosul, Iraq.")]
[('near Mosul', 'IQ'), ('Iraq', 'IQ')]
"""

from onrecord.gazetteer.lookup import Gazetteer, load_gazetteer
from onrecord.gazetteer.match import PlaceMatch
from onrecord.gazetteer.toponym import Toponym

__all__ = ["Gazetteer", "PlaceMatch", "Toponym", "load_gazetteer"]
