"""When handling clocks run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE
from flows.settings.site import Calendar, QuietHours
from tests.flows.sample import SETTINGS, at, changed

if TYPE_CHECKING:
    from flows.settings.site import Settings

OFFICE = Calendar(opens="09:00", closes="17:00", saturdays=False, sundays=False)
WEEKDAYS = changed(calendar=OFFICE)
START, END = at("2026-01-01 00:00"), at("2026-12-31 00:00")
moments = st.integers(START, END)
spans = st.integers(0, 60 * HOUR)
settings = st.sampled_from([SETTINGS, WEEKDAYS])


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-02-13", True),  # Friday before the Spring Festival
        ("2026-02-14", True),  # a Saturday that is worked for the holiday (调休)
        ("2026-02-15", False),  # Sunday, first day of the festival
        ("2026-02-17", False),
        ("2026-02-23", False),  # its last day, a Monday
        ("2026-02-24", True),
        ("2026-02-28", True),  # another Saturday worked for it
        ("2026-10-07", False),
        ("2026-10-10", True),  # Saturday, 调休
        ("2026-10-11", False),  # an ordinary Sunday
        ("2026-11-25", True),
    ],
)
def test_an_office_follows_the_national_holidays_and_make_up_days(
    day: str, *, working: bool
) -> None:
    assert calendar.is_working_day(date.fromisoformat(day), OFFICE) is working


def test_a_management_office_works_on_ordinary_weekends_but_not_on_festivals() -> None:
    own = Calendar()

    assert calendar.is_working_day(date(2026, 11, 28), own)
    assert calendar.is_working_day(date(2026, 11, 29), own)
    assert not calendar.is_working_day(date(2026, 2, 15), own)


def test_a_year_that_is_not_announced_yet_goes_by_fixed_festivals_and_the_weekday() -> None:
    assert not calendar.is_working_day(date(2099, 1, 1), OFFICE)  # a Thursday
    assert calendar.is_working_day(date(2099, 1, 2), OFFICE)
    assert not calendar.is_working_day(date(2099, 1, 3), OFFICE)


def test_the_lists_of_the_site_come_before_the_national_calendar() -> None:
    own = Calendar(holidays=("2026-11-25",), workdays=("2026-02-17",), sundays=False)

    assert not calendar.is_working_day(date(2026, 11, 25), own)
    assert calendar.is_working_day(date(2026, 2, 17), own)


def test_working_time_leaps_over_nights_weekends_and_festivals() -> None:
    assert calendar.later(at("2026-11-25 16:00"), 2 * HOUR, WEEKDAYS) == at("2026-11-26 10:00")
    assert calendar.later(at("2026-11-27 16:30"), HOUR, WEEKDAYS) == at("2026-11-30 09:30")
    assert calendar.later(at("2026-02-14 16:00"), 2 * HOUR, WEEKDAYS) == at("2026-02-24 10:00")


def test_what_begins_at_night_begins_when_the_office_opens() -> None:
    assert calendar.next_opening(at("2026-11-25 03:00"), SETTINGS) == at("2026-11-25 08:00")
    assert calendar.next_opening(at("2026-11-25 18:00"), SETTINGS) == at("2026-11-26 08:00")
    assert calendar.next_opening(at("2026-11-25 12:00"), SETTINGS) == at("2026-11-25 12:00")
    assert calendar.is_open(at("2026-11-25 12:00"), SETTINGS)
    assert not calendar.is_open(at("2026-11-25 18:00"), SETTINGS)


@given(moments, spans, settings)
def test_as_much_working_time_passes_as_was_asked_for(
    start: int, span: int, site: Settings
) -> None:
    end = calendar.later(start, span, site)

    assert end >= start
    assert calendar.between(start, end, site) == span


@given(moments, spans, settings)
def test_going_back_undoes_going_forth(start: int, span: int, site: Settings) -> None:
    end = calendar.later(start, span, site)

    assert calendar.between(calendar.earlier(end, span, site), end, site) == span


@given(moments, spans, st.integers(1, 60 * HOUR), settings)
def test_two_spans_one_after_the_other_are_one_long_span(
    start: int, first: int, second: int, site: Settings
) -> None:
    step_by_step = calendar.later(calendar.later(start, first, site), second, site)

    assert step_by_step == calendar.later(start, first + second, site)


@given(moments, spans, settings)
def test_more_work_never_ends_sooner(start: int, span: int, site: Settings) -> None:
    assert calendar.later(start, span + MINUTE, site) >= calendar.later(start, span, site)


def test_a_site_that_never_opens_goes_by_the_clock_on_the_wall() -> None:
    days = tuple(date.fromordinal(date(2026, 1, 1).toordinal() + n).isoformat() for n in range(820))
    never = changed(calendar=Calendar(holidays=days))

    assert calendar.later(START, HOUR, never) == START + HOUR
    assert calendar.earlier(at("2028-03-20 00:00"), HOUR, never) == at("2028-03-19 23:00")


def test_nothing_passes_between_moments_in_the_wrong_order() -> None:
    assert calendar.between(END, START, SETTINGS) == 0


def test_a_span_over_midnight_holds_on_both_sides_of_it() -> None:
    inside = [at("2026-11-25 23:00"), at("2026-11-26 00:00"), at("2026-11-26 07:59")]
    outside = [at("2026-11-26 08:00"), at("2026-11-26 19:59")]

    assert all(calendar.is_night(moment, SETTINGS) for moment in inside)
    assert not any(calendar.is_night(moment, SETTINGS) for moment in outside)
    assert calendar.is_quiet(at("2026-11-26 13:00"), SETTINGS)
    assert not calendar.is_quiet(at("2026-11-26 14:00"), SETTINGS)


def test_the_next_eight_o_clock_may_be_tomorrow() -> None:
    assert calendar.next_time(at("2026-11-25 07:00"), "08:00", SETTINGS) == at("2026-11-25 08:00")
    assert calendar.next_time(at("2026-11-25 08:00"), "08:00", SETTINGS) == at("2026-11-26 08:00")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("2026-11-26 10:00", "2026-11-26 10:00"),
        ("2026-11-26 13:00", "2026-11-26 11:55"),
        ("2026-11-26 23:00", "2026-11-26 19:55"),
        ("2026-11-26 03:00", "2026-11-25 19:55"),
    ],
)
def test_news_come_before_the_quiet_hours_begin(wanted: str, told: str) -> None:
    now = at("2026-11-25 10:00")

    assert calendar.before_quiet(at(wanted), now, SETTINGS) == at(told)


@given(moments, st.integers(MINUTE, 3 * DAY))
def test_news_are_never_told_in_quiet_hours_nor_in_the_past(now: int, wait: int) -> None:
    told = calendar.before_quiet(now + wait, now, SETTINGS)

    assert told > now
    assert not calendar.is_quiet(told, SETTINGS)


def test_quiet_hours_may_be_others() -> None:
    late = changed(quiet_hours=QuietHours(night_from="22:00", night_until="06:00"))

    assert not calendar.is_night(at("2026-11-25 21:00"), late)
