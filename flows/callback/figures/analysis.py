"""The monthly analysis (CAL-7): made outside any turn, sent to who leads, answered by 分析."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.figures import analysis_texts, counting
from flows.callback.figures import texts as words
from flows.callback.figures.sheet import Sheet, sheet
from flows.callback.figures.statistics import FEW, tally_of
from flows.cases.rules import duty
from flows.cases.telling import reachable
from flows.settings import calendar
from flows.settings.calendar import local
from flows.settings.period import Period, before, month_of, period_in
from flows.writing import times

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.messages import Push
    from storage.records.month import Report
    from storage.records.staff import Staff
    from storage.store import Store

NAME = "callbacks"  # of these reports
READERS = ("affairs_head", "site_manager")
NOT_THEIRS = "not the analysis that they may read"


def communities(settings: Settings) -> list[str]:
    """Return for whom it comes round."""
    return [community.name for community in settings.communities]


def next_due(now: int, settings: Settings) -> int:
    """Return when it comes round: as the office opens for the first time in a month."""
    this = month_of(local(now, settings).date(), settings)
    due = calendar.next_opening(this.since, settings)
    return due if due > now else calendar.next_opening(this.until, settings)


def want(store: Store, settings: Settings, community: str, now: int) -> int:
    """Ask for the analysis of the month before, for each of its readers; return how many."""
    month = before(month_of(local(now, settings).date(), settings), settings)
    rows = store.callbacks.made_between(community, month.since, month.until)
    if not tally_of(rows).asked:
        return 0
    readers = _readers(store, community, settings)
    for one in readers:
        name = name_for(store, one, month)
        store.reports.want(name, community, month.asked, [one.person_id or ""], now)
    return len(readers)


def _readers(store: Store, community: str, settings: Settings) -> list[Staff]:
    staff = store.staff.active_in(community)
    there = reachable(one for one in staff if one.role in READERS)
    may_ask = (one for one in staff if duty.role_allows(one, "supervise", settings))
    return there or reachable(may_ask)


def name_for(store: Store, reader: Staff, month: Period) -> str:
    """Name the analysis that somebody reads: that of all, or one without what is hidden from them."""
    all_rows = counting.rows_of(store, reader.community, month, None)
    known = counting.rows_of(store, reader.community, month, reader)
    return NAME if len(known) == len(all_rows) else f"{NAME} {reader.id}"


def may_read(store: Store, moment: Moment, report: Report, person_id: str) -> bool:
    """Tell whether an analysis is the one that somebody reads now."""
    person = store.persons.get(person_id)
    staff = store.staff.get(person.staff_id) if person and person.staff_id else None
    if staff is None or not staff.active or staff.community != report.community:
        return False
    month = period_in(report.month, moment.now, moment.settings)
    return month is not None and name_for(store, staff, month) == report.name


def taken_back(store: Store, moment: Moment, push: Push) -> bool:
    """Take back an analysis that its reader may not read any more; theirs is made anew, and sent."""
    report = store.reports.get(push.report_id) if push.report_id else None
    if report is None or report.name.partition(" ")[0] != NAME:
        return False
    if may_read(store, moment, report, push.person_id):
        return False
    store.reports.take_back(report.id, push.person_id, NOT_THEIRS)
    person = store.persons.get(push.person_id)
    staff = store.staff.get(person.staff_id) if person and person.staff_id else None
    month = period_in(report.month, moment.now, moment.settings)
    if staff is not None and staff.active and staff.community == report.community and month:
        name = name_for(store, staff, month)
        store.reports.want(name, report.community, report.month, [push.person_id], moment.now)
    return True


def made(store: Store, moment: Moment, report: Report) -> tuple[str, Sheet | None]:
    """Count a month beside the one before: the words, and what is drawn where there is enough."""
    settings, community = moment.settings, report.community
    month = period_in(report.month, moment.now, settings)
    assert month is not None  # noqa: S101 - reports are stored with a month
    reader_id = report.name.partition(" ")[2]
    reader = store.staff.get(reader_id) if reader_id else None
    rows, earlier = (
        counting.rows_of(store, community, one, reader) for one in (month, before(month, settings))
    )
    this, last = counting.counted(store, rows), counting.counted(store, earlier)
    names = counting.names(store, community, settings)
    found = counting.causes(rows)
    text = "\n".join(
        (
            words.figures(community, month, this, names),
            *analysis_texts.changes(this, last),
            *words.why(found.named, found.common),
            *analysis_texts.decided(store.decisions.of_month(community, month.asked)),
            analysis_texts.what_next(month, this),
        )
    )
    if this.total.reached < FEW:
        return text, None
    stamp = f"{times.local(moment.now, settings.zone):%Y-%m-%d %H:%M}"
    return text, sheet(community, month, (this, last), (names, stamp))
