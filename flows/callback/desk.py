"""What is done by phone: 回访 after the work, and whom to call as no message reached them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import texts as calls
from flows.cases import work as case_work
from flows.cases.rules import access, confidentiality, deadlines, steps
from flows.cases.rules.deeds import NotPossible
from flows.desk import lookup
from flows.desk.acting import act, act_of_kind, refused
from flows.desk.asked import deed, possible_for
from flows.desk.counter import counter_of
from flows.desk.texts import asks, lists
from flows.desk.texts import done as done_texts
from flows.desk.word import StaffWord, Usage
from flows.writing.markup import plain
from storage.outbox import REPLY

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.messages import Push
    from storage.records.staff import Staff

SATISFIED = ("满意", "很满意", "非常满意", "修好了", "好了", "没问题")
DISSATISFIED = ("不满意", "很不满意", "非常不满意", "没修好", "没好", "不满")
NOT_REACHED = ("未接通", "没接通", "无人接听", "没人接", "拒访", "号码错误", "空号", "关机")
SHORTEST_PHONE, LONGEST_PHONE = 7, 16
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
    """Take a case, or a phone, off the phone list (已电话): somebody called."""
    typed = "".join((asked.command.number, asked.command.rest.partition(" ")[0]))
    if _is_phone(typed):
        return _called_person(asked, typed)
    if not asked.command.number:
        return phone_list(asked)
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if not asked.store.unread.told_by_phone(case.id, asked.now):
        return calls.nothing_to_call(case.number)
    note = deed(asked, "note", calls.told_by_phone(asked.command.rest))
    return act(asked, case, note, lambda view: calls.noted_call(view.case.number))


def _is_phone(typed: str) -> bool:
    number = typed.removeprefix("+")
    whole = SHORTEST_PHONE <= len(number) <= LONGEST_PHONE
    return whole and number.replace("-", "").isdecimal()


def _called_person(asked: Asked, phone: str) -> str:
    """Note that somebody heard by phone what was about no case."""
    ids = {one.person_id for one in _calls(asked) if one.phone == phone and not one.number}
    told = sum(asked.store.unread.person_told_by_phone(one, asked.now) for one in ids)
    return calls.noted_call(phone) if told else calls.nothing_to_call(phone)


def _after_call(asked: Asked, case: Case, result: str) -> str:
    """Do what the resident's answer means for the case."""
    waits = case.status in deadlines.AWAITS_RESIDENT or case.closed_as == "unconfirmed"
    if result == "satisfied" and waits:
        return act_of_kind(asked, case, deed(asked, "confirm"), done_texts.satisfied)
    if result == "dissatisfied":
        unhappy = counter_of(case, asked.settings).unhappy
        told = unhappy(asked, case) if unhappy is not None else None
        if told is not None:
            return told
        said = _words_after(asked.command.rest) or DISSATISFIED[0]
        return act_of_kind(asked, case, deed(asked, "not_fixed", said), done_texts.dissatisfied)
    return done_texts.called_back(asked.view(case), asked.command.rest)


def _perform(asked: Asked, case: Case, text: str, result: str | None) -> Case:
    done = replace(deed(asked, "callback"), text=text, reason=result)
    return case_work.perform(asked.store, asked.context, case, done)


def _result(rest: str) -> str | None:
    """Return what the words say of the call: satisfied, dissatisfied or not reached."""
    found = _beginning(rest)
    if found in NOT_REACHED:
        return steps.NOT_REACHED
    if found in DISSATISFIED:
        return "dissatisfied"
    return "satisfied" if found in SATISFIED else None


def _beginning(rest: str) -> str:
    known = (*NOT_REACHED, *DISSATISFIED, *SATISFIED)
    fitting = [word for word in known if rest.startswith(word)]
    return max(fitting, key=len, default="")


def _words_after(rest: str) -> str:
    return rest[len(_beginning(rest)) :].strip(" 　,，。:：")


def _calls(asked: Asked) -> list[calls.Call]:
    """Return whom to call, one a case and person, the newest first."""
    found: dict[tuple[str, str], calls.Call] = {}
    for push in asked.store.unread.in_community(asked.community, asked.now, CALLS_READ):
        key = (push.case_id or "", push.person_id)
        if key in found:
            continue
        call = _call(asked, push) if push.case_id else _call_about_none(asked, push)
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
        return calls.Call(push.person_id, case.number, name, phone, push.text)
    staff = _staff(asked, push.person_id)
    if staff is None:
        return None
    return calls.Call(push.person_id, case.number, staff.name, staff.phone, push.text)


def _call_about_none(asked: Asked, push: Push) -> calls.Call | None:
    """Return whom to call about no case; the rest of an answer, or a report, is theirs alone."""
    person, staff = asked.store.persons.get(push.person_id), _staff(asked, push.person_id)
    known = staff or person
    if known is None or not known.phone:
        return None
    text = calls.AN_ANSWER if push.kind == REPLY else push.text
    text = calls.A_REPORT if push.report_id else text
    return calls.Call(push.person_id, "", known.name or "", known.phone, text)


def _staff(asked: Asked, person_id: str) -> Staff | None:
    person = asked.store.persons.get(person_id)
    return asked.store.staff.get(person.staff_id) if person and person.staff_id else None


COMMANDS = (
    StaffWord(
        "回访", call_back, "callback", ("未接通", "已回访", "返修"),
        names=("callback", "confirm", "not_fixed"), tells=True, residents=frozenset({"返修"}),
        carries={"未接通": "未接通", "返修": "不满意"},
        forms=(Usage("回访 单号 满意/不满意/未接通", "callback", 9),),
    ),
    StaffWord(
        "补电话", phone_list, also=("未送达", "电话名单"), alone=True, needs="callback",
        forms=(Usage("补电话　没收到消息的住户", "accept", 14),),
    ),
    StaffWord("已电话", called, "note", ("已打电话", "已致电"), needs="callback", tells=True),
)  # fmt: skip
