"""Words of staff that say no more than that they heard it, or yes: 收到, 好嘞."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.appointment import ARRANGE
from flows.desk import appointing, lookup
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.texts import speech as speech_texts
from flows.settings.calendar import MINUTE
from nlp import listed, thresholds
from nlp.acts import beside_step, leaders
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case

TAKE, GO, ACCEPT, YES = "接", "我去", "受理", "可以"
JUST_MS = 30 * MINUTE  # in which a yes answers what was given
_YES = frozenset({"yes"})
_COMES = ("take", "go", "late")
_OTHERWISE = frozenset(
    {"undo", "reject", "give", "cannot", "nobody_home", "arrive", said_by_staff.SEND_BACK}
    | {said_by_staff.TELL, *said_by_staff.REASONS}
)


def answer_received(asked: Asked) -> str:
    """Answer 收到: it takes no work, so what waits for a word is offered."""
    waiting = [
        *((case, TAKE) for case in lookup.own(asked) if _was_given(asked, case)),
        *((case, GO) for case in waiting_emergencies(asked)),
        *((case, ACCEPT) for case in lookup.own(asked) if "accept" in possible_for(asked, case)),
    ]
    steps = list({case.id: (case, word) for case, word in reversed(waiting)}.values())[::-1]
    if not steps:
        return speech_texts.HEARD
    if len(steps) > 1:
        shown = [(asked.shown(case), word) for case, word in steps[: lookup.SHOWN - 1]]
        return speech_texts.RECEIVED_IS_NOTHING + speech_texts.about_which(shown, "")
    return speech_texts.received(asked.view(steps[0][0]), steps[0][1])


def agreed(asked: Asked, words: str) -> Command | None:
    """Return what a yes does that can only be meant for one thing.

    It takes what was just given to the speaker, or agrees to the time that a resident wishes.
    """
    if not listed.says_only(said_by_staff.TABLE, _YES, words):
        return _takes(asked, words)
    own = lookup.own(asked)
    given = [case for case in own if _was_given(asked, case)]
    wished = [case for case in own if appointing.wished(asked, case)]
    if len(given) + len(wished) != 1:
        return None
    if wished:
        return Command(ARRANGE, wished[0].number, YES)
    return Command(TAKE, given[0].number, typed=TAKE) if _is_new(asked, given[0]) else None


def _takes(asked: Asked, words: str) -> Command | None:
    """Take what was just given to who says yes, and then that they come: 晓得了，拖完大堂就上去."""
    more = beside_step.after_yes(words)
    if not more or said_by_staff.asks(more) or leaders.is_question(more):
        return None
    given = [case for case in lookup.own(asked) if _was_given(asked, case)]
    says = asked.says(words)
    comes = said_by_staff.is_coming(more) or max(map(says, _COMES)) >= thresholds.SAYS_THEY_COME
    otherwise = _OTHERWISE & said_by_staff.scores(asked.says(more), more).keys()
    if len(given) != 1 or not _is_new(asked, given[0]) or not comes or otherwise:
        return None
    return Command(TAKE, given[0].number, words, typed=TAKE)


def _is_new(asked: Asked, case: Case) -> bool:
    return asked.now - (case.dispatched_at or 0) <= JUST_MS


def _was_given(asked: Asked, case: Case) -> bool:
    """Tell whether a case was sent to the speaker, who has not taken it yet."""
    mine = case.engineer_id == asked.staff.id
    return mine and "take" in possible_for(asked, case)


def waiting_emergencies(asked: Asked) -> list[Case]:
    """Return the emergencies to which nobody goes yet, where the speaker could."""
    known = lookup.visible(asked, asked.store.cases.open_in(asked.community))
    urgent = [c for c in known if c.urgency == "emergency" and c.engineer_id is None]
    return [case for case in urgent if "take" in possible_for(asked, case)]
