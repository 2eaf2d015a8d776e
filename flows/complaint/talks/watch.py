"""Remind both sides of a talk that they agreed upon (约谈), unless the complaint is over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import notices, telling, watch
from flows.cases import work as case_work
from flows.cases.notice import RESULT, Notice
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Moment
from flows.cases.telling import Telling
from flows.complaint.talks import desk_texts as talk_desk
from flows.complaint.talks import texts as talk_texts

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.store import Store


def due(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim the talks of which both sides are to be reminded now; return their ids."""
    return store.talks.claim_reminders(now, until, limit)


def remind(store: Store, settings: Settings, talk_id: str, now: int) -> None:
    """Tell who complained and who handles it when and how they talk."""
    talk = store.talks.get(talk_id)
    if talk is None or talk.remind_at is None or talk.remind_at > now:
        return
    store.talks.save(talk, replace(talk, remind_at=None))
    case = store.cases.get(talk.case_id)
    is_over = talk.agreed_at is None or talk.agreed_at <= now
    if case is None or is_over or talk.status != "agreed" or not deadlines.is_open(case):
        return
    moment = Moment(now, settings)
    deed = replace(watch.system_deed("talk"), reason="reminded", until=talk.agreed_at, way=talk.way)
    happened = case_work.news_of(store, moment, case, deed)
    if talk.partner == "resident":
        words = Telling(
            case.reporter_id, talk_texts.reminded(happened), "reminder", RESULT, case.status,
            to_resident=True,
        )  # fmt: skip
        telling.tell(store, moment, case, words)
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    notice = Notice("holder", talk_desk.reminded_staff, RESULT, case.status, "reminder")
    notices.tell_staff(store, happened, notice, [holder] if holder else [])
