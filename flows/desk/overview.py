"""What those who lead ask: 状态 今日 超时, and what they set moving: 催 升级."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from flows.cases import beside, telling
from flows.desk import counts as statistics
from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed, events_of, files_of
from flows.desk.texts import done as done_texts
from flows.desk.texts import lists
from flows.emergency.texts import added as added_texts
from flows.emergency.texts import crowd as crowd_texts
from flows.places.place import bare
from flows.settings.calendar import DAY, local, on_day
from nlp.understanding import understand_briefly
from storage.which_cases import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.desk.asked import Asked
    from flows.desk.view import View
    from flows.settings.site import Settings
    from nlp.understanding import Home
    from storage.records.case import Case

RECENT_DAYS = 30  # closed cases that a name or a room still finds
LATEST = 3  # overdue cases shown with the counts of a day
LINES = 3  # of the timeline
SHORTEST_ROOM = 3  # digits of the number of a room


def status(asked: Asked) -> str:
    """Show a case, or list those of a name, a room or a building (状态)."""
    if asked.command.number:
        cases = lookup.numbered(asked)
        rooms = [] if cases else lookup.at_room(asked) or _closed_at_room(asked)
        if len(rooms) > 1:
            return _list(asked, rooms)
        case = rooms[0] if rooms else lookup.choose(asked)
        return case if isinstance(case, str) else _one(asked, case)
    if asked.command.rest:
        return _of_words(asked)
    own = lookup.own(asked)
    if len(own) == 1:
        return _one(asked, own[0])
    shown = [asked.shown(case) for case in own]
    return lists.which(asked.command, shown, lookup.SHOWN) if own else lists.ASK_STATUS


def todo(asked: Asked) -> str:
    """List what the speaker has to do (待办)."""
    reader, standing, me = asked.reader, asked.store.standing, asked.staff.id
    unheld = asked.sees_all and asked.may("accept")
    total = standing.to_do_count(reader, me, unheld=unheld)
    others = [line for tell in _catalog(asked.settings).to_do if (line := tell(asked))]
    if not total:
        return "\n".join(others) or lists.NOTHING_TO_DO
    pages = _pages(asked, total)
    cases = standing.to_do(reader, me, pages.skipped, pages.shown, unheld=unheld)
    return "\n".join([lists.todo(_views(asked, cases), pages), *others])


class _WithOthers(Protocol):
    """What 待办 and 今日 need of the catalog."""

    @property
    def to_do(self) -> Sequence[Callable[[Asked], str]]: ...

    @property
    def today(self) -> Sequence[Callable[[Asked], str]]: ...


def _catalog(settings: Settings) -> _WithOthers:
    return cast("_WithOthers", settings.catalog)


def today(asked: Asked) -> str:
    """Say how the community stands today (今日)."""
    midnight = on_day(local(asked.now, asked.settings).date(), "00:00", asked.settings)
    reader, standing = asked.reader, asked.store.standing
    latest = [asked.shown(case) for case in standing.late(reader, asked.now, 0, LATEST)]
    day = statistics.day_of(standing.tally(reader, midnight, asked.now), latest)
    names = {one.id: one.name for one in asked.store.staff.active_in(asked.community)}
    waits = [line for tell in _catalog(asked.settings).today if (line := tell(asked))]
    return lists.today(day, names, asked.settings, asked.now, waits)


def late(asked: Asked) -> str:
    """List what is overdue, the worst first (超时)."""
    pages = _pages_of_late(asked)
    return lists.late(_views(asked, _late(asked, pages)), pages) if pages else lists.NOTHING_LATE


def press(asked: Asked) -> str:
    """Press whoever has a case (催)."""
    if not asked.command.number:
        pages = _pages_of_late(asked)
        if pages is None:
            return lists.NOTHING_LATE
        shown = [asked.shown(case) for case in _late(asked, pages)]
        return lists.which_page(asked.command, shown, pages)
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    return act(asked, case, deed(asked, "press", asked.command.rest), done_texts.pressed)


def escalate(asked: Asked) -> str:
    """Put a case before the next level (升级)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case

    def reply(view: View) -> str:
        above = telling.superiors(asked.store, asked.moment, view.case)
        return done_texts.escalated(view, [one.name for one in above if one.id != asked.staff.id])

    return act(asked, case, deed(asked, "escalate", asked.command.rest), reply)


def _pages_of_late(asked: Asked) -> lists.Pages | None:
    total = asked.store.standing.late_count(asked.reader, asked.now)
    return _pages(asked, total) if total else None


