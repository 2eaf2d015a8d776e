"""What a message wants: only a greeting, no repair after all, an answer; phrases in `wants.tsv`."""

from __future__ import annotations

import re

from nlp import listed, marks

COMPLAINS = "投诉"
TABLE = "wants"
SURELY_COMPLAINS = 0.95  # of a thing that broke, for all the temper in it
# Who says that they ask, asks: the beginning of a sentence.
ASKS = re.compile(
    r"(?:你好|您好|请问)?[，,\s]*(?:我|我们)?(?:就|还)?(?:要|想|来|想要)?(?:请问|咨询|打听|问(?!题|过|了))"
)


def only_greets(text: str) -> bool:
    """Tell whether somebody only greets, or asks whether anybody is there."""
    return listed.says_only(TABLE, frozenset({"greeting"}), text)


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


def without_courtesies(text: str) -> str:
    """Return a question without 请问 before it and 谢谢 after it."""
    return listed.trimmed(TABLE, "lead", "tail", text)


def only_asks(text: str) -> bool:
    """Tell whether words ask for something that is known (多少钱一个月), and are cross with nobody."""
    asks = ASKS.match(text.strip()) is not None or listed.says(TABLE, "asks", text)
    tells = text.strip().startswith("请问") and not (marks.asks(text) or sounds_asked(text))
    return asks and not (tells and "fault" in listed.kinds(TABLE, text))  # 请问，把手坏掉了
