"""After a corrective action was checked some of those who were invited are asked (CAL-3).

Nobody knows who answered an anonymous survey, so homes are drawn; a re-check asks everybody instead.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from flows.cases import callbacks
from flows.cases.wanted import Source, Wanted
from flows.settings.calendar import DAY
from flows.survey.answering import urn
from flows.survey.correction import rechecking
from flows.survey.correction.origin import survey_behind
from flows.survey.correction.texts import recheck as recheck_texts
from storage.records.callback import DISSATISFIED

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.conversation.context import Context
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.store import Store

CORRECTION = "correction"  # source; stored
AFTER = 3 * DAY  # for a re-check to be planned instead


def _is_checked(case: Case) -> bool:
    return case.status == "closed"


SOURCES = {CORRECTION: Source("整改后", "意见征集之后的整改做好了，您觉得好些了吗？", _is_checked)}


def followed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Propose a re-check with the last 合格, and draw whom to ask with each."""
    rechecking.all_closed(store, moment, happened, deed)
    case = happened[1]
    survey = survey_behind(store, case)
    if deed.action != "pass" or survey is None or rechecking.running(store, survey) is not None:
        return
    invited = [one for one in store.invitees.of_survey(survey.id) if one.person_id]
    by_home = {one.home_id: one for one in invited if urn.is_theirs(store, one)}
    homes = sorted(by_home)
    drawn = Random(case.id).sample(  # noqa: S311 - anew it draws the same
        homes, min(len(homes), moment.settings.callbacks.correction_homes)
    )
    for home_id in drawn:
        wanted = Wanted(CORRECTION, moment.now + AFTER)
        callbacks.put(store, moment, case, wanted, by_home[home_id].person_id)


def called_back(_store: Store, _context: Context, _case: Case, callback: Callback) -> str | None:
    """Say who hears of an answer; a corrective action is not opened again by one of many."""
    unhappy = callback.result == DISSATISFIED
    return recheck_texts.TOLD_ON if unhappy else None
