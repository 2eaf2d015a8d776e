"""Ask what the people who come to an emergency need, and nothing else: where, and a phone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from flows import case_work
from flows.answers import phone_number, text_up_to
from flows.engine import Answers, Ask, Flow
from flows.feedback import resident_deed
from flows.rules.deeds import NotPossible
from flows.texts import emergency as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.context import Context
    from storage.records import Case
    from storage.store import Store


def steps(_context: Context) -> Sequence[Ask]:
    """Ask for what the people who come need, and nothing else."""
    return [
        Ask("place", texts.ASK_PLACE, text_up_to(100, at_least=2, hint=texts.ASK_PLACE)),
        Ask("phone", texts.ASK_PHONE, phone_number),
    ]


def finish(context: Context, store: Store, answers: Answers) -> str:
    """Pass the details on to those who are on their way."""
    case = context.case
    if case is None:
        return texts.PASSED_ON
    place = answers["place"] if answers["place"] != "known" else case.place
    add_to(store, context, case, texts.details(place, answers["phone"]))
    return texts.PASSED_ON


def add_to(store: Store, context: Context, case: Case, text: str) -> None:
    """Pass on what was said later about a running emergency."""
    about = context.about(case)
    with suppress(NotPossible):  # closed meanwhile: the advice counts all the same
        case_work.perform(store, about, case, resident_deed(about, "supplement", text[:300]))


DETAILS = Flow("emergency_details", texts.TITLE, steps=steps, finish=finish)
