"""Conversations without a database; the state goes through JSON between two messages."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config.load import load_config
from flows.conversation import engine
from flows.conversation.context import Context, Said
from flows.conversation.engine import Flow, State, Turn
from flows.writing.markup import plain
from nlp.understanding import understand
from storage.records.people import BoundHome, Person

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
NOW_MS = int(NOW.timestamp() * 1000)
SETTINGS = load_config(Path(__file__).parents[2] / "config.yaml", {}, platform=False).settings


def person() -> Person:
    """Return somebody who follows the account."""
    return Person(
        id="p1", openid="o1", phone=None, name=None, followed=1, staff_id=None, community=None,
        created_at=NOW_MS, seen_at=NOW_MS, message_left=5, message_until=0, click_left=0,
        click_until=0, consented_at=None, muted="",
    )  # fmt: skip


def home(room: str = "1501") -> BoundHome:
    """Return a home of 3栋2单元 that the person is bound to."""
    return BoundHome(
        binding_id="b" + room, person_id="p1", resident_id="r1", home_id="h" + room,
        community="翠湖花园", building="3", unit="2", room=room, name="李雷",
        phone="13800000001", relation="业主", shares=0,
    )  # fmt: skip


def context(*homes: BoundHome) -> Context:
    """Return the facts of a turn."""
    return Context(NOW_MS, SETTINGS, person(), tuple(homes), conversation_id="c1")


def said(text: str) -> Said:
    """Return a message as a conversation takes it."""
    return Said(text, understand(text, NOW))


class Talk:
    """One person in one conversation; the state goes through JSON between two messages."""

    def __init__(self, flow: Flow, *homes: BoundHome, opening: str | None = None) -> None:
        self.flow = flow
        self.context = context(*homes)
        self.turn: Turn = engine.begin(flow, said(opening) if opening else None, self.context)

    def says(self, text: str) -> str:
        """Say something and return the reply as it is read."""
        stored = self.turn.state
        state = State(stored.asking, json.loads(json.dumps(stored.answers)), stored.misunderstood)
        self.turn = engine.advance(self.flow, state, said(text), self.context)
        return self.reply

    @property
    def reply(self) -> str:
        """The newest reply as it is read."""
        return plain(self.turn.reply)

    @property
    def asking(self) -> str | None:
        """The name of the open question, None when there is none."""
        return self.turn.state.asking if self.turn.outcome == "asking" else None

    @property
    def answers(self) -> engine.Answers:
        """The answers so far."""
        return self.turn.state.answers
