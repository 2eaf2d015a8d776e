"""How satisfied somebody is, in the words and scores that people answer with."""

from __future__ import annotations

import pytest

from nlp.acts import rating, satisfaction


@pytest.mark.parametrize(
    ("text", "result", "beside"),
    [
        ("满意", "satisfied", ""),
        ("很满意，师傅细心", "satisfied", "师傅细心"),
        ("挺好的", "satisfied", ""),
        ("五星", "satisfied", ""),
        ("基本满意", "mostly", ""),
        ("还行，就是来得晚", "mostly", "就是来得晚"),
        ("三颗星", "mostly", ""),
        ("不满意 又漏了", "dissatisfied", "又漏了"),
        ("不太满意", "dissatisfied", ""),
        ("1分", "dissatisfied", ""),
    ],
)
def test_a_word_a_score_and_what_is_said_beside_it(text: str, result: str, beside: str) -> None:
    assert satisfaction.satisfied_as(text, rating.stars_in(text)) == (result, beside)


@pytest.mark.parametrize(
    "text", ["好的", "1", "厨房水管漏水了", "满意度调查在哪里填", "谢谢", "灯坏了一颗"]
)
def test_courtesies_and_other_matters_are_no_answer(text: str) -> None:
    assert satisfaction.satisfied_as(text, None) is None
