"""Complaints (投诉, COM): investigated, decided and archived; who complained stays private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import Kind
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.complaint import resident
from flows.complaint.contradictions import contradictions
from flows.complaint.rules import access, clocks, table
from flows.complaint.settings import Complaints

if TYPE_CHECKING:
    from flows.settings.site import Settings


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs (COM-5)."""
    return settings.section(Complaints).ladder


KIND = Kind(
    name="complaint",
    letters="TS",
    title="投诉",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=clocks.begun,
        ladder=ladder,
        climbs_above_holder=True,
        needs=access.NEEDS,
        refusal=access.refusal,
        also_sees=access.is_investigator,
        hides_reporter=True,
    ),
    may_object=resident.may_appeal,
    objects_by="申诉",
)
COMPLAINT = Subject(
    "complaint",
    kinds=(KIND,),
    section=Complaints,
    words=resident.WORDS,
    checks=((contradictions, ("complaints", "roles", "categories")),),
)
