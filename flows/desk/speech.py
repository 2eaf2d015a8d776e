"""Which step of which own case words of staff mean that are no command (修好了换了个阀, 敲门没人).

The words are read only where a case of the speaker's own allows the step. What can't be undone is
asked first; where several cases fit, each is offered with the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk import giving, lookup
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.promise import promised
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp.acts import staff as speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

    Step = tuple[Case, str]  # a case, and the command that fits it

TAKE, GO, ACCEPT, FINISH, DEFER, NEWS = "接", "我去", "受理", "完成", "暂缓", "进展"


def read(asked: Asked) -> Command | str | None:
    """Return the command that is meant, or what is asked back; None where the words are none."""
    text = asked.command.typed
    if text in speech.RECEIVED:
        return _received(asked)
    meant = speech.meant(text)
    if not meant:
        return giving.read_giving(asked)
    if meant == (DEFER,) and speech.reason_of(text) not in asked.settings.defer.reasons:
        meant = (NEWS,)
    steps = _nearest(asked, [(case, word) for case in lookup.own(asked) for word in meant])
    if not steps:
        return Command(TAKE, typed=text) if meant == (TAKE,) and asked.may("take") else None
    if len(steps) > 1:
        return _which(asked, steps, text)
    return _one(asked, *steps[0])


def _one(asked: Asked, case: Case, word: str) -> Command | str:
    """Do the step, or ask where it could not be undone."""
    text = asked.command.typed
    command = Command(word, case.number, text, text)
    if word == FINISH:
        return speech_texts.finish(asked.view(case), text)
    until = promised(text, asked.now, asked.settings) if word == DEFER else None
    if until is not None:
        return speech_texts.defer(asked.view(case), speech.reason_of(text) or "", until, text)
    return command


def _nearest(asked: Asked, steps: Sequence[Step]) -> list[Step]:
    """Return the first possible step of each case; cases held by the speaker before unheld ones."""
    found: dict[str, Step] = {}
    for case, word in steps:
        if case.id not in found and lookup.fits(asked, vocabulary(asked.settings).act_of(word))(
            case
        ):
            found[case.id] = (case, word)
    mine = [one for one in found.values() if _is_held(asked, one[0])]
    return mine or list(found.values())


def _is_held(asked: Asked, case: Case) -> bool:
    return asked.staff.id in (case.holder_id, case.engineer_id)


def _which(asked: Asked, steps: Sequence[Step], text: str = "") -> str:
    shown = [(asked.shown(case), word) for case, word in steps[: lookup.SHOWN]]
    return speech_texts.about_which(shown, text)


def _received(asked: Asked) -> str:
    """Answer 收到: it takes no work, so what waits for a word is offered."""
    waiting = [
        *((case, TAKE) for case in lookup.own(asked) if _was_given(asked, case)),
        *((case, GO) for case in _emergencies(asked)),
        *((case, ACCEPT) for case in lookup.own(asked) if "accept" in possible_for(asked, case)),
    ]
    steps = list({case.id: (case, word) for case, word in reversed(waiting)}.values())[::-1]
    if not steps:
        return speech_texts.HEARD
    if len(steps) > 1:
        return speech_texts.RECEIVED_IS_NOTHING + _which(asked, steps)
    return speech_texts.received(asked.view(steps[0][0]), steps[0][1])


def _was_given(asked: Asked, case: Case) -> bool:
    """Tell whether a case was sent to the speaker, who has not taken it yet."""
    mine = case.engineer_id == asked.staff.id
    return mine and "take" in possible_for(asked, case)


def _emergencies(asked: Asked) -> list[Case]:
    """Return the emergencies to which nobody goes yet, where the speaker could."""
    known = lookup.visible(asked, asked.store.cases.open_in(asked.community))
    urgent = [c for c in known if c.urgency == "emergency" and c.engineer_id is None]
    return [case for case in urgent if "take" in possible_for(asked, case)]
