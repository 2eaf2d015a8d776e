"""What a case waits for after the clock went back: no longer than the schedule would set now.

What a person promised or fixed stays as it is, and so does whatever comes sooner; but what was said
in a future that is gone (明天下午, 15分钟) is meant as long from now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flows.cases.rules import escalation, schedule
from flows.cases.rules.rulebook import rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case

HAPPENED = (
    *("created_at", "accepted_at", "dispatched_at", "taken_at", "arrived_at", "finished_at"),
    *("stage_at", "urged_at", "decided_at"),
)
SAID = ("available_from", "available_until", "promised_at")


def rewound(case: Case, said_at: Mapping[str, int], moment: Moment) -> Case:
    """Return the case with what happened not after now, and what is due bounded by it.

    `said_at` tells when each of SAID was said.
    """
    stamps: dict[str, Any] = {name: sooner(getattr(case, name), moment.now) for name in HAPPENED}
    said = replace(case, **stamps, **_brought_back(case, said_at, moment.now))
    past = rulebook(case, moment.settings).rewound(case, said, moment)
    due_at, due_for = past.due_at, past.due_for
    since = schedule.since(past, moment.now)
    at, what = rulebook(past, moment.settings).next_due(past, since, moment)
    if due_at is None or at < due_at:
        due_at, due_for = at, what
    return _watched(replace(past, due_at=due_at, due_for=due_for), moment)


def _brought_back(case: Case, said_at: Mapping[str, int], now: int) -> dict[str, Any]:
    """Return the appointment and the promise as far from now as from when they were said."""
    return {
        name: at if (at := getattr(case, name)) is None else at - max(0, said_at[name] - now)
        for name in SAID
    }


def sooner(at: int | None, most: int | None) -> int | None:
    """Return the earlier of two moments; what is not set stays so."""
    return at if at is None or most is None else min(at, most)


def _watched(case: Case, moment: Moment) -> Case:
    told = replace(case, news_at=sooner(case.news_at, schedule.next_news(case, moment)))
    level = min(case.alert_level, escalation.level_by_now(case, moment))
    latest = escalation.latest_alert(replace(case, alert_level=level), moment)
    if case.alert_at is not None and case.alert_at <= latest:
        return told
    return replace(told, alert_level=level, alert_at=schedule.first_alert(case, moment))
