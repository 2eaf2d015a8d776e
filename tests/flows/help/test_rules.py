"""The clocks of help (HLP-3): the answer, the end, and both after the clock went back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules.deeds import Moment, NotPossible
from flows.cases.rules.rulebook import rulebook
from flows.help import rules
from flows.help.record import Help, help_of
from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.sample import CLERK, MORNING, RESIDENT, SETTINGS, at, do, report

if TYPE_CHECKING:
    from storage.records.case import Case


def asked(kind_of_help: str = "parcels", price: str | None = None, **fields: Any) -> Case:  # noqa: ANN401
    """Return a request for help as it stands when it was just filed."""
    own = Help("c1", kind_of_help, MORNING + HOUR, 0, price)
    return report(
        MORNING, kind="help", number="QZ20261125-0001", category="other", own=own, **fields
    )


def test_the_answer_is_due_first_and_then_what_the_type_asks_for() -> None:
    """Where nobody is sent, the end is due at once after the answer."""
    case = asked()
    assert (case.due_at, case.due_for) == (MORNING + HOUR, "accept")
    assert case.finish_due_at == MORNING + DAY
    assert asked("visitor_car").finish_due_at == MORNING + 4 * HOUR

    assert do(case, "accept", MORNING, CLERK).due_for == "dispatch"
    room = do(asked("culture"), "accept", MORNING, CLERK)
    assert (room.due_at, room.due_for) == (MORNING + DAY, "finish")


@pytest.mark.parametrize(
    ("urgency", "opens", "by"),
    [
        ("ordinary", None, MORNING + 60 * MINUTE),
        ("ordinary", MORNING + 2 * HOUR, MORNING + 150 * MINUTE),
        ("ordinary", MORNING + 3 * DAY, MORNING + 24 * HOUR),
        ("urgent", None, MORNING + 5 * MINUTE),
        ("emergency", None, MORNING + 3 * MINUTE),
    ],
)
def test_the_answer_is_promised_by(urgency: str, opens: int | None, by: int) -> None:
    """One hour by day, half an hour from the opening at night, at most a day; urgent at once."""
    case = report(MORNING, urgency=urgency)
    assert rules.answer_by(case, opens, SETTINGS) == by


def test_an_appointment_replaces_the_hours() -> None:
    case = asked()
    slot = (at("2026-11-28 10:00"), at("2026-11-28 12:00"))
    met = do(case, "appoint", MORNING, RESIDENT, reason="agreed", available=slot)
    assert met.finish_due_at == slot[1]

    soon = (MORNING + 2 * HOUR, MORNING + 3 * HOUR)
    assert (
        do(met, "appoint", MORNING, CLERK, reason="agreed", available=soon).finish_due_at == soon[1]
    )


def test_nobody_begins_what_costs_something_before_the_yes() -> None:
    case = do(asked("own_repair", "30元"), "accept", MORNING, CLERK)
    with pytest.raises(NotPossible) as refusal:
        do(case, "finish", MORNING, CLERK, text="修好了")
    assert refusal.value.reason == rules.NOT_AGREED

    agreed = do(case, "agree", MORNING, RESIDENT)
    assert help_of(agreed).agreed_at == MORNING
    assert do(agreed, "finish", MORNING, CLERK, text="修好了").status == "finished"
    again = do(agreed, "quote", MORNING, CLERK, text="80元")
    assert (help_of(again).price, help_of(again).agreed_at) == ("80元", None)


def test_after_the_clock_went_back_the_answer_is_no_later_than_for_a_new_one() -> None:
    case, now = asked(), MORNING - 5 * HOUR
    past = rulebook(case, SETTINGS).rewound(case, case, Moment(now, SETTINGS))
    assert help_of(past).answer_by == now + HOUR
    assert help_of(replace(case)).answer_by == MORNING + HOUR
