"""Borrowing (借用, JW): asked for, handed out by a clerk, given back, rated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.chore import Routine
from flows.cases.filing import Filed
from flows.cases.kind import Kind, Told
from flows.cases.subject import Subject
from flows.cases.wanted import Source
from flows.desk.counter import Counter
from flows.intake.form import Form
from tests.borrowing import chores, desk
from tests.borrowing import texts as borrow_texts
from tests.borrowing.loan import BORROW as NAME
from tests.borrowing.loan import Loan
from tests.borrowing.notices import NOTICES
from tests.borrowing.rules import RETURNED, RULES, WANTED, is_back, thing_in, wants_callback
from tests.borrowing.settings import Borrowing

if TYPE_CHECKING:
    from flows.cases.filing import Filing
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store


def with_loan(_store: Store, _context: Context, case: Case, _filing: Filing) -> Filed:
    """Give a case the record of its own that it is opened with."""
    return Filed(replace(case, own=Loan(case.id, thing_in(case.description))))


KIND = Kind(
    name=NAME,
    letters="JW",
    title="借用",
    rules=RULES,
    told=Told(
        opened=borrow_texts.opened,
        no_news=borrow_texts.no_news,
        choices=borrow_texts.choices,
        events=borrow_texts.EVENTS,
        following=borrow_texts.following,
        replies=borrow_texts.REPLIES,
        not_possible=borrow_texts.not_possible,
    ),
    notices=NOTICES,
    stages=borrow_texts.STAGES,
    dues=borrow_texts.DUES,
    words=WANTED,
    starters=borrow_texts.STARTERS,
    never_urgent=True,
    file=with_loan,
    callbacks={RETURNED: Source("归还后", borrow_texts.ASK_AFTERWARDS, is_back)},
    wants_callback=wants_callback,
    parts=(
        Counter(
            replies={"close": desk.closed},
            refusals=borrow_texts.REFUSALS,
            asks=frozenset({"until_needed"}),
            events=borrow_texts.STAFF_EVENTS,
        ),
        Form(
            ask_description=borrow_texts.ASK_WHAT,
            ask_phone=borrow_texts.ASK_PHONE,
            say_more=borrow_texts.SAY_MORE,
            named_enough=True,
            may_lack_place=True,
            has_category=False,
        ),
    ),
)
BORROW = Subject(
    NAME,
    kinds=(KIND,),
    commands=desk.COMMANDS,
    chores=(Routine("loans", 60, chores.communities, chores.next_morning, chores.remind),),
    section=Borrowing,
)
