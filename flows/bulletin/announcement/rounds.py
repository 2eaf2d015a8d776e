"""Tell an announcement to whom it concerns, some at a time; what is left to tell is a row.

Rows are written with the act they tell of: who is killed between a yes and the sending is followed
by the next sweeper, and nobody is told twice.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import announcement_of
from flows.bulletin.announcement.texts import news as news_texts
from flows.bulletin.announcement.texts import tasks
from flows.bulletin.settings import ANNOUNCEMENTS, Bulletins
from flows.cases import telling, watch, work
from flows.cases.notice import LATER, RESULT
from flows.cases.rules.deeds import Moment
from flows.cases.telling import Telling
from flows.settings.calendar import DAY, HOUR, is_within, next_time
from storage.outbox import NOTICE, OUTAGE, NewPush

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.cases.rules.deeds import Deed
    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.rewinds import Stretch
    from storage.store import Store

TOLD, SOON, ENDED = "told", "soon", "ended"  # stored
POSTPONED, RESTORED, CANCELLED = "postponed", "restored", "cancelled"
WORDS: Mapping[str, Callable[[Case, Settings], str]] = {
    TOLD: news_texts.told,
    SOON: news_texts.told,
    POSTPONED: news_texts.postponed,
    RESTORED: news_texts.restored,
    CANCELLED: news_texts.cancelled,
}
_TO_ALL = (TOLD, POSTPONED)
AT_ONCE = 500  # persons in one transaction
CARD = "outage"  # the template
_CARD_STATUS = {CANCELLED: "已取消", POSTPONED: "时间有变", RESTORED: "已恢复"}
_CARD_WHAT = {CANCELLED: "取消", RESTORED: "已恢复"}


def begin(store: Store, moment: Moment, case: Case) -> None:
    """Have it told, and set what follows by itself."""
    _put(store, moment, case, TOLD)
    _set_course(store, moment, case)


def _set_course(store: Store, moment: Moment, case: Case) -> None:
    """Have a far outage told once more to whom it did not reach, and its end looked at."""
    own, rules = announcement_of(case), moment.settings.section(Bulletins)
    soon = own.starts_at - rules.soon_hours * HOUR
    if own.is_outage(moment.settings) and soon > moment.now:
        store.announcements.put_round(case.id, SOON, _awake(soon, moment.settings), moment.now)
    _look_at_end(store, moment, case)


def _look_at_end(store: Store, moment: Moment, case: Case) -> None:
    ends = announcement_of(case).ends_at
    again = moment.now + moment.settings.section(Bulletins).ask_hours * HOUR
    store.announcements.put_round(case.id, ENDED, ends or again, moment.now)


def _put(store: Store, moment: Moment, case: Case, news: str) -> None:
    """Have something told: an outage that is near in longer hours, all else when nobody rests."""
    near = _is_near(case, moment)
    at = _awake(moment.now, moment.settings) if near else moment.now
    store.announcements.put_round(case.id, news, at, moment.now)


def _is_near(case: Case, moment: Moment) -> bool:
    own, rules = announcement_of(case), moment.settings.section(Bulletins)
    near = own.starts_at - moment.now <= rules.soon_hours * HOUR
    return near and own.is_outage(moment.settings)


def _awake(at: int, settings: Settings) -> int:
    rules = settings.section(Bulletins)
    if is_within(at, rules.soon_from, rules.soon_until, settings):
        return at
    return next_time(at, rules.soon_from, settings)


def opened(store: Store, context: Context, case: Case) -> Case:
    """Begin with what is told before its yes."""
    if case.status == "running":
        begin(store, Moment(context.now, context.settings), case)
    return case


def followed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Tell what came of an act, in the place of what was still to be told."""
    before, case = happened
    if deed.action == "approve" and before.status != case.status:
        begin(store, moment, case)
    elif deed.action == "postpone" and case.status == "running":
        _overtake(store, case)
        _put(store, moment, case, POSTPONED)
        _set_course(store, moment, case)
    elif deed.action in {"restore", "end", "withdraw"}:
        is_told = store.announcements.reached(case.id).told > 0
        _overtake(store, case)
        news = {"restore": RESTORED, "withdraw": CANCELLED}.get(deed.action)
        if news and is_told:
            _put(store, moment, case, news)


def _overtake(store: Store, case: Case) -> None:
    store.announcements.drop_rounds(case.id)
    store.outbox.replace_waiting(case.id, (NOTICE, OUTAGE), "newer news")


