"""How many matters a message has: its clauses put together, each matter with all that tells of it.

A clause that surely wants something of its own, or names another kind of problem, begins one; what
only tells more belongs to the one before it, and what introduces to the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from nlp import listed, marks, thresholds
from nlp.places import find_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.clauses import Clause

TABLE = "matters"
PLACED = 0.35  # of the kind of problem, surely told of a public place by who says that it is one
SURE, LIKELY = 0.8, 0.45  # score of what a clause wants, the second where 另外 announces it
ASKS = 0.9  # of a question that nobody announced
NAMED = 0.7  # score of the kind of problem, where only that tells two matters apart
HINTED = 0.3  # of an act: a question about the matter that is told
SHORTEST = 3  # characters of a clause that may be a matter
_EDGE = f" \n\t:：{marks.LISTS}{marks.PAUSES}{marks.ASKS}"
_CASES = frozenset({"report", "complaint", "help_request", "suggestion"})
_AT_ONCE = frozenset({"inquiry", "progress"})
_THEY = frozenset("他她")
_TOLD_OR_ASKED = _CASES | _AT_ONCE
_ASIDE = frozenset({"aside"})
_OF_THE_SAME = ("ask_cost", "ask_when", "ask_who", "ask_prepare", "ask_phone", "ask_status")
_ONE_MATTER = frozenset({"report", "complaint", "help_request"})  # ways to see one
_FLOWS = frozenset({"water_drainage", "neighbour_leak"})  # and what their water does
_DONE_BY_WATER = frozenset(
    {"cleaning", "pests", "electricity_lighting", "doors_windows_walls", "other", *_FLOWS}
)


class Span(NamedTuple):
    """One matter: where its words stand, and what it wants."""

    start: int
    end: int
    intent: str


@dataclass(frozen=True)
class _Told:
    """What a clause tells beside its words: whether 另外 announced it, where it is."""

    clause: Clause
    announced: bool

    @cached_property
    def place(self) -> str | None:
        """The public place it names; few are ever asked."""
        return find_place(self.clause.text, self.clause.plain)

    @property
    def score(self) -> float:
        return self.clause.intents.get(self.clause.intent, 0.0)


def matters(text: str, clauses: Sequence[Clause], *, several: bool = False) -> tuple[Span, ...]:
    """Return the matters of a message in the order in which they are told, if there are several.

    `several`: whoever told them has said that they are (两个都报), as if each was announced.
    """
    if len(clauses) < 2:
        return ()  # before any is read
    found: list[tuple[int, _Told]] = []
    begins: int | None = None  # where 另外 stands, which announces the clause after it
    leads = {one.start: one.end for one in listed.find_all(TABLE, text) if one.kind == "next"}
    for clause in clauses:
        lead = min(leads.get(clause.start, clause.start), clause.end) - clause.start
        begins = clause.start if lead and begins is None else begins
        if len(clause.text[lead:].strip(_EDGE)) < SHORTEST:
            continue
        told = _Told(clause, announced=several or begins is not None)
        if (
            _is_matter(told)
            and (not several or _is_likely(told))
            and (not found or _is_another(told, found[-1][1]))
            and not (found and begins is None and _goes_on(clause, found[-1][1].clause))
        ):
            found.append((clause.start if begins is None else begins, told))
        begins = None
    if len(found) < 2:
        return ()
    starts = [0, *(start for start, _ in found[1:])]
    return tuple(
        Span(*_trimmed(text, start, end), told.clause.intent)
        for start, end, (_, told) in zip(starts, [*starts[1:], len(text)], found, strict=True)
    )


def without_lead(words: str) -> str:
    """Return a sentence without the words that only announce it: 另外, 还有一件事."""
    start, end = _trimmed(words, 0, len(words))
    return words[start:end]


def _lead(words: str) -> int:
    """Return how many characters only announce what follows: 另外, 对了."""
    found = listed.find_all(TABLE, words)
    return max((one.end for one in found if one.kind == "next" and not one.start), default=0)


def _is_matter(told: _Told) -> bool:
    """Tell whether a clause surely wants something, or asks what is answered at once."""
    intent, words = told.clause.intent, told.clause.text
    if intent not in _TOLD_OR_ASKED or (score := told.score) < LIKELY:
        return False
    if intent in _AT_ONCE and listed.says_only("matter", _ASIDE, words):
        return False  # 怎么办啊 asks about what is told
    sure = told.announced or score >= SURE
    if not sure and not (listed.says(TABLE, "too", words) and told.place):  # 楼道也没人打扫
        return False
    return intent in _AT_ONCE or told.clause.category is not None


def _is_another(told: _Told, before: _Told) -> bool:
    """Tell whether a clause begins another matter than the one that is being told."""
    here, there = told.clause, before.clause
    if here.intent in _AT_ONCE:
        if here.intent == there.intent:
            return told.announced and here.category != there.category
        return told.announced or _asks_apart(told, there)
    if there.intent in _AT_ONCE:
        return here.category != there.category
    if told.announced and not {here.intent, there.intent} <= _ONE_MATTER:
        return True
    if None in {here.category, there.category} or here.category == there.category:
        return told.announced and told.place not in {None, before.place}
    elsewhere = told.place not in {None, before.place}
    if there.category in _FLOWS and here.category in _DONE_BY_WATER and not elsewhere:
        return told.announced and bool(here.acts.get("new_matter"))
    return told.announced or (elsewhere and _is_named(here) and _is_named(there))


def _asks_apart(told: _Told, there: Clause) -> bool:
    """Tell whether a question is about something else than what is told: 几点上班, not 要多少钱."""
    if told.clause.category == there.category and told.clause.category != "other":
        return False
    if "asked" in listed.kinds(TABLE, told.clause.text):
        return True
    of_this = max(told.clause.acts.get(act, 0.0) for act in _OF_THE_SAME)
    return told.score >= ASKS and of_this < HINTED


def _goes_on(here: Clause, there: Clause) -> bool:
    """Tell whether a complaint is about whom the one before it is: 说两句她还凶我."""
    complaints = here.intent == there.intent == "complaint"
    return complaints and not _THEY.isdisjoint(here.text)


def _is_likely(told: _Told) -> bool:
    """Tell whether a clause alone would be taken for a case of its kind of problem.

    What is surely told of a public place need not name its kind as surely.
    """
    named = dict(told.clause.categories).get(told.clause.category or "", 0.0)
    surely = told.score >= ASKS and told.place
    return told.score >= thresholds.OPEN_CASE and named >= (
        PLACED if surely else thresholds.OPEN_CASE
    )


def _is_named(clause: Clause) -> bool:
    """Tell whether the kind of problem is sure."""
    return dict(clause.categories).get(clause.category or "", 0.0) >= NAMED


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the signs around the words of a matter, and what only announces it."""
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    while start < end and (lead := _lead(text[start:end])):
        start += lead
        start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
    return start, start + len(text[start:end].rstrip(_EDGE))
