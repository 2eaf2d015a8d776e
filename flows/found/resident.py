"""What whoever lost something says: the mark by which they know it (特征)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.expectation import ANSWER, Expectation
from flows.cases.rules.deeds import Moment
from flows.cases.wish import ResidentWord, Wish
from flows.found import texts as found_texts
from flows.settings.calendar import HOUR, later
from flows.writing import times
from nlp.acts import lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.records.found import FoundMatch
    from storage.store import Store

LONGEST = 300  # characters of a mark
COMPARED_WITHIN = 2 * HOUR  # while the office is open


def name_mark(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Keep the mark that somebody names, and put it before the clerks (特征)."""
    waiting = _waiting(store, context, wish.number)
    if not waiting:
        return found_texts.NOTHING_ASKED
    case = waiting[0][1]
    if not wish.rest:
        return found_texts.say_mark(case)
    moment, mark = Moment(context.now, context.settings), wish.rest[:LONGEST]
    for match, about in waiting:
        item = store.found_items.get(match.item_id)
        if about.id == case.id and item is not None:
            store.found_items.answer(match, "named", mark)
            words = found_texts.compare(item, case, mark)
            telling.tell_clerks(store, moment, case.community, words, kind="reminder")
    until = later(context.now, COMPARED_WITHIN, context.settings)
    return found_texts.mark_noted(case, times.moment(until, context.now, context.settings.zone))


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that somebody was asked for a mark of what they lost."""
    for match, case in _waiting(store, context, ""):
        do = partial(_mark, case.number)
        yield Expectation(
            "found", case.id, frozenset({ANSWER}), match.asked_at, do, named=case.number
        )


def told_data(store: Store, context: Context) -> str:
    """Say that marks are kept which the speaker named."""
    known = store.found_items.matches_of_person(context.person.id)
    return found_texts.marks_kept(sum(bool(match.mark) for match in known), context)


def _waiting(store: Store, context: Context, number: str) -> list[tuple[FoundMatch, Case]]:
    """Return what the speaker was asked for a mark of and has not got, with what they look for."""
    matches = store.found_items.matches_of_person(context.person.id)
    found = [(m, store.cases.get(m.case_id)) for m in matches if m.status in {"asked", "named"}]
    return [
        (match, case)
        for match, case in found
        if case is not None
        and (case.number.endswith(number) if number else match.status == "asked")
        and _can_be_claimed(store, match)
    ]


def _can_be_claimed(store: Store, match: FoundMatch) -> bool:
    item = store.found_items.get(match.item_id)
    return item is not None and item.status == "kept" and not item.papers


def _mark(number: str, _act: str, heard: Heard) -> Wish | None:
    """Take words that name a colour, what is in it or a mark, and ask nothing."""
    words = heard.words
    return Wish("特征", number, words) if lost.names_mark(words) and not heard.asks else None


WORDS = (ResidentWord("特征", name_mark, ("说特征", "记号")),)
