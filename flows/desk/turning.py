"""Turn a case into one of another kind in chat; each kind that is turned into brings the word."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import turning
from flows.cases.kind import kind_named, kind_of
from flows.cases.rules import access
from flows.cases.rules.deeds import NotPossible
from flows.desk import lookup
from flows.desk.acting import refused
from flows.desk.asked import deed
from flows.desk.texts import turned as turned_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from storage.records.case import Case

LONGEST = 1000  # characters that a resident reads


def into(kind: str) -> Callable[[Asked], str]:
    """Return the command that turns a case into one of this kind (转投诉, 转报事)."""
    return partial(_turn, kind=kind)


def _turn(asked: Asked, *, kind: str) -> str:
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    word, view = asked.command.word, asked.view(case)
    settings = asked.settings
    if case.kind == kind:
        return turned_texts.is_one(view)
    goes_on = kind_of(case, settings).sends_somebody
    action = "link" if goes_on else "turn"
    if goes_on and kind_named(kind, settings).sends_somebody:
        return turned_texts.not_so(view, word)
    refusal = access.staff_refusal(case, asked.staff, action, asked.settings)
    if refusal is not None:
        return refused(asked, case, action, refusal)
    return _turned(asked, case, kind)


def _turned(asked: Asked, case: Case, kind: str) -> str:
    words = asked.command.rest[:LONGEST]
    agrees = turned_texts.AGREES in words
    done = replace(deed(asked, "turn"), text=words, may_exceed=agrees)
    if case.confidential and agrees:
        done = replace(done, text="")  # the words only say that the resident agrees
    try:
        result = turning.turn(asked.store, asked.context, case, kind, done)
    except NotPossible as problem:
        view = asked.view(case)
        if problem.reason == "consent_needed":
            return turned_texts.ask_consent(view)
        return turned_texts.too_late(view, asked.command.word)
    view = asked.view(result.before)
    if not asked.sees(result.into):
        return turned_texts.done_by_others(view)
    return turned_texts.turned(view, asked.shown(result.into), again=result.again)
