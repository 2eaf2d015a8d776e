"""What one's own cases wait for: whether it is right now, one thing more, whoever comes again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.expectation import ANSWER, GOES_ON, IS_OVER, MAYBE, Expectation
from flows.cases.fieldwork import visit
from flows.cases.kind import kind_of
from flows.cases.own import may_return, own_cases
from flows.cases.praise import PRAISE
from flows.cases.resident import NOT_FIXED_WORDS
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import HUMAN
from flows.cases.texts import waiting as waiting_texts
from flows.cases.texts.words import FIXED, NOT_FIXED, named
from flows.cases.waiting import (
    ADD,
    ASK_AGAIN,
    CANNOT_REACH,
    IN_A_HURRY,
    MISSED_CALL,
    NO_HURRY,
    NOBODY_CAME,
    QUESTION,
    WHO_AND_WHEN,
)
from flows.cases.wish import Wish
from flows.conversation import texts as general
from nlp import marks, thresholds
from nlp.acts import contentment, own_case, rating
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store

    Answer = tuple[str, str]  # the command, and the words that follow its number

ADDS = frozenset({
    "add_detail", "add_access", "correct_place", "correct_phone", "correct_time", "correct_matter",
    "not_then", "not_complaint",
})  # fmt: skip
VERDICTS = frozenset({ANSWER, MAYBE, "fixed", "not_fixed", "worse", "unsure", "nobody_came"})
OF_A_VISIT = frozenset(
    {*ADDS, "missed_call", "unreachable", "other_time", "not_fixed", "worse", "ask_cost"}
    | {"ask_prepare", MAYBE}
)
QUESTIONS = frozenset({"ask_who", "ask_when", "ask_phone"})
OF_ALL = QUESTIONS | {"affirm", "keeps", "hurry", "swear", "ask_status", "stop", "solved_itself"}
WET = frozenset({"water_drainage", "neighbour_leak", "gas_heating"})  # what spoils more than itself
_BY_NUMBER = {"1": "yes", "2": "no"}  # as the two answers stand in the question
_ANGRY = frozenset({"hurry", "swear", "misread"})
_SURELY_REPORTED = 0.9  # what begins with how to get in is a report only from here on


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare what the speaker's own cases wait for."""
    own = own_cases(store, context)
    asked = [case for case in own if _awaits_verdict(store, context, case)]
    alone = len(asked) == 1
    for case in asked:
        do = partial(_verdict, context, case, alone=alone)
        yield Expectation("verdict", case.id, VERDICTS, case.finished_at or 0, do, named(case))
    running = [c for c in own if is_running(c)]
    visits = [case for case in running if kind_of(case, context.settings).sends_somebody]
    for case in [case for case in visits if case.source != HUMAN] or visits:
        do = partial(_visit, context, case)
        yield Expectation("visit", case.id, OF_A_VISIT, case.created_at, do, named(case), GOES_ON)
    for case in own:
        if case.status not in deadlines.AWAITS_RESIDENT and may_return(case):
            do = partial(_returned, case)
            acts, since = frozenset({ANSWER}), case.closed_at or 0
            yield Expectation("returned", case.id, acts, since, do, named(case), IS_OVER)
    yield Expectation("praise", "", frozenset({"praise"}), 0, _praise)
    if running:
        do = partial(_of_all, context, running)
        since = running[0].created_at
        yield Expectation("own", "", OF_ALL, since, do, rank=GOES_ON)
        if any(visit.waits_for_a_visit(case) for case in running):  # nobody came: to which of them?
            nobody = frozenset({"nobody_came"})
            yield Expectation("own", "", nobody, since, do, waiting_texts.STILL_AWAITED)


def is_running(case: Case) -> bool:
    """Tell whether somebody still works on a case, and nobody has called it done."""
    return deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT


def _awaits_verdict(store: Store, context: Context, case: Case) -> bool:
    """Tell whether a case waits for the speaker's word whether it is right now."""
    mine = case.reporter_id == context.person.id
    asked = mine and case.status in deadlines.AWAITS_RESIDENT
    return asked and store.talks.open_of(case.id, "resident") is None  # a yes may be for its time


def _verdict(context: Context, case: Case, act: str, heard: Heard, *, alone: bool) -> Wish | None:
    """Read the answer to "is it right now?"; what may be a courtesy asks once more."""
    if act == ANSWER:
        return _returned(case, act, heard) or _brief(context, case, heard, alone=alone)
    if not _is_of_work(context, case, heard) or (act == MAYBE and not heard.said.meaning.category):
        return None
    word, rest = _of_work(act, heard)
    return Wish(word, case.number, rest)


def _brief(context: Context, case: Case, heard: Heard, *, alone: bool) -> Wish | None:
    """Read a yes, a no, or the number of one of the two answers."""
    worked = kind_of(case, context.settings).sends_somebody
    meant = _BY_NUMBER.get(heard.words) if worked and alone else None  # 1 may be a score elsewhere
    meant = meant or ("yes" if heard.words == general.CONFIRM else contentment.reads(heard.words))
    left = heard.words if worked and "not_fixed" in heard.kinds else ""  # else it is asked
    answers = {
        "yes": Wish(FIXED, case.number),
        "no": Wish(NOT_FIXED, case.number, left),
        "unsure": Wish(ASK_AGAIN, case.number),
    }
    return answers.get(meant or "")


def _is_of_work(context: Context, case: Case, heard: Heard) -> bool:
    """Tell whether a sentence may be about the work that was done in a case."""
    worked = kind_of(case, context.settings).sends_somebody
    whole = heard.said.meaning.apart is None and COMPLAINS not in heard.words
    return worked and whole and same_matter.goes_on(heard.said, case)


