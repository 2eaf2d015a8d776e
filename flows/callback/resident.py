"""What residents say when they are asked afterwards: how satisfied, that it is enough, and how."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.callback import answering, asking, hearing, way, words
from flows.callback.texts import ask as ask_texts
from flows.callback.texts.ask import RESULTS, SAY, STOP, TITLE_OF_WAY
from flows.cases import callbacks, same_matter, verdict
from flows.cases.expectation import ANSWER, ASKED, IS_OVER, REMARK, Expectation
from flows.cases.kind import case_intents
from flows.cases.own import is_running, may_rate, own_cases
from flows.cases.rules.deadlines import AWAITS_RESIDENT, call_due
from flows.cases.texts.words import FIXED, named
from flows.cases.wish import ResidentWord, Wish, parse_wish
from flows.conversation import dialogue
from flows.settings.calendar import DAY
from nlp import thresholds
from nlp.acts import satisfaction
from storage.records.callback import ANSWERED, PHONE, STOPPED, VISIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.store import Store

FIRST = ASKED - 1  # the three words were offered by nothing else
SURELY = FIRST - 1  # …and it is plain of which cases they are said
MOST = 5  # answers that may be changed by typing
KEPT_MS, CHANGED_MS = 800 * DAY, 7 * DAY  # for which an answer is taken: with a number, without
MORE = "回访补充"  # what is said after an answer


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare what the speaker was or will be asked, and answers that may change."""
    answered = 0
    questions: dict[str, Case] = {}
    for callback in store.callbacks.of_person(context.person.id, context.now - KEPT_MS):
        asked = callback.is_open and callback.asked_at is not None
        kept = callback.status == ANSWERED and answered < MOST
        case = store.cases.get(callback.case_id) if callback.is_open or kept else None
        if case is None:
            continue
        since, acts = callback.asked_at or callback.created_at, frozenset({ANSWER})
        fresh = kept and not answered and _is_fresh(callback, context)
        answered += kept
        do = partial(_offered, case, bare=callback.is_open or fresh)
        rank = FIRST if asked else IS_OVER
        yield Expectation("callback", case.id, acts, since, do, named(case), rank)
        if asked:
            questions[case.id] = case
        if asked and case.status not in AWAITS_RESIDENT:
            acts = frozenset({ANSWER, "rate", "fixed", "not_fixed"})
            do = partial(_in_other_words, context, case)
            yield Expectation("callback", case.id, acts, since, do, named(case), asked="fixed")
        trial = callback.is_open and not asked and case.status == "closed"
        if trial or (fresh and not is_running(case)):
            do, acts = partial(_more, case), frozenset({REMARK}) if trial else _AFTERWARDS
            yield Expectation("callback", case.id, acts, since, do, named(case), IS_OVER)
    if questions:
        do = partial(_plainly, context, list(questions.values()))
        yield Expectation("callback", "", frozenset({ANSWER}), 0, do, rank=SURELY)


def _plainly(context: Context, cases: list[Case], _act: str, heard: Heard) -> Wish | None:
    """Take what names how satisfied somebody is, where it is plain of which case it is said."""
    if not hearing.plainly(heard.said, cases):
        return None
    apart = hearing.apart(heard.said, cases, context).rstrip()
    return Wish(SAY, "", heard.words.removesuffix(apart), hearing.without_but(apart))


def _more(case: Case, act: str, heard: Heard) -> Wish | None:
    """Take what is said of work that is over, unless a problem is told or something is asked.

    On trial it is any remark (水温可以), after an answer what is added, or that there is no more.
    """
    if act == ANSWER:
        return Wish(MORE, case.number) if satisfaction.says_no_more(heard.words) else None
    meaning = heard.said.meaning
    others = ("report", "complaint", *(("suggestion",) if meaning.place else ()))  # of elsewhere
    tells = max(meaning.intents.get(one, 0.0) for one in others)
    seems = heard.whole("not_fixed", "fixed") >= thresholds.ASK_WHETHER_THE_SAME
    broken = "not_fixed" in heard.kinds or (seems and not heard.kinds & {"unsure", "adds"})
    if heard.asks or broken or tells >= thresholds.OPEN_CASE:
        return None
    told = "adds" in heard.kinds or same_matter.goes_on(heard.said, case)
    return Wish(MORE, case.number, heard.words) if told else None


