"""Free words of staff that are no step of their work: their own as residents, or neither.

Staff who live here stay residents where their words name a problem and a place, and where they
have a case of their own; nobody is led into a form of residents without having said so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.own import own_cases
from flows.cases.rules import access, deadlines
from flows.conversation.dialogue_texts import STARTERS
from flows.desk import approving, assisting, described, lookup, mentions, told_for, topic
from flows.desk.asked import Asked, possible_for
from flows.desk.command import Command
from flows.desk.fitting import WORDS
from flows.desk.inquiry import INQUIRY
from flows.desk.speech import AT_HOME
from flows.desk.texts import lists
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp import answers, thresholds
from nlp.acts import leaders
from nlp.acts import staff as said_by_staff
from nlp.intents import declares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

PROBLEMS = frozenset({"report", "complaint", "help_request"})
OF_OWN_CASES = frozenset({"progress", "urge", "cancel", "correction", "rating"})
OF_OTHERS = frozenset({"approve", "reject", "tell_resident", *INQUIRY})  # said of much else
OF_A_JOB = frozenset({"go", "arrive", "take", "late", "done", "nobody_home"})  # whatever is named
WORKS = ("待办", "帮助")
LEADS = ("待办", "今日", "超时", "帮助")


def ask_back(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to such words of staff; None where they speak as a resident."""
    who, meaning = context.staff, said.meaning
    typed = said.text.strip()
    if who is None or not access.permissions(who, context.settings):
        return None
    if typed.startswith(STARTERS["report_issue"]) or any(home in typed for home in AT_HOME):
        return None
    if said_by_staff.reports_for(typed) and meaning.category:
        return None
    reported = any(deadlines.is_open(case) for case in own_cases(store, context))
    asked = Asked(store, context, who, Command("", typed=typed), meaning=meaning)
    if told_for.is_told(asked):
        return None
    found = [case for one in mentions.named_in(asked, typed) if one.each for case in one.cases]
    named = {case.id: case for case in found}.values()  # 0012那家厨房 names it twice
    others = [case for case in named if case.reporter_id != context.person.id]
    jobs = any(_is_job(asked, case) for case in lookup.own(asked))
    if not context.homes and not reported:
        return _of_work(asked, others)
    if not context.homes and not jobs and not (meaning.place or meaning.home or named):
        return None  # what they reported themselves goes on
    if others and meaning.intent in PROBLEMS:
        return _own_or_work(asked, others[:1])
    if meaning.home is not None:
        return None
    return _of_neighbour(asked, reported=reported)


def _of_neighbour(asked: Asked, *, reported: bool) -> str | None:
    """Return the reply to who lives here, too, and names no case and no home."""
    typed, meaning = asked.command.typed, asked.meaning
    assert meaning is not None  # noqa: S101 - free words are read
    heard = said_by_staff.scores(asked.says(typed), typed)
    act = next((one for one in heard if one in WORDS and one not in OF_OTHERS), None)
    if act is not None and not reported:
        return lists.nothing_to(WORDS[act][0])
    intent = meaning.intent
    if intent in PROBLEMS or (intent == "unknown" and meaning.category):
        return None if meaning.place else _whose(asked)
    if intent == "suggestion":
        return None if said_by_staff.suggests(typed) else _not_read(asked)
    if meaning.tone or (intent in OF_OWN_CASES and reported):
        return None
    if intent in OF_OWN_CASES or intent == "unknown":
        return (None if said_by_staff.asks(typed) else _whose(asked)) or _not_read(asked)
    return _not_read(asked) if intent == "inquiry" and not asked.context.homes else None