def _of_work(act: str, heard: Heard) -> Answer:
    if act == "nobody_came":
        return NOBODY_CAME, heard.words
    if act in {"not_fixed", "worse", MAYBE}:
        return NOT_FIXED, heard.words
    if act == "fixed":
        closes = heard.is_plainly("fixed", thresholds.CLOSE)
        scored = heard.words if rating.stars_in(heard.words) else ""
        return (FIXED, scored) if closes else (ASK_AGAIN, "")
    return NO_HURRY, ""


def _returned(case: Case, _act: str, heard: Heard) -> Wish | None:
    """Read 没修好，… about what was closed: the words of the command, and on in one breath."""
    first = next((word for word in NOT_FIXED_WORDS if heard.words.startswith(word)), "")
    rest = heard.words.removeprefix(first)
    if not first or rest[:1].isalnum() or not rest.strip(marks.PAUSES):
        return None
    return Wish(NOT_FIXED, case.number, heard.words)


def _praise(_act: str, heard: Heard) -> Wish | None:
    angry = heard.said.meaning.tone == "anger" or COMPLAINS in heard.words
    return None if angry else Wish(PRAISE, "", heard.words)


def _visit(context: Context, case: Case, act: str, heard: Heard) -> Wish | None:
    """Read what is said while somebody is to come, or at work."""
    word = _word_of_visit(context, case, act, heard)
    return Wish(word, case.number, heard.words) if word else None


def _word_of_visit(context: Context, case: Case, act: str, heard: Heard) -> str | None:
    if act in {"missed_call", "unreachable"}:
        return MISSED_CALL if act == "missed_call" else CANNOT_REACH
    said = heard.said
    reported = said.meaning.intents.get("report", 0.0) >= _SURELY_REPORTED
    if act == MAYBE:
        likely = max(map(said.meaning.says, (*ADDS, "worse", "not_fixed", "ask_prepare")))
        apart = reported or same_matter.is_new(context, said, case)
        return ADD if likely >= thresholds.ASK_WHETHER_THE_SAME and not apart else None
    told = (act == "add_access" and not reported) or "adds" in heard.kinds
    if act in {"worse", "not_fixed"} and heard.kinds & {"spreads", "harm"}:
        return ADD if _is_worse(case, heard) else None
    if act in {"ask_cost", "ask_prepare"}:
        apart = "elsewhere" in heard.kinds or said.meaning.intent in {"complaint", "suggestion"}
        return None if apart else QUESTION
    if not told and same_matter.is_new(context, said, case):
        return None
    if act == "other_time":
        asks = not _names_another_time(heard, context)
        return None if asks or not visit.waits_for_a_visit(case) else visit.WORD
    if act in {"worse", "not_fixed"}:
        return ADD if _is_worse(case, heard) else None
    return ADD if act in ADDS else None


def _names_another_time(heard: Heard, context: Context) -> bool:
    """Tell whether a time is named, or the one agreed on does not fit: 今天能来吗 only asks."""
    if (
        "other_time" in heard.kinds
        or heard.said.meaning.says("other_time") >= thresholds.ADD_TO_CASE
    ):
        return True
    asks = "ask_when" in heard.kinds and "another_time" not in heard.kinds
    return not asks and visit.time_in(heard.words, context) is not None


def _is_worse(case: Case, heard: Heard) -> bool:
    """Tell whether it is what this problem has led to; only water spoils floors and ceilings."""
    if "above" in heard.kinds:
        return False
    if "spreads" in heard.kinds:
        return case.category in WET
    if "harm" in heard.kinds:
        return case.category in WET and not same_matter.is_elsewhere(heard.said, case)
    return same_matter.goes_on(heard.said, case)


def _of_all(context: Context, cases: list[Case], act: str, heard: Heard) -> Wish | None:
    """Read what is asked, or pressed for, without saying of which case."""
    if act in QUESTIONS:
        return None if "elsewhere" in heard.kinds else Wish(WHO_AND_WHEN)
    if act in {"affirm", "keeps"}:  # 行，我在家等着: they hear once more when that is
        courtesy = act == "affirm" and heard.said.meaning.category is not None
        there = any(kind_of(case, context.settings).sends_somebody for case in cases)
        return Wish(WHO_AND_WHEN) if there and not courtesy else None
    if act == "ask_status":
        return Wish("进度")
    if act in {"stop", "solved_itself"}:
        meant = max(heard.says("not_then"), heard.says("not_over")) < heard.says(act)
        plainly = heard.is_plainly(act, thresholds.TAKE_ANSWER)  # it is asked before it is done
        return Wish("撤销") if plainly and meant else None
    return Wish(IN_A_HURRY, "", heard.words) if _is_impatient(context, cases, heard) else None


def _is_impatient(context: Context, cases: list[Case], heard: Heard) -> bool:
    """Tell whether somebody is only angry, or waits, and names no problem of their own."""
    if COMPLAINS in heard.words:
        return False
    if own_case.says_only(heard.words, _ANGRY):
        return True
    if all(same_matter.is_new(context, heard.said, case) for case in cases):
        return False
    meaning = heard.said.meaning
    vague = meaning.category is None or meaning.category in same_matter.VAGUE
    if heard.says("hurry") >= thresholds.PRESS or heard.says("nobody_came") >= thresholds.PRESS:
        return vague or meaning.intent not in {"complaint", "suggestion"}
    return vague and meaning.intent not in {"complaint", "suggestion", "report", "help_request"}
