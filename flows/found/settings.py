"""What a property company decides about things that were found."""

from __future__ import annotations

from typing import ClassVar

from flows.settings.shapes import Count
from flows.settings.site import Section


class Found(Section):
    """How long what was found is kept, and what is remembered of it."""

    key: ClassVar = "found"

    unclaimed_days: Count = 30  # then the clerks hear that nobody came for it
    again_days: Count = 7  # and again, while it lies there
    papers_hours: Count = 24  # documents and bank cards are with the police by then
    forget_days: Count = 365  # after its end: who came for it, and by which mark
