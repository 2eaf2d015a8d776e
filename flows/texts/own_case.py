"""What residents are answered about a case of theirs, in reply to their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.markup import tap
from flows.texts import times
from flows.texts.news import FIXED, NOT_FIXED, short

if TYPE_CHECKING:
    from flows.context import Context
    from storage.records import Case

DAY_MS = 24 * 3600_000


def _head(case: Case) -> str:
    return f"{case.number}（{short(case.description)}）"


def _by(case: Case, context: Context) -> str:
    due = case.promised_at or case.due_at
    return times.moment(due, context.now, context.settings.zone) if due else ""


def no_hurry(case: Case, context: Context) -> str:
    """Leave time to try it, and say until when an answer is waited for."""
    until = (case.finished_at or context.now) + context.settings.resident.silent_days * DAY_MS
    day = times.moment(until, context.now, context.settings.zone)
    taps = "　".join(tap(word, f"{word} {case.number}") for word in (FIXED, NOT_FIXED))
    return f"好的，不着急，您先用着看看。{_head(case)}我等您到{day}，有数了告诉我修好了吗？{taps}"


def nobody_came(words: str) -> str:
    """Note on the case that nobody was there, in the resident's own words."""
    return f"没人上门：{words}"


def will_be_checked(case: Case, context: Context) -> str:
    """Answer who waited in vain: no doubt, no blame; who looks into it, and by when."""
    return (
        f"对不起，让您空等了。{_head(case)}已请主管核实并重新安排上门，"
        f"{_by(case, context)}前到场或给您回话。"
    )
