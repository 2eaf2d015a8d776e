"""Which case a command means, and what somebody hears who may not see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.desk.texts.lists import NO_SUCH_CASE
from flows.places import place as places

if TYPE_CHECKING:
    from tests.flows.office import Office

VERBS = ["受理", "派", "接", "到场", "进展", "暂缓", "恢复", "转", "退回", "完成", "关单",
         "备注", "回访", "改类", "改急", "状态", "升级"]  # fmt: skip
NUMBER = re.compile(r"BX\d{8}-\d{4}")


@pytest.mark.parametrize("verb", VERBS)
def test_a_case_of_another_community_does_not_exist(office: Office, verb: str) -> None:
    number = office.opens().number

    hidden = office.says("何平", f"{verb} {number} 王强")
    never = office.says("何平", f"{verb} BX20261125-9999 王强")

    assert hidden == never == NO_SUCH_CASE
    assert office.case(number).version == 1


@pytest.mark.parametrize("verb", VERBS)
def test_an_engineer_does_not_see_what_was_not_given_to_them(office: Office, verb: str) -> None:
    number = office.dispatched()

    assert office.says("马超", f"{verb} {number} 王强") == NO_SUCH_CASE
    assert office.says("马超", f"{verb} {number[-4:]}") == NO_SUCH_CASE


def test_a_number_never_given_is_not_repeated(office: Office) -> None:
    reply = office.says("陈静", "受理 4711")

    assert reply == NO_SUCH_CASE
    assert "4711" not in reply


def test_a_wrong_number_offers_what_could_be_meant_with_the_words(office: Office) -> None:
    own = office.taken()
    others = office.dispatched()
    office.says("陈静", f"派 {others} 刘洋")

    hidden = office.heard("王强", f"完成 {others} 换了角阀")
    never = office.heard("王强", "完成 4711 换了角阀")

    assert hidden == never
    assert hidden is not None
    assert "没找到这个单号" in hidden
    assert f"完成 {own} 换了角阀" in hidden
    assert others not in hidden


@pytest.mark.parametrize(
    "written", ["{}", "#{}", "{tail}", "{short}", "{lower}", "{bare}", "BX{tail}"]
)
def test_a_number_is_understood_however_it_is_written(office: Office, written: str) -> None:
    number = office.opens().number
    typed = written.format(
        number, tail=number[-4:], short=int(number[-4:]), lower=number.lower(), bare=number[2:]
    )

    assert number in office.says("陈静", f"受理 {typed}")
    assert office.case(number).status == "accepted"


def test_several_cases_with_one_tail_are_offered(office: Office) -> None:
    office.numbered("BX20261123-0007")
    office.numbered("BX20261124-0007", description="马桶堵了")

    reply = office.heard("陈静", "受理 0007")

    assert reply is not None
    assert "受理 BX20261123-0007" in reply
    assert "受理 BX20261124-0007" in reply
    assert office.case("BX20261123-0007").status == "registered"


def test_own_open_cases_come_before_those_of_others(office: Office) -> None:
    office.numbered("BX20261123-0007")
    office.says("陈静", "受理 0007")
    office.numbered("BX20261124-0007")
    office.says("赵刚", "受理 BX20261124-0007")

    office.says("赵刚", "派 7 王强")

    assert office.case("BX20261124-0007").status == "dispatched"
    assert office.case("BX20261123-0007").status == "accepted"


def test_of_own_cases_with_one_tail_the_one_that_fits_is_meant(office: Office) -> None:
    office.numbered("BX20261123-0007")
    office.says("陈静", "受理 7")
    office.numbered("BX20261124-0007")

    assert "已受理 BX20261124-0007" in office.says("陈静", "受理 7")


def test_a_command_does_not_slip_from_an_own_case_to_somebody_elses(office: Office) -> None:
    office.numbered("BX20261123-0007")
    office.says("陈静", "受理 7")
    office.numbered("BX20261124-0007")
    office.says("赵刚", "完成 BX20261124-0007 电话里解决了")

    reply = office.says("陈静", "回访 7 满意")

    assert "要回访哪一个" in reply
    assert office.case("BX20261124-0007").status == "finished"


def test_a_tail_counts_before_numbers_that_only_end_so(office: Office) -> None:
    office.numbered("BX20261125-0017")
    office.numbered("BX20261124-0007")

    assert "BX20261124-0007" in office.says("陈静", "受理 7")
    assert office.case("BX20261125-0017").status == "registered"


def test_a_tail_that_is_also_a_room_is_offered(office: Office) -> None:
    office.numbered("BX20261124-1501")
    office.numbered("BX20261124-0002", description="灯不亮")

    reply = office.says("陈静", "催 1501")

    assert set(NUMBER.findall(reply)) == {"BX20261124-1501", "BX20261124-0002"}


def test_a_room_alone_is_offered_and_never_acted_on(office: Office) -> None:
    number = office.opens().number

    assert number in office.says("陈静", "关单 1501 不修了")
    assert office.case(number).status == "registered"


def test_a_closed_case_is_found_and_says_so(office: Office) -> None:
    number = office.opens().number
    office.says("陈静", f"关单 {number} 住户说好了")

    reply = office.says("陈静", f"派 {number[-4:]} 王强")

    assert number in reply
    assert "已关单" in reply


def test_a_verb_alone_acts_on_the_only_case_it_fits(office: Office) -> None:
    number = office.opens().number

    assert number in office.says("陈静", "受理")
    assert "已派给王强" in office.says("陈静", "派 王强")
    assert number in office.says("王强", "接")
    assert number in office.says("王强", "完成 换了角阀")
    assert office.case(number).result == "换了角阀"


def test_a_verb_alone_asks_when_it_fits_several(office: Office) -> None:
    first, second = office.taken(), office.taken(description="马桶堵了")

    reply = office.heard("王强", "完成 换了角阀")

    assert reply is not None
    assert f"完成 {first} 换了角阀" in reply
    assert f"完成 {second} 换了角阀" in reply


def test_a_verb_alone_that_fits_nothing_says_so(office: Office) -> None:
    assert "没有可以接的单" in office.says("王强", "接")


def test_another_persons_case_is_offered_and_not_acted_on(office: Office) -> None:
    number = office.opens().number
    office.says("陈静", f"受理 {number}")

    assert "要派哪一个" in office.says("赵刚", "派 王强")
    assert office.case(number).status == "accepted"


def test_more_than_eight_choices_go_on_on_a_second_page(office: Office) -> None:
    for _ in range(10):
        office.opens()

    first = office.heard("陈静", "受理")
    second = office.says("陈静", "受理 第2页")

    assert first is not None
    assert "更多" in first
    assert "受理 第2页" in first
    assert len(NUMBER.findall(second)) == 2


def test_a_stranger_to_the_staff_gives_no_commands(office: Office) -> None:
    number = office.opens().number

    assert office.heard("李雷", f"受理 {number}") is None
    assert office.case(number).status == "registered"


def test_who_left_gives_no_commands(office: Office) -> None:
    number = office.opens().number
    office.run(lambda store: store.staff.dismiss("s-陈静"))

    assert office.heard("陈静", f"受理 {number}") is None


def test_the_owners_committee_sees_no_case(office: Office) -> None:
    number = office.opens().number

    for words in ("待办", "超时", f"状态 {number}", f"受理 {number}"):
        reply = office.heard("业委", words) or ""
        assert number not in reply.replace(words, "")
        assert "李雷" not in reply


def test_a_tap_on_a_question_belongs_to_its_conversation(office: Office) -> None:
    assert office.heard("陈静", "待办", to="conversation.place") is None


def test_a_public_place_is_shown_with_its_building(office: Office) -> None:
    office.opens(place=places.at_public("电梯", "3"), description="按键坏了")

    assert "3栋电梯" in office.says("陈静", "待办")
