"""Whom does a text answer? The order in which danger, commands, conversations and wishes are tried.

Typed words go to the conversation in front; a tap goes to the one in its id. Free words are an
answer first; another intent wins only when the question could not take them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows import (
    again,
    choices,
    communities,
    dialogue,
    emergency,
    human,
    matters,
    photos,
    report_spot,
    tone,
)
from flows.catalog import recap_of
from flows.commands import desk, own_case, own_meaning, praising, resident, unasked
from flows.report_issue import REPORT_ISSUE, is_another_matter
from flows.texts import dialogue as dialogue_texts
from flows.texts import general
from flows.texts import reception as texts
from flows.texts import resident as resident_texts
from flows.texts.feedback import score_of
from flows.texts.report import CHANGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.context import Context, Said
    from nlp.understanding import Meaning
    from storage.records import Conversation
    from storage.store import Store

SURE = 0.6  # confidence above which another intent may interrupt a conversation
UNCLEAR, UNCLEAR_MS = 2, 10 * 60_000  # so many times within that long: offer other ways
FEEDBACK = frozenset(
    {"修好了", "没修好", "不同意暂缓", "改时间", "保密"}
)  # words that a question may take first


def respond(store: Store, context: Context, said: Said) -> str:
    """Return the reply to a text."""
    meant = choices.meant(store, context, said)
    if meant is None:
        return texts.NOT_WRITTEN
    reply = _reply(store, communities.as_said(context, meant), meant)
    if not (context.staff and desk.is_command(meant.text)):
        reply = tone.fitting(meant, reply)
    return choices.offer(store, context, reply)


def _reply(store: Store, context: Context, said: Said) -> str:
    if said.meaning.danger and not (context.staff and desk.is_command(said.text)):
        return emergency.divert(store, context, said) + matters.keep_complaint(store, context, said)
    if context.staff is not None:
        done = desk.answer(store, context, said)
        if done is not None:
            return done
    word = said.text.strip()
    if not word:
        return texts.EMPTY
    conversations = dialogue.open_conversations(store, context)
    tapped = _tapped(conversations, said)
    if tapped is not None:
        return _to_conversation(store, context, tapped, said)
    if "." in said.to:
        return _stale_tap(store, context, conversations)
    return _typed(store, context, conversations, said)


def receive_media(store: Store, context: Context, said: Said, media_id: str) -> str:
    """Return the reply to a photo, a voice message or a video."""
    return photos.receive(store, context, said, media_id)


def _typed(store: Store, context: Context, conversations: list[Conversation], said: Said) -> str:
    front = next((c for c in conversations if c.status == "front"), None)
    reply = _standing_word(store, context, front, said)
    if reply is not None:
        return reply
    if front is not None:
        return _to_conversation(store, context, front, said)
    return _unasked(store, context, conversations, said)


def _standing_word(
    store: Store, context: Context, front: Conversation | None, said: Said
) -> str | None:
    """Answer a word that works at any time; None where the open question comes first."""
    word = said.text.strip()
    if front is not None and word in general.HELP_WORDS:
        return None
    if front is not None and word in texts.GO_ON_WORDS:
        return dialogue.come_back(store, context, front)
    if word.startswith(texts.PHOTO_WORD + " "):
        return photos.give(store, context, word.removeprefix(texts.PHOTO_WORD).strip())
    if word in general.HUMAN_WORDS:
        topic = recap_of(front.flow, front.answers) if front else ""
        return human.ask(store, context, topic)
    if word in dialogue_texts.STARTERS["report_issue"]:
        return dialogue.start(store, context, REPORT_ISSUE, said)
    wish = resident.parse(word)
    if wish is None or (front is not None and wish.word in FEEDBACK and not wish.number):
        return None
    early = own_case.not_done_yet(store, context, wish, said)
    return early or resident.answer(store, context, wish, said)


def _suggests(word: str) -> str | None:
    """Return what follows a word that begins a suggestion, perhaps nothing; None without one."""
    first, _, rest = word.replace("　", " ").partition(" ")
    bare = first.rstrip("，,。.：:！!")
    return rest.strip() if bare in dialogue_texts.SUGGESTS else None


def _unasked(store: Store, context: Context, conversations: list[Conversation], said: Said) -> str:
    """Answer words that no question in front waits for."""
    word = said.text.strip()
    if conversations and word in texts.GO_ON_WORDS:
        return dialogue.come_back(store, context, conversations[0])
    if conversations and word in general.CANCEL_WORDS:
        return _to_conversation(store, context, conversations[0], said)
    if word in general.CANCEL_WORDS:
        return texts.nothing_to_cancel()
    suggests = _suggests(word)
    if suggests is not None:
        about = replace(said, text=suggests)
        return dialogue.start(store, context, REPORT_ISSUE, about, answers={"kind": "suggestion"})
    answered = unasked.answer(store, context, said)
    if answered is not None:
        return answered
    if score_of(word) is not None:
        return resident.answer(store, context, resident.Wish("评价", "", word), said)
    if word in general.COURTESY_WORDS:
        return texts.THANKS
    if word in general.HELP_WORDS:
        return resident_texts.menu(context)
    if word in CHANGE_WORDS:
        return resident.answer(store, context, resident.Wish("补充", "", ""), said)
    return _free(store, context, said)


def _to_conversation(store: Store, context: Context, conversation: Conversation, said: Said) -> str:
    """Let a conversation take the words; what it can't take may be meant for something else."""
    if conversation.status != "front":
        dialogue.step_aside(store, context)
        current = store.conversations.get(conversation.id)
        assert current is not None  # noqa: S101 - it was just listed
        conversation = replace(current, status="front")
    both = matters.within(store, context, conversation, said, _free)
    if both is not None:
        return both
    turn = dialogue.go_on(store, context, conversation, said)
    if turn is None:
        return _free(store, context, said)
    if turn.refused:
        aside = _aside(store, context, conversation, said)
        if aside is not None:
            return aside
    return dialogue.settle(store, context, conversation, turn)


