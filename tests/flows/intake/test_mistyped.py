"""What was mistyped, or misheard by the keyboard, is put right where it stands."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home


@pytest.mark.parametrize(
    ("opening", "words", "told"),
    [
        ("卧室的床户关不上", "打错了字，是窗户", "卧室的窗户关不上"),
        ("卫生间水龙投一直滴水", "是水龙头，语音识别错了", "卫生间水龙头一直滴水"),
        ("书房等不亮了", "不是等，是灯，灯不亮了，输入法的问题", "书房灯不亮了"),
        ("厨房下水道独住了", "语音听错了，堵住了", "厨房下水道堵住了"),
    ],
)
def test_the_right_words_stand_for_those_they_are_likest(
    opening: str, words: str, told: str
) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening=opening)

    talk.says(words)

    assert talk.answers["description"] == told
    assert talk.asking == "confirmed"


def test_the_right_words_that_are_like_none_stand_beside_them() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="客厅灯不亮了")

    talk.says("语音打错了，是阳台插座没电")

    assert talk.answers["description"].endswith("阳台插座没电")


@pytest.mark.parametrize("words", ["地址打错了，是3栋2单元1502", "打错了，电话是13912340009"])
def test_a_place_or_a_phone_is_no_word_of_the_problem(words: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="客厅灯不亮了")

    talk.says(words)

    assert talk.answers["description"] == "客厅灯不亮了"
