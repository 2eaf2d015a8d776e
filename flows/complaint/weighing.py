"""How serious a new complaint is: the record sets it, what the words claim is only suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.rules import severity
from flows.complaint.settings import Complaints
from flows.complaint.texts import reasons as reasons_texts
from storage.cases import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.store import Store


def note(store: Store, case: Case, earlier: Sequence[Case], moment: Moment) -> Case:
    """Write on the timeline why the record made a new complaint more than a minor one."""
    why = _why(earlier, moment)
    if not why:
        return case
    act = Act("grade", None, reasons_texts.SYSTEM, why, public=False)
    return store.cases.save(case, case, act, moment.now)


def _why(earlier: Sequence[Case], moment: Moment) -> str:
    if severity.is_repeated(earlier, moment):
        times = len(severity.unsettled(earlier, moment)) + 1
        return reasons_texts.repeated(times, moment.settings.section(Complaints).repeated.days)
    broken = severity.undelivered(earlier, moment)
    return reasons_texts.undelivered(broken.number) if broken else ""
