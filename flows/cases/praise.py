"""Praise (表扬) for who did the work: they and whoever leads them read it, the case keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import gathering, telling
from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.gathering import Written
from flows.cases.own import own_cases
from flows.cases.rules.deeds import Moment
from flows.cases.texts import verdict as verdict_texts
from flows.cases.texts import waiting as waiting_texts
from flows.cases.wish import ResidentWord

if TYPE_CHECKING:
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

PRAISE = "表扬"


def _thank(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Thank, and pass it on: to the engineer who is meant, or else to the clerks on duty."""
    praised = wish.rest or said.text
    worked = [case for case in own_cases(store, context) if case.engineer_id]
    case = _meant(store, worked, praised)
    engineer = store.staff.get(case.engineer_id) if case and case.engineer_id else None
    if case is None or engineer is None:
        words = waiting_texts.praise("", praised)
        moment = Moment(context.now, context.settings)
        where = context.community.name
        clerks = telling.clerks(store, moment, where)
        _tell(store, context, clerks, where, words)
        return waiting_texts.praised("")
    _pass_on(store, context.about(case), engineer, praised)
    thanks = waiting_texts.praised(engineer.name)
    return (
        f"{thanks}\n{verdict_texts.ask_again(case, context)}"
        if case.status == "finished"
        else thanks
    )


def _meant(store: Store, cases: list[Case], words: str) -> Case | None:
    """Return the newest case of who is named, by name or as 王师傅; else of the only engineer."""
    ours = [(case, store.staff.get(case.engineer_id or "")) for case in cases]
    known = [(case, staff) for case, staff in ours if staff is not None]
    named = [
        case for case, staff in known if staff.name in words or f"{staff.name[0]}师傅" in words
    ]
    if named:
        return max(named, key=lambda case: case.created_at)
    only = len({staff.id for _case, staff in known}) == 1
    return max((case for case, _staff in known), key=lambda c: c.created_at) if only else None


def _pass_on(store: Store, context: Context, engineer: Staff, words: str) -> None:
    case = context.case
    assert case is not None  # noqa: S101 - praised for its work
    text = waiting_texts.praise(engineer.name, words)
    case_work.perform(store, context, case, resident_deed(context, "note", text))
    lead = store.staff.get(engineer.superior_id) if engineer.superior_id else None
    ours = telling.reachable([engineer, *([lead] if lead else [])])
    _tell(store, context, ours, case.community, text)


def _tell(store: Store, context: Context, staff: list[Staff], where: str, words: str) -> None:
    home = context.homes[0] if context.homes else None
    who = (home.name if home else context.person.name) or ""
    now = context.now

    def tell(one: Staff) -> None:
        telling.tell_person(store, now, one.person_id or "", words, kind="step", community=where)

    written = Written(context.person.id, who, "praise", where)
    gathering.tell_each(store, Moment(now, context.settings), staff, written, tell)


WORDS = (ResidentWord(PRAISE, _thank, after_question=True),)
