"""Whom does a text answer? The order in which danger, commands, conversations and wishes are tried.

Typed words go to the conversation in front; a tap goes to the one in its id. Free words are an
answer first; another intent wins only when the question could not take them (free_words.py).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import photos
from flows.cases.description import description_of
from flows.cases.kind import REPORTS, kind_for, kinds_of
from flows.cases.own import has_open
from flows.cases.texts import resident as resident_texts
from flows.cases.texts.feedback import score_of
from flows.cases.waiting import ADD
from flows.cases.wish import Wish, grant, is_never_answer, parse_wish, waits_for_question
from flows.conversation import dialogue, dialogue_texts
from flows.conversation import texts as general
from flows.desk import desk
from flows.emergency import answers as emergency_answers
from flows.emergency import doubt as emergency_doubt
from flows.emergency import follower as emergency_follower
from flows.emergency import running as emergency_running
from flows.emergency.details import DETAILS
from flows.emergency.texts import first_aid
from flows.intake import human
from flows.intake.register import REPORT_ISSUE
from flows.intake.texts.register import CHANGE_WORDS
from flows.places import community as communities
from flows.turn import arrival as arrivals
from flows.turn import (
    bare_decision,
    choices,
    deciding,
    free_words,
    in_between,
    known,
    tone,
    unanswered,
    withdrawing,
)
from flows.turn.catalog import catalog
from flows.turn.texts import reception as reception_texts
from nlp.acts import affirm, own_case, wants

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from storage.records.messages import Conversation
    from storage.store import Store

_COURTEOUS = frozenset({"excuse"})  # 打字慢见谅, which nobody has to understand


def respond(store: Store, context: Context, said: Said) -> str:
    """Return the reply to a text."""
    if context.staff is None:
        said = arrivals.without_links(said)
    meant = choices.meant(store, context, said)
    kept = store.kept_words.take(context.person.id)
    before = unanswered.hand_on(store, context, meant or said, kept)
    if meant is None:
        return reception_texts.NOT_WRITTEN
    meant = unanswered.gone_on(store, context, meant, kept)
    both = bare_decision.which(store, context, meant)
    if both is not None:
        return choices.offer(store, context, both)
    meant = bare_decision.in_full(store, context, meant)
    reply = _reply(store, communities.as_said(context, meant), meant)
    if context.staff is None or context.homes:
        reply = tone.fitting(meant, reply)
    return choices.offer(store, context, reply + before)


def _reply(store: Store, context: Context, said: Said) -> str:
    if not (context.staff and desk.is_command(said.text, context.settings)):
        safe = _heard_of_staff(store, context, said) or emergency_doubt.hear_danger(
            store, context, said, deciding.may_take
        )
        if isinstance(safe, str):
            return safe
        said = safe
    if context.staff is not None:
        done = desk.answer(store, context, said)
        if done is not None:
            return done
    word = said.text.strip()
    if not word:
        return reception_texts.EMPTY
    if not _means_one_thing(word, context.settings):
        heard = emergency_running.heard(store, context, said)
        if heard is not None:
            return heard
    conversations = dialogue.open_conversations(store, context)
    tapped = _tapped(conversations, said)
    if tapped is not None:
        return _to_conversation(store, context, tapped, said)
    if "." in said.to:
        return _stale_tap(store, context, conversations)
    return _typed(store, context, conversations, said)


def _heard_of_staff(store: Store, context: Context, said: Said) -> str | None:
    """Let a subject take what staff say of something of its own; None for residents."""
    if context.staff is None:
        return None
    replies = (hear(store, context, said) for hear in catalog(context.settings).hears)
    return next((reply for reply in replies if reply is not None), None)


def receive_media(store: Store, context: Context, said: Said, media_id: str) -> str:
    """Return the reply to a photo, a voice message or a video."""
    return photos.receive(store, context, said, media_id)


def _typed(store: Store, context: Context, conversations: list[Conversation], said: Said) -> str:
    front = next((c for c in conversations if c.status == "front"), None)
    if not _means_one_thing(said.text.strip(), context.settings):
        reply = _give_up(store, context, conversations, said)
        if reply is not None:
            return reply
    reply = _standing_word(store, context, front, said)
    if reply is not None:
        return reply
    if front is not None:
        return _to_conversation(store, context, front, said)
    return _unasked(store, context, conversations, said)


def _means_one_thing(word: str, settings: Settings) -> bool:
    """Tell whether a word is on a list, so that nobody looks for more in it.

    没事了 may be about a danger, and 不用修了 about a draft.
    """
    listed = arrivals.is_listed(word, settings) and word not in general.CANCEL_WORDS
    return listed and not wants.gives_up(word)


def _give_up(
    store: Store, context: Context, conversations: list[Conversation], said: Said
) -> str | None:
    """End the report that is being told, or ask whether the open case is to be withdrawn.

    None for other words; in an emergency they are about that.
    """
    front = next((c for c in conversations if c.status == "front"), None)
    reports = front is None or front.flow == REPORT_ISSUE.name
    if not wants.gives_up(said.text) or not reports or withdrawing.only_sounds_so(said):
        return None
    if emergency_running.running_one(store, context) is not None:
        return None
    if conversations:
        stops = replace(said, text=general.CANCEL)
        return _to_conversation(store, context, conversations[0], stops)
    if not has_open(store, context):
        return reception_texts.nothing_to_cancel()
    return grant(store, context, Wish("撤销", "", ""), said)


def _standing_word(
    store: Store, context: Context, front: Conversation | None, said: Said
) -> str | None:
    """Answer a word that works at any time; None where the open question comes first."""
    word = said.text.strip()
    if front is not None and word in general.HELP_WORDS:
        return None
    if front is not None and word in reception_texts.GO_ON_WORDS:
        return dialogue.come_back(store, context, front)
    if word.startswith(reception_texts.PHOTO_WORD + " "):
        return photos.give(store, context, word.removeprefix(reception_texts.PHOTO_WORD).strip())
    if word in general.HUMAN_WORDS:
        return human.ask_within(store, context, front)
    if word in dialogue_texts.STARTERS["report_issue"]:
        return dialogue.start(store, context, REPORT_ISSUE, said)
    wish = parse_wish(word, context.settings)
    if wish is None or (front is not None and _is_answer(store, context, wish, front)):
        return None
    if front is not None and withdrawing.is_of_draft(store, context, wish, front):
        return None
    theirs = emergency_follower.answer_word(store, context, wish, said)
    if theirs is not None:
        return theirs
    return grant(store, context, wish, said)


def _is_answer(store: Store, context: Context, wish: Wish, front: Conversation) -> bool:
    """Tell whether the question in front takes a word, and what follows it, for an answer."""
    if wish.number or is_never_answer(wish, context.settings):
        return False
    if waits_for_question(wish, context.settings):
        return True
    return bool(wish.rest) and dialogue.takes(store, context, front, "words")


def _begins(word: str, settings: Settings) -> tuple[str, str] | None:
    """Return the kind of case that a first word names, and what follows it, perhaps nothing."""
    first, _, rest = word.replace("　", " ").partition(" ")
    for kind in kinds_of(settings):
        if first.rstrip("，,。.：:！!") in {kind.title, *kind.starters}:
            return kind.name, rest.strip()
    reports = kind_for(REPORTS, settings)
    if reports and first in dialogue_texts.STARTERS["report_issue"] and rest.strip():
        return reports, rest.strip()
    return None


def _unasked(store: Store, context: Context, conversations: list[Conversation], said: Said) -> str:
    """Answer words that no question in front waits for."""
    word = said.text.strip()
    if conversations and word in reception_texts.GO_ON_WORDS:
        return dialogue.come_back(store, context, conversations[0])
    if conversations and word in general.CANCEL_WORDS:
        return _to_conversation(store, context, conversations[0], said)
    if word in general.CANCEL_WORDS:
        return reception_texts.nothing_to_cancel()
    begins = _begins(word, context.settings)
    if begins is not None:
        kind, words = begins
        about = replace(said, text=words)
        already = known.already(store, context, about) if words else None
        if already is not None:
            return already
        told = {"kind": kind}
        if said.to and words:  # a tap that keeps what nobody was sure of: it is not asked again
            told["description"] = description_of(words, said.meaning.phones)
        return dialogue.start(store, context, REPORT_ISSUE, about, answers=told)
    answered = deciding.take_answer(store, context, said, free_words.answer)
    if answered is not None:
        return answered
    return _word_alone(store, context, said) or free_words.answer(store, context, said)


def _word_alone(store: Store, context: Context, said: Said) -> str | None:
    """Answer a word that nothing waits for: a yes, a score, thanks; None for more than a word."""
    word = said.text.strip()
    if word in general.ANSWER_WORDS | affirm.AGREE_WORDS:
        return reception_texts.nothing_asked()
    if score_of(word) is not None:
        return grant(store, context, Wish("评价", "", word), said)
    if word in affirm.COURTESY_WORDS or own_case.says_only(word, _COURTEOUS):
        return reception_texts.THANKS
    if word in general.HELP_WORDS:
        return resident_texts.menu(context)
    if word in CHANGE_WORDS:
        return grant(store, context, Wish(ADD), said)
    return None


def _to_conversation(store: Store, context: Context, conversation: Conversation, said: Said) -> str:
    """Let a conversation take the words; what it can't take may be meant for something else."""
    if conversation.status != "front":
        dialogue.step_aside(store, context)
        conversation = replace(conversation, status="front")
    if conversation.flow == DETAILS.name:
        told = emergency_answers.hear(store, context, conversation, said)
        return told if told is not None else free_words.answer(store, context, said)
    if wants.only_greets(said.text) and not said.to:
        return reception_texts.HERE + dialogue.come_back(store, context, conversation)
    if first_aid.says_no_smoke(said.text, conversation.answers.get("description", "")):
        return dialogue.come_back(store, context, conversation, quiet=True)
    both = in_between.answer_beside(store, context, conversation, said)
    if both is not None:
        return both
    turn = dialogue.go_on(store, context, conversation, said)
    if turn is None:
        return free_words.answer(store, context, said)
    if turn.refused:
        kept = withdrawing.ends(conversation, said) or withdrawing.presses(conversation, said)
        aside = None if kept else in_between.aside(store, context, conversation, said, turn)
        aside = aside or withdrawing.keep(store, context, conversation, said)
        if aside is not None:
            return aside
    return known.settle(store, context, conversation, said, turn)


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
        return reception_texts.stale_tap()
    return dialogue_texts.STALE_TAP + "\n" + dialogue.come_back(store, context, front)
