"""Somebody sets the clock forty days ahead and back: nothing waits for the future (promise 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import rewinding
from flows.cases.chore import Routine
from flows.catalog import CATALOG
from storage.store import Store
from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

DAY_S = 86_400
MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000


def set_back(world: World, *, days: float) -> None:
    """Move the clock back; the platform's own moves with it."""
    path = world.clock.path
    path.write_text(str(float(path.read_text()) - days * DAY_S), encoding="ascii")


def there_and_back(world: World, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Let everything that is due in forty days happen, and then be forty days ago."""
    for _ in range(4):
        world.advance(days=10)
    meanwhile()
    world.sweep()
    set_back(world, days=40)
    world.sweep()


def waits(world: World, case: Case) -> tuple[int, int, int]:
    """Return in how many minutes it is looked at, due, and told of."""
    now = world.service.clock()
    assert case.alert_at is not None
    assert case.due_at is not None
    news_at = case.news_at or now
    return tuple((at - now) // MINUTE_MS for at in (case.alert_at, case.due_at, news_at))  # type: ignore[return-value]


def test_a_late_case_is_escalated_within_its_steps(
    world: World, resident: Member, clerk: Member, caplog: pytest.LogCaptureFixture
) -> None:
    number = report(resident)
    there_and_back(world)

    alert, due, news = waits(world, world.case(number))
    assert alert <= 60
    assert due <= 30
    assert news <= 24 * 60
    assert world.case(number).alert_level == 0
    jumps = [r.getMessage() for r in caplog.records if r.name == rewinding.__name__]
    assert "the clock went back: from 2027-01-03 10:0" in jumps[-1]
    assert ": to" not in jumps[-1]
    assert " to 2026-11-24 10:0" in jumps[-1]

    clerk.hears()
    head, site = world.member("赵刚"), world.member("周敏")
    world.advance(minutes=31)
    assert any(number in text for text in clerk.news())
    for _ in range(3):
        world.advance(minutes=61)
    assert any(number in text for text in head.news())
    assert any(number in text for text in site.news())


def test_a_case_opened_ahead_is_due_as_if_opened_now(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    numbers: list[str] = []

    def ahead() -> None:
        numbers.append(report(resident))
        clerk.says(f"派 {numbers[0]} 王强")
        engineer.says(f"接 {numbers[0]}")

    there_and_back(world, ahead)

    case = world.case(numbers[0])
    alert, due, news = waits(world, case)
    assert max(alert, due) <= 24 * 60
    assert news <= 24 * 60
    now = world.service.clock()
    assert case.created_at <= now
    assert (case.taken_at or 0) <= now
    engineer.says(f"到场 {numbers[0]}")
    assert world.case(numbers[0]).status == "arrived"


def test_what_a_person_promised_stays(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"暂缓 {number} 待料 后天下午三点")
    promised = world.case(number).promised_at
    assert promised is not None

    there_and_back(world)

    case = world.case(number)
    assert (case.status, case.promised_at, case.due_at) == ("deferred", promised, promised)
    assert case.alert_at is not None
    assert case.alert_at <= promised


def test_a_complaint_is_looked_at_in_its_time(world: World, resident: Member) -> None:
    resident.says("你们的保安马超昨天骂我，我要投诉")
    resident.says("确认")
    there_and_back(world)

    (case,) = (c for c in world.cases() if c.kind == "complaint")
    now = world.service.clock()
    alert, due, _news = waits(world, case)
    assert max(alert, due) <= 60
    assert case.month_at is None or case.month_at <= now + 30 * DAY_MS


def test_going_through_it_twice_changes_nothing_more(world: World, resident: Member) -> None:
    number = report(resident)
    there_and_back(world)
    once = world.case(number)

    world.service.database.run(lambda c: Store(c).rewinds.begin())
    world.sweep()

    assert world.case(number) == once


def test_nobody_is_locked_out_until_the_future_comes(
    world: World, resident: Member, stranger: Member
) -> None:
    number = report(resident)

    def ahead() -> None:
        for _ in range(6):
            stranger.says("绑定 3栋2单元1501 张三 13811112222")
        for _ in range(4):
            resident.says(f"催单 {number}")
            world.clock.advance(31 * 60)

    there_and_back(world, ahead)

    assert "今天" in stranger.says("绑定 3栋2单元1501 张三 13811112222")
    world.advance(days=1)
    assert "今天" not in stranger.says("绑定 3栋2单元1501 张三 13811112222")
    before = world.case(number).urge_count
    resident.says(f"催单 {number}")
    assert world.case(number).urge_count == before + 1


def test_a_digest_and_a_draft_come_round_again(world: World, resident: Member) -> None:
    there_and_back(world)
    resident.says("建议在楼下装个充电桩")
    resident.says("确认")

    rows = world.service.database.read(lambda c: c.all("SELECT id, due_at FROM routines"))
    due = {str(row["id"]): int(row["due_at"]) for row in rows}
    now, settings = world.service.clock(), world.config.settings
    for routine in (chore for chore in CATALOG.chores if isinstance(chore, Routine)):
        at = routine.next_due(now, settings)
        names = [f"{routine.name}:{whose}" for whose in routine.of_whom(settings)]
        assert all(due[name] <= at for name in names), routine.name


def test_an_open_conversation_and_a_request_wait_no_longer_than_today(
    world: World, stranger: Member, resident: Member
) -> None:
    def ahead() -> None:
        stranger.says("绑定 3栋2单元1501 张三 13811112222")
        resident.says("厨房水管漏水了")

    there_and_back(world, ahead)

    now = world.service.clock()
    rows = world.service.database.read(lambda c: c.all("SELECT expires_at FROM conversations"))
    hours = world.config.settings.resident.conversation_hours
    assert all(row["expires_at"] <= now + hours * HOUR_MS + 10 * MINUTE_MS for row in rows)
    asked = world.service.database.read(lambda c: c.all("SELECT alert_at FROM binding_requests"))
    assert asked
    assert all(row["alert_at"] <= now + DAY_MS for row in asked)
    assert "BX" in resident.says("确认")


def test_two_hours_back_a_push_leaves_at_once(
    world: World, resident: Member, clerk: Member
) -> None:
    """Whoever was served before, and what was decided before, waits for no time that is gone."""
    number = report(resident)
    world.sweep()
    clerk.news()
    written = report(resident, "厨房的灯不亮")
    set_back(world, days=2 / 24)
    world.sweep()
    later = report(resident, "卫生间的灯也不亮")

    heard = "".join(clerk.hears())

    assert number not in heard
    assert written in heard
    assert later in heard


def test_an_appointment_named_in_a_future_that_is_gone_is_as_far_from_now(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    numbers: list[str] = []

    def ahead() -> None:
        numbers.append(report(resident, "厨房水管漏水了，明天下午在家"))
        clerk.says(f"派 {numbers[0]} 王强")
        engineer.says(f"接 {numbers[0]} 明天下午5点")

    there_and_back(world, ahead)

    case = world.case(numbers[0])
    named = (case.available_from, case.available_until, case.promised_at)
    now = world.service.clock()
    assert all(at is not None and now < at < now + 2 * DAY_MS for at in named)
    assert waits(world, case)[0] < 2 * 24 * 60