def _of_work(asked: Asked, named: Sequence[Case]) -> str | None:
    """Return the reply to who has no home here: they speak of work, or report what they see.

    None for a report, which goes on as one, and for what is asked or suggested.
    """
    text, meaning = asked.command.typed, asked.meaning
    assert meaning is not None  # noqa: S101 - free words are read
    waiting = approving.waiting(asked)
    if _asks_else(asked, [*waiting, *named]):
        return _not_read(asked)
    if waiting and len(text) <= said_by_staff.LONGEST and not meaning.place:
        return approving.ask(asked, waiting[0]) if len(waiting) == 1 else _not_read(asked)
    sure = meaning.intents.get(meaning.intent, 0.0) >= thresholds.OPEN_CASE
    matter = leaders.without_wish(_of_place(asked))
    plainly = sure and meaning.intent in PROBLEMS and not said_by_staff.asks(matter)
    declared = declares(text) == "report"
    reports = plainly and (meaning.place or meaning.home or declared) and not named
    heard = said_by_staff.scores(asked.says(text), text)
    act = next((one for one in heard if one in WORDS and one not in OF_OTHERS), None)
    told = meaning.intents["report"] < thresholds.SURELY_TOLD and not (declared or named)
    of_a_job = act in OF_A_JOB and told  # 我在2栋楼下，马上上去
    reports = reports and not of_a_job
    if reports or len(text) > said_by_staff.LONGEST or meaning.tone:
        return None
    heard_of = [case for case in named if not kind_of(case, asked.settings).rules.inside]
    own = [case for case in lookup.own(asked) if _is_job(asked, case)]
    jobs = heard_of if named else own
    if jobs:
        shown = [asked.shown(case) for case in jobs[: lookup.SHOWN - 2]]
        return speech_texts.tell_or_note(shown, text, _writes(asked, jobs))
    if act is None and meaning.intent == "suggestion" and said_by_staff.suggests(text):
        return None
    last = topic.cases_of(asked) if asked.may("press") and not leaders.is_question(text) else []
    if len(last) == 1 and "press" in possible_for(asked, last[0]):
        return speech_texts.about_last(asked.view(last[0]), text)
    asks = said_by_staff.asks(text) or leaders.is_question(text)
    pushed = None if asks else assisting.just_told(asked)
    if pushed is not None and "note" in possible_for(asked, pushed):  # it may well be of that
        return speech_texts.about_pushed(asked.shown(pushed), text)
    if act is not None and not leaders.is_question(text):
        return lists.nothing_to(WORDS[act][0])
    return _not_read(asked)


def _asks_else(asked: Asked, cases: Sequence[Case]) -> bool:
    """Tell whether who leads asks what none of some cases, nor their own, could be about."""
    text = asked.command.typed
    if not asked.may("press") or not leaders.is_question(text) or len(text) > leaders.LONGEST:
        return False
    meaning = asked.meaning
    if meaning and any(answers.asks_of_it(one) for one in meaning.clauses):  # 同款多少钱
        return False
    about = [*cases, *(case for case in lookup.own(asked) if _is_job(asked, case))]
    return bool(about) and not any(_shares(asked, case, text) for case in about)


def _shares(asked: Asked, case: Case, text: str) -> bool:
    """Tell whether words share something with what a case is about, or was said of it."""
    said = (one.text for one in asked.store.cases.timeline(case.id) if one.text)
    return described.shares(asked, case, text) or described.alike(" ".join(said), text)


def _of_place(asked: Asked) -> str:
    """Return the clause that names a place (六栋大堂的门把手松了，你们找人看下), else all words."""
    assert asked.meaning is not None  # noqa: S101 - free words are read
    clauses = [one.text for one in asked.meaning.clauses]
    placed = (one for one in clauses if (read := asked.of(one)) and (read.place or read.home))
    return next(placed, asked.command.typed)


def _writes(asked: Asked, jobs: Sequence[Case]) -> tuple[str, ...]:
    """Return the words by which the only job may be written of: an inquiry has papers."""
    known, papers = vocabulary(asked.settings), dict.fromkeys(w for (w,) in INQUIRY.values())
    return tuple(
        word
        for word in papers
        if len(jobs) == 1 and lookup.fits(asked, known.act_of(word))(jobs[0])
    )


def _whose(asked: Asked) -> str | None:
    """Ask whether words are a report of the speaker's own, or about a job.

    None for who lives here and has no job: they are a resident's.
    """
    jobs = [case for case in lookup.own(asked) if _is_job(asked, case)]
    if not jobs and asked.context.homes:
        return None
    return _own_or_work(asked, jobs[: lookup.SHOWN - 2])


def _own_or_work(asked: Asked, cases: Sequence[Case]) -> str | None:
    said = asked.command.typed
    if len(said) > said_by_staff.LONGEST:
        return None
    return speech_texts.own_or_work([asked.shown(case) for case in cases], said)


def _is_job(asked: Asked, case: Case) -> bool:
    held = asked.staff.id in (case.holder_id, case.engineer_id)
    return held and "progress" in possible_for(asked, case)


def _not_read(asked: Asked) -> str:
    words = LEADS if asked.may("press") else WORKS
    asks = leaders.is_question(asked.command.typed)
    return speech_texts.no_figures(words) if asks else speech_texts.not_read(words)
