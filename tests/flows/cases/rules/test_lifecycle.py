"""Which act is possible when, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.fieldwork.rules.steps import SUPERVISED_RETURNS
from flows.cases.rules import lifecycle
from flows.cases.rules.deeds import NotPossible
from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.sample import (
    CLERK,
    ENGINEER,
    HEAD,
    MORNING,
    RESIDENT,
    SETTINGS,
    STATUSES,
    TRANSITIONS,
    dispatched,
    do,
    finished,
    report,
)

if TYPE_CHECKING:
    from storage.records.case import Case

LATER = MORNING + 10 * MINUTE


def refused(case: Case, action: str, now: int = LATER, by: str = ENGINEER, **fields: Any) -> str:  # noqa: ANN401 - any field of a deed
    """Return why an act is not possible."""
    with pytest.raises(NotPossible) as caught:
        do(case, action, now, by, **fields)
    return caught.value.reason


def test_a_repair_goes_from_report_to_the_residents_yes() -> None:
    case = report()
    statuses = [case.status]
    acts: list[tuple[str, str, dict[str, Any]]] = [
        ("accept", CLERK, {}),
        ("dispatch", CLERK, {"target_id": ENGINEER}),
        ("take", ENGINEER, {}),
        ("arrive", ENGINEER, {}),
        ("finish", ENGINEER, {"text": "换了角阀"}),
        ("confirm", RESIDENT, {}),
    ]
    for action, by, fields in acts:
        case = do(case, action, LATER, by, **fields)
        statuses.append(case.status)

    assert statuses == [
        "registered",
        "accepted",
        "dispatched",
        "taken",
        "arrived",
        "finished",
        "closed",
    ]
    assert case.closed_as == "confirmed"
    assert case.result == "换了角阀"
    assert case.engineer_id == case.holder_id == ENGINEER
    assert (case.due_at, case.alert_at, case.news_at) == (None, None, None)
    assert case.version == 1


def test_who_accepts_holds_the_case() -> None:
    assert do(report(), "accept", LATER, CLERK).holder_id == CLERK


def test_a_clerk_may_dispatch_at_once_and_has_accepted_by_it() -> None:
    case = dispatched()

    assert case.accepted_at == case.dispatched_at == MORNING
    assert case.holder_id == ENGINEER


def test_an_engineer_who_skips_the_taps_leaves_no_gap() -> None:
    case = do(dispatched(), "finish", LATER, text="好了")

    assert case.taken_at == case.arrived_at == case.finished_at == LATER


def test_arriving_fills_that_it_was_taken() -> None:
    assert do(dispatched(), "arrive", LATER).taken_at == LATER


def test_a_clerk_may_finish_what_was_solved_by_phone_and_nobody_was_sent() -> None:
    case = do(report(), "finish", LATER, CLERK, text="已电话指导复位")

    assert case.status == "finished"
    assert case.accepted_at == LATER
    assert (case.dispatched_at, case.taken_at, case.arrived_at) == (None, None, None)
    assert case.holder_id == CLERK


def test_an_engineer_may_take_what_waits_for_anybody() -> None:
    case = do(do(report(), "accept", MORNING, CLERK), "take", LATER)

    assert (case.status, case.engineer_id, case.dispatched_at) == ("taken", ENGINEER, LATER)


@pytest.mark.parametrize(
    ("case", "action", "reason"),
    [
        (report(), "take", "not_yet_accepted"),
        (report(), "confirm", "not_yet_finished"),
        (dispatched(), "accept", "already_accepted"),
        (do(dispatched(), "take", MORNING), "take", "already_taken"),
        (do(dispatched(), "arrive", MORNING), "take", "already_taken"),
        (do(dispatched(), "arrive", MORNING), "arrive", "already_arrived"),
        (do(dispatched(), "arrive", MORNING), "dispatch", "already_arrived"),
        (do(dispatched(), "arrive", MORNING), "withdraw", "too_late_to_withdraw"),
        (do(report(), "accept", MORNING, CLERK), "arrive", "not_yet_dispatched"),
        (dispatched(), "resume", "not_deferred"),
        (dispatched(), "reopen", "not_closed"),
        (finished(), "arrive", "finished"),
        (do(finished(), "confirm", MORNING, RESIDENT), "finish", "closed"),
        (do(report(), "withdraw", MORNING, RESIDENT), "accept", "withdrawn"),
    ],
)
def test_a_refusal_names_what_stands_in_the_way(case: Case, action: str, reason: str) -> None:
    assert refused(case, action) == reason


def test_a_refusal_says_what_is_possible_instead() -> None:
    with pytest.raises(NotPossible) as caught:
        do(report(), "take", LATER)

    assert "accept" in caught.value.possible
    assert "dispatch" in caught.value.possible
    assert "take" not in caught.value.possible
    assert "close_silent" not in caught.value.possible


def test_what_belongs_to_the_resident_is_not_for_staff_and_the_reverse() -> None:
    assert refused(report(), "urge", by=CLERK) == "not_for_you"
    assert refused(report(), "accept", by=RESIDENT) == "not_for_you"
    assert refused(finished(), "close_silent", by=CLERK) == "not_for_you"


def test_an_act_without_what_it_needs_is_refused() -> None:
    assert refused(report(), "dispatch") == "whom_needed"
    assert refused(dispatched(), "finish", text=" ") == "result_needed"
    assert refused(dispatched(), "send_back") == "reason_needed"
    assert refused(dispatched(), "close") == "reason_needed"
    assert refused(dispatched(), "progress", until=MORNING) == "time_passed"
    assert refused(finished(), "rate", by=RESIDENT, rating=6) == "rating_range"
    assert refused(report(), "change_category", category="moon") == "unknown_category"


def test_dispatching_to_who_has_it_already_says_so() -> None:
    assert refused(dispatched(), "dispatch", by=CLERK, target_id=ENGINEER) == "already_dispatched"


def test_another_engineer_begins_anew() -> None:
    case = do(do(dispatched(), "arrive", MORNING), "hand_over", LATER, target_id="s-other")

    assert case.status == "dispatched"
    assert (case.engineer_id, case.holder_id) == ("s-other", "s-other")
    assert (case.taken_at, case.arrived_at, case.dispatched_at) == (None, None, LATER)


def test_a_case_without_engineer_is_handed_to_another_clerk() -> None:
    case = do(do(report(), "accept", MORNING, CLERK), "hand_over", LATER, CLERK, target_id="s-2")

    assert (case.status, case.holder_id, case.engineer_id) == ("accepted", "s-2", None)


def test_what_is_sent_back_waits_for_another_dispatch() -> None:
    case = do(dispatched(), "send_back", LATER, reason="不是水电的活")

    assert case.status == "accepted"
    assert (case.engineer_id, case.holder_id) == (None, None)
    assert case.due_for == "dispatch"
    assert case.due_at == LATER + HOUR


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


def test_not_fixed_goes_back_to_the_engineer_with_a_new_clock() -> None:
    case = do(finished(), "not_fixed", MORNING + 5 * DAY, RESIDENT)

    assert (case.status, case.return_count, case.holder_id) == ("reopened", 1, ENGINEER)
    assert case.finished_at is None
    assert case.due_for == "arrive"
    assert case.due_at is not None
    assert case.due_at > MORNING + 5 * DAY


def test_the_second_return_goes_to_the_supervisor() -> None:
    case = do(finished(), "not_fixed", LATER, RESIDENT)
    assert case.return_count + 1 == SUPERVISED_RETURNS

    again = do(do(case, "finish", LATER), "not_fixed", LATER, RESIDENT, target_id=HEAD)

    assert (again.holder_id, again.engineer_id, again.return_count) == (HEAD, ENGINEER, 2)
    assert do(again, "dispatch", LATER, HEAD, target_id="s-other").holder_id == "s-other"


def test_a_solution_by_phone_that_did_not_hold_goes_back_to_the_clerk() -> None:
    case = do(report(), "finish", MORNING, CLERK, text="电话指导")

    assert do(case, "not_fixed", LATER, RESIDENT).holder_id == CLERK


def test_a_closed_case_can_be_reopened_during_the_trial_only() -> None:
    case = do(finished(), "confirm", MORNING, RESIDENT)
    trial = SETTINGS.resident.reopen_days * DAY

    back = do(case, "not_fixed", MORNING + trial, RESIDENT)
    assert (back.status, back.closed_at, back.closed_as) == ("reopened", None, None)
    assert refused(case, "not_fixed", MORNING + trial + 1, RESIDENT) == "closed_too_long"
    assert refused(case, "reopen", MORNING + trial + 1, RESIDENT) == "closed_too_long"


def test_a_silent_resident_is_never_counted_as_satisfied() -> None:
    case = finished()

    assert refused(case, "close_silent", MORNING + 7 * DAY - 1, "system") == "too_early"
    closed = do(case, "close_silent", MORNING + 7 * DAY, "system")
    assert closed.closed_as == "unconfirmed"


def test_a_late_yes_still_confirms_what_was_closed_silently() -> None:
    closed = do(finished(), "close_silent", MORNING + 7 * DAY, "system")
    confirmed = do(closed, "confirm", MORNING + 8 * DAY, RESIDENT)

    assert (confirmed.status, confirmed.closed_as) == ("closed", "confirmed")
    assert confirmed.closed_at == closed.closed_at
    assert refused(confirmed, "confirm", MORNING + 8 * DAY, RESIDENT) == "closed"


def test_staff_close_with_a_reason_and_never_overwrite_a_result() -> None:
    assert do(report(), "close", LATER, CLERK, reason="重复报修").result == "重复报修"
    done = do(dispatched(), "finish", LATER, text="已换")
    closed = do(done, "close", LATER, CLERK, reason="电话确认")
    assert (closed.closed_as, closed.result) == ("by_staff", "已换")


def test_a_report_is_withdrawn_until_somebody_was_sent_long_ago() -> None:
    later = MORNING + 25 * HOUR

    assert do(report(), "withdraw", later, RESIDENT).closed_as == "withdrawn"
    assert do(dispatched(), "withdraw", LATER, RESIDENT).status == "withdrawn"
    assert refused(dispatched(), "withdraw", later, RESIDENT) == "too_late_to_withdraw"


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


def test_a_rating_stays_with_the_case_and_does_not_confirm_it() -> None:
    rated = do(finished(), "rate", LATER, RESIDENT, rating=4, text="师傅很快")

    assert (rated.rating, rated.rating_text, rated.status) == (4, "师傅很快", "finished")
    assert do(rated, "not_fixed", LATER, RESIDENT).rating is None


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


def test_every_act_of_the_table_names_known_statuses() -> None:
    for kind in TRANSITIONS.values():
        for rule in kind.values():
            assert rule.starts <= set(STATUSES)
            assert rule.ends is None or rule.ends in STATUSES


def test_what_a_resident_can_do_is_listed_apart() -> None:
    assert lifecycle.possible(finished(), SETTINGS, "resident") == (
        "confirm",
        "not_fixed",
        "note",
        "supplement",
        "rate",
    )
