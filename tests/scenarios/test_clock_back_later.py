"""What was put off, said or written about while the clock stood in a future that is gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from storage.outbox import NewPush
from storage.store import Store
from tests.scenarios.reporting import report
from tests.scenarios.test_clock_back import DAY_MS, DAY_S, set_back
from tests.scenarios.test_help import ask

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def resident_of(world: World) -> Member:
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


def is_told(world: World, case: Case) -> bool:
    """Tell whether each line of its timeline begins where those before it ended."""
    known: dict[str, object] = {}
    lines = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    for line in lines:
        details = json.loads(line.details)
        before = details.get("before", {})
        if {name: known.get(name, value) for name, value in before.items()} != before:
            return False
        known |= details.get("after", {})
    known.pop("own", None)
    return all(getattr(case, name) == value for name, value in known.items() if "alert" not in name)


def test_what_waited_for_the_morning_waits_for_this_morning(each_world: World) -> None:
    """Put off before, it is put off again in the future: until the end of that night."""
    world = each_world
    resident = resident_of(world)
    world.clock.advance(13 * 3600)
    now = world.service.clock()
    person = world.store(lambda s: s.persons.by_openid(resident.phone.openid))
    push = NewPush(person.id, "news", "师傅明早到")  # type: ignore[attr-defined]
    world.service.database.run(lambda c: Store(c).outbox.add(push, now, now))
    world.sweep()
    world.clock.advance(40 * DAY_S)
    world.sweep()

    set_back(world, days=40)
    world.sweep()
    assert resident.news() == []
    world.advance(hours=9)

    assert any("师傅明早到" in text for text in resident.news())


def test_an_appointment_added_ahead_to_an_older_case_is_as_far_from_now(each_world: World) -> None:
    world = each_world
    resident, clerk, engineer = resident_of(world), world.member("陈静"), world.member("王强")
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    world.clock.advance(40 * DAY_S)
    resident.says(f"改时间 {number} 明天下午")
    ahead = world.case(number).available_until
    world.sweep()

    set_back(world, days=40)
    world.sweep()

    case, now = world.case(number), world.service.clock()
    assert ahead is not None
    assert ahead > now + 40 * DAY_MS
    named = (case.available_from, case.available_until, case.alert_at, case.due_at)
    assert all(at is not None and at < now + 2 * DAY_MS for at in named)
    assert is_told(world, case)
    assert "时钟" in clerk.says(f"状态 {number}")
    assert "时钟" not in resident.says(f"进度 {number}")


def test_an_appointment_added_once_the_clock_is_right_stays(each_world: World) -> None:
    """Even where the case itself was opened in the future, and is not yet brought back."""
    world = each_world
    resident = resident_of(world)
    world.clock.advance(40 * DAY_S)
    number = report(resident, "厨房水管漏水了，明天下午在家")
    world.sweep()
    set_back(world, days=40)
    resident.says(f"改时间 {number} 后天下午")
    named = world.case(number).available_from

    world.sweep()

    case = world.case(number)
    assert case.available_from == named
    assert case.created_at <= world.service.clock()
    assert is_told(world, case)


def test_what_was_begun_ahead_and_stored_once_the_clock_is_right_waits_no_longer(
    each_world: World,
) -> None:
    world = each_world
    resident = resident_of(world)
    number = report(resident)
    world.clock.advance(40 * DAY_S)
    world.sweep()
    ahead = world.service.clock()
    set_back(world, days=40)
    world.sweep()
    case = world.case(number)
    push = NewPush(case.reporter_id, "result", "师傅到了", weight=1)

    def stored(store: Store) -> None:
        store.outbox.add(push, ahead, ahead)
        store.cases.move_alert(case, alert_at=ahead + DAY_MS)

    world.service.database.run(lambda c: stored(Store(c)))
    resident.news()
    world.advance(minutes=2)

    assert "师傅到了" in "".join(resident.news())
    alert_at = world.case(number).alert_at
    assert alert_at is not None
    assert alert_at < world.service.clock() + DAY_MS


def test_a_future_that_came_and_went_while_nobody_swept_is_noticed(each_world: World) -> None:
    world = each_world
    resident, clerk = resident_of(world), world.member("陈静")
    world.sweep()
    world.clock.advance(40 * DAY_S)
    number = report(resident)
    set_back(world, days=40)
    clerk.news()

    world.sweep()

    assert number in "".join(clerk.news())
    case, now = world.case(number), world.service.clock()
    assert case.created_at <= now
    assert case.due_at is not None
    assert case.due_at < now + DAY_MS


def test_who_was_reminded_in_the_future_is_reminded_again(each_world: World) -> None:
    """Of the time that was agreed upon, and of what was lent: both are still to come."""
    world = each_world
    resident, clerk = resident_of(world), world.member("陈静")
    number = ask(resident, "请帮我搬一下沙发")
    clerk.says(f"约 {number} 后天下午3点")
    assert "约好了" in resident.says("可以")
    clerk.says("借出 轮椅 3-2-1501")
    resident.says("在吗")
    resident.news()
    world.advance(days=2, hours=3, minutes=10)
    resident.says("在吗")
    world.advance(days=1, hours=1)
    shown = "\n".join(bubble.text for bubble in resident.phone.screen)
    assert shown.count("约的是") == 1
    told = len([one for one in resident.phone.screen if "轮椅" in one.text])

    set_back(world, days=3 + 3 / 24)
    world.sweep()
    resident.says("在吗")
    world.advance(days=1, hours=22)
    resident.says("在吗")
    world.advance(hours=5, minutes=10)
    shown = "\n".join(bubble.text for bubble in resident.phone.screen)
    assert shown.count("约的是") == 2
    resident.says("在吗")
    world.advance(days=1)
    assert len([one for one in resident.phone.screen if "轮椅" in one.text]) == told + 1
