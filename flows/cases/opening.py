"""Open a case: one door for the chat, for what a clerk enters (代报) and for emergencies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from flows.cases import night, notices
from flows.cases.filing import Filed, Filing
from flows.cases.kind import kind_named, kind_of
from flows.cases.news import News
from flows.cases.rules import schedule
from flows.cases.rules.deeds import HUMAN, Deed, Moment
from flows.cases.rules.urgency import urgency_of
from flows.cases.texts import opened as opened_texts
from flows.conversation.dialogue import LOOSE_PHOTO_MS
from flows.places import place as places
from flows.settings.calendar import local
from storage.cases import Act
from storage.ids import new_id
from storage.records.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.cases.filing import Draft
    from flows.conversation.context import Context
    from flows.settings.site import Settings, Urgency
    from storage.records.people import BoundHome
    from storage.records.staff import Staff
    from storage.store import Store

DAY_MS = 24 * 3600_000


class _WithFollowers(Protocol):
    """What opening needs of the catalog."""

    @property
    def opened(self) -> Sequence[Callable[[Store, Moment, Case], None]]: ...


def open_case(store: Store, context: Context, draft: Draft) -> str:
    """Open a case and return the reply: its number, who has it, by when they act (REP-2)."""
    reporter = draft.reporter or context.person
    since = context.now - DAY_MS
    urgency = urgency_of(draft.category, draft.description, draft.danger, context.settings)
    if urgency == "ordinary" and draft.source == "chat":
        opened = store.cases.count_of_reporter(reporter.id, since, context.now)
        if opened >= context.settings.resident.reports_a_day:
            return opened_texts.too_many(opened, context.community.duty_phone)
    case = create(store, context, draft)
    told = kind_of(case, context.settings).told
    return told.opened(case, context, night.nobody_until(store, context, case))


def create(store: Store, context: Context, draft: Draft) -> Case:
    """Store a new case with its first deadlines, and tell the clerks on duty.

    Who only wants a person gets a clerk; what is reported may be sent to an engineer at once.
    """
    case = _case(store, context, draft)
    filing = Filing(draft, _homes(context, draft))
    return begin(store, context, case, context.staff if draft.entered_by else None, filing)


def create_from(  # noqa: PLR0913, PLR0917 - what becomes of it, and whom it blames
    store: Store,
    context: Context,
    before: Case,
    kind: str,
    description: str,
    blamed: tuple[str, ...] = (),
) -> Case:
    """Store a new case of another kind made of one that exists: the same reporter, place, source.

    Who was kept away from the one is kept away from the other. Only what hides who reported it
    has a seal.
    """
    now, settings = context.now, context.settings
    target = kind_named(kind, settings)
    kept = {
        "hidden_from": before.hidden_from,
        "confidential": before.confidential if target.rules.hides_reporter else 0,
        "from_case_id": before.id,
    }
    case = replace(
        before,
        **(NEW | kept),
        id=new_id(now),
        number=store.cases.next_number(target.letters, f"{local(now, settings):%Y%m%d}"),
        kind=kind,
        description=description,
        urgency=urgency_of(before.category, description, None, settings),
        danger=None,
        created_at=now,
    )
    return begin(store, context, case, context.staff, Filing(blamed=blamed))


def begin(store: Store, context: Context, case: Case, by: Staff | None, filing: Filing) -> Case:
    """Store a case as registered now; `by` is who entered it, None for the reporter themselves."""
    moment = Moment(context.now, context.settings)
    plug = kind_of(case, context.settings)
    filed = plug.file(store, context, case, filing) if plug.file else Filed(case)
    case = schedule.start(filed.case, moment)
    actor, actor_name = (by.id, by.name) if by else (case.reporter_id, case.reporter_name)
    kind = "staff" if by else "resident"
    act = Act("open", actor, actor_name, case.description, message_key=context.message_key or None)
    store.cases.add(case, act)
    case = filed.noted(store, case, moment)
    _attach_photos(store, context, case)
    deed = Deed("open", actor, actor_name, kind, text=case.description, reason=filed.reason)  # type: ignore[arg-type]
    notices.tell_all(store, News(case, case, deed, moment))
    if case.source == HUMAN:
        return case
    case = plug.opened(store, context, case)
    for follow in cast("_WithFollowers", context.settings.catalog).opened:
        follow(store, moment, case)
    return case


def _attach_photos(store: Store, context: Context, case: Case) -> None:
    if context.conversation_id:
        store.evidence.give_to_case(context.conversation_id, case.id)
    store.evidence.give_loose(case.reporter_id, case.id, context.now - LOOSE_PHOTO_MS)


def _case(store: Store, context: Context, draft: Draft) -> Case:
    now, settings = context.now, context.settings
    kind = kind_named(draft.kind, settings)
    reporter = draft.reporter or context.person
    homes = _homes(context, draft)
    home = draft.place["home"] or {}
    lives = home or draft.lives_at or {}
    bound = own_home(homes, lives)
    if kind.side is not None:  # what it is about may be another place than its reporter's
        side = kind.side(draft, homes)
        home, bound = side.home or {}, side.bound
        lives = home
    day = f"{local(now, settings):%Y%m%d}"
    community = bound.community if bound else context.community.name
    known = _home_id(store, community, lives)
    return Case(
        **NEW,
        id=new_id(now),
        number=store.cases.next_number(kind.letters, day),
        kind=kind.name,
        community=community,
        category=draft.category,
        urgency=_urgency(draft, settings),
        danger=draft.danger,
        description=draft.description,
        place=places.label(draft.place),
        home_id=bound.home_id if bound else known,
        building=home.get("building") or draft.place.get("building"),
        unit=home.get("unit"),
        room=home.get("room"),
        reporter_id=reporter.id,
        reporter_name=draft.name,
        reporter_phone=draft.phone,
        verified=int(_is_known(context, draft, bound)),
        shared=bound.shares if bound else 0,
        source=draft.source,
        entered_by=draft.entered_by,
        available_from=_at(draft.available.get("start"), context),
        available_until=_at(draft.available.get("end"), context),
        created_at=now,
        from_case_id=draft.from_case_id,
    )


def _urgency(draft: Draft, settings: Settings) -> Urgency:
    """Return how urgent it is; some kinds wait, whatever they are about."""
    if kind_named(draft.kind, settings).never_urgent and draft.danger is None:
        return "ordinary"
    return urgency_of(draft.category, draft.description, draft.danger, settings)


def _is_known(context: Context, draft: Draft, bound: BoundHome | None) -> bool:
    """Tell whether we know who it is."""
    by_account = kind_named(draft.kind, context.settings).known_by_account
    known = by_account and bool(_homes(context, draft))
    return bound is not None or draft.entered_by is not None or known


def _homes(context: Context, draft: Draft) -> Sequence[BoundHome]:
    return context.homes if draft.homes is None else draft.homes


NEW: dict[str, Any] = {
    "status": "registered", "version": 1, "holder_id": None, "engineer_id": None, "due_at": None,
    "due_for": None, "finish_due_at": None, "alert_at": None, "alert_level": 0, "news_at": None,
    "promised_at": None, "defer_reason": None, "defer_count": 0, "urge_count": 0,
    "urged_at": None, "return_count": 0, "result": None, "rating": None, "rating_text": None,
    "closed_as": None, "accepted_at": None, "dispatched_at": None, "taken_at": None,
    "arrived_at": None, "finished_at": None, "closed_at": None, "stage_at": None,
    "hidden_from": "", "confidential": 0, "consent": None, "severity": None, "department": None,
    "finding": None, "measures": None, "measures_due_at": None, "proposed_by": None,
    "decided_by": None, "decided_at": None, "appeal": None, "appeal_until": None,
    "month_at": None, "investigators": "", "talk_due_at": None, "callback_at": None,
    "own": None,
}  # fmt: skip


def own_home(homes: Sequence[BoundHome], home: dict[str, Any] | None) -> BoundHome | None:
    """Return the speaker's own home that the case is about; a public place counts as any."""
    if not home:
        return homes[0] if homes else None
    parts = (home["building"], home["unit"], home["room"])
    return next((b for b in homes if (b.building, b.unit, b.room) == parts), None)


def _home_id(store: Store, community: str, home: dict[str, Any]) -> str | None:
    if not home or not home["room"]:
        return None
    found = store.residents.home(community, home["building"], home["unit"] or "", home["room"])
    return found.id if found else None


def _at(iso: str | None, context: Context) -> int | None:
    """Return the moment of a local ISO time in milliseconds."""
    return opened_texts.moment_of(iso, context.settings.zone) if iso else None
