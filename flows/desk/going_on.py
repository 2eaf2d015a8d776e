"""Whether words of staff go on after a command that waits for them, or begin something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk import desk, mentions
from flows.desk.fitting import FINISH, WORDS
from flows.desk.inquiry import INQUIRY
from nlp import thresholds
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked

OF_DONE = frozenset(
    {"done", "note", said_by_staff.TELL, *INQUIRY}
)  # what may be said of work that is done


def begins_anew(asked: Asked, command: str) -> bool:
    """Tell whether another case is named, or after 完成 another step is surely said."""
    text = asked.command.typed
    if desk.asked_by_leaders(asked, text) is not None:
        return True
    named = (one for one in mentions.named_in(asked, text) if one.each and one.cases)
    if any(all(case.number not in command for case in one.cases) for one in named):
        return True
    if not command.startswith(FINISH):
        return False
    if said_by_staff.undoes(text):
        return True
    heard = said_by_staff.scores(asked.says(text), text)
    return any(
        score >= thresholds.STEP and act not in OF_DONE and act in WORDS
        for act, score in heard.items()
    )
