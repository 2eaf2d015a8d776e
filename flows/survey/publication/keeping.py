"""Answers are kept two years (SUR-15), then removed, with a record of how many there were.

They go two years after the close also where nobody ever published what came of them. Plan, figures,
report and bulletin stay: nobody is known by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import watch
from flows.cases import work as case_work
from flows.settings.calendar import DAY
from flows.survey.publication import texts as publication_texts
from flows.survey.rules.table import ENDED
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
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
    case_work.perform(store, context, case, watch.system_deed(PURGE, words))
