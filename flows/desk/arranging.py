"""Arrange when somebody comes in plain words: 下午两点再来行不, 那我三点过去.

Who asks whether a time suits proposes it; who names one after the resident named theirs answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.appointment import ARRANGE
from flows.desk import appointing, lookup
from flows.desk import names as people
from flows.desk.acknowledged import TAKE
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.inquiry import INQUIRY
from flows.desk.texts import speech as speech_texts
from nlp.acts import beside_step
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.mentions import Part
    from storage.records.case import Case

    Meant = Command | str

# Who says one of these answers no wish for a time
OTHERWISE = frozenset({
    *("undo", "reject", "approve", said_by_staff.SEND_BACK, "give", "cannot", "nobody_home"),
    *("done", "arrive", "late", *said_by_staff.REASONS, *INQUIRY),
})  # fmt: skip


def proposed(asked: Asked, part: Part) -> list[Meant] | None:
    """Ask the resident whether a time suits; which one, where several could be meant."""
    if not appointing.proposes(asked, part.text) or people.called_in(asked, part.text):
        return None
    named = {case.id: case for one in part.mentions for case in one.cases}
    mine = [
        case for case in named.values() or lookup.own(asked) if _is_mine_to_arrange(asked, case)
    ]
    if len(mine) > 1:
        shown = [(asked.shown(case), ARRANGE) for case in mine[: lookup.SHOWN - 1]]
        return [speech_texts.about_which(shown, part.text)]
    return [one for case in mine for one in _taken_and_asked(asked, case, part.text)] or None


def _taken_and_asked(asked: Asked, case: Case, words: str) -> list[Meant]:
    """Take what was just given to who says so, and then asks for a time: 接，晚上七点以后过去行不."""
    more = beside_step.after_take(words) if "take" in possible_for(asked, case) else ""
    ask = Command(ARRANGE, case.number, more or words, is_spoken=True)
    return [Command(TAKE, case.number, typed=TAKE), ask] if more else [ask]


def answered(asked: Asked, part: Part) -> list[Meant]:
    """Arrange the time that words name, where they can only answer when a resident has time."""
    if said_by_staff.asks(part.text) or people.called_in(asked, part.text):
        return []
    named = {case.id: case for one in part.mentions for case in one.cases}
    mine = [
        case for case in named.values() or lookup.own(asked) if _is_mine_to_arrange(asked, case)
    ]
    said = [(case, words) for case in mine if (words := appointing.agrees(asked, case, part.text))]
    if len(said) != 1:
        return []
    return [Command(ARRANGE, case.number, words, is_spoken=True) for case, words in said]


def _is_mine_to_arrange(asked: Asked, case: Case) -> bool:
    mine = asked.staff.id == (case.engineer_id or case.holder_id)
    return mine and "appoint" in possible_for(asked, case)
