import pytest

from onrecord.consolidate.as_of import as_of
from onrecord.consolidate.disputes import contradict
from onrecord.consolidate.incidents import assemble
from onrecord.consolidate.model import Incident, Source
from onrecord.model import Claim, Report, TollPolicy
from tests.factories import Toll, a_casualty, a_claim, a_report, a_speaker


def told(day: str, speaker: str | None, killed: Toll, publisher: str = "Gulf Wire") -> tuple[Report, Claim]:
    who = f", {speaker} said" if speaker else ""
    report = a_report(f"Jets hit the base, {killed[2]}{who}.", publisher=publisher, published=day)
    voice = a_speaker(report.text, speaker, name=speaker, kind="organisation") if speaker else None
    return report, a_claim(report, speaker=voice, killed=killed, incident_id=f"i:{report.id}")


def incident(*items: tuple[Report, Claim], policy: TollPolicy = "range") -> Incident:
    sources = {r.id: Source(r.id, r.id, publisher=r.publisher, published=r.published) for r, _ in items}
    return assemble([claim for _, claim in items], sources, policy=policy)


ARMY = told("2019-12-30", "the police", (4, 4, "killing four"), "Anbar Post")
EARLY = told("2019-12-30", "the militia", (19, 19, "killing 19"))
LATE = told("2019-12-31", "the militia", (25, 25, "killing 25"))
AGAIN = told("2020-01-01", None, (25, 25, "killing 25 men"), "Levant Review")


def test_a_correction_supersedes_and_both_stay() -> None:
    toll = incident(LATE, ARMY, EARLY).toll("killed")
    assert toll is not None
    assert [(f.low, f.superseded_by) for f in toll.figures if f.told.speaker == "the militia"] == [
        (19, LATE[1].id),
        (25, None),
    ]
    assert (toll.lowest, toll.highest) == (4, 25)


@pytest.mark.parametrize(
    ("policy", "best"),
    [("range", (4, 25)), ("latest-official", (4, 4)), ("most-cited", (25, 25)), ("conservative", (4, 4))],
)
def test_the_best_number_is_chosen_by_the_policy(policy: TollPolicy, best: tuple[int, int]) -> None:
    toll = incident(ARMY, EARLY, LATE, AGAIN, policy=policy).toll("killed")
    assert toll is not None
    assert (toll.best_low, toll.best_high) == best
    assert toll.policy == policy


def test_sides_are_kept_apart_and_added_within_a_claim() -> None:
    report = a_report("Jets hit the town, killing two civilians and three fighters.", published="2020-01-01")
    both = [
        a_casualty(report.text, "two civilians", 2, 2, group="civilian"),
        a_casualty(report.text, "three fighters", 3, 3, group="combatant"),
    ]
    made = incident((report, a_claim(report, casualties=both)))
    found = {t.side: (t.lowest, t.highest) for t in made.tolls}
    assert found == {"all": (5, 5), "civilian": (2, 2), "combatant": (3, 3)}


def test_who_was_shot_and_died_is_not_hurt_besides() -> None:
    report = a_report("Gunmen shot a man, who died in hospital; a guard was wounded.", published="2020-01-01")
    shot = a_casualty(report.text, "shot a man", 1, 1, effect="injured")
    died = a_casualty(report.text, "died", 1, 1)
    hurt = a_casualty(report.text, "a guard was wounded", 1, 1, effect="injured")
    assert incident((report, a_claim(report, trigger="shot", casualties=[shot, died]))).toll("injured") is None
    alive = incident((report, a_claim(report, trigger="shot", casualties=[shot]))).toll("injured")
    wounded = incident((report, a_claim(report, trigger="shot", casualties=[died, hurt]))).toll("injured")
    assert alive is not None
    assert wounded is not None
    assert alive.highest == wounded.highest == 1


