"""Which rows of the outbox the bubbles on a screen are made of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.soak.checker.evidence import squeezed

if TYPE_CHECKING:
    from simulator import Bubble
    from tests.soak.checker.evidence import Evidence, Row

CUT_BYTES = 1900  # a longer text may come in parts
AT_ONCE_SECONDS = 10.0
OTHERS = re.compile(r"另有\d+件：(?:待办|进度)")  # the end of news that piles up, squeezed


@dataclass
class Shown:
    """What one person saw of what was pushed, and which bubbles are of no row known to us."""

    openid: str
    numbers: dict[str, str]
    times: Counter[str] = field(default_factory=Counter)
    replies: str = ""
    parts: str = ""
    others: list[Bubble] = field(default_factory=list)
    brief: list[Bubble] = field(default_factory=list)  # with the number of those not told of

    def has(self, row: Row) -> bool:
        """Tell whether a row was seen: word for word, in parts, in other words, or as a number."""
        text = squeezed(row["text"])
        if row["status"] == "shown":
            return text in self.replies or text in self.parts
        if self.times[text] or text in self.parts:
            return True
        if row["status"] == "in_brief":
            return any(at_once(one, row) for one in self.brief)
        return any(self._tells(bubble, row) for bubble in self.others)

    def _tells(self, bubble: Bubble, row: Row) -> bool:
        """Tell whether a bubble of that moment is about the same case: masked, or joined."""
        return at_once(bubble, row) and self.numbers.get(row["case_id"], "?") in bubble.text


def shown_of(evidence: Evidence, openid: str) -> Shown:
    """Take the bubbles of a screen apart into the texts that were to be pushed there."""
    shown = Shown(openid, evidence.numbers)
    texts = sorted(
        {squeezed(row["text"]) for row in evidence.pushes_of[openid]}, key=len, reverse=True
    )
    for bubble in evidence.bubbles(openid, "service"):
        text = squeezed(bubble.text)
        told = OTHERS.sub("", text)
        if told != text:
            shown.brief.append(bubble)
        if not _taken_apart(told, texts, shown.times):
            shown.others.append(bubble)
    shown.replies = "".join(squeezed(b.text) for b in evidence.bubbles(openid, "reply"))
    shown.parts = "".join(squeezed(b.text) for b in evidence.bubbles(openid, "service"))
    return shown


def _taken_apart(bubble: str, texts: list[str], times: Counter[str]) -> bool:
    """Count the texts that a bubble is made of; False, and nothing counted, if any is left over."""
    found: Counter[str] = Counter()
    for text in texts:
        while text and text in bubble:
            found[text] += 1
            bubble = bubble.replace(text, "\n", 1)
    if bubble.strip("\n"):
        return False
    times.update(found)
    return True


def is_of(evidence: Evidence, openid: str, bubble: Bubble) -> bool:
    """Tell whether a bubble that is no row word for word is still this person's to read."""
    text = squeezed(bubble.text)
    if bubble.kind == "image":
        return any(row["picture"] and at_once(bubble, row) for row in evidence.pushes_of[openid])
    long = [squeezed(r["text"]) for r in evidence.pushes_of[openid] if _is_long(r["text"])]
    if any(text in whole or whole.startswith(text) for whole in long):
        return True
    return _is_staff(evidence, openid) and any(
        at_once(bubble, row) and evidence.numbers.get(row["case_id"], "?") in bubble.text
        for row in evidence.pushes_of[openid]
    )


def at_once(bubble: Bubble, row: Row) -> bool:
    """Tell whether a bubble came when a row is said to have been sent."""
    return abs(bubble.at - (row["sent_at"] or 0) / 1000) <= AT_ONCE_SECONDS


def _is_staff(evidence: Evidence, openid: str) -> bool:
    """Tell whether news may come masked or joined: to staff alone."""
    return openid in evidence.people and evidence.people[openid].is_staff


def _is_long(text: str) -> bool:
    return len(text.encode()) > CUT_BYTES
