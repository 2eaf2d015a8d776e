"""What each act changes in a suggestion (建议); when it is possible stands in `suggestion_table`.

`finding` says how it was answered: adopted, declined or replied; `measures` what was promised.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import conflict
from flows.suggestion.rules import clocks

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


def opened(case: Case, deed: Deed, moment: Moment) -> Case:
    """Let the clerk who read it hold it (受理)."""
    return replace(case, accepted_at=moment.now, holder_id=deed.actor_id)


def adopted(case: Case, deed: Deed, moment: Moment) -> Case:
    """Adopt it (采纳): what will be done, and until when the resident hears of it."""
    until = deed.until or clocks.adopted_until(moment)
    return replace(
        _read(case, deed, moment), finding="adopted", measures=deed.text, promised_at=until
    )


def declined(case: Case, deed: Deed, moment: Moment) -> Case:
    """Say no, with the reason (不采纳)."""
    return _told(case, deed, moment, "declined")


def replied(case: Case, deed: Deed, moment: Moment) -> Case:
    """Answer what needs no decision (回复)."""
    return _told(case, deed, moment, "replied")


def carried_out(case: Case, deed: Deed, moment: Moment) -> Case:
    """Say what became of it (完成)."""
    return _told(case, deed, moment, "adopted")


def _read(case: Case, deed: Deed, moment: Moment) -> Case:
    """Who decides on what nobody had opened has read it, and holds it."""
    read_at = case.accepted_at or moment.now
    return replace(case, accepted_at=read_at, holder_id=case.holder_id or deed.actor_id)


def _told(case: Case, deed: Deed, moment: Moment, finding: str) -> Case:
    read = _read(case, deed, moment)
    return replace(
        read, finding=finding, result=deed.text, finished_at=moment.now, promised_at=None
    )


def progressed(case: Case, deed: Deed, moment: Moment) -> Case:
    """Tell how far it is (进展), and what is promised next; who tells of it has read it."""
    status = "opened" if case.status == "registered" else case.status
    until = deed.until or case.promised_at
    return replace(_read(case, deed, moment), status=status, promised_at=until)


def turned(case: Case, deed: Deed, moment: Moment) -> Case:
    """End what goes on as a complaint or a report; who is accused there no longer sees it."""
    return replace(
        case,
        closed_as="turned",
        closed_at=moment.now,
        accepted_at=case.accepted_at or moment.now,
        result=deed.text,
        from_case_id=deed.into.id if deed.into else None,
        hidden_from=conflict.hidden_also(case, deed.hides),
        promised_at=None,
    )


def handed_over(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Let somebody else decide on it (转)."""
    return replace(case, holder_id=deed.target_id)


def confirmed(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Close what the resident agrees to."""
    return replace(case, closed_at=case.closed_at or moment.now, closed_as="confirmed")


def looked_at_again(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Let the next level look at it once more, as the resident does not agree."""
    return replace(
        case,
        return_count=case.return_count + 1,
        holder_id=deed.target_id or case.holder_id,
        finding=None,
        measures=None,
        result=None,
        finished_at=None,
        closed_at=None,
        closed_as=None,
        promised_at=None,
        rating=None,
        rating_text=None,
    )


def closed(case: Case, deed: Deed, moment: Moment) -> Case:
    """Close it on our side (关单), with a reason that the resident reads."""
    return replace(
        case,
        closed_at=moment.now,
        closed_as="by_staff",
        result=case.result or deed.reason,
        promised_at=None,
    )


def closed_silently(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Close what the resident never answered; not counted as satisfied."""
    return replace(case, closed_at=moment.now, closed_as="unconfirmed")


def withdrawn(case: Case, _deed: Deed, moment: Moment) -> Case:
    """End what the resident takes back (撤销)."""
    return replace(case, closed_at=moment.now, closed_as="withdrawn", promised_at=None)


def vacated(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Give what somebody held who left back to the clerks; what was promised stays promised."""
    return replace(case, holder_id=None)


def rated(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the one to five that the resident gives; who answered it reads it (评价)."""
    return replace(case, rating=deed.rating, rating_text=deed.text or None)


def reclassified(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Make it about another kind of thing (改类)."""
    return replace(
        case, category=deed.category or case.category, urgency=deed.urgency or case.urgency
    )
