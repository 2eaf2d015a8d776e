"""The monthly report of complaints in chat (投诉月报), by its word or asked in a sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.complaint.month import figures as complaint_month
from flows.complaint.month import texts as month_texts
from flows.complaint.rules import month as rules
from flows.complaint.settings import COMPLAINTS
from flows.desk.command import Command
from flows.desk.word import StaffWord, Usage
from flows.settings.calendar import local
from nlp import listed, short_answers

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.settings.site import Settings
    from storage.records.month import Report
    from storage.records.staff import Staff

_ASKED = frozenset({"month_asked", "month_word"})


def in_words(text: str, staff: Staff, settings: Settings) -> Command | None:
    """Return the command that a sentence of who supervises means: 这个月投诉有多少."""
    words = "".join(text.split())
    named = short_answers.find_month(words, date.max)  # which year is asked of the command
    if named is None or not access.may_do(staff, "press", settings):
        return None
    month = words[named.start : named.end]
    rest = f"{words[: named.start]} {words[named.end :]}"
    asked = "月" in month and listed.says(COMPLAINTS, "month_asked", rest)
    if not asked or not listed.says_only(COMPLAINTS, _ASKED, rest):
        return None
    return Command(month_texts.WORD, rest=month, typed=text.strip())


def report(asked: Asked) -> str:
    """Answer from what was made beforehand; count in the turn only what takes milliseconds."""
    words = f"{asked.command.number} {asked.command.rest}".strip()
    wants_files = words.endswith(month_texts.FILES)
    month = _month(asked, words.removesuffix(month_texts.FILES).strip())
    if month is None:
        return month_texts.which_month()
    if month > rules.month_of(asked.now, asked.settings):
        return month_texts.not_begun(month)
    name = complaint_month.name_for(asked.store, asked.moment, asked.staff, month)
    made = asked.store.reports.of_month(name, asked.community, month)
    if made is not None and complaint_month.is_final(made, asked.settings):
        return _shown(asked, made)
    if wants_files:
        return _wanted(asked, name, month)
    if complaint_month.is_cheap(asked.store, asked.moment, asked.community, month):
        found = complaint_month.compared(
            asked.store, asked.moment, asked.community, month, asked.staff
        )
        words = complaint_month.told(asked.store, asked.settings, found, asked.community)
        return month_texts.with_taps(words, month, rules.shifted(month, -1), None)
    if made is not None and complaint_month.is_fresh(made, asked.moment):
        return _shown(asked, made)
    return _wanted(asked, name, month)


def _month(asked: Asked, words: str) -> str | None:
    """Return the month that is meant: this one, where none is named."""
    today = local(asked.now, asked.settings).date()
    named = short_answers.find_month(words or rules.month_of(asked.now, asked.settings), today)
    if named is None or words[: named.start] or words[named.end :]:
        return None
    return f"{named.year}-{named.number:02}"


def _shown(asked: Asked, made: Report) -> str:
    link = asked.context.report_link
    links = (link(made.id, "picture"), link(made.id, "sheet")) if made.picture else None
    return month_texts.with_taps(made.text or "", made.month, rules.shifted(made.month, -1), links)


def _wanted(asked: Asked, name: str, month: str) -> str:
    """Let the sweeper make it, and send it to who asks."""
    store, me = asked.store, asked.context.person.id
    store.reports.want(name, asked.community, month, [me], asked.now)
    return month_texts.being_made(month)


COMMANDS = (
    StaffWord(
        month_texts.WORD, report, also=("投诉统计", "投诉报表"), needs="press",
        forms=(Usage("投诉月报　投诉月报 上月", "press", 17),),
    ),
)  # fmt: skip
