from __future__ import annotations

import pytest

from onrecord.extract.modality import modality_of, polarity_of
from onrecord.extract.triggers import VERBAL
from onrecord.lexicons.modality import modality_entries
from tests.extract.sentences import Events, event_at, events_of

# (sentence, a word of the trigger, polarity, modality)
CASES = [
    ("Rebels attacked the army base on Monday.", "attacked", "positive", "actual"),
    ("The airstrike hit a market in the town.", "airstrike", "positive", "actual"),
    ("They said they would stay until the troops left Iraq.", "left", "positive", "planned"),
    ("They stayed until the troops left Iraq.", "left", "positive", "actual"),
    ("The working theory is an explosion in the hold.", "explosion", "positive", "possible"),
    ("Experts named an explosion as one possibility.", "explosion", "positive", "possible"),
    ("It is not ruled out that gunmen attacked the bus.", "attacked", "positive", "possible"),
    ("The mayor ruled out that rebels bombed the mill.", "bombed", "negative", "actual"),
    ("The militia had nothing to do with the bombing.", "bombing", "negative", "actual"),
    ("The navy has no information to indicate that a missile hit the ferry.", "hit", "negative", "actual"),
    ("Prosecutors opened an inquiry into an attempted murder.", "murder", "positive", "possible"),
    ("Prosecutors opened an inquiry into the murder of a judge.", "murder", "positive", "actual"),
    ("A colonel was killed in the hills, reportedly by sniper fire.", "sniper", "positive", "possible"),
    ("Any attempt to storm the harbour will fail.", "storm", "positive", "hypothetical"),
    ("The general said that the offensive was imminent.", "offensive", "positive", "planned"),
    ("The offensive was near the river.", "offensive", "positive", "actual"),
    ("Both sides must obey the ruling, to allow aid into the city.", "allow", "positive", "demanded"),
    ("It is a deal under which he would resign and his men would withdraw.", "withdraw", "positive", "planned"),
    ("When you attack one village, the whole valley burns.", "attack", "positive", "hypothetical"),
    ("Jets reportedly bombed the village.", "bombed", "positive", "possible"),
    ("The UN called for an end to the attacks on the town.", "attacks", "positive", "actual"),
    ("The envoy pressed the army to stop its airstrikes on the town.", "airstrikes", "positive", "actual"),
    ("The findings suggest that rebels bombed the bridge.", "bombed", "positive", "possible"),
    ("The militia allegedly launched an attack on the camp.", "attack", "positive", "possible"),
    ("Gunmen allegedly robbed the driver and shot him.", "shot", "positive", "possible"),
    ("Soldiers apparently shelled the school and burned the clinic.", "burned", "positive", "possible"),
    ("Reportedly 40 protesters were arrested by police.", "arrested", "positive", "possible"),
    ("An alleged Israeli airstrike hit the family's house.", "airstrike", "positive", "possible"),
    ("A suspected drone strike killed two men.", "strike", "positive", "possible"),
    ("The group is believed to have attacked the convoy.", "attacked", "positive", "possible"),
    ("The rebels are thought to have bombed the bridge.", "bombed", "positive", "possible"),
    ("The army appears to have shelled the market.", "shelled", "positive", "possible"),
    ("The gunmen may have killed the mayor.", "killed", "positive", "possible"),
    ("Up to 20 soldiers could have been killed in the clash.", "clash", "positive", "actual"),
    ("There were reports of an attack on the village.", "attack", "positive", "possible"),
    ("Officials suspect that the militia bombed the bridge.", "bombed", "positive", "possible"),
    ("It is unclear whether the army shelled the market.", "shelled", "positive", "possible"),
    ("It is possible that the rebels attacked the convoy.", "attacked", "positive", "possible"),
    ("The officers were implicated in the torture of prisoners.", "torture", "positive", "possible"),
    ("The army plans to attack the town.", "attack", "positive", "planned"),
    ("The army will attack the town.", "attack", "positive", "planned"),
    ("The army is preparing a raid on the village.", "raid", "positive", "planned"),
    ("The rebels are set to withdraw from the city.", "withdraw", "positive", "planned"),
    ("The brigade is about to storm the village.", "storm", "positive", "planned"),
    ("The army is due to withdraw from the city.", "withdraw", "positive", "planned"),
    ("The army is to withdraw from the city on Friday.", "withdraw", "positive", "planned"),
    ("The imminent army offensive worries the villagers.", "offensive", "positive", "planned"),
    ("The army said it would withdraw its troops from the town.", "withdraw", "positive", "planned"),
    ("The government vowed to retake the town.", "retake", "positive", "planned"),
    ("The plan to attack the town was leaked.", "attack", "positive", "planned"),
    ("The army needs to capture the hill first.", "capture", "positive", "planned"),
    ("The group threatened to bomb the station.", "bomb", "positive", "threatened"),
    ("The threat to bomb the station was taken seriously.", "bomb", "positive", "threatened"),
    ("Turkey said it would attack the base if the troops did not leave.", "attack", "positive", "threatened"),
    ("The union urged the army to withdraw from the town.", "withdraw", "positive", "demanded"),
    ("The envoy called for a ceasefire in the valley.", "ceasefire", "positive", "demanded"),
    ("The families demanded the release of the hostages.", "release", "positive", "demanded"),
    ("The president called on the rebels to lay down their arms.", "lay down", "positive", "demanded"),
    ("The council pleaded with Russia to halt the bombing.", "bombing", "positive", "demanded"),
    ("The demand that the army withdraw from the town was ignored.", "withdraw", "positive", "demanded"),
    ("If the army attacks the town, thousands will flee.", "attacks", "positive", "hypothetical"),
    ("Any attack on the port would start a war.", "attack", "positive", "hypothetical"),
    ("A further attack on the town would drive out thousands.", "attack", "positive", "hypothetical"),
    ("The risk of an attack on the port has grown.", "attack", "positive", "hypothetical"),
    ("The wall is meant to prevent attacks on the village.", "attacks", "positive", "hypothetical"),
    ("The rebels could attack the dam.", "attack", "positive", "hypothetical"),
    ("The army never attacked the village.", "attacked", "negative", "actual"),
    ("The army did not bomb the hospital.", "bomb", "negative", "actual"),
    ("The ministry denied that troops had shelled the market.", "shelled", "negative", "actual"),
    ("The army denied shelling the market.", "shelling", "negative", "actual"),
    ("The rebels refused to withdraw from the town.", "withdraw", "negative", "planned"),
    ("There is no evidence that the army shelled the market.", "shelled", "negative", "actual"),
    ("The soldiers left the village without attacking the rebels.", "attacking", "negative", "actual"),
    ("No group has claimed the attack on the mosque.", "attack", "positive", "actual"),
    ("Nobody was hurt in the attack on the mosque.", "attack", "positive", "actual"),
    ("The army plans to respond to the attack on the base.", "attack", "positive", "actual"),
    ("The rebels used drones to attack the depot.", "attack", "positive", "actual"),
    ("The president will visit the town after rebels attacked it.", "attacked", "positive", "actual"),
    ("The soldiers, who attacked the village, plan to leave.", "attacked", "positive", "actual"),
    ("Troops tried to kill the minister.", "kill", "positive", "actual"),
    ("A strike hit the house and reportedly injured a girl.", "strike", "positive", "actual"),
    ("The president would condemn the attack.", "attack", "positive", "actual"),
]  # fmt: skip

