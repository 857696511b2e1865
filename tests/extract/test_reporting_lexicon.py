from __future__ import annotations

import re

import pytest

from onrecord.errors import DataError
from onrecord.extract.attributions import Attribution
from onrecord.extract.speakers import read_attributions
from onrecord.lexicons.reporting import STANCES, load_reporting, parse_reporting, source_words
from onrecord.model import Report
from tests.lexicons.paragraphs import pages


def _bare(example: str) -> tuple[str, int]:
    """The example without its brackets, and where the cue stands in it."""
    return re.sub(r"[\[\]]", "", example), example.index("[")


def _read(texts: list[str]) -> list[list[tuple[int, Attribution]]]:
    """The attributions whose cue stands in each text, with the cue's place in it."""
    found: dict[str, list[tuple[int, Attribution]]] = {}
    for page in pages(texts):
        items = read_attributions(Report(id="r", text=page.text), page.doc, learned=False)
        places = [(page.doc[item.cue[0]].idx, item) for item in items]
        for text, start in page.starts.items():
            found[text] = [(at - start, item) for at, item in places if start <= at < start + len(text)]
    return [found[text] for text in texts]


def test_every_example_finds_its_cue_with_its_stance() -> None:
    wanted = [(cue, *_bare(example)) for cue in load_reporting().cues() for example in cue.examples]
    found = _read([text for _, text, _ in wanted])
    missed = []
    for (cue, text, at), items in zip(wanted, found, strict=True):
        if "medium" in cue.takes:
            # A medium is no cue of its own: the verb after it is, and the medium's author its source.
            if not items:
                missed.append(text)
        elif not any(place == at and item.stance == cue.stance for place, item in items):
            missed.append(text)
    assert missed == []


def test_no_counter_example_finds_a_cue() -> None:
    texts = [text for cue in load_reporting().cues() for text in cue.counter_examples]
    found = [[item.speaker.text for _, item in items] for items in _read(texts)]
    assert [(text, speakers) for text, speakers in zip(texts, found, strict=True) if speakers] == []


def test_the_lexicon_is_large_and_uses_every_stance() -> None:
    cues = load_reporting().cues()
    assert len(cues) >= 600
    assert {cue.stance for cue in cues} == set(STANCES)
    assert [cue.words for cue in cues if not cue.examples] == []


def test_source_words_are_listed() -> None:
    assert "ministry" in source_words("bodies")
    assert source_words("no-such-list") == frozenset()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "must hold verbs"),
        ({"adverbs": []}, "must hold verbs"),
        ({"verbs": [{"stance": "states"}]}, "needs a `cue`"),
        ({"verbs": [{"cue": "say", "stance": "shouts"}]}, "'shouts' is not known"),
        ({"verbs": [{"cue": "say", "stance": "states", "takes": ["pie"]}]}, "takes pie is not known"),
        ({"verbs": [{"cue": "say", "stance": "states", "colour": 1}]}, "unknown keys colour"),
        ({"verbs": [{"cue": "say", "stance": "states"}] * 2}, "stands there twice"),
    ],
)
def test_a_broken_lexicon_says_what_is_wrong(data: object, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_reporting(data, where="my.yaml")
