"""What staff do with what was found: 拾到 失物 相符 不符 认领 移交."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases import work as case_work
from flows.cases.notice import RESULT
from flows.cases.rules import access
from flows.cases.rules.deeds import NotPossible
from flows.cases.telling import Telling
from flows.cases.texts import photos as photo_texts
from flows.conversation.dialogue import LOOSE_PHOTO_MS
from flows.desk.asked import deed
from flows.desk.word import StaffWord, Usage
from flows.found import matching
from flows.found import texts as found_texts
from flows.found.settings import Found
from flows.settings.calendar import DAY, HOUR, local
from flows.writing.case_numbers import full_in
from nlp import names
from nlp.acts import lost
from storage.ids import new_id
from storage.records.found import FoundItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Moment
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.found import FoundMatch
    from storage.records.staff import Staff
    from storage.store import Store

LETTERS = "SW"
LONGEST, SHORTEST = 300, 2  # characters of a description, and of a mark
_APART = " \t\n　，,：:"  # stands between a name and a mark


def keep(asked: Asked) -> str:
    """Keep something that was found, with the photos sent just before (拾到)."""
    words = f"{asked.command.number} {asked.command.rest}".strip()[:LONGEST]
    if len(words) < SHORTEST:
        return found_texts.HOW_TO_KEEP
    decided, papers = asked.settings.section(Found), lost.is_papers(words)
    wait = decided.papers_hours * HOUR if papers else decided.unclaimed_days * DAY
    item = FoundItem(
        id=new_id(asked.now),
        number=asked.store.cases.next_number(LETTERS, f"{local(asked.now, asked.settings):%Y%m%d}"),
        community=asked.community,
        description=words,
        papers=int(papers),
        finder_id=asked.staff.id,
        finder_name=asked.staff.name,
        found_at=asked.now,
        status="kept",
        due_at=asked.now + wait,
    )
    asked.store.found_items.add(item)
    me, since = asked.context.person.id, asked.now - LOOSE_PHOTO_MS
    photos = asked.store.evidence.give_loose(me, item.id, since)
    alike = matching.found(asked.store, asked.moment, item)
    return found_texts.kept(item, photos, alike, asked.settings)


def show(asked: Asked) -> str:
    """List what lies there, or show one with who may have lost it (失物)."""
    if asked.command.number:
        item = _chosen(asked)
        if isinstance(item, str):
            return item
        files = asked.store.evidence.of_case(item.id)
        photos = photo_texts.links(files, asked.context)
        return found_texts.one(item, _pairs(asked, item), photos, asked)
    items = asked.store.found_items.kept(asked.community)
    return found_texts.listed(items, asked) if items else found_texts.NOTHING_KEPT


def may_see(store: Store, moment: Moment, item_id: str, staff: Staff) -> bool:
    """Tell whether somebody may look at the photo of what was found: who hands it out."""
    item = store.found_items.get(item_id)
    ours = item is not None and item.community == staff.community
    return ours and access.has(staff, "accept", moment.settings)


def fits(asked: Asked) -> str:
    """Note that a mark fits, and tell who named it where to come (相符)."""
    return _judged(asked, "fits", found_texts.come_for_it, found_texts.fits_noted)


def differs(asked: Asked) -> str:
    """Note that a mark is another's, and tell who named it that we go on looking (不符)."""
    return _judged(asked, "other", found_texts.goes_on, found_texts.differs_noted)


def hand_out(asked: Asked) -> str:
    """Hand something to its owner, with name and mark on record (认领)."""
    item = _chosen(asked)
    if isinstance(item, str):
        return item
    if item.papers:
        return found_texts.papers_not_here(item)
    name = names.written(asked.command.rest)
    after = asked.command.rest.removeprefix(name)
    mark = after.lstrip(_APART)
    if not name or after in {asked.command.rest, mark} or len(mark) < SHORTEST:
        return found_texts.how_to_hand_out(item)
    asked.store.found_items.change(
        item,
        status="handed",
        owner=name,
        mark=mark,
        ended_by=asked.staff.id,
        ended_at=asked.now,
    )
    cases = [case for match, case in _pairs(asked, item) if match.status == "fits"]
    return found_texts.handed_out(item, name, cases)


