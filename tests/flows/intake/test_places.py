"""Where a reported issue is: at a home, or in a public place that somebody of a home speaks of."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home


def test_an_impossible_room_is_asked_again() -> None:
    talk = Talk(REPORT_ISSUE)

    reply = talk.says("3栋2单元3001")

    assert "没有3001" in reply
    assert talk.asking == "place"


@pytest.mark.parametrize(
    ("words", "missing"), [("9栋2单元1501", "没有9栋"), ("3栋5单元1501", "没有5单元")]
)
def test_an_impossible_building_or_unit_is_explained(words: str, missing: str) -> None:
    assert missing in Talk(REPORT_ISSUE).says(words)


def test_a_home_without_its_room_is_asked_for_the_rest() -> None:
    talk = Talk(REPORT_ISSUE)

    talk.says("3栋")
    assert talk.asking == "room"
    talk.says("2单元1501")

    assert talk.answers["place"]["home"] == {"building": "3", "unit": "2", "room": "1501"}
    assert talk.asking == "description"


def test_a_public_area_is_asked_for_its_spot() -> None:
    talk = Talk(REPORT_ISSUE, home())

    talk.says("公共区域")
    assert talk.asking == "spot"
    talk.says("地下车库B2")

    assert talk.answers["place"]["text"] == "地下车库B2"
    assert talk.asking == "description"


def test_the_place_alone_is_no_description() -> None:
    talk = Talk(REPORT_ISSUE, home())

    talk.says("公共区域")
    talk.says("1栋大厅")

    assert "description" not in talk.answers


def test_what_every_building_has_is_taken_for_that_of_the_own_building() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="电梯坏了")

    assert "3栋电梯" in talk.reply
    talk.says("是5栋的电梯")
    assert "5栋电梯" in talk.reply


def test_a_hint_at_a_public_place_is_asked_for_its_name() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="路灯不亮三天了")

    assert talk.asking in {"spot", "confirmed"}
    assert "3栋2单元1501" not in talk.reply


def test_what_takes_something_back_is_no_place() -> None:
    talk = Talk(REPORT_ISSUE)

    talk.says("不是着火，是烟感误报")

    assert talk.asking == "place"


@pytest.mark.parametrize(
    ("words", "building", "place"),
    [
        ("我是3栋2单元1501的，小区北门的路灯不亮", None, "小区北门"),
        ("小区北门的路灯不亮，我是3栋2单元1501的", None, "小区北门"),
        ("我是5栋1单元802的，地下车库有积水", None, "地下车库"),
        ("3栋2单元1501的业主反映5栋大堂的门坏了", "5", "5栋大堂"),
        ("我住3-2-1501，电梯坏了", "3", "2单元电梯"),
        ("我家3栋2单元1501，楼道灯不亮", "3", "2单元楼道"),
    ],
)
def test_who_lives_at_a_home_may_speak_of_a_public_place(
    words: str, building: str | None, place: str
) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening=words)

    assert talk.answers["place"] == {"home": None, "text": place, "building": building}


@pytest.mark.parametrize(
    "words",
    [
        "3栋2单元1501厨房漏水，水流到楼道了",
        "我是3栋2单元1501的业主，马桶堵了，楼道里都是水",
        "3栋2单元1501，灯不亮，从北门进",
        "3栋2单元1501门口的垃圾没人收",
    ],
)
def test_what_is_at_home_stays_at_the_home_that_is_named(words: str) -> None:
    talk = Talk(REPORT_ISSUE, opening=words)

    assert talk.answers["place"]["home"] == {"building": "3", "unit": "2", "room": "1501"}
