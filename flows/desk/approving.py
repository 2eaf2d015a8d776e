"""Decide in one's own words what waits for one's decision: 那行，五百以内你定; 不行，要停工三天.

The words are kept whole with the decision. What is not sure is asked with a tap for each way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.desk import lookup, mentions
from flows.desk.command import Command
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp import thresholds
from nlp.act_reader import LEADER, STAFF
from nlp.acts import leaders

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case

BARE = 4  # characters of a yes
DECIDE, AGREES, REFUSES = "审批", "同意", "驳回"


def waiting(asked: Asked) -> list[Case]:
    """Return the cases that wait for the speaker's decision."""
    fits = lookup.fits(asked, vocabulary(asked.settings).act_of(DECIDE))
    return [case for case in lookup.own(asked) if fits(case)]


def decided(asked: Asked) -> Command | str | None:
    """Return the decision that words are, or what is asked back; None where they are none."""
    text = asked.command.typed
    cases = waiting(asked)
    if not cases or _is_bare(asked, text):
        return None
    named = [one for one in mentions.named_in(asked, text) if one.each]
    meant = [case for case in cases if any(case in one.cases for one in named)]
    if named and not meant:
        return None
    left = "".join(
        sign for at, sign in enumerate(text) if not any(m.start <= at < m.end for m in named)
    )
    word, score = _decision(asked, text, left.strip(" 也，,、"))
    if not word:
        return None
    meant = meant or cases
    if len(meant) > 1:
        shown = [(asked.shown(case), DECIDE) for case in meant[: lookup.SHOWN - 1]]
        return speech_texts.about_which(shown, f"{word} {text}")
    if score >= thresholds.CONFIRM and not (_may_answer_else(asked) and not named):
        return Command(DECIDE, meant[0].number, f"{word} {text}", text)
    return ask(asked, meant[0])


def ask(asked: Asked, case: Case) -> str:
    """Ask whether words agree or refuse, or are only to be kept; a question is offered on."""
    if leaders.is_question(asked.command.typed):
        return speech_texts.asks_first(asked.view(case), asked.command.typed)
    return speech_texts.decides(asked.view(case), asked.command.typed)


def _decision(asked: Asked, text: str, words: str) -> tuple[str, float]:
    """Return whether words agree or refuse, and how surely; nothing where they do neither."""
    learnt = {
        act: max(asked.says(text, LEADER)(act), asked.says(text, STAFF)(act))
        for act in ("reject", "approve")
    }
    found = leaders.decision(learnt.__getitem__, words)
    if found is None:
        return "", 0.0
    return (AGREES if found[0] == "approve" else REFUSES), found[1]


def _is_bare(asked: Asked, text: str) -> bool:
    """Tell whether a word is a decision only where it answers nothing else: that is known before.

    Who lives here may say yes to much.
    """
    at_home = bool(asked.context.homes) and len(text) <= BARE
    return at_home or any(row.is_meant_by(text) for row in vocabulary(asked.settings).bare)


def _may_answer_else(asked: Asked) -> bool:
    """Tell whether the speaker may answer about a case of their own at home."""
    return any(deadlines.is_open(case) for case in own_cases(asked.store, asked.context))
