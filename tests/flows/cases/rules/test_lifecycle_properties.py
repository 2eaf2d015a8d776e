"""What holds for every case, whatever anybody does in whichever order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cases.rules import escalation, lifecycle
from flows.cases.rules.deeds import Deed, Moment, NotPossible
from flows.settings.calendar import DAY, MINUTE
from tests.flows.sample import NIGHT_SHIFT, SETTINGS, TRANSITIONS, at, report, with_shifts

if TYPE_CHECKING:
    from storage.records.case import Case

Story = tuple[list[tuple["Case", Deed | None]], Moment]
ACTIONS = tuple(TRANSITIONS["report"])
START = at("2026-01-01 00:00")
LEAVES_CLOSED = {"not_fixed", "reopen"}
STAMPS = ("accepted_at", "dispatched_at", "taken_at", "arrived_at", "finished_at", "closed_at")


@st.composite
def deeds(draw: st.DrawFn, now: int) -> Deed:
    """Draw what anybody might do now, sensible or not."""
    soon = st.one_of(st.none(), st.integers(now - DAY, now + 5 * DAY))
    return Deed(
        action=draw(st.sampled_from(ACTIONS)),
        actor_id=draw(st.sampled_from(["a", "b", None])),
        actor_name="某人",
        actor_kind=draw(st.sampled_from(["resident", "staff", "system"])),
        text=draw(st.sampled_from(["", "好了"])),
        target_id=draw(st.sampled_from([None, "a", "b"])),
        until=draw(soon),
        reason=draw(st.sampled_from([None, "待料", "待天气", "懒"])),
        rating=draw(st.sampled_from([None, 0, 3, 5])),
        category=draw(st.sampled_from([None, "lift", "greening", "moon"])),
        urgency=draw(st.sampled_from([None, "urgent", "ordinary"])),
        available=draw(st.one_of(st.none(), st.tuples(soon, soon))),
        today=draw(st.integers(0, 4)),
        may_exceed=draw(st.booleans()),
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a case's life: every state it was in, with the deed that led there."""
    site = draw(st.sampled_from([SETTINGS, with_shifts(NIGHT_SHIFT)]))
    now = START + draw(st.integers(0, 360 * 24 * 60)) * MINUTE
    urgency = draw(st.sampled_from(["emergency", "urgent", "ordinary"]))
    case = report(now, site, urgency=urgency)
    past: list[tuple[Case, Deed | None]] = [(case, None)]
    for _turn in range(draw(st.integers(0, 12))):
        now += draw(st.sampled_from([0, 1, 60, 24 * 60, 3 * 24 * 60, 8 * 24 * 60])) * MINUTE
        deed = draw(deeds(now))
        try:
            case = lifecycle.move(case, deed, Moment(now, site))
        except NotPossible:
            continue
        past.append((case, deed))
    return past, Moment(now, site)


@given(stories())
@settings(max_examples=120, deadline=None)
def test_every_open_case_has_a_next_deadline_and_a_next_alert(story: Story) -> None:
    past, moment = story
    case = past[-1][0]

    if lifecycle.is_open(case):
        assert case.due_at is not None
        assert case.due_for in (
            ["accept", "dispatch", "take", "arrive", "finish", "promise", "confirm"]
        )
        assert case.alert_at is not None
        assert (case.news_at is None) == (case.status == "finished")
    else:
        nothing = (case.due_at, case.due_for, case.alert_at, case.news_at)
        assert nothing == (None, None, None, None)
        assert case.closed_at is not None
        assert case.closed_as is not None
    assert case.version == 1
    assert moment.now >= case.created_at


@given(stories())
@settings(max_examples=120, deadline=None)
def test_nothing_leaves_an_end_but_what_the_resident_says_in_time(story: Story) -> None:
    past, _moment = story
    for (before, _), (after, deed) in pairwise(past):
        assert deed is not None
        if before.status == "withdrawn":
            assert after == before
        if before.status == "closed" and after.status != "closed":
            assert deed.action in LEAVES_CLOSED
            assert deed.actor_kind != "system"


@given(stories())
@settings(max_examples=80, deadline=None)
def test_who_works_on_a_case_is_known_from_dispatch_on(story: Story) -> None:
    for case, _deed in story[0]:
        if case.status in ("dispatched", "taken") and case.engineer_id is not None:
            assert case.dispatched_at is not None
        if case.status == "deferred":
            assert case.promised_at is not None
            assert case.defer_reason in SETTINGS.defer.reasons
        else:
            assert case.defer_reason is None or not lifecycle.is_open(case)


@given(stories())
@settings(max_examples=80, deadline=None)
def test_stamps_are_in_the_past_and_counters_only_grow(story: Story) -> None:
    past, moment = story
    for case, _deed in past:
        given_stamps = [getattr(case, name) for name in STAMPS]
        assert all(case.created_at <= s <= moment.now for s in given_stamps if s is not None)
    for (before, _), (after, _deed) in pairwise(past):
        assert after.defer_count >= before.defer_count
        assert after.return_count >= before.return_count
        assert after.urge_count >= before.urge_count


@given(stories())
@settings(max_examples=80, deadline=None)
def test_a_real_act_of_a_person_begins_the_alerts_anew(story: Story) -> None:
    past, _moment = story
    for case, deed in past[1:]:
        assert deed is not None
        rule = TRANSITIONS["report"][deed.action]
        if rule.acts and deed.actor_kind == "staff":
            assert case.alert_level == 0


@given(stories())
@settings(max_examples=80, deadline=None)
def test_what_is_called_possible_is_never_refused_for_the_status(story: Story) -> None:
    past, moment = story
    case = past[-1][0]
    needed = {"target_id": "z", "text": "好了", "reason": "待料", "rating": 5, "into": case}
    own = {  # what depends on more than the status
        None,
        *("time_needed", "closed_too_long", "closed", "defer_too_often"),
        *("too_late_to_withdraw", "at_the_top"),
    }

    for action in lifecycle.possible(case, moment.settings):
        deed = Deed(action, "s", "某人", **needed)  # type: ignore[arg-type]
        assert _refusal(case, deed, moment) in own


def _refusal(case: Case, deed: Deed, moment: Moment) -> str | None:
    try:
        lifecycle.move(case, deed, moment)
    except NotPossible as refusal:
        return refusal.reason
    return None


@given(stories(), st.lists(st.integers(1, 5000), min_size=1, max_size=25))
@settings(max_examples=120, deadline=None)
def test_alerts_go_on_forever_upwards_and_always_into_the_future(
    story: Story, waits: list[int]
) -> None:
    """Whoever sweeps, and however late: there is a next alert, and nobody is skipped back."""
    past, moment = story
    case, now = past[-1][0], moment.now
    for wait in waits:
        now = max(now, case.alert_at or now) + (wait - 1) * MINUTE
        alert = escalation.alert_of(case, Moment(now, moment.settings))
        if not lifecycle.is_open(case):
            assert alert is None
            return
        assert alert is not None
        assert alert.next_alert_at > now
        assert alert.level >= case.alert_level
        assert alert.level <= escalation.top_level(case, moment.settings)
        if alert.kind == "overdue" and case.alert_level < escalation.top_level(
            case, moment.settings
        ):
            assert alert.level > case.alert_level
        case = replace(case, alert_level=alert.level, alert_at=alert.next_alert_at)


@given(stories())
@settings(max_examples=80, deadline=None)
def test_an_alert_is_never_too_early(story: Story) -> None:
    past, moment = story
    case = past[-1][0]
    if case.alert_at is not None and case.alert_at > moment.now:
        assert escalation.alert_of(case, moment) is None
