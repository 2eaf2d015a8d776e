"""A yes, a no or a wish to meet that no question in front waits for: what it may be meant for.

Only what was asked in a push is decided so, and only in words that are more than a courtesy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.binding import conversation as binding
from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.cases.wish import Wish, grant
from flows.complaint import resident as filed
from flows.complaint.talks import resident as resident_talks
from flows.complaint.talks import texts as talks
from flows.conversation import texts as general
from flows.turn import awaited as waiting
from flows.turn.texts import awaited
from flows.turn.texts import reception as texts
from nlp.acts import meeting

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.store import Store

_TELLS = ("report", "complaint", "help_request")  # of something new, where it is to be settled


def answer(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to such a word; None when the text is none."""
    word = said.text.strip()
    meant = _meant(store, context, word)
    if meant is not None:
        return grant(store, context, Wish(meant, "", ""), said)
    told = _of_a_talk(store, context, said) or waiting.answer(store, context, said)
    if told is not None:
        return told
    heard = filed.heard(store, context, word)
    if heard is not None:
        return heard
    return texts.nothing_asked() if word in general.ANSWER_WORDS else None


def _meant(store: Store, context: Context, word: str) -> str | None:
    if word == general.CONFIRM and waiting.cases(store, context):  # their status reads 请您确认
        return "修好了"
    if word in general.AGREE_WORDS | general.REFUSE_WORDS and binding.asked_of(store, context):
        return "同意绑定" if word in general.AGREE_WORDS else "拒绝绑定"
    return None


def _of_a_talk(store: Store, context: Context, said: Said) -> str | None:
    """Take the answer to the times offered for a talk, where only one is open."""
    offered = [
        case
        for case in own_cases(store, context)
        if case.kind == "complaint"
        and case.reporter_id == context.person.id
        and resident_talks.is_offered(store, case)
    ]
    words = awaited.of_a_time(said.text) if len(offered) == 1 else None
    if words is None:
        return None
    return resident_talks.answer(store, context.about(offered[0]), offered[0], words)


def wish_to_meet(store: Store, context: Context, said: Said) -> str | None:
    """Take words that ask to meet as the wish for a talk about an open complaint of one's own."""
    tells = said.meaning.intent in _TELLS and said.meaning.category is not None
    if tells or not meeting.is_wished(said.text.strip()):
        return None
    mine = any(
        case.kind == "complaint"
        and deadlines.is_open(case)
        and case.reporter_id == context.person.id
        for case in own_cases(store, context)
    )
    wish = Wish(talks.WORD, "", said.text.strip())
    return grant(store, context, wish, said) if mine else None
