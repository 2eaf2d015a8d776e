"""Who hears of a binding that waits for a decision: asked, reminded, put before who leads, told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.binding import rules as binding_clocks
from flows.binding import texts as binding_texts
from flows.cases import gathering, telling
from flows.cases.gathering import Written
from flows.cases.notice import RESULT, URGENT
from flows.cases.rules.deeds import Moment
from flows.cases.telling import PROGRESS_CARD, TASK_CARD
from flows.writing.markup import tap
from storage.outbox import NewPush

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.people import BindingRequest
    from storage.records.staff import Staff
    from storage.rewinds import Stretch
    from storage.store import Store


def ask(store: Store, context: Context, request: BindingRequest, view: str) -> None:
    """Ask the clerks on duty, and the account bound to the same resident, to decide."""
    moment = Moment(context.now, context.settings)
    clerks = telling.clerks(store, moment, request.community)
    written = Written(request.person_id, request.name, "binding", request.community)
    gathering.tell_each(
        store, moment, clerks, written, lambda one: _to_staff(store, moment.now, request, one, view)
    )
    first = store.residents.accounts_of(request.resident_id) if request.resident_id else []
    words = binding_texts.request_to_first(request.number, request.name) + _choices(request.number)
    for person_id in first:
        _to_resident(
            store,
            context.now,
            request,
            person_id,
            words,
            (binding_texts.CARD_ASKED, binding_texts.CARD_DECIDE),
        )


def tell_decision(store: Store, context: Context, request: BindingRequest, *, agreed: bool) -> None:
    """Tell the applicant."""
    refused = binding_texts.told_refused(context.community.duty_phone)
    words = binding_texts.told_agreed(request.home) if agreed else refused
    status = binding_texts.CARD_AGREED if agreed else binding_texts.CARD_REFUSED
    _to_resident(
        store,
        context.now,
        request,
        request.person_id,
        words,
        (status, binding_texts.card_of(request.home)),
    )


def remind(store: Store, settings: Settings, now: int, limit: int) -> int:
    """Remind of what nobody decided; from the promised day on who leads and the applicant hear."""
    due = store.binding_requests.due(now, limit)
    for request in due:
        again = binding_clocks.next_look(request.created_at, now, settings)
        looked_at = request.alert_at or now
        store.binding_requests.look_again(request, again)
        _remind_staff(store, Moment(now, settings), request)
        _tell_applicant(store, Moment(now, settings), request, looked_at)
    return len(due)


def look_sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Look at the requests of a stretch no later than at one that was made by now."""
    for request in store.binding_requests.open_between(stretch.after, stretch.until):
        again = binding_clocks.next_look(request.created_at, now, settings)
        if request.alert_at is not None and request.alert_at > again:
            store.binding_requests.look_again(request, again)


def _remind_staff(store: Store, moment: Moment, request: BindingRequest) -> None:
    late = binding_clocks.days_late(request.created_at, moment.now, moment.settings)
    due = binding_clocks.promised(request.created_at, moment.settings)
    view = binding_texts.still_open(due, moment.now, moment.settings.zone, late=bool(late))
    told = {one.id: one for one in telling.clerks(store, moment, request.community)}
    told |= {one.id: one for one in _leaders(store, moment, request.community, late)}
    for one in told.values():
        _to_staff(store, moment.now, request, one, view, late=bool(late))


def _leaders(store: Store, moment: Moment, community: str, level: int) -> list[Staff]:
    """Return who leads the clerks at this level; one that nobody has passes on to the next."""
    if not level:
        return []
    team = telling.reachable(store.staff.active_in(community))
    ladder = moment.settings.escalation.above_the_desk()
    for role in (*ladder[min(level, len(ladder)) - 1 :], *reversed(ladder)):
        found = [one for one in team if one.role == role]
        if found:
            return found
    return []


def _tell_applicant(store: Store, moment: Moment, request: BindingRequest, looked_at: int) -> None:
    """Say that it is not decided, and when they hear next, on each day they were told of."""
    created, settings = request.created_at, moment.settings
    first = max(1, binding_clocks.days_late(created, looked_at, settings))
    last = binding_clocks.days_late(created, moment.now, settings)
    if not any(binding_clocks.tells_on(day) for day in range(first, last + 1)):
        return
    community = settings.community(request.community) or settings.communities[0]
    until = binding_clocks.next_news(created, moment.now, settings)
    words = binding_texts.still_waiting(until, moment.now, settings.zone, community.duty_phone)
    what = binding_texts.card_waiting(until, moment.now, settings.zone)
    shown = (binding_texts.CARD_WAITING, what)
    _to_resident(store, moment.now, request, request.person_id, words, shown)


def _to_staff(  # noqa: PLR0913 - a message and how it is shown
    store: Store, now: int, request: BindingRequest, to: Staff, view: str, *, late: bool = False
) -> None:
    words = binding_texts.request_to_clerks(
        request.number, request.home, request.name, request.phone, view
    ) + _choices(request.number)
    push = NewPush(
        to.person_id or "",
        "task",
        words,
        URGENT if late else RESULT,
        community=request.community,
        template=TASK_CARD,
        fields=_fields(
            request,
            binding_texts.CARD_LATE if late else binding_texts.CARD_OPEN,
            binding_texts.CARD_DECIDE,
            now,
        ),
    )
    store.outbox.add(push, now, now)


def _to_resident(  # noqa: PLR0913, PLR0917 - a message and how it is shown
    store: Store,
    now: int,
    request: BindingRequest,
    person_id: str,
    words: str,
    shown: tuple[str, str],
) -> None:
    """Tell a resident; a card shows them a status and what it is about."""
    push = NewPush(
        person_id,
        "binding",
        words,
        RESULT,
        community=request.community,
        template=PROGRESS_CARD,
        fields=_fields(request, *shown, now),
    )
    store.outbox.add(push, now, now)


def _fields(request: BindingRequest, status: str, what: str, now: int) -> str:
    """Return what a template message may carry; never a name or a phone."""
    values = {
        "number": str(request.number),
        "status": status,
        "what": what,
        "place": request.home,
        "time": now,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _choices(number: int) -> str:
    """Offer the two decisions about a request."""
    return f"\n{tap(binding_texts.to_agree(number))}　{tap(binding_texts.to_refuse(number))}"
