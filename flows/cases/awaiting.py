"""What one's own cases wait for: whether it is right now, one thing more, whoever comes again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases import same_matter, verdict
from flows.cases.expectation import ANSWER, GOES_ON, IS_OVER, MAYBE, REMARK, Expectation
from flows.cases.fieldwork import visit
from flows.cases.kind import kind_of
from flows.cases.own import is_running, may_rate, may_return, own_cases
from flows.cases.praise import PRAISE
from flows.cases.remark import remark
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import HUMAN
from flows.cases.texts import waiting as waiting_texts
from flows.cases.texts.words import FIXED, named
from flows.cases.waiting import (
    ADD,
    CANNOT_REACH,
    IN_A_HURRY,
    MISSED_CALL,
    QUESTION,
    WHO_AND_WHEN,
)
from flows.cases.wish import Wish
from nlp import thresholds
from nlp.act_reader import NOTHING
from nlp.acts import own_case
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context
    from nlp.clauses import Clause
    from storage.records.case import Case
    from storage.store import Store


ADDS = frozenset({
    "add_detail", "add_access", "correct_place", "correct_phone", "correct_time", "correct_matter",
    "not_then", "not_complaint",
})  # fmt: skip
OF_A_VISIT = frozenset(
    {*ADDS, "missed_call", "unreachable", "other_time", "not_fixed", "worse", "ask_cost"}
    | {"ask_prepare", "secret", "fixed"}
)
QUESTIONS = frozenset({"ask_who", "ask_when", "ask_phone"})
OF_ALL = QUESTIONS | {"affirm", "keeps", "hurry", "swear", "ask_status", "stop", "solved_itself"}
WET = frozenset({"water_drainage", "neighbour_leak", "gas_heating"})  # what spoils more than itself
_COURTESY = ("affirm", "thanks", "greet", "hurry", "ask_status")
MORE = 4  # characters of a part that tells something
POOR = 3  # a score up to here is no praise
_ANGRY = frozenset({"hurry", "swear", "misread"})
_SURELY_REPORTED = same_matter.SURE  # what begins with how to get in is a report only from here on


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare what the speaker's own cases wait for."""
    own = own_cases(store, context)
    asked = [case for case in own if _awaits_verdict(store, context, case)]
    alone = len(asked) == 1
    for case in asked:
        do = partial(verdict.verdict, context, case, alone=alone)
        since = case.finished_at or 0
        acts = verdict.VERDICTS - ({REMARK} if _complained_since(context, own, since) else set())
        yield Expectation(
            "verdict", case.id, acts, since, do, named(case), asked=verdict.FIXED_ASKED
        )
    for case in own:
        if may_return(case):
            do = partial(verdict.rated if may_rate(case) else verdict.rated_anew, case)
            since, acts = case.finished_at or 0, frozenset({"rate"})
            yield Expectation("rating", case.id, acts, since, do, named(case), asked="stars")
    running = [c for c in own if is_running(c)]
    visits = [case for case in running if kind_of(case, context.settings).sends_somebody]
    for case in [case for case in visits if case.source != HUMAN] or visits:
        do = partial(_visit, context, case)
        since, after = case.created_at, "coming" if case.engineer_id else NOTHING
        yield Expectation("visit", case.id, OF_A_VISIT, since, do, named(case), GOES_ON, after)
    for case in running:
        do, acts = partial(remark, context, case), frozenset({REMARK, MAYBE})
        called = GOES_ON if case.source != HUMAN else IS_OVER  # behind what they would call about
        yield Expectation("remark", case.id, acts, case.created_at, do, named(case), called)
    for case in own:
        if case.status not in deadlines.AWAITS_RESIDENT and may_return(case):
            do = partial(verdict.returned, case)
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


def _awaits_verdict(store: Store, context: Context, case: Case) -> bool:
    """Tell whether a case waits for the speaker's word whether it is right now."""
    mine = case.reporter_id == context.person.id
    asked = mine and case.status in deadlines.AWAITS_RESIDENT
    return asked and store.talks.open_of(case.id, "resident") is None  # a yes may be for its time


def _complained_since(context: Context, own: list[Case], since: int) -> bool:
    """Tell whether a matter to which nobody is sent was begun since: 我有照片 is for that."""
    return any(
        is_running(case)
        and case.created_at > since
        and not kind_of(case, context.settings).sends_somebody
        for case in own
    )


def _praise(_act: str, heard: Heard) -> Wish | None:
    complains = COMPLAINS in heard.words and heard.says("not_complaint") < thresholds.TAKE_ANSWER
    angry = heard.said.meaning.tone == "anger" or complains  # 不是投诉是表扬
    poor = heard.score is not None and heard.score <= POOR
    return None if angry or poor or _chats(heard) else Wish(PRAISE, "", heard.words)


def _chats(heard: Heard) -> bool:
    """Tell whether somebody only greets or chats, whatever is called good in it: 天气真好."""
    meaning = heard.said.meaning
    chats = sum(meaning.intents.get(one, 0.0) for one in ("unknown", "greeting"))
    return chats >= thresholds.CLOSE and meaning.says("praise") < thresholds.TAKE_ANSWER


