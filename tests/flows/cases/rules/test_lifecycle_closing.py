"""How a case ends, how it is rated, and how it comes back."""

from __future__ import annotations

from flows.cases.fieldwork.rules.steps import SUPERVISED_RETURNS
from flows.settings.calendar import DAY, HOUR
from tests.flows.cases.rules.refusal import LATER, refused
from tests.flows.sample import (
    CLERK,
    ENGINEER,
    HEAD,
    MORNING,
    RESIDENT,
    SETTINGS,
    dispatched,
    do,
    finished,
    report,
)


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


def test_a_rating_stays_with_the_case_and_does_not_confirm_it() -> None:
    rated = do(finished(), "rate", LATER, RESIDENT, rating=4, text="师傅很快")

    assert (rated.rating, rated.rating_text, rated.status) == (4, "师傅很快", "finished")
    assert do(rated, "not_fixed", LATER, RESIDENT).rating is None
