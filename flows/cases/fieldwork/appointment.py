"""Arrange when somebody comes (约): proposed, answered, moved by either side, reminded, missed.

The act on the case goes through `work.perform` like any other; the row of the time follows it
(`kept`), so that whoever ends the work ends its appointment, too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import notices, telling
from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.expectation import ANSWER, Expectation
from flows.cases.fieldwork.rules import appointing as rules
from flows.cases.fieldwork.texts import appointment as appointment_texts
from flows.cases.notice import OPEN, RESULT, Notice
from flows.cases.own import is_running, own_cases
from flows.cases.resident import about_one, chosen, may
from flows.cases.rules.deeds import Moment, NotPossible
from flows.cases.rules.reminding import reminder_at
from flows.cases.rules.steps import NOBODY_HOME
from flows.cases.telling import Telling
from flows.cases.texts import replies
from flows.cases.texts import resident as resident_texts
from flows.cases.texts.words import named
from flows.cases.watch import system_deed
from flows.cases.wish import ResidentWord, Wish
from flows.settings.calendar import MINUTE, local
from nlp import listed
from nlp.understanding import understand_briefly
from storage.ids import new_id
from storage.records.appointment import Appointment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.cases.expectation import Heard
    from flows.cases.rules.deeds import Deed
    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.rewinds import Stretch
    from storage.store import Store

    Followed = Callable[[Store, Moment, tuple[Case, Case], Deed], None]

TABLE = "visit"
FITS, OTHER_TIME = frozenset({"fits"}), frozenset({"fits_not", "other_time"})
TODAY = "今"
LONGEST = 20  # characters of an answer that is nothing but a time
_OVER = frozenset({"arrive", "finish", "close", "withdraw"})


def kept(then: Followed) -> Followed:
    """Return what follows an act on a case: its appointment is kept as the act left it."""

    def followed(store: Store, moment: Moment, cases: tuple[Case, Case], deed: Deed) -> None:
        _keep(store, moment, cases[1], deed)
        then(store, moment, cases, deed)

    return followed


def _keep(store: Store, moment: Moment, case: Case, deed: Deed) -> None:
    missed = deed.action == "progress" and deed.reason == NOBODY_HOME
    if deed.action != "appoint" and not missed and deed.action not in _OVER:
        return
    before = store.appointments.open_of(case.id)
    if before is not None:
        store.appointments.save(before, replace(before, status="ended", remind_at=None))
    if deed.action == "appoint" and deed.reason != rules.OFF:
        store.appointments.add(_made(case, deed, moment))


def _made(case: Case, deed: Deed, moment: Moment) -> Appointment:
    starts, ends = deed.available or (None, None)
    assert starts is not None  # noqa: S101 - the rule of the act sees to it
    assert ends is not None  # noqa: S101
    agreed = deed.reason == rules.AGREED
    remind = reminder_at if agreed else rules.ask_again_at
    ours = deed.actor_kind == "staff"
    return Appointment(
        new_id(moment.now),
        case.id,
        "staff" if ours else "resident",
        deed.actor_id if ours else None,
        starts,
        ends,
        "agreed" if agreed else "proposed",
        remind(starts, moment.now, moment.settings),
        moment.now,
    )


def arranged(deed: Deed, reason: str, slot: rules.Slot, settings: Settings) -> Deed:
    """Complete a deed that names a time, or agrees to one; its words stay true on the timeline."""
    words = appointment_texts.on_the_timeline(reason, slot, settings.zone)
    words += f"，{deed.said}" if deed.said else ""
    return replace(deed, action="appoint", reason=reason, available=slot, text=words)


def wish_for(store: Store, context: Context, case: Case, slot: rules.Slot, words: str = "") -> str:
    """Ask whoever comes for another time than was proposed or agreed upon, and pass on the words."""
    deed = replace(resident_deed(context.about(case), "appoint"), said=words)
    try:
        after = case_work.perform(
            store, context, case, arranged(deed, rules.WISHED, slot, context.settings)
        )
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return appointment_texts.wished(after, slot, context)


def _proposed(store: Store, case: Case) -> Appointment | None:
    """Return the time that waits for the resident's answer, or None."""
    found = store.appointments.open_of(case.id)
    waits = found is not None and found.status == "proposed" and found.proposed_by == "staff"
    return found if waits else None


def newest(store: Store, context: Context) -> tuple[Case, Appointment] | None:
    """Return the newest proposal to the speaker, with its case: it takes the words."""
    own = [case for case in own_cases(store, context) if is_running(case)]
    mine = [case for case in own if case.reporter_id == context.person.id]
    found = [(case, one) for case in mine if (one := _proposed(store, case)) is not None]
    return max(found, key=lambda pair: pair[1].id, default=None)


def _is_running(case: Case, _context: Context) -> bool:
    return is_running(case)