def _late(asked: Asked, pages: lists.Pages) -> list[Case]:
    return asked.store.standing.late(asked.reader, asked.now, pages.skipped, pages.shown)


def _pages(asked: Asked, total: int) -> lists.Pages:
    return lists.Pages(total, asked.command.page, lookup.SHOWN)


def _one(asked: Asked, case: Case) -> str:
    events = events_of(asked, case, LINES)
    view = asked.view(case)
    shown = lists.one(view, events, files_of(asked, case))
    parts = [one for one in (shown, beside.offered(asked.store, asked.moment, case)) if one]
    if not case.danger:
        return "\n".join(parts)
    if joined := asked.store.followers.of_case(case.id):
        phones = view.phone == case.reporter_phone
        parts.append(crowd_texts.also_reported(joined, phones=phones))
    if said := asked.store.paged_words.of_case(case.id):
        parts.append(added_texts.all_of(said))
    return "\n".join(parts)


def _list(asked: Asked, cases: Sequence[Case]) -> str:
    pages = lists.Pages(len(cases), asked.command.page, lookup.SHOWN)
    return lists.found(_views(asked, pages.of(cases)), asked.command, pages)


def _views(asked: Asked, cases: Sequence[Case]) -> list[View]:
    return [asked.view(case) for case in cases]


def _of_words(asked: Asked) -> str:
    """Show what there is of a home, of a colleague, of who reported it; else of a place."""
    words, home = asked.command.rest, _home(asked)
    team = asked.store.staff.active_in(asked.community)
    ids = tuple(one.id for one in team if one.name == words)
    if home is not None and (home.building or home.room):
        return _at(asked, lookup.spot(asked, home)) or lists.NOTHING_FOUND
    if ids:
        return _at(asked, Spot(staff=ids)) or lists.nothing_of(words)
    everywhere = lookup.unsealed(asked)
    called = _at(asked, replace(everywhere, name=words))
    if called:
        return called
    known = asked.store.standing.saying(asked.reader, everywhere, words, _lately(asked))
    return _some(asked, lookup.visible(asked, known)) or lists.NOTHING_FOUND


def _home(asked: Asked) -> Home | None:
    here = local(asked.now, asked.settings).replace(tzinfo=None)
    return understand_briefly(asked.command.rest, here).home


def _at(asked: Asked, spot: Spot) -> str | None:
    """Show what is open at a spot, then what was closed there lately; of colleagues what is open."""
    if not asked.sees_all:
        return _some(asked, _seen_at(asked, spot))
    standing, reader, since = asked.store.standing, asked.reader, _lately(asked)
    still_open = standing.open_count(reader, spot)
    closed = 0 if spot.staff else standing.closed_count(reader, spot, since)
    if not still_open + closed:
        return None
    pages = _pages(asked, still_open + closed)
    cases = standing.open_at(reader, spot, pages.skipped, pages.shown)
    left, skip = pages.shown - len(cases), max(0, pages.skipped - still_open)
    if left and closed:
        cases += standing.closed_at(reader, spot, since, skip, left)
    if pages.total == 1 and cases:
        return _one(asked, cases[0])
    return lists.found(_views(asked, cases), asked.command, pages)


def _seen_at(asked: Asked, spot: Spot) -> list[Case]:
    """Return what there is at a spot for whom not every case exists: their own, then others."""
    standing, reader = asked.store.standing, asked.reader
    cases = standing.open_at(reader, spot, 0, lookup.MOST)
    if not spot.staff:
        own = replace(spot, staff=(asked.staff.id,))
        cases = standing.open_at(reader, own, 0, lookup.MOST) + cases
        cases += standing.closed_at(reader, own, _lately(asked), 0, lookup.MOST)
    return lookup.visible(asked, cases)


def _closed_at_room(asked: Asked) -> list[Case]:
    """Return the visible cases of the last weeks at rooms with this number."""
    number = asked.command.number
    if len(number) < SHORTEST_ROOM:
        return []
    there = replace(lookup.unsealed(asked), room=bare(number))
    standing, since = asked.store.standing, _lately(asked)
    return lookup.visible(asked, standing.closed_at(asked.reader, there, since, 0, lookup.MOST))


def _some(asked: Asked, cases: Sequence[Case]) -> str | None:
    """Show one case, or list them."""
    if len(cases) == 1:
        return _one(asked, cases[0])
    return _list(asked, cases) if cases else None


def _lately(asked: Asked) -> int:
    return asked.now - RECENT_DAYS * DAY
