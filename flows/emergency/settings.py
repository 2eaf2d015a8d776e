"""What a property company decides about emergencies: how often people are called again."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from flows.settings.site import Section


class Emergencies(Section):
    """The calls (紧急呼叫) until somebody says 我去, and until who said so is there; seconds.

    Reports of the same danger at the same place within `joined_within` minutes are one emergency.
    """

    key: ClassVar = "emergencies"

    call_again: int = Field(default=120, strict=True, ge=30, le=600)
    rounds: int = Field(default=5, strict=True, ge=1, le=20)  # at that pace, then slower
    joined_within: int = Field(
        default=30, strict=True, ge=1, le=240
    )  # minutes after the last report
    then_every: int = Field(default=300, strict=True, ge=60, le=3600)
    joined_kept_days: int = Field(default=730, strict=True, ge=1)  # then who joined is erased
