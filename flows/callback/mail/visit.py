"""Who opened the link of a letter: what was asked, what was said before, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.callback import answering, asking
from flows.cases.kind import kind_of
from flows.conversation.context import Context
from flows.writing.markup import plain
from storage.records.callback import ANSWERED, DROPPED, MAIL

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.cases.wanted import Source
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Visit:
    """A callback whose link was opened; `said` is the result that was given before, or empty."""

    callback: Callback
    case: Case
    source: Source
    said: str
    is_over: bool


def arrive(store: Store, moment: Moment, callback_id: str) -> Visit | None:
    """Return what is asked; None where it is gone."""
    callback = store.callbacks.get(callback_id)
    case = store.cases.get(callback.case_id) if callback else None
    if callback is None or case is None:
        return None
    source = kind_of(case, moment.settings).callbacks[callback.source]
    answered = callback.status == ANSWERED
    gone = asking.why_not(store, moment.settings, callback) is not None and not answered
    is_over = callback.status == DROPPED or gone or callback.round <= case.return_count
    return Visit(callback, case, source, (callback.result or "") if answered else "", is_over)


def answer(store: Store, moment: Moment, visit: Visit, result: str, words: str) -> str:
    """Take the answer of who was asked, and return the reply; an earlier one stays on record."""
    person = store.persons.get(visit.callback.person_id)
    assert person is not None  # noqa: S101 - a foreign key
    context = Context(moment.now, moment.settings, person)
    return plain(answering.take(store, context, visit.callback, (result, words), MAIL))
