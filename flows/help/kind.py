"""Help requests (求助): worked like a report; who only works sees what was given to them."""

from __future__ import annotations

from flows.cases.fieldwork.rules import clocks, table
from flows.cases.kind import Kind
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject

KIND = Kind(
    name="help",
    letters="QZ",
    title="求助",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=clocks.begun,
    ),
)
HELP = Subject("help", kinds=(KIND,))
