"""When somebody is at home for a report: found in a sentence, and put right later.

What is put right may name the part of a day alone; it is then that of the day on the card.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.cases.fieldwork import same_day
from flows.places.lacking import goes_somewhere
from flows.settings.calendar import local
from nlp import marks
from nlp.listed import find_all, says
from nlp.spelling import plain
from nlp.times import find_time

if TYPE_CHECKING:
    from datetime import datetime

    from flows.cases.fieldwork.same_day import Time
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from nlp.understanding import TimeRange

_TABLE = "visit"
SHORTEST = 4  # characters of what is left of a description without its time
LONGEST_CLAUSE = 14  # characters of a clause that says when and little else
_CLAUSES = re.compile(rf"[{marks.PAUSES}\s]+")


def find_visit(said: Said, context: Context, answers: Answers) -> Time | None:
    """Find when somebody is at home; nothing said is an answer too."""
    found = said.meaning.time if goes_somewhere(context, answers) else None
    found = None if found and _is_put_off(said) else found
    if found is not None:
        return {"start": found.start, "end": found.end}
    return {} if "description" in answers else None


def _is_put_off(said: Said) -> bool:
    """Tell whether the time is that of something else, which can wait: 那边我今晚去看看再说."""
    timed = (one.text for one in said.meaning.clauses if said.meaning.of(one.text).time)
    return any(says(_TABLE, "put_off", words) for words in timed)


def new_visit(said: Said, context: Context, answers: Answers) -> Time | None:
    """Find another time in a correction: 后天不行，周六上午 or 下午也行."""
    if not goes_somewhere(context, answers):
        return None
    time = said.meaning.time or _in_a_clause(said.text, context)
    if time is None:
        return None
    found: Time = {"start": time.start, "end": time.end}
    known = answers.get("available")
    if known:
        return same_day.on_the_day(said.text, found, known, context)
    return same_day.on_a_day_told(said.text, found, answers.get("description", ""), context)


def without(description: str, context: Context) -> str:
    """Return a description without the clause that says when, once that is not true any more."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    parts = re.split(rf"({_CLAUSES.pattern})", description)
    kept = parts[:1]
    for mark, clause in zip(parts[1::2], parts[2::2], strict=True):
        short = len(clause) <= LONGEST_CLAUSE
        if not (short and find_time(plain(clause), here)):
            kept += [mark, clause]
    return _without_first("".join(kept), here)


def _without_first(description: str, here: datetime) -> str:
    """Leave out a time that stands before everything else: 明天下午三点后来修水龙头."""
    found = find_time(plain(description), here)
    rest = _after_when(description[found.end :]) if found and found.start == 0 else ""
    return rest if len(rest) >= SHORTEST else description


def _after_when(words: str) -> str:
    """Return what is left after 以后请师傅过来 and the like."""
    while comes := [
        one.end for one in find_all(_TABLE, words) if one.kind == "comes" and not one.start
    ]:
        words = words[max(comes) :].lstrip("，, ")
    return words


def _in_a_clause(text: str, context: Context) -> TimeRange | None:
    """Read the last clause that is hardly more than a time."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    clauses = [c for c in _CLAUSES.split(text) if 2 <= len(c) <= LONGEST_CLAUSE]
    found = [time for clause in clauses if (time := find_time(plain(clause), here))]
    return found[-1].time if len(clauses) > 1 and found else None
