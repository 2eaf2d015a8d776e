"""What an answer in somebody's own words says of each case they were asked about; pure.

It names how satisfied they are (满意, 不怎么满意 …): that counts more than what is only guessed from the
rest. Words around it belong to it, until they surely tell of something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.conversation import reading
from flows.writing.case_numbers import FULL_OR_TAIL
from nlp import listed, marks, thresholds
from nlp.acts import own_case, satisfaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from storage.records.case import Case

WORTH_KEEPING = 5  # characters before or around the word, which may only name what it is about
_BUT = frozenset({"but"})
_EDGE = f"{marks.PAUSES} \n\u3000"


@dataclass(frozen=True, slots=True)
class Answer:
    """How satisfied somebody is with a case, and what they say of it."""

    case: Case
    result: str
    words: str


@dataclass(frozen=True, slots=True)
class _Part:
    """The stretch of a text about one thing: the clause that names it ends at `said`."""

    result: str
    begins: int
    starts: int
    said: int
    ends: int


def answers(text: str, cases: Sequence[Case]) -> list[Answer]:
    """Return what a text answers about which of the cases; nothing where that is not plain."""
    parts = _parts(text, cases)
    if len(parts) == 1 and satisfaction.of_all(text[parts[0].starts : parts[0].said]):
        return [Answer(case, parts[0].result, _words(text, parts[0])) for case in cases]
    found: list[Answer] = []
    for part in parts:
        case = _meant(text[part.begins : part.ends], text[part.starts : part.said], cases)
        if case is None:
            return []
        found.append(Answer(case, part.result, _words(text, part)))
    return found if len({one.case.id for one in found}) == len(found) else []


def plainly(said: Said, cases: Sequence[Case]) -> bool:
    """Tell whether words answer, and what they are (not) satisfied with is no other matter."""
    named = satisfaction.named(said.text)
    parts = [reading.part(said, said.text[one.start : one.end]) for one in named]
    fits = all(any(same_matter.goes_on(part, case) for case in cases) for part in parts)
    return fits and bool(answers(said.text, cases))


def apart(said: Said, cases: Sequence[Case], context: Context) -> str:
    """Return the words after the last answer that surely tell of something else; else none.

    After 不满意 they are its reason, unless they say themselves that it is another matter.
    """
    named = satisfaction.named(said.text)
    if not named or len(said.meaning.text) != len(said.text):
        return ""
    for clause in said.meaning.clauses:
        if clause.start < named[-1].end:
            continue
        rest = reading.part(said, clause.text)
        told = max(
            rest.meaning.intents.get("report", 0.0), rest.meaning.intents.get("complaint", 0.0)
        )
        if told < thresholds.OPEN_CASE or rest.meaning.category is None:
            continue
        unhappy = named[-1].result == satisfaction.DISSATISFIED
        if unhappy and rest.meaning.says("new_matter") < thresholds.CONFIRM:
            continue
        if all(same_matter.is_new(context, rest, case) for case in cases):
            return said.text[clause.start :]
    return ""


def without_but(words: str) -> str:
    """Return words without 不过 before them."""
    return listed.after(own_case.TABLE, _BUT, words) or words


def _parts(text: str, cases: Sequence[Case]) -> list[_Part]:
    """Divide a text where it comes to another case, or says otherwise; about one case it is one."""
    parts: list[_Part] = []
    for one in satisfaction.named(text):
        clause = text[one.start : one.end]
        names = any(same_matter.names(clause, case) for case in cases) or FULL_OR_TAIL.search(
            clause
        )
        if parts and (len(cases) == 1 or (one.result == parts[-1].result and not names)):
            worse = one.result == satisfaction.DISSATISFIED  # 说不满意 counts more than all else
            parts[-1] = replace(parts[-1], result=one.result if worse else parts[-1].result)
            continue
        if parts:
            parts[-1] = replace(parts[-1], ends=one.start)
        begins = one.start if parts else 0
        parts.append(_Part(one.result, begins, one.start, one.end, len(text)))
    return parts


def _meant(words: str, clause: str, cases: Sequence[Case]) -> Case | None:
    """Return the case that is meant: by its number, by a word of it, or the only one."""
    number = FULL_OR_TAIL.search(words)
    if number is not None:
        return next((case for case in cases if case.number.endswith(number[0].upper())), None)
    fits = [case for case in cases if same_matter.names(clause, case)]
    if len(fits) == 1:
        return fits[0]
    return cases[0] if len(cases) == 1 else None


def _words(text: str, part: _Part) -> str:
    """Return what is said beside the name of the result."""
    around = satisfaction.without_name(text[part.begins : part.said])
    worth = sum(sign.isalnum() for sign in FULL_OR_TAIL.sub("", around)) >= WORTH_KEEPING
    words = text[part.begins if worth else part.said : part.ends]
    return FULL_OR_TAIL.sub("", words, count=1).strip(_EDGE)
