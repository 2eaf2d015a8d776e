"""Put a case off (暂缓): why, and when the resident hears more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed, possible_for
from flows.desk.promise import awaited, without_time
from flows.desk.texts import asks, wording
from flows.desk.texts import done as done_texts
from flows.desk.work import for_resident
from flows.settings.calendar import DAY
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked

PUT_OFF = "待业主"  # what a resident reads where only remarks for the office were written


def defer(asked: Asked) -> str:
    """Put a case off (暂缓): a reason of the closed list, and when the resident hears more."""
    asked, shown = for_resident(asked, PUT_OFF)
    case = shown or lookup.choose(asked)
    if isinstance(case, str):
        return case
    words = asked.command.rest
    reason, typed = _reason(asked, words)
    rest = words.replace(typed, " ", 1).strip() if typed else words
    until = awaited(rest, asked.now, asked.settings)
    open_ended = until is None and said_by_staff.holds("no_moment", rest)
    if "defer" in possible_for(asked, case):
        view = asked.view(case)
        if reason is None:
            return asks.reason(view, rest)
        if until is None and not open_ended:
            return asks.until(view, f"{reason} {without_time(rest)}".strip())
    may_exceed = access.has(asked.staff, "defer", asked.settings)
    limit = asked.now + asked.settings.defer.max_days * DAY
    too_far = until is not None and until > limit and not may_exceed and asked.command.is_spoken
    longer = open_ended or too_far
    done = replace(
        deed(asked, "defer", without_time(rest)),
        reason=reason,
        until=limit if longer else until,
        may_exceed=may_exceed,
    )
    return act(asked, case, done, done_texts.deferred_for_now if longer else done_texts.deferred)


def _reason(asked: Asked, words: str) -> tuple[str | None, str]:
    """Return the reason of the closed list that the words name, and how they name it.

    The list's own word counts, what residents read for it, and both with 等 instead of 待; else
    what people say for it, which stays among the words.
    """
    known = asked.settings.defer.reasons
    for reason in sorted(known, key=len, reverse=True):
        for word in (reason, known[reason]):
            for typed in (word, word.replace(wording.WAITING[0], wording.WAITING[1], 1)):
                if typed in words:
                    return reason, typed
    said = said_by_staff.reason_of(words)
    return (said if said in known else None), ""
