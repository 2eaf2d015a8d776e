"""Which known question is asked: by its words and by likeness, and none where none is near."""

from __future__ import annotations

import pytest

from nlp import thresholds
from nlp.inquiries import Known, index

KNOWN = (
    Known(("发票|抬头|税号",), ("怎么开发票", "能开电子发票吗", "发票抬头可以写公司吗")),
    Known(("装修 押金",), ("装修押金什么时候退", "押金怎么拿回来", "装修保证金要多少")),
    Known((), ("游泳池几点开", "游泳要带什么", "泳池冬天开吗")),
)


@pytest.mark.parametrize(
    ("text", "place"),
    [("税号报给你，明天能开好吗", 0), ("请问装修的押金多久退", 1), ("泳池几点开门", 2)],
)
def test_words_and_likeness_lead_to_what_is_asked(text: str, place: int) -> None:
    found = index(KNOWN).likely(text)

    assert found[0].place == place
    assert found[0].score >= thresholds.MAY_ASK_FOR


def test_a_listed_way_is_certain_however_it_is_punctuated() -> None:
    assert index(KNOWN).likely("游泳池，几点开？") == [(2, thresholds.LISTED)]


@pytest.mark.parametrize(
    "text", ["多少钱", "大概多久", "要带什么", "", "😀", "12345", "厨房漏水了"]
)
def test_what_names_no_matter_is_nothing_known(text: str) -> None:
    found = index(KNOWN).likely(text)

    assert not found or found[0].score < thresholds.MAY_ASK_FOR


@pytest.mark.parametrize("text", ["那要多少钱", "周末行不行", "在哪办", "要提前预约吗"])
def test_what_has_no_word_of_a_matter_is_vague(text: str) -> None:
    assert index(KNOWN).likely(text) == []
    assert index(KNOWN).is_vague(text)


def test_nothing_is_known_of_nothing() -> None:
    assert index(()).likely("怎么开发票") == []
