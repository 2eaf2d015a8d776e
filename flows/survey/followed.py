"""What follows an act on a survey: each part of the subject does its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey import vacant
from flows.survey.correction import drafting, rechecking
from flows.survey.invitation import course
from flows.survey.publication import keeping

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case
    from storage.store import Store

FOLLOWING = (
    vacant.noticed,
    course.followed,
    keeping.followed,
    rechecking.noted,
    drafting.drafted,
)


def followed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Let each part do what follows."""
    for follow in FOLLOWING:
        follow(store, moment, happened, deed)
