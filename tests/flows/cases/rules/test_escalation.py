"""Who is told, and when, while nobody acts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import escalation
from flows.cases.rules.deeds import Moment
from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.sample import (
    CLERK,
    ENGINEER,
    HEAD,
    MORNING,
    NIGHT_SHIFT,
    SETTINGS,
    at,
    dispatched,
    do,
    finished,
    person,
    report,
    with_shifts,
)

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.staff import Staff

PEOPLE = (
    person("小周", "clerk", id=CLERK),
    person("老王", "engineer", id=ENGINEER, department="工程部", superior_id=HEAD),
    person("工程头", "department_head", id=HEAD, department="工程部"),
    person("保洁头", "department_head", department="保洁部"),
    person("主任", "site_manager"),
    person("总经理", "general_manager"),
)
NOW = Moment(MORNING, SETTINGS)


def swept(case: Case, now: int | None = None) -> tuple[escalation.Alert, Case]:
    """Return what a sweep finds, and the case after it; by itself it sweeps in time."""
    alert = escalation.alert_of(case, Moment(now or case.alert_at or 0, SETTINGS))
    assert alert is not None
    return alert, replace(case, alert_level=alert.level, alert_at=alert.next_alert_at)


def climb(case: Case, times: int) -> list[tuple[str, str | None, int]]:
    """Return the alerts when every sweep is on time."""
    told: list[tuple[str, str | None, int]] = []
    for _time in range(times):
        now = case.alert_at or 0
        alert, case = swept(case)
        told.append((alert.kind, alert.role, (now - MORNING) // MINUTE))
    return told


def test_an_unaccepted_report_climbs_from_the_clerks_to_the_top_and_stays_there() -> None:
    assert climb(report(), 7) == [
        ("warn", None, 15),
        ("overdue", None, 30),
        ("overdue", "department_head", 90),
        ("overdue", "site_manager", 150),
        ("overdue", "general_manager", 210),
        ("overdue", "general_manager", 450),
        ("overdue", "general_manager", 23 * 60),  # not at night
    ]


def test_an_urgent_report_climbs_quickly_and_at_night() -> None:
    night = at("2026-11-25 02:00")
    case = report(night, urgency="urgent")
    times = []
    for _time in range(5):
        times.append(((case.alert_at or 0) - night) / MINUTE)
        _alert, case = swept(case)

    assert times == [2.5, 5, 20, 35, 50]


def test_an_ordinary_case_lets_managers_sleep_but_not_who_is_on_duty() -> None:
    night = at("2026-11-25 02:00")
    _warned, case = swept(report(night), night + 15 * MINUTE)
    overdue, case = swept(case, night + 30 * MINUTE)

    assert (overdue.level, overdue.role) == (2, None)
    assert case.alert_at == at("2026-11-25 08:00")
    head, _case = swept(case)
    assert head.role == "department_head"


def test_missed_steps_collapse_into_the_last_one() -> None:
    alert, case = swept(report(), MORNING + 5 * HOUR)
    again, _case = swept(case)

    assert (alert.kind, alert.role) == ("overdue", "general_manager")
    assert alert.next_alert_at == MORNING + 9 * HOUR
    assert again.role == "general_manager"


def test_a_warning_that_nobody_sent_in_time_is_left_out() -> None:
    alert, _case = swept(report(), MORNING + 40 * MINUTE)

    assert (alert.kind, alert.role, alert.level) == ("overdue", None, 2)


def test_a_warning_comes_half_an_hour_before_or_when_half_the_time_is_over() -> None:
    accepted = do(report(), "accept", MORNING, CLERK)
    arriving = do(dispatched(), "take", MORNING)

    assert accepted.alert_at == MORNING + 30 * MINUTE
    assert arriving.alert_at == MORNING + 8 * HOUR - 30 * MINUTE


def test_acting_on_an_overdue_case_wins_one_step_and_begins_below() -> None:
    late = MORNING + 3 * DAY
    case = do(dispatched(), "progress", late)

    assert (case.alert_level, case.alert_at) == (0, late + HOUR)
    alert, _case = swept(case, late + HOUR)
    assert (alert.level, alert.role) == (2, None)


def test_a_note_does_not_silence_the_alarm() -> None:
    _alert, case = swept(report(), MORNING + 3 * HOUR)
    noted = do(case, "note", MORNING + 3 * HOUR, CLERK, text="看到了")

    assert (noted.alert_level, noted.alert_at) == (case.alert_level, case.alert_at)


def test_a_case_put_before_a_level_early_is_called_to_mind_there_until_it_is_due() -> None:
    case = do(do(dispatched(), "take", MORNING), "escalate", MORNING, HEAD)
    alert, case = swept(case)
    overdue, _case = swept(case)

    assert (alert.kind, alert.role, alert.level) == ("warn", "department_head", 3)
    assert alert.next_alert_at == MORNING + 8 * HOUR
    assert (overdue.kind, overdue.role) == ("overdue", "site_manager")


def test_a_silent_resident_is_reminded_once_and_then_the_case_may_close() -> None:
    case = finished()
    reminder, case = swept(case, MORNING + 3 * DAY)
    closing, case = swept(case, MORNING + 7 * DAY)

    assert (reminder.kind, reminder.next_alert_at) == ("ask_fixed", MORNING + 7 * DAY)
    assert closing.kind == "close_silent"
    assert (case.alert_at or 0) > MORNING + 7 * DAY


def test_after_a_long_stop_a_silent_case_closes_at_once() -> None:
    alert, _case = swept(finished(), MORNING + 30 * DAY)

    assert alert.kind == "close_silent"


def test_a_closed_case_alerts_nobody() -> None:
    closed = do(report(), "close", MORNING, CLERK, reason="重复")

    assert escalation.alert_of(closed, Moment(MORNING + 9 * DAY, SETTINGS)) is None


def names(
    case: Case, level: int, people: tuple[Staff, ...] = PEOPLE, moment: Moment = NOW
) -> list[str]:
    """Return the names of whom a level reaches."""
    return [s.name for s in escalation.recipients(case, level, people, set(), moment)]


def test_the_levels_reach_holder_own_department_head_and_managers() -> None:
    case = dispatched()

    reached = [names(case, level) for level in range(1, 6)]
    assert reached == [["老王"], ["老王"], ["工程头"], ["主任"], ["总经理"]]


def test_what_nobody_holds_reaches_the_clerks_and_where_no_trade_tells_it_every_head() -> None:
    assert names(report(), 2) == ["小周"]
    assert names(report(), 3) == ["工程头", "保洁头"]


def test_at_night_what_nobody_holds_reaches_the_shift_leader() -> None:
    people = (*PEOPLE, person("班长", "shift_leader"), person("夜班", "clerk"))
    night = Moment(at("2026-11-26 02:00"), with_shifts(NIGHT_SHIFT))

    assert names(report(), 1, people, night) == ["班长"]


def test_a_department_without_superior_goes_by_its_name() -> None:
    engineer = replace(PEOPLE[1], superior_id=None)

    assert names(dispatched(), 3, (engineer, *PEOPLE[2:])) == ["工程头"]


def test_a_role_that_nobody_has_passes_on_upwards() -> None:
    assert names(dispatched(), 3, (PEOPLE[1], *PEOPLE[4:])) == ["主任"]
    assert names(dispatched(), 5, PEOPLE[:5]) == ["主任"]


def test_a_head_who_holds_the_case_is_not_their_own_superior() -> None:
    case = replace(dispatched(), holder_id=HEAD, engineer_id=None)

    assert names(case, 3, (PEOPLE[2], *PEOPLE[4:])) == ["主任"]


def test_without_any_manager_the_clerks_are_told() -> None:
    assert names(dispatched(), 4, PEOPLE[:2]) == ["小周"]


def test_a_holder_who_left_is_replaced_by_who_is_on_duty() -> None:
    gone = replace(PEOPLE[1], active=0)

    assert names(dispatched(), 2, (PEOPLE[0], gone)) == ["小周"]


def test_above_the_holder_is_at_least_the_first_of_the_ladder() -> None:
    assert [s.name for s in escalation.superiors(dispatched(), PEOPLE, NOW)] == ["工程头"]
    raised = replace(dispatched(), alert_level=4)
    assert [s.name for s in escalation.superiors(raised, PEOPLE, NOW)] == ["主任"]
