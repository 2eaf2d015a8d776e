"""What a running survey does by itself, and when: it starts, sends, reminds, warns and closes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases import watch, work
from flows.settings.calendar import DAY, MINUTE, after_quiet, local, on_day
from flows.survey.audience import roster
from flows.survey.invitation import leaving, waiting
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from flows.survey.texts import spreading as spreading_texts
from storage.ids import new_id
from storage.invitees import new_token
from storage.outbox import INVITATION
from storage.records.survey import Invitation

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Settings
    from flows.survey.audience.roster import Chosen
    from storage.records.case import Case
    from storage.records.people import Home
    from storage.rewinds import Stretch
    from storage.store import Store

WARNED_DAYS = 3  # before the end
START, WAVE, REMIND, HALF, LAGGING, CLOSE = "start", "wave", "remind", "half", "lagging", "close"


def followed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Set what comes next by itself, after an act."""
    case = happened[1]
    if case.status == "approved" and deed.action in {"approve", "pass_over"}:
        store.agenda.put(case.id, START, survey_of(case).starts_at, moment.now)
    elif deed.action in {"revise", "withdraw"}:
        store.agenda.drop(case.id, START)
    elif deed.action in {"start", "extend"}:
        _set_course(store, moment, case)
    elif deed.action == "end":
        store.agenda.drop(case.id, WAVE, REMIND, HALF, LAGGING)


def _set_course(store: Store, moment: Moment, case: Case) -> None:
    """Put into the agenda what is still ahead until the close."""
    survey, rules = survey_of(case), moment.settings.section(Surveys)
    half = survey.starts_at + (survey.closes_at - survey.starts_at) // 2
    last_days = local(survey.closes_at, moment.settings).date() - timedelta(days=WARNED_DAYS)
    ahead = {
        WAVE: moment.now,
        REMIND: max(moment.now, survey.starts_at + rules.reminder_days * DAY),
        HALF: half,
        LAGGING: on_day(last_days, rules.invite_at, moment.settings),
    }
    for what, at in ahead.items():
        if moment.now <= at < survey.closes_at:
            store.agenda.put(case.id, what, after_quiet(at, moment.settings), moment.now)
    store.agenda.put(case.id, CLOSE, survey.closes_at + rules.grace_minutes * MINUTE, moment.now)


def start(store: Store, moment: Moment, case: Case) -> None:
    """Begin: whom the roster names today is invited, and the first wave leaves."""
    if case.status != "approved":
        return
    survey = survey_of(case)
    chosen = roster.chosen(store, moment, survey.planned(), survey.seed, case.id)
    deed = watch.system_deed("start", spreading_texts.started(chosen))
    work.perform(store, watch.context_of(store, moment, case), case, deed)
    _invite(store, moment, case, chosen)


def _invite(store: Store, moment: Moment, case: Case, chosen: Chosen) -> None:
    """Invite every adult of these homes; a home that nobody is bound to has its paper alone."""
    answering = roster.answering_for(store, case)
    for home in chosen.homes:
        persons = {bound.person_id for bound in answering.get(home.id, ())}
        for person_id in sorted(persons):
            store.invitees.add(invitation_for(case, home, person_id, moment.now))
        if not persons:
            store.invitees.add(invitation_for(case, home, None, moment.now, wave=1))


def invitation_for(
    case: Case, home: Home, person_id: str | None, now: int, *, wave: int = 0
) -> Invitation:
    """Return a new invitation, with a link of its own."""
    return Invitation(
        new_id(now),
        case.id,
        home.id,
        home.building,
        home.unit,
        home.room,
        person_id,
        new_token(),
        wave,
    )


def wave(store: Store, moment: Moment, case: Case) -> None:
    """Give the next homes their turn; the one after it follows by itself."""
    if case.status != "running" or moment.now >= survey_of(case).closes_at:
        return
    if _put_off(store, moment, case, WAVE):
        return
    rules = moment.settings.section(Surveys)
    last, waits = store.invitees.last_wave(case.id)
    if not waits:
        return
    invited = store.invitees.open_wave(case.id, last + 1, rules.wave_homes)
    leaving.queue(store, moment, case, waiting.still_open(store, moment.now, case, invited))
    homes = len({one.home_id for one in invited})
    deed = watch.system_deed("wave", spreading_texts.wave(last + 1, homes))
    work.perform(store, watch.context_of(store, moment, case), case, deed)
    _next(store, moment, case, WAVE)


def remind(store: Store, moment: Moment, case: Case) -> None:
    """Remind who has not answered, as many at a time as a wave has; the others hear in a reply."""
    rules = moment.settings.section(Surveys)
    if case.status != "running" or moment.now >= survey_of(case).closes_at:
        return
    if _put_off(store, moment, case, REMIND):
        return
    before = moment.now - rules.reminder_days * DAY
    due = store.invitees.to_remind(case.id, rules.reminders, before, moment.now, rules.wave_homes)
    leaving.queue(store, moment, case, waiting.still_open(store, moment.now, case, due))
    _next(store, moment, case, REMIND)


def _put_off(store: Store, moment: Moment, case: Case, what: str) -> bool:
    """Put something off to the end of the quiet hours; False where nobody rests."""
    allowed = after_quiet(moment.now, moment.settings)
    if allowed > moment.now:
        store.agenda.put(case.id, what, allowed, moment.now)
    return allowed > moment.now


def _next(store: Store, moment: Moment, case: Case, what: str) -> None:
    at = moment.now + moment.settings.section(Surveys).wave_minutes * MINUTE
    store.agenda.put(case.id, what, after_quiet(at, moment.settings), moment.now)


def sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Let no wave wait for a time that is gone, after the clock went back."""
    most = now + settings.section(Surveys).wave_minutes * MINUTE
    store.agenda.sooner(stretch, (WAVE, REMIND), most)


def close(store: Store, moment: Moment, case: Case) -> None:
    """End it: what was begun and not finished is forgotten, and no invitation waits any longer."""
    if case.status != "running":
        return
    work.perform(store, watch.context_of(store, moment, case), case, watch.system_deed("end"))
    store.ballots.drop_all_drafts(case.id)
    store.outbox.replace_waiting(case.id, (INVITATION,), "closed")
