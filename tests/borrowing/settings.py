"""What a property company decides about what it lends."""

from __future__ import annotations

from typing import ClassVar

from flows.settings.shapes import Count, Minutes
from flows.settings.site import Section


class Borrowing(Section):
    """How things are lent: handed out in working time, back by the wall clock."""

    key: ClassVar = "borrowing"

    lend_minutes: Minutes = 240  # of working time, until it is handed out
    lend_days: Count = 2  # until it is due back, where nobody names a time
