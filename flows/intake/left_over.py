"""What stands beside words that put an answer right: it goes to whoever works on it, never away.

不对，是隔壁柱子旁边，我车位在东区87号 moves the place, and the second clause is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.conversation.engine import Revise
from flows.intake import category as report_category
from flows.intake import second_matter
from flows.intake.agreeing import AS_ASKED
from flows.intake.texts import corrections as corrections_texts
from flows.places import texts as place_texts
from nlp import answers as answered
from nlp import listed, thresholds
from nlp.lines import without_particulars

if TYPE_CHECKING:
    from collections.abc import Container

    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers, Ask
    from nlp.clauses import Clause

SHORTEST = 4  # characters of a clause that tells something
_PUTS_RIGHT = frozenset({"correct_matter", "correct_place", "correct_phone", "correct_time"})
_NOT = "不是"  # what begins so says what was wrong
_EDGE = "，,。；; "


def kept(said: Said, answers: Answers, updates: Answers, taken: Container[str]) -> Answers:
    """Return what words change, with the description that keeps what else than `taken` they tell."""
    told = updates.get("description", answers.get("description"))
    if told is None or told != answers.get("description"):
        return updates
    more = _beside(said, answers, taken)
    return updates | ({"description": f"{told}；{more}"[:DESCRIPTION_LIMIT]} if more else {})


def keeping(asked: Ask) -> Ask:
    """Let the words that answer a question keep what else they tell (1701的，每个周六都烤)."""

    def read(said: Said, context: Context, answers: Answers) -> Any:  # noqa: ANN401 - JSON
        try:
            value = asked.read(said, context, answers)
        except Revise as change:
            told = kept(said, answers, change.updates, set(change.updates))
            change.updates = _sorted_anew(told, said, answers)
            raise
        told = _sorted_anew(kept(said, answers, {}, {asked.name}), said, answers)
        if told:
            raise Revise({asked.name: value} | told, quiet=True)
        return value

    return replace(asked, read=read)


def _sorted_anew(told: Answers, said: Said, answers: Answers) -> Answers:
    """Return the answers with the kind of problem that more words tell of."""
    if "description" not in told:
        return told
    return report_category.again(told["description"], said, answers) | told


def _beside(said: Said, answers: Answers, taken: Container[str]) -> str:
    """Return the clauses that tell more than the answers which are `taken` from the words."""
    if len(said.meaning.clauses) == 1:  # it is what puts the answer right
        return ""
    clauses = answered.read(said.meaning, AS_ASKED).beside
    told = [one.text for one in clauses if _tells_more(one, said, answers, taken)]
    return description_of("，".join(told), said.meaning.phones if "phone" in taken else ())


def _tells_more(clause: Clause, said: Said, answers: Answers, taken: Container[str]) -> bool:
    words = clause.text.strip(_EDGE)
    if sum(sign.isalnum() for sign in words) < SHORTEST or words in answers["description"]:
        return False
    if words.startswith(_NOT):
        return False
    if answered.asks_something(clause, said.meaning) or corrections_texts.puts_right(words):
        return False
    if listed.kinds("kind", words) or answered.explains(clause):
        return False
    part = said.meaning.of(words)
    place = said.meaning.place
    rest = second_matter.of_place(without_particulars(words).replace(place or "", "", 1))
    says_where = (part.home or (place and place in words)) and len(rest.strip(_EDGE)) < SHORTEST
    is_taken = (
        ("place" in taken and says_where)
        or ("place" in taken and place_texts.ROOM_ALONE.search(words))
        or ("phone" in taken and (part.phones or listed.says("whose", "theirs", words)))
        or ("available" in taken and part.time)
    )
    return not is_taken and max(map(part.says, _PUTS_RIGHT)) < thresholds.TAKE_ANSWER
