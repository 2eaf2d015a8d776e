"""The monthly report of complaints: its figures, who is sent it, and asking for it to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from flows.cases.rules import duty
from flows.cases.rules.conflict import marks_of
from flows.cases.telling import reachable
from flows.complaint.month import texts as month_texts
from flows.complaint.rules import month as rules
from flows.complaint.settings import Complaints
from storage import complaint_figures as figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.complaint.rules.month import Compared, Month, Span
    from flows.settings.site import Settings
    from storage.records.messages import Push
    from storage.records.month import Report
    from storage.records.staff import Staff
    from storage.store import Store


class _WithMonths(Protocol):
    """What the report of a month needs of the catalog."""

    @property
    def months(self) -> Sequence[Callable[[Store, Settings, str, str], str]]: ...


NAME = "complaints"  # of these reports
ROUTINE = "complaint_month"  # what comes round for each community
NOT_THEIRS = "not the report that they may read"
IN_TURN = 500  # complaints, with those before them, that are counted within a turn at most
FRESH_MS = 3600_000  # so long figures of a running month are good enough


def compared(
    store: Store, moment: Moment, community: str, month: str, reader: Staff | None = None
) -> Compared:
    """Count a month, the one before and the same one of the year before.

    For a reader of whom one is hidden it is as if there were none (see `name_for`).
    """
    marks = rules.marks_of_readers(store.staff.active_in(community), moment.settings)
    without = marks_of(reader) if reader else ()
    this, before, year_before = (
        _counted(
            store, moment, span, figures.Asked(community, span.since, span.until, marks, without)
        )
        for span in rules.spans(month, moment.now, moment.settings)
    )
    return rules.Compared(this, before, year_before)


def told(store: Store, settings: Settings, report: Compared, community: str) -> str:
    """Write a month, and what the subjects add to it."""
    month = report.month.span.month
    months = cast("_WithMonths", settings.catalog).months
    besides = (tell(store, settings, community, month) for tell in months)
    text = month_texts.text(report, community, settings)
    return "\n".join([text, *(line for line in besides if line)])


def name_for(store: Store, moment: Moment, reader: Staff, month: str) -> str:
    """Name the report that somebody reads: that of all, or one without what is hidden from them.

    Asked anew each time: a complaint may come to accuse them after the report was made.
    """
    lookback = rules.repeated_within(moment.settings)
    hidden = any(
        figures.are_hidden(
            store.connection,
            figures.Asked(
                reader.community, span.since - lookback, span.until, without=marks_of(reader)
            ),
        )
        for span in rules.spans(month, moment.now, moment.settings)
    )
    return f"{NAME} {reader.id}" if hidden else NAME


def reader_of(store: Store, report: Report) -> Staff | None:
    """Return for whom alone a report is made, or None: it is that of all."""
    staff_id = report.name.partition(" ")[2]
    return store.staff.get(staff_id) if staff_id else None


def may_read(store: Store, moment: Moment, report: Report, person_id: str) -> bool:
    """Tell whether a report is the one that somebody reads now."""
    staff = _reader(store, report, person_id)
    return staff is not None and name_for(store, moment, staff, report.month) == report.name


def taken_back(store: Store, moment: Moment, push: Push) -> bool:
    """Take back a report that its reader may not read any more; theirs is made anew, and sent.

    A complaint may have come to accuse them since it was written.
    """
    report = store.reports.get(push.report_id) if push.report_id else None
    if report is None or report.name.partition(" ")[0] != NAME:
        return False
    if may_read(store, moment, report, push.person_id):
        return False
    store.reports.take_back(report.id, push.person_id, NOT_THEIRS)
    staff = _reader(store, report, push.person_id)
    if staff is not None:
        name = name_for(store, moment, staff, report.month)
        store.reports.want(name, report.community, report.month, [push.person_id], moment.now)
    return True


def _reader(store: Store, report: Report, person_id: str) -> Staff | None:
    person = store.persons.get(person_id)
    staff = store.staff.get(person.staff_id) if person and person.staff_id else None
    return staff if staff and staff.active and staff.community == report.community else None


def _counted(store: Store, moment: Moment, span: Span, asked: figures.Asked) -> Month:
    settings = moment.settings
    limits = figures.Limits(rules.accept_limits(settings), rules.solve_limits(settings))
    rows = figures.counted(store.connection, asked, limits, moment.now)
    within = rules.repeated_within(settings)
    again = figures.repeated(store.connection, asked, within) if rows else 0
    return rules.month_figures(span, rows, again)


def is_cheap(store: Store, moment: Moment, community: str, month: str) -> bool:
    """Tell whether a month can be counted within a turn: it takes a few milliseconds."""
    lookback = rules.repeated_within(moment.settings)
    return all(
        figures.are_at_most(
            store.connection,
            figures.Asked(community, span.since - lookback, span.until),
            IN_TURN,
        )
        for span in rules.spans(month, moment.now, moment.settings)
    )


def is_final(report: Report, settings: Settings) -> bool:
    """Tell whether a report was made after its month was over."""
    ended = rules.begins(rules.shifted(report.month, 1), settings)
    return report.made_at is not None and report.made_at >= ended


def is_fresh(report: Report, moment: Moment) -> bool:
    """Tell whether a report need not be made anew."""
    if is_final(report, moment.settings):
        return True
    return report.made_at is not None and report.made_at + FRESH_MS > moment.now


def readers(store: Store, moment: Moment, community: str) -> list[Staff]:
    """Return who is sent the draft: who handles the lightest complaints, and who decides them.

    These are the affairs head and the site manager; where neither is there, whoever leads, or at
    last all who may ask for it.
    """
    level = moment.settings.section(Complaints).levels["minor"]
    staff = store.staff.active_in(community)
    there = reachable(s for s in staff if s.role in {level.handler, level.approver})
    may_ask = [s for s in staff if duty.role_allows(s, "supervise", moment.settings)]
    return there or reachable(duty.whoever_leads(staff, moment)) or reachable(may_ask)


def want_draft(store: Store, moment: Moment, community: str) -> None:
    """Ask for the draft about the last whole month, and set when the next one is due.

    After a long stop that is one draft, however many were due meanwhile.
    """
    month = rules.drafted_month(moment.now, moment.settings)
    for one in readers(store, moment, community):
        name = name_for(store, moment, one, month)
        store.reports.want(name, community, month, [one.person_id or ""], moment.now)
    store.routines.done(routine(community), rules.next_draft(moment.now, moment.settings))


def begin(store: Store, moment: Moment, community: str) -> None:
    """Let the drafts of a community come round, from the next month on."""
    store.routines.ensure(routine(community), rules.next_draft(moment.now, moment.settings))


def routine(community: str) -> str:
    """Name the routine of a community."""
    return f"{ROUTINE}:{community}"
