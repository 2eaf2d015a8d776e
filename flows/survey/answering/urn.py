"""The urn: a ballot goes in sealed, apart from the note that somebody answered (SUR-13).

What was answered is sealed with a key that is not in the database, until the survey closes; who
answered is a row of another table. Nothing that leads from one to the other is stored or logged.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from flows.settings.calendar import MINUTE, local
from flows.survey.answering import answers as survey_answers
from flows.survey.record import survey_of
from flows.survey.settings import Surveys

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Sealer
    from flows.survey.shape import Plan, Question, SurveyAnswers
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

_BESIDE = 1024  # bytes of a ballot beside the answers
_CHOICE = 64  # at most, of one number, day, file or word of a scale as it is kept
_CHARACTER = 4  # bytes of a character, or less
Way = Literal["chat", "page", "paper"]
Cast = Literal["taken", "answered", "closed"]


def voter_of(plan: Plan, invitation: Invitation) -> str:
    """Return who has the one vote: the home, or the person where each may answer."""
    if plan.per == "person" and invitation.person_id:
        return invitation.person_id
    return invitation.home_id


def is_answered(store: Store, case: Case, invitation: Invitation) -> bool:
    """Tell whether the vote of this invitation was given."""
    return store.ballots.has_answered(case.id, voter_of(survey_of(case).planned(), invitation))


def is_theirs(store: Store, invitation: Invitation) -> bool:
    """Tell whether who was invited still belongs to the home; of a home's own, always."""
    if invitation.person_id is None:
        return True
    homes = store.residents.bound_homes(invitation.person_id)
    return invitation.home_id in {home.home_id for home in homes}


def takes_answers(store: Store, moment: Moment, case: Case, invitation: Invitation) -> bool:
    """Tell whether an answer still counts: it is open, or was begun before and has its grace."""
    closes_at = survey_of(case).closes_at
    if case.status != "running":
        return False
    if moment.now < closes_at:
        return True
    grace = moment.settings.section(Surveys).grace_minutes * MINUTE
    draft = store.ballots.draft(invitation.id)
    return draft is not None and draft.begun_at < closes_at and moment.now < closes_at + grace


def so_far(store: Store, case: Case, invitation: Invitation, sealer: Sealer) -> SurveyAnswers:
    """Return what was answered so far, in chat or on the page."""
    draft = store.ballots.draft(invitation.id)
    text = sealer.unseal(f"draft {case.id} {invitation.id}", draft.sealed) if draft else None
    found: SurveyAnswers = json.loads(text) if text else {}
    return found


def keep(  # noqa: PLR0913, PLR0917 - whose answers, and what seals them
    store: Store,
    moment: Moment,
    case: Case,
    invitation: Invitation,
    answers: SurveyAnswers,
    sealer: Sealer,
) -> None:
    """Keep what was answered so far, until it is confirmed or the survey closes."""
    text = json.dumps(answers, ensure_ascii=False)
    sealed = sealer.seal(f"draft {case.id} {invitation.id}", text, room(survey_of(case).planned()))
    store.ballots.keep_draft(case.id, invitation.id, sealed, moment.now)


def room(plan: Plan) -> int:
    """Return the bytes that any answers to this plan fit into: sealed, all are of one length."""
    return _BESIDE + sum(map(_most_bytes, plan.questions))


def _most_bytes(question: Question) -> int:
    names = (question.id, *question.items, *question.options)
    chosen = _CHOICE * max(1, len(question.items) + len(question.options))
    written = _CHARACTER * survey_answers.LONGEST_TEXT if question.type == "text" else 0
    return sum(_CHARACTER * len(name) for name in names) + chosen + written


def cast(  # noqa: PLR0913, PLR0917 - whose answers, how they came, and what seals them
    store: Store,
    moment: Moment,
    case: Case,
    invitation: Invitation,
    answers: SurveyAnswers,
    way: Way,
    sealer: Sealer,
    heard: Callable[[str], None] | None = None,
) -> Cast:
    """Put whole, checked answers into the urn: once a home or person, whichever way they come.

    `heard` is told the random key of the ballot: of paper, which may be entered again.
    """
    plan = survey_of(case).planned()
    voter = voter_of(plan, invitation)
    if store.ballots.has_answered(case.id, voter):
        return "answered"
    if not takes_answers(store, moment, case, invitation):
        return "closed"
    day = local(moment.now, moment.settings).date().isoformat()
    if not store.ballots.came_back(case.id, voter, invitation.building, way, day):
        return "answered"
    content = {
        "answers": survey_answers.pruned(plan, answers),
        "building": invitation.building,
        "way": way,
        "voter": None if plan.anonymous else voter,
    }
    text = json.dumps(content, ensure_ascii=False)
    key = store.ballots.cast(case.id, sealer.seal(f"ballot {case.id}", text, room(plan)))
    if heard is not None:
        heard(key)
    if plan.per == "home":
        store.ballots.drop_drafts(case.id, invitation.home_id)
    else:
        store.ballots.drop_draft(invitation.id)
    return "taken"
