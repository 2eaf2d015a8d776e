"""Who is on duty."""

from __future__ import annotations

from flows.cases.rules import duty
from flows.cases.rules.deeds import Moment
from flows.settings.site import Settings, Shift
from tests.flows.sample import COMMUNITY, NIGHT_SHIFT, SETTINGS, at, person, with_shifts

CLERKS = (person("小周", "clerk"), person("小吴", "clerk"))
PEOPLE = (
    *CLERKS,
    person("夜班", "clerk"),
    person("班长", "shift_leader"),
    person("管家", "steward"),
    person("老王", "engineer"),
    person("主任", "site_manager"),
)
DAY_SHIFT = Shift(community=COMMUNITY, starts="08:00", ends="20:00", names=("小周", "老王"))
ROSTER = with_shifts(NIGHT_SHIFT, DAY_SHIFT)


def on_duty(clock: str, settings: Settings = ROSTER, taken: tuple[str, ...] = ()) -> list[str]:
    """Return the names of who is on duty at a time of 25 November."""
    moment = Moment(at(f"2026-11-25 {clock}"), settings)
    return [s.name for s in duty.on_duty(PEOPLE, taken, moment)]


def told(clock: str, settings: Settings = ROSTER, taken: tuple[str, ...] = ()) -> list[str]:
    """Return the names of who hears of a new case at a time of 25 November."""
    moment = Moment(at(f"2026-11-25 {clock}"), settings)
    return [s.name for s in duty.clerks_on_duty(PEOPLE, taken, moment)]


def test_without_a_roster_every_clerk_is_on_duty_at_any_hour() -> None:
    assert on_duty("03:00", SETTINGS) == ["小周", "小吴", "夜班"]
    assert told("13:00", SETTINGS) == ["小周", "小吴", "夜班"]


def test_a_shift_over_midnight_holds_on_both_sides_and_ends_on_the_minute() -> None:
    assert on_duty("23:59") == on_duty("00:00") == on_duty("07:59") == ["夜班", "班长"]
    assert on_duty("08:00") == on_duty("19:59") == ["小周", "老王"]


def test_at_night_everything_reaches_the_shift_leader() -> None:
    assert told("02:00") == ["班长"]


def test_by_day_those_on_duty_who_may_accept_are_told() -> None:
    assert told("10:00") == ["小周"]


def test_who_says_so_is_on_duty_beside_the_roster() -> None:
    assert on_duty("10:00", taken=("s-小吴",)) == ["小周", "小吴", "老王"]
    assert told("10:00", SETTINGS, ("s-小吴",)) == ["小吴"]


def test_when_only_an_engineer_is_on_duty_the_clerks_are_told_all_the_same() -> None:
    assert told("10:00", SETTINGS, ("s-老王",)) == ["小周", "小吴", "夜班"]


def test_a_gap_in_the_roster_makes_every_clerk_responsible() -> None:
    assert on_duty("12:00", with_shifts(NIGHT_SHIFT)) == ["小周", "小吴", "夜班"]


def test_a_name_that_nobody_has_leaves_nobody_out() -> None:
    ghost = NIGHT_SHIFT.model_copy(update={"names": ("离职",), "leader": None})

    assert told("02:00", with_shifts(ghost)) == ["小周", "小吴", "夜班"]


def test_another_communitys_shift_is_not_ours() -> None:
    other = DAY_SHIFT.model_copy(update={"community": "别处"})

    assert on_duty("10:00", with_shifts(other)) == ["小周", "小吴", "夜班"]


def test_who_has_no_account_can_not_be_told_so_others_are() -> None:
    silent = tuple(
        person(s.name, s.role, person_id=None) if s.name == "班长" else s for s in PEOPLE
    )
    moment = Moment(at("2026-11-25 02:00"), ROSTER)

    assert [s.name for s in duty.clerks_on_duty(silent, (), moment)] == ["夜班", "班长"]


def test_a_site_without_clerks_falls_to_the_lowest_role_that_may_accept() -> None:
    moment = Moment(at("2026-11-25 10:00"), SETTINGS)

    assert [s.name for s in duty.clerks_on_duty(PEOPLE[5:], (), moment)] == ["主任"]
    assert duty.clerks_on_duty((), (), moment) == ()


def test_who_left_or_has_an_unknown_role_is_never_on_duty() -> None:
    gone = (person("小周", "clerk", active=0), person("某某", "moon"))
    moment = Moment(at("2026-11-25 10:00"), ROSTER)

    assert duty.on_duty(gone, ("s-小周",), moment) == ()


def test_whoever_leads_is_the_lowest_manager_who_can_be_told() -> None:
    head = person("头", "department_head", person_id=None)
    moment = Moment(at("2026-11-25 10:00"), SETTINGS)

    assert [s.name for s in duty.whoever_leads((head, *PEOPLE), moment)] == ["主任"]
    assert [s.name for s in duty.whoever_leads((head,), moment)] == ["头"]
