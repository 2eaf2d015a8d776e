"""Suggestions (建议, BOX): read within a day, answered, adopted or not with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import Kind
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.suggestion.rules import clocks, table
from flows.suggestion.settings import Suggestions

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records import Case


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs: it begins with who leads the clerks."""
    return settings.escalation.above_the_desk()


def is_answered(case: Case, _settings: Settings) -> bool:
    """Tell whether the resident has an answer that they may not agree with."""
    return case.status == "answered"


KIND = Kind(
    name="suggestion",
    letters="JY",
    title="建议",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        ladder=ladder,
        quiet_until_due=frozenset({"adopted"}),
        needs=table.NEEDS,
    ),
    may_object=is_answered,
    objects_by="没修好",
)
SUGGESTION = Subject("suggestion", kinds=(KIND,), section=Suggestions)
