"""What an answer brings, by whichever way it came: kept, on the record of its case, acted upon."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import passing
from flows.callback.texts import ask as ask_texts
from flows.cases import work as case_work
from flows.cases.kind import kind_of
from flows.cases.own import may_return
from flows.cases.rules.deadlines import AWAITS_RESIDENT
from flows.cases.rules.deeds import Deed, Moment, NotPossible
from flows.writing.case_numbers import FULL_OR_TAIL
from nlp.acts import own_case
from storage.records.callback import ANSWERED, CHAT, DISSATISFIED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.conversation.context import Context
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.store import Store

LONGEST = 300


def take(
    store: Store, context: Context, callback: Callback, said: tuple[str, str], way: str = CHAT
) -> str:
    """Take what the resident themselves says: a result, and perhaps words; return the reply."""
    result, words = said[0], said[1][:LONGEST]
    before = store.cases.get(callback.case_id)
    assert before is not None  # noqa: S101 - a foreign key
    changed = callback.status == ANSWERED
    if changed and callback.result == result and not words:
        return ask_texts.noted(result, before)
    answered = replace(callback, result=result, words=words, way=way, entered_by=None)
    stored = record(store, context, before, answered, deed_of(context, before, "callback"))
    case = store.cases.get(before.id) or before
    own = kind_of(case, context.settings).called_back(store, context, case, stored)
    if own is not None:
        return own
    if result == DISSATISFIED:
        return _reopened(store, context, case, words)
    _confirmed(store, context, case)
    note = ask_texts.noted_late if changed else ask_texts.noted
    reply = note(result, case)
    faulty = "not_fixed" in own_case.listen(words).kinds and may_return(case)
    return f"{reply}\n{ask_texts.broken_still(case)}" if faulty else reply


def record(store: Store, context: Context, case: Case, answered: Callback, deed: Deed) -> Callback:
    """Keep an answer, and write it on the record of its case (CAL-8); raises Stale.

    `answered` is the callback as it was read, with what was answered; `deed` says who wrote it down.
    """
    before = store.callbacks.get(answered.id)
    assert before is not None  # noqa: S101 - it was read in this transaction
    stored = store.callbacks.answer(
        before, replace(answered, due_at=None, alert_at=None, reason=None), context.now
    )
    line = f"{ask_texts.ON_RECORD[stored.result or '']} {stored.words}".strip()
    written = replace(deed, text=line, reason=stored.result)
    noted = replace(deed, action="note", text=f"{ask_texts.TITLE}：{line}")
    kept = _first_possible(store, context.about(case), case, (written, noted))
    moment = Moment(context.now, context.settings)
    if kept:
        passing.pass_on(store, moment, stored, stored.words)
    else:
        passing.tell_of_sealed(store, moment, case, stored)
    if stored.result == DISSATISFIED:
        passing.warn(store, moment, case, stored.words, worker=True)
    return stored


def numbered(words: str) -> tuple[str, str]:
    """Return the number that words begin with, or its end, and the rest; empty where none does."""
    first, _, rest = words.partition(" ")
    number = first.upper()
    return (number, rest.strip()) if FULL_OR_TAIL.fullmatch(number) else ("", words)


def add_words(store: Store, context: Context, callback: Callback, words: str) -> None:
    """Put words beside an answer, and before whoever works on the case; who leads reads them, too."""
    store.callbacks.add_words(callback, "；".join(filter(None, (callback.words, words))))
    case = store.cases.get(callback.case_id)
    assert case is not None  # noqa: S101 - a foreign key
    moment = Moment(context.now, context.settings)
    if not write_down(store, context, case, words):
        said = replace(callback, words=words)
        kind_of(case, context.settings).called_back(store, context, case, said)
        passing.tell_of_sealed(store, moment, case, said)
        return
    passing.pass_on(store, moment, callback, words)
    if callback.result == DISSATISFIED:  # who has it has just read them
        passing.warn(store, moment, case, words, worker=False)


def write_down(store: Store, context: Context, case: Case, words: str) -> bool:
    """Put words on the record of a case, before whoever works on it; tell whether it takes any."""
    deeds = (
        replace(deed_of(context, case, action), text=words)
        for action in ("supplement", "callback", "note")
    )
    return _first_possible(store, context.about(case), case, deeds)


def _first_possible(store: Store, context: Context, case: Case, deeds: Iterable[Deed]) -> bool:
    """Do the first that the case allows as it is; one that is archived takes no line any more."""
    for deed in deeds:
        with suppress(NotPossible):
            case_work.perform(store, context, case, deed)
            return True
    return False


def deed_of(context: Context, case: Case, action: str) -> Deed:
    """Make what the resident who was asked does to a case."""
    name = context.person.name or case.reporter_name
    return Deed(action, context.person.id, name, "resident")


def _reopened(store: Store, context: Context, case: Case, words: str) -> str:
    """Give it back for another round, with the reason (CAL-1)."""
    if "not_fixed" not in kind_of(case, context.settings).rules.acts:
        return ask_texts.told_on(case)
    reason = words or ask_texts.UNHAPPY_AFTERWARDS
    deed = replace(deed_of(context, case, "not_fixed"), text=reason)
    return case_work.do_and_tell(store, context.about(case), case, deed)


def _confirmed(store: Store, context: Context, case: Case) -> None:
    """Settle what still waits for the resident's word."""
    if case.status in AWAITS_RESIDENT or case.closed_as == "unconfirmed":
        with suppress(NotPossible):
            about = context.about(case)
            case_work.perform(store, about, case, deed_of(context, case, "confirm"))
