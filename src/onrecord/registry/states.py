"""Entries for every body that a state has, derived from the state's few words and the roles that all states share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Entry = dict[str, Any]

# Bodies that small or unusual states lack would be no harm: nothing in a report names them.
_OFFICES = ("president", "pm")
_ROLES_OF_PEOPLE = {
    "president": "head of state", "pm": "head of government", "mod": "minister", "mfa": "minister", "moi": "minister",
    "forces": "commander", "prosecutors": "chief prosecutor",
}  # fmt: skip


def derived_entries(
    states: Iterable[Entry], roles: Iterable[Entry], names: Mapping[str, Any], leaders: Mapping[str, Any]
) -> list[Entry]:
    """Entries in the registry's own format: each state, its people, and a body for each role.

    `names` gives proper names of bodies by state and role, `leaders` the office-holders.

    >>> iraq = {"id": "iq", "name": "Iraq", "adjectives": ["Iraqi"], "capital": "Baghdad"}
    >>> army = {"id": "army", "kind": "forces", "sector": "MIL", "label": "Army of {name}", "branch": True}
    >>> [entry["id"] for entry in derived_entries([iraq], [army], {}, {})]
    ['iq', 'iq-people', 'iq-army']
    """
    shared = [role for role in roles if "id" in role]
    made: list[Entry] = []
    for state in states:
        made.append(_state_entry(state))
        if state.get("derive", True):
            own_names = names.get(state["id"]) or {}
            own_leaders = leaders.get(state["id"]) or {}
            made.append(_people_entry(state))
            made.extend(
                _role_entry(state, role, own_names.get(role["id"]) or [], own_leaders.get(role["id"]) or [])
                for role in shared
                if role["id"] != "pm" or state.get("pm", True)
            )
    return made


def demonyms_of(state: Entry) -> list[str]:
    """The words for a state's people: as given, else its adjectives with an s.

    >>> demonyms_of({"adjectives": ["Iraqi"]}), demonyms_of({"adjectives": ["Danish"], "demonyms": ["Danes"]})
    (['Iraqis'], ['Danes'])
    """
    given: list[str] | None = state.get("demonyms")
    if given is not None:
        return given
    return [f"{word}s" for word in state.get("adjectives", []) if not word.isupper() and word[-1:].isalpha()]


def _in_a_phrase(state: Entry) -> str:
    """“the United States”, but “Iraq”."""
    return f"the {state['name']}" if state.get("the") else str(state["name"])


def _country(state: Entry) -> str:
    return str(state["id"]).upper()


def _state_entry(state: Entry) -> Entry:
    return {
        "id": state["id"], "kind": "state", "sector": "GOV", "country": _country(state), "name": state["name"],
        "names": list(state.get("names", [])), "not": list(state.get("not", [])), "state": True,
    }  # fmt: skip


def _people_entry(state: Entry) -> Entry:
    adjective = (state.get("adjectives") or [state["name"]])[0]
    return {
        "id": f"{state['id']}-people", "kind": "people", "sector": "CVL", "country": _country(state),
        "name": f"People of {_in_a_phrase(state)}", "names": [*demonyms_of(state), f"the {adjective} people"],
    }  # fmt: skip


def _title(state: Entry, role: Entry) -> str:
    if role["id"] == "president":
        return str(state.get("head", "president")).capitalize()
    given = state.get("pm", True)
    return str(given).capitalize() if isinstance(given, str) else "Prime minister"


def _role_entry(state: Entry, role: Entry, names: list[str], holders: list[list[Any]]) -> Entry:
    ident = f"{state['id']}-{role['id']}"
    own = [state["parliament"]] if role["id"] == "parliament" and state.get("parliament") else []
    title = _title(state, role) if role["id"] in _OFFICES else ""
    parent = f"{state['id']}-forces" if role.get("branch") else f"{state['id']}-gov"
    part_of = [] if ident == parent else [{"id": parent}]
    if role["id"] == "gov":
        part_of = []
    return {
        "id": ident, "kind": role["kind"], "sector": role.get("sector"), "country": _country(state),
        "name": role["label"].format(name=_in_a_phrase(state), title=title), "names": [*own, *names],
        "part_of": part_of, "people": [_person(holder, role) for holder in holders],
    }  # fmt: skip


def _person(holder: list[Any] | Entry, role: Entry) -> Entry:
    """[full name, from, to, other names …] as a person of the registry's format; written out it is one already."""
    if isinstance(holder, dict):
        return holder
    name, first, last, *others = holder
    return {
        "name": name,
        "role": _ROLES_OF_PEOPLE.get(role["id"], "member"),
        "from": first,
        "to": last,
        "short": others,
    }