@about_one(_is_running)
def _agree(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    case = chosen(context)
    proposed = _proposed(store, case)
    if not may(context, "appoint"):
        return resident_texts.NOT_YOURS
    if proposed is None or proposed.ends_at <= context.now:
        return appointment_texts.nothing_proposed(
            case, store.appointments.open_of(case.id), context
        )
    slot = (proposed.starts_at, proposed.ends_at)
    deed = replace(resident_deed(context, "appoint"), said=wish.rest)
    deed = arranged(deed, rules.AGREED, slot, context.settings)
    try:
        after = case_work.perform(store, context, case, deed)
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return appointment_texts.agreed(after, slot, context)


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare the time that waits for the speaker's answer."""
    found = newest(store, context)
    if found is not None:
        case, proposed = found
        do = partial(_answered, context, case, proposed)
        acts = frozenset({ANSWER})
        yield Expectation("appointment", case.id, acts, proposed.created_at, do, named(case))


def _answered(
    context: Context, case: Case, proposed: Appointment, _act: str, heard: Heard
) -> Wish | None:
    """Read a yes, another time, or that it does not suit.

    Who says yes may say the time again (行，两点), and more, which is heard next; a clock within
    the part of a day that was proposed goes with the yes (明天上午: 行，九点以后都在).
    """
    clock = rules.clock_of(proposed.starts_at, context.settings)
    words, time = heard.words, heard.said.meaning.time
    if listed.says_only(TABLE, FITS, words):
        return Wish(WORD, case.number)
    more = listed.after(TABLE, FITS, words, apart=True)
    if more and "but" not in heard.kinds and not heard.asks:
        if time is None:
            return Wish(WORD, case.number, apart=more)
        if time.start and _reads_like(time.start, clock):
            return Wish(WORD, case.number)
        if _is_within(context, proposed, more):
            return Wish(WORD, case.number, more)
    if listed.says_only(TABLE, OTHER_TIME, words):
        return Wish(OTHER, case.number)
    names = time is not None and len(words) <= LONGEST and heard.said.meaning.category is None
    return Wish(OTHER, case.number, words) if names else None


def _is_within(context: Context, proposed: Appointment, words: str) -> bool:
    """Tell whether a clock without a day is within the part of a day that was proposed."""
    if (
        proposed.ends_at - proposed.starts_at
        <= context.settings.resident.appointment_minutes * MINUTE
    ):
        return False  # a clock was proposed, and this is another one
    zone = context.settings.zone
    now, day = (local(at, context.settings) for at in (context.now, proposed.starts_at))
    time = understand_briefly(f"{day.month}月{day.day}日{words}", now.replace(tzinfo=None)).time
    alone = understand_briefly(words, now.replace(tzinfo=None)).time
    if not time or not time.start or not alone or not alone.start:
        return False
    is_today = datetime.fromisoformat(alone.start).date() == now.date() and TODAY not in words
    at = datetime.fromisoformat(time.start).replace(tzinfo=zone).timestamp() * 1000
    return is_today and proposed.starts_at <= at < proposed.ends_at


def _reads_like(start: str, clock: str) -> bool:
    """Tell whether a clock is called the same as another: 两点 is 14:00, too."""
    hour, _, minute = start.partition("T")[2].partition(":")
    known_hour, _, known_minute = clock.partition(":")
    half = 12
    return (int(hour) % half, minute) == (int(known_hour) % half, known_minute)


def remind(store: Store, settings: Settings, appointment_id: str, now: int) -> None:
    """Remind both of what they agreed upon, or who has not answered, and who is to phone."""
    one = store.appointments.get(appointment_id)
    if one is None or one.remind_at is None or one.remind_at > now:
        return
    store.appointments.save(one, replace(one, remind_at=None))
    case, moment = store.cases.get(one.case_id), Moment(now, settings)
    if case is None or not is_running(case) or one.status == "ended" or one.starts_at <= now:
        return
    slot = (one.starts_at, one.ends_at)
    happened = case_work.news_of(
        store, moment, case, replace(system_deed("appoint"), reason=one.status, available=slot)
    )
    if one.status == "agreed" or one.proposed_by == "staff":
        words = appointment_texts.reminded(happened)
        message = Telling(
            case.reporter_id, words, "reminder", RESULT, case.status, to_resident=True
        )
        telling.tell(store, moment, case, message)
    ids = dict.fromkeys(filter(None, (case.engineer_id or one.staff_id, case.holder_id)))
    staff = [found for found in map(store.staff.get, ids) if found is not None][:1]
    staff = staff or telling.clerks(store, moment, case.community, case)
    about = partial(appointment_texts.reminded_staff, by=one.proposed_by)
    notices.tell_staff(store, happened, Notice("holder", about, RESULT, OPEN, "reminder"), staff)


def remind_again(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """After the clock went back remind of what is still to come, also where that was done then."""
    for one in store.appointments.open_within(stretch):
        if one.starts_at <= now:
            continue
        when = reminder_at if one.status == "agreed" else rules.ask_again_at
        at = when(one.starts_at, min(one.created_at, now), settings)
        if at is not None and at > now and at != one.remind_at:
            store.appointments.save(one, replace(one, remind_at=at))


WORD, OTHER = appointment_texts.WORD, appointment_texts.OTHER
WORDS = (ResidentWord(WORD, _agree, after_question=True),)
