"""What a site decides about requests for help (求助): its types, who does each, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from flows.settings.shapes import Count, Flag, Frozen, Minutes, Text
from flows.settings.site import Section, Urgency
from nlp.intents import INTENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

HELP = "help"  # the kind of these cases, as it is stored
OTHER = "other"  # the type of what fits none


class HelpType(Frozen):
    """One type of help (HLP-1): how it is recognised, who does it, by when, and at what price."""

    name: Text
    words: tuple[Text, ...] = ()  # with spaces between them all are said, in this order
    intents: frozenset[Text] = frozenset({"help_request"})  # what it is understood as, then
    trades: tuple[Text, ...] = ()  # the best first; without any, whoever answers does it
    urgency: Urgency = "ordinary"
    hours: Count = 24  # until it is done, on the wall clock (HLP-3)
    appointment: Flag = False  # a time is agreed upon, which replaces the hours
    price: Text | None = None  # told before; nobody begins until the resident agrees
    where: Text | None = None  # asked instead of a place to go to: nobody comes to the home for it
    note: Text | None = None  # what the resident is told at once


class HelpRequests(Section):
    """How help is answered (HLP-3): promised to the resident, so on the wall clock."""

    key: ClassVar = "help"

    answer_minutes: int = Field(default=60, strict=True, ge=1, le=60)  # until somebody answers
    night_minutes: Minutes = 30  # the same from the office's opening, for who wrote at night
    late_minutes: Minutes = 60  # between two news of an answer that is late
    child_words: tuple[Text, ...] = ()  # a child alone writes: urgent, and somebody phones
    types: dict[str, HelpType] = Field(default_factory=dict)

    def of(self, name: str) -> HelpType:
        """Return a type by its key; what was taken out of the configuration is any other help."""
        return self.types.get(name) or self.types.get(OTHER) or HelpType(name="其他求助")


def contradictions(help_requests: Any, trades: Any) -> Iterator[str]:  # noqa: ANN401 - by name
    """Yield what contradicts itself."""
    for key, one in help_requests.types.items():
        for trade in one.trades or ():
            if trade not in trades:
                yield f"help.types.{key}.trades: {trade} is not one of the trades"
        for intent in sorted((one.intents or frozenset()) - {*INTENTS}):
            yield f"help.types.{key}.intents: {intent} is not an intent"
    names = [one.name for one in help_requests.types.values()]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        yield f"help.types: two are called {name}"
