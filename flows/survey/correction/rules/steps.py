"""What each act changes in a corrective action; when it is possible stands in `table`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.settings.calendar import DAY
from flows.survey.correction.record import Correction, correction_of
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


MOST_DAYS = 184  # half a year: then the next survey asks


def _with(case: Case, **changes: object) -> Case:
    return replace(case, own=replace(correction_of(case), **changes))  # type: ignore[arg-type]


def begun(case: Case, _moment: Moment) -> Case:
    """Begin as waiting for cause, measure and deadline."""
    return replace(case, status="drafted")


def needs_plan(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse a plan without cause, measure or a deadline that is still to come."""
    own = deed.own
    if not isinstance(own, Correction) or not own.cause or not own.measure or own.until_at is None:
        return "plan_needed"
    return None if _is_near(own.until_at, moment) else "until_wrong"


def _is_near(until: int, moment: Moment) -> bool:
    """Tell whether a deadline is to come: a day that is over is read as that of the next year."""
    return moment.now < until <= moment.now + MOST_DAYS * DAY


def planned(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the plan; whoever wrote it is responsible for it."""
    assert isinstance(deed.own, Correction)  # noqa: S101 - looked at by `needs_plan`
    return replace(case, own=replace(deed.own, owner_id=deed.actor_id), holder_id=deed.actor_id)


def finished(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep what was done; it goes to who checks it (`target_id`)."""
    done = _with(case, result=deed.text, finished_by=deed.actor_id)
    return replace(done, holder_id=deed.target_id, result=deed.text)


def passed(case: Case, deed: Deed, moment: Moment) -> Case:
    """End it: it was checked and is right."""
    kept = _checked(case, deed, moment)
    owner = correction_of(case).owner_id
    return replace(kept, holder_id=owner, closed_at=moment.now, closed_as="checked")


def needs_fault(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse a no without what is still missing, or by when it is already over."""
    if not deed.text.strip():
        return "fault_needed"
    return None if deed.until is None or _is_near(deed.until, moment) else "until_wrong"


def failed(case: Case, deed: Deed, moment: Moment) -> Case:
    """Give it back for another round, until the day that was said or as long as a plan takes."""
    correction = correction_of(case)
    days = moment.settings.section(Surveys).plan_days
    until = deed.until or moment.now + days * DAY
    kept = _checked(case, deed, moment, until_at=until, round=correction.round + 1)
    return replace(kept, holder_id=correction.owner_id)


def _checked(case: Case, deed: Deed, moment: Moment, **changes: object) -> Case:
    return _with(
        case, checked_by=deed.actor_id, checked_at=moment.now, check_text=deed.text, **changes
    )


def handed_over(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Let somebody else be responsible."""
    return replace(_with(case, owner_id=deed.target_id), holder_id=deed.target_id)


def vacated(case: Case, deed: Deed, moment: Moment) -> Case:
    """Give what somebody held who left to who takes their part (`target_id`)."""
    if case.status == "done":
        return replace(case, holder_id=deed.target_id)
    return handed_over(case, deed, moment)


def rechecked(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep what residents said of it in the re-check."""
    return replace(case, own=deed.own)
