"""Several numbers, homes, places and names in one sentence: each case gets what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.places import place as places
from flows.writing.markup import plain

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.fixture
def both(office: Office) -> tuple[str, str]:
    """Return the numbers of two cases that 王强 has taken: a leak in 1501, a lamp in 3栋 1601."""
    leak = office.numbered("BX20261125-0007", description="厨房水管漏水").number
    lamp = office.numbered(
        "BX20261125-0012",
        description="走廊灯不亮",
        category="electricity_lighting",
        place=places.at_home("3", "2", "1601"),
    ).number
    for number in (leak, lamp):
        office.says("陈静", f"派 {number} 王强")
        office.says("王强", f"接 {number}")
    return leak, lamp


def statuses(office: Office, both: tuple[str, str]) -> tuple[str, str]:
    """Return how both cases stand."""
    return office.case(both[0]).status, office.case(both[1]).status


@pytest.mark.parametrize(
    "text",
    [
        *("07和12都弄好了，换了阀", "完成 0007 0012 换了阀", "0007、0012 完成 换了阀"),
        *("0007 0012 都修好了", "07好了，12也好了"),
    ],
)
def test_several_numbers_are_each_done_and_answered_in_one_reply(
    office: Office, both: tuple[str, str], text: str
) -> None:
    reply = office.says("王强", text)

    assert all(number in reply for number in both)
    assert statuses(office, both) == ("finished", "finished")


@pytest.mark.parametrize(
    "text", ["1601那个完了", "3栋那个灯换完了", "12好了", "3-2-1601换好了", "灯修好了 0012"]
)
def test_a_room_a_place_or_a_number_says_which(
    office: Office, both: tuple[str, str], text: str
) -> None:
    office.says("王强", text)

    assert statuses(office, both) == ("taken", "finished")


@pytest.mark.parametrize("text", ["到1601门口了", "0012 到场", "到12号那家了"])
def test_an_arrival_is_told_by_a_place(office: Office, both: tuple[str, str], text: str) -> None:
    office.says("王强", text)

    assert statuses(office, both) == ("taken", "arrived")


def test_each_part_of_a_sentence_is_about_its_own_case(
    office: Office, both: tuple[str, str]
) -> None:
    office.says("王强", "1501的好了，1601没人")

    assert statuses(office, both) == ("finished", "taken")
    assert office.timeline(both[1])[-1].action == "progress"


def test_what_fits_one_is_done_and_the_other_refused_with_its_reason(
    office: Office, both: tuple[str, str]
) -> None:
    office.says("王强", f"完成 {both[0]} 换了阀")

    reply = office.says("王强", "完成 0007 0012 换了阀")

    assert "已完工，在等住户回音" in reply
    assert statuses(office, both) == ("finished", "finished")


def test_a_reason_to_wait_after_a_number(office: Office, both: tuple[str, str]) -> None:
    office.says("王强", "0007等配件，明天上午")

    assert office.case(both[0]).defer_reason == "待料"
    assert statuses(office, both) == ("deferred", "taken")


@pytest.mark.parametrize("text", ["客户不在家 0012", "0012敲门没人应"])
def test_nobody_at_home_before_or_after_the_number(
    office: Office, both: tuple[str, str], text: str
) -> None:
    assert "不算到场" in office.says("王强", text)

    assert office.timeline(both[1])[-1].action == "progress"


@pytest.mark.parametrize("text", ["0009派给王强", "王强去0009", "0009让王强去", "派王强去09"])
def test_a_name_before_or_after_the_number(office: Office, text: str) -> None:
    number = office.numbered("BX20261125-0009").number

    assert f"已派给王强：{number}" in office.says("陈静", text)


def test_a_colleagues_case_is_found_by_the_name(office: Office, both: tuple[str, str]) -> None:
    office.says("陈静", f"转 {both[1]} 马超")

    assert f"已转给刘洋：{both[0]}" in office.says("陈静", "王工那单转刘洋")


@pytest.mark.parametrize(
    "text",
    [
        *("1601没完 谁说完了", "0012修好了吗", "07和12什么时候修", "12号公交车停了"),
        *("3栋的灯又坏了", "明天修1601那个", "0012还没弄好"),
    ],
)
def test_what_says_no_end_ends_nothing(office: Office, both: tuple[str, str], text: str) -> None:
    office.heard("王强", text)

    assert statuses(office, both) == ("taken", "taken")


@pytest.mark.parametrize("word", ["完成", "进展"])
def test_remarks_for_the_office_are_not_sent_to_the_resident(
    office: Office, both: tuple[str, str], word: str
) -> None:
    said = "换了阀，业主难缠，钱没收"
    asked = office.heard("王强", f"{word} {both[0]} {said}")

    assert asked is not None
    assert "住户会读到：“换了阀”" in plain(asked)
    assert statuses(office, both) == ("taken", "taken")
    assert f"备注 {both[0]} {said}" in asked
    kept = f"{word} {both[0]} 换了阀 内部：{said}"
    assert kept in asked

    office.says("王强", kept)

    told = "\n".join(office.pushes("李雷"))
    assert "换了阀" in told
    assert "难缠" not in told
    assert [event.text for event in office.timeline(both[0])][-2:] == [said, "换了阀"]


def test_what_is_said_for_the_resident_goes_at_once(office: Office, both: tuple[str, str]) -> None:
    assert both[1] in office.says("王强", "12跟业主说先别用水，十分钟到")

    assert any("先别用水，十分钟到" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize(
    "said", ["暂缓 {} 待料 明天下午5点，业主难缠", "业主难缠，0007等配件，明天上午"]
)
def test_a_delay_keeps_such_remarks_inside_too(
    office: Office, both: tuple[str, str], said: str
) -> None:
    asked = office.heard("王强", said.format(both[0]))

    assert asked is not None
    assert "其余只记内部" in plain(asked)
    assert statuses(office, both) == ("taken", "taken")

    office.says("王强", asked.split("暂缓 ")[1].partition("\x1f")[0].join(["暂缓 ", ""]))

    assert office.case(both[0]).status == "deferred"
    assert not any("难缠" in push or "脾气" in push for push in office.pushes("李雷"))


def test_who_says_how_many_means_all(office: Office, both: tuple[str, str]) -> None:
    office.says("王强", "两单都弄好了")

    assert statuses(office, both) == ("finished", "finished")


@pytest.mark.parametrize("text", ["0099好了", "1901那个完了", "5-1-0802弄好了", "6栋那个灯换完了"])
def test_what_names_no_case_of_theirs_ends_none_of_theirs(office: Office, text: str) -> None:
    number = office.taken()

    assert "没找到" in office.says("王强", text)

    assert office.case(number).status == "taken"


def test_the_case_of_a_colleague_is_not_taken_for_the_own_one(
    office: Office, both: tuple[str, str]
) -> None:
    mine = office.opens(description="马桶堵了").number
    office.says("陈静", f"派 {mine} 刘洋")
    office.says("刘洋", f"接 {mine}")

    assert both[1] not in office.says("刘洋", "0012好了")

    assert office.case(mine).status == "taken"
    assert statuses(office, both) == ("taken", "taken")
