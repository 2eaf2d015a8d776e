"""Arrange a talk (约谈): propose times, agree by phone, record, cancel, and talk to the accused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases.rules.deeds import NotPossible
from flows.complaint.desk import PAPER, complaint, may
from flows.complaint.rules import talks as rules
from flows.complaint.settings import COMPLAINTS, HELP_PAGE
from flows.complaint.talks import desk_texts as desk
from flows.complaint.talks import talk as talking
from flows.complaint.talks import texts as talk_texts
from flows.desk.acting import refused
from flows.desk.asked import deed
from flows.desk.promise import moments
from flows.desk.word import StaffWord, Usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Deed
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case


def talk(asked: Asked) -> str:
    """Do what the words after the number ask; times alone are proposed to the resident."""
    case = complaint(asked)
    if isinstance(case, str):
        return case
    refusal = may(asked, case, "talk")
    if refusal is not None:
        return refusal
    for beginnings, answer in _ACTS:
        found = _after(asked.command.rest, beginnings)
        if found is not None:
            return answer(asked, case, found)
    return _offer(asked, case, asked.command.rest)


def _offer(asked: Asked, case: Case, words: str) -> str:
    found, others = moments(words, asked.now, asked.settings)
    refusal = rules.refusal_of(found, asked.now, asked.settings)
    if refusal is not None:
        return desk.times_refused(asked.view(case), refusal)
    done = replace(_deed(asked, "offered", _place(others)), times=tuple(found), way=_way(words))
    return _do(asked, case, done, talking.offer, desk.offered_desk)


def _fix(asked: Asked, case: Case, words: str) -> str:
    """Keep what the resident agreed to by phone."""
    found, others = moments(words, asked.now, asked.settings)
    refusal = rules.refusal_of(found[:1], asked.now, asked.settings)
    if refusal is not None:
        return desk.times_refused(asked.view(case), refusal)
    at = found[0]
    done = replace(_deed(asked, "agreed", _place(others)), times=(at,), until=at, way=_way(words))
    return _do(asked, case, done, talking.offer, lambda view: desk.agreed_desk(view, at))


def _record(asked: Asked, case: Case, words: str) -> str:
    if not words:
        return desk.ask_record(asked.view(case))
    return _do(asked, case, _deed(asked, "recorded", words), talking.record, desk.recorded_desk)


def _cancel(asked: Asked, case: Case, words: str) -> str:
    return _call_off(asked, case, _deed(asked, "cancelled", words), desk.cancelled_desk)


def _missed(asked: Asked, case: Case, words: str) -> str:
    return _call_off(asked, case, _deed(asked, "missed", words), desk.missed_desk)


def _call_off(asked: Asked, case: Case, done: Deed, reply: Callable[[View], str]) -> str:
    if asked.store.talks.open_of(case.id, "resident") is None:
        return desk.no_talk(asked.view(case))
    return _do(asked, case, done, talking.call_off, reply)


def _with_accused(asked: Asked, case: Case, words: str) -> str:
    """Talk to who is complained about: only as far as the complainant agreed (COM-3)."""
    if not rules.may_meet_accused(case):
        return desk.only_relay(asked.view(case))
    said = _after(words, talk_texts.RECORDS)
    if said is not None:
        return _record_accused(asked, case, said)
    found, _others = moments(words, asked.now, asked.settings)
    refusal = rules.refusal_of(found[:1], asked.now, asked.settings)
    if refusal is not None:
        return desk.times_refused(asked.view(case), refusal)
    at = found[0]
    done = _deed(asked, talking.ACCUSED_REASON, words)
    done = replace(done, times=(at,), until=at, way=_way(words))
    return _do(asked, case, done, _OFFER_ACCUSED, desk.with_accused_desk)


def _record_accused(asked: Asked, case: Case, said: str) -> str:
    if not said:
        return desk.ask_record(asked.view(case))
    done = _deed(asked, talking.ACCUSED_REASON, said)
    return _do(asked, case, done, _RECORD_ACCUSED, desk.accused_recorded_desk)


_OFFER_ACCUSED = partial(talking.offer, partner="accused")
_RECORD_ACCUSED = partial(talking.record, partner="accused")


def _do(
    asked: Asked,
    case: Case,
    done: Deed,
    arrange: Callable[..., Case],
    reply: Callable[[View], str],
) -> str:
    try:
        after = arrange(asked.store, asked.context, case, done)
    except NotPossible as problem:
        return refused(asked, case, "talk", problem.reason)
    return reply(asked.view(after))


def _deed(asked: Asked, reason: str, words: str) -> Deed:
    return replace(deed(asked, "talk"), text=words[:PAPER], reason=reason)


def _way(words: str) -> str:
    return "phone" if any(word in words for word in talk_texts.BY_PHONE) else "meeting"


def _place(words: str) -> str:
    """Return the words beside the times that say more than how one talks: where, what about."""
    return " ".join(part for part in words.split() if part not in talk_texts.WAY_WORDS)


def _after(words: str, beginnings: tuple[str, ...]) -> str | None:
    """Return what follows one of these words, or None when the text begins with none."""
    found = max((word for word in beginnings if words.startswith(word)), key=len, default=None)
    return None if found is None else words[len(found) :].strip(" 　,，。:：;；")


_ACTS: tuple[tuple[tuple[str, ...], Callable[[Asked, Case, str], str]], ...] = (
    (talk_texts.RECORDS, _record),
    (talk_texts.ENDS, _cancel),
    (talk_texts.NOBODY_CAME, _missed),
    (talk_texts.WITH_ACCUSED, _with_accused),
    (talk_texts.FIXES, _fix),
)

COMMANDS = (
    StaffWord(
        "约谈", talk, "talk", ("约见", "面谈"), names=("talk",), residents=frozenset({"约谈"}),
        residents_of=COMPLAINTS,
        forms=(
            Usage("约谈 单号 明天下午3点 后天上午10点", "talk", 26, HELP_PAGE),
            Usage("约谈 单号 记录 谈成了什么", "talk", 27, HELP_PAGE),
        ),
    ),
)  # fmt: skip
