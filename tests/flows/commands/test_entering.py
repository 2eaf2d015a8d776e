"""What a clerk enters for a caller: half of all reports come so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.rules.sample import at

if TYPE_CHECKING:
    from storage.records import Case, Person
    from tests.flows.commands.office import Office

NUMBER = "BX20261125-0001"


def entered(office: Office, line: str, by: str = "陈静") -> Case:
    """Enter a line and return the case; the reply carries its number."""
    assert NUMBER in office.says(by, f"代报 {line}")
    return office.case(NUMBER)


def reporter(office: Office, case: Case) -> Person:
    """Return who reported a case."""
    person: Person = office.run(lambda store: store.persons.get(case.reporter_id))
    return person


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("5-1-802 13812345678 马桶堵了", "电话"),
        ("5-1-802 张女士 马桶堵了", "缺住户电话"),
        ("5-1-802 张女士 13812345678", "缺出了什么问题"),
        ("张女士 13812345678 马桶堵了", "缺房号"),
        ("9-1-802 张女士 13812345678 马桶堵了", "没有9栋"),
        ("", "缺"),
    ],
)
def test_what_is_missing_is_said_with_an_example(office: Office, line: str, said: str) -> None:
    reply = office.says("陈静", f"代报 {line}".strip())

    if line.startswith("5-1-802 138"):
        assert NUMBER in reply  # a name is not needed
        return
    assert said in reply
    assert office.run(lambda store: store.cases.open_in("翠湖花园")) == []


@pytest.mark.parametrize(
    "line",
    [
        "5-1-802 张女士 13812345678 马桶堵了 明早",
        "5栋1单元802 13812345678 张女士 马桶堵了 明早",
        "5栋1单元802 明早 马桶堵了 张女士 138 1234 5678",
        "5号楼1单元802，张女士，13812345678，马桶堵了，明早",
    ],
)
def test_one_line_in_any_order_opens_a_case(office: Office, line: str) -> None:
    case = entered(office, line)

    assert (case.building, case.unit, case.room) == ("5", "1", "802")
    assert (case.reporter_name, case.reporter_phone) == ("张女士", "13812345678")
    assert "马桶堵了" in case.description
    assert "张女士" not in case.description
    assert "138" not in case.description
    assert case.available_from == at("2026-11-26 06:00")
    assert (case.source, case.entered_by, case.verified) == ("phone", "s-陈静", 1)


def test_a_caller_without_an_account_is_known_by_phone_the_next_time(office: Office) -> None:
    first = entered(office, "5-1-802 张女士 13812345678 马桶堵了")
    office.says("陈静", "代报 5-1-802 张女士 13812345678 灯不亮")
    second = office.case("BX20261125-0002")

    assert first.reporter_id == second.reporter_id
    assert reporter(office, first).openid is None


def test_a_caller_with_an_account_hears_of_it_there(office: Office) -> None:
    case = entered(office, "3-2-1501 13800000001 厨房漏水")

    assert reporter(office, case).openid == "o-李雷"
    assert (case.reporter_name, case.home_id) == ("李雷", "h-1501")
    assert any(NUMBER in text for text in office.pushes("李雷"))


def test_a_caller_may_mean_a_public_place(office: Office) -> None:
    case = entered(office, "3栋大堂 王先生 13812345678 灯不亮")

    assert (case.place, case.building, case.room) == ("3栋大堂", "3", None)
    assert case.description == "灯不亮"


def test_a_plain_name_is_told_from_the_words(office: Office) -> None:
    case = entered(office, "5-1-802 欧阳兰 13812345678 厨房 下水道返水")

    assert case.reporter_name == "欧阳兰"
    assert case.description == "厨房 下水道返水"


def test_danger_calls_everybody_and_tells_what_to_say(office: Office) -> None:
    reply = office.says("陈静", "代报 3栋 王先生 13812345678 电梯困人了")

    assert office.case(NUMBER).urgency == "emergency"
    assert "请别扒门" in reply


def test_danger_does_not_wait_for_place_or_phone(office: Office) -> None:
    assert NUMBER in office.says("陈静", "代报 有人触电了")
    assert office.case(NUMBER).danger == "shock"


def test_it_is_opened_in_the_clerks_community(office: Office) -> None:
    case = entered(office, "5-1-802 张女士 13812345678 马桶堵了", by="何平")

    assert case.community == "翠湖二期"


def test_the_clerk_accepts_and_sends_with_a_tap(office: Office) -> None:
    reply = office.heard("陈静", "代报 5-1-802 张女士 13812345678 马桶堵了")

    assert reply is not None
    assert f"受理 {NUMBER}" in reply
    assert f"派 {NUMBER} 王强" in reply
