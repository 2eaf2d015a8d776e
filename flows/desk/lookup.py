"""Which case does a command mean? Looked up only among those the speaker may see.

A full number, a tail of it (own open cases first), or no number at all: then a verb acts only
when exactly one of the speaker's cases allows it. Otherwise the choices are offered as taps.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules import confidentiality, deadlines
from flows.desk.asked import possible_for
from flows.desk.texts import lists as lists_texts
from flows.desk.word import vocabulary
from flows.places.place import bare
from flows.settings.calendar import MINUTE
from storage.which_cases import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flows.desk.asked import Asked
    from nlp.understanding import Home
    from storage.records.case import Case, Event

SHOWN = 8  # options at once, then 更多
MOST = 100  # cases that are looked at one by one
ANSWERS_MS = 30 * MINUTE  # in which words answer what the resident wrote
COUNTER = 4  # digits of a number after its day, at least


def choose(asked: Asked) -> Case | str:
    """Return the case a command is about, or the sentence that says why there is none."""
    if asked.chosen is not None:
        return asked.chosen
    action = vocabulary(asked.settings).act_of(asked.command.word)
    return _by_number(asked, action) if asked.command.number else _without_number(asked, action)


def worded(asked: Asked) -> Asked:
    """Take a number that runs into words for one of them, where it is that of no case.

    调查 702上月起没人住 tells of the only complaint there is; of a repair 702 may be a slip.
    """
    command = asked.command
    act = vocabulary(asked.settings).act_of(command.word)
    if not command.whole or not act or numbered(asked):
        return asked
    fitting = [case for case in own(asked) if fits(asked, act)(case)]
    if len(fitting) != 1 or kind_of(fitting[0], asked.settings).sends_somebody:
        return asked
    return replace(asked, command=replace(command, number="", rest=command.whole))


def numbered(asked: Asked) -> list[Case]:
    """Return the visible cases whose number is, or ends in, what was typed."""
    number = asked.command.number
    if len(number) > 12 and number[0].isalpha():
        one = asked.store.cases.by_number(number)
        return [one] if one is not None and asked.sees(one) else []
    letters, tail = (number[:2], number[2:]) if number[0].isalpha() else ("", number)
    ending = asked.store.cases.by_tail(asked.community, tail.zfill(COUNTER))
    fitting = [c for c in visible(asked, ending) if c.number.startswith(letters)]
    exact = [c for c in fitting if _is_counter(c.number, tail)]
    if exact or len(tail) >= COUNTER:
        return exact or fitting
    known = [
        *asked.store.standing.of_staff(asked.reader, asked.staff.id),
        *asked.store.cases.open_in(asked.community),
        *asked.store.cases.by_tail(asked.community, tail),
    ]
    found = [c for c in visible(asked, known) if c.number.startswith(letters)]
    return [c for c in found if c.number.endswith(tail)]


def at_room(asked: Asked) -> list[Case]:
    """Return the visible open cases of rooms with this number."""
    number = asked.command.number
    if not number.isdecimal() or len(number) < 3:
        return []
    there = replace(unsealed(asked), room=bare(number))
    return visible(asked, asked.store.standing.open_at(asked.reader, there, 0, MOST))


def spot(asked: Asked, home: Home) -> Spot:
    """Return a home or building as it is counted, without what the speaker may not place."""
    building, unit, room = (bare(one or "") for one in (home.building, home.unit, home.room))
    return replace(unsealed(asked), building=building, unit=unit, room=room)


def unsealed(asked: Asked) -> Spot:
    """Return everywhere, without the cases of which the speaker may not know who reported them."""
    kinds, all_sealed = confidentiality.sealed_kinds(asked.staff, asked.settings)
    return Spot(sealed=kinds, all_sealed=all_sealed)


def visible(asked: Asked, cases: Iterable[Case]) -> list[Case]:
    """Return each of the cases that exists for the speaker once."""
    return [c for c in {case.id: case for case in cases}.values() if asked.sees(c)]


def own(asked: Asked) -> list[Case]:
    """Return what the speaker holds or works on, and for clerks what nobody holds yet.

    A call that is owed counts, also where the case is closed. The most pressing come first.
    """
    unheld = asked.may("accept")
    return visible(
        asked, asked.store.standing.of_staff(asked.reader, asked.staff.id, unheld=unheld)
    )


def is_own(asked: Asked, case: Case) -> bool:
    """Tell whether a case is the speaker's: held, worked on, or waiting for any clerk."""
    waits = case.holder_id is None and asked.may("accept")
    return waits or asked.staff.id in (case.holder_id, case.engineer_id)


