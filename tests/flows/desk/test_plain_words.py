"""What staff say plainly is done, and the resident is told: nobody asks 「是接吗？」."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.desk.promise import awaited
from flows.writing import times
from tests.flows.sample import SETTINGS, at

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize("text", ["收到，吃完饭就过去", "好的，忙完这家就来"])
def test_what_one_case_waits_for_is_done(office: Office, text: str) -> None:
    number = office.dispatched()

    assert "已接单" in office.says("王强", text)

    assert office.case(number).status == "taken"


@pytest.mark.parametrize(
    "text", ["进水阀碎了，库房没有这个型号，得后天", "今天风大上不了树，后天再锯"]
)
def test_a_reason_to_wait_with_its_moment_puts_it_off(office: Office, text: str) -> None:
    number = office.taken()

    assert "已暂缓" in office.says("王强", text)

    assert office.case(number).status == "deferred"
    assert any(text in push for push in office.pushes("李雷"))


def test_what_gives_work_back_is_asked_while_it_is_not_sure(office: Office) -> None:
    number = office.taken()

    assert "是退回吗" in office.says("王强", "这单我没有高压证")

    assert office.case(number).status == "taken"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("墙角这个得等天晴两天再做防水，今天只能看看", "11-26 18:00"),
        ("配件周五到，周六上午来装", "11-28 12:00"),
        ("厂家说今晚能送，夜里加班给你们换上", "11-25 00:00"),
        ("等一个星期", "12-01 18:00"),
        ("明天 下午5点", "11-25 17:00"),
        ("没有配件，等通知", ""),
        ("上午看过了，阀芯坏了", ""),
    ],
)
def test_the_last_moment_that_is_named_is_awaited(text: str, moment: str) -> None:
    found = awaited(text, at("2026-11-24 10:00"), SETTINGS)

    assert (times.stamp(found, SETTINGS.zone) if found else "") == moment


def test_who_names_no_moment_is_asked_and_keeps_the_words(office: Office) -> None:
    office.taken()

    asked = office.heard("王强", "没有配件，阀芯碎了")

    assert asked is not None
    assert "没有配件，阀芯碎了 明天18点" in asked


def test_what_takes_longer_than_one_deferral_is_put_off_as_long_as_one_may_be(
    office: Office,
) -> None:
    number = office.taken()

    reply = office.says("王强", "没有配件，下周三才到")

    assert "一次最多挂3天" in reply
    assert office.case(number).promised_at == office.now + 3 * 86_400_000
    assert any("下周三才到" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["好", "好嘞", "好的", "行", "好，这就去", "没问题"])
def test_a_yes_to_what_was_just_given_takes_it(office: Office, text: str) -> None:
    number = office.dispatched()

    assert f"已接单 {number}" in office.says("王强", text)

    assert office.case(number).status == "taken"


def test_a_yes_long_after_takes_nothing(office: Office) -> None:
    number = office.dispatched()
    office.advance(hours=1)

    office.heard("王强", "好")

    assert office.case(number).status == "dispatched"


def test_a_yes_to_two_orders_takes_neither_unasked(office: Office) -> None:
    both = office.dispatched(), office.dispatched(description="马桶堵了")

    office.heard("王强", "好")

    assert {office.case(one).status for one in both} == {"dispatched"}


def test_a_slip_is_put_right_in_one_line(office: Office) -> None:
    pipe = office.taken()
    lamp = office.taken(description="走廊灯不亮")
    office.says("王强", f"完成 {lamp} 换好了")

    reply = office.says("王强", f"说错，换好的是{pipe[-4:]}，那家弄好了")

    assert "撤回了“完成”" in reply
    assert office.case(lamp).status == "taken"
    assert office.case(pipe).status == "finished"


def test_where_one_really_is_takes_the_last_step_back(office: Office) -> None:
    pipe = office.taken()
    lamp = office.taken(description="走廊灯不亮")
    office.advance(minutes=1)
    office.says("王强", f"到场 {pipe}")

    office.says("王强", f"走错了，这是{lamp[-4:]}，撤回")

    assert office.case(pipe).status == "taken"
    assert office.case(lamp).status == "taken"


def test_each_case_that_is_named_keeps_its_own_words(office: Office) -> None:
    pipe = office.taken()
    lamp = office.taken(description="走廊灯不亮")
    office.says("王强", f"到场 {pipe}")

    office.says("王强", f"{pipe[-4:]}弄错了，{lamp[-4:]}换好了")

    assert (office.case(pipe).status, office.case(lamp).status) == ("taken", "finished")
    assert [one.action for one in office.timeline(lamp)].count("finish") == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("收到，吃完饭就过去", "王强说：“吃完饭就过去”"),
        ("收到 明早过去", "王强说：“明早过去”"),
        ("接，下午风小了弄", "今天18:00前上门。\n王强说：“下午风小了弄”"),
        ("接 大概三点", "今天15:00前上门"),
    ],
)
def test_what_is_said_with_a_step_reaches_the_resident(
    office: Office, text: str, read: str
) -> None:
    office.dispatched()

    office.says("王强", text)

    assert any(read in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["接了", "好嘞", "接了，这家难缠得很"])
def test_a_bare_step_and_a_remark_for_the_office_are_not_quoted(office: Office, text: str) -> None:
    office.dispatched()

    office.says("王强", text)

    assert not any("王强说" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["没有配件，等通知", "等厂家来修，说不准哪天"])
def test_who_knows_no_moment_is_not_asked_for_one(office: Office, text: str) -> None:
    number = office.taken()

    assert "一次最多挂3天" in office.says("王强", text)

    assert office.case(number).status == "deferred"
    assert any(text in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["快好了，再十分钟", "弄好一半，明天接着", "先别算完工，还要试水"])
def test_what_is_nearly_done_is_not_done(office: Office, text: str) -> None:
    number = office.taken()

    office.heard("王强", text)

    assert office.case(number).status == "taken"


@pytest.mark.parametrize(
    "text",
    [
        "上一家水管爆了走不开，十分钟到",
        "还在上一家，走不开，半小时后到",
        "抽不开身，一个小时后过去",
    ],
)
def test_who_says_in_how_long_they_come_gives_nothing_back(office: Office, text: str) -> None:
    number = office.taken()

    office.says("王强", text)

    assert office.case(number).status == "taken"
    assert any(text in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["家里有事走不开了 去不了", "今天排满了，做不了"])
def test_who_only_cannot_gives_it_back(office: Office, text: str) -> None:
    number = office.taken()

    office.says("王强", text)

    assert office.case(number).status == "accepted"


def test_what_was_done_before_the_command_is_its_words(office: Office) -> None:
    number = office.taken()

    office.says("王强", "水管接头换好了 完成")

    assert office.case(number).status == "finished"
    assert any("水管接头换好了" in push for push in office.pushes("李雷"))


def test_a_thing_that_is_missing_is_a_reason_to_wait(office: Office) -> None:
    number = office.taken()

    office.says("王强", "暂缓 缺根软管，明天上午带来换")

    assert office.case(number).status == "deferred"
    assert any("缺根软管" in push for push in office.pushes("李雷"))
