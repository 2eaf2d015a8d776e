"""The database and the record side by side, joined by who and by what was said."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from simulator import Bubble, Called, Push
    from tests.soak.record import Record

Row = dict[str, Any]
TABLES = ("cases", "timeline", "outbox", "inbox", "persons")
NUMBER = re.compile(r"[A-Z]{2}\d{8}-\d{4}")
ENDED = {"closed", "withdrawn"}
# what can be tapped is stored as label, words and mark between control characters
_TAP = re.compile("\x02([^\x02\x1f\x03]*)\x1f[^\x02\x1f\x03]*\x1f[^\x02\x1f\x03]*\x03")
TOKENS = "stable_token"
HOLDS_FOR_SECONDS = 10.0  # until the next try, or the one after it
QUOTA_HOLDS_FOR_SECONDS = 60.0
# busy, another token; the day's and the minute's quota
BUSY, QUOTA = {-1, 40001}, {45009, 45011}
# said where a message could not be kept
REFUSED = re.compile("没有收下|没收下|存不了")


class Evidence:
    """Everything the checks look at; `now` is the world's time, in milliseconds."""

    def __init__(self, record: Record, database: Path, now: int) -> None:
        self.record = record
        self.now = now
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            tables = {name: _rows(connection, name) for name in TABLES}
        self.cases, self.timeline = tables["cases"], tables["timeline"]
        self.outbox, self.inbox, self.persons = (tables[n] for n in ("outbox", "inbox", "persons"))
        self.openids = {row["id"]: row["openid"] or "" for row in self.persons}
        self.numbers = {row["id"]: row["number"] for row in self.cases}
        self.people = {one.openid: one for one in record.people}
        self.pushes_of: dict[str, list[Row]] = defaultdict(list)
        for row in self.outbox:
            self.pushes_of[self.openids.get(row["person_id"], "")].append(row)
        tried = [push.attempts[0].began for push in record.deliveries if push.attempts]
        self.began = min(tried, default=0.0)
        self.received: dict[tuple[str, str], Row] = {}
        self.replies_of: dict[str, set[str]] = defaultdict(set)
        for row in self.inbox:
            openid = self.openids.get(row["person_id"], "")
            self.received[openid, row["key"].rpartition("|")[2]] = row
            if row["reply"]:
                self.replies_of[openid].add(squeezed(row["reply"]))
        self.heard: dict[str, set[str]] = defaultdict(set)  # what the account answered somebody
        for push in record.deliveries:
            if push.content:
                self.heard[push.openid].add(push.content.text)

    def messages(self) -> list[Push]:
        """Return every message that was brought at least once; events are none."""
        return [p for p in self.record.deliveries if p.fields.get("MsgType") != "event" and p.count]

    def row_of(self, push: Push) -> Row | None:
        """Return what was kept of a message."""
        return self.received.get((push.openid, str(push.fields.get("MsgId"))))

    def held(self, openid: str, began: float, ended: float) -> bool:
        """Tell whether the platform gave a reason to wait with what is for somebody."""
        return any(
            call.openid == openid or call.path == TOKENS
            for call in self.record.calls
            if call.began < ended and call.began + _holds_for(call) > began
        )

    def moment(self, real: float) -> str:
        """Return when something was, in seconds from the first message on."""
        return f"+{real - self.began:.1f} s"

    def name(self, openid: str) -> str:
        """Return what somebody is called."""
        return self.people[openid].name if openid in self.people else openid[:8]

    def bubbles(self, openid: str, *vias: str) -> list[Bubble]:
        """Return what came to a screen by these ways."""
        return [b for b in self.record.screens.get(openid, []) if not b.mine and b.via in vias]

    def numbers_told(self, openid: str) -> set[str]:
        """Return the numbers of the cases of which somebody was to be told anything."""
        told = {self.numbers.get(row["case_id"], "") for row in self.pushes_of[openid]}
        named = {n for row in self.pushes_of[openid] for n in NUMBER.findall(row["text"])}
        return (told | named) - {""}


def squeezed(text: str) -> str:
    """Return a text as a phone shows it, without the spaces in which parts may differ."""
    shown = _TAP.sub(lambda tap: tap[1], text).replace("＜", "<")
    return "".join(letter for letter in shown if letter.isprintable() and not letter.isspace())


def _holds_for(call: Called) -> float:
    """Return for how long a call that failed is a reason to wait."""
    fault = call.fault
    if fault is not None and fault.slow is None and fault.errcode is None:
        return HOLDS_FOR_SECONDS
    code = call.answer.get("errcode") if fault is None else fault.errcode
    if code in QUOTA:
        return QUOTA_HOLDS_FOR_SECONDS
    return HOLDS_FOR_SECONDS if code in BUSY else -math.inf


def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]  # noqa: S608 - a name of ours
