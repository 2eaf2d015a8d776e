"""The half-yearly survey is proposed by itself (SUR-3): in its months, to the role of the config."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.rules.deeds import Moment
from flows.settings import calendar
from flows.settings.calendar import DAY, local, on_day
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS, Surveys
from flows.survey.texts import proposal as proposal_texts

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.store import Store

SEARCHED_DAYS = 400
RECENT_DAYS = 120  # a survey of satisfaction since then is the one of this half year


def communities(settings: Settings) -> list[str]:
    """Return for whom it comes round; nobody where no role is named."""
    named = settings.section(Surveys).half_yearly.get("role")
    return [community.name for community in settings.communities] if named else []


def next_due(now: int, settings: Settings) -> int:
    """Return when the office opens on the first working day of the next month that is named."""
    months = {int(one) for one in settings.section(Surveys).half_yearly["months"].split()}
    today = local(now, settings).date()
    seen: set[tuple[int, int]] = set()
    for away in range(-31, SEARCHED_DAYS):
        day = date.fromordinal(today.toordinal() + away)
        month = (day.year, day.month)
        if day.month not in months or month in seen:
            continue
        if calendar.is_working_day(day, settings.calendar):
            seen.add(month)
            at = on_day(day, settings.calendar.opens, settings)
            if at > now:
                return at
    return now + SEARCHED_DAYS * DAY


def propose(store: Store, settings: Settings, community: str, now: int) -> int:
    """Propose it to who holds the role; whoever leads hears of it where nobody does."""
    recent = [
        *store.cases.open_of_kind(community, SURVEYS),
        *store.cases.ended_of_kind(community, SURVEYS, 20),
    ]
    since = now - RECENT_DAYS * DAY
    if any(
        survey_of(case).sort == "satisfaction"
        and case.status != "withdrawn"
        and case.created_at >= since
        for case in recent
    ):
        return 0
    role = settings.section(Surveys).half_yearly["role"]
    staff = store.staff.active_in(community)
    told = telling.reachable(one for one in staff if one.role == role)
    text = proposal_texts.proposed(community)
    if not told:
        return telling.tell_clerks(store, Moment(now, settings), community, text, kind="reminder")
    for one in told:
        telling.tell_person(
            store, now, one.person_id or "", text, kind="reminder", community=community
        )
    return len(told)
