"""Tell everybody whom the notice matrix names: for each act on a case, who hears of it.

The table is the kind's own, for every door: a command, a tap, a conversation and a sweep all tell
through here, so nobody is forgotten by one of them. Who did it is never told about it, who is
accused hears nothing, and who may not know who complained reads words without it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import beside, gathering, telling
from flows.cases.kind import kind_of
from flows.cases.notice import TO_DO, true_in
from flows.cases.rules import confidentiality, deadlines
from flows.cases.rules.conflict import free
from flows.cases.rules.rulebook import rulebook
from flows.cases.telling import Telling
from flows.cases.texts.whole import with_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.cases.news import News
    from flows.cases.notice import Notice
    from flows.cases.rules.deeds import Deed
    from storage.records.staff import Staff
    from storage.store import Store


def tell_all(store: Store, happened: News, *, wait_ms: int = 0) -> None:
    """Tell everybody whom the matrix names; an open case with nobody to tell goes to the clerks."""
    actor = _person_of(store, happened.deed)
    told: set[str] = {actor} if actor else set()
    rows = kind_of(happened.case, happened.moment.settings).notices
    heard: list[tuple[Notice, Staff]] = []
    for notice in rows[happened.deed.action]:
        if notice.only_if is not None and not notice.only_if(happened):
            continue
        if notice.audience == "reporter":
            _tell_reporter(store, happened, notice, told)
            continue
        for staff in _hearers(store, happened, notice.audience, actor):
            if staff.person_id is not None and staff.person_id not in told:
                told.add(staff.person_id)
                heard.append((notice, staff))
    alone = not heard or gathering.goes_alone(store, happened, counts=not wait_ms)
    for notice, staff in heard:
        if alone:
            _tell_staff(store, happened, notice, staff, wait_ms)
        else:
            gathering.gather(store, as_seen(happened, staff), staff.person_id or "")


def tell_staff(store: Store, happened: News, notice: Notice, staff: Iterable[Staff]) -> list[str]:
    """Tell each of these once, as much as they may read; nobody accused. Return the messages."""
    told: set[str] = set()
    messages = []
    for one in free(happened.case, staff):
        if one.person_id is not None and one.person_id not in told:
            told.add(one.person_id)
            messages.append(_tell_staff(store, happened, notice, one))
    return messages


def _hearers(store: Store, happened: News, audience: str, actor: str | None) -> list[Staff]:
    """Return who hears; of danger always somebody besides who brings it."""
    found = list(free(happened.case, _audience(store, happened, audience)))
    if audience != "on_duty" or any(one.person_id != actor for one in found):
        return found
    others = telling.next_in_danger(store, happened.moment, happened.case)
    return [one for one in others if one.person_id != actor]


def _tell_reporter(store: Store, happened: News, notice: Notice, told: set[str]) -> None:
    person_id = happened.case.reporter_id
    if person_id in told:
        return
    told.add(person_id)
    message = _message(happened, notice, person_id)
    telling.tell(store, happened.moment, happened.case, replace(message, to_resident=True))


def _tell_staff(
    store: Store, happened: News, notice: Notice, staff: Staff, wait_ms: int = 0
) -> str:
    """Tell somebody of ours as much as they may read."""
    seen = as_seen(happened, staff)
    message = _message(seen, notice, staff.person_id or "")
    if _gives_work(happened, notice):
        message = replace(message, text=with_words(message.text, seen))
        if known := beside.offered(store, happened.moment, happened.case):
            message = replace(message, text=f"{message.text}\n{known}")
    return telling.tell(store, happened.moment, seen.case, replace(message, wait_ms=wait_ms))


def _gives_work(happened: News, notice: Notice) -> bool:
    """Tell whether who hears of it has to work on it: they get every word, however long.

    What is added reaches who got all before it.
    """
    over = notice.audience.startswith("former_") or not deadlines.is_open(happened.case)
    return notice.kind in TO_DO and not over and happened.deed.action != "supplement"


def as_seen(happened: News, staff: Staff) -> News:
    """Return what happened as somebody may read it."""
    if confidentiality.knows_who(happened.case, staff, happened.moment.settings):
        return happened
    return replace(
        happened,
        case=confidentiality.without_who(happened.case),
        before=confidentiality.without_who(happened.before),
        deed=confidentiality.deed_without_who(happened.deed, happened.case),
        said=confidentiality.lines_without_who(happened.said, happened.case),
    )


def _message(happened: News, notice: Notice, person_id: str) -> Telling:
    statuses = rulebook(happened.case, happened.moment.settings).statuses
    return Telling(
        person_id=person_id,
        text=notice.text(happened),
        kind=notice.kind,
        weight=notice.weight,
        only_while=true_in(notice.only_while, statuses),
        card=notice.card(happened) if notice.card else {},
        pages=notice.pages,
    )


def _audience(store: Store, happened: News, audience: str) -> list[Staff]:
    case, moment = happened.case, happened.moment
    if audience == "clerks":
        return telling.clerks(store, moment, case.community, case)
    if audience == "on_duty":
        return telling.everybody_on_duty(store, moment, case.community)
    if audience == "superior":
        return telling.superiors(store, moment, case)
    own = kind_of(case, moment.settings).audiences.get(audience)
    if own is not None:
        return list(own(store, moment, case))
    ids = {
        "engineer": case.engineer_id,
        "former_engineer": happened.before.engineer_id,
        "holder": case.holder_id,
        "called": happened.deed.target_id,
        "former_holder": happened.before.holder_id,
    }
    staff_id = ids[audience]
    staff = store.staff.get(staff_id) if staff_id else None
    found = telling.reachable([staff] if staff else [])
    waits = case.holder_id is None or deadlines.is_open(case)
    if audience == "holder" and not found and waits:  # nobody has it, or nobody who can be told
        return telling.clerks(store, moment, case.community, case)
    return found


def _person_of(store: Store, deed: Deed) -> str | None:
    if deed.actor_kind != "staff" or deed.actor_id is None:
        return deed.actor_id
    staff = store.staff.get(deed.actor_id)
    return staff.person_id if staff else None
