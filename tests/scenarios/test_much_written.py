"""Somebody writes a lot: staff hear of the first by itself, and of the rest in one message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

PRAISE = "你们的服务真好，我要表扬你们"


def heard(member: Member, minutes: int = 6) -> list[str]:
    """Return what reached somebody once what was gathered is told."""
    member.world.advance(minutes=minutes)
    return member.news()


def test_sixty_praises_of_a_stranger_are_a_few_messages(
    world: World, stranger: Member, clerk: Member
) -> None:
    clerk.says("待办")
    for number in range(60):
        assert "转告" in stranger.says(f"{PRAISE}{number}")
        if number % 10 == 0:
            world.sweep()

    told = heard(clerk)
    assert sum("表扬55" in text for text in told) == 1
    assert len(told) == 6
    assert heard(clerk, 61) == []
    later = clerk.says("待办")
    assert later.count("表扬") <= 5


def test_much_about_one_case_is_gathered_and_stands_in_its_history(
    world: World, resident: Member, clerk: Member
) -> None:
    number = report(resident)
    for n in range(9):
        resident.says(f"补充 {number} 水越来越大了，第{n}次说")
    world.sweep()
    clerk.says(f"受理 {number}")

    digest = next(text for text in heard(clerk) if "合在一起" in text)

    assert "李雷又来了5条：补充5。" in digest
    assert "第8次说" in clerk.says(f"状态 {number}")


def test_new_cases_beyond_it_stand_in_the_lists_and_escalate(
    world: World, resident: Member, clerk: Member
) -> None:
    things = (
        *("我家厨房水管漏水", "我家客厅的灯不亮", "我家卧室窗户关不上", "我家空调不制冷"),
        *("我家电视没信号", "我家煤气表没电", "楼下的健身器材坏了"),
    )
    numbers = [report(resident, thing) for thing in things]

    first = heard(clerk)
    assert sum("新单2" in text for text in first) == 1
    listed = clerk.says("待办") + clerk.says("更多")
    assert all(number[-4:] in listed for number in numbers)

    world.advance(minutes=31)
    told = "".join(clerk.news()) + clerk.says("值班")  # what came as a number is whole there
    assert all(number in told for number in numbers[-2:])


def test_danger_and_urgent_matters_always_come_at_once(resident: Member, clerk: Member) -> None:
    number = report(resident)
    for n in range(12):
        resident.says(f"补充 {number} 还有一点要说，第{n}次")
    clerk.hears()

    resident.says("3栋2单元电梯困人了，快来人")

    assert any("电梯" in text and "紧急" in text for text in clerk.hears())


def test_what_changes_work_that_was_taken_up_comes_at_once(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    for n in range(12):
        resident.says(f"补充 {number} 还有一点要说，第{n}次")
    engineer.hears()

    resident.says(f"撤销 {number}")
    resident.says("1")

    assert world.case(number).status == "withdrawn"
    assert any(number in text and "撤销" in text for text in engineer.hears())


def test_another_resident_is_not_limited_by_it_nor_the_same_one_tomorrow(
    world: World, resident: Member, stranger: Member, clerk: Member
) -> None:
    for n in range(20):
        stranger.says(f"{PRAISE}{n}")
    clerk.hears()

    number = report(resident)
    assert any(number in text for text in clerk.hears())

    world.advance(days=1)
    clerk.says("待办")
    clerk.news()
    stranger.says(f"{PRAISE}明天")
    assert any("明天" in text for text in clerk.hears())


def test_the_digest_names_nobody_who_complained(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says("你们的保安马超昨天骂我，我要投诉")
    number = re.findall(r"TS\d{8}-\d{4}", resident.says("确认"))[0]
    clerk.says(f"受理 {number}")
    for n in range(9):
        resident.says(f"补充 {number} 还有一点要说，第{n}次")

    head = world.member("孙丽")
    digest = next(text for text in heard(head) if "又来了" in text)

    assert "补充" in digest
    assert "李雷" not in digest


def broken(world: World, *, is_broken: bool) -> None:
    """Let every turn fail, or none any more."""
    names = ("conversations", "gone") if is_broken else ("gone", "conversations")
    rename = f"ALTER TABLE {names[0]} RENAME TO {names[1]}"
    world.service.database.run(lambda c: c.execute(rename))


def test_a_hundred_messages_that_fail_are_a_few_to_the_clerks(
    world: World, resident: Member, clerk: Member
) -> None:
    clerk.says("待办")
    broken(world, is_broken=True)
    replies = [resident.says(f"厨房水管漏水了{n}") for n in range(100)]
    broken(world, is_broken=False)

    told = heard(clerk)
    assert all("没处理好" in reply for reply in replies)
    assert len(told) == 6
    assert sum("没处理好95" in text for text in told) == 1


def test_danger_that_fails_is_a_page_with_its_words(
    world: World, resident: Member, clerk: Member
) -> None:
    broken(world, is_broken=True)
    for n in range(10):
        resident.says(f"厨房水管漏水了{n}")
    clerk.says("值班")
    resident.says("我家厨房着火了")
    broken(world, is_broken=False)

    [page] = [text for text in heard(clerk) if "【紧急】" in text]
    assert "我家厨房着火了" in page
    assert "李雷" in page
