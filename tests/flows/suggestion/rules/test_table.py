"""The procedure of suggestions (建议): what may follow what, its clocks, and promise 2."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cases.rules import escalation, lifecycle
from flows.cases.rules.deeds import Deed, Moment, NotPossible
from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.sample import CLERK, HEAD, MORNING, RESIDENT, SETTINGS, TRANSITIONS, at, report

if TYPE_CHECKING:
    from storage.records.case import Case

ACTIONS = tuple(TRANSITIONS["suggestion"])
OTHER = report(number="TS20261125-0009", id="c9")


def suggestion(now: int = MORNING) -> Case:
    """Return a suggestion as it stands when it was just registered."""
    case = report(now, kind="suggestion", number="JY20261125-0001", place="")
    return lifecycle.start(replace(case, finish_due_at=None), Moment(now, SETTINGS))


def do(case: Case, action: str, now: int = MORNING + HOUR, **fields: object) -> Case:
    """Let the desk, or the resident, do something that fits."""
    ours = action not in {"confirm", "not_fixed", "withdraw", "rate"}
    system = action in {"close_silent", "vacate"}
    kind = "system" if system else "staff" if ours else "resident"
    needed: dict[str, object] = {"text": "下周办", "reason": "说好了", "into": OTHER, **fields}
    deed = Deed(action, CLERK if ours else RESIDENT, "某人", kind, **needed)  # type: ignore[arg-type]
    return lifecycle.move(case, deed, Moment(now, SETTINGS))


def refused(case: Case, action: str, now: int = MORNING + HOUR, **fields: object) -> str:
    """Return why not."""
    with pytest.raises(NotPossible) as problem:
        do(case, action, now, **fields)
    return problem.value.reason


def test_it_is_due_to_be_read_within_a_day_whatever_the_hour() -> None:
    """A night, a weekend and a holiday stretch nothing."""
    for when in ("2026-11-25 23:30", "2026-10-01 03:00", "2026-11-28 17:59"):
        case = suggestion(at(when))
        assert (case.due_for, case.due_at) == ("open", at(when) + 24 * HOUR)


def test_reading_it_makes_who_read_it_the_holder_and_promises_an_answer() -> None:
    case = do(suggestion(), "accept")
    assert (case.status, case.holder_id) == ("opened", CLERK)
    assert (case.due_for, case.due_at) == ("answer", MORNING + 73 * HOUR)


def test_what_is_adopted_is_watched_until_it_is_told() -> None:
    """A named time counts; without one the resident hears more after the configured days."""
    named = do(suggestion(), "adopt", until=MORNING + 2 * DAY)
    assert (named.due_for, named.due_at) == ("promise", MORNING + 2 * DAY)
    assert named.news_at == MORNING + 2 * DAY
    plain = do(suggestion(), "adopt")
    assert MORNING + 6 * DAY < (plain.due_at or 0) <= MORNING + 8 * DAY
    told = do(named, "finish", MORNING + DAY, text="装好了")
    assert (told.status, told.finding, told.result) == ("answered", "adopted", "装好了")
    assert told.due_for == "confirm"


@pytest.mark.parametrize(
    ("action", "reason"),
    [("adopt", "adoption_needed"), ("decline", "grounds_needed"), ("reply", "reply_needed")],
)
def test_no_answer_goes_without_words(action: str, reason: str) -> None:
    assert refused(suggestion(), action, text=" ") == reason


def test_a_time_that_has_passed_is_no_promise() -> None:
    assert refused(suggestion(), "adopt", until=MORNING) == "adoption_needed"


def test_who_does_not_agree_gets_another_look_by_the_next_level() -> None:
    """Answered or closed in time; what goes on under another number has its own say."""
    told = do(suggestion(), "decline")
    again = do(told, "not_fixed", target_id=HEAD)
    assert (again.status, again.holder_id, again.finding, again.result) == (
        "opened", HEAD, None, None,
    )  # fmt: skip
    closed = do(told, "close_silent", MORNING + 9 * DAY)
    assert closed.closed_as == "unconfirmed"
    assert refused(closed, "not_fixed", MORNING + 60 * DAY) == "closed_too_long"
    turned = do(suggestion(), "turn")
    assert (turned.status, turned.closed_as, turned.from_case_id) == ("closed", "turned", "c9")
    assert refused(turned, "not_fixed") == "turned"
    assert refused(turned, "rate", rating=5) == "turned"


def test_too_early_and_too_late_are_named() -> None:
    told = do(suggestion(), "reply")
    assert refused(told, "turn") == "answered_already"
    assert refused(told, "accept") == "already_accepted"
    assert refused(suggestion(), "callback") == "not_yet_answered"
    assert refused(do(told, "confirm"), "adopt") == "closed"
    assert refused(do(suggestion(), "withdraw"), "reply") == "withdrawn"


def test_a_missed_day_climbs_the_ladder_of_the_desk() -> None:
    """The clerks on duty are warned, then told, then whoever leads them."""
    case = suggestion(MORNING)
    levels = []
    now = MORNING
    for _look in range(4):
        now = case.alert_at or now
        alert = escalation.alert_of(case, Moment(now, SETTINGS))
        assert alert is not None
        levels.append((alert.kind, alert.role))
        case = replace(case, alert_at=alert.next_alert_at, alert_level=alert.level)
    assert levels == [
        ("warn", None),
        ("overdue", None),
        ("overdue", "affairs_head"),
        ("overdue", "site_manager"),
    ]


@st.composite
def deeds(draw: st.DrawFn, now: int) -> Deed:
    """Draw what anybody might do now, sensible or not."""
    return Deed(
        action=draw(st.sampled_from(ACTIONS)),
        actor_id=draw(st.sampled_from(["a", "b", None])),
        actor_name="某人",
        actor_kind=draw(st.sampled_from(["resident", "staff", "system"])),
        text=draw(st.sampled_from(["", "好了"])),
        target_id=draw(st.sampled_from([None, "a"])),
        until=draw(st.one_of(st.none(), st.integers(now - DAY, now + 9 * DAY))),
        reason=draw(st.sampled_from([None, "说好了"])),
        rating=draw(st.sampled_from([None, 0, 3, 5])),
        today=draw(st.integers(0, 4)),
        into=draw(st.sampled_from([None, OTHER])),
    )


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_an_open_suggestion_always_has_a_deadline_and_an_alert(data: st.DataObject) -> None:
    """Whatever anybody does in whichever order; what is over is watched no more."""
    now = MORNING
    case = suggestion(now)
    for _turn in range(data.draw(st.integers(0, 12))):
        now += data.draw(st.sampled_from([1, 60, 24 * 60, 8 * 24 * 60])) * MINUTE
        try:
            case = lifecycle.move(case, data.draw(deeds(now)), Moment(now, SETTINGS))
        except NotPossible:
            continue
        if lifecycle.is_open(case):
            assert case.due_for in {"open", "answer", "promise", "confirm"}
            assert case.due_at is not None
            assert case.alert_at is not None
        else:
            assert (case.due_at, case.alert_at, case.news_at) == (None, None, None)
            assert case.closed_at is not None
