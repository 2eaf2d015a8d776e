"""What people say to a question that is no answer to it: an oath, haste, how to be bound.

None of it is kept or held against them: one line answers, and the question stays. What stands
beside an oath or 算了 is read without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import case_intents
from flows.conversation import reading
from flows.conversation.engine import Aside, Ended
from flows.intake import another_kind
from flows.intake.agreeing import AS_ASKED, CONFIRMATION
from flows.intake.texts import corrections
from flows.intake.texts import remarks as remarks_texts
from flows.intake.texts.register import is_urgent
from flows.places import spot as report_spot
from nlp import answers, listed, thresholds
from nlp.acts import lost, own_case, wants

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers, State
    from nlp.clauses import Clause


_ASKS_HOW = frozenset({"how"})
SURE = 0.8  # score of an intent from which 算了 only begins what is told


def hear(said: Said, context: Context, state: State) -> Said:
    """Return the words without oaths and 算了; raise Ended or Aside when nothing else is left."""
    if not said.text.strip():
        return said
    words = answers.without_swearing(said.text)
    if not words:
        raise Aside(remarks_texts.CALM)
    heard = said if words == said.text.strip() else reading.part(said, words)
    if state.asking == CONFIRMATION:
        heard = another_kind.as_a_yes(heard, context, state.answers)
    if lost.is_lost(state.answers.get("description", "")) and lost.turned_up(said.text):
        raise Ended
    heard = _without_ending(heard, context, state)
    line = _beside(heard.text.strip(), context, state)
    if line is not None:
        raise Aside(line)
    return heard


def _without_ending(said: Said, context: Context, state: State) -> Said:
    """Raise Ended where it is called off for certain, ask where it may be; else what remains.

    算了，电话打139… puts the phone right, and ends nothing.
    """
    answer = answers.read(said.meaning)
    if another_kind.changed(said, context, state.answers)[0]:
        return said
    if answer.waits and not answer.beside:
        raise Aside(remarks_texts.NO_HURRY)
    text = said.text.strip()
    if answer.off < thresholds.TAKE_ANSWER or corrections.no_time(text):
        return said
    if corrections.pieces(text) or report_spot.corrected(text, state.answers):
        return said  # 打错了 是卫生间的
    rest = [clause for clause in answer.beside if not answers.explains(clause)]
    if answer.yes < thresholds.TAKE_ANSWER and not _changes(said, answer, context):
        if answer.off < thresholds.LISTED and said.meaning.time:
            return said  # 不用后天了，今天就行
        if max(answer.off, _gives_up(said)) >= thresholds.CLOSE:
            raise Ended
        if state.asking == CONFIRMATION:
            raise Aside(remarks_texts.NOT_ANY_MORE)
        return said
    if answer.off < thresholds.LISTED or not rest:
        return said
    return reading.part(said, said.text[rest[0].start :].strip())


def _gives_up(said: Said) -> float:
    """Tell how surely the whole is called off, where words begin with 算了 and ask nothing."""
    first = said.meaning.clauses[0] if said.meaning.clauses else None
    asks = any(answers.asks_something(one, said.meaning) for one in said.meaning.clauses)
    begins = first is not None and answers.begins_with_an_end(first.text)
    return said.meaning.intents.get("cancel", 0.0) if begins and not asks else 0.0


def _changes(said: Said, answer: answers.Answer, context: Context) -> bool:
    """Tell whether the words put something right, or tell of something else, beside 算了 or 等等."""
    meaning = said.meaning
    if meaning.phones or meaning.home:
        return True
    if max(meaning.says(act) for act in answers.CORRECTS) >= thresholds.TAKE_ANSWER:
        return True
    rest = [clause for clause in answer.beside if not answers.explains(clause)]
    return any(_tells_of_a_case(clause, context) for clause in rest)


def _tells_of_a_case(clause: Clause, context: Context) -> bool:
    """Tell whether a clause surely tells of something that a case is opened for."""
    if clause.acts.get("new_matter", 0.0) >= thresholds.TAKE_ANSWER:
        return True
    score = clause.intents.get(clause.intent, 0.0)
    return clause.intent in case_intents(context.settings) and score >= SURE


def calm(said: Said, state: State) -> str:
    """Return a line for who swears, presses or is only polite; empty for others."""
    if answers.is_courtesy(said.meaning):
        return remarks_texts.NOT_AT_ALL
    swears, presses = said.meaning.says("swear"), said.meaning.says("hurry")
    if presses > swears and any(one.category for one in said.meaning.clauses):
        return ""  # 打快了，是卫生间的
    if max(swears, presses) < thresholds.TAKE_ANSWER:
        return ""
    return remarks_texts.hurried(state.asking) if presses > swears else remarks_texts.CALM


def explain(said: Said, state: State) -> str:
    """Return a line for what is asked about the case that is being told; empty for others."""
    found = own_case.listen(said.text).kinds
    if "elsewhere" in found:  # 物业费多少钱
        return ""
    asked = {  # whichever is surer: what it does after this question, or anywhere
        act: thresholds.LISTED
        if act in found
        else max(said.meaning.says(act, AS_ASKED), said.meaning.says(act))
        for act in remarks_texts.EXPLAINED
    }
    likeliest = max(asked, key=asked.__getitem__)
    asks = wants.sounds_asked(said.text) or wants.only_asks(said.text)
    if not (asks or likeliest in found):
        return ""
    least = answers.HINTED if said.meaning.intent == "inquiry" else thresholds.ANSWER
    if asked[likeliest] < least or "description" not in state.answers:
        return ""
    return remarks_texts.EXPLAINED[likeliest]


def hear_binding(said: Said, _context: Context, _state: State) -> Said:
    """Do the same while somebody is being bound: whoever asks how is told, and goes on."""
    words = answers.without_swearing(said.text) if said.text.strip() else said.text
    if not words:
        raise Aside(remarks_texts.CALM)
    if answers.calls_off(words):
        raise Ended
    if remarks_texts.is_not_listed(words):
        raise Aside(remarks_texts.KEPT_BY_THE_OFFICE)
    if remarks_texts.asks_to_bind(words) or remarks_texts.is_tenant(answers.bare(words)):
        raise Aside(remarks_texts.TO_BE_BOUND)
    return said


def _beside(words: str, context: Context, state: State) -> str | None:
    """Return the line that answers a remark, or None when it may be an answer."""
    if remarks_texts.asks_to_bind(words):
        return remarks_texts.HOW_TO_BIND
    if remarks_texts.is_not_listed(words):
        return remarks_texts.NOT_ON_ROSTER_EITHER
    if remarks_texts.is_tenant(answers.bare(words)):
        return remarks_texts.TENANTS_REPORT
    if state.asking == CONFIRMATION and listed.says(answers.TABLE, "what_is", words):
        costs = "ask_cost" in own_case.listen(words).kinds
        return remarks_texts.what_confirming_is(costs=costs)
    if asks_how_to_file(words, state.asking, state.answers):
        return remarks_texts.HOW_TO_FILE
    if answers.hurries(words) and not _agrees_by_pressing(context, state):
        return remarks_texts.hurried(state.asking)
    return None


def asks_how_to_file(words: str, asking: str | None, told: Answers) -> bool:
    """Tell whether only that is asked, at the card: what was found is handed in elsewhere."""
    found = lost.is_found(told.get("description", ""))
    only = listed.says_only(answers.TABLE, _ASKS_HOW, answers.bare(words))
    return only and asking == CONFIRMATION and not found


def _agrees_by_pressing(context: Context, state: State) -> bool:
    """Tell whether 快点 is a yes: while water spouts nobody types another one."""
    return state.asking == CONFIRMATION and is_urgent(context, state.answers)