# The words that make the act less than a fact are read as part of its trigger, so the act itself is lost.
ASKED_FOR = [
    ("He warned of an attack on the port.", "attack", "positive", "hypothetical"),
    ("The rebels must withdraw from the city.", "withdraw", "positive", "demanded"),
    ("Calls for a ceasefire in the valley went unheard.", "ceasefire", "positive", "demanded"),
]


@pytest.fixture(scope="module")
def read() -> dict[str, Events]:
    examples = [text for text, _, _, _, _ in _examples()]
    return events_of([*(text for text, *_ in (*CASES, *ASKED_FOR)), *examples])


@pytest.mark.parametrize(("text", "word", "polarity", "modality"), CASES)
def test_how_an_event_is_told(read: dict[str, Events], text: str, word: str, polarity: str, modality: str) -> None:
    assert _told(read[text], word) == (polarity, modality)


@pytest.mark.parametrize(("text", "word", "polarity", "modality"), ASKED_FOR)
def test_an_act_inside_a_demand(read: dict[str, Events], text: str, word: str, polarity: str, modality: str) -> None:
    assert _told(read[text], word) == (polarity, modality)


def _told(events: Events, word: str) -> tuple[str, str]:
    event = event_at(events, word)
    return polarity_of(event), modality_of(event, verbal_act=event.type in VERBAL)


def _examples() -> list[tuple[str, str, str, str, bool]]:
    """Text, the bracketed event, the entry, what it gives, and whether it gives it here."""
    found = []
    for entry in modality_entries():
        for examples, holds in ((entry.examples, True), (entry.counterexamples, False)):
            for example in examples:
                word = example[example.index("[") + 1 : example.index("]")]
                found.append((example.replace("[", "").replace("]", ""), word, entry.id, entry.gives, holds))
    return found


@pytest.mark.parametrize(("text", "word", "entry", "gives", "holds"), _examples())
def test_each_entry_gives_what_its_examples_say(
    read: dict[str, Events], text: str, word: str, entry: str, gives: str, holds: bool
) -> None:
    told = _told(read[text], word)
    assert (gives in told) == holds, f"{entry}: {told}"
