"""What a clerk enters for a caller: half of all reports come so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import at

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.people import Person
    from storage.store import Store
    from tests.flows.office import Office

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
        "：5-1-802 张女士 13812345678 马桶堵了 明早",
        ":5-1-802，张女士，13812345678，明早，马桶堵了",
        "张女士，5-1-802，13812345678，马桶堵了，明早",
        "13812345678，马桶堵了，明早，5-1-802，张女士",
        "马桶堵了 5-1-802 张女士 13812345678 明早",
        "：张女士，电话13812345678，住5-1-802，马桶堵了，明早",
        "：房号：5-1-802 姓名：张女士 电话：138-1234-5678 内容：马桶堵了 明早",
        "我是5栋1单元802的张女士，13812345678，马桶堵了，明早",
        "；张女士；13812345678；5栋1单元802；马桶堵了；明早",
    ],
)
def test_one_line_in_any_order_opens_a_case(office: Office, line: str) -> None:
    case = entered(office, line)

    assert (case.building, case.unit, case.room) == ("5", "1", "802")
    assert (case.reporter_name, case.reporter_phone) == ("张女士", "13812345678")
    assert case.description == "马桶堵了"
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


@pytest.mark.parametrize(
    ("words", "place", "description"),
    [
        ("小区北门有人打架", "小区北门", "小区北门有人打架"),
        ("小区北门的路灯不亮", "小区北门", "小区北门的路灯不亮"),
        ("北门的门禁刷不开", "北门", "北门的门禁刷不开"),
        ("地下车库 有积水", "地下车库", "有积水"),
        ("5栋大堂灯不亮", "5栋大堂", "5栋大堂灯不亮"),
        ("3栋1单元门口 路灯不亮", "3栋1单元门口", "路灯不亮"),
        ("电梯里有人被困", "3栋2单元电梯", "电梯里有人被困"),
        ("电梯坏了不动", "3栋2单元电梯", "电梯坏了不动"),
        ("楼道灯不亮", "3栋2单元楼道", "楼道灯不亮"),
        ("单元门关不上", "3栋2单元门", "单元门关不上"),
    ],
)
def test_a_matter_keeps_its_own_place_and_words_beside_the_callers_home(
    office: Office, words: str, place: str, description: str
) -> None:
    case = entered(office, f"3-2-1501 张女士 13812345678 {words}")

    assert (case.place, case.room, case.description) == (place, None, description)
    assert case.home_id == "h-1501"
    assert [e.text for e in office.timeline(NUMBER)][1:] == ["来电人住3栋2单元1501"]
    assert not [e for e in office.timeline(NUMBER)[1:] if e.public]


@pytest.mark.parametrize(
    "words",
    [
        "厨房漏水流到楼道了",
        "马桶堵了，水流到楼道了",
        "灯不亮，请从东门进",
        "灯不亮 到北门打电话，师傅在北门等",
        "着火了，从东门进",
        "空调不制冷 车停地下车库",
    ],
)
def test_what_is_at_home_stays_there_whatever_else_is_named(office: Office, words: str) -> None:
    case = entered(office, f"3-2-1501 张女士 13812345678 {words}")

    assert (case.building, case.unit, case.room) == ("3", "2", "1501")
    assert case.description == words


def test_what_lies_before_the_door_of_a_home_is_found_by_the_home(office: Office) -> None:
    case = entered(office, "3栋2单元1501门口有垃圾 张女士 13812345678")

    assert (case.place, case.description) == ("3栋2单元1501", "门口有垃圾")


def test_a_complaint_about_a_place_keeps_whose_it_is(office: Office) -> None:
    reply = office.says("陈静", "代报 3-2-1501 13800000001 投诉小区北门保安骂人")
    found = re.search(r"TS20261125-\d{4}", reply)
    assert found is not None
    case = office.case(found[0])

    assert (case.place, case.room, case.home_id) == ("小区北门", "1501", "h-1501")


def test_the_reply_names_the_callers_home(office: Office) -> None:
    reply = office.says("陈静", "代报 3-2-1501 张女士 13812345678 小区北门有人打架")

    assert "小区北门：小区北门有人打架" in reply
    assert "住3栋2单元1501" in reply


def test_a_caller_known_by_phone_need_not_say_where_they_live(office: Office) -> None:
    case = entered(office, "13800000001 地下车库有积水")

    assert (case.place, case.home_id) == ("地下车库", "h-1501")


def test_a_plain_name_is_told_from_the_words(office: Office) -> None:
    case = entered(office, "5-1-802 欧阳兰 13812345678 厨房 下水道返水")

    assert case.reporter_name == "欧阳兰"
    assert case.description == "厨房 下水道返水"


@pytest.mark.parametrize(
    "line",
    [
        "欧阳兰 5-1-802 13812345678 厨房漏水",
        "厨房漏水 5-1-802 13812345678 欧阳兰",
        "5-1-802，厨房漏水，欧阳兰，13812345678",
        "13812345678 5-1-802 厨房漏水 欧阳兰",
    ],
)
def test_a_plain_name_may_stand_anywhere(office: Office, line: str) -> None:
    case = entered(office, line)

    assert (case.reporter_name, case.description) == ("欧阳兰", "厨房漏水")


def test_a_neighbours_home_and_name_stay_in_the_words(office: Office) -> None:
    case = entered(office, "5-1-802 王芳 13812345678 楼上902李阿姨家漏水到我家")

    assert (case.reporter_name, case.room) == ("王芳", "802")
    assert case.description == "楼上902李阿姨家漏水到我家"


def test_a_time_alone_is_no_problem(office: Office) -> None:
    assert "缺出了什么问题" in office.says("陈静", "代报 5-1-802 张女士 13812345678 明早")


def test_danger_calls_everybody_and_tells_what_to_say(office: Office) -> None:
    reply = office.says("陈静", "代报 3栋 王先生 13812345678 电梯困人了")

    assert office.case(NUMBER).urgency == "emergency"
    assert "请别扒门" in reply


@pytest.mark.parametrize(
    ("words", "danger", "category"),
    [
        ("电梯里有人被困", "trapped", "lift"),
        ("家里有很浓的燃气味", "gas", "gas_heating"),
        ("厨房着火了", "fire", "fire_safety"),
        ("有人触电了", "shock", "electricity_lighting"),
        ("5栋1单元门口有人打架", "violence", "security_access"),
        ("5栋电梯口有人晕倒了", "unconscious", "security_access"),
        ("楼顶有人要跳楼", "other_self_harm", "security_access"),
    ],
)
def test_danger_has_its_category(office: Office, words: str, danger: str, category: str) -> None:
    case = entered(office, f"3-2-1501 张女士 13812345678 {words}")

    assert (case.danger, case.category, case.urgency) == (danger, category, "emergency")


def test_danger_entered_by_the_only_clerk_on_duty_goes_to_who_can_act(office: Office) -> None:
    reply = office.says("陈静", "代报 3-2-1501 张女士 13812345678 家里有很浓的燃气味")

    for name in ("王强", "刘洋", "赵刚"):
        assert any("险情" in text for text in office.pushes(name))
        assert name in reply
    assert office.pushes("周敏") == []
    assert "李刚" not in reply.split("请告诉住户")[0]  # has no account, so he heard nothing


def test_danger_goes_to_all_on_duty_and_the_reply_names_them(office: Office) -> None:
    office.says("马超", "值班")
    office.says("陈静", "值班")
    reply = office.says("陈静", "代报 3-2-1501 张女士 13812345678 电梯里有人被困")

    assert any("险情" in text for text in office.pushes("马超"))
    assert office.pushes("赵刚") == []
    assert "已通知马超。" in reply


def test_nobody_is_claimed_to_have_heard_of_danger_who_did_not(office: Office) -> None:
    def go(store: Store) -> None:
        for name in ("王强", "刘洋", "马超", "赵刚", "周敏", "业委"):
            store.staff.dismiss(f"s-{name}")

    office.run(go)
    reply = office.says("陈静", "代报 3-2-1501 张女士 13812345678 电梯里有人被困")

    assert "没有别的同事能收到通知" in reply
    assert "已通知" not in reply


def test_a_bound_caller_in_danger_gets_the_advice_at_once(office: Office) -> None:
    office.says("陈静", "代报 13800000001 3-2-1501 电梯里有人被困")

    assert [text for text in office.pushes("李雷") if "请别扒门" in text and NUMBER in text]


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
