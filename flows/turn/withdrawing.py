"""What is called off, and what is not: a draft, a case of one's own, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.conversations import WITHDRAW
from flows.cases.own import has_open
from flows.cases.waiting import ADD
from flows.cases.wish import Wish, grant
from flows.conversation import dialogue
from flows.intake.register import REPORT_ISSUE
from flows.turn import deciding
from flows.turn.texts import deciding as deciding_texts
from nlp import answers, listed, thresholds
from nlp.acts import own_case
from nlp.tokens import words

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.messages import Conversation
    from storage.store import Store

_KEEPS = frozenset({"keeps", "slip", "thanks"})
_FILING = ("报", "登记", "提交", "投诉", "反映")  # 今天不用来了 calls off no report
_WHEN = ("天", "午", "早上", "晚上", "现在")
_SAYS_NOTHING = frozenset(
    (
        "那个",
        "这个",
        "那",
        "这",
        "的",
        "先",
        "就",
        "还",
        "都",
        "也",
        "我",
        "我们",
        "家",
        "家里",
        "事",
        "件",
        "单",
    )
)


def keep(store: Store, context: Context, conversation: Conversation, said: Said) -> str | None:
    """Keep the case where no yes was said, and the words with it; None where else was asked."""
    if conversation.flow != WITHDRAW.name:
        return None
    dialogue.drop(store, context, WITHDRAW)
    only = own_case.says_only(said.text, _KEEPS)
    added = None if only else deciding.take_remark(store, context, said)
    if added is None and presses(conversation, said):  # 又开始滴了，还是来吧
        case = store.cases.get(conversation.subject)
        added = (
            grant(store, context, Wish(ADD, case.number, said.text.strip()), said) if case else None
        )
    return "\n".join([deciding_texts.NOT_WITHDRAWN, *([added] if added else [])])


def drop_waiting(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Give up what waits behind the card, where a clause calls off just that: 灯那个先别报了.

    What else was said stays with who answers the card.
    """
    if conversation.flow != REPORT_ISSUE.name:
        return None
    waiting = [
        one
        for one in dialogue.open_conversations(store, context)
        if one.id != conversation.id and one.flow == REPORT_ISSUE.name
    ]
    told = _words_of(conversation)
    for clause in said.meaning.clauses if waiting else ():
        named = _called_off(clause.text) - told
        meant = [one for one in waiting if named & _words_of(one)]
        if len(meant) == 1:
            dropped = dialogue.give_up(store, context, meant[0])
            again = dialogue.come_back(store, context, conversation, briefly=True)
            return deciding_texts.not_filed(dropped) + "\n" + again
    return None


def _words_of(conversation: Conversation) -> set[str]:
    return set(words(str(conversation.answers.get("description", ""))))


def _called_off(text: str) -> set[str]:
    """Return the words for what a clause says not to report; none where it says no such thing."""
    stops = [one for one in listed.find_all(answers.TABLE, text) if one.kind == "stop"]
    filed = [one for one in stops if any(it in text[one.start : one.end] for it in _FILING)]
    first = min((one.start for one in filed), default=0)
    return {one for one in words(text[:first]) if not one.endswith(_WHEN)} - _SAYS_NOTHING


def presses(conversation: Conversation, said: Said) -> bool:
    """Tell whether somebody who was asked whether to withdraw wants it done after all."""
    urges = said.meaning.intents.get("urge", 0.0) >= thresholds.PRESS
    return conversation.flow == WITHDRAW.name and urges


def ends(conversation: Conversation, said: Said) -> bool:
    """Tell whether a no, or only thanks, ends the question whether to withdraw (谢谢啊)."""
    return conversation.flow == WITHDRAW.name and own_case.says_only(said.text, _KEEPS)


def only_sounds_so(said: Said) -> bool:
    """Tell whether words that may call it off are hardly meant so (再不来我自己找人了)."""
    meaning = said.meaning
    if meaning.whole is None:  # a word that is listed
        return False
    stops = max(meaning.says(act) for act in ("stop", "solved_itself"))
    likely = max(stops, meaning.intents.get("cancel", 0.0))
    return likely < thresholds.ASK_WHETHER_THE_SAME or likely < meaning.says("hurry")


def is_of_draft(store: Store, context: Context, wish: Wish, front: Conversation) -> bool:
    """Tell whether 撤销 can only mean the report that is being filled in."""
    bare = wish.word == "撤销" and not wish.number and not wish.rest
    return bare and front.flow == REPORT_ISSUE.name and not has_open(store, context)