def _aside(store: Store, context: Context, conversation: Conversation, said: Said) -> str | None:
    """Answer what was said beside the question, and go on with it; None when it was nothing."""
    intent = said.meaning.intent
    wish = resident.parse(said.text)
    if wish is not None and wish.word in FEEDBACK:
        return resident.answer(store, context, wish, said)
    if _is_another_case(conversation, said):
        kept = matters.keep_another(store, context, said)
        return kept + dialogue.come_back(store, context, conversation, quiet=True)
    if said.meaning.intents.get(intent, 0.0) < SURE:
        return None
    if intent in _ASIDE:
        answer = own_case.asked(store, context, said) or _ASIDE[intent](store, context, said)
        return answer + "\n\n" + dialogue.come_back(store, context, conversation)
    starts_new = intent in {"report", "complaint"} and conversation.flow != REPORT_ISSUE.name
    if starts_new and len(said.text) >= texts.SENTENCE:
        return _free(store, context, said)
    return None


def _is_another_case(conversation: Conversation, said: Said) -> bool:
    """Tell whether a problem was named while another one was to be confirmed."""
    confirming = (conversation.flow, conversation.asking) == (REPORT_ISSUE.name, "confirmed")
    named = said.meaning.intent in matters.CASES
    return confirming and named and is_another_matter(said, conversation.answers)


def _free(store: Store, context: Context, said: Said) -> str:
    """Answer words that no conversation waits for."""
    meaning = said.meaning
    returned = resident.parse_feedback(store, context, said.text)
    if returned is not None:
        return resident.answer(store, context, returned, said)
    running = emergency.running_one(store, context)
    if running is not None and meaning.intent not in _ASIDE:
        return emergency.tell_more(store, context, running, said.text)
    both = matters.take_both(store, context, said, _free)
    if both is not None:
        return both
    own = own_case.answer(store, context, said)
    if own is None and meaning.tone == "anger" and meaning.category is None:
        own = own_case.too_slow(store, context, said)
    own = own or again.start(store, context, said, resident.own_cases(store, context))
    if own is not None:
        return own
    spot = report_spot.alone(said.text)
    if spot is not None:
        known = {"kind": "report", report_spot.INSIDE: spot}
        return dialogue.start(store, context, REPORT_ISSUE, said, answers=known)
    kind = _kind_of(meaning)
    if kind is None and own_meaning.urges_something_new(store, context, said):
        kind = "report"  # who says what is broken is not told that there is nothing to press
    if kind is not None:
        return dialogue.start(store, context, REPORT_ISSUE, said, answers={"kind": kind})
    answer = _FREE.get(meaning.intent)
    if answer is not None:
        return answer(store, context, said)
    return _unclear(store, context, said)


