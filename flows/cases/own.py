"""A resident's own cases, and those of the household that are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access, deadlines

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store

RECENT_MS = 30 * 24 * 3600_000  # closed cases a resident still finds by a word
SHOWN = 6


def own_cases(store: Store, context: Context) -> list[Case]:
    """Return what the speaker may ask about: their own, and repairs shared at home."""
    own = store.cases.of_reporter(context.person.id, context.now - RECENT_MS)
    homes = [home.home_id for home in context.homes]
    kinds = [name for name, kind in context.settings.kinds.items() if kind.rules.shared_at_home]
    return own + store.cases.shared_in_homes(homes, context.person.id, kinds)


def has_open(store: Store, context: Context) -> bool:
    """Tell whether any of them is open."""
    return any(deadlines.is_open(case) for case in own_cases(store, context))


def is_running(case: Case) -> bool:
    """Tell whether somebody still works on a case, and nobody has called it done."""
    return deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT


def find(store: Store, context: Context, number: str) -> list[Case]:
    """Return the speaker's cases whose number ends so, open ones first."""
    found = [c for c in own_cases(store, context) if c.number.endswith(number)]
    exact = store.cases.by_number(number) if not found and len(number) > 12 else None
    homes = {home.home_id for home in context.homes}
    if exact is not None and access.resident_sees(
        exact, context.person.id, homes, context.settings
    ):
        return [exact]
    return sorted(found, key=lambda c: not deadlines.is_open(c))


def may_return(case: Case) -> bool:
    """Tell whether a resident may say that it is not right after all."""
    told = {*deadlines.AWAITS_RESIDENT, "concluded", "closed"}
    return case.status in told and case.closed_as != "turned"


def may_be_settled(case: Case) -> bool:
    """Tell whether a resident may say that it is right now: who called it not fixed may be wrong."""
    return may_return(case) or case.status == "reopened"


def may_rate(case: Case) -> bool:
    """Tell whether a resident may still rate it."""
    return may_return(case) and case.rating is None
