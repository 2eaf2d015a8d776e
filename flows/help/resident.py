"""What residents say about what help costs: 同意."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases.expectation import ANSWER, Expectation
from flows.cases.fieldwork import appointment
from flows.cases.own import is_running, own_cases
from flows.cases.resident import about_one, act_on
from flows.cases.texts.words import named
from flows.cases.wish import ResidentWord, Wish
from flows.help.record import waits_for_agreement
from flows.help.settings import HELP
from flows.help.texts.filing import AGREE
from nlp import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store


def _has_price(case: Case, _context: Context) -> bool:
    return case.kind == HELP and is_running(case) and waits_for_agreement(case)


@about_one(_has_price)
def _agree(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return act_on(store, context, "agree")


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare which requests wait for a yes to what they cost.

    While a time waits, too, only 同意 is about money.
    """
    proposed = appointment.newest(store, context) is not None
    for case in own_cases(store, context):
        if _has_price(case, context) and case.reporter_id == context.person.id:
            do = partial(_yes, case, proposed=proposed)
            yield Expectation(
                "price", case.id, frozenset({ANSWER}), case.created_at, do, named(case)
            )


def _yes(case: Case, _act: str, heard: Heard, *, proposed: bool) -> Wish | None:
    words = {"agreed"} if proposed else {"agreed", "fine"}
    return Wish(AGREE, case.number) if listed.says_only("help", words, heard.words) else None


WORDS = (ResidentWord(AGREE, _agree),)
