"""When and with whom a talk (约谈) may be, and until when it is owed (COM-12)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.cases.rules import reminding
from flows.complaint.rules import talks
from flows.desk.promise import moments
from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.complaint.rules.test_severity import accepted, answered
from tests.flows.sample import CLERK, MORNING, RESIDENT, SETTINGS, at, do


@pytest.mark.parametrize(
    ("words", "found", "others"),
    [
        ("明天下午3点 后天上午10点", ["2026-11-26 15:00", "2026-11-27 10:00"], ""),
        ("明天 下午3点、4点", ["2026-11-26 15:00", "2026-11-26 16:00"], ""),
        ("11月28日15:00 在物业办公室", ["2026-11-28 15:00"], "在物业办公室"),
        ("周六上午10点或周日下午2点半", ["2026-11-28 10:00", "2026-11-29 14:30"], ""),
        ("电话 下午4点", ["2026-11-25 16:00"], "电话"),
        ("明天下午", [], ""),
        ("有空再说", [], "有空再说"),
    ],
)
def test_times_are_read_with_their_days(words: str, found: list[str], others: str) -> None:
    assert moments(words, MORNING, SETTINGS) == ([at(one) for one in found], others)


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        ([], "talk_times_needed"),
        ([MORNING], "talk_passed"),
        ([MORNING + 15 * DAY], "talk_far"),
        ([at("2026-11-26 20:30")], "talk_quiet"),
        ([at("2026-11-26 12:30")], "talk_quiet"),
        ([MORNING + DAY + n * HOUR for n in (0, 1, 2, 6)], "talk_many"),
        ([at("2026-11-26 15:00"), at("2026-11-27 10:00")], None),
    ],
)
def test_nobody_is_asked_to_talk_at_a_wrong_time(times: list[int], reason: str | None) -> None:
    assert talks.refusal_of(times, MORNING, SETTINGS) == reason


@pytest.mark.parametrize(
    ("agreed", "reminder"),
    [
        ("2026-11-26 10:00", "2026-11-25 18:00"),  # a morning: the evening before
        ("2026-11-26 17:00", "2026-11-26 15:00"),
        ("2026-11-26 15:00", "2026-11-26 11:55"),  # two hours before is the rest at noon
        ("2026-11-25 17:30", "2026-11-25 15:30"),
        ("2026-11-25 10:30", None),  # agreed within the time in which one is reminded
    ],
)
def test_both_are_reminded_in_time_and_not_in_the_quiet(agreed: str, reminder: str | None) -> None:
    expected = None if reminder is None else at(reminder)

    assert reminding.reminder_at(at(agreed), MORNING, SETTINGS) == expected


@pytest.mark.parametrize(
    ("consent", "may"), [(None, False), ("relay", False), ("named", True), ("meeting", True)]
)
def test_the_accused_is_met_only_with_consent(consent: str | None, may: bool) -> None:  # noqa: FBT001 - a row of the table
    assert talks.may_meet_accused(replace(accepted(), consent=consent)) == may


def test_the_second_time_it_is_not_right_a_talk_is_owed_and_watched() -> None:
    now = MORNING + DAY
    once = do(answered(), "not_fixed", now, RESIDENT, text="还吵")
    again = do(do(once, "finish", now, CLERK, text="又谈过"), "not_fixed", now, RESIDENT)

    assert (once.talk_due_at, once.due_for) == (None, "carry_out")
    assert (again.talk_due_at, again.due_at, again.due_for) == (
        now + 48 * HOUR,
        now + 48 * HOUR,
        "talk",
    )
    assert again.measures_due_at is not None
    assert again.measures_due_at > now + 48 * HOUR
    late = do(again, "progress", now + MINUTE, CLERK, text="在约", until=now + 90 * HOUR)
    assert late.due_at is not None
    assert late.due_at <= now + 48 * HOUR


def test_a_talk_is_followed_until_it_is_written_down() -> None:
    now, time = MORNING, at("2026-11-26 15:00")
    case = accepted()

    offered = do(case, "talk", now, "s-孙丽", reason="offered", times=(time,))
    agreed = do(offered, "talk", now, RESIDENT, reason="agreed", until=time)
    missed = do(agreed, "talk", time + HOUR, "s-孙丽", reason="missed")
    held = do(agreed, "talk", time + HOUR, "s-孙丽", reason="recorded", text="试行一周")

    assert offered.talk_due_at == time + 24 * HOUR
    assert agreed.talk_due_at == time + 24 * HOUR
    assert missed.talk_due_at == time + 49 * HOUR
    assert held.talk_due_at is None
    accused = do(held, "talk", time + HOUR, "s-孙丽", reason="accused", times=(time,), until=time)
    assert accused.talk_due_at is None


def test_an_owed_talk_is_not_called_off_by_who_owes_it() -> None:
    owed = replace(accepted(), return_count=2, talk_due_at=MORNING + HOUR)

    by_staff = do(owed, "talk", MORNING, "s-孙丽", reason="cancelled")
    by_resident = do(owed, "talk", MORNING, RESIDENT, reason="cancelled")

    assert by_staff.talk_due_at == MORNING + 48 * HOUR
    assert by_resident.talk_due_at is None
