"""A week in the life of a community, hour by hour: who writes, who works, what is left of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.scenarios import (
    week_answers,
    week_calls,
    week_end,
    week_homes,
    week_messages,
    week_outage,
    week_questions,
    week_staff,
    week_things,
)
from tests.scenarios.survey_story import planned
from tests.scenarios.week_count import SHANGHAI, Count, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member
    from tests.scenarios.week_homes import Neighbour, Size

FIRST_HOUR = 10  # of the first day: the morning of the tests
AWAKE, BED = 7, 23  # hours between which residents write, but for a few
EARLY, LATE_SHIFT = (8, 15), (15, 22)  # when the clerks are there
WORKS = (8, 18)
SURELY = (
    "帮我拿个快递送上来，我腿脚不方便",
    "求助 帮我修一下洗衣机",
    "我要投诉，楼下广场舞每天晚上吵到十点，没人管",
    "厨房煤气味很重，我头有点晕",
    "请问小区附近哪个幼儿园好",
)


@dataclass
class Week:
    """The people of the week and our own count; `lot` decides everything that is left to chance."""

    world: World
    size: Size
    seed: int
    count: Count = field(default_factory=Count)
    known_ill: set[str] = field(default_factory=set)
    is_ill: bool = False
    survey: str = ""
    outage: str = ""
    box: tuple[int, int] = (0, 0)  # suggestions when the office opened: new, unread
    events: dict[tuple[int, int], Callable[[], object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let everybody move in and bind, and put down what happens when."""
        self.lot = random.Random(self.seed)  # noqa: S311 - chance, not a secret
        week_homes.hire(self.world)
        self.neighbours = week_homes.settle(self.world, self.size)
        names = (*week_staff.CLERKS, *week_staff.ENGINEERS, *week_staff.HEADS)
        self.staff = {name: self.world.member(name) for name in names}
        self.events |= {
            (0, 10): self.survey_begins,
            (1, 9): lambda: week_staff.falls_ill(self),
            (1, 15): lambda: week_staff.is_replaced(self),
            (0, 11): lambda: week_things.are_lent(self),
            (0, 12): self.surely_happens,
            (0, 13): lambda: week_things.are_found(self),
            (0, 22): self.suggests_at_night,
            (0, 14): lambda: week_outage.is_announced(self),
            (1, 13): lambda: week_outage.takes_longer(self),
            (1, 19): lambda: week_outage.is_over(self),
        }
        self.world.sweep()

    # What is said, and counted as it is said.

    def says(self, member: Member, words: str) -> tuple[str, list[str]]:
        """Let a resident say something; return the answer, and what it opened."""
        at = self.world.clock.now()
        reply = member.says(words)
        return reply, self.count.heard(member.name, words, reply, at)

    def commands(self, member: Member, words: str) -> str:
        """Let somebody of the staff say something."""
        at = self.world.clock.now()
        reply = member.says(words)
        shows = words.startswith(("待办", "状态")) or words in {"回访", "问题"}
        self.count.heard(member.name, words, "-" if shows and reply else reply, at)
        return reply

    # How time goes by.

    @property
    def hour(self) -> int:
        """The hour that the clocks in Shanghai show."""
        return (datetime.fromtimestamp(self.world.clock.now(), UTC) + SHANGHAI).hour

    def passes(self) -> None:
        """Let the week go by."""
        last = (self.size.days - 1) * 24 + LATE_SHIFT[1]
        hours = range(FIRST_HOUR, last + 1, self.size.step)
        began = self.world.clock.now() - FIRST_HOUR * 3600
        when = self._when_written(hours)
        for at in hours:
            self.world.clock.advance(max(0.0, began + at * 3600 - self.world.clock.now()))
            self.world.sweep()
            week_end.the_digest_agrees(self)
            for moment in range(at - self.size.step + 1, at + 1):
                self.events.get(divmod(moment, 24), lambda: None)()
            self._an_hour(when.get(at, 0))

    def _when_written(self, hours: range) -> dict[int, int]:
        """Return how many messages are written at which hour: by day, and a few at night."""
        weights = [10 if AWAKE <= at % 24 < BED else 1 for at in hours]
        found: dict[int, int] = {}
        for at in self.lot.choices(hours, weights, k=self.size.messages):
            found[at] = found.get(at, 0) + 1
        return found

    def _an_hour(self, messages: int) -> None:
        """Let people write and read, and who is at work do it."""
        for _ in range(messages):
            self._writes(self.lot.choice(self.neighbours))
        hour = self.hour
        if AWAKE <= hour < BED:
            for one in self.neighbours:
                week_answers.reads(self, one.member)
        clerk = "陈静" if hour < EARLY[1] else "何敏"
        if EARLY[0] <= hour < LATE_SHIFT[1]:
            self._at_the_desk(clerk)
        if WORKS[0] <= hour < WORKS[1]:
            for name in week_staff.ENGINEERS:
                week_staff.hour(self, name)
            for name in week_staff.HEADS:
                week_staff.hour(self, name)
        self.world.sweep()
        week_staff.goes(self, [t for t in self.staff["马超"].news() if "紧急" in t])

    def _at_the_desk(self, name: str) -> None:
        for other in week_staff.CLERKS:
            if other != name:
                self.commands(self.staff[other], "交班")
        self.commands(self.staff[name], "值班")
        week_staff.hour(self, name)
        week_calls.are_made(self, name)
        week_questions.are_answered(self, name)

    def _writes(self, one: Neighbour) -> None:
        week_answers.reads(self, one.member)  # before they write, what came since
        week_messages.tells(self, one, week_messages.drawn(self.lot))

    # What happens in this week.

    def surely_happens(self) -> None:
        """Let each sort of message be written that chance may leave out."""
        for one, words in zip(self.neighbours[2:], SURELY, strict=False):
            week_messages.tells(self, one, words)

    def suggests_at_night(self) -> None:
        """Let a suggestion lie in the box until the morning, so that its digest has one to tell."""
        week_messages.tells(self, self.neighbours[7], "建议小区西门装几个充电桩")

    def survey_begins(self) -> None:
        """Plan a survey and let everybody say yes: it runs from tomorrow on."""
        self.survey = planned(self.world).number
        now = self.world.clock.now()
        self.count.cases[self.survey] = Told(self.survey, "陈静", [(now, "running")])
        for name in ("孙丽", "周敏", "吴总"):
            self.commands(self.staff[name], f"审批 {self.survey} 同意")
