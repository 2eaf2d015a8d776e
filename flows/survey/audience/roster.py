"""Whom a survey would ask, as the roster stands: homes handed over, less those that rest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.settings.calendar import DAY, local
from flows.survey.audience import choosing
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS, Surveys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.cases.rules.deeds import Moment
    from flows.survey.audience.choosing import Base
    from flows.survey.shape import Plan
    from storage.records.case import Case
    from storage.records.people import BoundHome, Home
    from storage.store import Store

OWNER = "业主"
HALF_YEARLY, RECHECK, CONSULTATION = "satisfaction", "recheck", "consultation"
_HELD_OFF_BY = {  # by the sort of a survey: the sorts whose homes it leaves in peace (SUR-3)
    HALF_YEARLY: (HALF_YEARLY,),
    RECHECK: (),
    CONSULTATION: (HALF_YEARLY, CONSULTATION, "meeting"),
    "meeting": (HALF_YEARLY, CONSULTATION, "meeting"),
}
_AHEAD = frozenset({"approving", "returned", "approved"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """The homes that are asked, those that rest (by home the other survey's number), the rule."""

    homes: tuple[Home, ...]
    resting: Mapping[str, str]
    base: Base


def chosen(store: Store, moment: Moment, plan: Plan, seed: str, survey_id: str = "") -> Chosen:
    """Return whom a plan asks with this seed, as the roster stands; without what it asked itself."""
    day = local(moment.now, moment.settings).date().isoformat()
    homes = store.residents.handed_over(plan.community, day)
    rests = resting(store, moment, plan, survey_id)
    meant = choosing.drawn(homes, plan.audience, seed)
    asked = tuple(home for home in meant if home.id not in rests)
    left_out = {home.id: rests[home.id] for home in meant if home.id in rests}
    place = moment.settings.community(plan.community)
    base = choosing.base_rule(place.area if place else None, len(homes), len(asked))
    return Chosen(asked, left_out, base)


def resting(store: Store, moment: Moment, plan: Plan, survey_id: str = "") -> dict[str, str]:
    """Return the homes that a plan leaves in peace, each with the number of the other survey.

    The half-yearly survey comes before others: these leave its homes out beforehand, too, and so
    does one that begins later. A re-check asks whoever it must, and so do the later rounds of a
    consultation.
    """
    days = moment.settings.section(Surveys).rest_days
    sorts = _HELD_OFF_BY[plan.kind]
    if not days or not sorts:
        return {}
    since = moment.now - days * DAY
    found = store.invitees.homes_invited_since(survey_id, plan.community, sorts, since)
    found |= _asked_soon(store, moment, plan, survey_id)
    return {home: number for home, number in found.items() if number != plan.round_of}


def _asked_soon(store: Store, moment: Moment, plan: Plan, survey_id: str) -> dict[str, str]:
    """Return whom a half-yearly survey will ask that is planned to begin before this one rests."""
    day = local(moment.now, moment.settings).date().isoformat()
    until = moment.now + moment.settings.section(Surveys).rest_days * DAY
    found: dict[str, str] = {}
    for case in store.cases.open_of_kind(plan.community, SURVEYS):
        survey = survey_of(case)
        if survey.sort != HALF_YEARLY or survey.starts_at > until:
            continue
        ahead = case.status in _AHEAD
        if plan.kind == HALF_YEARLY:
            ahead = _comes_first(store, case, survey_id)
        if ahead:
            homes = store.residents.handed_over(plan.community, day)
            drawn = choosing.drawn(homes, survey.planned().audience, survey.seed)
            found |= {home.id: case.number for home in drawn}
    return found


def _comes_first(store: Store, other: Case, survey_id: str) -> bool:
    """Tell whether another half-yearly survey is approved and begins before this one."""
    case = store.cases.get(survey_id)
    if case is None or other.status != "approved":
        return False
    return (survey_of(other).starts_at, other.id) < (survey_of(case).starts_at, case.id)


def answering_for(store: Store, case: Case) -> dict[str, list[BoundHome]]:
    """Return by home who is asked in it: every adult bound to it, of a consultation the owners.

    Where each person has one answer they are asked for the home they were bound to first.
    """
    found: dict[str, list[BoundHome]] = defaultdict(list)
    survey, seen = survey_of(case), set()
    alone = survey.planned().per == "person"
    for bound in store.residents.bound_in(case.community):
        who = bound.person_id if alone else (bound.person_id, bound.home_id)
        if who not in seen and is_asked(survey.sort, bound):
            seen.add(who)
            found[bound.home_id].append(bound)
    return found


def is_asked(sort: str, bound: BoundHome) -> bool:
    """Tell whether somebody answers for a home they are bound to (SUR-17: owners)."""
    return sort != CONSULTATION or bound.relation == OWNER
