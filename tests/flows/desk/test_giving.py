"""Clerks and engineers give a case away in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize(
    "text",
    [
        "派王强",
        "派给王强",
        "安排王强去",
        "让王强去看看",
        "派0001给王强",
        "派 1 王强去",
        "0001派王强",
    ],
)
def test_a_full_name_gives_the_one_case(office: Office, text: str) -> None:
    number = office.opens().number

    assert f"已派给王强：{number}" in office.says("陈静", text)

    assert office.case(number).engineer_id == "s-王强"


@pytest.mark.parametrize("text", ["派给小王", "安排老王去", "派单给王师傅", "转给小王"])
def test_a_nickname_that_one_colleague_has_is_enough(office: Office, text: str) -> None:
    number = office.opens().number

    assert f"已派给王强：{number}" in office.says("陈静", text)


def test_an_engineer_hands_over_to_a_nickname(office: Office) -> None:
    number = office.taken()

    assert f"已转给马超：{number}" in office.says("王强", "转给小马")

    assert office.case(number).engineer_id == "s-马超"


@pytest.mark.parametrize(
    "text", ["网线给刘洋，下水管给王强", "网线派刘洋 下水管让王强去，带个梯子"]
)
def test_two_cases_go_to_two_colleagues_in_one_line(office: Office, text: str) -> None:
    wire = office.opens("客厅网线没信号").number
    pipe = office.opens("厨房下水管漏水", phone="13800000077").number

    office.says("陈静", text)

    assert office.case(wire).engineer_id == "s-刘洋"
    assert office.case(pipe).engineer_id == "s-王强"


@pytest.mark.parametrize(
    "text",
    ["王师傅，3栋2单元厨房水管，去看下", "小王去一下3栋2单元厨房", "那就王强，先关总阀", "换王强"],
)
def test_who_is_called_and_told_where_to_go_is_sent(office: Office, text: str) -> None:
    number = office.opens().number

    assert f"已派给王强：{number}" in office.says("陈静", text)


def test_something_else_in_the_same_building_sends_nobody_unasked(office: Office) -> None:
    number = office.opens().number

    asked = office.heard("陈静", "王师傅，3栋2单元电梯按键，去看下")

    assert asked is None or f"派 {number} 王强" in asked
    assert office.case(number).engineer_id is None


def test_a_remark_to_a_colleague_sends_nobody(office: Office) -> None:
    number = office.opens().number

    office.heard("陈静", "王强，中午一起吃饭")

    assert office.case(number).engineer_id is None


@pytest.mark.parametrize(
    "text",
    ["不是管子的事，是防水层坏了，得刘洋来，退回，让他带测湿仪", "这单不归我，给马超吧"],
)
def test_who_gives_it_back_only_says_who_could(office: Office, text: str) -> None:
    number = office.taken()

    assert "已退回" in office.says("王强", text)

    assert office.case(number).engineer_id is None
    assert any(text in push for push in office.pushes("陈静"))
    assert not office.pushes("刘洋") + office.pushes("马超")


def test_with_several_cases_each_is_offered(office: Office) -> None:
    first, second = office.opens().number, office.opens(description="马桶堵了").number

    asked = office.heard("陈静", "派给小王")

    assert asked is not None
    assert f"派 {first} 小王" in asked
    assert f"派 {second} 小王" in asked
    assert {office.case(one).status for one in (first, second)} == {"registered"}


def test_a_name_that_is_not_on_the_roster_gives_nothing_away(office: Office) -> None:
    office.opens()

    assert office.heard("陈静", "安排张伟去") is None


@pytest.mark.parametrize(
    "text",
    [
        "转告师傅",
        "安排个人来",
        "派人来看看",
        "派师傅来",
        "派件",
        "转人工",
        "转账记录",
        "让他去吧",
        "叫保安来",
    ],
)
def test_an_ordinary_sentence_gives_nothing_away(office: Office, text: str) -> None:
    office.opens()

    assert office.heard("陈静", text) is None


@pytest.mark.parametrize("text", ["派给小王", "派刘洋", "转给小马", "转马超"])
def test_nobody_gives_away_what_they_may_not(office: Office, text: str) -> None:
    number = office.dispatched()
    before = office.case(number)

    for name in ("刘洋", "马超", "业委", "何平"):
        assert number not in (office.heard(name, text) or "")

    assert office.case(number) == before


def test_what_was_just_spoken_of_is_given_and_not_the_only_new_one(office: Office) -> None:
    spoken_of = office.dispatched(description="卧室插座没电", phone="13800000077")
    new = office.opens().number

    office.says("赵刚", f"{spoken_of}怎么回事")
    office.says("赵刚", "改派刘洋")

    assert office.case(spoken_of).engineer_id == "s-刘洋"
    assert office.case(new).engineer_id is None


@pytest.mark.parametrize("text", ["王强手上的全转给刘洋", "把王强手上的单子都给刘洋"])
def test_all_that_somebody_has_is_given_away(office: Office, text: str) -> None:
    both = [office.taken(), office.taken(description="客厅网线没信号", phone="13800000077")]
    office.says("赵刚", f"{both[0]}怎么回事")

    office.says("赵刚", text)

    assert {office.case(one).engineer_id for one in both} == {"s-刘洋"}


def test_which_is_asked_where_not_all_are_said(office: Office) -> None:
    both = [office.taken(), office.taken(description="客厅网线没信号", phone="13800000077")]
    office.says("赵刚", f"{both[0]}怎么回事")

    said = office.says("赵刚", "王强手上的转给刘洋")

    assert all(one in said for one in both)
    assert {office.case(one).engineer_id for one in both} == {"s-王强"}


def test_a_word_without_a_number_means_what_was_just_spoken_of(office: Office) -> None:
    both = [office.taken(), office.taken(description="客厅网线没信号", phone="13800000077")]
    office.says("赵刚", f"{both[1]}怎么回事")

    assert f"已催 {both[1]}" in office.says("赵刚", "催")


@pytest.mark.parametrize("text", ["李雷家漏水的单让刘洋去", "3-2-1501漏水的那个派刘洋"])
def test_of_two_cases_at_a_home_the_one_that_words_tell_of_is_given(
    office: Office, text: str
) -> None:
    leak = office.dispatched()
    lamp = office.opens("卧室灯不亮").number

    office.says("赵刚", text)

    assert office.case(leak).engineer_id == "s-刘洋"
    assert office.case(lamp).engineer_id is None


def test_a_resident_who_was_told_a_name_hears_of_another(office: Office) -> None:
    number = office.dispatched()

    office.says("赵刚", f"转 {number} 刘洋")

    assert any("改由刘洋" in push for push in office.pushes("李雷"))
