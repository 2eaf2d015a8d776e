"""Which act is possible when, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules import lifecycle
from flows.cases.rules.deeds import NotPossible
from flows.settings.calendar import HOUR
from tests.flows.cases.rules.refusal import LATER, refused
from tests.flows.sample import (
    CLERK,
    ENGINEER,
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
        "callback",
        "rate",
    )