def told_data(store: Store, context: Context) -> str:
    """Say how often the speaker was asked, where they choose how, and the address that is kept."""
    me = context.person.id
    return ask_texts.kept_of(store.callbacks.count_of(me), store.callbacks.way_of(me).mail)


_AFTERWARDS = frozenset({ANSWER, "add_detail", "correct_matter"})


def _is_fresh(callback: Callback, context: Context) -> bool:
    return (callback.answered_at or 0) > context.now - CHANGED_MS


def _offered(case: Case, _act: str, heard: Heard, *, bare: bool) -> Wish | None:
    """Take one of the three words, with the number of its case or, where that is plain, without."""
    found = satisfaction.offered(heard.words)
    if found is None:
        first = satisfaction.named(heard.words)[:1]
        begins = bare and first and not first[0].start and hearing.plainly(heard.said, [case])
        return Wish(SAY, case.number, heard.words) if begins else None
    result, (number, rest) = found[0], answering.numbered(found[1])
    meant = case.number.endswith(number) if number else bare
    return _wish(case, result, rest) if meant else None


def _in_other_words(context: Context, case: Case, act: str, heard: Heard) -> Wish | None:
    """Take a score, a yes or a no, or that it is fixed or is not; another matter is no answer."""
    if satisfaction.offered(heard.words) is not None:
        return None  # read above, as it may name another case
    if satisfaction.only_denies(heard.words):
        return None  # how satisfied somebody is was not asked with yes or no
    if act == "fixed":
        fixed = verdict.is_fixed(heard)
        return _wish(case, satisfaction.SATISFIED, heard.words) if fixed else None
    if _tells_of_another(context, heard):
        return None
    if act == "not_fixed":
        aside = verdict.is_beside(heard) or not same_matter.goes_on(heard.said, case)
        return None if aside else _wish(case, satisfaction.DISSATISFIED, heard.words)
    if heard.score is not None and may_rate(case):
        return None  # it is the score that was not given yet, and answers this, too
    found = satisfaction.satisfied_as(heard.words, heard.score)
    return _wish(case, *found) if found else None


def _tells_of_another(context: Context, heard: Heard) -> bool:
    """Tell whether a matter is told or asked about, and not that the work was not right."""
    scores = heard.said.meaning.intents
    matters = case_intents(context.settings) | {"inquiry"}
    told = max(scores.get(intent, 0.0) for intent in matters) >= thresholds.CLOSE
    return told and heard.says("not_fixed", verdict.FIXED_ASKED) < thresholds.CLOSE


def _wish(case: Case, result: str, rest: str) -> Wish:
    return Wish(SAY, case.number, f"{RESULTS[result]} {rest}".strip())


