"""Words for a colleague who is named, kept as a remark on the case: a hand to lend, what to mend.

Who works somewhere calls somebody (叫王强来搭把手), and the work stays theirs; who leads tells who did
what was just spoken of how to do it next time (王强，下次把换的料写清楚).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import described, lookup, mentions, months, pressing, topic
from flows.desk import names as people
from flows.desk.acting import act
from flows.desk.asked import deed, possible_for
from flows.desk.texts import done as done_texts
from flows.settings.calendar import DAY
from nlp.acts import leaders
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case

LATELY = 30 * DAY


def called(asked: Asked) -> str | None:
    """Tell the one colleague who is called of the one case at which the speaker works."""
    text = asked.command.typed
    if not said_by_staff.wants_a_hand(text):
        return None
    cases = _worked_on(asked)
    return colleague_told(asked, cases[0], text) if len(cases) == 1 else None


def colleague_told(asked: Asked, case: Case, words: str) -> str | None:
    """Tell the one colleague who is called in some words about a case; None for several."""
    named = people.called_in(asked, words)
    if len(named) != 1:
        return None
    [(whom, _, _)] = named
    done = replace(deed(asked, "note", words), target_id=whom.id)
    return act(asked, case, done, lambda view: done_texts.helped(view, whom))


def another_time(asked: Asked) -> str | None:
    """Tell who did what was just spoken of, and is over, what to do another time."""
    text = asked.command.typed
    whom = pressing.addressed(asked, text)
    case = _done_by(asked, whom.id) if whom is not None else None
    if whom is None or case is None:
        return None
    done = replace(deed(asked, "note", text), target_id=whom.id)
    return act(asked, case, done, lambda view: done_texts.told_colleague(view, whom))


def _done_by(asked: Asked, whom: str) -> Case | None:
    """Return what was just spoken of, or for another time what they did last; None if it goes on."""
    known = [case for case in topic.cases_of(asked) if case.engineer_id == whom]
    if len(known) != 1 and leaders.says("another_time", asked.command.typed):
        lately = months.since(asked, asked.now - LATELY)
        done = [case for case in lately if case.engineer_id == whom and case.finished_at]
        known = sorted(done, key=lambda case: case.finished_at or 0)[-1:]
    case = known[0] if len(known) == 1 else None
    if case is None or (deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT):
        return None  # it is pressed
    return case


def _worked_on(asked: Asked) -> list[Case]:
    """Return the speaker's cases that may be meant: those named, else those of which words tell."""
    mine = [
        case
        for case in lookup.own(asked)
        if case.engineer_id == asked.staff.id and "progress" in possible_for(asked, case)
    ]
    found = mentions.named_in(asked, asked.command.typed)
    named = [case for case in mine if any(case in one.cases for one in found)]
    there = [case for case in mine if case.status == "arrived"]
    return named or described.likest(asked, mine, asked.command.typed) or there or mine
