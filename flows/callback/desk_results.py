"""What came of a call or a visit (回访 N 满意/…/号码错误): kept, and acted upon as in chat."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import answering, callers, desk_tasks, proving
from flows.callback.results import MOST_TRIES, NOT_REACHED, another_hour, result_in
from flows.callback.texts import desk as desk_texts
from flows.cases import telling
from flows.cases import work as case_work
from flows.cases.kind import kind_of
from flows.cases.notice import LATER
from flows.cases.own import is_running
from flows.cases.rules import access, deadlines, steps
from flows.cases.rules.deeds import NotPossible
from flows.cases.telling import Telling
from flows.desk import lookup
from flows.desk.acting import act, act_of_kind, refused
from flows.desk.asked import deed, possible_for
from flows.desk.counter import counter_of
from flows.desk.texts import asks
from flows.desk.texts import done as done_texts
from storage.records.callback import (
    CHAT,
    DISSATISFIED,
    PHONE,
    SAID,
    TASK,
    UNCONFIRMED,
    VISIT,
    WRONG_NUMBER,
)

if TYPE_CHECKING:
    from flows.callback.results import Result
    from flows.desk.asked import Asked
    from storage.records.callback import Callback
    from storage.records.case import Case

LEADS_THE_DESK = 1  # the level of a late task at which who leads the clerks hears of it


def call_back(asked: Asked) -> str:
    """List whom to ask, show one, or write down what the resident said."""
    if not asked.command.number and not asked.command.rest:
        return desk_tasks.mine(asked)
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    row, words = desk_tasks.meant(asked, case, asked.command.rest)
    reason = _refusal(asked, case, row)
    if reason is not None:
        return reason
    result = result_in(words)
    if result is None:
        return _show(asked, case, row)
    if row is None or (not row.is_open and result.name not in SAID):
        return _unasked(asked, case, result)
    if result.name == NOT_REACHED:
        return _not_reached(asked, case, row)
    if result.name in SAID:
        return _said(asked, case, row, result)
    return _ended(asked, case, row, result)


def _refusal(asked: Asked, case: Case, row: Callback | None) -> str | None:
    """Say why the speaker can't ask, and who does."""
    refusal = access.staff_refusal(case, asked.staff, "callback", asked.settings)
    if refusal is not None:
        return refused(asked, case, "callback", refusal)
    if row is None and "callback" not in possible_for(asked, case):
        return act(asked, case, deed(asked, "callback"), lambda _view: "")
    worked = callers.who_worked(asked.store, case) | proving.wrote(asked.store, row)
    whom = row.person_id if row else case.reporter_id
    reason = callers.may_ask(case, whom, asked.staff, worked, asked.moment)
    if reason is None:
        return None
    holder = asked.store.staff.get(row.holder_id) if row and row.holder_id else None
    if holder is None and row is not None:
        holder = callers.whose(asked.store, asked.moment, case, row)
    return desk_texts.refused(reason, case.number, holder.name if holder else "")


def _show(asked: Asked, case: Case, row: Callback | None) -> str:
    line = desk_tasks.line_of(asked, row) if row is not None else None
    if line is not None:
        return desk_texts.task(line, asked)
    return asks.callback(asked.view(case))


def _said(asked: Asked, case: Case, row: Callback, result: Result) -> str:
    """Keep what the resident said on the phone, and do what it means."""
    stored = _record(asked, case, row, result.name, result.words)
    proving.ask_again(asked.store, asked.moment, stored)
    after = asked.store.cases.get(case.id) or case
    own = kind_of(after, asked.settings).called_back(
        asked.store, asked.context.about(after), after, stored
    )
    over = not is_running(after) and "not_fixed" not in possible_for(asked, after)
    if own is None and result.name == DISSATISFIED and over:
        text = desk_texts.unhappy_at_the_end(after, result.words)
        _tell_who_leads(asked, after, stored, text)  # nothing is opened again any more
        return desk_texts.noted_for_who_leads(after)
    return own or _follow(asked, after, result)


