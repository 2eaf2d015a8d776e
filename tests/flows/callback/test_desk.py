"""What is done by phone: calling back, and whom no message reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from storage.store import Store
    from tests.flows.office import Office


def miss(office: Office, number: str) -> None:
    """Let every message about a case that waits for its reporter reach nobody."""
    case = office.case(number)

    def give_up(store: Store) -> None:
        for push in store.outbox.due_for(case.reporter_id, office.now):
            store.outbox.by_phone(push)

    office.run(give_up)


def test_a_content_resident_closes_the_case(office: Office) -> None:
    number = office.finished()

    assert "已关单" in office.says("陈静", f"回访 {number} 满意")

    case = office.case(number)
    assert (case.status, case.closed_as) == ("closed", "confirmed")
    assert [e.action for e in office.timeline(number)][-2:] == ["callback", "confirm"]


@pytest.mark.parametrize("words", ["不满意 还在滴水", "不满意，还在滴水", "没修好还在滴水"])
def test_a_discontent_resident_reopens_it(office: Office, words: str) -> None:
    number = office.finished()

    reply = office.says("陈静", f"回访 {number} {words}")

    assert "返修" in reply
    case = office.case(number)
    assert (case.status, case.return_count) == ("reopened", 1)
    assert any("还在滴水" in text for text in office.pushes("王强"))


@pytest.mark.parametrize("words", ["未接通", "拒访", "号码错误", "没人接"])
def test_a_call_that_reached_nobody_is_a_result(office: Office, words: str) -> None:
    number = office.finished()

    assert words in office.says("陈静", f"回访 {number} {words}")
    assert office.case(number).status == "finished"
    assert office.timeline(number)[-1].text == words


def test_the_result_as_the_command(office: Office) -> None:
    number = office.finished()

    office.says("陈静", f"未接通 {number}")

    assert office.timeline(number)[-1].action == "callback"


def test_a_call_without_a_result_is_asked_for(office: Office) -> None:
    number = office.finished()

    reply = office.heard("陈静", f"回访 {number}")

    assert reply is not None
    assert f"回访 {number} 不满意" in reply
    assert office.timeline(number)[-1].action == "finish"


def test_calling_back_too_early_is_refused(office: Office) -> None:
    number = office.taken()

    assert "还没完工" in office.says("陈静", f"回访 {number} 满意")
    assert office.case(number).status == "taken"


def test_a_case_closed_long_ago_does_not_reopen(office: Office) -> None:
    number = office.finished()
    office.says("陈静", f"回访 {number} 满意")
    office.advance(days=40)

    assert "不能重开" in office.says("陈静", f"回访 {number} 不满意 又漏了")
    assert office.case(number).status == "closed"


def test_whom_no_message_reached_is_on_the_phone_list_until_called(office: Office) -> None:
    office.says("陈静", "代报 5-1-802 张女士 13812345678 马桶堵了")
    number = "BX20261125-0001"
    office.says("陈静", f"派 {number} 王强")
    miss(office, number)

    listed = office.heard("陈静", "补电话")
    assert listed is not None
    assert "13812345678" in listed
    assert f"已电话 {number}" in listed
    assert "记下了" in office.says("陈静", f"已电话 {number}")

    assert "没有要打电话的" in office.says("陈静", "补电话")
    assert office.timeline(number)[-1].text == "已电话告知"
    assert "没有要打电话的消息" in office.says("陈静", f"已电话 {number}")


def test_the_phone_list_of_another_community_is_empty(office: Office) -> None:
    number = office.opens().number
    office.says("陈静", f"受理 {number}")
    miss(office, number)

    assert "没有要打电话的" in office.says("何平", "补电话")
    assert number in office.says("陈静", "未送达")


def test_a_colleague_whom_nothing_reached_is_listed_by_name(office: Office) -> None:
    number = office.dispatched()

    def give_up(store: Store) -> None:
        for push in store.outbox.due_for(office.person(store, "王强").id, office.now):
            store.outbox.miss(push, "no allowance")

    office.run(give_up)

    assert f"{number} 王强 13900000002" in office.says("陈静", "补电话")
