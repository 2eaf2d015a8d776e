"""What people ask and say while they wait: who comes and when, too slow, nobody came, no answer.

Commands, so that they can stand on a tap with a number and all that was said; `awaiting` finds them
in people's own words.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.kind import kind_of
from flows.cases.own import find, own_cases
from flows.cases.resident import about_one, act_on, chosen, may
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import HUMAN, NotPossible
from flows.cases.texts import resident as resident_texts
from flows.cases.texts import verdict as verdict_texts
from flows.cases.texts import waiting as waiting_texts
from flows.cases.wish import ResidentWord, Wish, grant
from nlp.acts import own_case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

ADD, URGE = "补充", "催单"
WHO_AND_WHEN, IN_A_HURRY = "谁几点来", resident_texts.IN_A_HURRY
NOBODY_CAME, NO_HURRY, ASK_AGAIN = "没人上门", "再用用看", "修好了吗"
MISSED_CALL, CANNOT_REACH, QUESTION = "漏接电话", "师傅电话打不通", "问师傅"
SHOWN = 3


def _is_open(case: Case, _context: Context) -> bool:
    return deadlines.is_open(case)


def _is_done(case: Case, _context: Context) -> bool:
    return case.status in deadlines.AWAITS_RESIDENT


def _is_running(case: Case, context: Context) -> bool:
    return _is_open(case, context) and not _is_done(case, context)


def _running(store: Store, context: Context, wish: Wish) -> list[Case]:
    """Return what somebody still works on, repairs first, and calls that were asked for last."""
    own = find(store, context, wish.number) if wish.number else own_cases(store, context)
    found = [case for case in own if _is_running(case, context)]
    return sorted(found, key=lambda case: (not _goes_there(case, context), case.source == HUMAN))


def _goes_there(case: Case, context: Context) -> bool:
    return kind_of(case, context.settings).sends_somebody


def lines(store: Store, context: Context, cases: Sequence[Case]) -> list[str]:
    """Say of each case who comes, and when."""
    told = []
    for case in cases[:SHOWN]:
        engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
        holder = store.staff.get(case.holder_id) if case.holder_id else None
        told.append(waiting_texts.coming(case, engineer, holder, context))
    return told


def _who_and_when(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Answer who comes, when, and by which phone; what somebody goes to comes first.

    What was said beside the question is read by who comes.
    """
    running = _running(store, context, wish)
    there = [case for case in running if _goes_there(case, context)]
    found = [case for case in there if case.source != HUMAN] or there or running
    if not found:
        return resident_texts.nothing_to(wish.word)
    found.sort(key=lambda case: case.engineer_id is None)
    given_back = not said.to and any(_was_given_back(store, case) for case in found)
    words = wish.rest or (said.text.strip() if given_back else "")
    told = _pass_on(store, context, found, words, said)
    return told + waiting_texts.in_short(lines(store, context, found), found[:SHOWN], context)


def _was_given_back(store: Store, case: Case) -> bool:
    """Tell whether who had it does not come any more: the desk hears who still waits for it."""
    lines = store.cases.timeline(case.id)
    return case.engineer_id is None and any(line.action == "send_back" for line in lines)


def _pass_on(store: Store, context: Context, cases: Sequence[Case], words: str, said: Said) -> str:
    """Write words on the case that they fit; say that they are passed on."""
    if not words:
        return ""
    meant = max(cases, key=lambda case: same_matter.fit(said, case))
    about = context.about(meant)
    try:
        case_work.perform(store, about, meant, resident_deed(about, "supplement", words))
    except NotPossible:  # it ended meanwhile
        return ""
    return waiting_texts.PASSED_ON + "\n"


def _in_a_hurry(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Press what is late; of what is not, say by when. Who has it reads the words themselves."""
    found = _running(store, context, wish)
    if not found:
        return resident_texts.nothing_to(URGE)
    late = [case for case in found if waiting_texts.is_late(case, context)]
    if late:
        meant = min(late, key=lambda case: case.promised_at or case.due_at or 0)
    else:
        meant = max(found, key=lambda case: same_matter.fit(said, case))
    if wish.rest:
        words = resident_deed(context.about(meant), "supplement", wish.rest)
        with suppress(NotPossible):
            case_work.perform(store, context.about(meant), meant, words)
    if not late:
        told = waiting_texts.PASSED_ON if wish.rest else ""
        return waiting_texts.by_when(lines(store, context, found), found, told)
    return waiting_texts.KEPT_WAITING + grant(store, context, Wish(URGE, meant.number), said)


@about_one(_is_done)
def _nobody_came(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Take it back to work, and let the supervisor see for themselves; the word is not doubted."""
    case, words = chosen(context), waiting_texts.nobody_came(wish.rest or wish.word)
    if not may(context, "not_fixed"):
        return resident_texts.NOT_YOURS
    try:
        after = case_work.perform(store, context, case, resident_deed(context, "not_fixed", words))
    except NotPossible:  # it was closed meanwhile, or nobody has called it done
        return act_on(store, context, "not_fixed", words)
    try:
        raised = resident_deed(context, "escalate", words)
        after = case_work.perform(store, context.about(after), after, raised)
    except NotPossible:  # who is to hear of it knows already
        pass
    return waiting_texts.will_be_checked(after, context)


@about_one(_is_done)
def _no_hurry(_store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return waiting_texts.no_hurry(chosen(context), context)


@about_one(_is_done)
def _ask_again(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Ask whether it is right, and keep what was said beside it for who did the work."""
    case = chosen(context)
    told = act_on(store, context, "supplement", wish.rest) + "\n" if wish.rest else ""
    return told + verdict_texts.ask_again(case, context)


def _noted(
    write: Callable[[Case, str], str], told: Callable[[str], str]
) -> Callable[[Store, Context, Wish, Said], str]:
    """Write something on the case for who has it, and say who comes and when below the reply."""

    @about_one(_is_running)
    def answer(store: Store, context: Context, wish: Wish, _said: Said) -> str:
        case = chosen(context)
        note = write(case, wish.rest or wish.word)
        try:
            deed = resident_deed(context, "supplement", note)
            after = case_work.perform(store, context, case, deed)
        except NotPossible:
            return act_on(store, context, "supplement", note)
        return told(lines(store, context, [after])[0])

    return answer


@about_one(_is_running)
def _question(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Put a question before who can answer it."""
    asked = wish.rest or wish.word
    case = chosen(context)
    done = act_on(store, context, "supplement", waiting_texts.asks(asked))
    costs = "ask_cost" in own_case.listen(asked).kinds
    return done + (waiting_texts.SEEN_FIRST if costs else waiting_texts.will_answer(case, context))


def _word(
    word: str, answer: Callable[[Store, Context, Wish, Said], str], *also: str
) -> ResidentWord:
    return ResidentWord(word, answer, also, after_question=True)


WORDS = (
    _word(WHO_AND_WHEN, _who_and_when),
    _word(IN_A_HURRY, _in_a_hurry),
    _word(NOBODY_CAME, _nobody_came),
    _word(NO_HURRY, _no_hurry),
    _word(ASK_AGAIN, _ask_again),
    _word(
        MISSED_CALL,
        _noted(
            lambda case, words: waiting_texts.call_again(case.reporter_phone, words),
            waiting_texts.will_call_again,
        ),
    ),
    _word(
        CANNOT_REACH,
        _noted(lambda _case, words: waiting_texts.no_answer(words), waiting_texts.will_be_reached),
    ),
    _word(QUESTION, _question),
)
