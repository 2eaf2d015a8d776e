"""Each item below its target becomes a corrective action of who is responsible (SUR-10, SUR-18)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from flows.cases import notices, telling
from flows.cases.news import News
from flows.cases.notice import RESULT, STEP, Notice
from flows.cases.office import Inside, open_inside
from flows.cases.telling import Telling
from flows.cases.texts.words import cut
from flows.cases.watch import system_deed
from flows.survey.correction import people
from flows.survey.correction.record import Correction, correction_of
from flows.survey.correction.texts import tasks
from flows.survey.record import survey_of
from flows.survey.settings import CORRECTIONS, Surveys
from storage.ids import new_id

if TYPE_CHECKING:
    from flows.cases.decision import Matter
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

MATTER = 60  # characters of what was decided, in a heading
NOW = "now-"  # before the number of a corrective action: how residents find the item since


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to be corrected: an item and what was found of it; `round` counts its tries."""

    item: str
    ask: str
    department: str
    evidence: dict[str, Any]
    round: int = 1


def drafted(store: Store, moment: Moment, happened: tuple[Case, Case], _deed: Deed) -> None:
    """Draft them once the report has its yes, and tell who planned the survey."""
    before, case = happened
    if (before.status, case.status) != ("reporting", "reported"):
        return
    made = [draft(store, moment, case, fault) for fault in faults_of(store, moment, case)]
    author = store.staff.get(survey_of(case).author_id)
    if author is not None and author.active and author.person_id:
        text = tasks.all_drafted(case, made, owners_of(store, made))
        telling.tell(store, moment, case, Telling(author.person_id, text, "step", STEP))


def faults_of(store: Store, moment: Moment, survey: Case) -> list[Fault]:
    """Return the items of a survey that are below their target and not being corrected yet."""
    figures = json.loads(survey_of(survey).figures or "{}")
    known = {correction_of(case).item for case in store.cases.corrections_of(survey.id)}
    found = [_fault(store, moment, one) for one in figures.get("items", ()) if one.get("below")]
    return [fault for fault in found if fault.item not in known]


def _fault(store: Store, moment: Moment, item: dict[str, Any]) -> Fault:
    """Return what is to be corrected; what a re-check found again goes on where it was."""
    name = str(item["id"])
    earlier = store.cases.by_number(name.removeprefix(NOW)) if name.startswith(NOW) else None
    if earlier is not None and isinstance(earlier.own, Correction):
        was = earlier.own
        return Fault(was.item, was.ask, was.department, item, was.round + 1)
    known = moment.settings.section(Surveys).departments
    department = known.get(name) or known.get(name.partition(".")[0], "")
    return Fault(name, str(item["ask"]), department, item)


def draft(
    store: Store, moment: Moment, survey: Case, fault: Fault, owner: Staff | None = None
) -> Case:
    """Store a corrective action and tell who is responsible what to write, and by when."""
    head = owner or people.head_of(store, moment, survey.community, fault.department)
    correction = Correction(
        new_id(moment.now),
        survey.id,
        fault.item,
        fault.ask,
        json.dumps(fault.evidence, ensure_ascii=False),
        fault.department,
        head.id if head else None,
        round=fault.round,
    )
    inside = _inside(survey.community, correction)
    return _begun(store, moment, inside, head, survey_of(survey).title)


def of_decision(store: Store, moment: Moment, matter: Matter) -> Case:
    """Store one that came of no survey: somebody decided it (CAL-7)."""
    key, owner = new_id(moment.now), matter.owner
    ask = cut(matter.text, MATTER)
    correction = Correction(key, key, "", ask, "", owner.department, owner.id)
    inside = replace(_inside(owner.community, correction), by=matter.by)
    return _begun(store, moment, inside, owner, matter.source)


def _inside(community: str, correction: Correction) -> Inside:
    title = tasks.title(correction.ask)
    return Inside(CORRECTIONS, community, title, correction, correction.owner_id)


def _begun(store: Store, moment: Moment, inside: Inside, head: Staff | None, title: str) -> Case:
    """Open it, and tell who is responsible."""
    case = open_inside(store, moment, inside)
    told = telling.reachable([head] if head else [])
    told = told or telling.clerks(store, moment, case.community, case)
    text = partial(tasks.drafted, title=title)
    news = News(case, case, system_deed("open"), moment, holder=head)
    notices.tell_staff(store, news, Notice("holder", text, RESULT, "drafted", "task"), told)
    return case


def owners_of(store: Store, cases: list[Case]) -> dict[str, str]:
    """Return the names of who is responsible, by their id."""
    ids = {one for case in cases if (one := correction_of(case).owner_id)}
    return {one: staff.name for one in ids if (staff := store.staff.get(one))}
