"""What a site knows to answer, and how soon a colleague answers the rest."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from flows.settings.shapes import Day, Flag, Frozen, LocalTime, Minutes, Text
from flows.settings.site import Section

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Entry(Frozen):
    """What is asked in these ways, and its answer; or only a person can look it up.

    `words` are phrases that only this matter has, in the notation of docs/wordings.md.
    """

    topic: Line
    ask: tuple[Line, ...] = Field(min_length=1)
    words: tuple[Line, ...] = ()
    answer: Line | None = None
    person: Flag = False
    until: Day | None = None  # the last day on which it is true
    communities: tuple[Text, ...] = ()  # where it is true; everywhere without

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.answer is None) is not self.person:
            message = "needs an answer, or else person: true, and not both"
            raise ValueError(message)
        return self

    def is_true(self, community: str, day: str) -> bool:
        """Tell whether it holds in a community on a local day (2026-11-24)."""
        here = not self.communities or community in self.communities
        return here and not self.is_over(day)

    def is_over(self, day: str) -> bool:
        """Tell whether it was true, and is no more."""
        return self.until is not None and self.until < day


class Answers(Section):
    """Questions that are no case; the entries stand in a file beside config.yaml."""

    key: ClassVar = "answers"
    inside: ClassVar = "entries"

    file: Text = "answers.yaml"
    within: Minutes = 60  # a colleague answers what is not known
    remind: Minutes = 30  # after which those who owe the answer are asked again
    morning: LocalTime = "08:30"  # by when, where nobody is on duty in the quiet night
    entries: tuple[Entry, ...] = ()
