"""What residents write: whole sentences as people typed them, and how they go on from there."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from tests.scenarios.conftest import ROOT

if TYPE_CHECKING:
    import random

    from tests.scenarios.week import Week
    from tests.scenarios.week_homes import Neighbour

LEXICON = ROOT / "nlp" / "lexicon"
MIX = {  # how often what is written, in a hundred
    "report": 46, "complaint": 11, "help_request": 10, "suggestion": 8, "inquiry": 13,
    "danger": 2, "thanks": 3, "unknown": 3, "progress": 2, "urge": 2,
}  # fmt: skip
MOST_TURNS = 9
ANOTHER = ("仍要报", "另一件事", "不是，是另一处", "不是同一处")
PLACE = re.compile("房号|哪一户|几栋|位置|地点|在哪")
PHONE = re.compile("电话|手机|联系")
READINGS = re.compile("^(?:是?报修|是?投诉|是?求助|是?建议)")


@cache
def sentences() -> dict[str, list[str]]:
    """Return what was typed by what it means; what tells of a danger stands apart."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted((LEXICON / "sentences").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                intent, _category, danger, text = line.split("\t")
                if danger == "-":
                    found[intent].append(text)
                elif danger not in ("*", "maybe"):
                    found["danger"].append(text)
    return found


@cache
def answers(asked: str, act: str) -> list[str]:
    """Return how people typed one act, and nothing else, when they were asked something."""
    files = sorted((LEXICON / "acts").glob("*.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row[3] for row in rows if row[:3] == ["resident", asked, act]]


def drawn(lot: random.Random) -> str:
    """Draw what somebody writes."""
    (kind,) = lot.choices(list(MIX), list(MIX.values()))
    return lot.choice(sentences()[kind])


def tells(week: Week, one: Neighbour, words: str) -> list[str]:
    """Let somebody write, and answer what they are asked; return the numbers of what it opened."""
    tried: set[str] = set()
    for _ in range(MOST_TURNS):
        reply, fresh = week.says(one.member, words)
        if fresh:
            return fresh
        then = _answer(week, one, reply, tried)
        if then is None:
            return []
        words = then
    return []


def _answer(week: Week, one: Neighbour, reply: str, tried: set[str]) -> str | None:
    """Return what somebody answers to a question; None where nothing is asked."""
    options = {option.label: option.content for option in one.member.last.options}
    for label in ANOTHER:
        if label in options:
            return options[label]
    if "确认" in reply:
        return _once("confirm", tried, week.lot.choice(answers("confirm", "affirm")), "确认")
    asks = reply.splitlines()[-1] + reply.splitlines()[0]
    if PLACE.search(asks) and "place" not in tried:
        tried.add("place")
        return one.home or "小区北门"
    if PHONE.search(asks) and "phone" not in tried and "急" not in asks:
        tried.add("phone")
        return one.phone
    if "跳过" in reply:
        return "跳过"
    readings = [content for label, content in options.items() if READINGS.match(label)]
    if readings and "reading" not in tried:
        tried.add("reading")
        return readings[0]
    return None


def _once(name: str, tried: set[str], words: str, then: str) -> str:
    """Return these words the first time, and the plain ones afterwards."""
    said = then if name in tried else words
    tried.add(name)
    return said
