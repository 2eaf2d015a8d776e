"""One fire that many report is one emergency: all are answered, and staff can breathe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def neighbour(world: World, name: str) -> Member:
    """Return somebody of the community who follows the account and is bound to nothing."""
    member = world.member(name)
    member.follows()
    return member


def number_in(reply: str) -> str:
    """Return the number that a reply names."""
    found = NUMBER.search(reply)
    assert found is not None
    return found[0]


def emergencies(world: World) -> list[str]:
    """Return the numbers of the emergencies that are open."""
    return [c.number for c in world.cases() if c.danger and c.status != "withdrawn"]


def test_forty_who_report_one_fire_make_one_emergency(world: World, clerk: Member) -> None:
    people = [neighbour(world, f"邻居{n}") for n in range(40)]
    replies = [p.says(f"3栋{2}单元{5 + n % 9}01着火了，楼道都是烟") for n, p in enumerate(people)]

    pages = [text for text in clerk.hears() if "【紧急】" in text]
    for _ in range(6):
        world.advance(minutes=0.5)
    pages += [text for text in clerk.news() if "【紧急】" in text]

    assert len(set(map(number_in, replies))) == 1
    assert len(emergencies(world)) == 1
    assert all("打119" in reply for reply in replies)
    assert any("（共40人）" in page for page in pages)
    assert len(pages) <= 5


def test_who_joins_is_told_of_each_step_and_of_nobody_elses_home(
    world: World, resident: Member, engineer: Member
) -> None:
    number = number_in(resident.says("我家厨房着火了"))
    other = neighbour(world, "路人甲")
    reply = other.says("3栋着火了好大的烟")
    engineer.says(f"我去 {number} 5")
    goes = other.hears() + other.hears()
    engineer.says(f"到场 {number}")
    there = other.hears() + other.hears()
    engineer.says(f"完成 {number} 火已扑灭")
    over = other.hears() + other.hears()

    assert number in reply
    assert "1501" not in reply
    assert "李雷" not in reply
    assert any("王强已经在路上" in text for text in goes)
    assert any("已经到现场" in text for text in there)
    assert any("现场已处理" in text for text in over)
    assert not any("1501" in text or "13800000001" in text for text in goes + there + over)


def test_staff_hear_what_is_new_and_how_many_report_it(
    world: World, resident: Member, clerk: Member
) -> None:
    number = number_in(resident.says("我家厨房着火了"))
    clerk.hears()
    neighbour(world, "路人甲").says("3栋2单元着火了，四楼有老人下不来 13700000001")
    world.advance(minutes=1)
    world.sweep()

    [page] = [text for text in clerk.news() if "又有1人报了（共2人）" in text]
    assert number in page
    assert "四楼有老人" in page
    assert "13700000001" in page
    assert "还报了的：住户13700000001" in clerk.says(f"状态 {number}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3栋2单元电梯困人了", "3栋1单元电梯困人了"),
        ("3栋着火了", "5栋着火了"),
        ("3栋2单元501有人晕倒了", "3栋2单元601有人晕倒了"),
        ("3栋着火了", "3栋2单元电梯困人了"),
        ("小区北门有人打架", "小区南门有人打架"),
    ],
)
def test_another_place_or_danger_is_another_emergency(
    world: World, first: str, second: str
) -> None:
    one = number_in(neighbour(world, "甲").says(first))
    two = number_in(neighbour(world, "乙").says(second))

    assert one != two
    assert len(emergencies(world)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3栋2单元电梯困人了", "3栋2单元的电梯困住人了"),
        ("3栋1201着火了", "3栋着火了快来人"),
        ("3栋2单元有煤气味很浓", "3栋2单元煤气泄漏了"),
        ("3栋2单元501有人晕倒了", "3栋2单元501晕倒一个人"),
        ("小区北门着火了", "小区北门着火了快来"),
    ],
)
def test_the_same_place_and_danger_is_the_same(world: World, first: str, second: str) -> None:
    one = number_in(neighbour(world, "甲").says(first))
    two = number_in(neighbour(world, "乙").says(second))

    assert one == two
    assert len(emergencies(world)) == 1


def test_who_does_not_say_where_is_asked_and_joins_by_a_tap(world: World, resident: Member) -> None:
    number = number_in(resident.says("我家厨房着火了"))
    other = neighbour(world, "路人甲")

    reply = other.says("着火了快来人")
    own = number_in(reply)
    before = emergencies(world)
    joined = other.taps("同一处")

    assert own != number
    assert "是同一处吗" in reply
    assert "1501" not in reply
    assert set(before) == {own, number}
    assert number in joined
    assert emergencies(world) == [number]


def test_who_says_it_is_another_keeps_their_own(world: World, resident: Member) -> None:
    resident.says("我家厨房着火了")
    other = neighbour(world, "路人甲")
    own = number_in(other.says("着火了快来人"))

    assert own in other.taps("不是同一处")
    assert own in emergencies(world)


def test_what_a_follower_says_later_is_passed_on_and_ends_nothing(
    world: World, resident: Member, clerk: Member
) -> None:
    number = number_in(resident.says("我家厨房着火了"))
    other = neighbour(world, "路人甲")
    other.says("3栋着火了好大的烟")
    for _ in range(3):
        world.advance(minutes=0.5)
    clerk.news()

    more = other.says("火更大了")
    glad = other.says("没事了，火灭了")
    for _ in range(3):
        world.advance(minutes=0.5)

    assert number in more
    assert number in glad
    assert emergencies(world) == [number]
    assert any("火灭了" in text for text in clerk.news())


def test_what_others_report_goes_on_when_the_first_takes_theirs_back(
    world: World, resident: Member, clerk: Member
) -> None:
    number = number_in(resident.says("我家厨房着火了"))
    other, third = neighbour(world, "路人甲"), neighbour(world, "路人乙")
    other.says("3栋着火了好大的烟")
    third.says("3栋着火了")
    resident.says(f"撤销 {number}")
    resident.says("确认")
    clerk.hears()
    world.sweep()

    [anew] = emergencies(world)
    assert anew != number
    case_id = world.case(anew).id
    joined = world.service.database.read(lambda c: Store(c).followers.of_case(case_id))
    assert len(joined) == 1
    assert world.case(anew).reporter_id != world.case(number).reporter_id


def test_half_an_hour_later_it_is_another_fire(world: World) -> None:
    one = number_in(neighbour(world, "甲").says("3栋着火了"))
    world.advance(minutes=31)

    assert number_in(neighbour(world, "乙").says("3栋着火了")) != one


def test_joining_changes_no_case(world: World, resident: Member) -> None:
    number = number_in(resident.says("我家厨房着火了"))
    before = world.case(number).version
    neighbour(world, "甲").says("3栋着火了")

    assert world.case(number).version == before
    found = world.service.database.read(
        lambda c: Store(c).followers.of_case(Store(c).cases.by_number(number).id)  # type: ignore[union-attr]
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("B2着火了，有辆电瓶车冒白烟", "B2好像着火了，3栋电梯里全是烟", 1),
        ("东门垃圾房着火了", "东门那边着火了冒黑烟", 1),
        ("东门垃圾房着火了", "西门也着火了", 2),
        ("B2着火了，有辆电瓶车冒白烟", "3栋1单元1楼着火了，全是烟", 2),
    ],
)
def test_who_names_where_it_burns_joins_wherever_they_see_it(
    world: World, first: str, second: str, count: int
) -> None:
    neighbour(world, "邻居一").says(first)
    neighbour(world, "邻居二").says(second)

    assert len(emergencies(world)) == count
