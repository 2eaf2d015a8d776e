"""Take one's own last step back (撤回): the case is as before it, and who was told is told.

Both lines stay in the timeline. Nobody takes back what somebody else went on from.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flows.cases import telling
from flows.cases.notice import ALWAYS, RESULT, true_in
from flows.cases.rules.rulebook import rulebook
from flows.cases.telling import Telling
from flows.cases.texts import taken_back as taken_back_texts
from flows.settings.calendar import MINUTE
from storage.cases import Act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.case import Case, Event
    from storage.records.staff import Staff
    from storage.store import Store

ACTION = "take_back"
WITHIN_MS = 5 * MINUTE
LOOKED_AT = 40  # newest lines of somebody: more are not left by one message
BESIDE = frozenset({"photo", "link", "clock_back"})  # lines that are no step, and change no status
# What changes the case and nothing beside it; all else began something of its own.
STEPS = frozenset(
    {"accept", "dispatch", "take", "arrive", "progress", "defer", "resume", "hand_over"}
    | {"send_back", "finish", "close", "note", "change_category", "escalate", "press"}
    | {"investigate", "assess", "propose", "approve", "reject", "grade", "plan"}
)


class Step(NamedTuple):
    """A line that somebody left, and its case as it is now."""

    line: Event
    case: Case


def last_steps(store: Store, staff: Staff, case_ids: frozenset[str]) -> list[Step]:
    """Return the last thing somebody did, of several cases all that one message did.

    Only of these cases, where any are named.
    """
    lines = [
        line
        for line in store.steps.newest(staff.id, LOOKED_AT)
        if line.action not in BESIDE and (not case_ids or line.case_id in case_ids)
    ]
    together = [line for line in lines if line.at == lines[0].at]
    newest = {line.case_id: line for line in reversed(together)}
    return [Step(line, case) for i, line in newest.items() if (case := store.cases.get(i))][::-1]


def why_not(store: Store, step: Step, now: int, settings: Settings) -> str | None:
    """Return why a step can't be taken back: a word for the reason; None when it can."""
    line, case = step
    if line.action == ACTION:
        return "already"
    if store.archives.of_case(case.id) is not None:
        return "sealed"
    if line.action not in STEPS or _began_more(case, line.action, settings):
        return "lasting"
    if now - line.at > WITHIN_MS:
        return "late"
    later = [one for one in store.cases.timeline(case.id) if one.version > line.version]
    if any(one.action not in BESIDE for one in later):
        return "moved_on"
    return None


def _began_more(case: Case, action: str, settings: Settings) -> bool:
    """Tell whether more began with a step than its case shows: invitations, words to the accused."""
    rules = rulebook(case, settings)
    return (rules.inside and action != "note") or (rules.hides_reporter and action == "accept")


def moved_on_by(store: Store, step: Step) -> str:
    """Return who acted on a case since; empty for nobody."""
    later = [one for one in store.cases.timeline(step.case.id) if one.version > step.line.version]
    return next((one.actor_name for one in later if one.action not in BESIDE), "")


def take_back(store: Store, moment: Moment, step: Step, staff: Staff, word: str) -> Case:
    """Bring the case back to where it was, and tell who was told; raises Stale."""
    line, case = step
    before = json.loads(line.details).get("before", {})
    act = Act(ACTION, staff.id, staff.name, word, public=bool(line.public))
    stored = store.cases.save(case, _as_before(case, before), act, moment.now)
    store.cases.release(case.id)
    for person_id in sorted(store.steps.untell(line) - {staff.person_id or ""}):
        telling.tell(store, moment, stored, _news(stored, person_id, step, (staff, word), moment))
    return stored


def _as_before(case: Case, was: Mapping[str, object]) -> Case:
    columns = dict(was)
    own = columns.pop("own", None)
    if case.own is not None and isinstance(own, dict):
        columns["own"] = replace(case.own, **own)
    return replace(case, **columns)  # type: ignore[arg-type] # as the timeline kept them


def _news(
    case: Case, person_id: str, step: Step, done: tuple[Staff, str], moment: Moment
) -> Telling:
    staff, word = done
    is_reporter = person_id == case.reporter_id
    text = (
        taken_back_texts.for_resident(case, step.line.action, moment)
        if is_reporter
        else taken_back_texts.for_staff(case, staff.name, word, moment)
    )
    always = true_in(ALWAYS, rulebook(case, moment.settings).statuses)
    return Telling(person_id, text, weight=RESULT, only_while=always, to_resident=is_reporter)
