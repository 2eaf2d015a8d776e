"""Do what a command asks of a case, where the speaker may and the case allows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.rules import access
from flows.cases.rules.deeds import NotPossible
from flows.desk.counter import counter_of
from flows.desk.texts import refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Deed
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case


def act(asked: Asked, case: Case, done: Deed, reply: Callable[[View], str]) -> str:
    """Do it when the speaker may and the case allows it; else say why and what is possible."""
    refusal = access.staff_refusal(case, asked.staff, done.action, asked.settings)
    if refusal is not None:
        return refused(asked, case, done.action, refusal)
    try:
        after = case_work.perform(asked.store, asked.context, case, done)
    except NotPossible as problem:
        return refused(asked, case, done.action, problem.reason)
    return reply(asked.view(after))


def act_of_kind(asked: Asked, case: Case, done: Deed, reply: Callable[[View], str]) -> str:
    """Do it and answer as the kind of case does; `reply` is what is said of all others."""
    own = counter_of(case, asked.settings).replies.get(done.action)
    return act(asked, case, done, partial(own, asked) if own is not None else reply)


def refused(asked: Asked, case: Case, action: str, reason: str) -> str:
    """Say why an action does not fit a case, and what does."""
    return refusals.refusal(reason, action, asked.view(case))
