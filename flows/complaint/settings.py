"""What a property company decides about complaints (COM)."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from flows.settings.shapes import Count, Frozen, Minutes, Phone, Text
from flows.settings.site import Section

COMPLAINTS = "complaint"  # the kind of these cases, as it is stored
HELP_PAGE = "投诉"  # 帮助 投诉 tells what staff can write of complaints


class ComplaintLevel(Frozen):
    """One severity of complaints (COM-4, COM-5): who handles and decides it, and its clocks.

    Minutes; `accept` and `solve_hours` are promises on the wall clock, the others are handling.
    """

    name: Text
    handler: str  # role keys
    approver: str
    report_to: tuple[str, ...] = ()
    accept: Minutes
    investigate: Minutes
    assess: Minutes
    propose: Minutes
    approve: Minutes
    carry_out: Minutes  # when the plan names no time
    solve_hours: Count


class Month(Frozen):
    """The one-month rule (COM-4 c): days after the complaint, and the days that warn before."""

    days: Count = 30
    warn: tuple[Count, ...] = (20, 27)

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if list(self.warn) != sorted(set(self.warn)) or any(day >= self.days for day in self.warn):
            message = f"the warning days {list(self.warn)} must rise and come before {self.days}"
            raise ValueError(message)
        return self


class Repeated(Frozen):
    """How many unsettled cases about the same within how many days make a complaint major."""

    times: int = Field(default=3, strict=True, ge=2)
    days: Count = 90


class Appeal(Frozen):
    """The appeal (COM-12): how long it is open, how fast it is answered, who hears it at the top.

    `outside_line` are roles that hear what the highest role itself decided.
    """

    days: Count = 15
    handle_hours: Count = 120
    outside_line: tuple[str, ...] = ()


class Complaints(Section):
    """How complaints are handled (COM)."""

    key: ClassVar = "complaints"

    levels: dict[Literal["minor", "important", "major"], ComplaintLevel]
    ladder: tuple[str, ...] = Field(min_length=1)  # role keys; never longer than escalation.ladder
    important_categories: tuple[str, ...] = ()  # suggested as important to the clerk
    month: Month = Month()
    repeated: Repeated = Repeated()
    appeal: Appeal = Appeal()
    confirm_days: Count = 7  # after which an answer without reaction is concluded as unconfirmed
    callback_hours: Count = 24  # after measures or a silent conclusion, until a clerk calls (CAL-2)
    talk_hours: Count = 48  # within which a talk is held once the result was not right twice
    talk_record_hours: Count = 24  # after a talk, to write down what was agreed
    archive_hours: Count = 72  # after the conclusion, or after the days to appeal
    keep_years: int = Field(default=2, strict=True, ge=2)  # of the archive, at least (COM-13)
    keep_years_most: Count = 5  # then who complained is erased from it; the seal stays verifiable
    outside: dict[str, Phone] = Field(
        default_factory=dict
    )  # what: number, named when the internal procedure is over
