"""公示 N: the results and the plan become a bulletin, and who took part hears of it (SUR-12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.settings.calendar import DAY, local
from flows.survey.publication import sections
from flows.survey.publication import texts as publication_texts
from flows.survey.publication.keeping import PURGE
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from storage.ids import new_id
from storage.records.bulletin import TELL, Bulletin, body_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Moment
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case
    from storage.store import Store

LETTERS = "GS"


def publish(asked: Asked) -> str:
    """Publish what came of a survey whose report has its yes."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    return act(asked, case, deed(asked, "publish"), partial(_published, asked))


def _published(asked: Asked, view: View) -> str:
    bulletin = put_up(asked.store, asked.moment, view.case, asked.context.bulletin_link)
    return publication_texts.published(view, bulletin, asked.context.bulletin_link(bulletin.number))


def put_up(store: Store, moment: Moment, case: Case, link: Callable[[str], str]) -> Bulletin:
    """Store the bulletin of a published survey, and set what follows from it."""
    now, rules = moment.now, moment.settings.section(Surveys)
    plan, figures = survey_of(case).planned(), sections.figures_in(case)
    shown = sections.published_of(case, rules.smallest_group, moment.settings.zone)
    day = f"{local(now, moment.settings):%Y%m%d}"
    number = store.cases.next_number(LETTERS, day)
    below = sum(one["below"] for one in sections.rated(figures, rules.smallest_group))
    title, summary = publication_texts.title(plan), publication_texts.summary(plan, figures, below)
    bulletin = Bulletin(
        new_id(now),
        number,
        case.id,
        case.community,
        title,
        summary,
        body_of(shown),
        publication_texts.told(title, summary, link(number)),
        now,
        now,
    )
    store.bulletins.add(bulletin)
    store.agenda.put(case.id, TELL, now, now)
    store.agenda.put(case.id, PURGE, now + rules.kept_days * DAY, now)
    return bulletin