def _unclear(store: Store, context: Context, said: Said) -> str:
    """Answer what nobody understood: the second time with other ways."""
    wish = resident.parse(said.text.strip().split("，")[0])
    if wish is not None:
        return resident.answer(store, context, wish, said)
    times = store.persons.try_again(context.person.id, "unclear", context.now, UNCLEAR_MS)
    return texts.not_understood(said.text) if times < UNCLEAR else texts.still_unclear(said.text)


def _kind_of(meaning: Meaning) -> str | None:
    """Return which kind of case the words open; a cry for help about a repair is a report."""
    if meaning.intent == "help_request" and texts.COMPLAINS in meaning.text:  # 帮我妈投诉
        return "complaint"
    if meaning.category and meaning.intent in {"help_request", "unknown"}:
        return "report"
    kind = matters.CASES.get(meaning.intent)
    if kind is None and meaning.home and meaning.home.room and not meaning.phones:
        return "report"  # somebody who says only where is asked what
    if kind is None and meaning.tone == "anger" and meaning.intent in {"unknown", "greeting"}:
        return "complaint"  # no menu for somebody who is angry: they are asked what happened
    return kind


def _wish(word: str) -> Callable[[Store, Context, Said], str]:
    def answer(store: Store, context: Context, said: Said) -> str:
        return resident.answer(store, context, resident.Wish(word, "", ""), said)

    return answer


def _human(store: Store, context: Context, said: Said) -> str:
    return human.ask(store, context, said.text)


def _thanks(_store: Store, _context: Context, _said: Said) -> str:
    return texts.THANKS


def _greeting(_store: Store, context: Context, _said: Said) -> str:
    return resident_texts.menu(context)


def _inquiry(_store: Store, context: Context, _said: Said) -> str:
    return texts.inquiry(context.community)


def _rated(store: Store, context: Context, said: Said) -> str:
    """Take praise or blame: for a finished case it is also the answer whether it is fixed."""
    own = resident.own_cases(store, context)
    word = "修好了" if any(case.status == "finished" for case in own) else "评价"
    if any(part in said.text for part in resident_texts.STILL_BROKEN):
        word = "没修好"
    if word == "评价" and not any(resident.may_rate(case) for case in own):
        return praising.answer(store, context, said)
    return resident.answer(store, context, resident.Wish(word, "", ""), said)


def _bind(store: Store, context: Context, said: Said) -> str:
    return resident.answer(store, context, resident.Wish("绑定", "", said.text), said)


_ASIDE: dict[str, Callable[[Store, Context, Said], str]] = {
    "progress": _wish("进度"),
    "urge": _wish("催单"),
    "human": _human,
    "thanks": _thanks,
    "inquiry": _inquiry,
}
_FREE = _ASIDE | {
    "greeting": _greeting,
    "rating": _rated,
    "cancel": _wish("撤销"),
    "bind": _bind,
    "correction": _wish("补充"),
}


def _tapped(conversations: list[Conversation], said: Said) -> Conversation | None:
    """Return the conversation a tap belongs to, if it still asks that question."""
    conversation_id, _, asked = said.to.rpartition(".")
    for conversation in conversations:
        if conversation.id == conversation_id and conversation.asking == asked:
            return conversation
    return None


def _stale_tap(store: Store, context: Context, conversations: list[Conversation]) -> str:
    """Answer a tap on a question that is over: say so, and repeat the open one."""
    front = next((c for c in conversations if c.status == "front"), None)
    if front is None:
        return texts.stale_tap()
    return dialogue_texts.STALE_TAP + "\n" + dialogue.come_back(store, context, front)
