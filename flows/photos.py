"""Photos, voice and video: kept at once, and given to the case or conversation they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import dialogue
from flows.case_work import LOOSE_PHOTO_MS
from flows.commands import resident
from flows.report_issue import REPORT_ISSUE
from flows.rules import deadlines
from flows.texts import photos as texts
from storage.cases import Act
from storage.evidence import Belongs

if TYPE_CHECKING:
    from flows.context import Context, Said
    from storage.records import Case, Conversation
    from storage.store import Store

ACTED_MS = 30 * 60_000  # an engineer's photo belongs to what they reported just now


def receive(store: Store, context: Context, said: Said, media_id: str) -> str:
    """Keep a file and say where it went."""
    front = _front(store, context)
    if front is not None:
        received = _during(store, context, front, said.media, media_id)
        return received + dialogue.come_back(store, context, front, quiet=True)
    case = _only_case(store, context)
    if case is not None:
        belongs = Belongs(case_id=case.id)
        store.evidence.add(context.person.id, said.media, media_id, belongs, context.now)
        _note(store, context, case, said.media)
        return texts.with_case(said.media, case)
    store.evidence.add(context.person.id, said.media, media_id, Belongs(), context.now)
    fitting = _cases(store, context)
    if len(fitting) > 1:
        return texts.which(said.media, fitting[:6])
    return texts.what_is_it(said.media)


def _during(store: Store, context: Context, front: Conversation, media: str, media_id: str) -> str:
    """Keep a file that came during a conversation; return the sentence before its question.

    What is being reported gets its files with the rest; a case that is talked about has them at
    once, whatever becomes of the talk; elsewhere a file waits for the next report.
    """
    case = store.cases.get(front.subject) if front.subject else None
    belongs = Belongs(case_id=case.id if case else None)
    if front.flow == REPORT_ISSUE.name:
        belongs = Belongs(conversation_id=front.id)
    store.evidence.add(context.person.id, media, media_id, belongs, context.now)
    if case is not None:
        _note(store, context, case, media)
        return texts.with_subject(media, case)
    count = store.evidence.of_conversation(front.id)
    return texts.with_conversation(media, count)


def give(store: Store, context: Context, number: str) -> str:
    """Give what was sent without words to the case that was tapped (照片 N)."""
    for case in _cases(store, context):
        if case.number.endswith(number):
            count = store.evidence.give_loose(
                context.person.id, case.id, context.now - LOOSE_PHOTO_MS
            )
            if not count:
                return texts.NOTHING_LOOSE
            _note(store, context, case, "image")
            return texts.given(count, case)
    return texts.NO_SUCH_CASE


def _front(store: Store, context: Context) -> Conversation | None:
    conversations = dialogue.open_conversations(store, context)
    return next((c for c in conversations if c.status == "front"), None)


def _cases(store: Store, context: Context) -> list[Case]:
    if context.staff is not None:
        held = store.cases.held_by(context.staff.id)
        if held:
            return held
    return [c for c in resident.own_cases(store, context) if deadlines.is_open(c)]


def _only_case(store: Store, context: Context) -> Case | None:
    """Return the case that a file without words can only be about."""
    cases = _cases(store, context)
    if len(cases) == 1:
        return cases[0]
    if context.staff is None:
        return None
    just_now = [
        c for c in cases if max(c.arrived_at or 0, c.finished_at or 0) > context.now - ACTED_MS
    ]
    return max(just_now, key=lambda c: max(c.arrived_at or 0, c.finished_at or 0), default=None)


def _note(store: Store, context: Context, case: Case, kind: str) -> None:
    staff = context.staff if context.staff and case.reporter_id != context.person.id else None
    actor = staff.id if staff else context.person.id
    name = staff.name if staff else case.reporter_name
    act = Act("photo", actor, name, texts.KINDS[kind], message_key=context.message_key)
    store.cases.save(case, case, act, context.now)
