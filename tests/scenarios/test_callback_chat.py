"""Callbacks in chat (回访, CAL-1): after the trial days, one tap each, until it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.reporting import finished, report

if TYPE_CHECKING:
    from storage.records.callback import Callback
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def of(world: World, number: str) -> list[Callback]:
    """Return the callbacks about a case, the first first."""
    case = world.case(number)
    return world.service.database.read(lambda c: Store(c).callbacks.of_case(case.id))


def asked(pushes: list[str]) -> list[str]:
    """Return what of it asks afterwards."""
    return [one for one in pushes if "回访" in one]


def bound(world: World) -> Member:
    """Return 李雷, bound."""
    resident = world.member("李雷")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    return resident


def go_round(world: World, *, killed: bool) -> None:
    """Play a repair until it holds; perhaps everything dies between any two steps."""

    def between() -> None:
        if killed:  # a sweeper took what is due, and the web process died with it
            now = int(world.clock.now() * 1000)
            world.service.database.run(lambda c: Store(c).callbacks.claim_due(now, now + 20_000, 9))
            world.service.database.run(
                lambda c: Store(c).callbacks.claim_late(now, now + 20_000, 9)
            )
            world.restart()
            world.advance(minutes=1)

    resident, clerk, engineer = bound(world), world.member("陈静"), world.member("王强")
    head = world.member("赵刚")
    number = finished(resident, clerk, engineer)
    between()
    resident.says(f"修好了 {number}")
    world.advance(days=2.9)
    assert asked(resident.hears()) == []
    resident.says("你好")
    between()

    world.advance(hours=3)
    (push,) = asked(resident.hears())
    assert all(word in push for word in (number, "满意", "基本满意", "不满意"))
    for one in (clerk, engineer, head):
        one.says("待办")
        one.hears()
    between()

    reply = resident.says("不满意")
    assert "返修" in reply
    assert "哪里还不满意" in reply
    between()
    assert "会转告" in resident.says("又开始滴水了")
    world.sweep()
    between()

    assert world.case(number).status == "reopened"
    assert any(number in push and "滴水" in push for push in engineer.hears())
    assert any("回访不满意" in push for push in head.hears())
    first, call = of(world, number)
    assert (first.result, first.words) == ("dissatisfied", "又开始滴水了")
    assert (call.source, call.status, call.round) == ("unhappy", "task", 2)
    assert len([push for push in clerk.hears() if f"请回访 {number}" in push]) == 1

    engineer.says(f"完成 {number} 换了整根管子")
    between()
    resident.says(f"修好了 {number}")
    world.advance(days=3.25)
    assert asked(resident.hears()) == []  # the card went once for this case
    between()
    reply = resident.says("进度")
    assert "第2次" in reply
    assert "不用再回访" in reply
    between()
    assert "记下了：满意" in resident.says(f"满意 {number}")
    assert [one.result for one in of(world, number)] == ["dissatisfied", None, "satisfied"]
    assert world.case(number).status == "closed"


def test_a_repair_is_asked_about_after_its_trial_days_until_it_is_right(each_world: World) -> None:
    go_round(each_world, killed=False)


def test_it_is_the_same_when_everything_dies_between_any_two_steps(world: World) -> None:
    go_round(world, killed=True)


def test_several_are_asked_in_one_message_and_no_more_than_the_budget(
    world: World, clerk: Member, engineer: Member
) -> None:
    """Two a month; what is put off comes with the next, and nobody is asked at noon or at night."""
    resident = bound(world)
    numbers = [finished(resident, clerk, engineer)]
    resident.says(f"修好了 {numbers[0]}")
    for words in ("客厅的灯不亮了", "卧室窗户关不上"):
        numbers.append(report(resident, words))
        clerk.says(f"派 {numbers[-1]} 王强")
        engineer.says(f"完成 {numbers[-1]} 修好了")
        resident.says(f"修好了 {numbers[-1]}")
    world.advance(days=2)
    resident.says("你好")
    world.advance(days=1.1)
    assert asked(resident.hears()) == []  # noon
    world.advance(hours=2)

    (push,) = asked(resident.hears())
    assert all(number in push for number in numbers)
    assert all(number in resident.says("满意") for number in numbers)  # which of them?
    assert "补充" in resident.says(f"基本满意 {numbers[1]}")
    assert "记下了：满意" in resident.says(f"满意 {numbers[2]} 就是等得久")  # of another
    assert [one.words for one in of(world, numbers[2])] == ["就是等得久"]
    resident.says("报修")  # a tap is no answer to what is asked now
    assert "记下了：满意" in resident.says(f"回访答复 {numbers[0]} 满意")
    assert [of(world, one)[0].result for one in numbers] == ["satisfied", "mostly", "satisfied"]


def test_right_is_asked_first_where_that_is_open_and_a_score_is_an_answer(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Whoever only rated it is asked whether it is right, then how satisfied they are."""
    number = finished(resident, clerk, engineer)
    resident.says(f"评价 {number} 3")
    world.advance(days=1.9)
    resident.says("你好")
    world.advance(days=1.3)
    (push,) = asked(resident.hears())
    assert push.index("修好了吗") < push.index("您满意吗")

    reply = resident.says("修好了")
    assert reply.index("太好了") < reply.index("您满意吗")
    assert "记下了：满意" in resident.says("五星，师傅很细心")
    assert world.case(number).closed_as == "confirmed"


