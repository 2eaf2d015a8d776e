"""Reports (报事): something is broken or wrong, and somebody goes there."""

from __future__ import annotations

from flows.cases.fieldwork.rules import clocks, table
from flows.cases.kind import Kind
from flows.cases.rules import access
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject

KIND = Kind(
    name="report",
    letters="BX",
    title="报修",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=clocks.begun,
        also_sees=access.waits_for_trade,
        shared_at_home=True,
    ),
)
REPORT = Subject("report", kinds=(KIND,))
