"""What breaks again after its case was closed: a new report that names the old one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.cases.expectation import IS_OVER, Expectation
from flows.cases.kind import REPORTS, kind_for, kind_of
from flows.cases.own import find, own_cases
from flows.cases.rules.deeds import HUMAN
from flows.cases.texts import recurring as recurring_texts
from flows.cases.texts import resident as resident_texts
from flows.cases.texts.words import named
from flows.cases.wish import ResidentWord, Wish
from flows.conversation import dialogue
from flows.intake.register import REPORT_ISSUE
from flows.places import place as places
from nlp import thresholds
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from storage.records.case import Case
    from storage.store import Store

BARE = 6  # characters that hardly name what is broken
AGAIN = "又出问题"


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare which closed repairs wait for nothing but may break again."""
    for case in own_cases(store, context):
        if _ended(case, context):
            do = partial(_breaks_again, case)
            since = case.closed_at or 0
            acts = frozenset({"not_fixed"})
            yield Expectation("again", case.id, acts, since, do, named(case), IS_OVER, "fixed")


def _breaks_again(case: Case, _act: str, heard: Heard) -> Wish | None:
    whole = heard.said.meaning.apart is None and COMPLAINS not in heard.words
    likely = heard.says("not_fixed") >= thresholds.TAKE_ANSWER  # nobody asks it any more
    surely = heard.says("not_fixed", "fixed") >= thresholds.CONFIRM
    meant = (likely or surely) and whole and same_matter.goes_on(heard.said, case)
    return Wish(AGAIN, case.number, heard.words) if meant else None


def _start(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Begin such a report with all that is known; only the yes is left."""
    before = [c for c in find(store, context, wish.number) if _ended(c, context)]
    if not before:
        return resident_texts.nothing_to(wish.word)
    told = replace(said, text=wish.rest or said.text)
    answers = _known(told, context, before[0])
    return dialogue.start(store, context, REPORT_ISSUE, told, answers=answers)


def _ended(case: Case, context: Context) -> bool:
    worked = (
        kind_of(case, context.settings).sends_somebody and case.source != HUMAN and not case.danger
    )
    mine = case.reporter_id == context.person.id
    over = case.status in {"closed", "withdrawn"}  # 自己好了, and then not
    return worked and mine and over and case.closed_as != "turned"


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


WORDS = (ResidentWord(AGAIN, _start, after_question=True),)
