"""What the desk needs of a kind of case: the part that each kind brings for its staff."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.cases.kind import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.desk.asked import Asked
    from flows.desk.view import View
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

    Reply = Callable[[Asked, View], str]
    Why = Callable[[View, str], str]


@dataclass(frozen=True)
class Counter:
    """What staff read and do beyond what they read and do of every kind.

    `replies` say what was done, by act; `refusals` why something can't be, by reason (those of
    `asks` only lack words, and show how to write them). `team` and `successors` are who can be
    given it, and who can take it over; `whom` asks otherwise than by trade. `answer` is what 答复
    does, `sorts` what 改类 does where the kind has sorts of its own, with the words for one.
    `called_off` is what 撤回 does to an act that began more than its case shows. `turns` are the
    taps for turning it into another kind, `events` the lines of its timeline.
    """

    replies: Mapping[str, Reply] = field(default_factory=dict)
    refusals: Mapping[str, Why] = field(default_factory=dict)
    asks: frozenset[str] = frozenset()
    team: Callable[[Asked, Case], list[Staff]] | None = None
    successors: Callable[[Asked, Case], list[Staff] | None] | None = None
    whom: Callable[[Asked, Case, list[Staff]], tuple[Staff, str] | str] | None = None
    answer: Callable[[Asked, Case], str] | None = None
    sorts: Callable[[Asked, Case, str], str] | None = None
    unhappy: Callable[[Asked, Case], str | None] | None = None  # a bad word that changes nothing
    entered: Callable[[Asked, Case], str] | None = None  # said to who entered it for a caller
    events: Mapping[str, str] = field(default_factory=dict)
    turns: tuple[tuple[str, str], ...] = ()
    engineer: str = "师傅"  # what who works on it beside its holder is called
    finish: str = "最晚完工"  # by when all is over
    again: str = "返修"  # how often it came back
    called_off: Callable[[Asked, Case, str], str | None] | None = None
    is_answered: Callable[[Case], bool] = lambda _case: False  # by when it is over counts no more


def counter_of(case: Case, settings: Settings) -> Counter:
    """Return the desk's part of a case's kind."""
    return kind_of(case, settings).part(Counter)
