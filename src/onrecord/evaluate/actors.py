"""How well names are linked to actors: UCDP's actor names, weighted by events, and the mentions of the claims gold."""

from __future__ import annotations

import csv
import functools
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import DataError
from onrecord.registry import ActorMatch, Registry, load_registry

_KEY = Path(__file__).parent / "data" / "actor-key.json"
_BRACKET = re.compile(r"\s*\([^)]*\)")
_GOVERNMENT = "Government of "
# UCDP counts an event to the state that held the ground then, or holds it in its list of states.
_ONE_WITH = {"IL": ("PS",), "SD": ("SS",), "RS": ("XK", "HR", "BA"), "ID": ("TL",), "ET": ("ER",)}
_EXAMPLES = 40


@dataclass
class Tally:
    """Counts of one figure, with examples of what went wrong."""

    total: int = 0
    right: int = 0
    wrong: int = 0
    missed: list[str] = field(default_factory=list)
    mistaken: list[str] = field(default_factory=list)

    def add(self, weight: int, name: str, *, linked: str | None, right: bool) -> None:
        """Count one name: linked rightly, linked wrongly, or not linked."""
        self.total += weight
        if right:
            self.right += weight
        elif linked is not None:
            self.wrong += weight
            self.mistaken.append(f"{name} → {linked}")
        else:
            self.missed.append(f"{name} ({weight})")

    def to_dict(self) -> dict[str, Any]:
        """The figures, and the first examples."""
        return {
            "total": self.total,
            "right": self.right,
            "wrong": self.wrong,
            "right_share": round(self.right / self.total, 4) if self.total else None,
            "wrong_share": round(self.wrong / self.total, 4) if self.total else None,
            "missed": self.missed[:_EXAMPLES],
            "mistaken": self.mistaken[:_EXAMPLES],
        }


def evaluate_actors(path: str | Path, *, folders: tuple[str, ...] = ()) -> dict[str, Any]:
    """Both figures for a folder that holds `ucdp_actor_names.tsv`, the claims gold, or both, anywhere beneath it.

    `ucdp`: names resolved to the right actor, weighted by events. `gold`: mentions of states, forces and groups linked
    rightly (the answers are in actor-key.json). `folders` are the user's own data folders.
    Raises DataError where neither is found.
    """
    base = Path(path)
    registry = load_registry(folders)
    figures: dict[str, Any] = {}
    names = base if base.is_file() else next(iter(sorted(base.rglob("ucdp_actor_names.tsv"))), None)
    if names is not None:
        figures["ucdp"] = ucdp_figures(registry, names)
    gold = [file for file in sorted(base.rglob("*.json")) if file.stem in answers()]
    if gold:
        figures["gold"] = gold_figures(registry, gold)
    if not figures:
        raise DataError(
            f"{base}: neither ucdp_actor_names.tsv nor reports of the claims gold are here; name their folder"
        )
    return figures


def ucdp_figures(registry: Registry, file: Path) -> dict[str, Any]:
    """How many events' actor names resolve to the right actor. A list of allies is right where each of them is."""
    tally = Tally()
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            codes = _codes(registry, row["countries"].split("; "))
            right, linked = _ucdp_right(registry, row["name"], codes)
            tally.add(int(row["events"]), row["name"], linked=linked, right=right)
    return tally.to_dict()


def _codes(registry: Registry, names: Iterable[str]) -> tuple[str, ...]:
    found = (registry.country_of(_BRACKET.sub("", name)) for name in names)
    return tuple(part for code in found if code is not None for part in (code, *_ONE_WITH.get(code, ())))


def _ucdp_right(registry: Registry, name: str, codes: tuple[str, ...]) -> tuple[bool, str | None]:
    """Whether the name links rightly, and to what.

    Right: a government to that state's, another to one whose country is among those where UCDP saw it act.
    """
    if name.startswith(_GOVERNMENT) and ", " not in name:
        code = registry.country_of(_BRACKET.sub("", name.removeprefix(_GOVERNMENT)))
        match = registry.resolve(_BRACKET.sub("", name), countries=codes)
        linked = _id(match)
        return code is not None and linked == f"{code.lower()}-gov", linked
    parts = name.split(", ")
    if len(parts) > 1:
        results = [_ucdp_right(registry, part, codes) for part in parts]
        linked = None if any(part is None for _, part in results) else "; ".join(str(part) for _, part in results)
        return all(right for right, _ in results), linked
    match = registry.resolve(name, countries=codes)
    if match is None or match.actor is None:
        return False, None
    countries = match.actor.countries
    return not countries or not codes or not set(countries).isdisjoint(codes), match.actor.id


def gold_figures(registry: Registry, files: Iterable[Path]) -> dict[str, Any]:
    """How many mentions that name a state, a force or a group link to it; and links of words that name none."""
    tally = Tally()
    others: list[str] = []
    for file in files:
        report = json.loads(file.read_text(encoding="utf-8"))
        key = answers()[file.stem]
        year = int(report["published"][:4]) if report.get("published") else None
        for words in mentions_in(report):
            linked = _id(registry.resolve(words, text=report["text"], year=year))
            if words in key:
                tally.add(1, f"{file.stem}: {words}", linked=linked, right=linked in key[words])
            elif linked is not None:
                others.append(f"{file.stem}: {words} → {linked}")
    return {**tally.to_dict(), "beside": others}


def mentions_in(report: dict[str, Any]) -> list[str]:
    """The wordings of actors, targets and speakers in a report of the claims gold, each once, in their order."""
    found: dict[str, None] = {}
    for claim in report["claims"]:
        for words in (*claim.get("actor", ()), *claim.get("target", ()), claim.get("speaker")):
            if words:
                found.setdefault(words)
    return list(found)


def _id(match: ActorMatch | None) -> str | None:
    return match.actor.id if match is not None and match.actor is not None else None


@functools.cache
def answers() -> dict[str, dict[str, list[str]]]:
    """For each report of the claims gold the wordings that name a state, force or group, with the right ids."""
    loaded: dict[str, dict[str, list[str]]] = json.loads(_KEY.read_text(encoding="utf-8"))
    return loaded
