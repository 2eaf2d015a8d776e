"""While a case is open: deferred, pressed, escalated, added to and reclassified."""

from __future__ import annotations

from typing import Any

import pytest

from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.cases.rules.refusal import LATER, refused
from tests.flows.sample import (
    CLERK,
    HEAD,
    MORNING,
    RESIDENT,
    SETTINGS,
    dispatched,
    do,
    finished,
    report,
)


def test_a_deferral_keeps_its_reason_and_ends_with_the_work() -> None:
    until = MORNING + DAY
    waiting = do(dispatched(), "defer", LATER, reason="待料", until=until)
    again = do(waiting, "resume", MORNING + 2 * HOUR)

    assert (waiting.status, waiting.defer_reason, waiting.defer_count) == ("deferred", "待料", 1)
    assert (waiting.due_at, waiting.due_for) == (until, "promise")
    assert (again.status, again.defer_reason, again.promised_at) == ("taken", None, None)
    assert again.defer_count == 1


def test_a_deferred_case_without_engineer_goes_back_to_the_clerk() -> None:
    accepted = do(report(), "accept", MORNING, CLERK)
    waiting = do(accepted, "defer", LATER, CLERK, reason="待业主", until=MORNING + DAY)

    assert do(waiting, "resume", LATER, CLERK).status == "accepted"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "reason_needed"),
        ({"reason": "太忙"}, "unknown_reason"),
        ({"reason": "待料"}, "time_needed"),
        ({"reason": "待料", "until": MORNING}, "time_passed"),
        ({"reason": "待料", "until": MORNING + 4 * DAY}, "defer_too_long"),
    ],
)
def test_deferring_needs_a_known_reason_and_a_time_within_the_limit(
    fields: dict[str, Any], reason: str
) -> None:
    assert refused(dispatched(), "defer", **fields) == reason


def test_the_third_deferral_needs_the_supervisor() -> None:
    case = dispatched()
    for day in (1, 2):
        case = do(case, "defer", LATER, reason="待料", until=MORNING + day * DAY)

    assert refused(case, "defer", reason="待料", until=MORNING + 3 * DAY) == "defer_too_often"
    allowed = do(
        case, "defer", LATER, HEAD, reason="待料", until=MORNING + 9 * DAY, may_exceed=True
    )
    assert allowed.defer_count == 3


def test_the_resident_may_disagree_with_a_deferral_and_the_next_level_hears() -> None:
    waiting = do(dispatched(), "defer", LATER, reason="待料", until=MORNING + DAY)

    assert do(waiting, "disagree", LATER, RESIDENT).alert_level == 3


def test_pressing_is_counted_and_limited() -> None:
    case = do(dispatched(), "urge", LATER, RESIDENT)

    assert (case.urge_count, case.urged_at, case.alert_level) == (1, LATER, 0)
    assert refused(case, "urge", LATER + 29 * MINUTE, RESIDENT) == "urge_too_soon"
    assert refused(case, "urge", LATER + HOUR, RESIDENT, today=3) == "urged_enough"


def test_the_third_time_of_pressing_reaches_the_next_level() -> None:
    case = dispatched()
    for hour in range(3):
        case = do(case, "urge", LATER + hour * HOUR, RESIDENT, today=hour)

    assert (case.urge_count, case.alert_level) == (3, 3)


def test_a_supervisor_who_presses_counts_for_nothing() -> None:
    case = dispatched()

    assert do(case, "press", LATER, HEAD) == case


def test_escalating_climbs_one_step_at_a_time_up_to_the_top() -> None:
    case = dispatched()
    levels = []
    for _step in SETTINGS.escalation.ladder:
        case = do(case, "escalate", LATER, HEAD)
        levels.append(case.alert_level)

    assert levels == [3, 4, 5]
    assert refused(case, "escalate", by=HEAD) == "at_the_top"


def test_a_supplement_with_another_time_moves_the_visit() -> None:
    case = do(dispatched(), "take", MORNING)
    free = (MORNING + 30 * HOUR, MORNING + 32 * HOUR)
    moved = do(case, "supplement", LATER, RESIDENT, available=free)

    assert (moved.available_from, moved.available_until) == free
    assert moved.due_at == min(free[1], moved.finish_due_at or 0)
    assert do(case, "supplement", LATER, RESIDENT, text="阀门在左边") == case


def test_notes_change_nothing_in_any_status() -> None:
    for case in (report(), dispatched(), do(report(), "withdraw", LATER, RESIDENT)):
        assert do(case, "note", LATER, CLERK, text="已电话联系") == case


def test_another_category_brings_its_own_deadline_and_keeps_the_status() -> None:
    case = dispatched()
    changed = do(case, "change_category", LATER, CLERK, category="greening")

    assert (changed.category, changed.status) == ("greening", "dispatched")
    assert (changed.finish_due_at or 0) > (case.finish_due_at or 0)


def test_becoming_urgent_tightens_the_clock() -> None:
    case = dispatched()
    urgent = do(case, "change_category", LATER, CLERK, urgency="urgent")

    assert (urgent.finish_due_at or 0) < (case.finish_due_at or 0)
    assert urgent.due_at == MORNING + 5 * MINUTE


def test_reclassifying_never_wins_time_for_what_was_deferred_or_returned() -> None:
    back = do(finished(), "not_fixed", LATER, RESIDENT)

    changed = do(back, "change_category", LATER, CLERK, category="greening")
    assert changed.finish_due_at == back.finish_due_at
