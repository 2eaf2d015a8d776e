"""The callbacks that somebody makes (回访 alone), and which of them a command means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback import asking
from flows.callback.texts import desk as desk_texts
from flows.callback.texts.desk import NO_PHONE, SEALED, Line
from flows.cases.kind import kind_of
from flows.cases.rules import access, confidentiality, duty
from flows.desk.texts.lists import Pages
from flows.places import place as places
from storage.records.callback import ANSWERED, SAID, TASK

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.callback import Callback
    from storage.records.case import Case

PAGE = 1  # in one message: each has six taps, and a reply holds 2,048 bytes


def mine(asked: Asked) -> str:
    """List whom the speaker is to ask: who wants it now first, then what is due first.

    What nobody has, or somebody who has left or is off duty, is everybody's who may ask.
    """
    lines = _lines(asked)
    lines.sort(key=lambda line: not _wants_it_now(asked, line))
    if not lines:
        return desk_texts.NOTHING_TO_ASK
    pages = Pages(len(lines), asked.command.page, PAGE)
    return desk_texts.tasks(pages.of(lines), pages, asked)


def _lines(asked: Asked) -> list[Line]:
    there = _there(asked)
    takes = asked.may("callback")
    tasks = asked.store.callbacks.tasks(asked.community)
    rows = [
        o for o in tasks if o.holder_id == asked.staff.id or (takes and o.holder_id not in there)
    ]
    return [line for row in rows if (line := line_of(asked, row))]


def _there(asked: Asked) -> set[str]:
    """Return the ids of who has not left, without clerks who are off duty while others are on."""
    staff = asked.store.staff.active_in(asked.community)
    on_shift = asked.store.staff.on_shift(asked.community)
    on_duty = duty.on_duty(staff, on_shift, asked.moment)
    off = {one.id for one in duty.clerks(staff, asked.settings)} - {one.id for one in on_duty}
    return {one.id for one in staff} - off


def to_do(asked: Asked) -> str:
    """Say how many the speaker is to ask, for 待办: as many as 回访 lists."""
    count = len(_lines(asked))
    return desk_texts.to_do(count) if count else ""


def _wants_it_now(asked: Asked, line: Line) -> bool:
    first, last = line.way.from_minute, line.way.until_minute
    return asking.in_hours(asked.now, first, last, asked.settings) == asked.now


def line_of(asked: Asked, row: Callback) -> Line | None:
    """Return a callback as the speaker reads it; None where its case does not exist for them."""
    store, case = asked.store, asked.store.cases.get(row.case_id)
    if case is None or not asked.sees(case):
        return None
    source = kind_of(case, asked.settings).callbacks[row.source]
    worker = store.staff.get(row.worker_id) if row.worker_id else None
    name, phone, home = _whom(asked, row, case)
    return Line(
        row,
        asked.shown(case),
        name,
        phone,
        home,
        store.callbacks.way_of(row.person_id),
        worker.name if worker else "",
        source.ask,
        source.called,
    )


def _whom(asked: Asked, row: Callback, case: Case) -> tuple[str, str, str]:
    """Return name, phone and home of whom to ask: of the reporter as the speaker may read them."""
    if row.person_id == case.reporter_id:
        shown = asked.shown(case)
        known = confidentiality.knows_who(case, asked.staff, asked.settings)
        phone = access.phone_for(case, asked.staff, asked.settings)
        home = places.home_label(shown.building, shown.unit, shown.room)
        return shown.reporter_name, phone or (NO_PHONE if known else SEALED), home
    theirs = next(iter(asked.store.residents.bound_homes(row.person_id)), None)
    if theirs is not None:
        home = places.home_label(theirs.building, theirs.unit, theirs.room)
        return theirs.name, theirs.phone, home
    person = asked.store.persons.get(row.person_id)
    return (person.name or "", person.phone or NO_PHONE, "") if person else ("", NO_PHONE, "")


def meant(asked: Asked, case: Case, words: str) -> tuple[Callback | None, str]:
    """Return which callback about a case is meant, and the words without who was asked.

    Of several, who is named by their phone; else the speaker's own task, else the oldest. Where none
    is open it is what staff wrote down in this round, which may be put right; never what the
    resident said themselves.
    """
    known = asked.store.callbacks.of_case(case.id)
    rows = [one for one in known if one.is_open]
    first, _, rest = words.partition(" ")
    named = [one for one in rows if first and first == _whom(asked, one, case)[1]]
    if named:
        return named[0], rest
    tasks = [one for one in rows if one.status == TASK]
    own = [one for one in tasks if one.holder_id == asked.staff.id]
    written = [one for one in known if one.status == ANSWERED and one.entered_by]
    now = [one for one in written if one.round > case.return_count and one.result in SAID]
    return next(iter((*own, *tasks, *rows, *reversed(now))), None), words
