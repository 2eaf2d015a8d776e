"""公告 of staff: write one, say yes or no, move it, end it, call it off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.bulletin.announcement import people
from flows.bulletin.announcement.reading import read_draft, span_in
from flows.bulletin.announcement.record import Announcement, announcement_of
from flows.bulletin.announcement.texts import desk as desk_texts
from flows.bulletin.announcement.texts import news
from flows.bulletin.finding import numbered
from flows.bulletin.settings import ANNOUNCEMENTS, Bulletins
from flows.cases.office import Inside, open_inside
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed, possible_for
from flows.desk.grammar import bare_number
from flows.desk.word import StaffWord, Usage
from flows.places.place import bare
from flows.settings.calendar import DAY, local
from flows.writing.case_numbers import anywhere
from storage.ids import new_id

if TYPE_CHECKING:
    from flows.bulletin.announcement.reading import Draft
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff

PAST = 20  # of those that are over, for a number
FARTHEST = 62 * DAY
REASON = 100  # characters
COUNTED = 100_000  # residents


def announce(asked: Asked) -> str:
    """Write one, show one, or do something to one; alone it lists them."""
    words = asked.command.rest
    first, _, after = words.partition(" ")
    action = next((act for act, typed in desk_texts.ACTS.items() if first in typed), "")
    number, rest = _number_in(after.strip() if action else words, tail=bool(action))
    if number and not action:  # 公告 GS… 恢复
        first, _, after = rest.partition(" ")
        action = next((act for act, typed in desk_texts.ACTS.items() if first in typed), "")
        rest = after.strip() if action else rest
    if action or number:
        return _about_one(asked, action, first, number, rest)
    if not words:
        return desk_texts.overview(_visible(asked), asked.context)
    return _write(asked, words)


def _number_in(words: str, *, tail: bool) -> tuple[str, str]:
    number, rest = anywhere(words, tail=tail)
    return bare_number(number), rest


def _visible(asked: Asked) -> list[Case]:
    """Return what runs, which everybody may know, and what waits for a yes, for whom it exists."""
    known = asked.store.cases.open_of_kind(asked.community, ANNOUNCEMENTS)
    return [case for case in known if case.status == "running" or asked.sees(case)]


def _about_one(asked: Asked, action: str, word: str, number: str, rest: str) -> str:
    found = _visible(asked)
    if number:
        past = asked.store.cases.ended_of_kind(asked.community, ANNOUNCEMENTS, PAST)
        found = numbered([*found, *lookup.visible(asked, past)], number)
    else:
        found = [case for case in found if action in possible_for(asked, case)]
    if not found:
        return desk_texts.none_such(number)
    if len(found) > 1:
        return desk_texts.which(word if action else "", found, rest)
    return _DOES[action](asked, found[0], rest) if action else _show(asked, found[0])


def _show(asked: Asked, case: Case) -> str:
    return desk_texts.shown(asked.view(case), asked.store.announcements.reached(case.id))


def _postpone(asked: Asked, case: Case, rest: str) -> str:
    own, span = announcement_of(case), span_in(rest, asked.now, asked.settings)
    if span.ends_at is None and span.starts_at is not None:
        day = [local(at, asked.settings).date() for at in (own.starts_at, span.starts_at)]
        if own.starts_at <= asked.now or (day[0] == day[1] and own.starts_at < span.starts_at):
            span = replace(
                span, starts_at=own.starts_at, ends_at=span.starts_at
            )  # 今天20点: its end
    new = replace(own, starts_at=span.starts_at or own.starts_at, ends_at=span.ends_at)
    done = replace(deed(asked, "postpone", news.when(new, asked.settings.zone)), own=new)
    return act(asked, case, done, desk_texts.noted_times)


def _restore(asked: Asked, case: Case, rest: str) -> str:
    return act(asked, case, deed(asked, "restore", rest), desk_texts.noted_end)


def _withdraw(asked: Asked, case: Case, rest: str) -> str:
    told = asked.store.announcements.reached(case.id).told
    done = deed(asked, "withdraw", rest)
    return act(asked, case, done, lambda view: desk_texts.withdrawn(view, told))


def called_off(asked: Asked, case: Case, action: str) -> str | None:
    """Call off what was just written or agreed to (撤回, within five minutes)."""
    begins = action in {"open", "approve"}
    return _withdraw(asked, case, desk_texts.BY_MISTAKE) if begins else None


_DOES = {"postpone": _postpone, "restore": _restore, "withdraw": _withdraw}


def _write(asked: Asked, words: str) -> str:
    """Hand in what is complete; ask for the first thing that is missing."""
    community = asked.settings.community(asked.community)
    assert community is not None  # noqa: S101 - the roster names no other
    draft = read_draft(words, community, asked.now, asked.settings)
    store, moment = asked.store, asked.moment
    senders = people.announcers(store, moment, asked.community)
    may = people.may_send_now(store, moment, asked.community) if draft.already else senders
    if asked.staff.id not in {one.id for one in may}:
        return desk_texts.not_yours([one.name for one in may], sudden=draft.already)
    buildings = "、".join(f"{bare(one.name)}栋" for one in community.buildings)
    missing = _missing(asked, draft, words, buildings)
    if missing is not None:
        return missing
    approver = people.approver_of(store, moment, draft.sort, asked.staff)
    if approver is None and not draft.already:
        return desk_texts.nobody_approves()
    return _hand_in(asked, draft, approver)


def _missing(asked: Asked, draft: Draft, words: str, buildings: str) -> str | None:
    """Ask for what is missing or wrong, one thing at a time; None when nothing is."""
    rules = asked.settings.section(Bulletins)
    if not draft.sort:
        return desk_texts.which_sort(words, rules.sorts)
    if draft.unknown:
        return desk_texts.no_such_buildings(draft.unknown, buildings)
    if not draft.buildings and not draft.everywhere:
        return desk_texts.which_buildings(words, buildings)
    if draft.backwards:
        return desk_texts.backwards()
    if draft.starts_at is None or (draft.ends_at is None and not draft.already):
        return desk_texts.which_times(words)
    if draft.whole_days and draft.sort in rules.outages:
        return desk_texts.which_hours(draft, words)
    own = _announcement(asked, draft, None)
    span = news.when(own, asked.settings.zone)
    if own.ends_at is not None and own.ends_at <= asked.now:  # what only has begun runs
        return desk_texts.times_over(span)
    if own.starts_at > asked.now + FARTHEST:
        return desk_texts.times_far(span)
    if not draft.reason and not draft.already:
        return desk_texts.which_reason(words)
    known = asked.store.cases.open_of_kind(asked.community, ANNOUNCEMENTS)
    same = next((case for case in known if announcement_of(case).meets(own)), None)
    return desk_texts.known_already(same, asked.settings) if same else None


def _announcement(asked: Asked, draft: Draft, approver: Staff | None) -> Announcement:
    return Announcement(
        new_id(asked.now),
        draft.sort,
        "" if draft.everywhere else " ".join(draft.buildings),
        draft.reason[:REASON] or desk_texts.FOUND_OUT,
        draft.starts_at or asked.now,
        draft.ends_at,
        int(not draft.already),
        asked.staff.id,
        approver.role if approver else None,
        page=asked.context.bulletin_link(""),
    )


def _hand_in(asked: Asked, draft: Draft, approver: Staff | None) -> str:
    own = _announcement(asked, draft, approver)
    title = f"{own.sort} {news.place(own)}：{own.reason}"
    holder = approver.id if approver else asked.staff.id
    new = Inside(ANNOUNCEMENTS, asked.community, title, own, holder, asked.staff)
    case = open_inside(asked.store, asked.moment, new)
    told = asked.store.announcements.concerned(asked.community, own.names, "", COUNTED)
    reply = desk_texts.handed_in if own.planned else desk_texts.sent
    return reply(asked.view(case), approver.name if approver else "", len(told))


def decide(asked: Asked) -> str:
    """Say yes or no (审批)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    rest = asked.command.rest
    word = max((one for one in desk_texts.DECISIONS if rest.startswith(one)), key=len, default="")
    if not word:
        return desk_texts.how_to_decide(asked.view(case))
    words = rest[len(word) :].strip(" 　,，。:：;；")
    done = deed(asked, desk_texts.DECISIONS[word], words)
    return act(asked, case, done, lambda view: desk_texts.decided(view, words))


TITLE = "公告"
COMMANDS = (
    StaffWord("审批", decide, "approve", of_kind=ANNOUNCEMENTS),
    StaffWord(
        TITLE, announce, also=("发公告",), names=("announce", "postpone", "restore"),
        without_case=True, takes_home=True, forms=(
            Usage("公告 停水 3栋 明天9-17 原因　公告 延期/恢复/取消 单号", "announce", 43),
        ),
    ),
)  # fmt: skip
