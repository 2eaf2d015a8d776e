"""`import survey`: a plan in YAML becomes a survey that waits for its first approver."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.config.file import read_file
from bot.console.database import opened
from bot.errors import CommandError
from flows.cases.rules import access
from flows.cases.rules.deeds import Moment
from flows.cases.watch import context_of
from flows.survey.plan import opening, reading
from flows.survey.settings import SURVEYS
from flows.survey.texts import plan as plan_texts
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.service import Service
    from flows.survey.shape import Plan
    from storage.records.staff import Staff


def load_survey(file: Path, phone: str, config: str, changes: str | None = None) -> int:
    """Store the plan in a file, as a new survey or in the place of the plan it changes.

    The number stands alone on the last line.
    """
    content, mistakes = read_file(file)
    if mistakes:
        raise CommandError(*mistakes)
    with opened(config) as service:
        moment = Moment(service.clock(), service.settings)
        plan, wrong = reading.read_plan(content, moment)
        by, unfit = _author(service, phone, plan)
        wrong += _unknown_round(service, content.get("round_of"))
        if plan is None or by is None or wrong or unfit:
            raise CommandError(*wrong, *unfit)
        number = service.database.run(lambda c: _open(Store(c), moment, plan, by, changes))
        sys.stdout.write(f"{plan.title}\n{number}\n")
    return 0


def _author(service: Service, phone: str, plan: Plan | None) -> tuple[Staff | None, list[str]]:
    """Return who plans it, or what keeps them from it."""
    digits = "".join(c for c in phone if c.isdecimal())
    found = [
        s for s in service.database.read(lambda c: Store(c).staff.by_phone(digits)) if s.active
    ]
    if not found:
        return None, [plan_texts.unknown_author(digits)]
    here = [s for s in found if plan is None or s.community == plan.community]
    if not here:
        return None, [plan_texts.OTHER_COMMUNITY]
    able = [s for s in here if access.has(s, "survey", service.settings)]
    return (able[0], []) if able else (None, [plan_texts.MAY_NOT_PLAN])


def _unknown_round(service: Service, number: object) -> list[str]:
    """Say that there is no survey of which this is a later round."""
    if not number:
        return []
    earlier = service.database.read(lambda c: Store(c).cases.by_number(str(number)))
    if earlier is not None and earlier.kind == SURVEYS:
        return []
    return [plan_texts.at("round_of", plan_texts.no_survey(str(number)))]


def _open(store: Store, moment: Moment, plan: Plan, author: Staff, changes: str | None) -> str:
    mistakes = []
    if not opening.chain_for(store, moment, plan, author):
        mistakes.append(plan_texts.NOBODY_APPROVES)
    before = store.cases.by_number(changes.upper()) if changes else None
    if changes and (before is None or not opening.can_change(before, plan)):
        mistakes.append(plan_texts.no_plan(changes))
    if mistakes:
        raise CommandError(*mistakes)
    if before is not None:
        context = replace(context_of(store, moment, before), staff=author)
        return opening.hand_in_again(store, context, before, plan, author).number
    return opening.open_survey(store, moment, plan, author).number
