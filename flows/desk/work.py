"""What those who do the work say: 接 我去 到场 进展 恢复 退回 完成, and 关单 备注."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.kind import kind_of
from flows.cases.rules import access
from flows.cases.rules.steps import COMING, NOBODY_HOME, SPOKEN
from flows.conversation import dialogue
from flows.desk import acknowledged, lookup
from flows.desk.acting import act, act_of_kind, refused
from flows.desk.asked import LONGEST, deed, files_of, possible_for, words_of
from flows.desk.promise import (
    HUNDRED,
    awaited,
    minutes_in,
    promised,
    without_minutes,
)
from flows.desk.texts import asks
from flows.desk.texts import done as done_texts
from flows.desk.texts import speech as speech_texts
from flows.emergency.details import DETAILS
from flows.settings.calendar import MINUTE
from nlp.acts import beside_step, inner
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case

# What a resident reads where only remarks for the office were written.
DONE, NEWS, CLOSED = "已处理好", "正在处理，有新情况再告诉您", "已核实"
TELLS = "告诉住户"  # as 进展 is typed where the words are spoken to the resident
_QUOTED = frozenset({"take", "arrive"})  # what is said with them is for the resident
_EDGE = " \t　，,、。"
MINUTES_TO_GO = 15  # when nothing is said of it


def take(asked: Asked) -> str:
    """Take a case (接), perhaps with the time of the visit."""
    return _on_case(asked, "take", partial(_taken, asked), timed=True)


def _taken(asked: Asked, view: View) -> str:
    """Give who takes a case all the words about it, and its files."""
    words, files = words_of(asked, view.case), files_of(asked, view.case)[1]
    return done_texts.taken(view, words, files)


def go(asked: Asked) -> str:
    """Say that one is on the way (我去), and in how many minutes."""
    asked = _with_minutes(asked)
    case = _only_emergency(asked) or lookup.choose(asked)
    if isinstance(case, str):
        return case
    minutes = minutes_in(asked.command.rest) or MINUTES_TO_GO
    words = without_minutes(asked.command.rest).strip(_EDGE)
    done = replace(
        deed(asked, "take", words),
        until=asked.now + minutes * MINUTE,
        said=beside_step.beside_step(words, "take"),
    )
    if case.reporter_id == asked.context.person.id:  # who is there is not asked where it is
        dialogue.drop(asked.store, asked.context, DETAILS)
    return act(asked, case, done, partial(_taken, asked))


def _only_emergency(asked: Asked) -> Case | None:
    """Return the emergency that waits for somebody, where no number and no job may be meant."""
    free = acknowledged.waiting_emergencies(asked)
    if asked.command.number or len(free) != 1:
        return None
    fits = lookup.fits(asked, "take")
    return None if any(fits(case) for case in lookup.own(asked) if case != free[0]) else free[0]


def _with_minutes(asked: Asked) -> Asked:
    """Read a small number as minutes where it names no emergency, or there is only one.

    What follows it is said to the resident (我去 2 先把总闸拉了), unless it has minutes of its own.
    """
    typed, words = asked.command.number, asked.command.rest
    small = typed.isdecimal() and typed[0] != "0" and int(typed) < HUNDRED
    if not small or minutes_in(words) is not None:
        return asked
    cases = lookup.visible(asked, asked.store.cases.open_in(asked.community))
    going_on = [case for case in cases if case.urgency == "emergency"]
    if not going_on or (len(going_on) > 1 and set(lookup.numbered(asked)) & set(going_on)):
        return asked
    number = going_on[0].number if len(going_on) == 1 else ""
    rest = f"{typed}分钟 {words}".strip()
    return replace(asked, command=replace(asked.command, number=number, rest=rest))


def arrive(asked: Asked) -> str:
    """Say that one is there (到场); who finds nobody at home is not at work there."""
    case = lookup.choose(asked)
    opens = isinstance(case, str) or case.room is not None
    if opens and said_by_staff.is_absent(asked.command.rest):
        return progress(replace(asked, command=replace(asked.command, word="进展")))
    return _on_case(asked, "arrive", done_texts.arrived)


def resume(asked: Asked) -> str:
    """Go on after a deferral (恢复)."""
    return _on_case(asked, "resume", done_texts.resumed)


def finish(asked: Asked) -> str:
    """Say what was done (完成); remarks for the office are not sent with it.

    完成 alone is enough where one case only can be meant.
    """
    told = done_texts.finished
    if not asked.command.number and not asked.command.rest:
        case = lookup.choose(asked)
        if not isinstance(case, str) and _may_say_later(asked, case):
            about = replace(asked.command, number=case.number, rest=DONE)
            asked, told = replace(asked, command=about), done_texts.finished_bare
    asked, shown = for_resident(asked, DONE)
    return shown or _described(asked) or _on_case(asked, "finish", partial(_settled, asked, told))


def _settled(asked: Asked, told: Callable[[View], str], done: View) -> str:
    """Close what somebody at work found themselves and has done: nobody else could confirm it."""
    context = asked.context.about(done.case)
    confirms = resident_deed(context, "confirm")
    own = done.case.reporter_id == context.person.id and not context.homes
    if own and case_work.refusal(context, done.case, confirms) is None:
        closed = case_work.perform(asked.store, context, done.case, confirms)
        return done_texts.closed(asked.view(closed))
    return told(done)


def _may_say_later(asked: Asked, case: Case) -> bool:
    """Tell whether 完成 alone is enough: of what nobody named only where somebody goes there."""
    goes = kind_of(case, asked.settings).sends_somebody
    return goes and "finish" in possible_for(asked, case)


def _described(asked: Asked) -> str | None:
    """Say what was done to a case that was called done without a word; None for any other."""
    words, case = asked.command.rest, lookup.choose(asked) if asked.command.number else ""
    if isinstance(case, str) or not words or case.result != DONE:
        return None
    if "describe" not in possible_for(asked, case):
        return None
    return act(asked, case, deed(asked, "describe", words), done_texts.described)


def for_resident(asked: Asked, instead: str) -> tuple[Asked, str | None]:
    """Keep for the office what follows 内部：, or show first what the resident would read.

    `instead` is what they read where nothing but remarks was written.
    """
    words, inside, remarks = asked.command.rest.partition(speech_texts.INSIDE)
    if not (inside or inner.has_inner_words(words)):
        return asked, None
    case = lookup.choose(asked)
    if isinstance(case, str):
        return asked, case
    if not (inside or inner.has_inner_words(words, _decided(asked, case))):
        return asked, None  # 绩效已扣, where that was decided and told
    if not inside:
        shown = inner.without_inner_words(words) or instead
        return asked, speech_texts.preview(asked.view(case), asked.command.word, shown, words)
    noted = replace(asked.command, number=case.number, rest=remarks.strip(), word="备注")
    note(replace(asked, command=noted))
    kept = replace(asked.command, number=case.number, rest=words.strip())
    return replace(asked, command=kept), None


def _decided(asked: Asked, case: Case) -> str:
    """Return the measures that are carried out: the resident was told of them."""
    return case.measures or "" if "finish" in possible_for(asked, case) else ""


def send_back(asked: Asked) -> str:
    """Give a case back to the clerks (退回), with a reason."""
    return _on_case(asked, "send_back", done_texts.sent_back, reasoned=True)


def close(asked: Asked) -> str:
    """Close a case on our side (关单), with a reason."""
    asked, shown = for_resident(asked, CLOSED)
    return shown or _on_case(asked, "close", done_texts.closed, reasoned=True)


def note(asked: Asked) -> str:
    """Write down something the resident does not see (备注)."""
    spoken = asked.command.rest if asked.command.is_spoken else ""
    return _on_case(asked, "note", partial(done_texts.noted, spoken=spoken), ask=asks.note)


def progress(asked: Asked) -> str:
    """Tell how far it is (进展), perhaps with the time of the next news."""
    asked, shown = for_resident(asked, NEWS)
    case = shown or lookup.choose(asked)
    if isinstance(case, str):
        return case
    words = asked.command.rest[:LONGEST]
    if not words and "progress" in possible_for(asked, case):
        return asks.progress(asked.view(case))
    kind, until = _news(asked, case, words)
    kept = case.promised_at if case.promised_at and case.promised_at > asked.now else None
    done = replace(deed(asked, "progress", words), until=until or kept, reason=kind)
    return act(
        asked,
        case,
        done,
        speech_texts.nobody_home if kind == NOBODY_HOME else done_texts.progressed,
    )


def _news(asked: Asked, case: Case, words: str) -> tuple[str | None, int | None]:
    """Return what kind of news it is, and until when the resident is promised something."""
    works = kind_of(case, asked.settings).sends_somebody
    if works and case.room is not None and said_by_staff.is_absent(words):
        return NOBODY_HOME, None
    if said_by_staff.is_late(words):
        at = promised(words, asked.now, asked.settings)
        return (COMING if works and at else None), _late_by(asked, case, at)
    if said_by_staff.is_coming(words):
        at = promised(words, asked.now, asked.settings)
        return (COMING if works and at else None), at
    is_promise = said_by_staff.holds("promise", words)
    spoken = SPOKEN if works and asked.command.typed == TELLS else None
    return spoken, promised(words, asked.now, asked.settings) if is_promise else None


def _late_by(asked: Asked, case: Case, at: int | None) -> int | None:
    """Return when somebody comes who is late by so much: later than they promised, or than now."""
    return None if at is None else at - asked.now + max(asked.now, case.promised_at or 0)


def _on_case(  # noqa: PLR0913 - what the acts on a case differ in
    asked: Asked,
    action: str,
    reply: Callable[[View], str],
    *,
    reasoned: bool = False,
    timed: bool = False,
    ask: Callable[[View], str] | None = None,
) -> str:
    """Choose the case and do it with the words after the number."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    words = asked.command.rest[:LONGEST]
    if ask is not None and not words:
        return _may(asked, case, action) or ask(asked.view(case))
    done = deed(asked, action, words)
    if reasoned:
        done = replace(done, reason=words)
    if timed and words:
        done = replace(done, until=awaited(words, asked.now, asked.settings))
    if action in _QUOTED:
        done = replace(done, said=beside_step.beside_step(words, action))
    return act_of_kind(asked, case, done, reply)


def _may(asked: Asked, case: Case, action: str) -> str | None:
    reason = access.staff_refusal(case, asked.staff, action, asked.settings)
    return refused(asked, case, action, reason) if reason else None
