"""What a property company decides about surveys (SUR)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from flows.settings.shapes import Count, CountOrNone, LocalTime, Text
from flows.settings.site import Section

SURVEYS = "questionnaire"  # the kind of these cases, as it is stored
CORRECTIONS = "corrective_action"  # and that of corrective actions
SORTS = ("satisfaction", "recheck", "consultation", "meeting")
CHAIN: tuple[str, ...] = ("affairs_head", "site_manager", "general_manager")


class Surveys(Section):
    """How surveys are planned, sent, counted and kept."""

    key: ClassVar = "surveys"

    approval: dict[str, tuple[str, ...]] = Field(
        default_factory=lambda: dict.fromkeys(SORTS, CHAIN)
    )  # by kind of survey: the role keys that say yes, in this order (SUR-2)
    approval_hours: Count = 48  # for each of them
    half_yearly: dict[str, Text] = Field(
        default_factory=lambda: {"role": "affairs_head", "months": "5 11"}
    )  # to whom the half-yearly survey is proposed, and in which months (SUR-3)
    rest_days: CountOrNone = 30  # between two surveys to one home (SUR-3)
    wave_homes: Count = 500  # invited in one wave
    wave_minutes: Count = 60  # between two waves
    reminders: CountOrNone = 2  # at most, to who has not answered (SUR-7)
    reminder_days: Count = 4  # between two of them
    invite_at: LocalTime = "09:00"  # the first of a day
    most_in_chat: Count = 12  # with more questions the page is offered first
    grace_minutes: Count = 30  # for what was begun before the close
    smallest_group: Count = 5  # answers; smaller groups are not reported (SUR-13)
    report_days: Count = 3  # until the report is approved after the close
    report_to: tuple[str, ...] = ("affairs_head", "site_manager", "general_manager")  # SUR-9
    departments: dict[str, Text] = Field(default_factory=dict)  # item id: department (SUR-18)
    plan_days: Count = 3  # until a corrective action has cause, measure and deadline
    check_days: Count = 3  # until somebody else has checked it
    publish_days: Count = 7  # until the results are published after the report (SUR-12)
    entered_twice: float = Field(default=0.1, ge=0, le=1)  # share of paper answers
    meeting_fees_below: float = Field(default=0.8, ge=0, le=1)  # share paid in a month (SUR-16)
    meeting_complaints_above: Count = 20  # in a month; beyond it a meeting is proposed
    kept_days: Count = 730  # raw answers, report, abstract and index (SUR-15)
