"""Cases when people are away: nobody bound, somebody dismissed, windows closed, the clock jumps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.conversation.texts import CONFIRM
from storage.store import Store
from tests.scenarios.reporting import finished, report

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

STAFF = ("陈静", "王强", "刘洋", "马超", "赵刚", "孙丽", "周敏", "吴总")


def dismiss(world: World, *names: str) -> None:
    """Let staff leave, as the next import of the roster would."""

    def work(connection: Connection) -> None:
        staff = Store(connection).staff
        for one in staff.active_in("翠湖花园"):
            if one.name in names:
                staff.dismiss(one.id)

    world.service.database.run(work)


def unbind(world: World, *names: str) -> None:
    """Take the account from staff who go on working here."""

    def work(connection: Connection) -> None:
        for one in Store(connection).staff.active_in("翠湖花园"):
            if one.name in names:
                connection.execute("UPDATE staff SET person_id = NULL WHERE id = :id", id=one.id)
                connection.execute(
                    "UPDATE persons SET staff_id = NULL WHERE staff_id = :id", id=one.id
                )

    world.service.database.run(work)


def all_well(world: World) -> bool:
    """Tell whether no turn and no sweep failed."""
    counts = world.service.counts.all()
    return not counts.get("turns_failed") and not counts.get("sweeps_failed")


def told(member: Member, *words: str) -> list[str]:
    """Return the pushes since the last look that have all these words."""
    return [text for text in member.hears() if all(word in text for word in words)]


@pytest.mark.parametrize("act", ["催单", "补充", "没修好"])
def test_who_cannot_be_told_is_stood_in_for_by_the_clerks(
    world: World, resident: Member, clerk: Member, engineer: Member, act: str
) -> None:
    number = finished(resident, clerk, engineer) if act == "没修好" else report(resident)
    if act != "没修好":
        clerk.says(f"派 {number} 王强")
    unbind(world, "王强")
    clerk.hears()

    resident.says(f"{act} {number} 阳台也在漏")

    assert told(clerk, number)


def test_a_warning_for_who_cannot_be_told_reaches_the_clerks(
    world: World, resident: Member, clerk: Member
) -> None:
    unbind(world, "王强")
    number = report(resident)
    assert "电话" in clerk.says(f"派 {number} 王强")
    clerk.hears()

    world.advance(minutes=61)

    assert told(clerk, number)


@pytest.mark.parametrize("step", ["派", "接", "到场", "暂缓", "完成", "没修好"])
def test_what_a_dismissed_engineer_had_goes_back_to_the_clerks(
    world: World, resident: Member, clerk: Member, engineer: Member, step: str
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    for word in ("接", "到场", "暂缓", "完成"):
        if step == "派" or (step == "暂缓" and word == "完成"):
            break
        engineer.says(f"{word} {number}{' 待料 明天下午5点' if word == '暂缓' else ' 好了'}")
        if word == step:
            break
    if step == "没修好":
        world.sweep()
        resident.says(f"没修好 {number} 还在漏")
    clerk.hears()
    before = world.case(number)

    dismiss(world, "王强")
    pushes = told(clerk, number, "离职")

    case = world.case(number)
    assert len(pushes) == 1
    assert case.holder_id is None
    assert case.engineer_id is None
    assert case.status == ("finished" if step == "完成" else "accepted")
    assert (case.promised_at == before.promised_at) or before.status != "deferred"
    assert case.due_at is not None
    assert not told(clerk, number, "离职")
    if step != "完成":
        assert number in clerk.says(f"派 {number} 刘洋")
        assert told(world.member("刘洋"), number)
    assert all_well(world)


def test_what_a_dismissed_clerk_held_waits_for_the_others(
    world: World, resident: Member, clerk: Member
) -> None:
    number = report(resident)
    clerk.says(f"受理 {number}")
    lead = world.member("孙丽")
    lead.hears()
    dismiss(world, "陈静")
    world.advance(minutes=1)

    assert world.case(number).holder_id is None
    leads = [world.member(name) for name in ("孙丽", "赵刚", "周敏")]
    assert any(number in lead.says("待办") for lead in leads)


def test_with_nobody_bound_nothing_fails_and_the_case_stays_watched(
    world: World, resident: Member
) -> None:
    unbind(world, *STAFF)
    number = report(resident)
    for _ in range(6):
        world.advance(hours=7)
    case = world.case(number)

    assert case.alert_at is not None
    assert case.due_for == "accept"
    assert "人工" in resident.says("菜单")
    assert all_well(world)


def test_old_news_is_not_shown_at_the_next_contact(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    resident.says(f"撤销 {number}")
    world.sweep()
    world.platform.phone("王强").unfollow()
    world.clock.advance(30)
    resident.says("取消")
    resident.says(f"补充 {number} 钥匙在门卫")
    world.sweep()
    resident.says(f"撤销 {number}")
    resident.says("确认")
    world.clock.advance(30)
    engineer.follows()

    reply = engineer.says("待办")

    assert "钥匙在门卫" not in reply
    assert all_well(world)


def test_missed_messages_never_push_the_reply_out(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    world.sweep()
    world.platform.phone("李雷").unfollow()
    for n in range(4):
        engineer.says(f"进展 {number} {n}" + "还在等配件到货，师傅说明天一早来装" * 11)
        world.sweep()
    world.clock.advance(30)
    resident.follows()
    resident.says("卧室的灯不亮了")
    reply = resident.says(CONFIRM)

    assert len(reply.encode()) <= 2048
    assert re.search(r"BX\d{8}-0002", resident.phone.screen[-1].text + reply)
    assert any("还在等配件到货" in text for text in [*resident.hears(), reply])


def test_automatic_dispatch_sends_the_best_at_once(
    world: World, resident: Member, clerk: Member
) -> None:
    here = world.config.settings.communities[0].model_copy(update={"dispatch": "automatic"})
    world.change(communities=(here,))
    number = report(resident)

    case = world.case(number)
    assert case.status == "dispatched"
    engineers = [world.member(name) for name in ("王强", "刘洋")]
    assert sum(bool(told(one, number, "接单")) for one in engineers) == 1
    assert told(resident, number, "派单给")
    assert not told(clerk, number, "新报修")
    assert "转人工" not in resident.says("人工")
    assert world.cases()[0].status == "registered"


def test_automatic_dispatch_without_anybody_leaves_it_to_the_clerks(
    world: World, resident: Member, clerk: Member
) -> None:
    here = world.config.settings.communities[0].model_copy(update={"dispatch": "automatic"})
    world.change(communities=(here,))
    unbind(world, "王强", "刘洋")
    number = report(resident)

    assert world.case(number).status == "registered"
    assert told(clerk, number, "受理")


def test_an_urge_a_day_counts_by_the_local_day(world: World, resident: Member) -> None:
    number = report(resident)
    world.clock.advance(12 * 3600)  # 22:00
    for _ in range(3):
        assert "催" in resident.says(f"催单 {number}")
        world.clock.advance(31 * 60)
    assert "今天催过几次" in resident.says(f"催单 {number}")
    world.clock.advance(30 * 60)  # past midnight

    assert "第4次" in resident.says(f"催单 {number}")


def test_silence_closes_once_and_says_so_once(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says("菜单")
    heard = [text for _ in range(30) for text in _day(world, resident)]

    assert sum("先关闭" in text for text in heard) == 1
    assert sum("想再问一下" in text for text in heard) <= 1
    assert world.case(number).closed_as == "unconfirmed"
    assert all_well(world)


def _day(world: World, member: Member) -> list[str]:
    world.advance(hours=12)
    member.says("菜单")  # keeps the window open
    return member.hears()


def test_news_comes_within_a_day_and_not_at_night(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number} 下周五下午3点")
    world.sweep()
    resident.news()
    heard: list[tuple[int, str]] = []
    for hour in range(1, 27):
        world.advance(hours=1)
        local = (10 + hour) % 24
        heard += [(local, text) for text in resident.news() if "还在办" in text]

    assert heard
    assert all(8 <= local < 21 for local, _text in heard)


def test_a_resident_who_unbinds_still_hears_of_the_open_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    assert "解除" in resident.says("解绑")
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")

    assert told(resident, number, "换了角阀")
    resident.taps("修好了")
    assert world.case(number).closed_as == "confirmed"


def test_sent_back_and_given_anew_is_told_once_and_without_the_quarrel(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    resident.hears()
    engineer.says(f"退回 {number} 这不是我的活")
    clerk.says(f"派 {number} 刘洋")

    heard = resident.hears()
    assert not any("不是我的活" in text for text in heard)
    assert sum("刘洋" in text for text in heard) == 1
    assert not told(engineer, number, "派单给您")


def test_a_promise_made_on_deferring_outlives_who_made_it(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"暂缓 {number} 待料 明天下午5点")
    promised = world.case(number).promised_at
    engineer.says(f"退回 {number} 我休假了")

    assert world.case(number).promised_at == promised


def test_deferring_over_the_limits_needs_a_supervisor(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    assert "最多暂缓3天" in engineer.says(f"暂缓 {number} 待料 5天后")
    for _ in range(2):
        assert number in engineer.says(f"暂缓 {number} 待料 2天后")
        engineer.says(f"恢复 {number}")
    assert "主管" in engineer.says(f"暂缓 {number} 待料 明天")
    assert world.case(number).status == "taken"

    world.member("赵刚").says(f"暂缓 {number} 待料 5天后")
    assert world.case(number).status == "deferred"


def test_staff_who_live_here_report_and_answer_as_residents(
    world: World, clerk: Member, engineer: Member
) -> None:
    engineer.says("绑定 5栋1单元802 张秀英 13800000003")
    number = report(engineer, "我家厨房水管漏水了")
    clerk.says(f"派 {number} 刘洋")
    other = world.member("刘洋")
    other.says(f"接 {number}")
    assert told(engineer, number, "刘洋")
    other.says(f"完成 {number} 换了角阀")
    assert told(engineer, "修好了吗")
    engineer.says(f"修好了 {number}")

    assert world.case(number).closed_as == "confirmed"


@pytest.mark.parametrize("hours", [2, 50, 24 * 20])
def test_a_clock_jump_at_any_step_leaves_the_case_watched(
    world: World, resident: Member, clerk: Member, engineer: Member, hours: int
) -> None:
    number = report(resident)
    steps = (
        (clerk, f"受理 {number}"),
        (clerk, f"派 {number} 王强"),
        (engineer, f"接 {number}"),
        (engineer, f"暂缓 {number} 待料 明天下午5点"),
        (engineer, f"到场 {number}"),
    )
    for member, words in steps:
        world.advance(hours=hours)
        assert world.case(number).alert_at is not None
        assert number in member.says(words)
        assert world.case(number).alert_at is not None
    assert all_well(world)
