"""The rows behind conversations: start, go on, step aside for another, come back, expire.

Exactly one conversation of a person is in front; at most two wait behind it (promise 5).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.conversation import dialogue_texts, engine, keeping
from flows.conversation.flows import flow_of, recap_of
from storage.ids import new_id
from storage.records.messages import Conversation

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers, Flow, Turn
    from flows.settings.site import Settings
    from storage.store import Store

LOOSE_PHOTO_MS = 30 * 60_000  # a photo sent shortly before belongs to what is said next
MOST_WAITING = 2  # behind the one in front; an older one expires
BEHIND = "+"  # begins the subject of one that waits without a case, so that several may
IDLE_MS = 2 * 3600_000  # after this a person has forgotten the question, and hears a recap
EXPIRY_STEP_MS = 10 * 60_000  # expiry is rounded up to this, so that not every turn moves it
RESTART_WORDS = frozenset({"重新开始", "重新来", "从头来"})


def open_conversations(store: Store, context: Context) -> list[Conversation]:
    """Return the open conversations, the front one first; what expired ends here."""
    alive = []
    for conversation in store.conversations.open_of(context.person.id):
        if conversation.expires_at > context.now:
            alive.append(keeping.opened(store, context, conversation))
        else:
            keeping.save(store, context, replace(conversation, status="expired"))
    return alive


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
    conversation = _new(context, flow, subject)
    within = _within(store, context, conversation)
    turn = engine.begin(flow, said, within, answers)
    if turn.outcome == "done":
        done = note + flow.finish(within, store, turn.state.answers)
        return done + _offer_waiting(store, context, turn.state.answers)
    keeping.add(store, context, _with(conversation, turn, context))
    return note + turn.reply


def start_behind(store: Store, context: Context, flow: Flow, said: Said, answers: Answers) -> None:
    """Keep a new conversation waiting: it is asked for when the one in front is over."""
    before = sum(c.subject.startswith(BEHIND) for c in open_conversations(store, context))
    named = _new(context, flow, BEHIND + new_id(context.now + before))  # their order as text
    turn = engine.begin(flow, said, _within(store, context, named), answers)
    keeping.add(store, context, _with(named, turn, context, "waiting"))


def go_on(store: Store, context: Context, conversation: Conversation, said: Said) -> Turn | None:
    """Give a message to a conversation; None when its flow is gone since a release."""
    flow = flow_of(conversation, context)
    if flow is None:
        keeping.save(store, context, replace(conversation, status="expired"))
        return None
    about = _about(store, context, conversation)
    if ended := keeping.why_ended(store, about, conversation):
        return engine.Turn(_state(conversation), ended, "cancelled")
    if said.text.strip() in RESTART_WORDS:
        return engine.begin_again(flow, _state(conversation), about)
    return engine.advance(flow, engine.recalled(flow, _state(conversation), about), said, about)


def takes(store: Store, context: Context, conversation: Conversation, what: str) -> bool:
    """Tell whether the open question takes any words, or a photo, whatever else they may mean."""
    flow = flow_of(conversation, context)
    if flow is None:
        return False
    about = _about(store, context, conversation)
    asked = engine.open_question(flow, _state(conversation), about)
    return asked is not None and asked.takes == what


def settle(store: Store, context: Context, conversation: Conversation, turn: Turn) -> str:
    """Store what a turn made of a conversation and return the whole reply."""
    flow = flow_of(conversation, context)
    assert flow is not None  # noqa: S101 - the turn was made by it
    status = {"asking": "front", "done": "done", "cancelled": "cancelled"}[turn.outcome]
    idle = context.now - conversation.front_at > IDLE_MS
    keeping.save(store, context, _with(conversation, turn, context, status))
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
    return reply + _offer_waiting(store, context, turn.state.answers)


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
    full = engine.take_up(flow, _state(conversation), about, learned=learned)
    turn = engine.ask_again(flow, full.state, about, briefly=True) if briefly else full
    keeping.save(store, context, _with(conversation, turn, context))
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


def _offer_waiting(store: Store, context: Context, answers: Answers) -> str:
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
    return "\n\n" + come_back(store, now, first, learned=True)


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


def _new(context: Context, flow: Flow, subject: str) -> Conversation:
    return Conversation(
        id=new_id(context.now),
        person_id=context.person.id,
        flow=flow.name,
        subject=subject,
        status="front",
        asking=None,
        answers={},
        misunderstood=0,
        front_at=context.now,
        expires_at=context.now,
        version=1,
        private=int(flow.keeps is not None),
    )


def _with(
    conversation: Conversation, turn: Turn, context: Context, status: str = "front"
) -> Conversation:
    return Conversation(
        id=conversation.id,
        person_id=conversation.person_id,
        flow=conversation.flow,
        subject=conversation.subject,
        status=status,
        asking=turn.state.asking,
        answers=turn.state.answers,
        misunderstood=turn.state.misunderstood,
        front_at=context.now,
        expires_at=expiry(context.now, context.settings),
        version=conversation.version,
        private=conversation.private,
    )


def expiry(now: int, settings: Settings) -> int:
    """Return until when a conversation that somebody speaks in now can be resumed."""
    until = now + settings.resident.conversation_hours * 3600_000
    return -(-until // EXPIRY_STEP_MS) * EXPIRY_STEP_MS


def _state(conversation: Conversation) -> engine.State:
    return engine.State(conversation.asking, conversation.answers, conversation.misunderstood)


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
