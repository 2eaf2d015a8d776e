"""What a message wants: only a greeting, no repair after all, an answer; phrases in `wants.tsv`."""

from __future__ import annotations

import re

from nlp import listed, marks

COMPLAINS, REPORTS = "投诉", "报修"
TABLE = "wants"
_OF_ONE = ("的", "那事", "那件", "那个事", "这事", "这件", "一事")
_NAMES_ONE = ("的", "被", "个", "件", "条", "起", "份")
SURELY_COMPLAINS = 0.95  # of a thing that broke, for all the temper in it
# Who says that they ask, asks: the beginning of a sentence.
ASKS = re.compile(
    r"(?:你好|您好|请问)?[，,\s]*(?:我|我们)?(?:就|还)?(?:要|想|来|想要)?(?:请问|咨询|打听|问(?!题|过|了))"
)


def told_of(text: str) -> tuple[str, str]:
    """Return what stands before 投诉 or 报修, and what is told of from there; nothing without both.

    1501李雷投诉保洁偷懒; but 1501的投诉, 李雷那个投诉 and 王强被投诉了 only name one.
    """
    cuts = [at for word in (COMPLAINS, REPORTS) if (at := text.find(word)) > 0]
    before, told = text[: min(cuts, default=0)], text[min(cuts, default=0) :]
    of_one = told.startswith(_OF_ONE, len(COMPLAINS)) and not told.startswith(
        "的是", len(COMPLAINS)
    )
    named = before.endswith(_NAMES_ONE) or of_one or len(told) <= len(COMPLAINS) + 1
    return ("", "") if not cuts or named else (before, told)


def complains_for(text: str) -> bool:
    """Tell whether somebody of a home, or whom a table names, complains: 1704李雷投诉王强."""
    before, told = told_of(text)
    room = any(before[at : at + 3].isdecimal() for at in range(len(before) - 2))
    return told.startswith(COMPLAINS) and (room or listed.says(TABLE, "somebody", before))


def only_greets(text: str) -> bool:
    """Tell whether somebody only greets, or asks whether anybody is there."""
    return listed.says_only(TABLE, frozenset({"greeting"}), text)


def is_forwarded(text: str) -> bool:
    """Tell whether words are an advert or a chain message that somebody passed on: 帮我砍一刀."""
    kinds = listed.kinds(TABLE, text)
    return "forwarded" in kinds and "not_forwarded" not in kinds


def asks_for_plans(text: str) -> bool:
    """Tell whether somebody asks what is planned, and suggests nothing: 以后会不会开放."""
    kinds = listed.kinds(TABLE, text)
    return "plans" in kinds and "not_plans" not in kinds


def gives_up(text: str) -> bool:
    """Tell whether somebody wants no repair any more (不修了)."""
    said = listed.says(TABLE, "give_up", text)
    return said and listed.says_only(TABLE, frozenset({"give_up", "beside"}), text)


def tells_a_story(text: str) -> bool:
    """Tell whether somebody tells of times long past, and of nothing now."""
    kinds = listed.kinds(TABLE, text)
    return "story" in kinds and "now" not in kinds


def tells_of_a_chat(text: str) -> bool:
    """Tell whether somebody tells how they sat and chatted, and of nothing that broke."""
    kinds = listed.kinds(TABLE, text)
    return "chat" in kinds and kinds.isdisjoint({"fault", "repair", "now"})


def wants_repair(text: str) -> bool:
    """Tell whether somebody says that something has to be repaired (这个你们得修)."""
    return listed.says(TABLE, "repair", text)


def names_a_fault(text: str) -> bool:
    """Tell whether something is said to have broken, somebody to blame, or a repair wanted."""
    return not listed.kinds(TABLE, text).isdisjoint({"fault", "blame", "repair"})


def only_fails(text: str) -> bool:
    """Tell whether a thing broke and nobody is blamed: 水龙头滴答滴答烦死个人 is a report."""
    kinds = listed.kinds(TABLE, text)
    return "fault" in kinds and "blame" not in kinds


def blames(text: str) -> bool:
    """Tell whether somebody is blamed, and not a thing: 楼上拖椅子."""
    return "blame" in listed.kinds(TABLE, text)


def names_a_suggestion(text: str) -> bool:
    """Tell whether somebody calls what they say a suggestion."""
    return listed.says(TABLE, "suggestion", text)


def sounds_asked(text: str) -> bool:
    """Tell whether words have the form of a question (门禁卡丢了怎么办)."""
    return listed.says(TABLE, "form", text)


def asks_further(text: str) -> bool:
    """Tell whether a question goes on with the one before (那租客呢)."""
    return listed.after(TABLE, frozenset({"goes_on"}), text) is not None and sounds_asked(text)


def names_nothing(text: str) -> bool:
    """Tell whether a question leaves out what it is about (那要多少钱, 在哪办)."""
    return listed.says_only(TABLE, frozenset({"nothing"}), text)


def without_courtesies(text: str) -> str:
    """Return a question without 请问 before it and 谢谢 after it."""
    return listed.trimmed(TABLE, "lead", "tail", text)


def only_asks(text: str) -> bool:
    """Tell whether words ask for something that is known (多少钱一个月), and are cross with nobody."""
    asks = ASKS.match(text.strip()) is not None or listed.says(TABLE, "asks", text)
    tells = text.strip().startswith("请问") and not (marks.asks(text) or sounds_asked(text))
    return asks and not (tells and "fault" in listed.kinds(TABLE, text))  # 请问，把手坏掉了
