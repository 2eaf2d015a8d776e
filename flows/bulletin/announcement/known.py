"""What is announced already comes first: residents who ask or report about it read it (公告)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.bulletin.announcement.reading import BEFORE, DROP, ELSE, SINCE, TABLE, sorts_in
from flows.bulletin.announcement.record import announcement_of
from flows.bulletin.announcement.texts import news
from flows.bulletin.settings import ANNOUNCEMENTS, Bulletins
from flows.cases.description import description_of
from flows.cases.kind import REPORTS, kind_for
from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.cases.subject import Already
from flows.cases.wish import ResidentWord
from flows.conversation import dialogue, keeping
from flows.intake.register import REPORT_ISSUE
from flows.places.place import bare
from flows.settings.calendar import MINUTE, local
from nlp import listed, marks, thresholds

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

ASKS, NEEDS, UNNAMED = "asks", "needs", "unnamed"
_OTHERS = frozenset({"complaint", "suggestion", "help_request", "thanks", "cancel", "rating"})
AGAIN_MS = 30 * MINUTE  # whoever reports the same again so soon means it
EARLY_MS = 10 * MINUTE  # an outage may begin that much sooner
SHOWN = 3


def before_opening(store: Store, context: Context, said: Said) -> Already | None:
    """Return what is announced of what words ask or report; None where they are about else.

    Danger is never held back, nor a report of what is no outage, has not begun, is going on as a
    case of the speaker's, or was just answered so.
    """
    meant = listed.kinds(TABLE, listed.without(TABLE, {DROP}, said.text))
    rules = context.settings.section(Bulletins)
    sorts = sorts_in(said.text, rules)
    if not sorts and UNNAMED in meant:  # 明天几点停啊: of what they were told will be cut off
        sorts = frozenset(rules.outages)
    over = BEFORE in meant and SINCE not in meant
    if not sorts or ELSE in meant or over or said.meaning.danger or _wants_else(said):
        return None
    asks = ASKS in meant or marks.asks(said.text)
    current = _current(store, context, said, anywhere=asks)
    found = [case for case in current if announcement_of(case).sort in sorts]
    felt = [case for case in found if _is_felt(case, context)]
    if not asks:
        all_of_it = sorts <= {announcement_of(case).sort for case in felt}
        stays = NEEDS not in meant and all_of_it and not _is_in_hand(store, context, sorts)
        found = felt if stays else []
    shown = found[:SHOWN]
    if not shown or not _hold(store, context, shown, asks=asks):
        return None
    told = news.known(shown, context.now, context.settings)
    return Already(told, news.report_anyway(said.text.strip()) if felt else "")


def of_case(store: Store, moment: Moment, case: Case) -> str:
    """Return what staff read beside a report about what is announced for its building."""
    if case.kind == ANNOUNCEMENTS or not case.building:
        return ""
    sorts = sorts_in(case.description, moment.settings.section(Bulletins))
    running = store.cases.open_of_kind(case.community, ANNOUNCEMENTS) if sorts else []
    told = [
        news.beside(one, moment.settings)
        for one in running
        if one.status == "running"
        and announcement_of(one).sort in sorts
        and announcement_of(one).concerns(case.building)
    ]
    return "　".join(told[:SHOWN])


def _wants_else(said: Said) -> bool:
    """Tell whether words surely complain, suggest or ask for help, and neither ask nor report."""
    meaning = said.meaning
    return (
        meaning.intent in _OTHERS and meaning.intents.get(meaning.intent, 0.0) >= thresholds.CLOSE
    )


def _is_felt(case: Case, context: Context) -> bool:
    """Tell whether something is cut off by now, so that a report may be about it."""
    own = announcement_of(case)
    return own.is_outage(context.settings) and own.starts_at <= context.now + EARLY_MS


def _current(
    store: Store, context: Context, said: Said | None = None, *, anywhere: bool
) -> list[Case]:
    """Return what residents were told and is not over, where the speaker lives or speaks of.

    `anywhere`: of whom no home is known everything is shown, for it says which buildings it is about.
    """
    home = said.meaning.home if said else None
    if home is not None and home.building:
        there = [(context.community.name, bare(home.building))]
    else:
        there = [(one.community, one.building) for one in context.homes]
    there = there or [(context.community.name, "")]
    running = [
        case
        for name in dict.fromkeys(community for community, _building in there)
        for case in store.cases.open_of_kind(name, ANNOUNCEMENTS)
        if case.status == "running"
    ]
    mine = [
        case
        for case in running
        if any(
            case.community == community
            and (announcement_of(case).concerns(building) or (anywhere and not building))
            for community, building in there
        )
    ]
    return sorted(mine, key=lambda case: (announcement_of(case).starts_at, case.id))


def _is_in_hand(store: Store, context: Context, sorts: frozenset[str]) -> bool:
    """Tell whether an open case of the speaker's is about the same: words go to that."""
    rules = context.settings.section(Bulletins)
    return any(
        deadlines.is_open(case) and sorts & sorts_in(case.description, rules)
        for case in own_cases(store, context)
    )


def _hold(store: Store, context: Context, cases: list[Case], *, asks: bool) -> bool:
    """Keep that they read it, and tell whether it is said: to who reports again at once it is not."""
    readers = [store.announcements.reader(one.id, context.person.id, context.now) for one in cases]
    just = any(
        reader.held_at is not None and 0 <= context.now - reader.held_at < AGAIN_MS
        for reader in readers
    )
    if just and not asks:
        return False
    for reader in readers:
        store.announcements.opened(reader.token, context.now)
        if not asks:
            store.announcements.held(reader, context.now)
    return True


def _read(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """List what is current for the speaker (公告)."""
    found = _current(store, context, anywhere=True)
    for case in found:
        reader = store.announcements.reader(case.id, context.person.id, context.now)
        store.announcements.opened(reader.token, context.now)
    return news.current(found, context.now, context.settings)


def _report_anyway(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Report it all the same, in the words that were said (仍要报)."""
    if not wish.rest:
        return news.nothing_to_report()
    here = said.meaning.read_at or local(context.now, context.settings).replace(tzinfo=None)
    meaning = replace(said.meaning, read_at=here).of(wish.rest)
    about = replace(said, text=wish.rest, meaning=meaning, to="0")
    front = dialogue.front_of(store, context)
    if front is not None and front.flow == REPORT_ISSUE.name:
        turn = dialogue.go_on(store, context, front, about)
        if turn is not None:
            return dialogue.settle(store, context, front, turn)
    known = {
        "kind": kind_for(REPORTS, context.settings),
        "description": description_of(wish.rest, meaning.phones),
    }
    return dialogue.start(store, context, REPORT_ISSUE, about, answers=known)


def _leave_it(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Report nothing (不了); a report that was being told ends."""
    front = dialogue.front_of(store, context)
    if front is not None and front.flow == REPORT_ISSUE.name:
        keeping.save(store, context, replace(front, status="cancelled"))
    return news.left()


WORDS = (
    ResidentWord("公告", _read, ("通知", "停水通知", "停电通知", "看公告", "看通知")),
    ResidentWord(
        news.REPORT_ANYWAY,
        _report_anyway,
        ("还是要报",),
        is_number=lambda *_: False,
        is_answer=False,
    ),
    ResidentWord(news.NOT_NOW, _leave_it, is_answer=False),
)
