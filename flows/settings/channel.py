"""What a property company decides about the account in the messenger; part of the settings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from flows.settings.shapes import Count, CountOrNone, Frozen, Text

SUBSCRIBE = "subscribe"  # the template of which a person permits one notice at a time


class Template(Frozen):
    """A template message: its id on the account, and which typed key carries what."""

    id: Text
    fields: dict[str, Literal["number", "status", "what", "time", "who", "place"]] = Field(
        min_length=1
    )


class OneByOne(Frozen):
    """How much of what one resident writes reaches staff by itself; urgent things always do."""

    an_hour: Count = 5
    a_day: Count = 12


class Push(Frozen):
    """The rungs of the ladder and their daily budgets (the account's quota)."""

    customer_service_a_day: Count = 100_000
    templates_a_day: Count = 100_000
    urgent_reserve: CountOrNone = 1_000  # the last of a budget is kept for what is urgent
    kept_for_results: int = Field(default=2, strict=True, ge=0, le=4)  # of the five messages
    join_seconds: float = Field(default=2.0, ge=0, le=3)  # lesser steps wait to be joined
    contacts_a_week: Count = 3  # surveys, callbacks and reminders to one person, together
    residents_one_by_one: OneByOne = OneByOne()


class WeChat(Frozen):
    """How the webhook speaks with the platform."""

    mode: Literal["secure", "compatible"] = "secure"


class Media(Frozen):
    """Evidence files."""

    max_mb: int = Field(default=20, strict=True, ge=1, le=200)
    link_hours: Count = 24
