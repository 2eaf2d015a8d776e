"""What a property company lends, how many of each and for how long."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from flows.settings.shapes import Count, Frozen, Minutes, Text
from flows.settings.site import Section

TABLE = "lending"  # of phrases


class Thing(Frozen):
    """Something that the office lends."""

    name: Text
    also: tuple[Text, ...] = ()  # other words for it
    count: int = Field(strict=True, ge=1, le=1000)
    days: Count = 1  # it is lent for

    def taken_from(self, text: str) -> str:
        """Return a text without the names of the thing."""
        for name in sorted((self.name, *self.also), key=len, reverse=True):
            text = text.replace(name, "")
        return text


class Lends(Section):
    """What is lent, and when somebody is reminded."""

    key: ClassVar = "lending"

    things: tuple[Thing, ...] = ()
    hold_minutes: Minutes = 120  # of office hours, for who asked and comes to fetch it
    clerk_after_hours: Count = 24  # late; who has it was reminded before
    forget_days: Count = 180  # after it came back

    @model_validator(mode="after")
    def _called_apart(self) -> Self:
        words = [word for one in self.things for word in (one.name, *one.also)]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            message = f"{', '.join(twice)} stands for more than one thing"
            raise ValueError(message)
        return self

    def named(self, text: str) -> Thing | None:
        """Return the thing that words name, by the longest of its names; None where none."""
        found = [
            (len(word), thing)
            for thing in self.things
            for word in (thing.name, *thing.also)
            if word in text
        ]
        return max(found, key=lambda one: one[0])[1] if found else None