def joined(store: Store, context: Context, person_id: str, home_id: str) -> None:
    """Tell what is current to who was bound just now, unless a round still comes to them."""
    home = store.residents.home_by_id(home_id)
    if home is None:
        return
    for case in store.cases.open_of_kind(home.community, ANNOUNCEMENTS):
        if case.status != "running" or not announcement_of(case).concerns(home.building):
            continue
        ahead = [one for one in store.announcements.rounds_of(case.id) if one.news in _TO_ALL]
        if all(person_id <= one.told_to for one in ahead):
            _tell_one(store, Moment(context.now, context.settings), case, TOLD, person_id)


def sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Let no news wait for a time that is gone, after the clock went back."""
    store.announcements.sooner(stretch, (*_TO_ALL, RESTORED, CANCELLED), _awake(now, settings))


def claim(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim what is to be told now."""
    return store.announcements.claim_rounds(now, until, limit)


def tell(store: Store, settings: Settings, round_id: str, now: int) -> None:
    """Tell the next of those whom it concerns, or look at the end."""
    found = store.announcements.round(round_id)
    case = store.cases.get(found.case_id) if found else None
    if found is None or case is None or found.due_at > now:
        return
    moment = Moment(now, settings)
    if found.news == ENDED:
        store.announcements.end_round(found.id)
        _ended(store, moment, case)
        return
    names = announcement_of(case).names
    persons = store.announcements.concerned(case.community, names, found.told_to, AT_ONCE)
    for person_id in persons:
        _tell_one(store, moment, case, found.news, person_id)
    if len(persons) < AT_ONCE:
        store.announcements.end_round(found.id)
    else:
        store.announcements.told_until(found, persons[-1])


def _tell_one(store: Store, moment: Moment, case: Case, news: str, person_id: str) -> None:
    reader = store.announcements.reader(case.id, person_id, moment.now)
    knows = store.announcements.may_know(reader)
    if (news == SOON and knows) or (news == CANCELLED and not knows):
        return
    if news == SOON and reader.outbox_id:
        store.unread.overtaken(reader.outbox_id, "told again before it begins")
    link = f"{announcement_of(case).page}{case.number}?k={reader.token}"
    push = _push(case, news, person_id, link, moment)
    if news == RESTORED and not knows:  # no card of an end of which they never heard the beginning
        push = replace(push, template=None)
    push_id = store.outbox.add(push, moment.now, moment.now)
    store.announcements.sent_with(reader, push_id)


def _push(case: Case, news: str, person_id: str, link: str, moment: Moment) -> NewPush:
    """Make the message: of an outage that is near, a card may say it where nothing else may go."""
    own, near = announcement_of(case), _is_near(case, moment)
    card = {
        "number": case.number,
        "status": _CARD_STATUS.get(news, "停用通知"),
        "what": f"{own.sort}{_CARD_WHAT.get(news, '')}：{own.reason}",
        "place": news_texts.place(own),
        "time": news_texts.card_time(own, moment.settings.zone),
        "url": link,
    }
    return NewPush(
        person_id,
        OUTAGE if near else NOTICE,
        news_texts.with_link(WORDS[news](case, moment.settings), link),
        RESULT if near else LATER,
        case_id=case.id,
        community=case.community,
        template=CARD if near else None,
        fields=json.dumps(card, ensure_ascii=False, separators=(",", ":")),
        only_while=case.status,
    )


def forget(store: Store, settings: Settings, now: int, limit: int) -> int:
    """Forget who read what was over long ago."""
    kept = settings.section(Bulletins).kept_days * DAY
    return store.announcements.forget_readers(now - kept, limit)


def _ended(store: Store, moment: Moment, case: Case) -> None:
    """Ask its author whether an outage is over; all else ends by itself."""
    if case.status != "running":
        return
    own = announcement_of(case)
    if not own.is_outage(moment.settings):
        work.perform(store, watch.context_of(store, moment, case), case, watch.system_deed("end"))
        return
    if own.ends_at is None:
        _look_at_end(store, moment, case)
    author = store.staff.get(own.author_id)
    asked = telling.reachable([author] if author and author.active else [])
    for one in asked or telling.clerks(store, moment, case.community, case):
        text = tasks.is_it_over(case, moment.settings)
        message = Telling(one.person_id or "", text, "task", RESULT, "running")
        telling.tell(store, moment, case, message)
