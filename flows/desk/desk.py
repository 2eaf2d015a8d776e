"""The desk: which command of staff a text is, and who answers it; None for all that is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import desk as calling
from flows.cases.own import RECENT_MS
from flows.cases.rules import access
from flows.complaint import desk as complaints
from flows.complaint.archive.personal_data import covered
from flows.complaint.month import desk as monthly
from flows.complaint.talks import desk as talks
from flows.desk import dispatching, duty, lookup, sorting
from flows.desk import overview as supervisor
from flows.desk import questions as asking
from flows.desk import speech as loosely
from flows.desk import work as staff
from flows.desk.asked import Asked
from flows.desk.command import Command, parse
from flows.desk.texts import refusals, words
from flows.intake import entering
from flows.suggestion import box_desk as boxes
from flows.suggestion import desk as suggestions
from nlp.acts import staff as speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said
    from storage.store import Store

ANSWERS: dict[str, Callable[[Asked], str | None]] = {
    "待办": supervisor.todo,
    "受理": dispatching.accept,
    "派": dispatching.send,
    "接": staff.take,
    "我去": staff.go,
    "到场": staff.arrive,
    "进展": staff.progress,
    "暂缓": staff.defer,
    "恢复": staff.resume,
    "转": dispatching.hand_over,
    "退回": staff.send_back,
    "完成": staff.finish,
    "关单": staff.close,
    "备注": staff.note,
    "回访": calling.call_back,
    "代报": entering.enter,
    "值班": duty.start,
    "交班": duty.end,
    "改类": sorting.change_category,
    "改急": sorting.change_urgency,
    "补电话": calling.phone_list,
    "已电话": calling.called,
    "同意绑定": duty.agree,
    "拒绝绑定": duty.refuse,
    "状态": supervisor.status,
    "今日": supervisor.today,
    "超时": supervisor.late,
    "投诉月报": monthly.report,
    "催": supervisor.press,
    "升级": supervisor.escalate,
    "定级": complaints.grade,
    "调查": complaints.investigate,
    "调查计划": complaints.plan,
    "属实": complaints.assess,
    "不属实": complaints.assess,
    "存疑": complaints.assess,
    "方案": complaints.propose,
    "审批": complaints.decide,
    "归档": complaints.archive,
    "处理单": complaints.print_paper,
    "不受理": complaints.pass_on,
    "答复": suggestions.reply,
    "采纳": suggestions.adopt,
    "不采纳": suggestions.decline,
    "转投诉": suggestions.turn,
    "转报事": suggestions.turn,
    "建议箱": suggestions.box,
    "开箱": boxes.open_box,
    "被投诉人": complaints.accuse,
    "保密": complaints.seal,
    "启封": complaints.unseal,
    "启封记录": complaints.looks,
    "申诉": complaints.appeal,
    "约谈": talks.talk,
    "匿名转达": complaints.consent,
    "可透露": complaints.consent,
    "愿意面谈": complaints.consent,
    "帮助": duty.show_help,
}
ERASED = "*"
_NEEDS = {
    "代报": "enter",
    "补电话": "callback",
    "已电话": "callback",
    "今日": "press",
    "超时": "press",
    "建议箱": "adopt",
    "开箱": "adopt",
    "投诉月报": "press",
}


def is_command(text: str) -> bool:
    """Tell whether a text can only be meant as a command, whatever else its words say."""
    command = parse(text)
    if command is None:
        return False
    tells_of_work = command.word in words.OF_WORK or command.word == words.ENTERS
    return bool(command.number) or tells_of_work or not command.rest


def answer(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to a command of staff; None when the text is none, or a resident's."""
    asked = _asked(store, context, said)
    if asked is None:
        return None
    command = parse(said.text) or monthly.in_words(said.text, asked.staff, context.settings)
    return _done(asked, command or _in_own_words(asked))


def beside(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to words of staff that the question in front could not take."""
    asked = _asked(store, context, said)
    if asked is None or not speech.meant(asked.command.typed):
        return None
    return _done(asked, loosely.read(asked))


def _asked(store: Store, context: Context, said: Said) -> Asked | None:
    """Return what staff say, not yet read; None for everybody else and a conversation's tap."""
    who = context.staff
    if who is None or "." in said.to or not access.permissions(who, context.settings):
        return None
    return Asked(store, context, who, Command("", typed=said.text.strip()))


def _done(asked: Asked, meant: Command | str | None) -> str | None:
    """Do the command that is meant; a sentence is the reply itself."""
    if isinstance(meant, Command):
        meant = _obeyed(replace(asked, command=meant))
    return meant and covered(meant, ERASED)  # where who complained was erased, marks are left


def _obeyed(asked: Asked) -> str | None:
    command = asked.command
    if _is_residents(asked):
        return None
    needed = _NEEDS.get(command.word)
    if needed is None and not command.number and command.word != "状态":
        needed = words.ACTIONS.get(command.word)
    if needed is not None and not asked.may(needed):
        return refusals.not_for_your_role(command.word, duty.allowed(asked))
    return ANSWERS[command.word](asked)


def _in_own_words(asked: Asked) -> Command | str | None:
    """Read what is no command: a question at any time, a deed unless an answer is waited for."""
    question = asking.read(asked)
    if question is not None or _is_asked(asked):
        return question
    return loosely.read(asked)


def _is_asked(asked: Asked) -> bool:
    """Tell whether a question waits for the speaker's answer."""
    talks = asked.store.conversations.open_of(asked.context.person.id)
    return any(talk.status == "front" and talk.expires_at > asked.now for talk in talks)


def _is_residents(asked: Asked) -> bool:
    """Tell whether staff who live here use a word as residents."""
    if asked.command.typed not in words.ALSO_RESIDENTS:
        return False
    me = asked.context.person.id
    if asked.command.word == "帮助":
        return _is_asked(asked)
    if asked.command.word == "催" and not asked.command.number:
        return not asked.may("press")
    if asked.command.word in words.OF_COMPLAINTS:
        return _is_own_complaint(asked)
    fits = lookup.fits(asked, words.ACTIONS[asked.command.word])
    cases = lookup.numbered(asked) if asked.command.number else lookup.own(asked)
    if asked.command.word == "催":
        return not asked.may("press") or (bool(cases) and all(c.reporter_id == me for c in cases))
    return not any(fits(case) and case.reporter_id != me for case in cases)


def _is_own_complaint(asked: Asked) -> bool:
    """Tell whether staff who live here speak of a complaint of their own."""
    me = asked.context.person.id
    if asked.command.number:
        return all(case.reporter_id == me for case in lookup.numbered(asked))
    mine = asked.store.cases.of_reporter(me, asked.now - RECENT_MS)
    own = any(case.kind == "complaint" for case in mine)
    return own or not asked.may(words.ACTIONS[asked.command.word])
