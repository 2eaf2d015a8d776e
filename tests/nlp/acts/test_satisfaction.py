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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("烫死我了哈哈哈 一开就烫 满意得很", ["satisfied"]),
        ("地漏那个满意 柜门不满意 螺丝又秃噜了", ["satisfied", "dissatisfied"]),
        ("这次不怎么满意", ["dissatisfied"]),
        ("谈不上满意", ["dissatisfied"]),
        ("不是不满意 就是慢", ["mostly"]),
        ("不满意不至于，基本满意", ["mostly", "mostly"]),
        ("怎么样才满意", []),
        ("你们满意吗", []),
        ("满意？", []),
        ("要是不满意怎么办", []),
        ("满意度调查在哪里填", []),
    ],
)
def test_it_is_named_clause_by_clause_unless_it_is_only_asked(text: str, named: list[str]) -> None:
    assert [one.result for one in satisfaction.named(text)] == named


def test_there_is_no_more_to_add() -> None:
    assert satisfaction.says_no_more("没有别的了")
    assert satisfaction.says_no_more("没什么要补充的")
    assert not satisfaction.says_no_more("没有水了")
