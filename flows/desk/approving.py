"""Decide in one's own words what waits for one's decision: 那行，五百以内你定; 不行，要停工三天.

The words are kept whole with the decision. What is not sure is asked with a tap for each way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.desk import described, lookup, mentions, topic
from flows.desk.command import Command
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp import thresholds
from nlp.act_reader import LEADER, STAFF
from nlp.acts import leaders
from nlp.clauses import spans
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

    Meant = Command | str

BARE = 4  # characters of a yes
FEW = 3  # cases that 都 means at once
_EDGE = " 也，,、"
DECIDE, AGREES, REFUSES, NOTE = "审批", "同意", "驳回", "备注"


def waiting(asked: Asked) -> list[Case]:
    """Return the cases that wait for the speaker's decision."""
    fits = lookup.fits(asked, vocabulary(asked.settings).act_of(DECIDE))
    return [case for case in lookup.own(asked) if fits(case)]


def decided(asked: Asked) -> list[Meant]:
    """Return the decisions that words are, or what is asked back; none where they are none.

    Each may be about another case (快递柜的同意，停车费的不行); who says 都 means all that wait.
    """
    text = asked.command.typed
    cases = waiting(asked)
    if not cases or _is_bare(asked, text):
        return []
    named = [one for one in mentions.named_in(asked, text) if one.each]
    if named and not any(case in one.cases for one in named for case in cases):
        return []
    parts = _parts(asked, cases, text)
    if asked.is_asked and not all(part.cases for part in parts):
        return []
    found = [_of_part(asked, cases, part) for part in parts]
    meant = [one for some in found for one in some]
    if not meant and leaders.puts_off(text) and not leaders.is_question(text) and len(cases) == 1:
        told = [_told_proposer(cases[0], text)] if leaders.more_than_puts_off(text) else []
        return [*told, speech_texts.waits_on(asked.view(cases[0]))]
    asks = next((one for one in meant if isinstance(one, str)), None)
    return meant if asks is None else [asks]


def asked_of_proposer(asked: Asked) -> Command | None:
    """Return the remark by which who proposed is asked about it: nothing here could answer.

    What is asked has to share something with what was said of the case; 中午吃什么 does not.
    """
    text, cases = asked.command.typed, waiting(asked)
    if len(cases) != 1 or cases[0].proposed_by in {None, asked.staff.id}:
        return None
    if not leaders.is_question(text) or leaders.asks_what_it_says(text):
        return None
    lines = asked.store.cases.timeline(cases[0].id)
    said = " ".join([cases[0].description, *(one.text for one in lines if one.text)])
    return _told_proposer(cases[0], text) if described.alike(said, text) else None


def _told_proposer(case: Case, text: str) -> Command:
    return Command(NOTE, case.number, text, is_spoken=True)


def _of_part(asked: Asked, cases: Sequence[Case], part: _Part) -> list[Meant]:
    word, score = _decision(asked, part.text, part.left.strip(_EDGE))
    if not word:
        return []
    meant = part.cases or _spoken_of(asked, cases) or cases
    if len(meant) > 1 and not (score >= thresholds.CONFIRM and _means_all(part, meant)):
        shown = [(asked.shown(case), DECIDE) for case in meant[: lookup.SHOWN - 1]]
        return [speech_texts.about_which(shown, f"{word} {part.text}")]
    if score >= thresholds.CONFIRM and (part.cases or not _may_answer_else(asked)):
        typed = asked.command.typed
        return [Command(DECIDE, case.number, f"{word} {part.text}", typed) for case in meant]
    return [ask(asked, meant[0])]


def _spoken_of(asked: Asked, cases: Sequence[Case]) -> list[Case]:
    """Return the only case that was just spoken of, where it waits."""
    known = topic.cases_of(asked)
    return [case for case in cases if case in known] if len(known) == 1 else []


def _means_all(part: _Part, cases: Sequence[Case]) -> bool:
    """Tell whether all of the cases are meant: 两个都同意, 都批了."""
    alone = not part.cases and len(cases) <= FEW and leaders.says_all(part.text)
    return alone or described.all_of(part.text, len(cases))


@dataclass(frozen=True, slots=True)
class _Part:
    """Some clauses that decide: all words, those without what names the cases, and these."""

    text: str
    left: str
    cases: tuple[Case, ...] = ()


def _parts(asked: Asked, cases: Sequence[Case], text: str) -> list[_Part]:
    """Cut words where another case is named of which something is decided."""
    parts: list[_Part] = []
    for start, end in spans(plain(text)):
        clause = _named(asked, cases, text[start:end])
        if not parts or (clause.cases and parts[-1].cases):
            parts.append(clause)
            continue
        last = parts[-1]
        gap = text[text.rfind(last.text, 0, start) + len(last.text) : start]
        parts[-1] = _Part(
            last.text + gap + clause.text, last.left + gap + clause.left, last.cases or clause.cases
        )
    return parts


def _named(asked: Asked, cases: Sequence[Case], clause: str) -> _Part:
    """Find which of the cases a clause names, by a number or by what stands before the decision."""
    named = [one for one in mentions.named_in(asked, clause) if one.each]
    meant = tuple(case for case in cases if any(case in one.cases for one in named))
    if meant:
        gone = [(one.start, one.end) for one in named]
        left = "".join(
            sign for at, sign in enumerate(clause) if not any(a <= at < b for a, b in gone)
        )
        return _Part(clause, left, meant)
    at = leaders.decides_at(clause)
    alike = described.likest(asked, cases, clause[:at]) if at else []
    return _Part(clause, clause[at:], tuple(alike)) if len(alike) == 1 else _Part(clause, clause)


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
