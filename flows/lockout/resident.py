"""What whoever is locked out was asked to say at once: a child, an old person or a fire is inside."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases.expectation import ANSWER, Expectation
from flows.cases.own import find, is_running, own_cases
from flows.cases.rules.deeds import Moment
from flows.cases.wish import ResidentWord, Wish
from flows.emergency import alarm
from flows.lockout import right
from nlp import listed
from nlp.homes import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.store import Store

WORD = "门里有人"
LONGEST = 40  # characters; whoever says more tells something besides
DANGER = "trapped"


def call(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Call everybody on duty: the door is opened at once, and nobody waits for a locksmith."""
    locked = find(store, context, wish.number)[0]
    text = f"{locked.description}；{wish.rest}"
    home = Home(locked.building, locked.unit, locked.room) if locked.building else None
    meaning = replace(said.meaning, text=text, danger=DANGER, home=home)
    return alarm.answer(store, context, replace(said, text=text, meaning=meaning))


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that who is locked out may tell of somebody inside."""
    moment = Moment(context.now, context.settings)
    for case in own_cases(store, context):
        waits = is_running(case) and case.urgency != "emergency"
        if waits and case.reporter_id == context.person.id and right.is_locked_out(case, moment):
            do = partial(_inside, case.number)
            yield Expectation("lockout", case.id, frozenset({ANSWER}), case.created_at, do)


def _inside(number: str, _act: str, heard: Heard) -> Wish | None:
    kinds = listed.kinds(right.TABLE, heard.words)
    told = len(heard.words) <= LONGEST and "inside" in kinds and "nobody" not in kinds
    return Wish(WORD, number, heard.words) if told and not heard.asks else None


WORDS = (ResidentWord(WORD, call, is_answer=False),)
