"""Staff hear which homes lag, visit them, and note what they delivered (SUR-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import watch
from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed, Moment
from flows.settings.calendar import DAY
from flows.survey.record import survey_of
from storage.store import Store
from tests.scenarios.inviting import (
    TO_THE_START,
    answers,
    approved,
    bound,
    house,
    invitations,
    links,
    ruled,
    running,
)
from tests.scenarios.test_clock_back import set_back

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


COURSE = {"wave", "remind", "half", "lagging", "close"}


def looks_after(world: World, name: str, buildings: str) -> Member:
    """Make somebody of the staff responsible for buildings."""

    def work(connection: Connection) -> None:
        connection.execute(
            "UPDATE staff SET buildings = :buildings WHERE name = :name",
            buildings=buildings,
            name=name,
        )

    world.service.database.run(work)
    return world.member(name)


def lags(texts: list[str]) -> list[str]:
    return [text for text in texts if "回收偏低" in text]


def test_who_looks_after_a_building_hears_at_half_time_and_before_the_end(
    world: World, resident: Member
) -> None:
    steward, author = looks_after(world, "王强", "3 5"), world.member("陈静")
    number = running(world)
    (token,) = links(resident.news())
    answers(world, number, token)
    world.advance(days=5)
    steward.says("待办")
    author.says("待办")
    steward.hears()
    author.hears()

    world.advance(hours=7, minutes=35)  # half of the time is over at 16:30
    (told,) = lags(steward.news())
    assert "5栋：送到0户，收回0份" in told
    assert "5-1-802（未送）" in told
    assert "3栋" not in told  # it has reached its target
    (rest,) = lags(author.news())  # nobody looks after the first building
    assert "1栋" in rest
    assert "5栋" not in rest

    world.advance(days=1)
    steward.says("待办")
    world.advance(days=1, hours=17)
    (again,) = lags(steward.news())
    assert "还有3天" in again


def test_where_persons_vote_unnamed_only_numbers_are_told(world: World, resident: Member) -> None:
    steward = looks_after(world, "王强", "1 3 5")
    bound(world, "韩梅梅", "3栋2单元1501", "13800000002")
    number = running(world, per="person")
    (token,) = links(resident.news())
    answers(world, number, token)
    world.advance(days=5)
    steward.says("待办")
    steward.hears()

    world.advance(hours=7, minutes=35)
    (told,) = lags(steward.news())
    assert "5栋：送到0户" in told
    assert "1501：" not in told
    assert "还没交的" not in told
    listed = world.member("陈静").says(f"名单 {number}")
    assert "还没送到的" in listed
    assert "3栋" not in listed
    assert "5-1-802" in listed


def test_homes_to_visit_are_listed_and_ticked(world: World, resident: Member) -> None:
    number = running(world)
    resident.news()
    clerk = world.member("陈静")
    listed = clerk.says(f"名单 {number}")
    assert "3-2-1501" in listed
    assert "3-2-1501（未送）" not in listed
    assert "5-1-802（未送）" in listed

    assert "请写上是哪几户" in clerk.says(f"已送 {number}")
    reply = clerk.says(f"已送 {number} 5-1-802 1栋1单元101、6-1-101")
    assert "送到2户：5-1-802、1-1-101" in reply
    assert "6-1-101" in reply.split("\n")[1]
    ways = {one.room: one.way for one in invitations(world, number)}
    assert ways == {"1501": "push", "802": "ticked", "101": "ticked"}
    assert "未送）" not in clerk.says(f"名单 {number}").replace("“未送”", "")
    case_id = world.case(number).id
    timeline = world.service.database.read(lambda c: Store(c).cases.timeline(case_id))
    assert (timeline[-1].action, timeline[-1].text) == ("deliver", "5-1-802、1-1-101")


def test_an_engineer_ticks_nothing(world: World) -> None:
    number = running(world)

    engineer = world.member("王强")
    assert "送到" not in engineer.says(f"已送 {number} 5-1-802")
    assert {one.way for one in invitations(world, number)} == {""}


def test_a_long_list_has_pages(world: World) -> None:
    house(
        world, [("6", "1", f"{floor}{door:02d}") for floor in range(1, 16) for door in range(1, 6)]
    )
    number = running(world)
    clerk = world.member("陈静")

    first = clerk.says(f"名单 {number} 6栋")
    assert "共75户" in first
    assert "6-1-101（" in first
    second = clerk.taps("下一页（第2页）")
    assert "6-1-1505" in second
    assert "6-1-101（" not in second


def test_it_closes_by_itself_after_the_grace(world: World) -> None:
    number = running(world)
    world.advance(days=10, hours=15, minutes=20)  # midnight and twenty minutes
    assert world.case(number).status == "running"
    world.advance(minutes=11)
    world.sweep()
    assert world.case(number).status != "running"
    assert set(ahead(world, number)).isdisjoint(COURSE)


def test_an_extension_moves_the_end_and_the_warning(world: World) -> None:
    number = running(world)
    known = ahead(world, number)
    assert set(known) >= COURSE - {"wave"}
    later = 3 * DAY
    ends = survey_of(world.case(number)).closes_at + later
    acts(world, number, Deed("extend", None, "陈静", until=ends))

    moved = ahead(world, number)
    assert moved["close"] - known["close"] == later
    assert moved["lagging"] - known["lagging"] == later


def test_nothing_leaves_of_a_plan_that_is_changed_at_the_last_moment(
    world: World, resident: Member
) -> None:
    number = approved(world)
    acts(world, number, Deed("withdraw", None, "陈静", text="改到明年"))

    world.advance(hours=TO_THE_START)
    world.sweep()
    assert world.case(number).status == "withdrawn"
    assert links(resident.news()) == []
    assert invitations(world, number) == []


def ahead(world: World, number: str) -> dict[str, int]:
    """Return what a survey will do by itself, and when."""
    case_id = world.case(number).id
    items = world.service.database.read(lambda c: Store(c).agenda.of_case(case_id))
    return {one.what: one.due_at for one in items}


def acts(world: World, number: str, deed: Deed) -> None:
    """Let something be done to a survey, as a command of staff would."""
    moment = Moment(world.service.clock(), world.service.settings)

    def work(store: Store) -> None:
        case = store.cases.by_number(number)
        assert case is not None
        case_work.perform(store, watch.context_of(store, moment, case), case, deed)

    world.service.database.run(lambda c: work(Store(c)))


def test_a_wave_waits_for_no_time_that_is_gone(world: World) -> None:
    ruled(world, wave_homes=1)
    people = [
        bound(world, "李雷", "3栋2单元1501", "13800000001"),
        bound(world, "张秀英", "5栋1单元802", "13800000003"),
    ]
    house(world, [("2", "1", "101")])
    people.append(bound(world, "业主甲", "2栋1单元101", "13700000000"))
    number = running(world)
    world.advance(days=2)
    set_back(world, days=2)
    for _ in range(2):
        world.advance(hours=1)

    assert {one.wave for one in invitations(world, number) if one.person_id} == {1, 2, 3}
