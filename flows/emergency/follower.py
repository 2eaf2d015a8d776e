"""Words of a follower about an emergency of others: 进度, 催单, 补充, and 撤销 of what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import own
from flows.cases.rules import deadlines
from flows.emergency import crowd
from flows.emergency.texts import crowd as crowd_texts

if TYPE_CHECKING:
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

FOLLOWED_MS = 24 * 3600_000  # so long after their last words it is found by a word
ASKS, TAKES_BACK = "进度", "撤销"
PASSED_ON = frozenset({"催单", "补充"})


def answer_word(store: Store, context: Context, wish: Wish, said: Said) -> str | None:
    """Answer a word that means what the speaker follows; None where it means a case of theirs."""
    if wish.word not in {ASKS, TAKES_BACK, *PASSED_ON}:
        return None
    case = _meant(store, context, wish)
    if case is None:
        return None
    if wish.word == ASKS:
        return crowd_texts.stands(case.number, crowd.going(store, case))
    if wish.word == TAKES_BACK:
        return _take_back(store, context, case)
    return crowd.heard_more(store, context, case, said, clear=False)


def _meant(store: Store, context: Context, wish: Wish) -> Case | None:
    """Return what is followed and named; without a number only who has nothing open means it."""
    if own.find(store, context, wish.number) if wish.number else own.has_open(store, context):
        return None
    for case_id in store.followers.followed_by(context.person.id, context.now - FOLLOWED_MS):
        case = store.cases.get(case_id)
        if case is not None and deadlines.is_open(case) and case.number.endswith(wish.number):
            return case
    return None


def _take_back(store: Store, context: Context, case: Case) -> str:
    """Let the speaker follow it no longer; staff hear that, and what others report goes on."""
    who = "", ""
    store.followers.add(case.id, context.person.id, who, crowd_texts.TAKEN_BACK, context.now)
    store.followers.leave(case.id, context.person.id)
    return crowd_texts.taken_back(case.number)
