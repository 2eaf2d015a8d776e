"""What staff say of a meeting: who came (到会), the record (会议记录), and the fees paid (收缴率)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.desk import lookup
from flows.desk.asked import LONGEST
from flows.desk.word import StaffWord
from flows.settings.calendar import local
from flows.survey.homes import home_named
from flows.survey.labels import EDGE, labels_in
from flows.survey.meeting import texts as meeting_texts
from flows.survey.meeting.calling import fees_are_low, propose_for_fees
from flows.survey.meeting.sheet import is_meeting
from nlp import short_answers
from storage.ids import new_id
from storage.records.meeting import Line

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case

_UNDECIDED = frozenset({"approving", "returned", "withdrawn"})


def attend(asked: Asked) -> str:
    """Note which homes came: 到会 N 3-2-1501 3-2-1502."""
    case = _meeting(asked)
    if isinstance(case, str):
        return case
    words = short_answers.several(asked.command.rest)
    if not words:
        return meeting_texts.how_to_attend(case.number)
    found = {word: home_named(asked, case, word) for word in words}
    new = {home.id: home for home in found.values() if home is not None}
    for home_id in new:
        asked.store.meetings.came(case.id, home_id, asked.staff.name, asked.now)
    return meeting_texts.attended(
        case,
        [meeting_texts.door(home) for home in asked.store.meetings.homes(case.id)],
        [meeting_texts.door(home) for home in new.values()],
        [word for word, home in found.items() if home is None],
    )


def record(asked: Asked) -> str:
    """Add to the record of a meeting, and show how far it is: 会议记录 N 议题 … 意见 … 决定 …."""
    case = _meeting(asked)
    if isinstance(case, str):
        return case
    before, said = _parts(asked.command.rest.strip())
    if asked.command.rest.strip() and (before or not said):
        return meeting_texts.how_to_record(case.number)
    for sort, text in said:
        line = (case.id, sort, text[:LONGEST], asked.staff.name, asked.now)
        asked.store.meetings.write(Line(new_id(asked.now), *line))
    counts = Counter(line.sort for line in asked.store.meetings.lines(case.id))
    link = asked.context.meeting_of(case.id, asked.staff.id)
    shown = meeting_texts.recorded(case, dict(counts), link)
    return shown if counts else f"{shown}\n{meeting_texts.how_to_record(case.number)}"


def fees(asked: Asked) -> str:
    """Keep which share of a month's fees was paid: 收缴率 本月 82%."""
    words = f"{asked.command.number} {asked.command.rest}".strip()
    today = local(asked.now, asked.settings).date()
    month = short_answers.find_month(words, today)
    share = short_answers.share(words[month.end :]) if month and not month.start else None
    if month is None or share is None or share > 1 or month[:2] > (today.year, today.month):
        return meeting_texts.how_to_enter_fees()
    name = f"{month.year}-{month.number:02d}"
    asked.store.meetings.keep_fees(asked.community, name, share, asked.staff.name, asked.now)
    low = fees_are_low(share, asked.settings)
    if low:
        propose_for_fees(asked.store, asked.moment, asked.community, name, share, asked.staff)
    return meeting_texts.fees_kept(name, share, low=low)


def _parts(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before the first label, and each label that has words with them."""
    found = [one for one in labels_in(words, meeting_texts.SORTS) if one.begins and one.apart]
    ends = [*(one.start for one in found[1:]), len(words)]
    said = [
        (one.kind, words[one.end : end].strip(EDGE)) for one, end in zip(found, ends, strict=False)
    ]
    return words[: found[0].start].strip() if found else words, [one for one in said if one[1]]


def _meeting(asked: Asked) -> Case | str:
    """Return the meeting that is meant: without a number the only one."""
    if asked.command.number:
        found = [case for case in lookup.numbered(asked) if is_meeting(case)]
    else:
        known = lookup.visible(asked, asked.store.cases.open_in(asked.community))
        found = [case for case in known if is_meeting(case)]
    if len(found) != 1:
        return meeting_texts.no_meeting(asked.command.number or "")
    return meeting_texts.too_early(found[0]) if found[0].status in _UNDECIDED else found[0]


COMMANDS = (
    StaffWord("到会", attend, any_case=True, without_case=True, needs="survey"),
    StaffWord("会议记录", record, any_case=True, without_case=True, needs="survey"),
    StaffWord("收缴率", fees, takes_home=True, needs="survey"),
)
