"""What a property company decides about care notes."""

from __future__ import annotations

from typing import ClassVar

from flows.settings.shapes import Count
from flows.settings.site import Section


class Care(Section):
    """How long a note is shown and kept."""

    key: ClassVar = "care"

    answer_days: Count = 3  # after which a clerk asks who did not answer in chat, and asks again
    consent_days: Count = 14  # so long it is asked for, then what was told is deleted
    renew_days: Count = 365  # a consent lasts so long
    ask_days: Count = 14  # before its end it is asked whether the note stays
    delete_days: Count = 30  # after its end, while nobody is shown it, it is deleted
    looks_days: Count = 730  # who looked at a note is kept
