"""The rows behind conversations: start, go on, step aside for another, come back, expire.

Exactly one conversation of a person is in front; at most two wait behind it (promise 5).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.conversation import dialogue_texts, engine, keeping, rows
from flows.conversation.flows import flow_of, recap_of
from storage.ids import new_id

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers, Flow, Turn
    from storage.records.messages import Conversation
    from storage.store import Store

LOOSE_PHOTO_MS = 30 * 60_000  # a photo sent shortly before belongs to what is said next
MOST_WAITING = 2  # behind the one in front; an older one expires
BEHIND = "+"  # begins the subject of one that waits without a case, so that several may
IDLE_MS = 2 * 3600_000  # after this a person has forgotten the question, and hears a recap
RESTART_WORDS = frozenset({"重新开始", "重新来", "从头来"})


def open_conversations(store: Store, context: Context) -> list[Conversation]:
    """Return the open conversations, the front one first; what expired ends here."""
    alive = []
    for conversation in store.conversations.open_of(context.person.id):
        if _is_past(context, conversation):
            keeping.save(store, context, replace(conversation, status="expired"))
        else:
            alive.append(keeping.opened(store, context, conversation))
    return alive


def _is_past(context: Context, conversation: Conversation) -> bool:
    """Tell whether nobody answers it any more: after its days, a courtesy once it is forgotten."""
    flow, idle = flow_of(conversation, context), context.now - conversation.front_at > IDLE_MS
    return conversation.expires_at <= context.now or (flow is not None and flow.courtesy and idle)


def front_of(store: Store, context: Context) -> Conversation | None:
    """Return the conversation whose question is open, if there is one."""
    return next((c for c in open_conversations(store, context) if c.status == "front"), None)


def start(  # noqa: PLR0913 - a conversation is about something and may know something
    store: Store,
    context: Context,
    flow: Flow,
    said: Said | None,
    *,
    subject: str = "",
    answers: Answers | None = None,
) -> str:
    """Put a new conversation in front and return its first question.

    One about the same subject that was open is replaced when the person says something new;
    when they only name it, they go on with it, after a recap.
    """
    before = _make_room(store, context, flow, subject)
    same, note = before
    if same is not None and (said is None or _only_names_it(said, flow)):
        return note + come_back(store, context, same)
    if same is not None:
        keeping.save(store, context, replace(same, status="cancelled"))
    conversation = rows.new(context, flow, subject)
    within = _within(store, context, conversation)
    turn = engine.begin(flow, said, within, answers)
    if turn.outcome == "done":
        done = note + flow.finish(within, store, turn.state.answers)
        return done + _offer_waiting(store, context, turn.state.answers)
    keeping.add(store, context, rows.after(conversation, turn, context))
    return note + turn.reply


def start_behind(store: Store, context: Context, flow: Flow, said: Said, answers: Answers) -> None:
    """Keep a new conversation waiting: it is asked for when the one in front is over."""
    before = sum(c.subject.startswith(BEHIND) for c in open_conversations(store, context))
    named = rows.new(context, flow, BEHIND + new_id(context.now + before))  # their order as text
    turn = engine.begin(flow, said, _within(store, context, named), answers)
    keeping.add(store, context, rows.after(named, turn, context, "waiting"))


def begin_anew(
    store: Store, context: Context, conversation: Conversation, said: Said, answers: Answers
) -> Conversation:
    """Return a conversation as if it had begun with these words; what was sent to it stays."""
    flow = flow_of(conversation, context)
    assert flow is not None  # noqa: S101 - asked by the caller
    turn = engine.begin(flow, said, _within(store, context, conversation), answers)
    return rows.after(conversation, turn, context)


def go_on(store: Store, context: Context, conversation: Conversation, said: Said) -> Turn | None:
    """Give a message to a conversation; None when its flow is gone since a release."""
    flow = flow_of(conversation, context)
    if flow is None:
        keeping.save(store, context, replace(conversation, status="expired"))
        return None
    about = _about(store, context, conversation)
    if ended := keeping.why_ended(store, about, conversation):
        return engine.Turn(rows.state(conversation), ended, "cancelled")
    if said.text.strip() in RESTART_WORDS:
        return engine.begin_again(flow, rows.state(conversation), about)
    return engine.advance(flow, engine.recalled(flow, rows.state(conversation), about), said, about)


def takes(store: Store, context: Context, conversation: Conversation, what: str) -> bool:
    """Tell whether the open question takes any words, or a photo, whatever else they may mean."""
    flow = flow_of(conversation, context)
    if flow is None:
        return False
    about = _about(store, context, conversation)
    asked = engine.open_question(flow, rows.state(conversation), about)
    return asked is not None and asked.takes == what


def settle(
    store: Store,
    context: Context,
    conversation: Conversation,
    turn: Turn,
    all_of: Said | None = None,
) -> str:
    """Store what a turn made of a conversation and return the whole reply.

    `all_of`: words that also answer those that wait behind it (都报).
    """
    flow = flow_of(conversation, context)
    assert flow is not None  # noqa: S101 - the turn was made by it
    status = {"asking": "front", "done": "done", "cancelled": "cancelled"}[turn.outcome]
    idle = context.now - conversation.front_at > IDLE_MS
    keeping.save(store, context, rows.after(conversation, turn, context, status))
    if turn.outcome == "asking":
        if idle and not turn.refused:
            return (
                dialogue_texts.going_on(recap_of(conversation.flow, turn.state.answers, context))
                + turn.reply
            )
        return turn.reply
    reply = turn.reply
    if turn.outcome == "done":
        reply = flow.finish(_about(store, context, conversation), store, turn.state.answers)
    return reply + _offer_waiting(store, context, turn.state.answers, all_of)


def come_back(  # noqa: PLR0913 - whose it is, and how much of it is said
    store: Store,
    context: Context,
    conversation: Conversation,
    *,
    quiet: bool = False,
    learned: bool = False,
    briefly: bool = False,
) -> str:
    """Put a conversation in front again, with its open question, after a recap unless `quiet`.

    `learned`: what became known of the speaker meanwhile is asked no more. `briefly` is for a
    card that was just read: one line reminds of it.
    """
    flow = flow_of(conversation, context)
    if flow is None:
        keeping.save(store, context, replace(conversation, status="expired"))
        return dialogue_texts.NOTHING_OPEN
    about = _about(store, context, conversation)
    if ended := keeping.why_ended(store, about, conversation):
        keeping.save(store, context, replace(conversation, status="cancelled"))
        return ended
    briefly = briefly and context.now - conversation.front_at <= IDLE_MS
    full = engine.take_up(flow, rows.state(conversation), about, learned=learned)
    turn = engine.ask_again(flow, full.state, about, briefly=True) if briefly else full
    keeping.save(store, context, rows.after(conversation, turn, context))
    recap = (
        ""
        if quiet or turn.reply != full.reply
        else dialogue_texts.going_on(recap_of(conversation.flow, turn.state.answers, context))
    )
    return recap + turn.reply


def step_aside(store: Store, context: Context) -> None:
    """Let the front conversation wait: something stronger was said."""
    for conversation in open_conversations(store, context):
        if conversation.status == "front":
            keeping.save(store, context, replace(conversation, status="waiting"))


def drop(store: Store, context: Context, flow: Flow) -> None:
    """End the conversations of a flow whose answers nobody needs any more."""
    for conversation in open_conversations(store, context):
        if conversation.flow == flow.name:
            keeping.save(store, context, replace(conversation, status="cancelled"))


def give_up(store: Store, context: Context, conversation: Conversation) -> str:
    """End one that waits, and return what it was about."""
    keeping.save(store, context, replace(conversation, status="cancelled"))
    return str(conversation.answers.get("description", ""))


def _make_room(
    store: Store, context: Context, flow: Flow, subject: str
) -> tuple[Conversation | None, str]:
    """Step aside for a new one; return an open one like it, and a sentence if another ended."""
    same, note = None, ""
    others = []
    for conversation in open_conversations(store, context):
        if (conversation.flow, conversation.subject) == (flow.name, subject):
            same = conversation
        else:
            others.append(conversation)
    for position, conversation in enumerate(others):
        if position >= MOST_WAITING:
            keeping.save(store, context, replace(conversation, status="expired"))
            note = dialogue_texts.expired(
                recap_of(conversation.flow, conversation.answers, context)
            )
        elif conversation.status == "front":
            keeping.save(store, context, replace(conversation, status="waiting"))
    return same, note


def _offer_waiting(
    store: Store, context: Context, answers: Answers, all_of: Said | None = None
) -> str:
    """Bring back the newest conversation that had stepped aside, as the end of a reply.

    Those that only wait their turn come afterwards, the first one first.
    """
    waiting = [
        conversation
        for conversation in open_conversations(store, context)
        if conversation.status == "waiting" and not _is_over(store, context, conversation)
    ]
    if not waiting:
        return ""
    behind = [c for c in waiting if c.subject.startswith(BEHIND)]
    first = waiting[0]
    if first in behind:  # as they were said
        first = min(behind, key=lambda one: one.subject)
    now = _as_known_now(store, context, answers)
    if all_of is not None and first in behind:
        return "\n\n" + _answer_too(store, now, first, all_of)
    return "\n\n" + come_back(store, now, first, learned=True)


def _answer_too(store: Store, context: Context, conversation: Conversation, said: Said) -> str:
    """Give one that waited the words that answered the one before it; else ask what it lacks."""
    come_back(store, context, conversation, quiet=True, learned=True)
    front = front_of(store, context)
    assert front is not None  # noqa: S101 - it just came back
    turn = go_on(store, context, front, said)
    if turn is None or turn.outcome != "done":
        return come_back(store, context, front, learned=True)
    return settle(store, context, front, turn, said)


def _as_known_now(store: Store, context: Context, answers: Answers) -> Context:
    """Return who speaks as the conversation that just ended left them: bound, and with a phone."""
    person = store.persons.get(context.person.id) or context.person
    homes = store.residents.bound_homes(person.id) if person.consented_at else []
    phone = person.phone or answers.get("phone")
    return replace(context, person=replace(person, phone=phone), homes=tuple(homes))


def _is_over(store: Store, context: Context, conversation: Conversation) -> bool:
    """Tell whether nobody needs its answers any more."""
    flow = flow_of(conversation, context)
    if flow is None or flow.is_over is None:
        return False
    return flow.is_over(store.cases.get(conversation.subject))


def _only_names_it(said: Said, flow: Flow) -> bool:
    return said.text.strip() in {flow.title, *dialogue_texts.STARTERS.get(flow.name, ())}


def _within(store: Store, context: Context, conversation: Conversation) -> Context:
    since = context.now - LOOSE_PHOTO_MS
    files = partial(store.evidence.count_waiting, context.person.id, conversation.id, since)
    about = context.within(conversation.answers)
    within = replace(about, conversation_id=conversation.id, files=files)
    flow = flow_of(conversation, context)
    if flow is None or flow.again is None:
        return within
    return replace(within, again=partial(flow.again, store, within))


def _about(store: Store, context: Context, conversation: Conversation) -> Context:
    case = keeping.case_of(store, context, conversation)
    return _within(store, context, conversation).about(case)
