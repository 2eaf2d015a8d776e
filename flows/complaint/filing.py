"""Whose complaint it is, and against whom its own words are: the two sides of what is filed.

A home named by somebody who lives elsewhere is the neighbour's they complain about, unless they
say that they complain for somebody else: then it is theirs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.filing import Filed, Side
from flows.cases.kind import kind_of
from flows.cases.rules.conflict import hidden_also
from flows.cases.rules.deeds import Moment
from flows.complaint import accused as accusing
from flows.complaint import holders, weighing
from flows.complaint.rules import severity
from flows.complaint.settings import COMPLAINTS
from flows.complaint.texts.tasks import ACCUSED
from nlp import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.filing import Draft, Filing
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.people import BoundHome
    from storage.store import Store

ENTERED_MS = 3 * 24 * 3600_000  # how long a caller is expected to say whether it is right


def side_of(draft: Draft, homes: Sequence[BoundHome]) -> Side:
    """Tell the complainant's home from that of who is complained about."""
    named = draft.place["home"] or draft.lives_at
    if not named:
        return _at(homes[0]) if homes else Side(None, None)
    parts = (named["building"], named["unit"], named["room"])
    own = next((one for one in homes if (one.building, one.unit, one.room) == parts), None)
    if own is not None:
        return _at(own)
    if draft.entered_by or not homes or is_for_somebody(draft.description):
        return Side(named, None)
    mine = _at(homes[0])
    return Side(mine.home, mine.bound, named)


def _at(home: BoundHome) -> Side:
    return Side({"building": home.building, "unit": home.unit, "room": home.room}, home)


def is_for_somebody(words: str) -> bool:
    """Tell whether somebody complains for another person (替我妈投诉)."""
    return listed.says(COMPLAINTS, "for_somebody", words)


def file(store: Store, context: Context, case: Case, filing: Filing) -> Filed:
    """Add what a complaint has from the start: who is accused, its level, from whom it is hidden."""
    moment, draft = Moment(context.now, context.settings), filing.draft
    if draft is not None:
        case = replace(case, confidential=int(draft.confidential))
        accused = accused_by(store, moment, case, draft, filing.homes)
    else:
        accused = _accused_in(store, case, filing.blamed)
    earlier = _earlier(store, moment, case)
    case = replace(
        case,
        severity=severity.first(earlier, moment),
        hidden_from=hidden_also(case, (mark for one in accused for mark in one.marks)),
        department=next((one.department for one in accused if one.department), None),
    )

    def noted(store: Store, stored: Case, moment: Moment) -> Case:
        weighed = weighing.note(store, stored, earlier, moment)
        accusing.keep_accused(store, stored.id, accused, "complaint", moment.now, None)
        return weighed

    return Filed(case, noted, ACCUSED if accused else None)


def _accused_in(store: Store, case: Case, blamed: Sequence[str]) -> list[accusing.Found]:
    """Return who is blamed already, and who the words name besides."""
    found = [one for staff_id in blamed for one in accusing.find_by_id(store, staff_id)]
    known = {one.name for one in found}
    named = accusing.find_named(store, case.community, case.description)
    return [*found, *(one for one in named if one.name not in known)]


def _earlier(store: Store, moment: Moment, case: Case) -> list[Case]:
    """Return what was raised before about the same; what a complaint was turned from is itself."""
    return [
        before
        for before in holders.earlier(store, moment, case)
        if before.id != case.from_case_id or kind_of(before, moment.settings).sends_somebody
    ]


def accused_by(
    store: Store, moment: Moment, case: Case, draft: Draft, homes: Sequence[BoundHome]
) -> list[accusing.Found]:
    """Return who is complained about: named in the words, living there, or who did the work."""
    found = accusing.find_named(store, case.community, draft.description)
    against = side_of(draft, homes).against
    if against is not None:
        found += accusing.find_neighbour(store, case.community, against)
    found += _served_by(store, moment, draft.from_case_id)
    own = store.persons.get(case.reporter_id)
    mine = own.staff_id if own else None
    kept = {one.name: one for one in found if not mine or one.staff_id != mine}
    return list(kept.values())


def _served_by(store: Store, moment: Moment, case_id: str | None) -> list[accusing.Found]:
    """Return who did the work that the complaint is about."""
    before = store.cases.get(case_id) if case_id else None
    served = kind_of(before, moment.settings).served if before else None
    ids = served(store, before, moment)[1] if before and served else ()
    return [one for staff_id in ids for one in accusing.find_by_id(store, staff_id)]


def unconfirmed(store: Store, context: Context) -> Case | None:
    """Return the complaint that a clerk entered for the speaker and they said nothing about yet."""
    since = context.now - ENTERED_MS
    for case in store.cases.of_reporter(context.person.id, since):
        fresh = case.kind == COMPLAINTS and case.entered_by and case.created_at >= since
        if fresh and not _answered(store, case, context.now):
            return case
    return None


def _answered(store: Store, case: Case, now: int) -> bool:
    acts = ("note", "supplement")
    return any(store.cases.count_actions(case.id, act, case.reporter_id, 0, now) for act in acts)
