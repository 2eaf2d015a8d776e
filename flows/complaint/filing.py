"""Whose complaint it is, and against whom its own words are: the two sides of what is filed.

A home named by somebody who lives elsewhere is the neighbour's they complain about, unless they
say that they complain for somebody else: then it is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.complaint import accused as accusing
from flows.complaint.texts import filing as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.opening import Draft
    from flows.conversation.context import Context
    from storage.records import BoundHome, Case
    from storage.store import Store

ENTERED_MS = 3 * 24 * 3600_000  # how long a caller is expected to say whether it is right


@dataclass(frozen=True, slots=True)
class Side:
    """The complainant's home (None: not known), and the home of a neighbour complained about."""

    home: dict[str, Any] | None
    bound: BoundHome | None
    against: dict[str, Any] | None = None


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
    return texts.FOR_SOMEBODY.search(words) is not None


def accused_by(
    store: Store, case: Case, draft: Draft, homes: Sequence[BoundHome]
) -> list[accusing.Found]:
    """Return who is complained about: named in the words, living there, or who did the work."""
    found = accusing.find_named(store, case.community, draft.description)
    against = side_of(draft, homes).against
    if against is not None:
        found += accusing.find_neighbour(store, case.community, against)
    before = store.cases.get(draft.from_case_id) if draft.from_case_id else None
    if before is not None and before.engineer_id is not None:
        found += accusing.find_by_id(store, before.engineer_id)
    own = store.persons.get(case.reporter_id)
    mine = own.staff_id if own else None
    kept = {one.name: one for one in found if not mine or one.staff_id != mine}
    return list(kept.values())


def unconfirmed(store: Store, context: Context) -> Case | None:
    """Return the complaint that a clerk entered for the speaker and they said nothing about yet."""
    since = context.now - ENTERED_MS
    for case in store.cases.of_reporter(context.person.id, since):
        fresh = case.kind == "complaint" and case.entered_by and case.created_at >= since
        if fresh and not _answered(store, case):
            return case
    return None


def _answered(store: Store, case: Case) -> bool:
    acts = ("note", "supplement")
    return any(store.cases.count_actions(case.id, act, case.reporter_id, 0) for act in acts)
