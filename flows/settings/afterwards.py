"""What a site decides about callbacks (回访, CAL), whatever they are about."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from flows.settings.shapes import Count, CountOrNone, Frozen, Minutes, Text

Way = Literal["chat", "phone", "visit", "mail"]
Share = Annotated[float, Field(ge=0, le=1)]


class Rain(Frozen):
    """What leaks only when it rains: kinds of problem, and a word of the description."""

    categories: tuple[Text, ...] = ("doors_windows_walls",)
    words: tuple[Text, ...] = ("渗", "漏")


class Callbacks(Frozen):
    """When residents are asked afterwards, how often, and until when staff ask."""

    ways: tuple[Way, ...] = ("chat", "phone", "visit", "mail")  # among which residents choose
    a_month: Count = 2  # messages to one person, beside what follows a bad answer
    call_minutes: Minutes = 60  # after a bad answer, outside the quiet hours
    answer_hours: Count = 24  # then what was asked in vain goes to a clerk
    mail_days: Count = 3  # the same for a letter
    task_hours: Count = 24  # until when a clerk has asked
    rain: Rain = Rain()
    rain_days: CountOrNone = 7  # what leaks when it rains, unless somebody types 下雨 before
    silent_share: Share = 0.2  # of the repairs about which nobody said a word
    owner: str = "site_manager"  # the role to which a loop goes
    owner_from_round: Count = 3
    asked_again: Share = 0.1  # of the answers that staff wrote down
    correction_homes: Count = 20  # asked after a corrective action, drawn from those invited
