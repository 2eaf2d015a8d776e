"""A plan becomes a survey: numbered, with its chain of approval, waiting for the first yes."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.cases import work
from flows.cases.office import Inside, open_inside
from flows.cases.rules.deeds import Deed, Moment
from flows.settings.calendar import on_day
from flows.survey.holders import first_holder
from flows.survey.record import Approval, Survey, chain_text, survey_of
from flows.survey.settings import SURVEYS, Surveys
from storage.ids import new_id

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.survey.shape import Plan
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

CHANGEABLE = frozenset({"approving", "returned", "approved"})  # nothing has left yet
SEED_BYTES = 4


def open_survey(store: Store, moment: Moment, plan: Plan, author: Staff) -> Case:
    """Store a checked plan as a survey that waits for its first approver."""
    survey = survey_from(store, moment, plan, author, new_id(moment.now))
    holder_id = first_holder(store, author.community, survey)
    return open_inside(
        store, moment, Inside(SURVEYS, plan.community, plan.title, survey, holder_id, author)
    )


def can_change(case: Case, plan: Plan) -> bool:
    """Tell whether a plan may take the place of another: of the same place, and nothing left."""
    same = (case.kind, case.community) == (SURVEYS, plan.community)
    return same and case.status in CHANGEABLE


def hand_in_again(store: Store, context: Context, case: Case, plan: Plan, author: Staff) -> Case:
    """Take a changed plan in the place of the one before; every yes is given anew (SUR-2).

    The sample stays the one drawn: nobody changes a plan until the lot pleases.
    """
    moment = Moment(context.now, context.settings)
    made = survey_from(store, moment, plan, author, case.id)
    own = replace(made, seed=survey_of(case).seed)
    holder = first_holder(store, case.community, own)
    done = Deed("revise", author.id, author.name, "staff", own=own, target_id=holder)
    return work.perform(store, context, case, done)


def survey_from(store: Store, moment: Moment, plan: Plan, author: Staff, case_id: str) -> Survey:
    """Return what a survey of this plan begins with; the chain leaves out roles nobody holds."""
    chain = chain_for(store, moment, plan, author)
    first, last = date.fromisoformat(plan.starts), date.fromisoformat(plan.closes)
    starts = on_day(first, moment.settings.section(Surveys).invite_at, moment.settings)
    return Survey(
        case_id,
        plan.title,
        plan.kind,
        json.dumps(plan.model_dump(mode="json"), ensure_ascii=False),
        author.id,
        author.role,
        chain_text(chain),
        secrets.token_hex(SEED_BYTES),
        starts,
        on_day(last + timedelta(days=1), "00:00", moment.settings),
        turn=chain[0].role if chain else None,
        reason=plan.reason or None,
    )


def chain_for(store: Store, moment: Moment, plan: Plan, author: Staff) -> list[Approval]:
    """Return whose yes it takes, in order: roles held by somebody other than the author."""
    staff = store.staff.active_in(plan.community)
    held = {one.role for one in staff if one.id != author.id}
    roles = moment.settings.section(Surveys).approval[plan.kind]
    return [Approval(role) for role in roles if role in held]
