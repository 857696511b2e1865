"""A reading made by hand, with every kind of claim, of a text written for the tests."""

from __future__ import annotations

from onrecord.model import Claim, Reading
from tests.factories import (
    a_casualty,
    a_claim,
    a_date,
    a_mention,
    a_place,
    a_reading,
    a_relation,
    a_removed,
    a_report,
    a_speaker,
)

TEXT = "\n\n".join((
    "Via Gulf Wire",
    "American F-15 fighter jets bombed five sites used by Kata’ib Hizbollah in Iraq and Syria on Sunday, "
    "the Pentagon said, two days after a rocket attack that killed an American contractor at a base near "
    "Kirkuk.",
    "Jonathan Hoffman, the Pentagon’s chief spokesman, said three of the targets were in western Iraq. Mr"
    " Hoffman did not say how many people had died in the strikes.",
    "Iraq’s military said early on Monday that four militiamen were killed and 30 wounded near al-Qaim. A"
    " senior official of the Popular Mobilization Forces put the toll of the raid at 25 dead, among them "
    "three commanders, and 51 wounded. Dozens more were hurt, two doctors said.",
    "The group denied that it had attacked the K-1 base. Kata’ib Hizbollah, which is part of the Popular "
    "Mobilization Forces, has threatened to fire on American troops.",
    "READ ALSO  Oil rises on <tension> & fear",
    "The United States plans to send 750 soldiers to the region. The group fought American troops after "
    "the invasion of 2003.",
))  # fmt: skip


def sample_reading() -> Reading:
    """Ten claims: news, tolls that contradict each other, a denial, a threat, a plan, history."""
    report = a_report(
        TEXT, title="U.S. jets strike Iran-backed militia in Iraq and Syria", publisher="The Harbor Ledger",
        published="2019-12-30", url="https://example.org/strikes", source_id="ledger-1",
    )  # fmt: skip
    group = a_mention(TEXT, "it", nth=TEXT[: TEXT.index("it had")].count("it"), name="Kata’ib Hizbollah", kind="group")
    hoffman = a_speaker(
        TEXT, "Mr Hoffman", name="Jonathan Hoffman", role="the Pentagon’s chief spokesman",
        on_behalf_of="United States Department of Defense",
    )  # fmt: skip
    official = a_speaker(
        TEXT, "A senior official of the Popular Mobilization Forces", kind="unnamed", role="senior official",
        on_behalf_of="Popular Mobilization Forces", cue="put",
    )  # fmt: skip
    military = a_speaker(TEXT, "Iraq’s military", name="Iraqi Armed Forces", kind="organisation")
    qaim = a_place(TEXT, "al-Qaim", name="Al Qā’im", country="IQ", admin1="Anbar", lat=34.369, lon=41.096,
                   precision=2, radius_m=25000)  # fmt: skip
    claims: list[Claim] = [
        a_claim(report, trigger="bombed", mode="aerial", count=5,
                speaker=a_speaker(TEXT, "the Pentagon", kind="organisation"),
                actor=a_mention(TEXT, "American F-15 fighter jets", name="United States Air Force", kind="forces"),
                target="Kata’ib Hizbollah", place=["Iraq", "Syria"], date=a_date("2019-12-29", text="on Sunday")),
        a_claim(report, trigger="rocket attack", mode="heavy-weapons", target="an American contractor", place="Kirkuk",
                weapon="rocket", date="2019-12-27", killed=(1, 1, "killed an American contractor")),
        a_claim(report, trigger="strikes", quote=TEXT[TEXT.index("Mr Hoffman did") : TEXT.index("\n\nIraq")],
                mode="aerial", speaker=hoffman, killed=(None, None, "how many people had died")),
        a_claim(report, trigger="killed", quote=TEXT[TEXT.index("Iraq’s military") : TEXT.index(" A senior")],
                speaker=military, target="four militiamen", place=qaim, date=a_date("2019-12-29"),
                casualties=[a_casualty(TEXT, "four militiamen were killed", 4, 4, who="militiamen"),
                            a_casualty(TEXT, "30 wounded", 30, 30, effect="injured")]),
        a_claim(report, trigger="raid", quote=TEXT[TEXT.index("A senior") : TEXT.index(" Dozens")], mode="aerial",
                speaker=official, killed=(25, 25, "25 dead"), injured=(51, 51, "51 wounded"),
                casualties=[a_casualty(TEXT, "three commanders", 3, 3, who="commanders", part=True)]),
        a_claim(report, trigger="hurt", speaker="two doctors", injured=(None, None, "Dozens more were hurt")),
        a_claim(report, trigger="attacked", polarity="negative", target="the K-1 base", actor=group, date="2019-12-27",
                speaker=a_speaker(TEXT, "The group", name="Kata’ib Hizbollah", kind="organisation", cue="denied")),
        a_claim(report, trigger="threatened", type="THREATEN", actor="Kata’ib Hizbollah", target="American troops"),
        a_claim(report, trigger="send", type="MOBILIZE", mode="troops", modality="planned", actor="The United States",
                target=a_mention(TEXT, "750 soldiers")),
        a_claim(report, trigger="fought", background=True, actor="The group", target="American troops",
                date=a_date("2003-01-01", "2003-12-31", text="2003", precision=5)),
    ]  # fmt: skip
    return a_reading(
        report,
        claims=claims,
        removed=[a_removed(report, "Via Gulf Wire", reason="credit"),
                 a_removed(report, "READ ALSO  Oil rises on <tension> & fear")],
        relations=[a_relation(report, "part_of", a_mention(TEXT, "Kata’ib Hizbollah", nth=1),
                              a_mention(TEXT, "Popular Mobilization Forces", nth=1))],
    )  # fmt: skip
