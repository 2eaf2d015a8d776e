"""What a property company decides about bulletins (PUB) and announcements (公告)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from flows.settings.shapes import Count, CountOrNone, Flag, Frozen, LocalTime, Minutes, Text
from flows.settings.site import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

ANNOUNCEMENTS = "announcement"  # the kind of these cases, as it is stored
OTHERS = "other"  # in `approval`: whatever has no line of its own
OUTAGES = {"停水": "water", "停电": "power", "停气": "gas", "停暖": "heating", "停梯": "lift"}
SORTS = OUTAGES | {
    "消杀": "pests", "演练": "drill", "道路": "road", "施工": "works", "活动": "event",
}  # fmt: skip


class Storm(Frozen):
    """How many homes of one building have to report the same in how many minutes."""

    homes: CountOrNone = 3  # nought: nobody is reminded
    minutes: Minutes = 60


class Bulletins(Section):
    """What is published by itself, and whose yes it takes to tell residents something."""

    key: ClassVar = "bulletin"

    monthly: Flag = True  # how complaints and suggestions were handled, in numbers (PUB-2)
    sorts: dict[str, Text] = Field(default_factory=lambda: SORTS)  # and which words mean one
    outages: tuple[Text, ...] = tuple(
        OUTAGES
    )  # of these: asked about at their end, and by template
    approval: dict[str, Text] = Field(
        default_factory=lambda: (
            dict.fromkeys(("停水", "停电", "停气", "停梯"), "site_manager")
            | {OTHERS: "affairs_head"}
        )
    )  # by sort: the role key that says yes
    approval_minutes: Minutes = 60
    soon_hours: Count = 12  # an outage that near leaves in longer hours, and by template, too
    soon_from: LocalTime = "07:00"
    soon_until: LocalTime = "22:00"
    ask_hours: Count = 2  # between two questions to the author where no end is known
    restore_minutes: Minutes = 60  # after the end, until it is late that nobody said it is over
    storm: Storm = Storm()
    kept_days: Count = 180  # then who read it is forgotten

    def approver(self, sort: str) -> str:
        """Return the role that says yes to this."""
        return self.approval.get(sort) or self.approval.get(OTHERS, "affairs_head")


def contradictions(bulletin: Any, roles: Any) -> Iterator[str]:  # noqa: ANN401 - perhaps not whole
    """Yield what is approved by nobody, or is no announcement."""
    if bulletin is None:
        return
    for sort, role in bulletin.approval.items():
        if role not in roles:
            yield f"bulletin.approval.{sort}: there is no role {role}"
        if sort not in (*bulletin.sorts, OTHERS):
            yield f"bulletin.approval: {sort} is not in bulletin.sorts"
    for sort in bulletin.outages:
        if sort not in bulletin.sorts:
            yield f"bulletin.outages: {sort} is not in bulletin.sorts"
