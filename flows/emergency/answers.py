"""Every answer about an emergency is passed on as it comes: nobody on their way waits for the last.

What is asked twice in vain is left: somebody in danger has other things to do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import kept_matter as later
from flows.cases.rules import deadlines
from flows.conversation import dialogue, engine
from flows.conversation import texts as general
from flows.conversation.readers import found_phone
from flows.emergency import other_matter as emergency_apart
from flows.emergency import place as emergency_place
from flows.emergency.details import DETAILS, add_to, add_with_place
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import details as words
from flows.places import place as places

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers, Turn
    from nlp.understanding import Meaning
    from storage.records.case import Case
    from storage.records.messages import Conversation
    from storage.store import Store

UNANSWERED: Answers = {"place": places.at_public(advice_texts.UNKNOWN_PLACE), "phone": ""}
ASIDE = general.BACK_WORDS | general.HELP_WORDS | dialogue.RESTART_WORDS  # these tell nothing


def ask(store: Store, context: Context, case: Case, meaning: Meaning) -> str:
    """Ask what is not known yet, as the end of a reply; a place that was guessed is shown."""
    answers = _known(case)
    if len(answers) < len(UNANSWERED):
        about = context.about(case)
        asked = dialogue.start(store, about, DETAILS, None, subject=case.id, answers=answers)
        return f"\n\n{asked}"
    guess = emergency_place.is_guess(emergency_place.of_case(case), meaning)
    return "\n" + words.guessed(case.place) if guess else ""


def hear(store: Store, context: Context, conversation: Conversation, said: Said) -> str | None:
    """Pass an answer on at once, then ask for what is missing; None when it is all over.

    What is asked twice in vain is left: somebody in danger has other things to do.
    """
    case = store.cases.get(conversation.subject)
    if case is None or not deadlines.is_open(case):
        store.conversations.save(replace(conversation, status="cancelled"), context.now)
        return None
    about = replace(context, conversation_id=conversation.id).about(case)
    word = said.text.strip()
    if word in general.CANCEL_WORDS:
        state = engine.State(conversation.asking, conversation.answers)
        turn = engine.Turn(state, words.still_on(case, _coming(store, case)), "cancelled")
        return dialogue.settle(store, context, conversation, turn)
    where = conversation.asking == "place"
    kept = _apart(store, context, case, said, where=where)
    if kept:
        return kept + dialogue.come_back(store, context, conversation, quiet=True)
    answered = dialogue.go_on(store, context, conversation, said)
    if answered is None:
        return None
    if word in ASIDE:
        return dialogue.settle(store, context, conversation, answered)
    turn = _with_phone(about, answered, said)
    _pass_on(store, about, conversation, turn, said.text)
    if turn.refused and conversation.misunderstood:
        left = conversation.asking or ""
        known = turn.state.answers | {left: UNANSWERED[left]}
        turn = engine.ask_next(DETAILS, known, about, before=words.TOLD + "\n")
    elif not turn.refused and turn.outcome == "asking":
        turn = replace(turn, reply=f"{words.TOLD}\n{turn.reply}")
    return dialogue.settle(store, context, conversation, turn)


def _apart(store: Store, context: Context, case: Case, said: Said, *, where: bool) -> str:
    """Keep what is plainly another matter until the question is answered."""
    another = emergency_apart.is_apart(case, said, context.settings, where=where)
    return later.kept(store, context, said) if another else ""


def still_asked(store: Store, context: Context, case_id: str) -> str:
    """Repeat what is still missing after another cry, as the end of a reply."""
    case = store.cases.get(case_id)
    conversations = dialogue.open_conversations(store, context)
    asked = [c for c in conversations if (c.flow, c.subject) == (DETAILS.name, case_id)]
    if case is None or not asked:
        return ""
    conversation = asked[0]
    about = replace(context, conversation_id=conversation.id).about(case)
    turn = engine.ask_next(DETAILS, conversation.answers | _known(case), about)
    if turn.outcome == "asking":
        return "\n\n" + dialogue.settle(store, context, conversation, turn)
    store.conversations.save(replace(conversation, status="done"), context.now)
    return ""


def _known(case: Case) -> Answers:
    """Return what need not be asked any more."""
    place = emergency_place.of_case(case)
    answers: Answers = {} if emergency_place.is_vague(place) else {"place": place}
    return answers | ({"phone": case.reporter_phone} if case.reporter_phone else {})


def _with_phone(about: Context, turn: Turn, said: Said) -> Turn:
    """Keep a phone that came while the place was asked."""
    phone = found_phone(said, about, turn.state.answers)
    if phone is None or not turn.refused:
        return turn
    return replace(turn, state=replace(turn.state, answers=turn.state.answers | {"phone": phone}))


def _pass_on(
    store: Store, about: Context, conversation: Conversation, turn: Turn, text: str
) -> None:
    place = turn.state.answers.get("place")
    case = about.case
    assert case is not None  # noqa: S101 - asked by the caller
    if place is None or place == conversation.answers.get("place"):
        add_to(store, about, case, text)
        return
    label = places.label(place)
    told = words.chosen(label) if text.strip().isdecimal() else text
    add_with_place(store, about, case, told, place)


def _coming(store: Store, case: Case) -> str:
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    return engineer.name if engineer else ""