def _follow(asked: Asked, case: Case, result: Result) -> str:
    """Open the case again, or settle what waits for the resident's word."""
    if result.name == DISSATISFIED:
        unhappy = counter_of(case, asked.settings).unhappy
        told = unhappy(asked, case) if unhappy is not None else None
        if told is not None:
            return told
        if "not_fixed" not in possible_for(asked, case):  # it is in work: whoever has it heard
            return desk_texts.noted_answer(case, result.name, result.words)
        said = result.words or desk_texts.UNHAPPY
        return act_of_kind(asked, case, deed(asked, "not_fixed", said), done_texts.dissatisfied)
    waits = case.status in deadlines.AWAITS_RESIDENT or case.closed_as == "unconfirmed"
    if waits and "confirm" in possible_for(asked, case):
        return act_of_kind(asked, case, deed(asked, "confirm"), done_texts.satisfied)
    return desk_texts.noted_answer(case, result.name, result.words)


def _unasked(asked: Asked, case: Case, result: Result) -> str:
    """Write down a call that nobody was to make: on the record of its case alone."""
    done = replace(deed(asked, "callback"), text=asked.command.rest)
    if result.name == NOT_REACHED:
        done = replace(done, reason=steps.NOT_REACHED)
    try:
        noted = case_work.perform(asked.store, asked.context, case, done)
    except NotPossible as problem:
        return refused(asked, case, "callback", problem.reason)
    if result.name in SAID:
        return _follow(asked, noted, result)
    return done_texts.called_back(asked.view(noted), asked.command.rest)


def _not_reached(asked: Asked, case: Case, row: Callback) -> str:
    """Try again at another hour, three times; then it ends honestly, and who leads hears of it."""
    tries = row.tries + 1
    tried = replace(row, tries=tries, asked_at=row.asked_at or asked.now)
    if tries >= MOST_TRIES:
        _record(asked, case, tried, UNCONFIRMED, "")
        _tell_who_leads(asked, case, row, desk_texts.in_vain(case, asked.staff.name, tries))
        return desk_texts.given_up(case, tries)
    way = asked.store.callbacks.way_of(row.person_id)
    begins, ends = another_hour(asked.now, way, asked.settings)
    again = replace(
        tried, status=TASK, due_at=ends, alert_at=ends, alert_level=0,
        holder_id=row.holder_id or asked.staff.id,
    )  # fmt: skip
    asked.store.callbacks.save(row, again)
    done = replace(deed(asked, "callback", desk_texts.NOT_REACHED), reason=steps.NOT_REACHED)
    with suppress(NotPossible):
        case_work.perform(asked.store, asked.context, case, done)
    return desk_texts.try_again(case, tries, begins, asked)


def _ended(asked: Asked, case: Case, row: Callback, result: Result) -> str:
    """Keep that somebody would not say; a wrong number is asked in chat where that is possible."""
    _record(asked, case, row, result.name, result.words)
    person = asked.store.persons.get(row.person_id)
    wrong = result.name == WRONG_NUMBER and row.way == PHONE
    in_chat = wrong and person is not None and person.openid is not None and bool(person.followed)
    if in_chat:
        asked.store.callbacks.add(proving.once_more(asked.moment, row, CHAT))
    return desk_texts.ended(case, desk_texts.OTHERS[result.name], in_chat=in_chat)


def _record(asked: Asked, case: Case, row: Callback, result: str, words: str) -> Callback:
    way = row.way if row.way in {PHONE, VISIT} else PHONE
    answered = replace(
        row, result=result, words=words, way=way, entered_by=asked.staff.id,
        asked_at=row.asked_at or asked.now,
    )  # fmt: skip
    return answering.record(asked.store, asked.context, case, answered, deed(asked, "callback"))


def _tell_who_leads(asked: Asked, case: Case, row: Callback, text: str) -> None:
    for one in callers.above(asked.store, asked.moment, row, LEADS_THE_DESK):
        if one.id != asked.staff.id and asked.sees(case):
            message = Telling(one.person_id or "", text, "step", LATER)
            telling.tell(asked.store, asked.moment, case, message)
