"""Places that a report points back to: "the city", "the province" stand for the one of that kind named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.gazetteer import PlaceMatch

# The kinds of place (gazetteer features) that each noun may stand for.
_SETTLEMENTS = frozenset({"city", "capital"})
_REGIONS = frozenset({"adm1", "region"})
KINDS = {
    "city": _SETTLEMENTS, "town": _SETTLEMENTS, "village": _SETTLEMENTS, "capital": frozenset({"capital"}),
    "province": _REGIONS, "governorate": _REGIONS, "region": _REGIONS, "state": frozenset({"adm1"}),
    "district": frozenset({"adm2", "district"}), "country": frozenset({"country"}), "camp": frozenset({"camp"}),
    "base": frozenset({"base"}), "island": frozenset({"island"}),
}  # fmt: skip
# A place named longer ago than so many characters is no longer meant.
REACH = 1500


def place_anaphors(doc: Doc, text: str, places: Sequence[PlaceMatch]) -> list[PlaceMatch]:
    """The bare definite nouns that point back to a place, as matches of that place in the words that stand here.

    "Rebels entered Aleppo. Fighting in *the city* …" gives Aleppo. A noun with more to it ("the old city", "the city of
    Homs", "the base's gate") points to something of its own and is left alone.
    """
    found = []
    for token in doc:
        kinds = KINDS.get(token.lower_)
        if kinds is None or not _is_bare(token):
            continue
        named = _last(places, token.idx, kinds)
        if named is not None:
            start, end = token.idx - len("the "), token.idx + len(token)
            found.append(
                replace(named, start=start, end=end, text=text[start:end], names=(), within=None, why="pointed back to")
            )
    return found


def _is_bare(token: Token) -> bool:
    """Whether the noun stands alone after "the" and modifies nothing."""
    if token.i == 0 or token.nbor(-1).lower_ != "the" or token.idx != token.nbor(-1).idx + len("the "):
        return False
    following = token.nbor().text if token.i + 1 < len(token.doc) else ""
    if following in ("'s", "’s", "-") or token.dep_ in ("compound", "nmod"):
        return False
    return not any(child.lower_ == "of" or child.dep_ == "appos" for child in token.rights)


def _last(places: Sequence[PlaceMatch], before: int, kinds: frozenset[str]) -> PlaceMatch | None:
    """The place of one of these kinds named last before a character."""
    for place in reversed(places):
        if place.end <= before and place.toponym is not None and place.toponym.feature in kinds:
            return place if before - place.end <= REACH else None
    return None
