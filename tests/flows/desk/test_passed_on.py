"""An order that who leads lets a colleague hear reaches that one whole, and no resident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize(
    "text",
    [
        "跟王强说今天必须去，带上新接头",
        "跟王师傅讲一声，下午三点前到",
        "告诉小王先关总阀再拆",
        "让王强下班前弄好，别拖到明天",
        "你再和王强交代一下，地板要拍照",
        "提醒王强带鞋套",
    ],
)
def test_a_colleague_hears_what_they_are_to_be_told(office: Office, text: str) -> None:
    office.taken()
    told = office.pushes("李雷")

    office.says("赵刚", text)

    assert any(text in push for push in office.pushes("王强"))
    assert office.pushes("李雷") == told


@pytest.mark.parametrize(
    "text", ["我跟王强说过了", "告诉王强了吗", "王强跟我说接头没了", "不用跟王强说", "别让王强去了"]
)
def test_what_only_speaks_of_telling_is_no_order(office: Office, text: str) -> None:
    office.taken()
    before = office.pushes("王强")

    office.heard("赵刚", text)

    assert office.pushes("王强") == before


def test_who_has_nothing_of_it_is_told_nothing(office: Office) -> None:
    number = office.taken()

    office.heard("赵刚", "跟刘洋说带个梯子")

    assert not any(number in push for push in office.pushes("刘洋"))


def test_who_is_not_to_go_is_left_out(office: Office) -> None:
    number = office.opens().number

    office.says("陈静", "别派王强，派刘洋")

    assert office.case(number).engineer_id == "s-刘洋"


@pytest.mark.parametrize(
    "text", ["3栋那边要等车，车下午才来", "这边东西多，得先腾地方", "水管换到一半，缺的那段回去锯"]
)
def test_how_it_goes_is_kept_without_a_question(office: Office, text: str) -> None:
    """The resident reads it on a tap."""
    number = office.taken()

    assert "告诉住户" in office.says("王强", text)

    assert any(text in one.text for one in office.timeline(number))


@pytest.mark.parametrize("text", ["今天食堂吃什么", "那堆活谁接", "5栋大堂的玻璃碎了"])
def test_what_asks_or_is_elsewhere_is_no_remark(office: Office, text: str) -> None:
    number = office.taken()

    office.heard("王强", text)

    assert not any(text in one.text for one in office.timeline(number))
