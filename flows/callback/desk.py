"""What is done by phone: 回访 after the work, and whom to call as no message reached them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import desk_results
from flows.callback.texts import calls
from flows.callback.texts import desk as desk_texts
from flows.cases.fieldwork.rules.asking import RAIN
from flows.cases.rules import access, confidentiality
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.texts import lists
from flows.desk.word import StaffWord, Usage
from flows.settings.calendar import DAY, after_quiet
from flows.writing.markup import plain
from storage.outbox import REPLY

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.messages import Push
    from storage.records.staff import Staff

SHORTEST_PHONE, LONGEST_PHONE = 7, 16
CALLS_READ = 200  # rows of the outbox looked at for the phone list


def rained(asked: Asked) -> str:
    """Ask a day after rain whether it still leaks (下雨): by then it shows."""
    at = after_quiet(asked.now + DAY, asked.settings)
    count = asked.store.callbacks.bring_forward(asked.community, RAIN, at)
    return desk_texts.rained(count, at, asked)


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
        "回访", desk_results.call_back, "callback", ("未接通", "已回访", "返修"),
        names=("callback", "confirm", "not_fixed"), tells=True, residents=frozenset({"返修"}),
        carries={"未接通": "未接通", "返修": "不满意"},
        forms=(Usage("回访　回访 单号 满意/不满意/未接通", "callback", 9),),
    ),
    StaffWord(
        "补电话", phone_list, also=("未送达", "电话名单"), alone=True, needs="callback",
        forms=(Usage("补电话　没收到消息的住户", "accept", 14),),
    ),
    StaffWord(
        "下雨", rained, also=("下雨了", "下过雨了"), alone=True, needs="callback",
        forms=(Usage("下雨　雨后问漏水的住户", "callback", 9),),
    ),
    StaffWord("已电话", called, "note", ("已打电话", "已致电"), needs="callback", tells=True),
)  # fmt: skip
