"""Who sees a case, and who may do what with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.cases.rules import access
from tests.flows.sample import (
    CLERK,
    ENGINEER,
    MORNING,
    RESIDENT,
    SETTINGS,
    dispatched,
    do,
    finished,
    person,
    report,
)

CLERK_HERE = person("小周", "clerk", id=CLERK)
WORKER = person("老王", "engineer", id=ENGINEER, trades="水电")
OTHER = person("老李", "engineer", trades="水电")
GUARD = person("保安", "worker", trades="秩序")
COMMITTEE = person("业委会", "owners_committee")
HEAD = person("头", "department_head")
WAITING = do(report(), "accept", MORNING, CLERK)


def test_a_clerk_sees_every_case_of_their_community_and_none_of_another() -> None:
    elsewhere = person("小周", "clerk", community="别处")

    assert access.staff_sees(report(), CLERK_HERE, SETTINGS)
    assert not access.staff_sees(report(), elsewhere, SETTINGS)


def test_an_engineer_sees_what_was_given_to_them_and_what_waits_for_their_trade() -> None:
    assert access.staff_sees(dispatched(), WORKER, SETTINGS)
    assert not access.staff_sees(dispatched(), OTHER, SETTINGS)
    assert access.staff_sees(WAITING, OTHER, SETTINGS)
    assert not access.staff_sees(WAITING, GUARD, SETTINGS)
    assert not access.staff_sees(report(), OTHER, SETTINGS)


def test_an_engineer_still_sees_their_work_after_it_is_closed() -> None:
    closed = do(finished(), "confirm", MORNING, RESIDENT)

    assert access.staff_sees(closed, WORKER, SETTINGS)
    assert not access.staff_sees(closed, OTHER, SETTINGS)


def test_an_emergency_is_seen_by_everybody_who_works_there() -> None:
    fire = report(urgency="emergency")

    assert access.staff_sees(fire, GUARD, SETTINGS)
    assert not access.staff_sees(fire, COMMITTEE, SETTINGS)


def test_a_complaint_does_not_exist_for_who_only_works() -> None:
    complaint = replace(WAITING, kind="complaint")

    assert not access.staff_sees(complaint, OTHER, SETTINGS)
    assert access.staff_sees(complaint, CLERK_HERE, SETTINGS)


def test_the_owners_committee_and_who_left_see_nothing() -> None:
    gone = person("小周", "clerk", id=CLERK, active=0)

    assert not access.staff_sees(report(), COMMITTEE, SETTINGS)
    assert not access.staff_sees(report(), gone, SETTINGS)


@pytest.mark.parametrize(
    ("person_id", "homes", "shared", "sees"),
    [
        (RESIDENT, (), 0, True),
        ("p-spouse", ("h1",), 1, True),
        ("p-spouse", ("h1",), 0, False),
        ("p-neighbour", ("h2",), 1, False),
    ],
)
def test_a_report_is_the_authors_and_the_homes_only_when_shared(
    person_id: str, homes: tuple[str, ...], shared: int, *, sees: bool
) -> None:
    assert access.resident_sees(report(shared=shared), person_id, homes, SETTINGS) is sees


def test_a_complaint_is_never_shared_at_home() -> None:
    complaint = replace(report(shared=1), kind="complaint")

    assert not access.resident_sees(complaint, "p-spouse", ("h1",), SETTINGS)


def test_a_report_of_a_public_place_is_nobodys_home() -> None:
    assert not access.resident_sees(report(shared=1, home_id=None), "p-x", (), SETTINGS)


def test_others_of_the_home_may_add_and_press_but_not_close() -> None:
    case = report(shared=1)

    assert access.resident_may(case, "p-spouse", "urge")
    assert not access.resident_may(case, "p-spouse", "confirm")
    assert not access.resident_may(case, "p-spouse", "withdraw")
    assert access.resident_may(case, RESIDENT, "withdraw")


def test_who_does_the_work_may_not_do_what_clerks_do() -> None:
    for action in ("accept", "dispatch", "close", "enter", "press", "escalate", "callback"):
        assert access.staff_refusal(dispatched(), WORKER, action, SETTINGS) == "no_permission"
        assert not access.may_do(WORKER, action, SETTINGS)
    assert access.may_do(CLERK_HERE, "enter", SETTINGS)


def test_an_engineer_works_on_their_own_cases_and_takes_what_waits() -> None:
    for action in ("take", "arrive", "progress", "defer", "hand_over", "send_back", "finish"):
        assert access.staff_refusal(dispatched(), WORKER, action, SETTINGS) is None
        assert access.staff_refusal(dispatched(), OTHER, action, SETTINGS) == "not_yours"
    assert access.staff_refusal(WAITING, OTHER, "take", SETTINGS) is None
    assert access.staff_refusal(WAITING, OTHER, "finish", SETTINGS) == "not_yours"
    assert access.staff_refusal(WAITING, GUARD, "take", SETTINGS) == "not_yours"


def test_who_dispatches_may_finish_and_defer_for_an_engineer() -> None:
    for action in ("finish", "defer", "hand_over", "send_back"):
        assert access.staff_refusal(dispatched(), CLERK_HERE, action, SETTINGS) is None


def test_an_unknown_act_is_nobodys() -> None:
    assert access.staff_refusal(report(), HEAD, "moon", SETTINGS) == "no_permission"


def test_only_a_supervisor_defers_beyond_the_limits() -> None:
    assert access.has(HEAD, "defer", SETTINGS)
    assert not access.has(WORKER, "defer", SETTINGS)


def test_a_worker_reads_the_phone_only_while_the_case_is_theirs_to_do() -> None:
    whole, masked = "13800000001", "138****0001"
    taken = do(dispatched(), "take", MORNING)
    closed = do(do(taken, "finish", MORNING), "confirm", MORNING, RESIDENT)

    assert access.phone_for(WAITING, OTHER, SETTINGS) == masked
    assert access.phone_for(dispatched(), WORKER, SETTINGS) == masked
    assert access.phone_for(taken, WORKER, SETTINGS) == whole
    assert access.phone_for(taken, OTHER, SETTINGS) == masked
    assert access.phone_for(closed, WORKER, SETTINGS) == masked
    assert access.phone_for(closed, CLERK_HERE, SETTINGS) == whole


@given(st.text("0123456789+-", max_size=20))
def test_a_masked_phone_never_shows_the_middle(phone: str) -> None:
    masked = access.mask_phone(phone)

    assert len(masked) == len(phone)
    if len(phone) >= 11:
        assert masked[-8:-4] == "****"
    elif phone:
        assert masked.count("*") >= len(phone) - 2


def test_a_masked_name_shows_the_family_name_alone() -> None:
    assert [access.mask_name(name) for name in ("李雷", "韩梅梅", "王", "")] == [
        "李*",
        "韩**",
        "王",
        "",
    ]
