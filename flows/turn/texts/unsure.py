"""What is asked where nobody can be sure what somebody means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.texts.words import FIXED, NOT_FIXED, cut, named
from flows.writing.markup import tap
from nlp.acts import rating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Community
    from storage.records.case import Case

POOR = 3  # a score up to here
SHOWN = 12  # characters that a tap shows of the words
MOST, SHORTEST = 3, 4  # readings; characters of words that are worth keeping
ONLY_ASKS = "只是问问"
# Each intent as people would say it, and the word with which a message that means it begins.
_READINGS = {
    "report": ("报修", "报修"),
    "complaint": ("投诉", "投诉"),
    "help_request": ("请人帮忙", "求助"),
    "suggestion": ("提建议", "建议"),
    "inquiry": (ONLY_ASKS, ONLY_ASKS),
    "rating": ("表扬", "表扬"),
}
_ALWAYS = ("report", "inquiry")
CHATS = "我只会办小区里的事：要报修、投诉、问进度，直接说一句就行；要找人回“人工”。"
A_PERSON = "还是没弄明白，不让您再说一遍了。"
WHAT_HAPPENED = (
    "给您添麻烦了，真抱歉。出了什么事？您说一句，比如“厨房水管漏水”，我马上登记、一直跟到办好。"
)


def likely(text: str, intents: Sequence[str], open_ones: Sequence[Case]) -> str:
    """Ask which of the likely readings is meant; what was just done comes first."""
    words = " ".join(text.split())
    asks = "这句我没看懂，给您添麻烦了。您是想（点一下或回数字）："
    if len(words) < SHORTEST:
        return f"{asks}{tap('报修')}　{tap('进度')}　{tap('人工')}　{tap('菜单')}"
    done = [case for case in open_ones if case.status in deadlines.AWAITS_RESIDENT]
    taps = [tap(f"补充到 {named(case)}", f"补充 {case.number} {words}") for case in open_ones[:1]]
    if done:
        number = done[0].number
        taps = [tap(f"{FIXED}：{named(done[0])}", f"{FIXED} {number}")]
        taps.append(tap(f"{NOT_FIXED}：{named(done[0])}", f"{NOT_FIXED} {number} {words}"))
    blames = (rating.score_in(words) or POOR + 1) <= POOR  # 态度太差 is no praise
    known = [intent for intent in _READINGS if intent != "rating" or not blames]
    found = [intent for intent in (*intents, *_ALWAYS) if intent in known]
    for intent in list(dict.fromkeys(found))[: MOST - len(taps)]:
        label, word = _READINGS[intent]
        shown = label if word == ONLY_ASKS else f"{label}：{cut(words, SHOWN)}"
        taps.append(tap(shown, f"{word} {words}"))
    return "\n".join([asks, *taps, tap("请同事联系我", "人工")])


def inquiry(community: Community) -> str:
    """Answer a question that is no case."""
    return (
        f"这个请打{community.duty_phone}问值班同事（24小时），或回“{tap('人工')}”，我请同事回您。"
        f"要报修直接说哪里坏了就行。"
    )


def did_not_get_it() -> str:
    """Take it on oneself not to have understood, and offer a person."""
    return f"对不起，是我没弄明白。您换句话再说一遍，或者回“{tap('人工')}”。"
