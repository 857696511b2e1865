"""The claims and relations of a reading as side notes, and its tolls as a table."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export import wording
from onrecord.export.html.markup import Markup, join, tag
from onrecord.model import Casualty, Claim, Place, Reading, Relation


def notes_column(reading: Reading) -> Markup:
    """One note a claim, in the order of the text."""
    return join([_note(claim, number) for number, claim in enumerate(reading.claims)])


def _note(claim: Claim, item: int) -> Markup:
    marks = wording.marks(claim)
    head = tag(
        "a",
        tag("span", str(item + 1), class_="n"),
        tag("span", wording.speaker_name(claim.speaker), class_="who" if claim.speaker else "who own-voice"),
        " ",
        tag("span", _verb(claim), class_="verb"),
        href=f"#{claim.id}",
        class_="head",
    )
    return tag(
        "article",
        head,
        tag("p", *_what(claim), class_="what"),
        _chips(claim.casualties),
        tag("dl", *_details(claim), class_="more"),
        id=claim.id,
        class_="note aside" if marks else "note",
        data_item=item,
        tabindex="-1",
    )


def _verb(claim: Claim) -> str:
    """The reporting verb that the report uses, or the plainest where it uses none ("according to")."""
    cue = wording.clean(claim.speaker.cue or "") if claim.speaker else ""
    return "says" if not cue or cue.casefold().startswith("according") else cue


def _what(claim: Claim) -> Iterator[str]:
    for mark in wording.marks(claim):
        yield tag("span", mark, class_=f"mark mark-{mark}")
        yield " "
    yield tag("b", wording.event_name(claim))
    parties = wording.parties(claim)
    yield f" {parties}" if parties else f" “{wording.clean(claim.trigger.text)}”"


def _chips(casualties: tuple[Casualty, ...]) -> Markup | None:
    if not casualties:
        return None
    return tag("p", *(tag("span", wording.toll_with_whom(c), class_="chip") for c in casualties), class_="chips")


def _details(claim: Claim) -> Iterator[str]:
    """What the note shows when it is chosen."""
    speaker = claim.speaker
    if speaker:
        said = "in quotation marks" if speaker.quoted else ""
        words = f"“{wording.clean(speaker.text)}”" if speaker.name and speaker.name != speaker.text else ""
        yield from _row("source", "; ".join(p for p in (wording.speaker_detail(speaker), words, said) if p))
    for label, mentions in (("actor", claim.actor), ("target", claim.target)):
        linked = [f"{wording.clean(m.text)} = {m.name}" for m in mentions if m.name and m.name != m.text]
        yield from _row(label, "; ".join(linked))
    yield from _row("weapon", ", ".join(_with_category(w.text, w.category) for w in claim.weapon))
    yield from _row("where", "; ".join(_place(p) for p in claim.place) or "not said")
    yield from _row("when", _when(claim))
    yield from _row("maps to", _maps_to(claim))
    yield from _row("claim", claim.id, code=True)


def _row(label: str, value: str, *, code: bool = False) -> Iterator[str]:
    if value:
        yield tag("dt", label)
        yield tag("dd", tag("code", value) if code else value)


def _with_category(words: str, category: str | None) -> str:
    return f"{wording.clean(words)} ({category})" if category else wording.clean(words)


def _place(place: Place) -> str:
    """The words, what they were resolved to, and how exactly; or that they were not."""
    words = wording.clean(place.text)
    if place.lat is None or place.lon is None:
        return f"{words} (no point on the map)"
    known = ", ".join(p for p in (place.name if place.name != words else None, place.admin1, place.country) if p)
    radius = f" within {place.radius_m / 1000:,.0f} km" if place.radius_m else ""
    return f"{words} ({known + ': ' if known else ''}{place.lat:.3f}, {place.lon:.3f}{radius})"


def _when(claim: Claim) -> str:
    if claim.date is None:
        return "not said, or not to be dated"
    words = f" “{wording.clean(claim.date.text)}”" if claim.date.text else " (from a sentence nearby)"
    return wording.when(claim.date) + words


def _maps_to(claim: Claim) -> str:
    acled, ucdp = claim.event.acled, claim.event.ucdp_type
    parts = (f"ACLED {acled.sub_event_type}" if acled else "", f"UCDP type {ucdp}" if ucdp is not None else "")
    return "; ".join(p for p in parts if p)


def relations_list(reading: Reading) -> Markup | None:
    """Actor to actor, a line each, linked with the words like the claims; None where there are none."""
    if not reading.relations:
        return None
    first = len(reading.claims)
    items = [_relation(r, item) for item, r in enumerate(reading.relations, start=first)]
    return tag("section", tag("h2", "How the actors stand to each other"), tag("ul", *items, class_="relations"))


def _relation(relation: Relation, item: int) -> Markup:
    words = wording.relation_words(relation)
    source = f" – {wording.speaker_name(relation.speaker)}"
    link = tag("a", words, href=f"#{relation.id}")
    return tag("li", link, tag("span", source, class_="quiet"), id=relation.id, data_item=item)


def tolls_table(reading: Reading) -> Markup | None:
    """Every number of killed and hurt beside who gives it, never added up; None where no claim holds one."""
    told = [(claim, item) for item, claim in enumerate(reading.claims) if claim.casualties]
    if not told:
        return None
    others = any(c.effect not in ("killed", "injured") for claim, _ in told for c in claim.casualties)
    labels = ["", "Who says", "Of what", "Where", "When", "Killed", "Injured", *(["Other"] if others else [])]
    heads = tag("tr", *(tag("th", label, scope="col") for label in labels))
    rows = [_toll_row(claim, item, others=others) for claim, item in told]
    table = tag("table", tag("thead", heads), tag("tbody", *rows))
    return tag("section", tag("h2", "Tolls, by who gives them"), tag("div", table, class_="scroll"))


def _toll_row(claim: Claim, item: int, *, others: bool) -> Markup:
    marks = wording.marks(claim)
    parties = wording.parties(claim) or f"“{wording.clean(claim.trigger.text)}”"
    other = "; ".join(wording.toll_with_whom(c) for c in claim.casualties if c.effect not in ("killed", "injured"))
    return tag(
        "tr",
        tag("td", tag("a", str(item + 1), href=f"#{claim.id}", class_="n", aria_label=f"claim {item + 1}")),
        tag("th", wording.speaker_name(claim.speaker), scope="row"),
        tag("td", parties + (f" [{', '.join(marks)}]" if marks else "")),
        tag("td", wording.where(claim)),
        tag("td", wording.when(claim.date), class_="day"),
        tag("td", _numbers(claim, "killed"), class_="figure"),
        tag("td", _numbers(claim, "injured"), class_="figure"),
        tag("td", other or wording.UNKNOWN) if others else None,
        class_="aside" if marks else None,
        data_item=item,
    )


def _numbers(claim: Claim, effect: str) -> str:
    """The numbers alone, a part after its total: '25, of them 3 (children)'."""
    found = [c for c in claim.casualties if c.effect == effect]
    return ", ".join(wording.toll_with_whom(c).replace(f" {effect}", "", 1) for c in found) or wording.UNKNOWN
