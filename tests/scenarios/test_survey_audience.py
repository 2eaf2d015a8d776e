"""Whom a survey asks as the roster stands: handed over, bound, and not asked a moment ago."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.cases.rules.deeds import Moment
from flows.settings.calendar import DAY
from flows.survey.audience import roster
from flows.survey.audience.choosing import drawn
from flows.survey.record import survey_of
from storage.ids import new_id
from storage.records.people import Home
from storage.records.survey import Invitation
from storage.store import Store
from tests.scenarios.inviting import TO_THE_START, approved, house, invitations
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_story import plan_of, planned

if TYPE_CHECKING:
    from flows.survey.audience.roster import Chosen
    from flows.survey.shape import Plan
    from storage.database import Connection
    from tests.scenarios.conftest import World

HOMES = {"1-1-101", "3-2-1501", "5-1-802"}


def choose(world: World, plan: Plan, survey_id: str = "") -> Chosen:
    moment = Moment(world.service.clock(), world.service.settings)
    return world.service.database.read(
        lambda c: roster.chosen(Store(c), moment, plan, "a1b2c3d4", survey_id)
    )


def doors(found: Chosen) -> set[str]:
    return {f"{home.building}-{home.unit}-{home.room}" for home in found.homes}


def asked(world: World, sort: str, room: str, days_ago: int) -> None:
    """Let one home have been invited to another survey of this sort some days ago."""
    case_id = planned(world, kind=sort).id
    now = world.service.clock()

    def work(connection: Connection) -> None:
        store = Store(connection)
        home = next(h for h in store.residents.homes_in(COMMUNITY) if h.room == room)
        sent = Invitation(
            new_id(now), case_id, home.id, home.building, home.unit, home.room, None, new_id(now)
        )
        store.invitees.add(replace(sent, last_at=now - days_ago * DAY))

    world.service.database.run(work)


def test_homes_not_handed_over_yet_are_not_asked(world: World) -> None:
    now = world.service.clock()

    def build(connection: Connection) -> None:
        residents = Store(connection).residents
        residents.add_home(Home(new_id(now), COMMUNITY, "6", "1", "101"), None, "2026-11-24")
        residents.add_home(Home(new_id(now), COMMUNITY, "6", "1", "102"), None, "2026-12-24")

    world.service.database.run(build)

    found = choose(world, plan_of())
    assert doors(found) == {*HOMES, "6-1-101"}  # empty ones, too
    assert (found.base.homes, found.base.invited) == (4, 4)


@pytest.mark.parametrize(
    ("earlier", "later", "rests"),
    [
        ("satisfaction", "satisfaction", True),
        ("consultation", "satisfaction", False),  # the half-yearly one comes first
        ("consultation", "meeting", True),
        ("satisfaction", "recheck", False),  # a re-check asks whoever it must
        ("recheck", "consultation", False),
    ],
)
def test_a_home_asked_a_moment_ago_rests(
    world: World, earlier: str, later: str, *, rests: bool
) -> None:
    asked(world, earlier, "802", 29)

    found = choose(world, plan_of(kind=later))
    assert doors(found) == (HOMES - {"5-1-802"} if rests else HOMES)
    assert found.base.invited == len(found.homes)


def test_it_has_rested_after_thirty_days(world: World) -> None:
    asked(world, "satisfaction", "802", 31)

    assert doors(choose(world, plan_of())) == HOMES


def test_others_leave_out_whom_a_planned_half_yearly_survey_asks(world: World) -> None:
    other = planned(world, audience={"who": "all", "buildings": ["3"]})

    found = choose(world, plan_of(kind="consultation"))
    assert doors(found) == HOMES - {"3-2-1501"}
    assert set(found.resting.values()) == {other.number}


def test_the_next_round_of_a_consultation_asks_the_same_homes(world: World) -> None:
    asked(world, "consultation", "802", 10)
    first = world.cases()[0].number

    assert doors(choose(world, plan_of(kind="consultation", round_of=first))) == HOMES


def test_approvers_see_the_rule_and_why_fewer_are_asked(world: World) -> None:
    only = {"who": "all", "buildings": ["3"]}
    number = planned(world, audience=only, reason="只有3栋换了电梯").number

    first = world.member("孙丽")
    assert any("只有3栋换了电梯" in text for text in first.hears())
    shown = first.says(f"问卷 {number}")
    assert "拟邀请1户（规定不少于已交付3户的98%，即3户）" in shown
    assert "少于规定的原因：只有3栋换了电梯" in shown


def test_approvers_see_whom_the_rest_leaves_out(world: World) -> None:
    asked(world, "satisfaction", "802", 10)
    earlier = world.cases()[0].number
    number = planned(world).number

    shown = world.member("孙丽").says(f"问卷 {number}")
    assert "拟邀请2户" in shown
    assert f"另有1户最近在{earlier}的邀请之列" in shown


def test_the_sample_that_was_shown_is_the_one_that_is_invited(world: World) -> None:
    rooms = [("6", str(unit), f"{floor}01") for unit in (1, 2) for floor in range(1, 9)]
    house(world, rooms)
    audience = {"who": "sample", "share": 0.25, "by": "unit"}
    number = approved(world, audience=audience)
    own = survey_of(world.case(number))
    assert own.seed in world.member("孙丽").says(f"问卷 {number}")

    homes = world.service.database.read(lambda c: Store(c).residents.homes_in(COMMUNITY))
    drawn_again = drawn(homes, own.planned().audience, own.seed)
    world.advance(hours=TO_THE_START)
    world.sweep()
    invited = {one.home_id for one in invitations(world, number)}
    assert invited == {home.id for home in drawn_again}
    assert len(invited) == 3 + 2 * 2  # a quarter of each unit, one at least
