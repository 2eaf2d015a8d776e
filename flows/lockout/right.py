"""Who may be let into a home: who is bound to it, else who was checked at its door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.kind import kind_of
from flows.cases.notice import RESULT, URGENT
from flows.cases.rules import deadlines
from flows.cases.telling import Telling
from flows.lockout import texts as lockout_texts
from flows.lockout.settings import Lockouts
from nlp import listed
from storage.ids import new_id
from storage.records.door_check import DoorAnswer

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.people import BoundHome
    from storage.store import Store

TABLE = "lockout"
YES, NO = "yes", "no"
POLICE = "社区民警"  # among who saw a check


def is_locked_out(case: Case, moment: Moment) -> bool:
    """Tell whether somebody cannot get into their home."""
    kinds = listed.kinds(TABLE, case.description)
    goes = kind_of(case, moment.settings).sends_somebody
    return goes and deadlines.is_open(case) and "out" in kinds and "other" not in kinds


def lives_there(store: Store, case: Case) -> bool:
    """Tell whether who reported it is bound to the very home."""
    homes = store.residents.bound_homes(case.reporter_id)
    return case.home_id is not None and any(home.home_id == case.home_id for home in homes)


def may_be_opened(store: Store, case: Case) -> bool:
    """Tell whether the right to enter is clear; in danger nobody waits for it.

    Who lives there may allow it, and their no holds until the police were at the door.
    """
    if case.urgency == "emergency" or lives_there(store, case):
        return True
    answers = store.door_checks.answers(case.id)
    checks = store.door_checks.of_case(case.id)
    refused = refused_at(store, case)
    if refused is not None:
        return any(POLICE in check.witnesses and check.at >= refused for check in checks)
    return bool(checks) or any(one.answer == YES for one in answers)


def refused_at(store: Store, case: Case) -> int | None:
    """Return since when somebody who lives there does not want it opened, or None."""
    answers = store.door_checks.answers(case.id)
    return max((one.answered_at or 0 for one in answers if one.answer == NO), default=None)


def who_lives_there(store: Store, case: Case) -> list[BoundHome]:
    """Return who is bound to the home behind a door, but for who wants it opened."""
    home = store.residents.home(
        case.community, case.building or "", case.unit or "", case.room or ""
    )
    home_id = home.id if home else case.home_id
    bound = store.residents.bound_to(home_id) if home_id else []
    return [one for one in bound if one.person_id != case.reporter_id]


def tell_who_opens(store: Store, moment: Moment, case: Case) -> None:
    """Name the registered locksmiths to who lives there; else say that the right is checked first.

    Who lives behind a door that somebody else wants opened hears of it at once.
    """
    if not is_locked_out(case, moment):
        return
    named = lives_there(store, case)
    if not named:
        _tell_who_lives_there(store, moment, case)
    if case.urgency == "emergency":
        return
    known = moment.settings.section(Lockouts).locksmiths
    words = lockout_texts.who_opens(case, known) if named else lockout_texts.checked_first(case)
    message = Telling(case.reporter_id, words, "step", RESULT, to_resident=True)
    telling.tell(store, moment, case, message)


def _tell_who_lives_there(store: Store, moment: Moment, case: Case) -> None:
    living = who_lives_there(store, case)
    words = lockout_texts.somebody_wants_in(case, in_danger=case.urgency == "emergency")
    card = {"who": lockout_texts.CARD_WHO, "what": lockout_texts.CARD_WHAT}
    for person_id in dict.fromkeys(one.person_id for one in living):
        store.door_checks.told(DoorAnswer(new_id(moment.now), case.id, person_id, moment.now))
        message = Telling(person_id, words, "step", URGENT, to_resident=True, card=card)
        telling.tell(store, moment, case, message)
    if living:
        words = lockout_texts.call_them(case, living)
        for one in telling.clerks(store, moment, case.community, case):
            message = Telling(one.person_id or "", words, "task", URGENT)
            telling.tell(store, moment, case, message)


def offered(store: Store, moment: Moment, case: Case) -> str:
    """Offer staff what comes next at the door."""
    if not is_locked_out(case, moment):
        return ""
    return lockout_texts.next_step(case, checked=may_be_opened(store, case))
