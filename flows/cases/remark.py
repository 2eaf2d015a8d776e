"""What is said beside one's own case: whatever is not surely about something else is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.expectation import MAYBE
from flows.cases.fieldwork import visit
from flows.cases.kind import case_intents, kind_in_words, kind_of
from flows.cases.own import is_running
from flows.cases.waiting import ADD, QUESTION
from flows.cases.wish import Wish
from nlp import answers, thresholds
from nlp.acts import consequences, own_case, wants
from nlp.danger import TELLING

if TYPE_CHECKING:
    from flows.cases.expectation import Heard
    from flows.conversation.context import Context
    from storage.records.case import Case

SUGGESTS = 8  # characters in which whoever makes a suggestion calls it one


def remark(context: Context, case: Case, act: str, heard: Heard) -> Wish | None:
    """Add whatever is not surely about something else; who has the case reads it.

    It is asked about (MAYBE) where it may be another problem of the same kind.
    """
    said, meaning = heard.said, heard.said.meaning
    if act == MAYBE and not same_matter.may_be_another(said, case):
        return None
    if kind_in_words(said.text, context.settings) or wants.COMPLAINS in heard.words:
        return None
    told = same_matter.says_where(said, case) or same_matter.tells_of_its_thing(said, case)
    if act != MAYBE and told:
        return Wish(ADD, case.number, heard.words)
    agrees = max(heard.says("affirm"), answers.read(meaning).yes)  # 行吧，电梯出来右手边
    adds = "adds" in heard.kinds or own_case.begins_detail(heard.words)
    joins = adds and meaning.category == case.category  # 主卧也不热，一块看看
    waits = "no_hurry" in heard.kinds and meaning.intents.get("report", 0.0) < same_matter.SURE
    points = same_matter.points_at(said, case)
    agreed = agrees >= thresholds.CONFIRM or joins or waits or points  # 灯的事倒不急
    agreed = agreed or "cause" in heard.kinds  # 我估摸是楼上702空调水渗的
    visited = is_running(case) and visit.waits_for_a_visit(case)
    if visited and act != MAYBE and _tells_when(context, heard):
        return Wish(visit.WORD, case.number, heard.words)  # 中午我午睡，一点半后吧
    if not agreed and same_matter.is_new(context, said, case):
        return None
    wants_more = meaning.intents.get(meaning.intent, 0.0) >= same_matter.SURE
    others = case_intents(context.settings) - kind_of(case, context.settings).opens_for
    named = not same_matter.names_no_kind(said) and meaning.category != case.category
    apart = meaning.intent in others and (named or not _seen_as_a_problem(context, case))
    if (wants_more and apart and not agreed) or wants.names_a_suggestion(said.text[:SUGGESTS]):
        return None
    tells = consequences.is_also(said.text) and meaning.category == case.category  # 外墙也有缝
    seems_asked = meaning.intents.get("inquiry", 0.0) >= thresholds.ANSWER and not tells
    asks = heard.asks or seems_asked
    if asks and ("elsewhere" in heard.kinds or not same_matter.goes_on(said, case)):
        return None
    if visited and _may_be_a_time(context, heard):
        return Wish(visit.WORD, case.number, heard.words)
    return Wish(QUESTION if asks and is_running(case) else ADD, case.number, heard.words)


def _seen_as_a_problem(context: Context, case: Case) -> bool:
    """Tell whether a case is about something that is wrong, as a report of the same would be."""
    return not kind_of(case, context.settings).opens_for.isdisjoint(TELLING)


def _tells_when(context: Context, heard: Heard) -> bool:
    """Tell whether words say when somebody may come, or not, and of nothing that is wrong."""
    time = visit.time_in(heard.words, context)
    if time is None or visit.only_presses(heard, context) or wants.names_a_fault(heard.words):
        return False
    meaning = heard.said.meaning
    tells = sum(meaning.intents.get(one, 0.0) for one in TELLING) >= thresholds.ANSWER
    return not tells and heard.says("other_time", "coming") >= thresholds.ANSWER


def _may_be_a_time(context: Context, heard: Heard) -> bool:
    """Tell whether a time that is named may be the one for the visit."""
    likely = heard.says("other_time", "visit")  # it is what the visit is known to wait for
    named = visit.time_in(heard.words, context) is not None
    named = named and not visit.only_presses(heard, context)
    return named and likely >= thresholds.ADD_TO_CASE
