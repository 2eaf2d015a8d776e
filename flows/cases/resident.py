"""What residents may say at any time about their own cases; what is about themselves is elsewhere.

A word alone acts on the only case it fits; with several it offers them as taps.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.binding import account as personal
from flows.cases import work as case_work
from flows.cases.conversations import APPEAL, NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW, resident_deed
from flows.cases.rules import access, deadlines, lifecycle
from flows.cases.texts import feedback as feedback_texts
from flows.cases.texts import photos as photo_texts
from flows.cases.texts import resident as texts
from flows.cases.wish import Wish, parse
from flows.complaint import resident as filed
from flows.complaint.talks import resident as resident_talks
from flows.complaint.texts.answers import CONSENTS
from flows.conversation import dialogue
from flows.report import visit as visit_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Flow
    from storage.records import Case
    from storage.store import Store

RECENT_MS = 30 * 24 * 3600_000  # closed cases a resident still finds by a word
SHOWN = 6
ANY_RATING, ANY_WORDS = 3, "-"  # to try whether an act is possible at all
_BROKEN = sorted((word for word, act in texts.WORDS.items() if act == "没修好"), reverse=True)
_NOT_FIXED = re.compile(
    rf"(?:{'|'.join(_BROKEN)})"
    r"[\s　]*[，,。.！!；;：:][\s　]*(?P<rest>.+)",
    re.DOTALL,
)

__all__ = ["Wish", "answer", "find", "own_cases", "parse", "parse_feedback"]


def parse_feedback(store: Store, context: Context, text: str) -> Wish | None:
    """Read what begins with "not fixed", or the wish for another time, and goes on in one breath.

    Only where there is a case that it may mean.
    """
    if visit_time.wants(text):
        may_change = any(visit_time.waits_for_a_visit(c) for c in own_cases(store, context))
        return Wish("改时间", "", text.strip()) if may_change else None
    match = _NOT_FIXED.match(text.strip())
    if match is None or not any(may_return(case) for case in own_cases(store, context)):
        return None
    return Wish("没修好", "", match["rest"])


def answer(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Do what a word asks."""
    return _ANSWERS[wish.word](store, context, wish, said)


def own_cases(store: Store, context: Context) -> list[Case]:
    """Return what the speaker may ask about: their own, and repairs shared at home."""
    own = store.cases.of_reporter(context.person.id, context.now - RECENT_MS)
    homes = [home.home_id for home in context.homes]
    return own + store.cases.shared_in_homes(homes, context.person.id)


def has_open(store: Store, context: Context) -> bool:
    """Tell whether any of them is open."""
    return any(deadlines.is_open(case) for case in own_cases(store, context))


def find(store: Store, context: Context, number: str) -> list[Case]:
    """Return the speaker's cases whose number ends so, open ones first."""
    found = [c for c in own_cases(store, context) if c.number.endswith(number)]
    exact = store.cases.by_number(number) if not found and len(number) > 12 else None
    homes = {home.home_id for home in context.homes}
    if exact is not None and access.resident_sees(exact, context.person.id, homes):
        return [exact]
    return sorted(found, key=lambda c: not deadlines.is_open(c))


def _about_one(
    fits: Callable[[Case], bool],
) -> Callable[[Callable[..., str]], Callable[[Store, Context, Wish, Said], str]]:
    """Choose the case a word is about, and say so when it is none or several."""

    def choose(act: Callable[..., str]) -> Callable[[Store, Context, Wish, Said], str]:
        def answered(store: Store, context: Context, wish: Wish, said: Said) -> str:
            if wish.number:
                found = find(store, context, wish.number)
                if not found:
                    return texts.no_such_case(wish.number)
            else:
                found = [c for c in own_cases(store, context) if fits(c)]
                if not found:
                    return texts.nothing_to(wish.word)
            open_ones = [c for c in found if deadlines.is_open(c)]
            if len(found) > 1 and len(open_ones) != 1:
                return texts.which(wish.word, found[:SHOWN], wish.rest)
            case = open_ones[0] if len(found) > 1 else found[0]
            return act(store, context.about(case), wish, said)

        return answered

    return choose


def _mine(context: Context, action: str) -> bool:
    case = context.case
    return case is not None and access.resident_may(case, context.person.id, action)