def last_said(asked: Asked, case: Case) -> Event | None:
    """Return what the resident has just written about a case, while nobody answered yet."""
    lines = asked.store.cases.timeline(case.id)
    last = next((one for one in reversed(lines) if one.text or one.public), None)
    if last is None or last.at < asked.now - ANSWERS_MS:
        return None
    return last if last.actor_id == case.reporter_id else None


def fits(asked: Asked, action: str) -> Callable[[Case], bool]:
    """Return the test whether the speaker can do this to a case."""
    known = vocabulary(asked.settings)
    if known.fits_any_case(action):
        return lambda _case: True
    acts = known.acts_like(action)
    return lambda case: not acts.isdisjoint(possible_for(asked, case))


def _by_number(asked: Asked, action: str) -> Case | str:
    cases, rooms = numbered(asked), at_room(asked)
    known = {case.id for case in cases}
    others = [case for case in rooms if case.id not in known]
    if not cases and not others:
        return _no_such_case(asked, action)
    if others:
        return _which(asked, [*cases, *others])
    groups = _by_nearness(asked, cases)
    first = groups[0]
    fitting = [case for case in first if fits(asked, action)(case)]
    if not fitting and len(first) < len(cases):
        elsewhere = [case for case in cases if fits(asked, action)(case)]
        if elsewhere:
            return _which(asked, [*first, *elsewhere])
    meant = fitting or first
    return meant[0] if len(meant) == 1 else _which(asked, meant)


def _by_nearness(asked: Asked, cases: Sequence[Case]) -> list[list[Case]]:
    """Group cases: own open ones, then other open ones, then closed ones; no empty group."""
    groups: list[list[Case]] = [[], [], []]
    for case in cases:
        place = 2 if not deadlines.is_open(case) else 0 if is_own(asked, case) else 1
        groups[place].append(case)
    return [group for group in groups if group]


def _without_number(asked: Asked, action: str) -> Case | str:
    fitting = [case for case in own(asked) if fits(asked, action)(case)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        return _which(asked, fitting)
    others = [c for c in asked.store.cases.open_in(asked.community) if fits(asked, action)(c)]
    others = visible(asked, others)
    if others and asked.may(action):
        return _which(asked, others)
    return lists_texts.nothing_to(asked.command.word) + _whose_emergency(asked)


def _whose_emergency(asked: Asked) -> str:
    """Say whose a running emergency is: whoever ends one that is not theirs should know."""
    for case in visible(asked, asked.store.cases.open_in(asked.community)):
        if case.urgency == "emergency" and case.status not in deadlines.AWAITS_RESIDENT:
            holder = asked.store.staff.get(case.engineer_id) if case.engineer_id else None
            return lists_texts.whose(asked.shown(case), holder.name if holder else "")
    return ""


def _no_such_case(asked: Asked, action: str) -> str:
    """Say that there is none, and offer the speaker's own cases that the command fits.

    What may not be seen and what was never given are answered alike.
    """
    fitting = [asked.shown(case) for case in own(asked) if fits(asked, action)(case)]
    return lists_texts.no_such_case(asked.command, fitting, SHOWN)


def _which(asked: Asked, cases: Sequence[Case]) -> str:
    return lists_texts.which(asked.command, [asked.shown(case) for case in cases], SHOWN)


def _is_counter(number: str, tail: str) -> bool:
    """Tell whether a tail is the whole counter of a number, zeros aside."""
    counter = number.rpartition("-")[2]
    return tail.isdecimal() and bool(int(tail)) and int(counter) == int(tail)
