"""Many homes of one building report the same outage: whoever can announce it hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement import people
from flows.bulletin.announcement.reading import ELSE, TABLE, sorts_in
from flows.bulletin.announcement.record import Storm, announcement_of
from flows.bulletin.announcement.texts import tasks
from flows.bulletin.settings import ANNOUNCEMENTS, Bulletins
from flows.cases import telling
from flows.cases.rules.deeds import Moment
from flows.settings.calendar import MINUTE, local
from nlp import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store


def hint(store: Store, settings: Settings, now: int, _limit: int) -> int:
    """Tell who is on duty, once a day for a building, unless it is announced."""
    rules = settings.section(Bulletins)
    if not rules.storm.homes:
        return 0
    since = now - rules.storm.minutes * MINUTE
    told = 0
    for community in (one.name for one in settings.communities):
        cases = [c for c in store.cases.recent_in(community, since) if c.created_at >= since]
        for found in storms(cases, rules):
            sign = f"storm {community} {found.building} {found.sort} {local(now, settings):%Y%m%d}"
            if _is_announced(store, community, found) or store.signs.count(sign, now) > 1:
                continue
            _tell(store, Moment(now, settings), community, found)
            told += 1
    return told


def storms(cases: Iterable[Case], rules: Bulletins) -> list[Storm]:
    """Return where enough homes report the same; what was taken back does not count."""
    homes: dict[tuple[str, str], set[str]] = {}
    for case in cases:
        if not case.building or case.status == "withdrawn":
            continue
        if listed.says(TABLE, ELSE, case.description):
            continue
        for sort in sorts_in(case.description, rules).intersection(rules.outages):
            homes.setdefault((case.building, sort), set()).add(case.home_id or case.reporter_id)
    most = sorted((place, len(those)) for place, those in homes.items())
    return [Storm(*place, count) for place, count in most if count >= rules.storm.homes]


def _is_announced(store: Store, community: str, found: Storm) -> bool:
    known = map(announcement_of, store.cases.open_of_kind(community, ANNOUNCEMENTS))
    return any(one.sort == found.sort and one.concerns(found.building) for one in known)


def _tell(store: Store, moment: Moment, community: str, found: Storm) -> None:
    """Tell the clerks on duty, and who leads, with the announcement ready to be sent."""
    can = telling.reachable(people.may_send_now(store, moment, community))
    leads = telling.reachable(people.leading(store, moment, community)) or can
    minutes = moment.settings.section(Bulletins).storm.minutes
    clerks = telling.clerks(store, moment, community)
    for one in {staff.id: staff for staff in (*clerks, *leads)}.values():
        others = () if one in can else [staff.name for staff in leads]
        text = tasks.storm(found, minutes, others)
        telling.tell_person(
            store, moment.now, one.person_id or "", text, kind="task", community=community
        )
