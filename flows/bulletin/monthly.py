"""How complaints and suggestions of a month were handled, in numbers without names (PUB-2)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.bulletin import texts as bulletin_texts
from flows.bulletin.settings import Bulletins
from flows.cases.kind import kind_for, kind_named
from flows.settings.calendar import local, on_day
from storage.ids import new_id
from storage.records.bulletin import Bulletin, body_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

INTENTS = ("complaint", "suggestion")  # of whose kinds it tells
SATISFIED = 3  # stars
MOST = 10_000
LETTERS = "GS"


def communities(settings: Settings) -> list[str]:
    """Return for whom it is published."""
    wanted = settings.section(Bulletins).monthly
    return [one.name for one in settings.communities] if wanted else []


def next_due(now: int, settings: Settings) -> int:
    """Return when the office opens on the first of the next month."""
    today = local(now, settings).date()
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return on_day(first, settings.calendar.opens, settings)


def publish(store: Store, settings: Settings, community: str, now: int) -> int:
    """Publish the last month; nothing where nobody complained or suggested."""
    this = local(now, settings).date().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    since, until = (on_day(day, "00:00", settings) for day in (last, this))
    known = store.cases.recent_in(community, since, MOST)
    raised = [c for c in known if since <= c.created_at < until and c.status != "withdrawn"]
    kinds = [kind_named(name, settings) for name in _kinds(settings)]
    rows = [(kind.title, [c for c in raised if c.kind == kind.name]) for kind in kinds]
    if not any(cases for _title, cases in rows):
        return 0
    section = bulletin_texts.monthly([(title, *_counts(cases)) for title, cases in rows])
    number = store.cases.next_number(LETTERS, f"{local(now, settings):%Y%m%d}")
    title = bulletin_texts.monthly_title(last)
    summary = bulletin_texts.monthly_summary([(name, len(cases)) for name, cases in rows])
    body = body_of([section])
    store.bulletins.add(
        Bulletin(new_id(now), number, None, community, title, summary, body, "", now, now)
    )
    return 1


def _kinds(settings: Settings) -> list[str]:
    return [name for name in (kind_for(one, settings) for one in INTENTS) if name]


def _counts(cases: Sequence[Case]) -> tuple[int, int, int, int]:
    """Return how many there were, are over, were rated, and were rated well."""
    rated = [case.rating for case in cases if case.rating is not None]
    over = sum(case.closed_at is not None for case in cases)
    return len(cases), over, len(rated), sum(stars >= SATISFIED for stars in rated)