def say(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Take an answer, or one about each of several cases; then ask for words."""
    known = _asked_about(store, context, wish.number)
    asked = known if wish.number else [one for one in known if one.is_open and one.asked_at]
    of_case = {one.case_id: one for one in reversed(asked)}  # what is still asked comes first
    ids = dict.fromkeys(one.case_id for one in asked)
    cases = [case for one in ids if (case := store.cases.get(one))]
    heard = hearing.answers(wish.rest, cases[:1] if wish.number else cases)
    if not heard:
        return ask_texts.NOTHING_ASKED
    replies = [
        answering.take(store, context, of_case[one.case.id], (one.result, one.words))
        for one in heard
    ]
    reply = "\n".join(replies)
    if wish.apart or any(one.words for one in heard):
        return words.mention_way(store, context, reply)
    first = min(heard, key=lambda one: one.result != satisfaction.DISSATISFIED)
    begun = dialogue.start(
        store, context, words.CALLBACK_WORDS, None, subject=first.case.id,
        answers={"result": first.result},
    )  # fmt: skip
    return f"{reply}\n{begun}"


def more(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Put words beside an answer that was given."""
    asked = _asked_about(store, context, wish.number)
    case = store.cases.get(asked[0].case_id) if asked and wish.rest else None
    if case is None:
        return ask_texts.THANKS
    if asked[0].is_open:
        answering.write_down(store, context, case, wish.rest)
        return ask_texts.kept_until_asked(case)
    answering.add_words(store, context, asked[0], wish.rest)
    return ask_texts.MORE_NOTED


def stop(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Ask no more about a case, or about any that is in hand (不用再回访)."""
    known = _asked_about(store, context, wish.number)
    asked = [one for one in known if one.is_open] or (known[:1] if wish.number else [])
    for callback in asked:
        if callback.is_open:
            callbacks.drop(store, callback, STOPPED)
        else:  # the case is in work: nothing is asked once it is done
            store.callbacks.save(callback, replace(callback, reason=STOPPED))
    case = store.cases.get(asked[0].case_id) if asked else None
    return ask_texts.stopped(case) if case else ask_texts.NOTHING_ASKED


def _asked_about(store: Store, context: Context, number: str) -> list[Callback]:
    """Return the speaker's callbacks about a case, or all; what is still asked comes first."""
    known = store.callbacks.of_person(context.person.id, context.now - KEPT_MS)
    cases = {one.case_id: store.cases.get(one.case_id) for one in known}
    found = [o for o in known if (c := cases[o.case_id]) and c.number.endswith(number)]
    found = [
        one for one in found if one.asked_at is not None or one.status == ANSWERED or one.is_open
    ]
    return sorted(found, key=lambda one: not one.is_open)


def below(store: Store, context: Context, heard: Said, reply: str) -> str:
    """Ask how satisfied somebody is below the reply to 修好了; alone where that was known.

    Below what gives a case back it stands by when they are called, and below the first 修好了 when
    they are asked once more.
    """
    number = _said_fixed(store, context, heard)
    for callback in store.callbacks.open_of_person(context.person.id):
        owed = callback.promised and callback.created_at == context.now
        if owed and callback.way in {PHONE, VISIT}:
            return f"{reply}\n{ask_texts.will_call(_call_due(store, context), context)}"
        case = store.cases.get(callback.case_id)
        if case is None:
            continue
        confirmed = case.closed_at == context.now and case.closed_as == "confirmed"
        if callback.asked_at is None:
            later = callback.due_at if confirmed else None
            if later is not None and later > context.now:
                return f"{reply}\n{ask_texts.comes_later(later, context)}"
            continue
        if confirmed:
            return f"{reply}\n\n{ask_texts.then_this(callback, case)}"
        meant = number is not None and case.number.endswith(number)
        if meant and case.status not in AWAITS_RESIDENT:
            return ask_texts.then_this(callback, case)
    return reply


def _call_due(store: Store, context: Context) -> int:
    """Return until when somebody unhappy is called, in the hours that they chose."""
    kept, now, settings = store.callbacks.way_of(context.person.id), context.now, context.settings
    free = asking.in_hours(now, kept.from_minute, kept.until_minute, settings)
    return call_due(free, settings)


def _said_fixed(store: Store, context: Context, heard: Said) -> str | None:
    """Return of which number 修好了 was said, empty for none; None where a case waited for it."""
    wish = parse_wish(heard.text, context.settings)
    if wish is None or wish.word != FIXED:
        return None
    recent = own_cases(store, context)
    waits = any(
        case.status in AWAITS_RESIDENT or is_running(case) or case.closed_at == context.now
        for case in recent
    )
    return None if waits else wish.number


WORDS = (
    ResidentWord(SAY, say),
    ResidentWord(MORE, more),
    ResidentWord(
        STOP,
        stop,
        ("不用回访", "不用回访了", "不用再回访了", "不要再回访", "不要再回访了", "别再回访了"),
    ),
    ResidentWord(TITLE_OF_WAY, way.change, ("改回访方式", "修改回访方式")),
)
