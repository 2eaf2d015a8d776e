"""Free words of staff that no table reads: news of a job, a report of their own, or neither.

Staff who live here stay residents where their words name a problem and a place, and where they
have a case of their own; nobody is led into a suggestion by a short question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.own import own_cases
from flows.cases.rules import access, deadlines
from flows.conversation.dialogue_texts import STARTERS
from flows.desk import lookup
from flows.desk.asked import Asked, possible_for
from flows.desk.command import Command
from flows.desk.texts import lists
from flows.desk.texts import speech as speech_texts
from nlp.acts import staff as speech

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

PROBLEMS = frozenset({"report", "complaint", "help_request"})
OF_OWN_CASES = frozenset({"progress", "urge", "cancel", "correction", "rating"})
WORKS = ("待办", "帮助")
LEADS = ("待办", "今日", "超时", "帮助")


def ask_back(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to such words of staff; None where they speak as a resident."""
    who, meaning = context.staff, said.meaning
    if who is None or not access.permissions(who, context.settings) or meaning.home is not None:
        return None
    asked = Asked(store, context, who, Command("", typed=said.text.strip()))
    if asked.command.typed.startswith(STARTERS["report_issue"]):
        return None
    done = speech.meant(asked.command.typed)
    if done and not _reported(store, context):
        return lists.nothing_to(done[0])
    intent = meaning.intent
    if intent in PROBLEMS or (intent == "unknown" and meaning.category):
        return None if meaning.place or meaning.tone else _news(asked)
    if intent == "suggestion":
        return None if speech.suggests(asked.command.typed) else _not_read(asked)
    if meaning.tone or (intent in OF_OWN_CASES and _reported(store, context)):
        return None
    if intent in OF_OWN_CASES or intent == "unknown":
        asks = speech.ASKING.search(asked.command.typed)
        return (None if asks else _news(asked)) or _not_read(asked)
    return _not_read(asked) if intent == "inquiry" and not context.homes else None


def _news(asked: Asked) -> str | None:
    """Ask whether words are news of a job that the speaker has; None without one."""
    said = asked.command.typed
    jobs = [case for case in lookup.own(asked) if _is_job(asked, case)]
    if not jobs or len(said) > speech.LONGEST:
        return None
    return speech_texts.news([asked.shown(case) for case in jobs[: lookup.SHOWN - 2]], said)


def _is_job(asked: Asked, case: Case) -> bool:
    held = asked.staff.id in (case.holder_id, case.engineer_id)
    return held and "progress" in possible_for(asked, case)


def _not_read(asked: Asked) -> str:
    return speech_texts.not_read(LEADS if asked.may("press") else WORKS)


def _reported(store: Store, context: Context) -> bool:
    """Tell whether the speaker has a case of their own, of which they may speak as a resident."""
    return any(deadlines.is_open(case) for case in own_cases(store, context))
