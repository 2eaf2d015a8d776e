"""The questions of a plan made in chat: added and left out by a line each; pure.

「加 食堂口味 评分」, 「加 什么时候方便 单选 周六、周日」, 「加 还有什么建议 文字」, 「去掉 6 7」.
"""

from __future__ import annotations

from typing import Any

from flows.survey.labels import TABLE
from nlp import listed, short_answers

MOST = 30
TOO_MANY, OPTIONS = "too_many", "options"  # why a line is no question
_AS = "as_"  # before a type, in the table

Questions = list[dict[str, Any]]


class NoQuestion(ValueError):
    """A line that is no question yet: `options` are missing, or there are too many."""


def changed(line: str, questions: Questions) -> Questions | None:
    """Return the questions as a line changes them; None where it changes nothing.

    Raises NoQuestion where it wants to and can't.
    """
    gone = _numbers(listed.after(TABLE, {"drop"}, line) or "")
    if gone:
        kept = [one for place, one in enumerate(questions, 1) if place not in gone]
        return _without_lost(kept)
    added = listed.after(TABLE, {"add"}, line)
    if not added:
        return None
    if len(questions) >= MOST:
        raise NoQuestion(TOO_MANY)
    return [*questions, _question(added, questions)]


def _numbers(words: str) -> set[int]:
    """Return the numbers of questions, where words are nothing else."""
    parts = short_answers.several(listed.without(TABLE, {"and"}, words, gap=" "))
    found = [short_answers.ordinal(part) for part in parts]
    return set() if None in found else {number for number in found if number is not None}


def _typed(rest: str) -> tuple[str, str, str]:
    """Part a question into its words, its type and its options; the type stands after a space."""
    for kind, start, end in sorted(listed.find_all(TABLE, rest), key=lambda one: one.start):
        if kind.startswith(_AS) and start and rest[start - 1].isspace():
            return rest[:start], kind.removeprefix(_AS), rest[end:]
    return rest, "rating", ""


def _question(rest: str, questions: Questions) -> dict[str, Any]:
    ask, kind, written = _typed(rest)
    own: dict[str, Any] = {"id": _free_id(questions), "ask": ask.strip()[:200], "type": kind}
    if kind in {"choice", "choices"}:
        options = list(dict.fromkeys(short_answers.several(written.lstrip(" :："))))
        if len(options) < len(("one", "other")):
            raise NoQuestion(OPTIONS)
        own["options"] = options
    if kind == "text":
        own["required"] = False
    return own


def _free_id(questions: Questions) -> str:
    known = {one["id"] for one in questions}
    return next(name for place in range(1, 100) if (name := f"q{place}") not in known)


def _without_lost(questions: Questions) -> Questions:
    """Drop conditions on questions that are gone."""
    known = {one["id"] for one in questions}
    found = []
    for one in questions:
        when = {other: words for other, words in one.get("when", {}).items() if other in known}
        found.append(
            {name: value for name, value in one.items() if name != "when"}
            | ({"when": when} if when else {})
        )
    return found
