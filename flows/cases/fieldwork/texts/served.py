"""How a service is written in a complaint about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.cases.texts.words import matter
from flows.writing import times

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.staff import Staff


def service(case: Case, staff: Staff | None, moment: Moment) -> str:
    """Write who did what, and when, without the number of the case."""
    zone = moment.settings.zone

    def day(at: int) -> str:
        return times.between(times.local(at, zone).isoformat(), None, date.min).split("（")[0]

    asked = f"{day(case.created_at)}提的“{matter(case.description)}”"
    by = f"，由{staff.name}办理" if staff else ""
    done = f"，{day(case.finished_at)}说办完" if case.finished_at else "，到现在还没办完"
    return f"{asked}{by}{done}"
