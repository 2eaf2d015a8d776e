"""Which cases a sentence of staff names: by numbers, homes, places and the names of colleagues.

A sentence is read in parts: each begins with a clause that names cases of its own, and takes the
clauses after it that name none (301的好了，304没人).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import is_open
from flows.desk import described, lookup
from flows.desk import names as people
from flows.desk.command import Command
from flows.desk.grammar import bare_number, numbers_in
from flows.places import place as places
from nlp import listed
from nlp.acts import staff as said_by_staff
from nlp.clauses import spans
from nlp.homes import Mention as Written
from nlp.homes import find_mentions
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.desk.asked import Asked
    from nlp.understanding import Home
    from storage.records.case import Case

_EDGE = " \t　，,、。.;；:：!！~～#"
_BEFORE_WORDS = ("那个", "这个", "那单", "这单", "那户", "的", "都", "号", "单", "家", "室")
_JOINS = frozenset({"和", "跟", "与", "及", "、", ",", "，", ""})  # between two numbers
MOST_OTHER = 40  # cases of a place that are looked at


@dataclass(frozen=True, slots=True)
class Mention:
    """Where words name cases, and the cases, the nearest to the speaker first.

    `each` tells that a number or a full home names them; a building only narrows. Without cases
    something was named that the speaker does not see.
    """

    start: int
    end: int
    cases: tuple[Case, ...]
    each: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """Some clauses of a sentence: the words, without what names the cases, and what that is."""

    text: str
    words: str
    mentions: tuple[Mention, ...] = field(default=())


def parts(asked: Asked) -> list[Part]:
    """Cut a sentence into what is said of which cases."""
    text = asked.command.typed
    clauses = spans(plain(text))
    named = sorted(named_in(asked, text), key=lambda one: one.start)
    named = [one for one in named if not _comes_first(text, clauses, one)] or named
    cuts: list[tuple[int, int]] = []
    for start, end in clauses:
        begins = _inside(named, (start, end))
        again = cuts and _only_case(_inside(named, cuts[-1])) == _only_case(begins) != ""
        if cuts and (again or not (begins and _says_something(text, cuts[-1], named))):
            cuts[-1] = (cuts[-1][0], end)
        else:
            cuts.append((start, end))
    return [_part(text, cut, named) for cut in cuts] or [Part(text, text)]


def _comes_first(text: str, clauses: Sequence[tuple[int, int]], one: Mention) -> bool:
    """Tell whether a clause only says what is done before: 2号接了 弄完602就过去."""
    within = next((text[start:end] for start, end in clauses if start <= one.start < end), "")
    return listed.says(said_by_staff.TABLE, "comes_first", within)


def _inside(named: Sequence[Mention], cut: tuple[int, int]) -> list[Mention]:
    return [one for one in named if cut[0] <= one.start < cut[1]]


def _only_case(named: Sequence[Mention]) -> str:
    """Return the case that is meant alone (先去1203，那个插座的料到了); empty for none, or several."""
    ids = {case.id for one in named for case in one.cases}
    return ids.pop() if len(ids) == 1 else ""


def of_case(words: str, case: Case) -> Part:
    """Return words that are about a case, whatever they name."""
    return Part(words, words, (Mention(0, 0, (case,)),))


def several(asked: Asked) -> list[Command]:
    """Return the command once for each case, where more numbers follow the first (完成 07 12)."""
    command = asked.command
    found, rest = [command.number], command.rest
    while match := next(iter(numbers_in(rest)), None):
        number, start, end = match
        joined = rest[:start].strip() in _JOINS
        plainly = bool(rest[:start].strip()) or len(number) >= lookup.COUNTER or number[0] == "0"
        about = replace(asked, command=replace(command, number=number))
        cases = lookup.numbered(about) if joined and plainly else []
        if not cases:
            break
        if [case.number for case in cases] != found[:1]:  # 进展 BX…-0001 0001那家… names one
            found.append(number)
        rest = rest[end:].strip(_EDGE)
    return [replace(command, number=number, rest=rest) for number in dict.fromkeys(found)]


def _says_something(text: str, cut: tuple[int, int], named: Sequence[Mention]) -> bool:
    """Tell whether a part has named cases and said something of them."""
    part = _part(text, cut, named)
    return bool(part.mentions) and bool(part.words)


def _part(text: str, cut: tuple[int, int], named: Sequence[Mention]) -> Part:
    start, end = cut
    inside = tuple(one for one in named if start <= one.start < end)
    inside = tuple(one for one in inside if one.cases) or inside[:1]
    if not inside:
        return Part(text[start:end], text[start:end])
    words, at = "", start
    for one in inside:
        if one != inside[0] and text[one.end : one.end + 1] == "的":
            continue  # 先去1203，那个插座的料到了: that is said, not where
        words, at = _joined(words, text[at : one.start]), one.end
    words = _joined(words, text[at:end])
    return Part(text[start:end], words, inside)


def _joined(before: str, after: str) -> str:
    """Join what stands on both sides of a number, without the little words that held it."""
    words = after.strip(_EDGE)
    while before == "" and (first := next(filter(words.startswith, _BEFORE_WORDS), "")):
        words = words.removeprefix(first).strip(_EDGE)
    words = "" if words in _JOINS else words
    return f"{before} {words}".strip()


def homes_in(text: str) -> list[Written]:
    """Find the homes and buildings that words name."""
    return find_mentions(plain(text))


def named_in(asked: Asked, text: str) -> list[Mention]:
    """Find where words name cases that the speaker may see."""
    return list(_named_in(asked, text))


def _named_in(asked: Asked, text: str) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for one in homes_in(text):
        cases = _open_at(asked, one.home)
        cases = cases or [c for c in lookup.own(asked) if text[one.start : one.end] in c.place]
        if one.home.building or cases:  # else it may be the number of a case
            taken.append((one.start, one.end))
            nearest = _nearest(asked, _alike(asked, text, cases))
            yield Mention(one.start, one.end, nearest, bool(one.home.room))
    for number, start, end in numbers_in(text):
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        about = replace(asked, command=Command("", bare_number(number)))
        cases = [*lookup.numbered(about), *lookup.at_room(about)]
        if cases or _is_meant(asked, text[start:end], number):
            taken.append((start, end))
            yield Mention(start, end, _nearest(asked, lookup.visible(asked, cases)))
    for holder, start, end in people.holders_in(asked, text):
        held = asked.store.standing.of_staff(asked.reader, holder.id)
        cases = lookup.visible(asked, held)
        if cases:
            taken.append((start, end))
            yield Mention(start, end, tuple(cases), each=False)
    known = lookup.visible(asked, asked.store.cases.open_in(asked.community))
    for start, end, cases in people.residents_in(asked, text, known):
        if not any(start < stop and begin < end for begin, stop in taken):
            taken.append((start, end))
            meant = _alike(asked, text, cases)
            yield Mention(start, end, _nearest(asked, meant), each=len(meant) < 2)
    yield from _described_in(asked, text, taken, known)


def _open_at(asked: Asked, home: Home) -> list[Case]:
    """Return the open cases of a home; of a unit without any those of its whole building."""
    spot = lookup.spot(asked, home)
    found = asked.store.standing.open_at(asked.reader, spot, 0, MOST_OTHER)
    if not found and spot.unit and not spot.room:
        whole = asked.store.standing.open_at(asked.reader, replace(spot, unit=""), 0, MOST_OTHER)
        found = [case for case in whole if case.unit is None]
    return lookup.visible(asked, found)


def _described_in(
    asked: Asked, text: str, taken: Sequence[tuple[int, int]], others: Sequence[Case]
) -> Iterator[Mention]:
    """Find where words tell what a case is about, the speaker's own before all others."""
    own = lookup.own(asked)
    seen = list(taken)
    for known in (own, others) if asked.sees_all else (own,):
        for start, end, cases in described.find_described(asked, text, known):
            if not any(start < stop and begin < end for begin, stop in seen):
                seen.append((start, end))
                yield Mention(start, end, tuple(cases), each=len(cases) == 1)


def _is_meant(asked: Asked, written: str, number: str) -> bool:
    """Tell whether what fits no case was written as the number of one: 是1502 names a room."""
    if number[0] == "0" or written[-1] in "号单":
        return True
    room = number.isdecimal() and places.may_be_room(number, asked.context.community)
    return len(number) >= lookup.COUNTER and not room


def _alike(asked: Asked, text: str, cases: Sequence[Case]) -> Sequence[Case]:
    """Return the one of several cases of a home that words tell of (李雷家漏水的那个), else all."""
    found = described.likest(asked, cases, text) if len(cases) > 1 else []
    return found if len(found) == 1 else cases


def _nearest(asked: Asked, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Return the open cases that are the speaker's, else the open ones, else all."""
    still = [case for case in cases if is_open(case)]
    own = [case for case in still if lookup.is_own(asked, case)]
    return tuple(own or still or cases)
