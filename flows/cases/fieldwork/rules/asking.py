"""When a resident is asked afterwards about work for which somebody came (CAL-1); pure."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.rules.steps import is_unhappy
from flows.cases.wanted import Wanted
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Settings
    from storage.records.case import Case

TRIAL, RAIN, UNHAPPY, SILENT = "trial", "rain", "unhappy", "silent"  # sources; stored
_BITS = 32


def wants(before: Case, after: Case, deed: Deed, moment: Moment) -> Wanted | None:
    """Return what an act brings: content after the trial, unhappy at once, silent at random."""
    if deed.actor_kind == "resident":
        return _said(before, after, deed, moment)
    again = after.return_count > 0  # a loop ends with the resident's word alone
    if deed.action == "close" and again and before.finished_at is not None:
        return _trial(after, moment)
    if deed.action == "close_silent":
        drawn = again or is_drawn(after.id, moment.settings.callbacks.silent_share)
        return Wanted(SILENT, moment.now) if drawn else None
    return None


def _said(before: Case, after: Case, deed: Deed, moment: Moment) -> Wanted | None:
    if deed.action in {"not_fixed", "reopen"}:
        return Wanted(UNHAPPY, moment.now, calls=True)
    if deed.action == "rate" and is_unhappy(deed.rating):
        return Wanted(UNHAPPY, moment.now)
    fixed = deed.action == "confirm" and not is_unhappy(before.rating)
    return _trial(after, moment) if fixed or deed.action == "rate" else None


def _trial(case: Case, moment: Moment) -> Wanted | None:
    settings = moment.settings
    since = case.finished_at or moment.now
    if leaks_in_rain(case, settings):
        return Wanted(RAIN, since + settings.callbacks.rain_days * DAY)
    days = trial_days(case, settings)
    return Wanted(TRIAL, max(since + days * DAY, moment.now)) if days else None


def trial_days(case: Case, settings: Settings) -> int:
    """Return how long a repair is on trial: as its kind of problem has it, else its urgency."""
    category = settings.categories.get(case.category)
    if category is not None and category.trial_days is not None:
        return category.trial_days
    return deadlines.clocks(case, settings).trial_days


def leaks_in_rain(case: Case, settings: Settings) -> bool:
    """Tell whether only rain shows if it holds."""
    rain = settings.callbacks.rain
    return case.category in rain.categories and any(w in case.description for w in rain.words)


def is_drawn(case_id: str, share: float) -> bool:
    """Tell whether a case is among a share of all, whoever asks and whenever."""
    drawn: int = int.from_bytes(hashlib.sha256(case_id.encode()).digest()[: _BITS // 8])
    return drawn < share * float(2**_BITS)


def is_told_done(case: Case) -> bool:
    """Tell whether the work counts as done: what came back is asked about later."""
    return case.status in {"finished", "closed"}


def was_silent(case: Case) -> bool:
    """Tell whether its reporter never said whether it is right."""
    return case.closed_as == "unconfirmed"


def is_unsettled(case: Case) -> bool:
    """Tell whether somebody who was unhappy has not said since that it is right."""
    settled = case.closed_as == "confirmed" and not is_unhappy(case.rating)
    return case.status != "withdrawn" and not settled
