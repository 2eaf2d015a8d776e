"""公示 of staff: the list, one bulletin, and an explanation of what was misunderstood (SUR-11)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.bulletin import texts as bulletin_texts
from flows.bulletin.finding import SHOWN, numbered
from flows.cases.rules.confidentiality import without_places
from flows.desk import duty, lookup
from flows.desk.acting import act
from flows.desk.asked import LONGEST, deed
from flows.desk.texts import refusals
from flows.desk.word import StaffWord, Usage
from storage.records.bulletin import TELL, Section, body_of

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.bulletin import Bulletin
    from storage.records.case import Case

SEARCHED = 100  # of the newest, for a tail
PUBLISH = "publish"


def announce(asked: Asked) -> str | None:
    """List, show or explain; what is not published yet is left to the subject whose case it is."""
    command = asked.command
    if not command.number and not command.rest:
        waiting = [case for case in _open(asked) if lookup.fits(asked, PUBLISH)(case)]
        newest = asked.store.bulletins.newest(asked.community, SHOWN)
        return bulletin_texts.for_staff(newest, waiting, asked.context)
    found = _meant(asked)
    word, _, words = command.rest.partition(" ")
    if len(found) == 1 and word in bulletin_texts.EXPLAIN:
        return _explain(asked, found[0], words.strip())
    if found:
        return bulletin_texts.listed(found, asked.context)
    return bulletin_texts.none_such(command.number) if command.number[:2] == "GS" else None


def _open(asked: Asked) -> list[Case]:
    return lookup.visible(asked, asked.store.cases.open_in(asked.community))


def _meant(asked: Asked) -> list[Bulletin]:
    """Return the bulletins with this number, or about the cases that have it."""
    number, bulletins = asked.command.number, asked.store.bulletins
    if not number:
        return []
    about = (bulletins.of_case(case.id) for case in lookup.numbered(asked))
    known = [one for one in about if one is not None]
    own = numbered(bulletins.newest(asked.community, SEARCHED), number)
    return list({one.id: one for one in [*known, *own]}.values())


def _explain(asked: Asked, bulletin: Bulletin, words: str) -> str:
    """Add an explanation, which all are told whom the bulletin concerns."""
    if not asked.may(PUBLISH):
        return refusals.not_for_your_role(asked.command.word, duty.allowed(asked))
    if not words:
        return bulletin_texts.explanation_needed(bulletin)
    words = without_places(words[:LONGEST])
    case = asked.store.cases.get(bulletin.case_id) if bulletin.case_id else None
    if case is None:
        return _explained(asked, bulletin, words)
    noted = deed(asked, "note", f"{bulletin_texts.EXPLANATION}：{words}")
    return act(asked, case, noted, lambda _view: _explained(asked, bulletin, words))


def _explained(asked: Asked, bulletin: Bulletin, words: str) -> str:
    store, now = asked.store, asked.now
    sections = list(bulletin.sections())
    last = sections[-1] if sections else None
    if last and last.title == bulletin_texts.EXPLANATION:
        sections[-1] = replace(last, lines=(*last.lines, words))
    else:
        sections.append(Section(bulletin_texts.EXPLANATION, (words,)))
    link = asked.context.bulletin_link(bulletin.number)
    news = bulletin_texts.told_more(bulletin, words, link)
    store.bulletins.change(bulletin, body_of(sections), news, now)
    if bulletin.case_id:
        store.agenda.put(bulletin.case_id, TELL, now, now)
    return bulletin_texts.explained(bulletin, asked.context)


COMMANDS = (
    StaffWord(
        "公示", announce, PUBLISH, names=(PUBLISH,), without_case=True,
        forms=(Usage("公示 单号", PUBLISH, 42),),
    ),
)  # fmt: skip
