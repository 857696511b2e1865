"""What each of the ontology's files must look like. Only the checks import pydantic, not the reading of a report."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from onrecord.ontology.types import Quad

# A definition is a sentence of our own: it starts with a capital and ends with a full stop.
Sentence = Annotated[str, StringConstraints(min_length=8, pattern=r"^[A-Z].*\.$")]
Label = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
ModeName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
TypeName = Annotated[str, StringConstraints(pattern=r"^[A-Z]+$")]
ContextName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
CameoCode = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1\d|20)\d{0,2}$")]
Code3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


# YAML has lists and no tuples.
CodeLine = Annotated[tuple[TypeName, ModeName | None, list[ContextName], Label], Field(strict=False)]


class Strict(BaseModel):
    """A part of a file: no key more, no key less, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)


class Listed(Strict):
    """An entry with a code: what it is called and what it means."""

    label: Label
    definition: Sentence


class PloverType(Strict):
    """One event type of plover.yaml."""

    definition: Sentence
    quad: Quad
    score: Annotated[float, Field(ge=-10, le=10)]
    needs_target: bool
    modes_read: bool = False
    modes: dict[ModeName, Sentence] = {}
    notes: list[Sentence] = []


class PloverFile(Strict):
    """plover.yaml."""

    source: Label
    types: dict[TypeName, PloverType] = Field(min_length=16, max_length=16)
    contexts: dict[ContextName, Sentence] = Field(min_length=37, max_length=37)
    sectors: dict[Code3, Listed]
    internationals: dict[Code3, Listed]


class AcledEvent(Strict):
    """One event type of acled.yaml."""

    definition: Sentence
    sub_event_types: dict[Label, Sentence]


class AcledFile(Strict):
    """acled.yaml."""

    source: Label
    event_types: dict[Label, AcledEvent] = Field(min_length=6, max_length=6)


class UcdpFile(Strict):
    """ucdp.yaml."""

    source: Label
    type_of_violence: dict[int, Listed] = Field(min_length=3, max_length=3)
    where_prec: dict[int, Listed] = Field(min_length=7, max_length=7)
    date_prec: dict[int, Listed] = Field(min_length=5, max_length=5)


class AirwarsFile(Strict):
    """airwars.yaml."""

    source: Label
    strike_status: dict[ModeName, Listed]
    grade: dict[ModeName, Listed]


class AdmiraltyFile(Strict):
    """admiralty.yaml."""

    source: Label
    reliability: dict[str, Listed] = Field(min_length=6, max_length=6)
    credibility: dict[int, Listed] = Field(min_length=6, max_length=6)


class CameoFile(Strict):
    """cameo.yaml."""

    source: Label
    roots: dict[CameoCode, Listed] = Field(min_length=20, max_length=20)
    differs: dict[Label, Sentence]
    codes: dict[CameoCode, CodeLine]


class MapRule(Strict):
    """One rule of maps.yaml; `not` is `not_` in Python."""

    id: ModeName
    type: TypeName
    to: str | int | None
    reason: Sentence
    modes: list[ModeName | None] = []
    actor: list[str] = []
    target: list[str] = []
    not_target: list[str] = []
    either: list[str] = []
    contexts: list[ContextName] = []
    clash: Annotated[list[str], Field(min_length=2, max_length=2)] | None = None
    no_target: bool = False
    examples: list[str] = Field(min_length=1)
    not_: list[str] = Field(min_length=1, alias="not")


class CameoLine(Strict):
    """One line of the map to CAMEO."""

    type: TypeName
    mode: ModeName | None
    to: CameoCode
    reason: Sentence | None = None


class MapsFile(Strict):
    """maps.yaml."""

    kinds: dict[str, Sentence]
    groups: dict[str, list[str]]
    acled: list[MapRule]
    acled_unreached: dict[str, Sentence]
    ucdp: list[MapRule]
    cameo: list[CameoLine]


MODELS: dict[str, type[Strict]] = {
    "plover": PloverFile,
    "acled": AcledFile,
    "ucdp": UcdpFile,
    "airwars": AirwarsFile,
    "admiralty": AdmiraltyFile,
    "cameo": CameoFile,
    "maps": MapsFile,
}