def test_of_those_who_were_shot_the_dead_are_taken_off() -> None:
    report = a_report("Gunmen shot seven people, and one of them died; six others were shot.", published="2020-01-01")
    shot = a_casualty(report.text, "shot seven people", 7, 7, effect="injured")
    others = a_casualty(report.text, "six others were shot", 6, 6, effect="injured")
    died = a_casualty(report.text, "died", 1, 1)
    for hurt in (shot, others):
        toll = incident((report, a_claim(report, trigger="shot", casualties=[hurt, died]))).toll("injured")
        assert toll is not None
        assert (toll.lowest, toll.highest) == (6, 6)


def test_of_figures_told_as_often_the_largest_of_the_latest_report_counts() -> None:
    report = a_report("Jets killed nine men, the police said; a medic said that one had died.", published="2020-01-02")
    nine = a_claim(report, trigger="killed", killed=(9, 9, "killed nine men"), speaker="the police")
    one = a_claim(report, trigger="died", killed=(1, 1, "one had died"), speaker="a medic")
    for claims in ((nine, one), (one, nine)):
        toll = incident(EARLY, *((report, claim) for claim in claims), policy="most-cited").toll("killed")
        assert toll is not None
        assert (toll.best_low, toll.best_high) == (9, 9)


def test_the_sum_of_several_attacks_is_not_the_best_figure_of_one() -> None:
    report = a_report("A wave of attacks on bases left 60 dead this year.", published="2020-01-02")
    many = (report, a_claim(report, trigger="attacks", killed=(60, 60, "left 60 dead")))
    toll = incident(EARLY, many, policy="most-cited").toll("killed")
    assert toll is not None
    assert (toll.best_low, toll.best_high) == (19, 19)
    assert toll.highest == 60


def test_an_open_number_contradicts_nothing_above_it() -> None:
    open_, nearly = (
        told("2020-01-01", "a", (25, None, "killing at least 25")),
        told("2020-01-01", "b", (None, 30, "killing nearly 30")),
    )
    toll = incident(open_, nearly, LATE).toll("killed")
    assert toll is not None
    assert not contradict(toll.figures)
    assert contradict([*toll.figures, *incident(ARMY).tolls[0].figures])


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("By Monday evening 25 had died, the mayor said.", "2019-12-30"),
        ("As of Sunday, 19 people had been killed.", "2019-12-29"),
        ("The death toll rose to 25 on Monday.", "2019-12-30"),
        ("The number of dead stood at 25 on Monday, the clinic said.", "2019-12-30"),
        ("Jets killed 25 men on Monday.", None),
        ("In March 25 men died.", None),
    ],
)
def test_the_day_for_which_a_toll_is_told(sentence: str, day: str | None) -> None:
    assert as_of(sentence, "2019-12-31") == day


def test_what_had_earlier_been_said_is_superseded_in_the_same_report() -> None:
    text = "Jets hit the base, killing four, the police said. The police had earlier said it was killing 19."
    report = a_report(text, published="2019-12-31")
    voice = a_speaker(text, "the police", name="the police", kind="organisation")
    now = a_claim(report, speaker=voice, killed=(4, 4, "killing four"), incident_id="i:1")
    before = a_claim(
        report, trigger="killing 19", quote="The police had earlier said it was killing 19.", speaker=voice,
        killed=(19, 19, "killing 19"), incident_id="i:1",
    )  # fmt: skip
    toll = incident((report, now), (report, before)).toll("killed")
    assert toll is not None
    assert {(f.low, f.superseded_by) for f in toll.figures} == {(4, None), (19, now.id)}
    assert (toll.lowest, toll.highest) == (4, 4)


@pytest.mark.parametrize(
    "words",
    ["An hour earlier, jets hit a mill, killing two.", "Jets hit it, killing two, but that turned out to be wrong."],
)
def test_the_toll_of_another_incident_stays_and_is_not_the_best(words: str) -> None:
    report = a_report(words, published="2020-01-01")
    toll = incident((report, a_claim(report, killed=(2, 2, "killing two")))).toll("killed")
    assert toll is not None
    assert [f.low for f in toll.figures] == [2]
    assert (toll.best_low, toll.best_high) == (None, None)
