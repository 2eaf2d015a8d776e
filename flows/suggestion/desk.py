"""What the desk does with suggestions (采纳 不采纳 回复 建议箱), and 转投诉, 转报事."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import turning
from flows.cases.rules import access
from flows.cases.rules.deeds import NotPossible
from flows.cases.texts import turned as turning_texts
from flows.complaint import desk as complaints
from flows.desk import lookup
from flows.desk import work as staff
from flows.desk.asked import act, deed, refused
from flows.desk.promise import promised
from flows.desk.texts.lists import Pages
from flows.suggestion.digest import PAGE, in_box
from flows.suggestion.texts import desk as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.texts.done import View
    from storage.records import Case

ANSWER = 1000  # characters that a resident reads


def adopt(asked: Asked) -> str:
    """Adopt a suggestion (采纳); a time in the words is what the resident is promised."""
    until = promised(asked.command.rest, asked.now, asked.settings)
    return _decided(asked, "adopt", texts.adopted, until)


def decline(asked: Asked) -> str:
    """Say no, with the reason (不采纳)."""
    return _decided(asked, "decline", texts.declined)


def reply(asked: Asked) -> str:
    """Answer (答复, 回复): what ends a complaint that is a question, and is news of a report."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if case.kind == "suggestion":
        return _decided(asked, "reply", texts.replied)
    about = replace(asked.command, number=case.number)
    if case.kind == "complaint":
        return complaints.answer_question(replace(asked, command=about))
    return staff.progress(replace(asked, command=replace(about, word="进展")))


def turn(asked: Asked) -> str:
    """Turn a case into one of another kind (转投诉, 转报事)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    word, view = asked.command.word, asked.view(case)
    kind = turning_texts.KIND_OF[word]
    if case.kind == kind:
        return turning_texts.is_one(view)
    action = "link" if case.kind in turning.GOES_ON else "turn"
    if action == "link" and kind == "report":
        return turning_texts.not_so(view, word)
    refusal = access.staff_refusal(case, asked.staff, action, asked.settings)
    if refusal is not None:
        return refused(asked, case, action, refusal)
    return _turned(asked, case, kind)


def box(asked: Asked) -> str:
    """List the suggestions that wait, what nobody opened first (建议箱)."""
    cases = [c for c in in_box(asked.store, asked.community) if asked.sees(c)]
    if not cases:
        return texts.EMPTY_BOX
    pages = Pages(len(cases), asked.command.page, PAGE)
    return texts.box(pages.of(cases), pages, asked.now, asked.settings)


def _turned(asked: Asked, case: Case, kind: str) -> str:
    words = asked.command.rest[:ANSWER]
    agrees = turning_texts.AGREES in words
    done = replace(deed(asked, "turn"), text=words, may_exceed=agrees)
    if case.confidential and agrees:
        done = replace(done, text="")  # the words only say that the resident agrees
    try:
        result = turning.turn(asked.store, asked.context, case, kind, done)
    except NotPossible as problem:
        view = asked.view(case)
        if problem.reason == "consent_needed":
            return turning_texts.ask_consent(view)
        return turning_texts.too_late(view, asked.command.word)
    view = asked.view(result.before)
    if not asked.sees(result.into):
        return turning_texts.done_by_others(view)
    return turning_texts.done(view, asked.shown(result.into), again=result.again)


def _decided(
    asked: Asked, action: str, answer: Callable[[View], str], until: int | None = None
) -> str:
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    if case.kind != "suggestion":
        return texts.no_suggestion(asked.command.word, asked.view(case))
    done = replace(deed(asked, action), text=asked.command.rest[:ANSWER], until=until)
    return act(asked, case, done, answer)
