"""Who works somewhere calls a colleague to lend a hand (叫王强来搭把手): the work stays theirs.

The words are a remark on the case, and the colleague who is named reads them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.desk import described, lookup, mentions
from flows.desk import names as people
from flows.desk.acting import act
from flows.desk.asked import deed, possible_for
from flows.desk.texts import done as done_texts
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case


def called(asked: Asked) -> str | None:
    """Tell the one colleague who is called of the one case at which the speaker works."""
    text = asked.command.typed
    if not said_by_staff.wants_a_hand(text):
        return None
    named = people.called_in(asked, text)
    cases = _worked_on(asked)
    if len(named) != 1 or len(cases) != 1:
        return None
    [(whom, _, _)], [case] = named, cases
    done = replace(deed(asked, "note", text), target_id=whom.id)
    return act(asked, case, done, lambda view: done_texts.helped(view, whom))


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
