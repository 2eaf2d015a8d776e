"""What is done by phone: 回访 after the work, and whom to call as no message reached them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import texts as calls
from flows.cases import work as case_work
from flows.cases.rules import access, confidentiality, deadlines
from flows.cases.rules.deeds import NotPossible
from flows.cases.rules.steps import NOT_REACHED
from flows.complaint.rules.checks import has_ended
from flows.complaint.texts import desk as complaint_texts
from flows.desk import lookup
from flows.desk.asked import act, deed, possible_for, refused
from flows.desk.texts import asks, lists, words
from flows.desk.texts import done as texts
from flows.suggestion.texts import desk as suggestion_desk
from flows.writing.markup import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.texts.done import View
    from storage.records import Case, Push

CALLS_READ = 200  # rows of the outbox looked at for the phone list


def call_back(asked: Asked) -> str:
    """Write down what the resident said afterwards (回访); it closes or reopens the case."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    result = _result(asked.command.rest)
    if result is None and "callback" in possible_for(asked, case):
        return asks.callback(asked.view(case))
    refusal = access.staff_refusal(case, asked.staff, "callback", asked.settings)
    if refusal is not None:
        return refused(asked, case, "callback", refusal)
    try:
        noted = _perform(asked, case, asked.command.rest, result)
    except NotPossible as problem:
        return refused(asked, case, "callback", problem.reason)
    return _after_call(asked, noted, result or "")


def phone_list(asked: Asked) -> str:
    """List whom to call (补电话)."""
    due = _calls(asked)
    if not due:
        return calls.NOTHING_MISSED
    pages = lists.Pages(len(due), asked.command.page, lookup.SHOWN)
    return calls.calls(pages.of(due), pages)


def called(asked: Asked) -> str:
    """Take a case off the phone list (已电话): somebody called."""
    if not asked.command.number:
        return phone_list(asked)
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if not asked.store.outbox.called(case.id, asked.now):
        return calls.nothing_to_call(case.number)
    note = deed(asked, "note", calls.told_by_phone(asked.command.rest))
    return act(asked, case, note, lambda view: calls.called(view.case.number))


def _after_call(asked: Asked, case: Case, result: str) -> str:
    """Do what the resident's answer means for the case."""
    waits = case.status in deadlines.AWAITS_RESIDENT or case.closed_as == "unconfirmed"
    if result == "satisfied" and waits:
        return act(asked, case, deed(asked, "confirm"), _agreed(case))
    if result == "dissatisfied" and case.kind == "complaint" and has_ended(case):
        return complaint_texts.unhappy_at_the_end(asked.view(case))
    if result == "dissatisfied":
        said = _words_after(asked.command.rest) or words.DISSATISFIED[0]
        return act(asked, case, deed(asked, "not_fixed", said), _unhappy(case))
    return texts.called_back(asked.view(case), asked.command.rest)


def _agreed(case: Case) -> Callable[[View], str]:
    return complaint_texts.satisfied if case.kind == "complaint" else texts.satisfied


def _unhappy(case: Case) -> Callable[[View], str]:
    own = {
        "complaint": complaint_texts.dissatisfied,
        "suggestion": suggestion_desk.look_again,
    }
    return own.get(case.kind, texts.dissatisfied)


def _perform(asked: Asked, case: Case, text: str, result: str | None) -> Case:
    done = replace(deed(asked, "callback"), text=text[:300], reason=result)
    return case_work.perform(asked.store, asked.context, case, done)


def _result(rest: str) -> str | None:
    """Return what the words say of the call: satisfied, dissatisfied or not reached."""
    found = _beginning(rest)
    if found in words.NOT_REACHED:
        return NOT_REACHED
    if found in words.DISSATISFIED:
        return "dissatisfied"
    return "satisfied" if found in words.SATISFIED else None


def _beginning(rest: str) -> str:
    known = (*words.NOT_REACHED, *words.DISSATISFIED, *words.SATISFIED)
    fitting = [word for word in known if rest.startswith(word)]
    return max(fitting, key=len, default="")


def _words_after(rest: str) -> str:
    return rest[len(_beginning(rest)) :].strip(" 　,，。:：")[:300]


def _calls(asked: Asked) -> list[calls.Call]:
    """Return whom to call, one a case and person, the newest first."""
    found: dict[tuple[str, str], calls.Call] = {}
    for push in asked.store.outbox.missed_in(asked.community, CALLS_READ):
        key = (push.case_id or "", push.person_id)
        if key in found:
            continue
        call = _call(asked, push)
        if call is not None:
            found[key] = call
    return list(found.values())


def _call(asked: Asked, push: Push) -> calls.Call | None:
    case = asked.store.cases.get(push.case_id or "")
    if case is None or not asked.sees(case):
        return None
    if not confidentiality.knows_who(case, asked.staff, asked.settings):
        push = replace(push, text=confidentiality.masked(plain(push.text), case))
    if push.person_id == case.reporter_id:
        phone = access.phone_for(case, asked.staff, asked.settings)
        name = asked.shown(case).reporter_name or calls.SEALED
        return calls.Call(case.number, name, phone, push.text)
    person = asked.store.persons.get(push.person_id)
    staff = asked.store.staff.get(person.staff_id) if person and person.staff_id else None
    if staff is None:
        return None
    return calls.Call(case.number, staff.name, staff.phone, push.text)
