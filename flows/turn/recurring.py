"""What breaks again after its case was closed: a new report that names the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.cases.kind import REPORTS, kind_for
from flows.cases.rules.deeds import HUMAN
from flows.cases.texts import recurring as recurring_texts
from flows.conversation import dialogue
from flows.intake.register import REPORT_ISSUE
from flows.places import place as places
from flows.turn import same_matter as continuing
from flows.turn.expectations import sends_somebody
from nlp.acts.own_case import STILL_BROKEN, listen
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from storage.records.case import Case
    from storage.store import Store

BARE = 6  # characters that hardly name what is broken
LONGEST = 120  # characters; whoever says more tells the whole matter anew


def start(store: Store, context: Context, said: Said, own: Sequence[Case]) -> str | None:
    """Begin such a report with all that is known; only the yes is left. None where it is none."""
    if len(said.text) > LONGEST or COMPLAINS in said.text or said.meaning.apart is not None:
        return None
    if STILL_BROKEN not in listen(said.text).kinds:
        return None
    before = [case for case in own if _ended(case, context) and continuing.goes_on(said, case)]
    if not before:
        return None
    last = max(before, key=lambda case: case.closed_at or 0)
    return dialogue.start(store, context, REPORT_ISSUE, said, answers=_known(said, context, last))


def _ended(case: Case, context: Context) -> bool:
    worked = sends_somebody(case, context) and case.source != HUMAN and not case.danger
    mine = case.reporter_id == context.person.id
    return worked and mine and case.status == "closed" and case.closed_as != "turned"


def _known(said: Said, context: Context, last: Case) -> Answers:
    words = description_of(said.text, said.meaning.phones)
    if len(words) <= BARE:  # 又漏了: what it is about stands in the old report
        words = recurring_texts.of(last.description, words)
    home = context.homes[0] if context.homes else None
    phone = said.meaning.phones[0] if said.meaning.phones else last.reporter_phone
    answers: Answers = {
        "kind": kind_for(REPORTS, context.settings),
        "place": _place(last),
        "description": recurring_texts.again(words, last.number)[:DESCRIPTION_LIMIT],
        "category": {"name": last.category, "likely": []},
    }
    phone = phone or (home.phone if home else context.person.phone) or ""
    return answers | ({"phone": phone} if phone else {})


def _place(last: Case) -> places.Place:
    if last.room is None:
        return places.at_public(last.place, last.building)
    label = places.home_label(last.building, last.unit, last.room)
    return places.at_home(
        last.building or "", last.unit, last.room, last.place.removeprefix(label).strip()
    )
