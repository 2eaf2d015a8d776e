"""Until when each step is due."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Moment
from flows.cases.rules.schedule import next_news
from flows.cases.rules.urgency import urgency_of
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE
from flows.settings.site import Shift
from tests.flows.sample import (
    CLERK,
    COMMUNITY,
    MORNING,
    NIGHT_SHIFT,
    RESIDENT,
    SETTINGS,
    at,
    dispatched,
    do,
    finished,
    report,
    with_shifts,
)

NIGHT = at("2026-11-25 02:00")


def test_acceptance_is_promised_on_the_wall_clock_even_at_night() -> None:
    case = report(NIGHT)

    assert (case.due_at, case.due_for) == (NIGHT + 30 * MINUTE, "accept")


def test_acceptance_waits_for_the_shift_where_the_roster_leaves_a_gap() -> None:
    by_day = Shift(community=COMMUNITY, starts="08:00", ends="20:00", names=("甲",))
    case = report(NIGHT, with_shifts(by_day))
    on_duty = report(NIGHT, with_shifts(by_day, NIGHT_SHIFT))
    urgent = report(NIGHT, with_shifts(by_day), urgency="urgent")

    assert case.due_at == at("2026-11-25 08:30")
    assert on_duty.due_at == NIGHT + 30 * MINUTE
    assert urgent.due_at == NIGHT + 5 * MINUTE


def test_acceptance_never_waits_longer_than_a_day() -> None:
    rare = Shift(community=COMMUNITY, starts="01:30", ends="01:50", names=("甲",))
    case = report(NIGHT, with_shifts(rare))

    assert case.due_at == NIGHT + DAY


def test_a_roster_of_another_community_changes_nothing() -> None:
    other = Shift(community="别处", starts="08:00", ends="20:00", names=("甲",))

    assert report(NIGHT, with_shifts(other)).due_at == NIGHT + 30 * MINUTE


def test_ordinary_work_is_done_in_opening_hours() -> None:
    case = report(at("2026-11-25 17:00"))

    assert case.finish_due_at == at("2026-11-28 11:00")  # 24 hours of a ten-hour day


def test_ordinary_work_rests_over_the_spring_festival() -> None:
    case = report(at("2026-02-14 17:00"))

    assert case.finish_due_at == at("2026-02-26 11:00")


def test_urgent_work_never_waits_for_the_morning() -> None:
    case = do(report(NIGHT, urgency="urgent"), "dispatch", NIGHT, CLERK, target_id="s")
    taken = do(case, "take", NIGHT, "s")

    assert case.finish_due_at == NIGHT + 8 * HOUR
    assert (taken.due_at, taken.due_for) == (NIGHT + 20 * MINUTE, "arrive")


def test_each_step_has_its_own_deadline() -> None:
    accepted = do(report(), "accept", MORNING, CLERK)
    given_out = do(accepted, "dispatch", MORNING, CLERK, target_id="s")
    taken = do(given_out, "take", MORNING, "s")
    arrived = do(taken, "arrive", MORNING, "s")
    done = do(arrived, "finish", MORNING, "s")

    dues = [(c.due_for, c.due_at) for c in (accepted, given_out, taken, arrived, done)]
    assert dues == [
        ("dispatch", MORNING + HOUR),
        ("take", MORNING + HOUR),
        ("arrive", MORNING + 8 * HOUR),
        ("finish", at("2026-11-27 13:00")),
        ("confirm", MORNING + 7 * DAY),
    ]


def test_a_visit_by_appointment_is_due_when_the_slot_ends() -> None:
    slot = {"available_from": at("2026-11-26 15:00")}
    case = do(dispatched(**slot), "take", MORNING)
    until = do(dispatched(**slot, available_until=at("2026-11-26 18:00")), "take", MORNING)

    assert case.due_at == at("2026-11-26 17:00")
    assert until.due_at == at("2026-11-26 18:00")


def test_work_by_appointment_is_counted_from_the_appointment() -> None:
    later = report(available_from=MORNING + 5 * DAY)

    assert (later.finish_due_at or 0) > MORNING + 5 * DAY


def test_an_emergency_waits_for_no_appointment() -> None:
    fire = dispatched(urgency="emergency", available_from=MORNING + DAY)

    assert do(fire, "take", MORNING).due_at == MORNING + 15 * MINUTE
    assert fire.finish_due_at == MORNING + 4 * HOUR


def test_an_appointment_that_has_passed_counts_no_more() -> None:
    case = do(dispatched(available_until=MORNING + HOUR), "take", MORNING + 2 * HOUR)

    assert case.due_at == MORNING + 8 * HOUR


def test_a_category_may_have_its_own_time_to_finish() -> None:
    assert report(category="cleaning").finish_due_at == MORNING + 8 * HOUR
    urgent = report(category="cleaning", urgency="urgent")
    assert urgent.finish_due_at == MORNING + 8 * HOUR
    assert report(category="greening").finish_due_at == at("2026-11-29 09:00")


def test_waiting_for_a_part_stops_the_handling_clock() -> None:
    case = dispatched()
    waiting = do(case, "defer", MORNING + HOUR, reason="待料", until=MORNING + 25 * HOUR)

    assert waiting.finish_due_at == calendar.later(case.finish_due_at or 0, 10 * HOUR, SETTINGS)


def test_a_part_that_came_early_gives_the_rest_of_the_pause_back() -> None:
    case = dispatched()
    waiting = do(case, "defer", MORNING + HOUR, reason="待料", until=MORNING + 2 * DAY)
    again = do(waiting, "arrive", MORNING + 2 * HOUR)

    assert again.finish_due_at == (case.finish_due_at or 0) + HOUR


def test_a_pause_ends_with_what_was_promised() -> None:
    case = dispatched()
    waiting = do(case, "defer", MORNING, reason="待料", until=MORNING + HOUR)
    again = do(waiting, "resume", MORNING + 3 * DAY)

    assert again.finish_due_at == (case.finish_due_at or 0) + HOUR
    assert deadlines.is_overdue(again, MORNING + 3 * DAY)


def test_a_reason_of_our_own_pauses_nothing() -> None:
    case = dispatched()
    waiting = do(case, "defer", MORNING, reason="待天气", until=MORNING + 2 * DAY)

    assert waiting.finish_due_at == case.finish_due_at


def test_an_urgent_case_pauses_on_the_wall_clock() -> None:
    case = dispatched(urgency="urgent")
    waiting = do(case, "defer", MORNING, reason="待料", until=MORNING + 20 * HOUR)

    assert waiting.finish_due_at == (case.finish_due_at or 0) + 20 * HOUR


def test_deferring_twice_pauses_each_time_only_once() -> None:
    case = dispatched()
    first = do(case, "defer", MORNING, reason="待料", until=MORNING + 2 * HOUR)
    second = do(first, "defer", MORNING + HOUR, reason="待料", until=MORNING + 3 * HOUR)

    assert second.finish_due_at == (case.finish_due_at or 0) + 3 * HOUR


@given(
    st.integers(0, 30 * 24 * 60),
    st.integers(1, 3 * 24 * 60),
    st.integers(0, 6 * 24 * 60),
    st.sampled_from(["ordinary", "urgent"]),
)
def test_a_pause_is_as_long_as_the_work_really_waited_and_no_longer(
    start: int, length: int, back: int, urgency: str
) -> None:
    begins = at("2026-02-01 00:00") + start * MINUTE
    case = dispatched(begins, urgency=urgency)
    until = begins + length * MINUTE
    returned = begins + back * MINUTE

    waiting = do(case, "defer", begins, reason="待料", until=until)
    again = do(waiting, "resume", returned)

    ended = min(returned, until)
    before, after = case.finish_due_at or 0, again.finish_due_at or 0
    if urgency == "urgent":
        assert after - before == ended - begins
    else:
        waited = calendar.between(begins, ended, SETTINGS)
        assert calendar.between(before, after, SETTINGS) == waited


def test_a_promise_to_the_resident_counts_before_a_later_deadline_and_never_pauses() -> None:
    case = do(dispatched(), "arrive", MORNING)
    promised = do(case, "progress", MORNING, until=at("2026-11-25 22:00"), text="今晚送件")
    kept = do(promised, "progress", MORNING + HOUR, text="件到了")

    assert (promised.due_at, promised.due_for) == (at("2026-11-25 22:00"), "promise")
    assert (kept.due_at, kept.due_for) == (case.finish_due_at, "finish")


def test_silence_of_the_resident_is_no_delay_of_ours() -> None:
    case = finished()

    assert not deadlines.is_overdue(case, MORNING + 30 * DAY)
    assert deadlines.is_overdue(report(), MORNING + 30 * MINUTE)


def test_the_resident_hears_within_a_day_but_not_at_night() -> None:
    """Nobody tells them by when an engineer who stands at the door is done."""
    arrived = do(do(dispatched(), "take", MORNING), "arrive", MORNING + HOUR)

    assert arrived.due_for == "finish"
    assert arrived.news_at == MORNING + HOUR + DAY
    assert finished().news_at is None


def test_what_was_promised_and_has_not_come_is_told_then() -> None:
    """An ordinary matter lets people sleep; who waits for an urgent one is awake."""
    night = at("2026-11-25 21:00")

    assert report().news_at == MORNING + 30 * MINUTE
    assert report(night).news_at == at("2026-11-26 08:00")
    assert report(night, urgency="urgent").news_at == night + 5 * MINUTE


def test_what_is_late_is_told_again_and_again() -> None:
    due = Moment(MORNING + 30 * MINUTE, SETTINGS)

    assert next_news(report(), due) == at("2026-11-25 11:55")  # before people rest at noon
    assert next_news(report(urgency="urgent"), due) == MORNING + 90 * MINUTE


def test_a_promised_time_brings_news_sooner() -> None:
    waiting = do(dispatched(), "defer", MORNING, reason="待料", until=MORNING + 3 * HOUR)

    assert waiting.news_at == MORNING + 3 * HOUR
    assert next_news(waiting, Moment(MORNING + 6 * HOUR, SETTINGS)) == MORNING + 10 * HOUR


def test_what_the_resident_does_themselves_is_no_news() -> None:
    case = dispatched()

    assert do(case, "urge", MORNING + HOUR, RESIDENT).news_at == case.news_at


@pytest.mark.parametrize(
    ("category", "text", "danger", "urgency"),
    [
        ("water_drainage", "水管爆管了", None, "urgent"),
        ("water_drainage", "水龙头滴水", None, "ordinary"),
        ("lift", "电梯门关不上", None, "urgent"),
        ("lift", "电梯困人了", "trapped", "emergency"),
        ("unheard_of", "看不懂", None, "ordinary"),
    ],
)
def test_danger_comes_before_words_and_words_before_the_category(
    category: str, text: str, danger: str | None, urgency: str
) -> None:
    assert urgency_of(category, text, danger, SETTINGS) == urgency