def _visit(context: Context, case: Case, act: str, heard: Heard) -> Wish | None:
    """Read what is said while somebody is to come, or at work."""
    word = _word_of_visit(context, case, act, heard)
    return Wish(word, case.number, heard.words) if word else None


def _word_of_visit(context: Context, case: Case, act: str, heard: Heard) -> str | None:
    if act in {"missed_call", "unreachable"}:
        return MISSED_CALL if act == "missed_call" else CANNOT_REACH
    said = heard.said
    meaning = said.meaning
    apart = meaning.sure and meaning.intent == "report" and meaning.category != case.category
    reported = apart or meaning.intents.get("report", 0.0) >= _SURELY_REPORTED
    told = (act in {"add_access", "not_then"} and not reported) or "adds" in heard.kinds
    if act in {"worse", "not_fixed"} and heard.kinds & {"spreads", "harm"}:
        return ADD if _is_worse(case, heard) else None
    if act in {"ask_cost", "ask_prepare"}:
        elsewhere = "elsewhere" in heard.kinds or meaning.intent in {"complaint", "suggestion"}
        return None if elsewhere else QUESTION
    if not told and same_matter.is_new(context, said, case):
        return None
    if act == "other_time":
        asks = not _names_another_time(heard, context)
        return None if asks or not visit.waits_for_a_visit(case) else visit.WORD
    if act in {"worse", "not_fixed"}:
        return ADD if _is_worse(case, heard) else None
    if act == "fixed":
        if not any(sign.isalnum() for sign in heard.words):
            return None  # 👍 praises that somebody comes
        itself = max(heard.says("stop"), heard.says("solved_itself")) >= thresholds.TAKE_ANSWER
        calls_off = itself and case.status != "arrived"  # whoever is there hears that it works
        return FIXED if verdict.is_fixed(heard, NOTHING) and not calls_off else None
    heeds = "heeds" in heard.kinds  # 窗台上有多肉，别给我碰掉了: of what is theirs, to who comes
    if not told and not heeds and same_matter.may_be_another(said, case):
        return None
    return ADD if act in ADDS or act == "secret" else None


def _names_another_time(heard: Heard, context: Context) -> bool:
    """Tell whether a time is named, or the one agreed on does not fit: 今天能来吗 only asks."""
    if (
        "other_time" in heard.kinds
        or heard.said.meaning.says("other_time") >= thresholds.ADD_TO_CASE
    ):
        return True
    if visit.only_presses(heard, context):
        return False
    asks = "ask_when" in heard.kinds and "another_time" not in heard.kinds
    return not asks and visit.time_in(heard.words, context) is not None


def _is_worse(case: Case, heard: Heard) -> bool:
    """Tell whether it is what this problem has led to; only water spoils floors and ceilings."""
    if heard.kinds & {"above", "other_time"}:  # 周四又不行了，改礼拜六
        return False
    if "spreads" in heard.kinds:
        return case.category in WET
    if "harm" in heard.kinds:
        return case.category in WET and not same_matter.is_elsewhere(heard.said, case)
    return same_matter.goes_on(heard.said, case)


def _of_all(context: Context, cases: list[Case], act: str, heard: Heard) -> Wish | None:
    """Read what is asked, or pressed for, without saying of which case."""
    if act in QUESTIONS:
        return None if "elsewhere" in heard.kinds else Wish(WHO_AND_WHEN, "", _beside(heard))
    if act in {"affirm", "keeps"}:  # 行，我在家等着: they hear once more when that is
        courtesy = act == "affirm" and heard.said.meaning.category is not None
        there = any(kind_of(case, context.settings).sends_somebody for case in cases)
        told = _beside(heard)
        return Wish(WHO_AND_WHEN, "", told) if there and not courtesy else None
    if act == "ask_status":
        return Wish("进度")
    if act in {"stop", "solved_itself"}:
        surely = heard.said.meaning.says(act) >= thresholds.CLOSE
        says = heard.said.meaning.says if surely else heard.says  # and a phrase is not enough
        meant = max(says("not_then"), says("not_over")) < says(act)
        wants = heard.said.meaning.intents.get("cancel", 0.0) >= thresholds.CLOSE
        plainly = heard.is_plainly(act, thresholds.TAKE_ANSWER) or (wants and not heard.asks)
        waits = "no_hurry" in heard.kinds and "stop" not in heard.kinds  # 不滴了，您慢慢来
        return Wish("撤销") if plainly and meant and not waits else None
    return Wish(IN_A_HURRY, "", heard.words) if _is_impatient(context, cases, heard) else None


def _beside(heard: Heard) -> str:
    """Return all words where a part of them is neither a question about the visit nor courtesy."""
    tells = any(_tells_more(part) for part in heard.said.meaning.clauses)
    return heard.words if tells else ""


def _tells_more(part: Clause) -> bool:
    known = max((part.acts.get(act, 0.0) for act in (*QUESTIONS, *_COURTESY)), default=0.0)
    asks = part.intent in {"inquiry", "progress", "urge", "thanks", "greeting"}
    return len(part.text) >= MORE and known < thresholds.TAKE_ANSWER and not asks


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
