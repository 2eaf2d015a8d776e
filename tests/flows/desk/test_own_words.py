"""Staff decide, send, press and tell in their own words, and speak of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.office import PHONE

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize(
    "text", ["这个刘洋去，带包快干水泥", "派刘洋，带包快干水泥", "让刘洋去，带包快干水泥"]
)
def test_what_is_said_after_a_name_goes_along(office: Office, text: str) -> None:
    number = office.opens().number
    office.says("陈静", f"受理 {number}")

    assert f"已派给刘洋：{number}" in office.says("陈静", text)
    assert any("带包快干水泥" in push for push in office.pushes("刘洋"))


def test_two_homes_go_to_two_colleagues(office: Office) -> None:
    door = office.opens("房门合页掉了", phone=PHONE).number
    office.says("陈静", f"受理 {door}")

    reply = office.says("陈静", "1501的门给刘洋")

    assert f"已派给刘洋：{door}" in reply


def test_a_case_is_named_by_what_it_is_about(office: Office) -> None:
    pipe = office.taken()
    lamp = office.taken(description="走廊灯不亮")

    office.says("王强", "走廊灯那个换好了")

    assert office.case(lamp).status == "finished"
    assert office.case(pipe).status == "taken"


def test_an_answer_to_the_resident_goes_out_as_it_was_said(office: Office) -> None:
    number = office.taken()

    office.says("王强", f"告诉住户 {number} 三点半行")

    assert any("王强说：“三点半行”" in push for push in office.pushes("李雷"))


def test_only_a_time_is_told_to_the_resident(office: Office) -> None:
    office.taken()

    office.says("王强", "三点半行")

    assert any("三点半行" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["今天冷得手都伸不出来", "中午食堂吃啥"])
def test_chatter_reaches_nobody(office: Office, text: str) -> None:
    office.taken()
    before = office.pushes("李雷")

    office.heard("王强", text)

    assert office.pushes("李雷") == before


def test_a_home_that_is_to_be_told_is_told(office: Office) -> None:
    office.taken()

    office.says("王强", "跟1501说一声先把总阀关了")

    assert any("先把总阀关了" in push for push in office.pushes("李雷"))


def test_done_alone_is_enough_for_the_only_job(office: Office) -> None:
    number = office.taken()

    office.says("王强", "完成")

    assert office.case(number).status == "finished"


def test_who_leads_presses_in_words(office: Office) -> None:
    office.taken()

    office.says("周敏", "催一下王强，老人家开着窗睡觉")

    assert any("老人家开着窗睡觉" in push for push in office.pushes("王强"))


def test_what_a_colleague_has_is_listed(office: Office) -> None:
    number = office.taken()

    assert number in office.says("周敏", "王强手里几单")


def test_what_stands_still_is_listed_with_the_reason(office: Office) -> None:
    number = office.taken()
    office.says("王强", f"暂缓 {number} 待料 明天下午5点")

    listed = office.says("周敏", "哪张搁着没动，什么原因")

    assert number in listed
    assert "暂缓" in listed
