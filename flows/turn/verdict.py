"""The answer to "is it fixed?", in whatever words: fixed, not fixed, nobody came, not sure yet.

A report that was finished takes many words for an answer; a complaint only those that hardly mean
anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.own import SHOWN, own_cases
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import NotPossible
from flows.cases.wish import Wish, grant
from flows.turn import same_matter as continuing
from flows.turn.expectations import sends_somebody
from flows.turn.texts import own_case as own_case_texts
from flows.turn.texts import verdict as awaited
from nlp.acts import contentment
from nlp.acts.own_case import STILL_BROKEN, listen
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

LONGEST = 60  # characters; whoever says more tells something of its own
BY_NUMBER = {"1": "yes", "2": "no"}  # as the two answers stand in the question


def cases(store: Store, context: Context) -> list[Case]:
    """Return the speaker's own cases that wait for their word whether it is right now."""
    return [
        case
        for case in own_cases(store, context)
        if case.status in deadlines.AWAITS_RESIDENT
        and case.reporter_id == context.person.id
        and store.talks.open_of(case.id, "resident") is None  # a yes may be meant for its time
    ]


def hear_verdict(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to an answer; None when the text is none, or nothing waits for one."""
    of_work = _of_work(said)
    brief = contentment.reads(said.text)
    found = cases(store, context) if of_work or brief else []
    worked = [case for case in found if sends_somebody(case, context)]
    asked = worked if len(worked) == len(found) else []  # of a complaint 1 may be a score
    by_number = BY_NUMBER.get(said.text.strip()) if len(asked) == 1 else None
    meant = [case for case in worked if continuing.goes_on(said, case)]
    if by_number is None and of_work is not None and meant:
        return _answered(store, context, said, (of_work, meant))
    reading = by_number or brief
    if reading is None or not found:
        return None
    if reading == "unsure":
        return "\n".join(awaited.ask_again(case, context) for case in found[:SHOWN])
    return _say(store, context, said, ("修好了" if reading == "yes" else "没修好", found, ""))


def _of_work(said: Said) -> str | None:
    """Read what a sentence says of work that was done; None when it says nothing of it."""
    if len(said.text) > LONGEST or said.meaning.apart is not None or COMPLAINS in said.text:
        return None
    kinds, asks = listen(said.text)
    if "nobody" in kinds:
        return "nobody"
    if STILL_BROKEN in kinds and "too_early" not in kinds:
        return "broken"
    if kinds & {"unclear", "too_early"}:
        return "unclear"
    if "fixed" in kinds:
        return "again" if asks or "but" in kinds else "fixed"
    return None


def _answered(
    store: Store, context: Context, said: Said, meant: tuple[str, list[Case]]
) -> str | None:
    reading, found = meant
    if reading == "fixed":
        return _say(store, context, said, ("修好了", found, ""))
    if reading == "unclear":
        return "\n".join(own_case_texts.no_hurry(case, context) for case in found[:SHOWN])
    if reading == "again":
        return "\n".join(awaited.ask_again(case, context) for case in found[:SHOWN])
    if reading == "nobody" and len(found) == 1:
        return _nobody_came(store, context, found[0], said.text.strip())
    return _say(store, context, said, ("没修好", found, said.text.strip()))


def _say(store: Store, context: Context, said: Said, meant: tuple[str, list[Case], str]) -> str:
    word, found, words = meant
    number = found[0].number if len(found) == 1 else ""
    return grant(store, context, Wish(word, number, words), said)


def _nobody_came(store: Store, context: Context, case: Case, words: str) -> str:
    """Take it back to work, and let the supervisor see for themselves; the word is not doubted."""
    about = context.about(case)
    returned = resident_deed(about, "not_fixed", own_case_texts.nobody_came(words))
    after = case_work.perform(store, about, case, returned)
    try:
        raised = resident_deed(about, "escalate", own_case_texts.nobody_came(words))
        after = case_work.perform(store, about.about(after), after, raised)
    except NotPossible:  # who is to hear of it knows already
        pass
    return own_case_texts.will_be_checked(after, context)
