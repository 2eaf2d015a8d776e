"""Put right what one said before, in one line: 说错，推拉门是1501，那家好了.

The last step is taken back, and what is said beside that is done then, as if it came alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.taking_back import last_steps
from flows.desk import mentions
from flows.desk.command import Command
from flows.desk.fitting import TAKE_BACK, TELL, WORDS
from flows.desk.texts import speech as speech_texts
from nlp import thresholds
from nlp.acts import beside_step
from nlp.acts import staff as said_by_staff
from nlp.clauses import spans
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.mentions import Mention, Part

    Meant = Command | str

UNDO = "undo"
_REALLY = ("是", "在")  # …1601: where it is in truth


def take_back_last(asked: Asked, part: Part, score: float) -> list[Meant]:
    """Take back the last step; of another case that is named only after a question.

    It may be where they really are: 走错层了，这是1601，撤回.
    """
    if said_anew(asked) is not None:
        return [Command(TAKE_BACK, typed=TAKE_BACK)]
    if not part.mentions and (score < thresholds.CONFIRM or _said_more_since(asked)):
        return [speech_texts.take_back()]
    named = [one for one in part.mentions if not _is_the_right_one(asked, one)]
    last = [step.case for step in last_steps(asked.store, asked.staff, frozenset())]
    meant = [case for case in last if any(case in one.cases for one in named)]
    if meant:  # 三个都弄完了, and then 5栋那个还有味，那个撤回: only that one
        return [Command(TAKE_BACK, case.number, typed=TAKE_BACK) for case in meant]
    cases = [case for one in named if one.each for case in one.cases]
    if len(cases) == 1 and last and cases[0] not in last:
        shown = [(asked.shown(case), TAKE_BACK) for case in (last[0], cases[0])]
        return [speech_texts.about_which(shown, "")]
    return [Command(TAKE_BACK, cases[0].number if len(cases) == 1 else "", typed=TAKE_BACK)]


def _said_more_since(asked: Asked) -> bool:
    """Tell whether something was said after the last step: that may be what was wrong."""
    at, words = asked.store.inbox.last_of(asked.context.person.id)
    steps = last_steps(asked.store, asked.staff, frozenset())
    heard = beside_step.only_hears(words)
    return bool(steps) and at > steps[0].line.at and not heard


def said_anew(asked: Asked) -> Asked | None:
    """Return what is surely said beside that the last step was wrong; None for nothing.

    What is said of another case by name is read by itself.
    """
    text = asked.command.typed
    if not said_by_staff.undoes(text) or len(mentions.parts(asked)) > 1:
        return None
    clauses = [text[start:end] for start, end in spans(plain(text))]
    rest = "，".join(one for one in clauses if one and not said_by_staff.undoes(one))
    heard = said_by_staff.scores(asked.says(rest), rest)
    sure = any(
        score >= thresholds.CONFIRM and act in WORDS and act != TELL for act, score in heard.items()
    )
    return replace(asked, command=Command("", typed=rest)) if sure else None


def _is_the_right_one(asked: Asked, one: Mention) -> bool:
    return asked.command.typed[: one.start].rstrip().endswith(_REALLY)
