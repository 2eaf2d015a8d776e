"""Which spot of a home is meant: asked for, put right, and read again."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home


@pytest.mark.parametrize(
    ("correction", "description"),
    [
        ("不对，是客厅的", "客厅水管漏水了"),
        ("不是厨房，是卫生间", "卫生间水管漏水了"),
        ("不是厨房是卫生间", "卫生间水管漏水了"),
        ("说错了，应该是阳台", "阳台水管漏水了"),
        ("卫生间", "卫生间水管漏水了"),
        ("不对，是卫生间，还在滴", "卫生间水管漏水了；还在滴"),
    ],
)
def test_another_spot_changes_the_description_alone(correction: str, description: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")
    before = dict(talk.answers)

    reply = talk.says(correction)

    assert talk.answers["description"] == description
    assert talk.asking == "confirmed"
    assert description in reply
    same = ("place", "phone", "available")
    assert all(talk.answers[name] == before[name] for name in same)


def test_another_spot_is_taken_at_any_later_question() -> None:
    talk = Talk(REPORT_ISSUE, opening="3栋2单元1501厨房水管漏水了")
    assert talk.asking == "phone"

    talk.says("不对，是客厅的")

    assert talk.asking == "phone"
    assert talk.answers["description"] == "客厅水管漏水了"


def test_what_is_put_right_has_its_category_read_again_unless_it_was_chosen() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="马桶坏了，用不了")
    assert talk.answers["category"]["name"] == "water_drainage"
    chosen = Talk(REPORT_ISSUE, home(), opening="马桶坏了，用不了")
    chosen.says("门窗墙面")
    assert chosen.answers["category"]["name"] == "doors_windows_walls"

    talk.says("不是马桶，是入户门")
    chosen.says("不是马桶，是水龙头")

    assert talk.answers["description"] == "入户门坏了，用不了"
    assert talk.answers["category"]["name"] == "doors_windows_walls"
    assert chosen.answers["category"]["name"] == "doors_windows_walls"


def test_of_two_spots_it_is_asked_what_is_wrong() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房和卫生间的水管都漏水了")

    talk.says("不对，是客厅的")

    assert talk.answers["description"] == "厨房和卫生间的水管都漏水了"
    assert talk.asking == "confirmed"


def test_a_spot_alone_is_asked_what_is_wrong_there() -> None:
    talk = Talk(REPORT_ISSUE, home())
    talk.says("1")

    assert "卫生间出了什么问题" in talk.says("卫生间")
    assert "阳台出了什么问题" in talk.says("不对，是阳台")
    talk.says("漏水了")

    assert talk.answers["description"] == "阳台漏水了"
    assert talk.answers["category"]["name"] == "water_drainage"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "等下 不是主卧 是次卧",
            "等等 是次卧",
            "我说错了，次卧",
            "且慢 不是主卧 是次卧",
            "次卧才对",
        ),
        *("是次卧不是主卧", "不是主卧的，是次卧", "不好意思是次卧", "哎呀写错了，是次卧"),
    ],
)
def test_a_spot_is_put_right_in_many_ways(words: str) -> None:
    """With 等下 or an excuse before it, or the wrong one after it."""
    talk = Talk(REPORT_ISSUE, home(), opening="主卧窗户关不上")

    talk.says(words)

    assert talk.answers["description"] == "次卧窗户关不上"
