"""撤回 takes one's own last step back within five minutes; who was told of it is told."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed
from flows.places import place as places

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.store import Store
    from tests.flows.office import Office

STEPS = {  # who takes it back, and what they said; each begins where the one before ended
    "accept": ("陈静", "受理 {}"),
    "dispatch": ("陈静", "派 {} 王强"),
    "take": ("王强", "接 {}"),
    "progress": ("王强", "进展 {} 配件在路上了"),
    "defer": ("王强", "暂缓 {} 待料 明天下午5点"),
    "resume": ("王强", "恢复 {}"),
    "arrive": ("王强", "到场 {}"),
    "hand_over": ("王强", "转 {} 刘洋"),
    "finish": ("刘洋", "完成 {} 换了角阀"),
    "close": ("陈静", "关单 {} 住户电话里说不用修了"),
}


@pytest.mark.parametrize("action", STEPS)
def test_each_step_is_taken_back_to_where_it_was(office: Office, action: str) -> None:
    number = office.opens().number
    for step, (who, said) in STEPS.items():
        before = office.case(number)
        assert number in office.says(who, said.format(number))
        office.advance(minutes=1)
        if step == action:
            break
    after = office.case(number)
    assert office.timeline(number)[-1].action == action

    reply = office.says(STEPS[action][0], "撤回")

    assert "撤回了" in reply
    assert number in reply
    now = office.case(number)
    assert now == replace(before, version=after.version + 1)
    assert [event.action for event in office.timeline(number)][-2:] == [action, "take_back"]


@pytest.mark.parametrize("said", ["退回 {} 不是水电的活", "备注 {} 家里有狗", "改急 {}"])
def test_what_the_office_does_among_itself_is_taken_back_too(office: Office, said: str) -> None:
    number = office.taken()
    office.advance(minutes=6)
    who = "陈静" if "改急" in said else "王强"
    before = office.case(number)
    office.says(who, said.format(number))

    office.says(who, f"撤回 {number}")

    after = office.case(number)
    assert replace(after, version=0) == replace(before, version=0)
    assert "已经撤回了" in office.says(who, "撤回")
    assert office.case(number) == after


def test_what_waits_unsent_is_taken_out_and_nobody_hears_of_either(office: Office) -> None:
    number = office.taken()
    office.advance(minutes=10)
    before = len(office.pushes("李雷"))

    office.says("王强", f"完成 {number} 换了角阀")
    office.says("王强", "撤回")

    assert len(office.pushes("李雷")) == before


def test_after_five_minutes_it_is_too_late(office: Office) -> None:
    number = office.finished()
    office.advance(minutes=6)

    reply = office.says("王强", "撤回")

    assert "过了五分钟" in reply
    assert office.case(number).status == "finished"


def test_nobody_takes_back_what_somebody_else_did(office: Office) -> None:
    number = office.dispatched()

    assert "没有可以撤回" in office.says("王强", f"撤回 {number}")
    assert "没有可以撤回" in office.says("王强", "撤回")

    assert office.case(number).status == "dispatched"


def test_nobody_takes_back_what_somebody_went_on_from(office: Office) -> None:
    number = office.dispatched()
    office.says("王强", f"接 {number}")

    reply = office.says("陈静", "撤回")

    assert "王强已经接着办了" in reply
    assert office.case(number).status == "taken"


def test_the_answer_of_the_resident_stands(office: Office) -> None:
    number = office.finished()
    by = office.case(number).reporter_id
    for deed in (
        Deed("confirm", by, "李雷", "resident"),
        Deed("rate", by, "李雷", "resident", rating=5),
    ):
        case = office.case(number)
        office.run(partial(_does, office, case, deed))

    assert "已经接着办了" in office.says("王强", "撤回")
    assert office.case(number).rating == 5


def test_a_resident_who_works_here_withdraws_as_ever(office: Office) -> None:
    office.opens(name="陈静")
    office.run(
        lambda store: store.connection.execute(
            "UPDATE cases SET reporter_id = :me", me=office.person(store, "陈静").id
        )
    )

    assert office.heard("陈静", "撤回") is None


def _does(office: Office, case: Case, deed: Deed, store: Store) -> None:
    case_work.perform(store, office.context(store, "李雷"), case, deed)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("1601那个还差一点，那个撤回", ["taken"]),
        ("点错了，走廊灯那个还没弄", ["taken"]),
        ("发错了", ["taken", "taken"]),
    ],
)
def test_of_several_done_together_only_what_is_named_is_taken_back(
    office: Office, text: str, taken: list[str]
) -> None:
    leak = office.taken()
    lamp = office.numbered(
        "BX20261125-0012",
        description="走廊灯不亮",
        category="electricity_lighting",
        place=places.at_home("3", "2", "1601"),
    ).number
    office.says("陈静", f"派 {lamp} 王强")
    office.says("王强", f"接 {lamp}")
    office.says("王强", "两个都弄完了")

    office.says("王强", text)

    back = [n for n in (lamp, leak) if office.case(n).status == "taken"]
    assert [office.case(n).status for n in back] == taken
    assert lamp in back
