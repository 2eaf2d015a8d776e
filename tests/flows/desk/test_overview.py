"""What those who lead ask, and what they set moving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.evidence import Belongs, Stored

if TYPE_CHECKING:
    from storage.store import Store
    from tests.flows.office import Office


def test_one_case_is_shown_in_full(office: Office) -> None:
    number = office.taken()
    office.says("王强", f"进展 {number} 拆开看了")

    shown = office.says("周敏", f"状态 {number[-4:]}")

    for words in (
        number,
        "已接单",
        "3栋2单元1501",
        "李雷 13800000001",
        "王强",
        "18:00前到场",
        "拆开看了",
    ):
        assert words in shown


def test_an_engineer_sees_the_phone_masked_until_they_take_the_case(office: Office) -> None:
    number = office.dispatched()

    assert "138****0001" in office.says("王强", f"状态 {number}")
    office.says("王强", f"接 {number}")
    assert "13800000001" in office.says("王强", f"状态 {number}")


@pytest.mark.parametrize("words", ["1501", "3栋", "3栋2单元1501", "3-2-1501", "李雷", "王强"])
def test_cases_are_found_by_room_building_and_name(office: Office, words: str) -> None:
    number = office.taken()
    second = office.taken(description="马桶堵了")

    listed = office.says("周敏", f"状态 {words}")

    assert number in listed
    assert second in listed


@pytest.mark.parametrize("words", ["1501", "1501室", "3栋", "3-2-1501"])
def test_what_was_closed_lately_is_found_by_its_room_too(office: Office, words: str) -> None:
    number = office.finished()
    office.says("陈静", f"关单 {number} 住户电话说好了")

    assert f"{number} 已关单" in office.says("周敏", f"状态 {words}")


def test_closed_cases_of_a_room_are_listed(office: Office) -> None:
    numbers = [office.finished(), office.finished(description="马桶堵了")]
    for number in numbers:
        office.says("陈静", f"关单 {number} 住户电话说好了")
    listed = office.says("周敏", "状态 1501")

    assert all(number in listed for number in numbers)
    assert "没找到" in office.says("何平", "状态 1501")
    assert "没找到" in office.says("周敏", "状态 501")


def test_what_is_open_at_a_room_is_shown_before_what_is_closed(office: Office) -> None:
    closed = office.finished()
    office.says("陈静", f"关单 {closed} 住户电话说好了")
    number = office.taken(description="马桶堵了")
    shown = office.says("周敏", "状态 1501")

    assert number in shown
    assert closed not in shown


def test_another_community_is_not_searched(office: Office) -> None:
    office.opens()

    for words in ("3栋", "李雷", "1501", "厨房"):
        assert "没找到" in office.says("何平", f"状态 {words}")


def test_an_engineer_finds_only_their_own(office: Office) -> None:
    office.opens(description="隔壁的")
    number = office.taken()

    assert number in office.says("王强", "状态 李雷")
    assert "没找到" in office.says("马超", "状态 李雷")


def test_a_colleague_with_nothing_open_is_named(office: Office) -> None:
    assert office.says("周敏", "状态 刘洋") == "刘洋手上没有在办的单。"


def test_at_most_eight_lines_then_more(office: Office) -> None:
    for _ in range(11):
        office.opens()

    first, second = office.heard("周敏", "状态 3栋"), office.says("周敏", "状态 3栋 第2页")

    assert first is not None
    assert first.count("BX20261125-") == 16  # a label and what its tap says, eight times
    assert "状态 3栋 第2页" in first
    assert second.count("BX20261125-") == 3


def test_today_counts(office: Office) -> None:
    office.finished()
    office.opens()

    shown = office.says("周敏", "今日")

    assert "新增2，完工1，关单0" in shown
    assert "在办2（急0），没派1，超时0" in shown


def test_overdue_has_the_worst_first_with_who_holds_it(office: Office) -> None:
    early = office.opens(description="先报的").number
    office.advance(minutes=10)
    office.opens(description="后报的")
    office.advance(minutes=50)

    shown = office.heard("周敏", "超时")

    assert shown is not None
    assert shown.index("先报的") < shown.index("后报的")
    assert "该受理超30分钟 值班管理员" in shown
    assert f"催 {early}" in shown


def test_nothing_overdue_is_said(office: Office) -> None:
    office.opens()

    assert "没有超时" in office.says("周敏", "超时")
    assert "没有超时" in office.says("周敏", "催")


def test_pressing_reaches_who_has_it(office: Office) -> None:
    number = office.taken()

    assert "王强马上收到" in office.says("周敏", f"催 {number}")
    assert any("催办" in text for text in office.pushes("王强"))


def test_pressing_who_has_no_account_says_whom_to_call(office: Office) -> None:
    number = office.opens().number
    office.says("陈静", f"派 {number} 李刚")

    assert "13900000012" in office.says("周敏", f"催 {number}")


def test_pressing_a_finished_case_is_refused(office: Office) -> None:
    number = office.finished()

    assert "已完工" in office.says("周敏", f"催 {number}")


def test_escalating_names_who_is_asked_until_the_top(office: Office) -> None:
    number = office.opens().number

    assert "赵刚" in office.says("陈静", f"升级 {number} 住户很急")
    assert "周敏" in office.says("陈静", f"升级 {number}")
    office.says("陈静", f"升级 {number}")
    assert "最高一级" in office.says("陈静", f"升级 {number}")


def test_staff_who_live_here_press_their_own_case_as_residents(office: Office) -> None:
    number = office.opens(name="王强").number
    own = office.opens(name="陈静").number

    assert office.heard("王强", "催") is None
    assert office.heard("王强", f"催 {number}") is None
    assert office.heard("陈静", f"催 {own}") is None
    assert office.heard("陈静", f"催 {number}") is not None


def test_the_list_of_what_is_to_do_goes_by_deadline(office: Office) -> None:
    later = office.taken(description="马桶堵了")
    sooner = office.dispatched()

    shown = office.says("王强", "待办")

    assert shown.index(sooner) < shown.index(later)
    assert "没有待办" in office.says("刘洋", "待办")


def test_what_nobody_accepted_is_every_clerks_to_do(office: Office) -> None:
    number = office.opens().number

    assert number in office.says("陈静", "待办")
    assert number not in office.says("王强", "待办")


def test_status_alone_asks_or_shows_the_only_case(office: Office) -> None:
    assert "看哪一个" in office.says("王强", "状态")
    number = office.taken()
    assert number in office.says("王强", "状态")


def test_evidence_is_counted_and_linked_once_it_is_kept(office: Office) -> None:
    number = office.dispatched()
    case = office.case(number)

    def keep(store: Store) -> None:
        here = Belongs(case_id=case.id)
        kept = store.evidence.add(case.reporter_id, "image", "m1", here, office.now)
        store.evidence.stored(kept, Stored("a.jpg", "image/jpeg", 9, "0"), office.now)
        store.evidence.add(case.reporter_id, "image", "m2", here, office.now)

    office.run(keep)

    assert "照片1" in office.says("王强", f"接 {number}")
    assert "照片等2份 照片1" in office.says("周敏", f"状态 {number}")


def test_today_names_the_worst_and_status_how_late_it_is(office: Office) -> None:
    number = office.taken()
    office.advance(days=1)

    assert "王强" in office.says("周敏", "今日")
    assert "，已超" in office.says("周敏", f"状态 {number}")
    assert " 超" in office.says("王强", "待办")


def test_a_deferred_case_shows_why_and_what_is_counted(office: Office) -> None:
    number = office.taken(available={"start": "2026-11-25T15:00", "end": None})
    office.says("王强", f"暂缓 {number} 待料 明天下午5点")

    shown = office.says("周敏", f"状态 {number}")

    assert "暂缓中（待料）" in shown
    assert "住户方便：今天15:00以后" in shown


def test_a_closed_case_shows_its_end(office: Office) -> None:
    number = office.opens().number
    office.says("陈静", f"关单 {number} 重复报修")

    assert "关单：重复报修" in office.says("周敏", f"状态 {number}")


def test_pressing_what_nobody_holds_reaches_the_clerks(office: Office) -> None:
    number = office.opens().number
    office.advance(minutes=40)

    assert "要催哪一个" in office.says("周敏", "催")
    assert "值班管理员马上收到" in office.says("周敏", f"催 {number}")
    assert any("催办" in text for text in office.pushes("陈静"))
