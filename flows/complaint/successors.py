"""Who of ours a complaint may be given to: to carry out, to handle, to decide, to hear an appeal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.cases.rules.conflict import free
from flows.complaint.holders import PARTS
from flows.complaint.rules import people
from flows.complaint.texts import desk as desk_texts
from flows.desk import lookup
from flows.desk.names import named

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff


def everybody(asked: Asked, case: Case) -> list[Staff]:
    """Return whom a complaint may be given to carry out: all of ours but the accused."""
    return free(case, asked.store.staff.active_in(case.community))


def successors(asked: Asked, case: Case) -> list[Staff]:
    """Return who can take a complaint over in its present stage."""
    if case.status == "appealed":
        took_part = asked.store.cases.actors_of(case.id, PARTS)
        colleagues = asked.store.staff.active_in(case.community)
        return people.may_hear_appeal(case, colleagues, asked.settings, took_part)
    everybody_free = everybody(asked, case)
    if case.status == "proposed":  # whoever gets it now decides it
        return [s for s in everybody_free if _may_decide(asked, case, s)]
    return [s for s in everybody_free if access.has(s, "handle", asked.settings)]


def _may_decide(asked: Asked, case: Case, staff: Staff) -> bool:
    unheld = replace(case, holder_id=None)
    by_rank = people.may_approve(unheld, staff, asked.settings)
    return by_rank and staff.id != case.proposed_by


def whom(asked: Asked, case: Case, team: list[Staff]) -> tuple[Staff, str] | str:
    """Return whom a complaint is given to, or say who can have it; no trade is asked for."""
    found, name, after = named(asked, team, asked.command.rest)
    if len(found) == 1:
        return found[0], after
    able = [s for s in found or team if s.id not in (asked.staff.id, case.holder_id)]
    return desk_texts.whom(asked.view(case), asked.command.word, name, able[: lookup.SHOWN])
