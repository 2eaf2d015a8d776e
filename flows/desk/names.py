"""Who is meant by a name in a command: full names, 老王, 王师傅, a trade; never a guess."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from flows.cases.fieldwork import sending
from flows.cases.rules import access, dispatch
from flows.desk.counter import counter_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.cases.rules.dispatch import Candidate
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff

TITLES = ("师傅", "工", "姐", "哥", "主管", "经理", "主任")
CALLED = ("老", "小", "阿")
BEFORE_NAMES = ("给", "让", "叫", "找")
AFTER_NAMES = (
    "去处理",
    "来处理",
    "去看看",
    "去看",
    "去修",
    "来修",
    "过去",
    "处理",
    "跟进",
    "去",
    "来",
    "跟",
    "接",
)
OF_THEIRS = ("那单", "那个", "的单", "的那", "手上", "手里", "这单", "那几")
_RESIDENT = re.compile(  # as neighbours are called, and no colleagues
    r"(?P<tells>^跟|^和|^给|^同|^告诉|^通知)?(?P<surname>[一-鿿])"
    r"(?:阿姨|大爷|大妈|大伯|伯伯|叔叔|先生|女士|小姐|奶奶|爷爷|婆婆|太太|老师)"
)
_PAUSES = str.maketrans(",，、:：　", "      ")
LEAST, MOST = 4, 11  # digits of a phone that tell namesakes apart


def candidates(asked: Asked, case: Case) -> tuple[Candidate, ...]:
    """Return who could do a case, the best first, with what they have on hand."""
    return sending.candidates(asked.store, asked.moment, case, asked.reader)


def named(asked: Asked, team: Sequence[Staff], rest: str) -> tuple[list[Staff], str, str]:
    """Find who is meant: the people it could be, the name as typed, and the words after it."""
    name, _, after = _first(rest)
    found = [s for s in team if s.name == name]
    bare = _without_verbs(name)
    if not found and bare != name and not any(rest.startswith(s.name) for s in team):
        name, rest = bare, f"{bare} {after}".strip()
        found = [s for s in team if s.name == name]
    if not found:
        glued = [s for s in team if rest.startswith(s.name)]
        found = [s for s in glued if len(s.name) == max(len(g.name) for g in glued)]
        if found:
            name, after = found[0].name, rest[len(found[0].name) :]
            after = after.removeprefix(next(filter(after.startswith, TITLES), ""))
    found = found or [s for s in team if s.name.endswith(name) and len(name) >= 2]
    found = found or _by_surname(team, name) or _by_trade(asked, team, name)
    digits, _, more = _first(after)
    if len(found) > 1 and digits.isdecimal() and LEAST <= len(digits) <= MOST:
        found = [s for s in found if s.phone.endswith(digits)] or found
        after = more
    return found, name, after.strip(" 　,，。;；")


def called_in(asked: Asked, words: str) -> list[tuple[Staff, int, int]]:
    """Find the colleagues whom words name, whole or as one calls them, in their order: 王强, 小王."""
    found: list[tuple[Staff, int, int]] = []
    for one in asked.store.staff.active_in(asked.community):
        surname, given = one.name[:1], one.name[1:]
        ways = [one.name, *(surname + title for title in TITLES)]
        ways += [first + part for first in CALLED for part in (surname, given[-1:]) if part]
        ways += [given] if len(given) > 1 else []
        at = [(words.find(way), way) for way in ways if way in words]
        if at and one.id != asked.staff.id:
            start, way = min(at, key=lambda place: (-len(place[1]), place[0]))
            found.append((one, start, start + len(way)))
    whole = [hit for hit in found if hit[0].name in words]
    spans = [(start, end) for _, start, end in whole]
    called = [
        hit
        for hit in found
        if hit not in whole
        and (hit[1], hit[2]) not in spans
        and not any(start <= hit[1] < end for start, end in spans)
    ]
    return sorted([*whole, *called], key=itemgetter(1))


def holders_in(asked: Asked, words: str) -> list[tuple[Staff, int, int]]:
    """Find the colleagues whose cases words mean (张工那单, 王强手上的)."""
    return [
        (one, start, end)
        for one, start, end in called_in(asked, words)
        if words[end:].startswith(OF_THEIRS)
    ]


def names_a_stranger(asked: Asked, words: str, steps: Sequence[tuple[Case, str]]) -> bool:
    """Tell whether words name a colleague who has none of the cases: 马超昨晚不错，记一下."""
    at_work = {one for case, _ in steps for one in (case.engineer_id, case.holder_id)}
    return any(one.id not in at_work for one, *_ in called_in(asked, words))


def residents_in(
    asked: Asked, words: str, cases: Sequence[Case]
) -> Iterator[tuple[int, int, list[Case]]]:
    """Find who reported something, by the name that the speaker may read, and what: 刘阿姨, 李雷.

    Whoever is to be told something and reported nothing has no cases, so that nobody else is told.
    """
    theirs = [
        (one.reporter_name, case) for case in cases if (one := asked.shown(case)).reporter_name
    ]
    for name in {name for name, _ in theirs if len(name) > 1 and name in words}:
        start = words.find(name)
        yield start, start + len(name), [case for known, case in theirs if known == name]
    for found in _RESIDENT.finditer(words):
        spoken_of = [case for name, case in theirs if name.startswith(found["surname"])]
        if spoken_of or (found["tells"] and asked.may("press")):
            yield found.start("surname"), found.end(), spoken_of


def _without_verbs(name: str) -> str:
    """Return 王强 for 给王强 and for 小王去 小王."""
    bare = name[1:] if name[:1] in BEFORE_NAMES else name
    after = next((verb for verb in AFTER_NAMES if bare.endswith(verb)), "")
    return bare.removesuffix(after) or name


def team(asked: Asked, case: Case) -> list[Staff]:
    """Return who can be given a case: who works, unless the kind knows others."""
    own = counter_of(case, asked.settings).team
    if own is not None:
        return own(asked, case)
    staff = asked.store.staff.active_in(case.community)
    return [s for s in staff if access.has(s, "work", asked.settings)]


def successors(asked: Asked, case: Case) -> list[Staff]:
    """Return who can take over a case: an engineer's, a clerk's, or whom the kind knows."""
    own = counter_of(case, asked.settings).successors
    found = own(asked, case) if own is not None else None
    if found is not None:
        return found
    if case.engineer_id is not None:
        return team(asked, case)
    staff = asked.store.staff.active_in(case.community)
    return [s for s in staff if access.has(s, "accept", asked.settings)]


def _first(text: str) -> tuple[str, str, str]:
    parts = text.translate(_PAUSES).split(maxsplit=1) or [""]
    return parts[0], "", parts[1] if len(parts) > 1 else ""


def _by_surname(team: Sequence[Staff], name: str) -> list[Staff]:
    """Find 老王, 小王, 王师傅, 王工."""
    surname = name
    for title in TITLES:
        if name.endswith(title) and len(name) > len(title):
            surname = name.removesuffix(title)
            break
    if len(surname) > 1 and surname[0] in CALLED:
        surname = surname[1:]
    if surname == name and len(name) > 1:
        return []
    exact = [s for s in team if s.name == surname]
    return exact or [s for s in team if s.name.startswith(surname) and len(surname) <= 2]


def _by_trade(asked: Asked, team: Sequence[Staff], name: str) -> list[Staff]:
    """Find who does a trade that is named instead of a person."""
    trade = next((t for t, others in asked.settings.trades.items() if name in (t, *others)), None)
    if trade is None:
        return []
    return [s for s in team if trade in dispatch.trades_of(s, asked.settings)]
