"""What each act changes in a survey; when it is possible stands in `table`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.settings.calendar import DAY, local
from flows.survey.record import Survey, chain_text, survey_of, with_survey

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case

MOST_DAYS = 15  # from the start, however often it is extended (SUR-7)


def begun(case: Case, _moment: Moment) -> Case:
    """Begin as waiting for the first yes."""
    return replace(case, status="approving")


def approved(case: Case, deed: Deed, moment: Moment) -> Case:
    """Keep a yes: the next one's turn, or the last one's effect; of the report, it is reported.

    A plan that was approved after its start is moved as a whole, its days as long as before.
    """
    survey = survey_of(case)
    if case.status == "reporting":
        done = with_survey(case, turn=None, reported_at=moment.now)
        return replace(done, status="reported", holder_id=deed.target_id or case.holder_id)
    chain = list(survey.approvals())
    place = next(i for i, one in enumerate(chain) if one.role == survey.turn and one.at is None)
    chain[place] = replace(
        chain[place], staff_id=deed.actor_id, name=deed.actor_name, at=moment.now
    )
    waiting = next((one.role for one in chain if one.at is None), None)
    kept = with_survey(case, chain=chain_text(chain), turn=waiting)
    if waiting is not None:
        return replace(kept, holder_id=deed.target_id)
    return replace(_shifted(kept, moment), status="approved", holder_id=survey.author_id)


def _shifted(case: Case, moment: Moment) -> Case:
    survey, settings = survey_of(case), moment.settings
    first = local(survey.starts_at, settings).date()
    days = (local(moment.now, settings).date() - first).days
    if days <= 0:  # a few hours late it begins at once
        return case
    return with_survey(
        case, starts_at=survey.starts_at + days * DAY, closes_at=survey.closes_at + days * DAY
    )


def passed_over(case: Case, deed: Deed, moment: Moment) -> Case:
    """Wait for the next one whose role somebody holds; after the last yes, it is approved."""
    assert isinstance(deed.own, Survey)  # noqa: S101 - made by `vacant`
    kept = replace(case, own=deed.own, holder_id=deed.target_id)
    if deed.own.turn is not None:
        return kept
    return replace(_shifted(kept, moment), status="approved", holder_id=deed.own.author_id)


def needs_why(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse a no without its reason."""
    return None if deed.text.strip() else "why_needed"


def rejected(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Give a plan back to who wrote it; of a report the reason is kept, and it waits on."""
    survey = survey_of(case)
    if case.status == "reporting":
        return case
    cleared = [replace(one, staff_id=None, name="", at=None) for one in survey.approvals()]
    kept = with_survey(case, chain=chain_text(cleared), turn=None)
    return replace(kept, status="returned", holder_id=survey.author_id)


def revised(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Take the changed plan, which is approved anew from the first."""
    assert isinstance(deed.own, Survey)  # noqa: S101 - made by `plan.opening`
    return replace(case, own=deed.own, holder_id=deed.target_id, description=deed.own.title)


def started(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Let invitations leave; who planned it looks after it."""
    return replace(case, holder_id=survey_of(case).author_id)


def may_extend(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse a day that is over, or after the fifteenth."""
    survey = survey_of(case)
    if deed.until is None or deed.until <= max(moment.now, survey.closes_at):
        return "extension_needed"
    return "extended_too_far" if deed.until > survey.starts_at + (MOST_DAYS + 1) * DAY else None


def extended(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Let it run until a later day (`until` is the end of it)."""
    return with_survey(case, closes_at=deed.until, figures=None, turn=None)


def ended(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Take no further answer."""
    return case


def counted(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the figures; the report waits for its yes."""
    assert isinstance(deed.own, Survey)  # noqa: S101 - made by who counted
    return replace(case, own=deed.own, holder_id=deed.target_id)


def published(case: Case, _deed: Deed, moment: Moment) -> Case:
    """End it: the residents read what came of it."""
    return replace(
        with_survey(case, published_at=moment.now), closed_at=moment.now, closed_as="published"
    )


def purged(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the figures as they are left."""
    return replace(case, own=deed.own)


def withdrawn(case: Case, deed: Deed, moment: Moment) -> Case:
    """End what was never sent."""
    return replace(case, closed_at=moment.now, closed_as="withdrawn", result=deed.text)


def vacated(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Let the clerks look after what somebody held who left."""
    return replace(case, holder_id=None)
