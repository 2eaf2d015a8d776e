"""What a property company decides: communities, categories, clocks, roles, words; frozen models.

The loader is `bot.config`; here is only the shape. Every default a site may change stands in
`config.yaml`, with a comment; a key that is not named here is refused.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field, PrivateAttr, model_validator

from flows.settings.afterwards import Callbacks
from flows.settings.channel import SUBSCRIBE, Media, Push, Template, WeChat
from flows.settings.shapes import (
    ClosingTime,
    Count,
    CountOrNone,
    Day,
    Flag,
    Frozen,
    LocalTime,
    Minutes,
    Phone,
    Text,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Urgency = Literal["emergency", "urgent", "ordinary"]
Permission = Literal[
    "accept",  # 受理: accept a report, confirm bindings, answer who wants a human
    "dispatch",  # 派: give a case to an engineer
    "work",  # 接 到场 进展 暂缓 退回 完成: do the work itself
    "close",  # 关单: close on behalf of a silent resident, with a reason
    "enter",  # 代报: enter what a caller says
    "callback",  # 回访: write down what the resident said afterwards
    "supervise",  # 状态 今日 超时 催: ask about, and urge, everybody's cases
    "escalate",  # 升级: put a case before the next level
    "defer",  # allow a deferral beyond the engineer's own limits
    "handle",  # 调查 属实 方案 归档: handle complaints
    "approve",  # 审批: decide complaints
    "survey",  # 问卷: plan surveys, see how they stand
    "bulletin",  # 公示: publish to the residents
    "unseal",  # 启封: read, with a logged reason, who complained confidentially
]


class Building(Frozen):
    """One building (楼栋): `name` is the bare number or letter; rooms are numbered 01… a floor."""

    name: Text
    units: int = Field(strict=True, ge=0, le=50)
    floors: int = Field(strict=True, ge=1, le=200)
    rooms_per_floor: int = Field(strict=True, ge=1, le=99)


class Community(Frozen):
    """One residential community (小区) and the numbers its residents may call."""

    name: Text
    buildings: tuple[Building, ...] = Field(min_length=1)
    duty_phone: Phone  # answered day and night (值班电话)
    complaint_phone: Phone  # of the company, published (PUB-1)
    emergency_phones: dict[str, Phone] = Field(
        default_factory=dict
    )  # what: number, such as 燃气公司: …
    dispatch: Literal["manual", "automatic"] = "manual"
    area: float | None = Field(default=None, gt=0)  # m² built; up to 50,000 more homes are asked
    boxes: tuple[Text, ...] = ()  # buildings with a wooden suggestion box, opened daily (BOX-1)


class Deadlines(Frozen):
    """The clocks of one urgency. Acceptance is wall-clock; the others are handling clocks.

    Acceptance and finishing count from the report, dispatching from acceptance, taking and
    arriving from dispatch.
    """

    accept: Minutes
    dispatch: Minutes = 60
    take: Minutes = 60
    arrive: Minutes
    finish: Minutes
    round_the_clock: Flag = False  # handling ignores the working calendar
    trial_days: CountOrNone = 0  # before the callback asks whether it held (CAL-1)
    late_news: Minutes = 240  # between two news of what was promised and is late (REP-7)


class Category(Frozen):
    """A kind of problem (REP-3): its Chinese name, the trades that do it, its own clocks."""

    name: Text
    trades: tuple[str, ...] = Field(min_length=1)  # the best first
    urgency: Urgency = "ordinary"
    finish: Minutes | None = None  # instead of that urgency's
    trial_days: CountOrNone | None = None  # the same, before the callback asks whether it held
    home: Flag = False  # happens inside the home unless the resident says otherwise


class Role(Frozen):
    """A staff role: what it is called and what it may do; `level` 1 is the first to be told."""

    title: Text
    titles: tuple[str, ...] = ()  # other names for it in rosters (项目经理 for 管理处主任)
    level: int = Field(strict=True, ge=0, le=9)
    permissions: frozenset[Permission] = frozenset()
    leads_department: bool = False  # hears of the cases of their own department


class Escalation(Frozen):
    """Whom a passed deadline reaches (promise 2): one role a step, while nobody acts."""

    warn_before: Minutes  # the holder is warned this long before a deadline
    ladder: tuple[str, ...] = Field(min_length=1)  # role keys above the holder, lowest first
    desk_ladder: tuple[str, ...] = ()  # the same above the clerks; without one the ladder itself
    step: Minutes  # between two steps of the ladder
    urgent_step: Minutes  # the same for urgent cases and emergencies
    repeat: Minutes  # between two reminders once the top was reached
    ordinary_by_day: Flag = True  # ordinary cases climb the ladder outside the quiet night only

    def above_the_desk(self) -> tuple[str, ...]:
        """Return the roles above the clerks, lowest first."""
        return self.desk_ladder or self.ladder


class Calendar(Frozen):
    """When handling clocks run: working hours, and exceptions to the national calendar."""

    opens: LocalTime = "08:00"
    closes: ClosingTime = "18:00"
    saturdays: Flag = True  # a management office works on Saturdays, and most on Sundays
    sundays: Flag = True
    holidays: tuple[Day, ...] = ()  # extra days off, 2026-12-31
    workdays: tuple[Day, ...] = ()  # extra working days (调休)

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.closes <= self.opens:
            message = f"closes at {self.closes}, which is not after {self.opens}"
            raise ValueError(message)
        if both := sorted(set(self.holidays) & set(self.workdays)):
            message = f"{', '.join(both)} is both a holiday and a working day"
            raise ValueError(message)
        return self


class QuietHours(Frozen):
    """No invitations, reminders, ratings or digests then (local clock times)."""

    night_from: LocalTime = "20:00"
    night_until: LocalTime = "08:00"
    noon_from: LocalTime = "12:00"
    noon_until: LocalTime = "14:00"


class Shift(Frozen):
    """A standing duty: these people (by name) are on duty between these local clock times."""

    community: str
    starts: LocalTime
    ends: ClosingTime
    names: tuple[str, ...] = Field(min_length=1)
    leader: str | None = None  # the shift leader (值班长), to whom everything goes at night


class Resident(Frozen):
    """What residents are allowed and promised."""

    accept_hours: Count = 24  # the hard limit of acceptance, whatever the roster says (REP-2)
    appointment_minutes: Minutes = 120  # how long a visit's slot is when only a start was named
    silent_days: Count = 7  # after which a finished case closes as unconfirmed
    ask_fixed_again_days: Count = 3  # a reminder in between
    reopen_days: Count = 15  # how long after closing 没修好 still reopens the case
    news_hours: Count = 24  # no longer than this without hearing of an open case (REP-6)
    urges_a_day: Count = 3
    urge_gap: Minutes = 30
    urge_escalates_at: Count = 3
    withdraw_hours: Count = 24  # once somebody was sent; before that at any time
    conversation_hours: Count = 72  # how long an interrupted conversation can be resumed
    nudge_minutes: CountOrNone = 60  # after which an unconfirmed report is asked about, once
    binding_tries_a_day: Count = 5
    reports_a_day: Count = 10  # never limits urgent ones


class Defer(Frozen):
    """Deferring (挂单) is how clocks are cheated: a closed list, at most so long and so often."""

    reasons: dict[str, str] = Field(min_length=1)  # word typed: word the resident reads
    pausing: tuple[str, ...]  # the reasons that pause the handling clocks
    max_days: Count = 3
    max_times: Count = 2


class Catalog(Protocol):
    """What the subjects of this service bring; each room reads its own part of it."""

    @property
    def kinds(self) -> Mapping[str, Any]:
        """The kinds of cases by name."""


class Section(Frozen):
    """What a site decides about one subject; stands in config.yaml under `key`.

    What is `inside` stands in a file of its own, whose name is the setting `file`.
    """

    key: ClassVar[str]
    inside: ClassVar[str] = ""


OfSubject = TypeVar("OfSubject", bound=Section)


class Settings(Frozen):
    """Everything a site decides; passwords and keys come from the environment instead.

    Each subject adds a section of its own (`section`), and the table of subjects travels along.
    """

    timezone: Zone = "Asia/Shanghai"
    communities: tuple[Community, ...] = Field(min_length=1)
    trades: dict[str, tuple[str, ...]]  # trade (工种): other words for it in rosters
    categories: dict[str, Category]
    urgencies: dict[Urgency, Deadlines]
    urgent_words: tuple[Text, ...]  # said in a description, they make an ordinary report urgent
    roles: dict[str, Role]
    escalation: Escalation
    calendar: Calendar
    quiet_hours: QuietHours
    duty: tuple[Shift, ...] = ()
    resident: Resident
    callbacks: Callbacks = Callbacks()
    defer: Defer
    status_words: dict[str, Text]  # status of a case: what residents read
    status_phrases: dict[str, Text] = Field(
        default_factory=dict
    )  # the same in five characters, for template messages
    templates: dict[str, Template] = Field(default_factory=dict)
    push: Push
    wechat: WeChat
    media: Media
    inbox_text_days: Count = 30
    _catalog: Catalog = PrivateAttr()

    def with_catalog(self, catalog: Catalog) -> Self:
        """Return the same settings for a service with these subjects."""
        bound = self.model_copy()
        bound._catalog = catalog  # noqa: SLF001 - of the same class
        for made_of_it in ("catalog", "kinds"):
            bound.__dict__.pop(made_of_it, None)
        return bound

    @cached_property  # asked many times in a turn, and pydantic takes long to find what is private
    def catalog(self) -> Catalog:
        """What the subjects bring."""
        return self._catalog

    @cached_property
    def kinds(self) -> Mapping[str, Any]:
        """The kinds of cases by name; `kind_of` and `rulebook` know what they hold."""
        return self._catalog.kinds

    def section(self, shape: type[OfSubject]) -> OfSubject:
        """Return what the site decides about a subject."""
        found: OfSubject = getattr(self, shape.key)
        return found

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which people read times."""
        return ZoneInfo(self.timezone)

    @property
    def grant_template(self) -> Template | None:
        """The notice of which a person permits one at a time; None where the account has none."""
        return self.templates.get(SUBSCRIBE)

    def community(self, name: str) -> Community | None:
        """Return the community of this name, or None."""
        return next((c for c in self.communities if c.name == name), None)
