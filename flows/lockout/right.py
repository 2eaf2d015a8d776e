"""Who may be let into a home: who is bound to it, else who was checked at its door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.kind import kind_of
from flows.cases.notice import RESULT
from flows.cases.rules import deadlines
from flows.cases.telling import Telling
from flows.lockout import texts as lockout_texts
from flows.lockout.settings import Lockouts
from nlp import listed

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.store import Store

TABLE = "lockout"


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
    """Tell whether the right to enter is clear; in danger nobody waits for it."""
    clear = lives_there(store, case) or bool(store.door_checks.of_case(case.id))
    return clear or case.urgency == "emergency"


def tell_who_opens(store: Store, moment: Moment, case: Case) -> None:
    """Name the registered locksmiths to who lives there; else say that the right is checked first."""
    if not is_locked_out(case, moment) or case.urgency == "emergency":
        return
    known = moment.settings.section(Lockouts).locksmiths
    named = lives_there(store, case)
    words = lockout_texts.who_opens(case, known) if named else lockout_texts.checked_first(case)
    message = Telling(case.reporter_id, words, "step", RESULT, to_resident=True)
    telling.tell(store, moment, case, message)


def offered(store: Store, moment: Moment, case: Case) -> str:
    """Offer staff what comes next at the door."""
    if not is_locked_out(case, moment):
        return ""
    return lockout_texts.next_step(case, checked=may_be_opened(store, case))
