"""When a meeting is called for: few paid, or many complained (SUR-16). Proposed, never begun."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.kind import kind_for
from flows.cases.rules.deeds import Moment
from flows.settings.calendar import local, on_day
from flows.survey.meeting import texts as meeting_texts
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.staff import Staff
    from storage.store import Store

COMPLAINS = "complaint"  # the intent whose kind of case is counted
MOST = 5000


def fees_are_low(share: float, settings: Settings) -> bool:
    """Tell whether so few have paid that a meeting is proposed."""
    return share < settings.section(Surveys).meeting_fees_below


def propose_for_fees(  # noqa: PLR0913, PLR0917 - of which month, and who entered it
    store: Store, moment: Moment, community: str, month: str, share: float, by: Staff
) -> None:
    """Tell who plans surveys that few have paid; not who entered it, and reads it there."""
    text = meeting_texts.fees_low(community, month, share)
    _propose(store, moment, community, text, besides=by.person_id or "")


def communities(settings: Settings) -> list[str]:
    """Return where complaints are looked at."""
    return [one.name for one in settings.communities]


def next_month(now: int, settings: Settings) -> int:
    """Return when the office opens on the first of the next month."""
    today = local(now, settings).date()
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return on_day(first, settings.calendar.opens, settings)


def count_complaints(store: Store, settings: Settings, community: str, now: int) -> int:
    """Propose a meeting where more complained last month than the line allows."""
    this = local(now, settings).date().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    since, until = (on_day(day, "00:00", settings) for day in (last, this))
    kind = kind_for(COMPLAINS, settings)
    found = store.cases.recent_in(community, since, MOST)
    count = sum(one.kind == kind and since <= one.created_at < until for one in found)
    if count <= settings.section(Surveys).meeting_complaints_above:
        return 0
    text = meeting_texts.many_complaints(community, f"{last:%Y-%m}", count)
    return _propose(store, Moment(now, settings), community, text)


def _propose(store: Store, moment: Moment, community: str, text: str, *, besides: str = "") -> int:
    role = moment.settings.section(Surveys).half_yearly.get("role")
    staff = store.staff.active_in(community)
    told = [one for one in telling.reachable(staff) if one.role == role]
    for one in told:
        if one.person_id != besides:
            telling.tell_person(
                store, moment.now, one.person_id or "", text, kind="reminder", community=community
            )
    return len(told)
