"""People are called to an emergency until somebody says 我去, and until who said so is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def fire(world: World, resident: Member) -> str:
    """Return the number of a fire that was reported a moment ago, and reached who is on duty."""
    found = NUMBER.search(resident.says("我家厨房着火了"))
    assert found is not None
    world.sweep()
    for name in ("李雷", "陈静", "王强", "刘洋", "赵刚", "孙丽", "周敏", "吴总"):
        world.member(name).news()
    return found[0]


def wait(world: World, minutes: float) -> None:
    """Let time pass as the sweeper sees it, a look every half minute."""
    for _ in range(round(minutes * 2)):
        world.advance(minutes=0.4)


def test_who_is_on_duty_is_called_again_after_two_minutes(
    world: World, clerk: Member, supervisor: Member, fire: str
) -> None:
    wait(world, 1)
    early = clerk.news()
    wait(world, 2)

    [page] = [text for text in clerk.news() if "还没人去" in text]
    assert not any("还没人去" in text for text in early)
    assert fire in page
    assert "13800000001" in page
    assert "我去" in page
    assert not any("还没人去" in text for text in supervisor.news())


def test_while_nobody_answers_more_people_are_called_and_the_resident_hears_it(
    world: World, resident: Member, fire: str
) -> None:
    head, second = world.member("赵刚"), world.member("刘洋")
    wait(world, 5)
    led = head.news()
    by_then = second.news()
    wait(world, 2.5)

    assert any("还没人去" in text and fire in text for text in led)
    assert not any("还没人去" in text for text in by_then)
    assert any("还没人去" in text for text in second.news())
    told = [text for text in resident.news() if "还没有同事回话" in text]
    assert len(told) == 1
    assert "0571-88880001" in told[0]


def test_the_calls_end_when_somebody_goes(
    world: World, resident: Member, clerk: Member, engineer: Member, fire: str
) -> None:
    wait(world, 1.5)
    engineer.says(f"我去 {fire} 5")
    clerk.hears()
    wait(world, 4)

    assert not any("还没人去" in text for text in clerk.news())
    assert not any("还没有同事回话" in text for text in resident.news())


def test_who_does_not_arrive_in_time_is_called_and_so_are_the_others(
    world: World, clerk: Member, engineer: Member, fire: str
) -> None:
    engineer.says(f"我去 {fire} 5")
    world.sweep()
    wait(world, 4)
    engineer.news(), clerk.news()
    wait(world, 4)

    for member in (engineer, clerk):
        late = [text for text in member.news() if "还没到场" in text]
        assert late
        assert "王强说" in late[0]
    engineer.says(f"到场 {fire}")
    clerk.hears()
    wait(world, 6)
    assert not any("还没到场" in text for text in clerk.news())


def test_a_call_survives_the_death_of_the_service(world: World, clerk: Member, fire: str) -> None:
    wait(world, 1)
    world.restart()
    wait(world, 2)

    assert any("还没人去" in text and fire in text for text in clerk.news())


def test_a_call_that_could_not_leave_gives_way_to_the_next(
    world: World, clerk: Member, fire: str
) -> None:
    for path in ("message/custom/send", "message/template/send"):
        world.platform.faults.next(path, errcode=-1, times=500)
    wait(world, 8)
    world.platform.faults.clear()
    wait(world, 1)

    pages = [text for text in clerk.news() if "还没人去" in text and fire in text]
    assert len(pages) == 1


def test_an_emergency_that_is_over_calls_nobody(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    resident.says(f"撤销 {fire}")
    resident.says("确认")
    clerk.hears()
    wait(world, 5)

    assert not any("还没人去" in text for text in clerk.news())


def test_the_calls_slow_down_but_do_not_end(world: World, clerk: Member, fire: str) -> None:
    wait(world, 32)
    clerk.says("值班")
    clerk.news()
    wait(world, 6)

    assert any("还没人去" in text and fire in text for text in clerk.news())


def test_calls_wait_for_no_time_that_is_gone(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    """The clock goes forty days ahead while people are called, and back."""
    path = world.clock.path
    other = world.member("路人甲")
    other.follows()
    for _ in range(3):
        world.advance(days=13)
    other.says("3栋着火了好大的烟")
    wait(world, 2)
    path.write_text(str(float(path.read_text()) - 39 * 86_400), encoding="ascii")
    world.sweep()
    clerk.news()
    resident.says("补充 楼道里也有烟")
    wait(world, 6)

    heard = clerk.news()
    assert any("还没人去" in text and fire in text for text in heard)