def _deed(store: Store, context: Context, action: str, text: str = "") -> str:
    case = context.case
    assert case is not None  # noqa: S101 - chosen by _about_one
    if not _mine(context, action):
        return texts.NOT_YOURS
    return case_work.do_and_tell(store, context, case, resident_deed(context, action, text))


def _open_flow(store: Store, context: Context, flow: Flow, action: str) -> str:
    """Ask what is missing, unless the act would be refused in the end."""
    case = context.case
    assert case is not None  # noqa: S101 - chosen by _about_one
    tried = resident_deed(context, action, ANY_WORDS, ANY_RATING)
    refused = case_work.refusal(context, case, tried)
    if refused is not None:
        return refused
    return dialogue.start(store, context, flow, None, subject=case.id)


@_about_one(deadlines.is_open)
def _urge(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return _deed(store, context, "urge")


@_about_one(lambda c: deadlines.is_open(c) and c.status not in deadlines.AWAITS_RESIDENT)
def _withdraw(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    if not _mine(context, "withdraw"):
        return texts.NOT_YOURS
    return _open_flow(store, context, WITHDRAW, "withdraw")


@_about_one(deadlines.is_open)
def _supplement(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if wish.rest:
        return _deed(store, context, "supplement", wish.rest[:300])
    return _open_flow(store, context, SUPPLEMENT, "supplement")


@_about_one(visit_time.waits_for_a_visit)
def _visit_time(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    case = context.case
    assert case is not None  # noqa: S101 - chosen by _about_one
    if not _mine(context, "supplement"):
        return texts.NOT_YOURS
    if not visit_time.waits_for_a_visit(case):
        return texts.nothing_to(wish.word)
    time = visit_time.time_in(wish.rest, context)
    if time is None:
        return _open_flow(store, context, visit_time.VISIT_TIME, "supplement")
    return visit_time.change(store, context, case, {"start": time.start, "end": time.end})


@_about_one(lambda case: case.status in deadlines.AWAITS_RESIDENT)
def _fixed(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return _deed(store, context, "confirm")


def may_return(case: Case) -> bool:
    """Tell whether a resident may say that it is not right after all."""
    told = {*deadlines.AWAITS_RESIDENT, "concluded", "closed"}
    return case.status in told and case.closed_as != "turned"


@_about_one(may_return)
def _not_fixed(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if not _mine(context, "not_fixed"):
        return texts.NOT_YOURS
    if len(wish.rest) >= 2:
        return _deed(store, context, "not_fixed", wish.rest[:300])
    return _open_flow(store, context, NOT_FIXED, "not_fixed")


def _is_entered(case: Case) -> bool:
    return case.kind == "complaint" and case.entered_by is not None and deadlines.is_open(case)


def _may_appeal(case: Case) -> bool:
    """Tell whether an appeal may be meant for it; one that comes late is answered, too."""
    return "appeal" in lifecycle.possible(case, "resident") or case.appeal_until is not None


@_about_one(_may_appeal)
def _appeal(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if not _mine(context, "appeal"):
        return texts.NOT_YOURS
    if len(wish.rest) >= 2:
        return _deed(store, context, "appeal", wish.rest[:500])
    return _open_flow(store, context, APPEAL, "appeal")


@_about_one(lambda case: case.kind == "complaint" and deadlines.is_open(case))
def _consent(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Note how far the complainant agrees to be named; it can be changed at any time."""
    case = context.case
    assert case is not None  # noqa: S101 - chosen by _about_one
    if not _mine(context, "consent") or case.kind != "complaint":
        return texts.nothing_to(wish.word)
    kind = next(k for k, word in CONSENTS.items() if word == wish.word)
    deed = replace(resident_deed(context, "consent", wish.word), reason=kind)
    return case_work.do_and_tell(store, context, case, deed)


@_about_one(lambda case: case.kind == "complaint" and deadlines.is_open(case))
def _talk(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    case = context.case
    assert case is not None  # noqa: S101 - chosen by _about_one
    if not _mine(context, "talk") or case.kind != "complaint":
        return texts.nothing_to(wish.word)
    return resident_talks.answer(store, context, case, wish.rest)


@_about_one(lambda case: case.status == "deferred")
def _disagree(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    return _deed(store, context, "disagree", wish.rest)


def may_rate(case: Case) -> bool:
    """Tell whether a resident may still rate it."""
    return may_return(case) and case.rating is None


@_about_one(may_rate)
def _rate(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if not _mine(context, "rate"):
        return texts.NOT_YOURS
    first, _, words = wish.rest.partition(" ")
    score = feedback_texts.score_of(first)
    if score is None:
        return _open_flow(store, context, RATING, "rate")
    case = context.case
    assert case is not None  # noqa: S101 - chosen by _about_one
    deed = resident_deed(context, "rate", words.strip()[:300], score)
    return case_work.do_and_tell(store, context, case, deed)


def _object(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Take 不同意 as what it can be about: a deferral, a decision, a suggestion's answer."""
    own = find(store, context, wish.number) if wish.number else own_cases(store, context)
    if any(case.status == "deferred" for case in own):
        return _disagree(store, context, wish, said)
    if any(c.kind == "complaint" and "appeal" in lifecycle.possible(c, "resident") for c in own):
        return _appeal(store, context, replace(wish, word="申诉"), said)
    if any(case.kind == "suggestion" and case.status == "answered" for case in own):
        return _not_fixed(store, context, replace(wish, word="没修好"), said)
    return _disagree(store, context, wish, said)


def _progress(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if wish.number:
        found = find(store, context, wish.number)
        return _one(store, context, found[0]) if found else texts.no_such_case(wish.number)
    open_ones = [c for c in own_cases(store, context) if deadlines.is_open(c)]
    if not open_ones:
        return texts.nothing_open(context.person.id in _recent_reporters(store, context))
    if len(open_ones) == 1:
        return _one(store, context, open_ones[0])
    return texts.open_list(open_ones[:SHOWN], len(open_ones), context)


def _recent_reporters(store: Store, context: Context) -> set[str]:
    recent = store.cases.of_reporter(context.person.id, context.now - RECENT_MS)
    return {case.reporter_id for case in recent}


def _one(store: Store, context: Context, case: Case) -> str:
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    events = [e for e in store.cases.timeline(case.id) if e.public]
    photos = photo_texts.links(store.evidence.of_case(case.id), context)
    who = (engineer or holder, engineer is not None)
    return texts.one_case(case, who, events[-4:], photos, context)


def _may_seal(case: Case) -> bool:
    return case.kind == "complaint" and deadlines.is_open(case) and not case.confidential


@_about_one(_may_seal)
def _seal(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return filed.seal(store, context, _own(context))


@_about_one(lambda case: case.kind != "complaint" and case.rating is not None)
def _take_up(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    if not _mine(context, "rate"):
        return texts.NOT_YOURS
    return filed.take_up(store, context, _own(context))


@_about_one(_is_entered)
def _entered_right(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return filed.agree(store, context, _own(context))


@_about_one(_is_entered)
def _entered_wrong(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    return filed.correct(store, context, _own(context), wish.rest)


def _own(context: Context) -> Case:
    assert context.case is not None  # noqa: S101 - chosen by _about_one
    return context.case


_ANSWERS: dict[str, Callable[[Store, Context, Wish, Said], str]] = {
    "菜单": personal.menu,
    "帮助": personal.menu,
    "进度": _progress,
    "催单": _urge,
    "撤销": _withdraw,
    "补充": _supplement,
    "改时间": _visit_time,
    "评价": _rate,
    "修好了": _fixed,
    "没修好": _not_fixed,
    "申诉": _appeal,
    "保密": _seal,
    "转成投诉": _take_up,
    "代报对的": _entered_right,
    "代报不对": _entered_wrong,
    **dict.fromkeys(CONSENTS.values(), _consent),
    "约谈": _talk,
    "不同意暂缓": _object,
    "绑定": personal.bind,
    "同意绑定": personal.agree,
    "拒绝绑定": personal.refuse,
    "解绑": personal.unbind,
    "退订": personal.mute,
    "恢复接收": personal.unmute,
    "我的数据": personal.my_data,
    "共享": personal.share,
    "取消共享": personal.keep_private,
}
