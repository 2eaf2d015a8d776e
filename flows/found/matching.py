"""What was found and what somebody looks for, side by side: both ways, as either comes.

The clerks hear of it with both descriptions. Whoever looks for it is asked for a mark and reads
nothing of what was found, not even that it is alike: who only wants it could then describe it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.kind import kind_of
from flows.cases.notice import RESULT
from flows.cases.rules import deadlines
from flows.cases.telling import Telling
from flows.found import texts as found_texts
from nlp import thresholds
from nlp.acts import lost
from storage.ids import new_id
from storage.records.found import FoundMatch

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.found import FoundItem
    from storage.store import Store


def sought(store: Store, moment: Moment, case: Case) -> None:
    """Look whether what a new case looks for was found before; thank who found something."""
    if _brings(case, moment):
        words = found_texts.please_hand_in(case)
        thanks = Telling(case.reporter_id, words, "step", RESULT, to_resident=True)
        telling.tell(store, moment, case, thanks)
        return
    if not _looks_for(case, moment):
        return
    for item in store.found_items.kept(case.community):
        if _alike(item, case):
            _bring_together(store, moment, item, case)


def found(store: Store, moment: Moment, item: FoundItem) -> int:
    """Look who lost what was found; return how many may have."""
    cases = store.cases.open_in(item.community)
    alike = [case for case in cases if _looks_for(case, moment) and _alike(item, case)]
    for case in alike:
        _bring_together(store, moment, item, case)
    return len(alike)


def _looks_for(case: Case, moment: Moment) -> bool:
    """Tell whether somebody looks for a thing, also where it was taken for something broken."""
    goes = kind_of(case, moment.settings).sends_somebody and case.danger is None
    return goes and deadlines.is_open(case) and lost.is_lost(case.description)


def _brings(case: Case, moment: Moment) -> bool:
    """Tell whether a resident found something."""
    goes = kind_of(case, moment.settings).sends_somebody and case.danger is None
    return goes and lost.is_found(case.description)


def _alike(item: FoundItem, case: Case) -> bool:
    return lost.alike(item.description, case.description) >= thresholds.ALIKE_LOST


def _bring_together(store: Store, moment: Moment, item: FoundItem, case: Case) -> None:
    match = FoundMatch(
        new_id(moment.now), item.id, case.id, case.reporter_id, "asked", "", moment.now
    )
    if not store.found_items.match(match):
        return
    telling.tell_clerks(
        store, moment, case.community, found_texts.may_match(item, case), kind="reminder"
    )
    words = found_texts.papers_at_police(case) if item.papers else found_texts.ask_mark(case)
    asked = Telling(case.reporter_id, words, "result", RESULT, to_resident=True)
    telling.tell(store, moment, case, asked)