def test_another_case_that_is_right_is_answered_as_such(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """What is asked of an earlier case does not stand in the place of the answer."""
    earlier = finished(resident, clerk, engineer)
    resident.says(f"修好了 {earlier}")
    world.advance(days=3.25)
    resident.says("你好")
    number = report(resident, "客厅的灯不亮了")
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了灯")

    assert f"{number}（客厅的灯不亮了）就办结了" in resident.says(f"修好了 {number}")
    assert f"{number}（客厅的灯不亮了）已经办结" in resident.says(f"修好了 {number}")


@pytest.mark.parametrize(
    "words",
    [
        "空关房凭什么收全额，我一年住不到十天，你们倒说说看",
        "插座里头有焦印子,一个星期前的,现在不用了,来换一个",
        "给保安配个小风扇吧，热得快中暑了大叔还在站岗",
    ],
)
def test_another_matter_is_no_answer(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Whoever tells of something else meanwhile has nothing opened again by it."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=3.25)
    resident.says("你好")

    resident.says(f"不满意 {number[:-4]}9999 又坏了")
    assert world.case(number).status == "closed"
    assert "返修" not in resident.says(words)
    assert world.case(number).status == "closed"
    resident.says("取消")
    resident.says(f"满意 {number}")
    assert "灯泡炸了" in resident.says("厕所的灯泡炸了，玻璃碎了一地，来换一个")


@pytest.mark.parametrize("left", [True, False])
def test_what_was_asked_in_vain_is_a_clerks_task_and_a_late_answer_ends_it(
    world: World, resident: Member, clerk: Member, engineer: Member, *, left: bool
) -> None:
    """Nobody answers for a day, or the account was left: a clerk has the number to call."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    if left:
        world.platform.phone("李雷").unfollow()
    world.advance(days=3.25 if left else 2.9)
    told = clerk.says("待办")
    if not left:
        world.advance(days=0.3)
        assert "请您评价" in "".join(resident.hears())  # the card
        world.advance(days=1.1)
    world.sweep()

    assert f"请回访 {number}" in told + "".join(clerk.hears())
    assert [one.status for one in of(world, number)] == ["task"]
    if not left:
        assert "记了5分" in resident.says("五星")  # a score is an answer, too
        assert [one.result for one in of(world, number)] == ["satisfied"]


def test_an_answer_is_changed_months_later_with_its_history_and_enough_is_enough(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=3.25)
    resident.says("你好")
    resident.says(f"满意 {number} 不错")
    world.advance(days=60)

    assert "办结很久了" in resident.says(f"不满意 {number} 又漏了")
    (callback,) = of(world, number)
    kept = world.service.database.read(lambda c: Store(c).callbacks.answers_of(callback.id))
    assert [one.result for one in kept] == ["satisfied", "dissatisfied"]

    other = finished(resident, clerk, engineer)
    resident.says(f"修好了 {other}")
    assert "记了5分" in resident.says("五星")  # of what was not rated yet it is the score
    assert "不再回访" in resident.says(f"不用再回访 {other}")
    world.advance(days=4)
    assert other not in resident.says("你好")
    assert [one.reason for one in of(world, other)] == ["no more of this case"]


def test_the_way_is_asked_once_kept_and_changed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """By phone in the hours that somebody chose it is a task at once, and nothing in chat."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=3.25)
    resident.says("你好")
    assert resident.says("好了").startswith("再问一句")
    assert "补充" in resident.says("满意")
    assert resident.says("跳过").endswith("随时点回访方式。")
    assert "怎么联系您" in resident.taps("回访方式")
    assert "用电话，任何时间" in resident.says("电话")  # kept, whether or not the hours are named
    assert "确认" in resident.says("厨房水管漏水")
    resident.says("取消")
    resident.says("回访方式")
    resident.says("电话")
    assert "电话，14点到18点" in resident.says("14点到18点")
    assert "1次回访" in resident.says("我的数据")

    other = finished(resident, clerk, engineer)
    assert "联系您" not in resident.says(f"修好了 {other}")
    clerk.says("待办")
    world.advance(days=3)  # 16:00 or so
    world.advance(hours=2)
    clerk.says("待办")
    world.advance(hours=18)
    (callback,) = of(world, other)
    assert (callback.way, callback.status) == ("phone", "task")
    assert asked(resident.hears()) == []
    assert "不完整" in (
        resident.says("回访方式") and resident.says("邮件") and resident.says("13800")
    )
    assert "邮件" in resident.says("lilei@example.com")


def test_who_moved_away_or_had_it_reopened_is_not_asked(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    moved, again = finished(resident, clerk, engineer), ""
    resident.says(f"修好了 {moved}")
    again = report(resident, "客厅的灯不亮了")
    clerk.says(f"派 {again} 王强")
    engineer.says(f"完成 {again} 换了灯")
    resident.says(f"修好了 {again}")
    resident.says(f"没修好 {again} 又不亮了")
    resident.says("解绑")
    world.advance(days=3.3)

    assert [one.reason for one in of(world, moved)] == ["moved away"]
    assert of(world, again)[0].reason == "the case is reopened"
    assert "您满意吗" not in resident.says("你好")
