"""What an act on a corrective action needs from the database: who has it next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.survey.correction import people
from flows.survey.correction.record import correction_of

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case
    from storage.store import Store


def completed(store: Store, moment: Moment, case: Case, deed: Deed) -> Deed:
    """Return the deed with who checks it, or who takes the part of somebody who left."""
    correction = correction_of(case)
    if deed.action == "finish" or (deed.action == "vacate" and case.status == "done"):
        besides = {correction.owner_id, correction.finished_by, deed.actor_id}
        found = people.checker_of(store, moment, case, besides)
        return replace(deed, target_id=found.id if found else None)
    if deed.action == "vacate":
        head = people.head_of(store, moment, case.community, correction.department)
        return replace(deed, target_id=head.id if head else None)
    return deed
