"""How well places are found and resolved, on two corpora of news with toponyms and their coordinates.

TR-News (118 reports) and GeoVirus (229) are described in "A pragmatic guide to geoparsing evaluation" (Gritta et al.,
2020) and "Which Melbourne? Augmenting geocoding with maps" (Gritta et al., 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

from onrecord.annotate import annotate
from onrecord.errors import SourceError
from onrecord.gazetteer import Gazetteer, PlaceMatch, load_gazetteer
from onrecord.gazetteer.toponym import distance_km

# The distance that geoparsing papers count as right: 100 miles.
RIGHT_KM = 161.0
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
TAKEN_LABELS = frozenset({"PERSON", "ORG", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"})
# The labels under which the small English model files many a place.
MISTAKEN_LABELS = frozenset({"ORG", "NORP", "PRODUCT", "LANGUAGE"})
Entity = tuple[int, int, str]
# TR-News counts some offsets from another form of its text: the phrase is looked for this far around.
SEARCH_CHARS = 80


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A place name in the gold, with its point where the gold has one."""

    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its toponyms."""

    text: str
    toponyms: tuple[GoldToponym, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A gold toponym with the match of the same words, and how far off that is (None: not resolved)."""

    gold: GoldToponym
    match: PlaceMatch | None
    km: float | None


def evaluate_places(folder: Path) -> dict[str, dict[str, float]]:
    """Per corpus `f1` of finding, `acc161` of resolving the gold's toponyms, `acc161_found` of the found, `median_km`.

    A toponym counts as found where a bare name with exactly its offsets is. What is not resolved counts as wrong; the
    median is over what is resolved. Raises SourceError where the folder holds neither `TR-News.xml` nor `GeoVirus.xml`.

    >>> evaluate_places(Path("shared/data/geoparsing"))["tr_news"]["f1"] > 0.7  # doctest: +SKIP
    True
    """
    corpora: dict[str, tuple[str, Callable[[Path], list[GoldText]]]] = {
        "tr_news": ("TR-News.xml", read_tr_news),
        "geovirus": ("GeoVirus.xml", read_geovirus),
    }
    present = {name: read(folder / file) for name, (file, read) in corpora.items() if (folder / file).exists()}
    if not present:
        raise SourceError(
            "there is no TR-News.xml and no GeoVirus.xml here", where=str(folder), hint="name their folder"
        )
    gazetteer = load_gazetteer()
    return {name: score(texts, gazetteer) for name, texts in present.items()}


def score(texts: Sequence[GoldText], gazetteer: Gazetteer) -> dict[str, float]:
    """The figures of one corpus."""
    resolved = [one for text in texts for one in resolve_gold(text, gazetteer)]
    hits, predicted, gold = 0, 0, 0
    found: list[Found] = []
    for text in texts:
        matches = find_names(text.text, gazetteer)
        paired = pair(text, matches)
        found += [one for one in paired if one.match is not None]
        hits += sum(one.match is not None for one in paired)
        predicted += len(matches)
        gold += len(paired)
    precision, recall = hits / max(predicted, 1), hits / max(gold, 1)
    return {
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "acc161": accuracy(resolved),
        "acc161_found": accuracy(found),
        "median_km": round(median([one.km for one in resolved if one.km is not None] or [0.0]), 1),
    }


def accuracy(found: Sequence[Found]) -> float:
    """The share within `RIGHT_KM` of the gold's point, of those that have one."""
    located = [one for one in found if one.gold.lat is not None]
    right = sum(one.km is not None and one.km <= RIGHT_KM for one in located)
    return round(right / max(len(located), 1), 4)


def resolve_gold(text: GoldText, gazetteer: Gazetteer) -> list[Found]:
    """The gold's toponyms, each with the place chosen for its words."""
    matches = gazetteer.locate(text.text, [(t.start, t.end) for t in text.toponyms])
    return [Found(t, match, _km(t, match)) for t, match in zip(text.toponyms, matches, strict=True)]


def find_names(text: str, gazetteer: Gazetteer) -> dict[tuple[int, int], PlaceMatch]:
    """The bare names of places that are found in a text, with the matches that they belong to."""
    doc = annotate(text)
    matches = find_with_entities(text, [(e.start_char, e.end_char, e.label_) for e in doc.ents], gazetteer)
    return {offsets: match for match in matches for offsets in match.names}


def find_with_entities(text: str, entities: Sequence[Entity], gazetteer: Gazetteer) -> list[PlaceMatch]:
    """The places in a text whose entities are known; an organisation whose whole name is a well-known place is one."""
    spans, taken = [], []
    for start, end, label in entities:
        if label in PLACE_LABELS or (label in MISTAKEN_LABELS and gazetteer.widely_known(text[start:end])):
            spans.append((start, end))
        elif label in TAKEN_LABELS:
            taken.append((start, end))
    return gazetteer.find(text, spans=spans, taken=taken)


def pair(text: GoldText, matches: dict[tuple[int, int], PlaceMatch]) -> list[Found]:
    """The gold's toponyms, each with the match that has exactly its offsets, if any."""
    pairs = [(toponym, matches.get((toponym.start, toponym.end))) for toponym in text.toponyms]
    return [Found(toponym, match, None if match is None else _km(toponym, match)) for toponym, match in pairs]


def read_tr_news(path: Path) -> list[GoldText]:
    """The texts of TR-News; a toponym without an entry in GeoNames has no point."""
    texts = []
    for article in ElementTree.parse(path).getroot():
        text = article.findtext("text") or ""
        toponyms = []
        for node in article.iter("toponym"):
            phrase, start = node.findtext("phrase") or "", int(node.findtext("start") or 0)
            at = _nearest(text, phrase, start)
            if at is not None:
                lat, lon = node.findtext("gaztag/lat"), node.findtext("gaztag/lon")
                toponyms.append(_gold(at, phrase, lat, lon))
        texts.append(GoldText(text, _ordered(toponyms)))
    return texts


def read_geovirus(path: Path) -> list[GoldText]:
    """The texts of GeoVirus, whose offsets count from one."""
    texts = []
    for article in ElementTree.parse(path).getroot():
        text = article.findtext("text") or ""
        toponyms = []
        for node in article.iter("location"):
            phrase, start = node.findtext("name") or "", int(node.findtext("start") or 0) - 1
            at = _nearest(text, phrase, start)
            if at is not None:
                toponyms.append(_gold(at, phrase, node.findtext("lat"), node.findtext("lon")))
        texts.append(GoldText(text, _ordered(toponyms)))
    return texts


def _gold(start: int, phrase: str, lat: str | None, lon: str | None) -> GoldToponym:
    known = bool(lat and lon)
    return GoldToponym(
        start, start + len(phrase), float(lat or 0) if known else None, float(lon or 0) if known else None
    )


def _ordered(toponyms: Sequence[GoldToponym]) -> tuple[GoldToponym, ...]:
    unique = {(t.start, t.end): t for t in toponyms}
    return tuple(unique[offsets] for offsets in sorted(unique))


def _nearest(text: str, phrase: str, start: int) -> int | None:
    """Where a phrase stands, as near as possible to where the gold says."""
    if text.startswith(phrase, start):
        return start
    low, high = max(0, start - SEARCH_CHARS), start + SEARCH_CHARS
    places = [at for at in range(low, high) if text.startswith(phrase, at)]
    return min(places, key=lambda at: abs(at - start), default=None)


def _km(gold: GoldToponym, match: PlaceMatch) -> float | None:
    if gold.lat is None or gold.lon is None or match.lat is None or match.lon is None:
        return None
    return distance_km(gold.lat, gold.lon, match.lat, match.lon)
