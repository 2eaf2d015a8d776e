"""Arrange when somebody comes (约): 约 N 明天下午3点, 约 N 可以, 约 N 定 明天3点, 约 N 取消."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.fieldwork import appointment, visit
from flows.cases.fieldwork.rules import appointing as rules
from flows.cases.texts.opened import moment_of
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.promise import has_passed, spelt
from flows.desk.texts import appointing as appointing_texts
from flows.settings.calendar import next_time
from nlp import listed
from nlp.acts import inner

SETTLED = "定 "  # as it is typed what was arranged on the phone
_EDGE = " \t　，,、。.；;：:！!~～？?"

if TYPE_CHECKING:
    from flows.cases.fieldwork.rules.appointing import Slot
    from flows.desk.asked import Asked
    from storage.records.case import Case


def appoint(asked: Asked) -> str:
    """Propose a time, agree to the resident's, keep one agreed by phone, or call it off."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    words = asked.command.rest.strip()
    if listed.says_only(appointment.TABLE, {"off"}, words):
        done = replace(deed(asked, "appoint"), reason=rules.OFF, text=words)
        return act(asked, case, done, appointing_texts.called_off)
    if listed.says_only(appointment.TABLE, appointment.FITS, words):
        return _agree(asked, case)
    by_phone = listed.after(appointment.TABLE, {"settled"}, words)
    slot = _slot(asked, words if by_phone is None else by_phone)
    if slot is None:
        passed = has_passed(words, asked.now, asked.settings)
        return appointing_texts.ask_when(asked.view(case), passed=passed)
    if by_phone is None:
        return _arrange(asked, case, rules.OFFERED, slot)
    spoken = replace(asked, command=replace(asked.command, rest=by_phone))
    return _arrange(spoken, case, rules.AGREED, slot)


def proposes(asked: Asked, words: str) -> bool:
    """Tell whether words ask the resident if a time suits them: 我等不了，下午两点再来行不."""
    asks = listed.trimmed(appointment.TABLE, "", "suits", words) != words.strip(_EDGE)
    return asks and _slot(asked, words) is not None


def agrees(asked: Asked, case: Case, words: str) -> str:
    """Return what arranges the time that words name, where the resident has just named theirs.

    A time within theirs is agreed upon (两点半以后在家: 那我三点过去), another one is proposed.
    """
    time = visit.time_in(spelt(words), asked.context)
    if time is None or time.start is None:  # 四点前有事 names no time to come
        return ""
    theirs, ours = _wish(asked, case), _slot(asked, words)
    if theirs is None or ours is None or ours[0] <= asked.now:
        return ""
    return f"{SETTLED}{words}" if theirs[0] <= ours[0] < theirs[1] else words


def _wish(asked: Asked, case: Case) -> Slot | None:
    """Return when the resident wishes that somebody comes, as far as nobody has answered it."""
    known = asked.store.appointments.open_of(case.id)
    if known is not None and (known.status, known.proposed_by) == ("proposed", "resident"):
        return known.starts_at, known.ends_at
    last = lookup.last_said(asked, case)
    return _slot(asked, last.text, whole_day=True) if last is not None else None


def wished(asked: Asked, case: Case) -> bool:
    """Tell whether a resident asks the speaker for another time."""
    known = asked.store.appointments.open_of(case.id)
    waits = known is not None and (known.status, known.proposed_by) == ("proposed", "resident")
    return waits and (case.engineer_id or case.holder_id) == asked.staff.id


def _agree(asked: Asked, case: Case) -> str:
    """Agree to the time that the resident wished for, or named when they told of it."""
    known = asked.store.appointments.open_of(case.id)
    if known is not None and (known.status, known.proposed_by) == ("proposed", "resident"):
        return _arrange(asked, case, rules.AGREED, (known.starts_at, known.ends_at))
    if known is None and (case.available_from or case.available_until):
        slot = rules.slot(case.available_from, case.available_until, asked.settings)
        return _arrange(asked, case, rules.AGREED, slot)
    return appointing_texts.nothing_wished(asked.view(case))


def _arrange(asked: Asked, case: Case, reason: str, slot: Slot) -> str:
    words = asked.command.rest
    shown = asked.command.is_spoken and not inner.has_inner_words(words)
    said = words if shown else ""
    done = replace(deed(asked, "appoint"), said=said)
    slot = rules.by_day(slot, asked.settings) if reason == rules.OFFERED else slot
    done = appointment.arranged(done, reason, slot, asked.settings)
    texts = appointing_texts
    if reason == rules.AGREED:
        return act(asked, case, done, lambda view: texts.settled(view, slot))
    return act(asked, case, done, lambda view: texts.proposed(view, slot))


def _slot(asked: Asked, words: str, *, whole_day: bool = False) -> Slot | None:
    """Read when somebody comes; `whole_day`: from a time on (五点后) until the day is over."""
    time = visit.time_in(spelt(words), asked.context)
    if time is None:
        return None
    zone = asked.settings.zone
    start, end = (moment_of(iso, zone) if iso else None for iso in (time.start, time.end))
    if whole_day and start is not None and end is None:
        end = next_time(start, asked.settings.quiet_hours.night_from, asked.settings)
    return rules.slot(start, end, asked.settings)
