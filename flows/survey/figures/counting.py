"""A survey that closed is counted: the urn opened, figures made, and the report waits for its yes.

What is read comes first and what is stored comes last, at once: whatever ends it in between, it is
done again from the start.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.watch import context_of, system_deed
from flows.settings.calendar import local
from flows.survey import holders
from flows.survey.figures import masking, tally, unsealing
from flows.survey.figures.earlier import earlier_than
from flows.survey.figures.opinions import opinions_of
from flows.survey.figures.statistics import Base, Counted, figures_of
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS, Surveys

if TYPE_CHECKING:
    from typing import Any

    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Sealer
    from flows.settings.site import Settings
    from flows.survey.figures.statistics import Figures
    from flows.survey.figures.unsealing import Urn
    from storage.records.case import Case
    from storage.records.survey import Ballot
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Material:
    """All that is read of one survey."""

    case: Case
    opened: list[tuple[str | None, str]]
    sealed: list[Ballot]
    base: Base
    names: frozenset[str]
    earlier: list[dict[str, Any]]


def waiting(store: Store, settings: Settings) -> list[str]:
    """Return the surveys that closed and are not counted."""
    return [
        case.id
        for community in settings.communities
        for case in store.cases.open_of_kind(community.name, SURVEYS)
        if case.status == "counting"
    ]


def material_of(store: Store, moment: Moment, case_id: str) -> Material | None:
    """Read everything; None when it was counted meanwhile."""
    case = store.cases.get(case_id)
    if case is None or case.status != "counting":
        return None
    return Material(
        case,
        list(store.ballots.opened_in(case_id)),
        list(store.ballots.sealed_in(case_id)),
        base_of(store, moment, case),
        names_of(store, case.community),
        earlier_than(store, case),
    )


def base_of(store: Store, moment: Moment, case: Case) -> Base:
    """Return how many homes there are, were invited and reached, and answered, by building."""
    plan = survey_of(case).planned()
    day = local(moment.now, moment.settings).date().isoformat()
    homes = Counter(one.building for one in store.residents.handed_over(plan.community, day))
    only = plan.audience.buildings
    reached = store.invitees.by_building(case.id, per=plan.per)
    return Base(
        {name: count for name, count in homes.items() if not only or name in only},
        {name: invited for name, (invited, _delivered) in reached.items()},
        {name: delivered for name, (_invited, delivered) in reached.items()},
        store.ballots.returned_by_building(case.id),
    )


def names_of(store: Store, community: str) -> frozenset[str]:
    """Return whom a text could name."""
    staff = [one.name for one in store.staff.active_in(community)]
    return masking.names_in({*store.residents.names_in(community), *staff})


def count(moment: Moment, read: Material, sealer: Sealer) -> tuple[Urn, Figures]:
    """Open the urn and count what was in it."""
    plan = survey_of(read.case).planned()
    smallest = moment.settings.section(Surveys).smallest_group
    told = len(read.opened)
    urn = unsealing.unsealed(read.sealed, plan, sealer, told, smallest)
    new = tally.tallied(plan, urn.answers()) if told >= smallest else None
    found = tally.tallied(plan, chain(unsealing.read(read.opened), urn.answers()))
    figures = figures_of(Counted(plan, found, read.base, smallest, new))
    tells = found.total.ballots >= smallest
    masked = [masking.masked(text, read.names) for text in found.texts] if tells else []
    figures |= {
        "unreadable": len(urn.left) - urn.held,
        "held": urn.held,
        "opinions": opinions_of(masked),
        "earlier": read.earlier,
    }
    return urn, figures


def finish(store: Store, moment: Moment, case_id: str, urn: Urn, figures: Figures) -> bool:
    """Keep what was opened and counted; False when somebody else has done it."""
    case = store.cases.get(case_id)
    if case is None or case.status != "counting":
        return False
    store.ballots.rewrite(case_id, (*urn.fresh, *urn.left))
    store.ballots.drop_all_drafts(case_id)
    survey, holder = holders.of_report(store, moment, case)
    own = replace(survey, figures=json.dumps(figures, ensure_ascii=False))
    deed = replace(system_deed("count"), own=own, target_id=holder)
    case_work.perform(store, context_of(store, moment, case), case, deed)
    return True
