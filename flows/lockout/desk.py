"""What staff do at a door that is locked: 核验 who may enter, 开锁 with a registered locksmith."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import RESULT
from flows.cases.telling import Telling
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.word import StaffWord, Usage
from flows.lockout import right
from flows.lockout import texts as lockout_texts
from flows.lockout.settings import Lockouts
from nlp import listed
from storage.ids import new_id
from storage.records.door_check import DoorCheck

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.people import BoundHome

LONGEST = 200  # characters of a check
WITNESSES = 2  # of staff, unless the police are there
_DOCUMENT = re.compile(r"\d[\dXx]{13,18}")  # its number is nobody's business afterwards


def check(asked: Asked) -> str:
    """Keep who was checked at the door, how, and who saw it (核验)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if not right.is_locked_out(case, asked.moment):
        return lockout_texts.not_locked_out(case)
    words = _DOCUMENT.sub("", asked.command.rest)[:LONGEST].strip()
    team = asked.store.staff.active_in(asked.community)
    present = {one.name for one in team if one.name in words} | {asked.staff.name}
    police = listed.says(right.TABLE, "police", words)
    if not words or (len(present) < WITNESSES and not police):
        return lockout_texts.how_to_check(case)
    witnesses = "、".join([*sorted(present), *([right.POLICE] if police else [])])
    asked.store.door_checks.add(
        DoorCheck(new_id(asked.now), case.id, words, witnesses, asked.staff.id, asked.now)
    )
    noted = deed(asked, "note", lockout_texts.on_record(words, witnesses))
    return act(asked, case, noted, lambda view: lockout_texts.checked(view.case))


def open_door(asked: Asked) -> str:
    """Name a registered locksmith to who may enter, and keep that it was done (开锁)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    known = asked.settings.section(Lockouts).locksmiths
    if not right.is_locked_out(case, asked.moment):
        return lockout_texts.not_locked_out(case)
    if not right.may_be_opened(asked.store, case):
        if right.refused_at(asked.store, case) is not None:
            return lockout_texts.they_object(case, _who_lives_there(asked, case))
        return lockout_texts.check_first(case, _who_lives_there(asked, case))
    named = [one for one in known if one.name in asked.command.rest]
    chosen = named or (known if len(known) == 1 and not asked.command.rest else ())
    if len(chosen) != 1:
        return lockout_texts.which_locksmith(case, known)
    words = lockout_texts.is_coming(case, chosen[0])
    told = Telling(case.reporter_id, words, "step", RESULT, to_resident=True)
    telling.tell(asked.store, asked.moment, case, told)
    noted = deed(asked, "note", lockout_texts.called_on_record(chosen[0]))
    return act(asked, case, noted, lambda view: lockout_texts.called(view.case, chosen[0]))


def _who_lives_there(asked: Asked, case: Case) -> list[BoundHome]:
    """Return whom to call about a door, for who takes cases in."""
    return right.who_lives_there(asked.store, case) if asked.may("accept") else []


COMMANDS = (
    StaffWord(
        "核验", check, "note", any_case=True, with_number=frozenset({"核验"}),
        forms=(Usage("核验 单号 姓名 证件 在场两位同事或民警　开锁 单号 师傅", "note", 36, "服务"),),
    ),
    StaffWord("开锁", open_door, "note", any_case=True, with_number=frozenset({"开锁"})),
)  # fmt: skip
