"""What happens when nobody acts: warnings, the ladder, reminders, silence, and news without asking.

Decides by the rules and tells through the outbox; the sweeps say when. Each function loads the
case anew, so whatever happened since it was claimed counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import callbacks, notices, telling
from flows.cases import work as case_work
from flows.cases.kind import kind_of
from flows.cases.notice import LATER, RESULT, URGENT
from flows.cases.rules import escalation, schedule
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.rules.rulebook import rulebook
from flows.cases.telling import Telling
from flows.cases.texts import photos
from flows.cases.texts import tasks as any_tasks
from flows.cases.texts.whole import with_words
from flows.conversation.context import Context
from storage.persons import is_office

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.cases.rules.escalation import Alert
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.messages import Evidence
    from storage.records.people import Person
    from storage.store import Store

SYSTEM = "小管家"


def look(store: Store, settings: Settings, case_id: str, now: int) -> None:
    """Do what a case whose time has come asks for, and set when it is looked at next."""
    case = store.cases.get(case_id)
    moment = Moment(now, settings)
    if case is not None and case.alert_at is not None:
        case = _not_left_alone(store, moment, case)
    alert = escalation.alert_of(case, moment) if case else None
    if case is None or alert is None:
        store.cases.release(case_id)
        return
    if alert.kind == "close_silent":
        _close_silently(store, moment, case)
        return
    told = store.cases.move_alert(case, alert_at=alert.next_alert_at, alert_level=alert.level)
    if alert.kind == "ask_fixed":
        _ask_fixed(store, moment, told)
    else:
        _alert(store, moment, told, alert)


def tell_news(store: Store, settings: Settings, case_id: str, now: int) -> None:
    """Tell a resident where their case stands: nothing was heard for long, or not in time."""
    case = store.cases.get(case_id)
    if case is None or case.news_at is None or case.news_at > now:
        store.cases.release(case_id)
        return
    moment = Moment(now, settings)
    happened = case_work.news_of(store, moment, case, system_deed("news"))
    again = schedule.next_news(case, moment)
    words = kind_of(case, settings).told.no_news(happened, again or now)
    store.outbox.replace_waiting(case.id, ("news",), "newer news")
    promised = rulebook(case, settings).late_answer(case, settings) is not None
    weight = URGENT if promised else RESULT  # who was told a time hears then, at noon, too
    message = Telling(case.reporter_id, words, "news", weight, case.status, to_resident=True)
    telling.tell(store, moment, case, message)
    store.cases.move_alert(case, news_at=again)


def file_given_up(store: Store, evidence: Evidence, reason: str) -> None:
    """Ask who sent a file to send it again: it could not be kept."""
    now = evidence.received_at
    text = photos.lost(evidence.kind, reason)
    telling.tell_person(store, now, evidence.person_id, text, kind="reminder")


def _alert(store: Store, moment: Moment, case: Case, alert: Alert) -> None:
    """Tell the holder, or the level that a passed deadline has reached."""
    happened = case_work.news_of(store, moment, case, system_deed(alert.kind))
    weight = URGENT if alert.kind == "overdue" else RESULT
    for person in telling.superiors(store, moment, case, alert.level):
        seen = notices.as_seen(happened, person)
        text, card = _alert_words(seen, alert)
        text = with_words(text, seen)
        message = Telling(person.person_id or "", text, "task", weight, case.status, card=card)
        telling.tell(store, moment, seen.case, message)


def _alert_words(happened: News, alert: Alert) -> tuple[str, dict[str, str]]:
    """Return the message, and the few words of it that fit on a card."""
    if alert.kind == "warn":
        return any_tasks.warned(happened), any_tasks.warned_card(happened)
    holder = happened.holder.name if happened.holder else any_tasks.CLERKS
    again = alert.level > escalation.OVERDUE
    return any_tasks.overdue(happened, holder, reminder=again), any_tasks.overdue_card(happened)


def _ask_fixed(store: Store, moment: Moment, case: Case) -> None:
    """Ask the resident once more; a callback that asks the same now says it for both."""
    if is_office(case.reporter_id) or callbacks.asks_now(store, moment, case):
        return
    happened = case_work.news_of(store, moment, case, system_deed("ask_fixed"))
    kind = kind_of(case, moment.settings)
    if kind.told.still_right is None:
        return
    text = kind.told.still_right(happened)
    message = Telling(case.reporter_id, text, "reminder", LATER, case.status, to_resident=True)
    telling.tell(store, moment, case, message)


def _not_left_alone(store: Store, moment: Moment, case: Case) -> Case:
    """Give a case back to the clerks when who has it works here no longer (promise 2)."""
    ids = {case.holder_id, case.engineer_id} - {None}
    gone = [s for s in (store.staff.get(one) for one in ids if one) if s and not s.active]
    if not gone:
        return case
    deed = Deed("vacate", None, SYSTEM, "system", text=gone[0].name)
    given = case_work.perform(store, context_of(store, moment, case), case, deed)
    return store.cases.move_alert(given, alert_at=schedule.first_alert(given, moment))


def _close_silently(store: Store, moment: Moment, case: Case) -> None:
    """Close as unconfirmed what the resident never answered."""
    case_work.perform(store, context_of(store, moment, case), case, system_deed("close_silent"))
    store.cases.release(case.id)


def system_deed(action: str, text: str = "") -> Deed:
    """Make what nobody did: the time came."""
    return Deed(action, None, SYSTEM, "system", text=text)


def context_of(store: Store, moment: Moment, case: Case) -> Context:
    """Return the facts of a turn in which nobody speaks."""
    person: Person | None = store.persons.get(case.reporter_id)
    assert person is not None  # noqa: S101 - the reporter is a foreign key
    return Context(moment.now, moment.settings, person, case=case)
