"""What is added to an emergency, by whomever: one page a minute to each who works on it.

A page holds all that this reader was not told yet. The first leaves with the words themselves;
what comes within a minute of a page waits for the alarm's next look (flows/emergency/paging.py),
but for a new place or phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases import work as case_work
from flows.cases.kind import kind_of
from flows.cases.notice import ALWAYS, URGENT, Notice
from flows.cases.notices import tell_staff
from flows.cases.rules import deadlines
from flows.cases.rules.conflict import free
from flows.cases.watch import system_deed
from flows.emergency.texts import added as added_texts
from storage.paged_words import REPLACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.rules.deeds import Deed, Moment
    from storage.paged_words import Words
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

ADDED = "reported"  # kind of these messages: the newest takes the place of what has not left


def page_what_is_said(store: Store, moment: Moment, cases: tuple[Case, Case], deed: Deed) -> None:
    """Page at once what was added to an emergency, unless people were paged a moment ago."""
    before, case = cases
    if deed.action == "supplement" and case.urgency == "emergency":
        where = (before.place, before.reporter_phone) != (case.place, case.reporter_phone)
        page(store, moment, case, at_once=where)


def page(store: Store, moment: Moment, case: Case, *, at_once: bool = False) -> bool:
    """Page each who works on it about what they were not told; return whether some of it waits."""
    said = store.paged_words.of_case(case.id)
    if not said or not kind_of(case, moment.settings).sends_somebody:
        return False
    if not any(_untold(store, moment, case, said)):
        return False
    if not store.alarms.may_page(case.id, moment.now, at_once=at_once):
        return True
    store.outbox.replace_waiting(case.id, (ADDED,), REPLACED)
    happened = case_work.news_of(store, moment, case, system_deed(ADDED))
    total = 1 + len(store.followers.of_case(case.id))
    for one, fresh in _untold(store, moment, case, said):
        words = added_texts.Added(fresh, total, goes_on=not needs_nobody(case))
        pages = not words.is_clear(case.danger)
        notice = Notice("on_duty", words.page, URGENT, ALWAYS, ADDED, card=words.card, pages=pages)
        for message in tell_staff(store, happened, notice, [one]):
            store.paged_words.stood_in(message, fresh)
    return False


def needs_nobody(case: Case) -> bool:
    """Tell whether nobody has to go there any more."""
    return not deadlines.is_open(case) or case.status in deadlines.AWAITS_RESIDENT


def _untold(
    store: Store, moment: Moment, case: Case, said: list[Words]
) -> Iterator[tuple[Staff, list[Words]]]:
    """Yield who works on it with what they were not told, and did not say themselves.

    Once it is over, nobody who comes to it later is woken with what was said while it went on.
    """
    told = store.paged_words.told(case.id)
    known = {word for word, person in told if person is None or needs_nobody(case)}
    for one in _who_works(store, moment, case):
        fresh = [
            words
            for words in said
            if words.id not in known
            and (words.id, one.person_id) not in told
            and words.person_id != one.person_id
        ]
        if fresh:
            yield one, fresh


def _who_works(store: Store, moment: Moment, case: Case) -> list[Staff]:
    """Return who has it or goes there; all on duty until somebody goes, and never nobody."""
    ids = filter(None, (case.engineer_id, case.holder_id))
    have_it = [one for one in map(store.staff.get, ids) if one is not None]
    found = telling.reachable(have_it)
    if not found or (case.taken_at is None and not needs_nobody(case)):
        found += telling.everybody_on_duty(store, moment, case.community)
    others = [one for one in free(case, found) if one.person_id != case.reporter_id]
    found = others or telling.next_in_danger(store, moment, case)
    return list({one.person_id: one for one in found}.values())
