"""Another time to be at home for a report that was filed (改时间): words, or one question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.fieldwork import appointment, same_day
from flows.cases.fieldwork.rules import appointing as rules
from flows.cases.fieldwork.texts import visit as visit_texts
from flows.cases.own import own_cases
from flows.cases.resident import about_one, ask_first, chosen, may
from flows.cases.rules.deeds import NotPossible
from flows.cases.texts import opened as opening
from flows.cases.texts import replies
from flows.cases.texts import resident as resident_texts
from flows.cases.wish import ResidentWord, Wish
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer
from flows.settings.calendar import local
from flows.writing import times
from nlp import thresholds
from nlp.listed import find_all, says_only, without
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from nlp.understanding import TimeRange
    from storage.records.case import Case
    from storage.store import Store

BEFORE_THE_VISIT = ("registered", "accepted", "dispatched", "taken", "deferred", "reopened")
_TABLE, _WISH, _ASKS = "visit", frozenset({"wish"}), frozenset({"asks"})


def waits_for_a_visit(case: Case) -> bool:
    """Tell whether somebody is still to come to a home."""
    return case.status in BEFORE_THE_VISIT and case.room is not None


def wants(text: str) -> bool:
    """Tell whether a sentence begins with the wish for another time."""
    words = text.strip()
    begins = [one.start for one in find_all(_TABLE, words) if one.kind == "other_time"]
    before = words[: min(begins)] if begins else words
    return bool(begins) and (not before or says_only(_TABLE, _WISH, before))


def time_in(words: str, context: Context) -> TimeRange | None:
    """Read when somebody is at home; times that have passed are never read."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    asked = without(_TABLE, _ASKS, words)  # 能不能 is no denial of the time after it
    return understand_briefly(asked, here).time


def only_presses(heard: Heard, context: Context) -> bool:
    """Tell whether nothing is named but today, to press or to ask: 今天能修好吧, 今天还有人来吗."""
    time, today = time_in(heard.words, context), local(context.now, context.settings).date()
    if time is None or time.start != f"{today}T00:00" or time.end is None:
        return False
    meant = heard.said.meaning.says("other_time") >= thresholds.ASK_WHETHER_THE_SAME
    asks = heard.asks or not heard.kinds.isdisjoint({"fixed", "hurry", "ask_when"})
    return asks and not meant


def steps(_context: Context) -> Sequence[Ask]:
    """Ask when."""
    return [Ask("time", visit_texts.ask, read_time)]


def read_time(said: Said, context: Context, _answers: Answers) -> dict[str, str | None]:
    """Read a time that is still to come."""
    time = said.meaning.time or time_in(said.text, context)
    time = time or next((one.time for one in said.meaning.clauses if one.time), None)
    if time is None:  # 后天上午吧，下午要接娃 has one in its first clause
        raise InvalidAnswer(visit_texts.SAY_WHEN)
    more = len(said.meaning.clauses) > 1  # 下午要接娃: whoever comes reads why
    return {"start": time.start, "end": time.end} | ({"said": said.text.strip()} if more else {})


def change(
    store: Store, context: Context, case: Case, time: dict[str, str | None], words: str = ""
) -> str:
    """Change the visit and tell who has the case, in the resident's words too; return the reply."""
    zone = context.settings.zone
    time = same_day.on_the_day(words, time, _known(case, context), context)
    start, end = time["start"], time["end"]
    available = tuple(opening.moment_of(iso, zone) if iso else None for iso in (start, end))
    if store.appointments.open_of(case.id) is not None:  # whoever comes has to agree to it
        slot = rules.slot(available[0], available[1], context.settings)
        return appointment.wish_for(store, context, case, slot, words)
    written = times.between(start, end, date.min)  # kept on the timeline: with its date
    note = visit_texts.changed_to(written, words)
    deed = resident_deed(context.about(case), "supplement", note)
    try:
        after = case_work.perform(
            store, context, case, replace(deed, available=(available[0], available[1]))
        )
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    spoken = times.between(start, end, local(context.now, context.settings).date())
    return visit_texts.changed(after, spoken)


def _known(case: Case, context: Context) -> same_day.Time:
    """Return when somebody was to come until now."""
    ends = {"start": case.available_from, "end": case.available_until}
    here = {end: local(at, context.settings) if at else None for end, at in ends.items()}
    return {
        end: at.replace(tzinfo=None).isoformat(timespec="minutes") if at else None
        for end, at in here.items()
    }


def finish(context: Context, store: Store, answers: Answers) -> str:
    """Change it to the time that was said."""
    assert context.case is not None  # noqa: S101 - started about a case
    time = answers["time"]
    return change(store, context, context.case, time, time.get("said") or "")


VISIT_TIME = Flow("visit_time", visit_texts.TITLE, steps, finish, takes_details=True)


def _may_wait(case: Case, _context: Context) -> bool:
    return waits_for_a_visit(case)


def _other_than_proposed(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Ask for another time than the newest that was proposed, unless a case is named."""
    proposed = None if wish.number else appointment.newest(store, context)
    meant = replace(wish, number=proposed[0].number) if proposed else wish
    return _another_time(store, context, meant, said)


@about_one(_may_wait)
def _another_time(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    case = chosen(context)
    if not may(context, "supplement"):
        return resident_texts.NOT_YOURS
    if not waits_for_a_visit(case) and store.appointments.open_of(case.id) is None:
        return resident_texts.nothing_to(wish.word)
    time = time_in(wish.rest, context)
    if time is None:
        return ask_first(store, context, VISIT_TIME, "supplement")
    return change(store, context, case, {"start": time.start, "end": time.end}, wish.rest)


def begins_other_time(store: Store, context: Context, text: str) -> Wish | None:
    """Read the wish for another time, where somebody is still to come."""
    if not wants(text):
        return None
    waits = any(waits_for_a_visit(case) for case in own_cases(store, context))
    return Wish(WORD, "", text.strip()) if waits else None


WORD = "改时间"
WORDS = (
    ResidentWord(
        WORD,
        _other_than_proposed,
        ("改约", "改期", "换时间", "换个时间", "改个时间", "改上门时间", "改预约"),
        after_question=True,
    ),
)
