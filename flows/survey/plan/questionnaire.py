"""The questions of a plan made in chat: added and left out by a line each; pure.

「加 食堂口味 评分」, 「加 什么时候方便 单选 周六、周日」, 「加 还有什么建议 文字」, 「去掉 6 7」.
"""

from __future__ import annotations

import re
from typing import Any

MOST = 30
TOO_MANY, OPTIONS = "too_many", "options"  # why a line is no question
_ADD = re.compile(r"^(?:加|增加|添加|新增)(?:一题|题)?[\s　:：]*(?P<rest>\S.*)$", re.DOTALL)
_DROP = re.compile(r"^(?:去掉|删除|删掉|删|不要)[\s　:：]*(?P<rest>[第\d\s　、,，题和]+)$")
_TYPES = {
    "评分": "rating", "满意度": "rating", "打分": "rating", "单选": "choice", "多选": "choices",
    "文字": "text", "填空": "text", "问答": "text", "数字": "number", "日期": "date",
}  # fmt: skip
_TYPED = re.compile(
    rf"^(?P<ask>.+?)[\s　]+(?P<type>{'|'.join(_TYPES)})(?:题)?[\s　:：]*(?P<options>.*)$", re.DOTALL
)
_BETWEEN = re.compile(r"[、,，/|；;\s　]+")

Questions = list[dict[str, Any]]


class NoQuestion(ValueError):
    """A line that is no question yet: `options` are missing, or there are too many."""


def changed(line: str, questions: Questions) -> Questions | None:
    """Return the questions as a line changes them; None where it changes nothing.

    Raises NoQuestion where it wants to and can't.
    """
    text = line.strip()
    if found := _DROP.match(text):
        gone = {int(number) for number in re.findall(r"\d+", found["rest"])}
        kept = [one for place, one in enumerate(questions, 1) if place not in gone]
        return _without_lost(kept)
    if found := _ADD.match(text):
        if len(questions) >= MOST:
            raise NoQuestion(TOO_MANY)
        return [*questions, _question(found["rest"], questions)]
    return None


def _question(rest: str, questions: Questions) -> dict[str, Any]:
    typed = _TYPED.match(rest.strip())
    ask = (typed["ask"] if typed else rest).strip()[:200]
    kind = _TYPES[typed["type"]] if typed else "rating"
    own: dict[str, Any] = {"id": _free_id(questions), "ask": ask, "type": kind}
    if kind in {"choice", "choices"}:
        words = [word for word in _BETWEEN.split(typed["options"] if typed else "") if word]
        options = list(dict.fromkeys(words))
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
