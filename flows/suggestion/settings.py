"""What a property company decides about suggestions (BOX)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from flows.settings.shapes import Count, CountOrNone, LocalTime
from flows.settings.site import Section

SUGGESTIONS = "suggestion"  # the kind of these cases, as it is stored


class Suggestions(Section):
    """How suggestions are handled (BOX): wall clock, as each is promised to the resident."""

    key: ClassVar = "suggestions"

    open_hours: int = Field(default=24, strict=True, ge=1, le=24)  # until a person has read it
    answer_hours: Count = 72  # from then until it is answered
    adopt_days: Count = 7  # the next news when an adoption names no time
    confirm_days: Count = 7  # after which an answer without reaction closes as unconfirmed
    callback_days: CountOrNone = 3  # from the answer to the callback (CAL-4)
    boxes_remind_at: LocalTime = "16:00"  # of wooden boxes that nobody opened today
