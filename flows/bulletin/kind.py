"""Bulletins (公示): brings words, commands and what is published by itself, and no kind of case."""

from __future__ import annotations

from flows.bulletin import desk, monthly, resident
from flows.bulletin.settings import Bulletins
from flows.cases.chore import Routine
from flows.cases.subject import Subject

BULLETIN = Subject(
    "bulletin",
    words=resident.WORDS,
    commands=desk.COMMANDS,
    chores=(
        Routine("bulletin_month", 3600, monthly.communities, monthly.next_due, monthly.publish),
    ),
    section=Bulletins,
)
