"""What is said to words that are no answer and no command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import short
from flows.conversation.dialogue_texts import GO_ON
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence


SHOWN = 16  # characters of another matter that are repeated
SENTENCE = 6  # characters from which words are taken for a sentence of their own
PHOTO_WORD = "照片"
GO_ON_WORDS = frozenset({GO_ON, "接着说", "接着来", "继续报修"})
HERE = "您好，我在。"
EMPTY = "收到一条空消息。有事直接说一句话就行，比如“厨房水管漏水”。"
# The first line for somebody who is angry or afraid, before any question.
# It promises nothing: what follows says what happens.
SOOTHING = {"anger": "给您添麻烦了，我来帮您。\n", "fear": "您别着急，我来帮您。\n"}
KEPT_WAITING = "让您久等了，我马上跟进。\n"
SOOTHED = (
    "添麻烦",
    "久等",
    "别着急",
    "抱歉",
    "对不起",
)  # a first line with these begins so already
STICKER = "表情收到啦。有事直接说一句话就行，比如“厨房水管漏水”。文件我打不开，请拍照发来。"
NOT_WRITTEN = "好的，这条先不记。"
FORWARDED = "这条像是转发的消息，我没有记。有事直接说一句话就行。"
BY_MISTAKE = "没关系，这句不算。有事随时说一句就行。"
THANKS = "不客气，应该的。有事随时说一句就行。"
OTHER = "这类消息我看不了。有事请打一句字，或发照片。"


def all_noted(later: Sequence[str]) -> str:
    """Say that several matters were heard, and which is asked for first."""
    named = "、".join(f"“{short(one, SHOWN)}”" for one in later)
    count = "两三四五六七八九"[len(later) - 1]
    return f"{count}件事我都记下了，先说第一件；{named}说完这件马上接着办。\n"


def say_later(later: str) -> str:
    """Offer another matter, which can't wait as a conversation, as a tap."""
    return f"还有“{short(later, SHOWN)}”，这件说完点一下：{tap('接着说这件', later[:60])}\n"


def nothing_to_cancel() -> str:
    """Answer 取消 when nothing is being asked."""
    return f"现在没有填到一半的事。要撤掉已经报的单子，回“{tap('撤销')}”。"


def nothing_asked() -> str:
    """Answer a yes or a no to no question."""
    return f"好的。现在没有等您答复的问题，有事直接说一句话，看进展回“{tap('进度')}”。"


def stale_tap() -> str:
    """Answer a tap on an old question when nothing is open."""
    return f"这一步已经过去了。要报修说一句话就行，看进展回“{tap('进度')}”。"


def location(label: str) -> str:
    """Answer a shared place."""
    where = f"：{label}" if label else ""
    return f"位置收到了{where}。请再说一句：出了什么问题？"


def link() -> str:
    """Answer a shared link."""
    return "链接我打不开。有事请直接说一句话，或发照片。"


def welcome(community: str) -> str:
    """Greet somebody who begins to follow."""
    return (
        f"您好，我是{community}的小管家。家里或小区有东西坏了，直接说一句话，"
        f"比如“厨房水管漏水，下午在家”，我马上登记并一直跟到修好。\n"
        f"先绑定房号，以后不用再填地址：{tap('绑定')}　{tap('菜单')}"
    )


def welcome_back() -> str:
    """Greet somebody we know who follows again."""
    return f"您好，欢迎回来。有事直接说一句话就行：{tap('进度')}　{tap('菜单')}"


def missed(texts: list[str]) -> str:
    """Show what could not be delivered before."""
    return "您不在的时候有这些消息：\n" + "\n".join(texts) + "\n———\n"


def apology(phone: str) -> str:
    """Say honestly that something went wrong on our side."""
    return f"抱歉，这条消息我没处理好，已请同事看，会回您。急事请打值班电话{phone}。"


def unavailable(phone: str) -> str:
    """Say plainly that nothing can be stored now."""
    return f"抱歉，系统这会儿存不了消息，这条没有收下。急事请打{phone}（24小时），其他请几分钟后再发一次。"


def failed_to_clerk(person: str) -> str:
    """Tell a clerk that a message could not be handled."""
    return f"有一条住户消息系统没处理好（{person}），请尽快联系。"


def failed_danger(person: str, words: str) -> str:
    """Tell a clerk of danger that could not be handled: there is no case that calls anybody."""
    return f"【紧急】险情消息系统没处理好，没有单号，请马上联系{person}：\n{words}"


def known_there(told: str) -> str:
    """Tell what is announced where the matter is, which goes on being told."""
    return f"{told}\n是这件事的话不用再报，回“取消”就行；不是就接着说。"
