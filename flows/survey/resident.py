"""参与: a resident answers a survey they are invited to, in chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.wish import ResidentWord, Wish
from flows.conversation import dialogue
from flows.settings.calendar import local
from flows.survey.answering import chat, place, sheet
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from flows.survey.texts import answering as answering_texts
from flows.writing import times

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

    Open = tuple[Case, Invitation]

_PLANNED = frozenset({"approving", "returned", "approved", "withdrawn"})  # nobody was asked


def take_part(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Begin with a survey or go on with it (参与); ask which where several are open."""
    waiting = place.open_for(store, context)
    meant = [one for one in waiting if one[0].number.endswith(wish.number)]
    surveys: dict[str, Open] = {}
    for case, invitation in meant:
        surveys.setdefault(case.id, (case, invitation))
    if not meant:
        return _none_open(store, context, wish)
    if len(surveys) > 1:
        shown = [(c.number, survey_of(c).title, _until(context, c)) for c, _ in surveys.values()]
        return answering_texts.fill_which(shown)
    ((case, invitation),) = surveys.values()
    return _begin(store, context, case, invitation, here=wish.rest == answering_texts.HERE)


def _none_open(store: Store, context: Context, wish: Wish) -> str:
    """Say why there is nothing to answer: given already, over, or nothing asked."""
    for invitation in store.invitees.of_person(context.person.id):
        case = store.cases.get(invitation.survey_id)
        if case is not None and case.number.endswith(wish.number) and case.status not in _PLANNED:
            told = place.ended(store, context, invitation.id)
            if told:
                return told
    return answering_texts.NONE_OPEN if context.homes else answering_texts.NOT_BOUND


def _begin(
    store: Store, context: Context, case: Case, invitation: Invitation, *, here: bool
) -> str:
    plan, until = survey_of(case).planned(), _until(context, case)
    day = local(context.now, context.settings).date().isoformat()
    store.invitees.reached(invitation.id, "menu", day)
    about = context.about(case)
    link = context.survey_link(invitation.token)
    if not all(map(answering_texts.fits, plan.questions)):
        return answering_texts.only_on_the_page(plan, until, link)
    count = len(chat.steps(about)) - 1
    state = place.load(store, context, invitation.id)
    many = count > context.settings.section(Surveys).most_in_chat
    if many and not here and state.asking is None:
        return answering_texts.on_the_page(plan, count, until, link, case.number)
    open_ones = dialogue.open_conversations(store, context)
    same = next((one for one in open_ones if one.subject == invitation.id), None)
    if same is not None:
        return answering_texts.goes_on(plan) + dialogue.come_back(store, context, same, quiet=True)
    started = any(name.startswith(sheet.MARK) for name in state.answers)
    asked = len(sheet.applying(plan, state.answers))
    first = answering_texts.begins(plan, asked, until, place.home_of(invitation))
    reply = dialogue.start(
        store, about, chat.SURVEY_ANSWERS, None, subject=invitation.id, answers=state.answers
    )
    return (answering_texts.goes_on(plan) if started else first) + reply


def _until(context: Context, case: Case) -> str:
    """Return the last day as people say it."""
    return times.day(survey_of(case).closes_at - 1, context.now, context.settings.zone)


WORDS = (ResidentWord(answering_texts.TAKE_PART, take_part, ("我要参与", "参加", "参加问卷")),)
