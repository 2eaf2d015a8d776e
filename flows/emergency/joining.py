"""同一处 and 不是同一处: whether an emergency without a place is the one that others report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import NotPossible
from flows.conversation import dialogue
from flows.emergency import running
from flows.emergency.details import DETAILS
from flows.emergency.texts import crowd as crowd_texts

if TYPE_CHECKING:
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store


def is_the_same(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Let the speaker follow the other emergency, and take back their own, which is the same."""
    own, other = _own(store, context), store.cases.by_number(wish.number)
    if own is None or other is None or not _is_offered(own, other):
        return crowd_texts.NOTHING_TO_JOIN
    about = context.about(own)
    try:
        case_work.perform(store, about, own, resident_deed(about, "withdraw", crowd_texts.SAME))
    except NotPossible:  # somebody is there already: it goes on as it is
        return crowd_texts.is_another(own.number)
    dialogue.drop(store, context, DETAILS)
    who = own.reporter_name, own.reporter_phone
    store.followers.add(other.id, context.person.id, who, own.description, context.now)
    store.alarms.watch(other.id, context.now)
    return crowd_texts.is_the_same(other.number)


def is_another(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Leave it as an emergency of its own, and ask once more where."""
    own = _own(store, context)
    return crowd_texts.is_another(own.number) if own else crowd_texts.NOTHING_TO_JOIN


def _own(store: Store, context: Context) -> Case | None:
    return running.running_one(store, context)


def _is_offered(own: Case, other: Case) -> bool:
    """Tell whether it is what was asked about, and no number that somebody made up."""
    alike = (own.community, own.danger) == (other.community, other.danger)
    return alike and own.id != other.id and deadlines.is_open(other)
