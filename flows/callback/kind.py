"""Callbacks (回访): brings what is done by phone; callbacks themselves are no case."""

from __future__ import annotations

from flows.callback import desk
from flows.cases.subject import Subject

CALLBACK = Subject("callback", commands=desk.COMMANDS)
