"""What residents say about a complaint that was filed: seal me, it is right, it is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.rules.deeds import NotPossible
from flows.cases.texts import replies
from flows.complaint import filing
from flows.complaint.texts import filing as texts
from flows.complaint.texts import secrecy
from flows.conversation import dialogue
from flows.conversation import texts as general
from flows.intake.register import REPORT_ISSUE

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records import Case
    from storage.store import Store

_WRONG = re.compile(
    rf"(?:{'|'.join(sorted(general.NO_WORDS, reverse=True))})[\s，,。:：]+(?P<rest>.+)", re.DOTALL
)
LONGEST = 300


def seal(store: Store, context: Context, case: Case) -> str:
    """Keep who complained from everybody without the right."""
    try:
        case_work.perform(store, context, case, resident_deed(context, "seal"))
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return secrecy.SEALED


def take_up(store: Store, context: Context, case: Case) -> str:
    """Start a complaint about how a case was handled; only the yes is left to say."""
    for own in store.cases.of_reporter(context.person.id, case.created_at):
        if own.from_case_id == case.id:
            return texts.taken_up_before(own)
    known = {
        "kind": "complaint",
        "description": texts.about_service(case),
        "category": {"name": case.category, "likely": []},
        "available": {},
        "phone": case.reporter_phone or context.person.phone,
        "from_case": case.id,
    }
    answers = {name: value for name, value in known.items() if value is not None and value != ""}
    return dialogue.start(store, context, REPORT_ISSUE, None, subject=case.id, answers=answers)


def heard(store: Store, context: Context, word: str) -> str | None:
    """Take a yes or a correction of what a clerk entered; None when nothing waits for one."""
    wrong = _WRONG.match(word)
    if wrong is None and word not in texts.RIGHT_WORDS | general.NO_WORDS:
        return None
    case = filing.unconfirmed(store, context)
    if case is None:
        return None
    if wrong is not None:
        return correct(store, context, case, wrong["rest"])
    return agree(store, context, case) if word in texts.RIGHT_WORDS else texts.ask_correction(case)


def agree(store: Store, context: Context, case: Case) -> str:
    """Note that the caller agrees with what was written down."""
    about = context.about(case)
    return _noted(store, about, case, ("note", texts.AGREED)) or texts.agreed(case)


def correct(store: Store, context: Context, case: Case, words: str) -> str:
    """Put a correction beside what was written down; without words ask for them."""
    if not words:
        return texts.ask_correction(case)
    about = context.about(case)
    return _noted(store, about, case, ("supplement", words[:LONGEST])) or texts.corrected(case)


def _noted(store: Store, context: Context, case: Case, act: tuple[str, str]) -> str | None:
    """Do it; return a sentence only when it was refused."""
    try:
        case_work.perform(store, context, case, resident_deed(context, *act))
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return None
