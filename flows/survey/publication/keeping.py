"""Answers are kept two years (SUR-15), then removed, with a record of how many there were.

They go two years after the close also where nobody ever published what came of them. Plan, figures,
report and bulletin stay: nobody is known by them. What residents wrote goes from the figures, too.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import watch
from flows.cases import work as case_work
from flows.settings.calendar import DAY
from flows.survey.publication import texts as publication_texts
from flows.survey.record import survey_of
from flows.survey.rules.table import ENDED
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.survey.record import Survey
    from storage.records.case import Case
    from storage.store import Store

PURGE = "purge"  # in the agenda, and the act that leaves the record


def followed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Set when the answers go, with the close."""
    if deed.action == "end":
        until = moment.now + moment.settings.section(Surveys).kept_days * DAY
        store.agenda.put(happened[1].id, PURGE, until, moment.now)


def purge(store: Store, moment: Moment, case: Case) -> None:
    """Remove who was invited, who answered and what was answered."""
    if case.status not in ENDED:
        return
    answered = len(store.ballots.returns(case.id))
    store.wishes.remove(case.id)
    drafts = store.ballots.drop_all_drafts(case.id)
    ballots = store.ballots.remove(case.id)
    invited = store.invitees.remove(case.id)
    words = publication_texts.purged(invited, answered, ballots, drafts)
    context = watch.context_of(store, moment, case)
    deed = replace(watch.system_deed(PURGE, words), own=_without_words(survey_of(case)))
    case_work.perform(store, context, case, deed)


def _without_words(survey: Survey) -> Survey:
    """Leave of each common opinion what it is called, and how many had it."""
    figures = json.loads(survey.figures or "null")
    if figures is None:
        return survey
    opinions = [one | {"words": []} for one in figures.get("opinions", ())]
    return replace(survey, figures=json.dumps(figures | {"opinions": opinions}, ensure_ascii=False))
