"""What who lives behind a door says when somebody unknown wants it opened: 不同意开门, 同意开门."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases import work as case_work
from flows.cases.expectation import ANSWER, Expectation
from flows.cases.notice import RESULT, URGENT
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import Deed, Moment, NotPossible
from flows.cases.telling import Telling
from flows.cases.wish import ResidentWord, Wish
from flows.lockout import right
from flows.lockout import texts as lockout_texts
from flows.settings.calendar import DAY
from nlp import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.records.door_check import DoorAnswer
    from storage.store import Store

OBJECT, ALLOW = "不同意开门", "同意开门"
ASKED_WITHIN = 2 * DAY


def answer(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Keep what who lives there says; a no stops it, and calls a clerk at once."""
    known = _told(store, context, wish.number)
    if not known:
        return lockout_texts.NOTHING_ASKED
    one, case = known[0]
    if not deadlines.is_open(case):
        return lockout_texts.is_over(case)
    said = right.NO if wish.word == OBJECT else right.YES
    store.door_checks.answer(one, said, context.now)
    home = next(
        (h for h in right.who_lives_there(store, case) if h.person_id == one.person_id), None
    )
    name = home.name if home else context.person.name or ""
    phone = home.phone if home else context.person.phone or ""
    deed = Deed(
        "note", context.person.id, name, "resident", text=lockout_texts.said_on_record(name, said)
    )
    with suppress(NotPossible):
        case = case_work.perform(store, context.about(case), case, deed)
    text = lockout_texts.stop if said == right.NO else lockout_texts.they_allow
    _tell_staff(store, Moment(context.now, context.settings), case, text(case, name, phone))
    if said == right.YES:
        return lockout_texts.allowed(case)
    if case.urgency == "emergency":
        return lockout_texts.not_stopped(case)
    words = Telling(case.reporter_id, lockout_texts.not_yet(case), "step", RESULT, to_resident=True)
    telling.tell(store, Moment(context.now, context.settings), case, words)
    return lockout_texts.stopped(case)


def expects_answer(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that who lives there was told, and may say yes or no in their own words."""
    for one, case in _told(store, context, ""):
        if deadlines.is_open(case) and not one.answer:
            do = partial(_says, case.number)
            yield Expectation("lockout", case.id, frozenset({ANSWER}), one.told_at, do)


def objects(store: Store, context: Context) -> Wish | None:
    """Take 不同意 alone as a no to the door."""
    waits = [case for one, case in _told(store, context, "") if deadlines.is_open(case)]
    return Wish(OBJECT, waits[0].number) if waits else None


def _says(number: str, _act: str, heard: Heard) -> Wish | None:
    kinds = listed.kinds(right.TABLE, heard.words)
    if heard.asks or not kinds & {"object", "allow"}:
        return None
    return Wish(OBJECT if "object" in kinds else ALLOW, number, heard.words)


def _told(store: Store, context: Context, number: str) -> list[tuple[DoorAnswer, Case]]:
    """Return about which doors the speaker was told, the last first."""
    told = store.door_checks.asked_of(context.person.id, context.now - ASKED_WITHIN)
    found = [(one, store.cases.get(one.case_id)) for one in told]
    return [(one, case) for one, case in found if case and case.number.endswith(number)]


def _tell_staff(store: Store, moment: Moment, case: Case, words: str) -> None:
    """Tell the clerks, and who is on the way or at the door."""
    team = {one.id: one for one in store.staff.active_in(case.community)}
    there = [team[i] for i in (case.engineer_id, case.holder_id) if i in team]
    told = {one.id: one for one in (*telling.clerks(store, moment, case.community, case), *there)}
    for one in telling.reachable(told.values()):
        telling.tell(store, moment, case, Telling(one.person_id or "", words, "task", URGENT))


WORDS = (
    ResidentWord(OBJECT, answer, is_answer=False),
    ResidentWord(ALLOW, answer, is_answer=False),
)
