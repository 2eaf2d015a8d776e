"""Answers as they are typed in chat."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.survey.answering import typed
from flows.survey.answering.answers import BadAnswer
from flows.survey.shape import NOT_USED, SCALES

WORDS = (*SCALES[5], NOT_USED)
DAYS = ("周六上午", "周日下午", "水、电", "C")
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[
            (text, "很满意")
            for text in ("1", "１", "1.", "①", "第一个", "选1", "很满意吧", "很 满意")
        ],
        *[
            (text, "不满意")
            for text in ("4", "不满意", "我觉得不满意。", "四", "就选4吧", "不满意，谢谢")
        ],
        *[(text, "很满意") for text in ("非常满意", "我觉得特别满意，谢谢")],
        ("十分不满意", "很不满意"),
        *[(text, "没用过") for text in ("没用过", "从没用过", "没去过的")],
    ],
)
def test_one_option_is_named_by_number_or_words(text: str, meant: str) -> None:
    assert typed.one_of(text, WORDS) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "7",
        "还行",
        "不太满意",
        "满意不满意",
        "1 2",
        "100",
        "4分",
        "打5分",
        "非常",
        "不非常满意",
    ],
)
def test_what_names_no_one_option_is_refused(text: str) -> None:
    with pytest.raises(BadAnswer, match="not_offered"):
        typed.one_of(text, WORDS)


def test_a_tap_names_an_option_that_is_a_number_itself() -> None:
    assert typed.one_of("1", ("0", "1", "2"), tapped=True) == "1"
    assert typed.one_of("1", ("0", "1", "2")) == "0"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[(text, ["周六上午", "水、电"]) for text in ("1 3", "1、3", "1和3", "3，1", "1还有3吧")],
        *[
            (text, ["周六上午", "水、电"])
            for text in ("周六上午和第三个", "1/3", "1+3", "1&3", "选1、3")
        ],
        ("水、电", ["水、电"]),
        ("c", ["C"]),
        *[(text, list(DAYS)) for text in ("都可以", "我都选", "全都要吧")],
        ("2 2", ["周日下午"]),
    ],
)
def test_several_options_are_named_in_one_message(text: str, meant: list[str]) -> None:
    assert typed.some_of(text, DAYS) == meant


@pytest.mark.parametrize("text", ["", " ", "13", "1 5", "周六上午或者别的"])
def test_several_are_refused_with_one_that_is_not_offered(text: str) -> None:
    with pytest.raises(BadAnswer, match="not_offered"):
        typed.some_of(text, DAYS)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("3", "3"), ("三个", "3"), ("约3人", "3"), ("十二", "12"), ("-2", "-2"), ("3.5", "3.5")],
)
def test_a_number_is_read(text: str, meant: str) -> None:
    assert typed.number(text) == meant


@pytest.mark.parametrize("text", ["", "没有", "两三个", "3到5个", "12点3"])
def test_what_is_no_one_number_is_refused(text: str) -> None:
    with pytest.raises(BadAnswer, match="no_number"):
        typed.number(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[(text, "2026-12-05") for text in ("12月5日", "2026-12-05", "2026年12月5号", "20261205")],
        *[(text, "2026-11-26") for text in ("明天", "明天上午吧")],
        ("2020年3月1日", "2020-03-01"),
        ("昨天", "2026-11-24"),
    ],
)
def test_a_day_is_read(text: str, meant: str) -> None:
    assert typed.day(text, TODAY) == meant


@pytest.mark.parametrize("text", ["", "以后", "2月30日", "随便"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadAnswer, match="no_date"):
        typed.day(text, TODAY)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadAnswer):
        assert typed.one_of(text, WORDS) in WORDS
    with suppress(BadAnswer):
        assert set(typed.some_of(text, DAYS)) <= set(DAYS)
    with suppress(BadAnswer):
        assert float(typed.number(text)) < 10**10
    with suppress(BadAnswer):
        assert date.fromisoformat(typed.day(text, TODAY))
