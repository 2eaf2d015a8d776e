"""Bulletins (公示): brings words and commands, and no kind of case."""

from __future__ import annotations

from flows.bulletin import desk, resident
from flows.cases.subject import Subject

BULLETIN = Subject("bulletin", words=resident.WORDS, commands=desk.COMMANDS)
