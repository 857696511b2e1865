"""The figures for places, on two tiny corpora of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.evaluate.places import evaluate_places, read_geovirus, read_tr_news

NEWS = "Two men were killed in Aleppo on Monday. The army left Mosul."
TR_NEWS = f"""<articles><article><text>{NEWS}</text><toponyms>
<toponym><phrase>Aleppo</phrase><start>25</start><end>31</end><gaztag><lat>36.2</lat><lon>37.16</lon></gaztag></toponym>
<toponym><phrase>Mosul</phrase><start>{NEWS.index("Mosul")}</start><end>60</end><gaztag><lat>0</lat><lon>0</lon></gaztag></toponym>
<toponym><phrase>Monday</phrase><start>{NEWS.index("Monday")}</start><end>39</end></toponym>
</toponyms></article></articles>"""
GEOVIRUS = f"""<articles><article><text>{NEWS}</text><locations>
<location><name>Aleppo</name><start>24</start><end>30</end><lat>36.2</lat><lon>37.16</lon></location>
</locations></article></articles>"""


def test_offsets_are_mended_and_missing_points_are_none(tmp_path: Path) -> None:
    path = tmp_path / "TR-News.xml"
    path.write_text(TR_NEWS, encoding="utf-8")
    [text] = read_tr_news(path)
    assert [(text.text[t.start : t.end], t.lat) for t in text.toponyms] == [
        ("Aleppo", 36.2),
        ("Monday", None),
        ("Mosul", 0.0),
    ]


def test_geovirus_counts_from_one(tmp_path: Path) -> None:
    path = tmp_path / "GeoVirus.xml"
    path.write_text(GEOVIRUS, encoding="utf-8")
    [text] = read_geovirus(path)
    assert [text.text[t.start : t.end] for t in text.toponyms] == ["Aleppo"]


def test_the_figures(tmp_path: Path) -> None:
    (tmp_path / "TR-News.xml").write_text(TR_NEWS, encoding="utf-8")
    (tmp_path / "GeoVirus.xml").write_text(GEOVIRUS, encoding="utf-8")
    figures = evaluate_places(tmp_path)
    assert figures["tr_news"]["f1"] == pytest.approx(0.8)  # two of three found, nothing else
    assert figures["tr_news"]["acc161"] == 0.5  # Mosul is not at 0, 0; Monday has no point
    assert figures["geovirus"]["acc161"] == 1.0
    assert figures["geovirus"]["median_km"] < 5


def test_a_folder_without_corpora_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"TR-News\.xml"):
        evaluate_places(tmp_path)