def pass_on(asked: Asked) -> str:
    """Note that something went to the police, with the receipt (移交)."""
    item = _chosen(asked)
    if isinstance(item, str):
        return item
    if not asked.command.rest:
        return found_texts.how_to_pass_on(item)
    asked.store.found_items.change(
        item,
        status="passed",
        mark=asked.command.rest,
        ended_by=asked.staff.id,
        ended_at=asked.now,
    )
    return found_texts.passed_on(item)


def _judged(
    asked: Asked,
    status: str,
    news: Callable[[Case, Asked], str],
    noted: Callable[[FoundItem, Case], str],
) -> str:
    item = _chosen(asked)
    if isinstance(item, str):
        return item
    number = full_in(asked.command.rest)
    pairs = [
        (match, case)
        for match, case in _pairs(asked, item)
        if (case.number == number if number else match.status == "named")
    ]
    if len(pairs) != 1:
        return found_texts.whose_mark(item, asked.command.word, _pairs(asked, item))
    match, case = pairs[0]
    asked.store.found_items.answer(match, status)
    case = _taken_in(asked, case)
    told = Telling(match.person_id, news(case, asked), "result", RESULT, to_resident=True)
    telling.tell(asked.store, asked.moment, case, told)
    return noted(item, case)


def _taken_in(asked: Asked, case: Case) -> Case:
    """Take in the request of whom this answers: nobody is late with what was said."""
    if case.status != "registered" or access.staff_refusal(
        case, asked.staff, "accept", asked.settings
    ):
        return case
    with suppress(NotPossible):
        return case_work.perform(asked.store, asked.context, case, deed(asked, "accept"))
    return case


def _chosen(asked: Asked) -> FoundItem | str:
    """Return what is meant: by its number or its ending, else the only thing that lies there."""
    typed = asked.command.number
    digits = typed.removeprefix(LETTERS)
    ending = digits if "-" in digits else digits.zfill(4)
    store = asked.store.found_items
    items = store.numbered(asked.community, ending) if typed else store.kept(asked.community)
    if not items:
        return found_texts.NO_SUCH_THING
    if items[0].status != "kept" and len(items) == 1:
        return found_texts.is_over(items[0], asked)
    kept = [item for item in items if item.status == "kept"]
    if len(kept) == 1:
        return kept[0]
    return found_texts.which(asked.command, kept or items)


def _pairs(asked: Asked, item: FoundItem) -> list[tuple[FoundMatch, Case]]:
    """Return who may have lost it, as far as their case exists for the speaker."""
    matches = asked.store.found_items.matches_of_item(item.id)
    found = [(match, asked.store.cases.get(match.case_id)) for match in matches]
    return [(m, case) for m, case in found if case is not None and asked.sees(case)]


COMMANDS = (
    StaffWord(
        "拾到", keep, also=("捡到", "拾获"), needs="note", spaced=True,
        forms=(Usage("拾到 黑色钱包 南门（可发照片）", "note", 32, "服务"),),
    ),
    StaffWord(
        "失物", show, also=("失物招领", "招领"), needs="accept",
        forms=(Usage("失物　相符/不符 编号　认领 编号 姓名 记号　移交 编号 派出所收条", "accept", 33, "服务"),),
    ),
    StaffWord("相符", fits, also=("特征相符",), needs="accept"),
    StaffWord("不符", differs, also=("特征不符",), needs="accept"),
    StaffWord("认领", hand_out, also=("领走",), needs="accept"),
    StaffWord("移交", pass_on, also=("移交派出所",), needs="accept", with_number=frozenset({"移交"})),
)  # fmt: skip
