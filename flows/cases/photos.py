"""Photos, voice and video: kept at once, and given to the case or conversation they belong to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import notices
from flows.cases import work as case_work
from flows.cases.own import own_cases
from flows.cases.rules import confidentiality, deadlines
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.rules.rulebook import rulebook
from flows.cases.texts import photos as photos_texts
from flows.conversation import dialogue, keeping
from flows.conversation.dialogue import LOOSE_PHOTO_MS
from flows.conversation.flows import flow_of
from storage.cases import Act
from storage.evidence import Belongs
from storage.which_cases import Reader

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.records.messages import Conversation
    from storage.store import Store

PHOTO = "photo"  # the line of the timeline
TOGETHER_MS, WAIT_MS = 60_000, 20_000  # what comes within a minute is told at once, or soon after
ACTED_MS = 30 * 60_000  # an engineer's photo belongs to what they reported just now


def receive(store: Store, context: Context, said: Said, media_id: str) -> str:
    """Keep a file and say where it went."""
    front = _front(store, context)
    if front is not None and front.private:
        return _as_answer(store, context, front, said, media_id)
    if front is not None:
        received = _during(store, context, front, said.media, media_id)
        return received + dialogue.come_back(store, context, front, quiet=True)
    case = _only_case(store, context)
    if case is not None:
        belongs = Belongs(case_id=case.id)
        store.evidence.add(context.person.id, said.media, media_id, belongs, context.now)
        _note(store, context, case, said.media)
        return photos_texts.with_case(said.media, _shown(context, case))
    store.evidence.add(context.person.id, said.media, media_id, Belongs(), context.now)
    fitting = _cases(store, context)
    if len(fitting) > 1:
        return photos_texts.of_which(said.media, [_shown(context, one) for one in fitting[:6]])
    return photos_texts.what_is_it(said.media)


def _as_answer(
    store: Store, context: Context, front: Conversation, said: Said, media_id: str
) -> str:
    """Keep a photo that a private conversation asks for, and nothing that it does not."""
    if said.media != "image" or not dialogue.takes(store, context, front, "image"):
        return photos_texts.ONLY_WORDS + dialogue.come_back(store, context, front, quiet=True)
    about = keeping.case_of(store, context, front)
    belongs = Belongs(case_id=about.id if about else None)
    file_id = store.evidence.add(context.person.id, said.media, media_id, belongs, context.now)
    turn = dialogue.go_on(store, context, front, replace(said, text=file_id))
    assert turn is not None  # noqa: S101 - its question takes photos
    return dialogue.settle(store, context, front, turn)


def _during(store: Store, context: Context, front: Conversation, media: str, media_id: str) -> str:
    """Keep a file that came during a conversation; return the sentence before its question.

    What is being reported gets its files with the rest; a case that is talked about has them at
    once, whatever becomes of the talk; elsewhere a file waits for the next report.
    """
    case = store.cases.get(front.subject) if front.subject else None
    flow = flow_of(front, context)
    tells = flow is not None and flow.opens_cases
    if tells:
        case = None  # one that a complaint is about keeps its own
    if case is not None and _is_sealed(context, case):
        store.evidence.add(context.person.id, media, media_id, Belongs(), context.now)
        return photos_texts.with_ended(media, case)
    belongs = Belongs(case_id=case.id if case else None)
    if tells:
        belongs = Belongs(conversation_id=front.id)
    store.evidence.add(context.person.id, media, media_id, belongs, context.now)
    if case is not None:
        _note(store, context, case, media)
        return photos_texts.with_subject(media, case)
    count = store.evidence.of_conversation(front.id)
    return photos_texts.with_conversation(media, count)


def _is_sealed(context: Context, case: Case) -> bool:
    """Tell whether an archive was made of it, to which nothing is added."""
    hides = rulebook(case, context.settings).hides_reporter
    return hides and case.status in deadlines.TERMINAL


def give(store: Store, context: Context, number: str) -> str:
    """Give what was sent without words to the case that was tapped (照片 N)."""
    for case in _cases(store, context):
        if case.number.endswith(number):
            count = store.evidence.give_loose(
                context.person.id, case.id, context.now - LOOSE_PHOTO_MS
            )
            if not count:
                return photos_texts.NOTHING_LOOSE
            _note(store, context, case, "image")
            return photos_texts.given(count, _shown(context, case))
    return photos_texts.NO_SUCH_CASE


def _front(store: Store, context: Context) -> Conversation | None:
    conversations = dialogue.open_conversations(store, context)
    return next((c for c in conversations if c.status == "front"), None)


def _cases(store: Store, context: Context) -> list[Case]:
    if context.staff is not None:
        held = store.standing.of_staff(Reader(context.staff.community), context.staff.id)
        if any(deadlines.is_open(case) for case in held):
            return [case for case in held if deadlines.is_open(case)]
    return [c for c in own_cases(store, context) if deadlines.is_open(c)]


def _shown(context: Context, case: Case) -> Case:
    """Return a case as who sends a file may read it: staff may not know who complained."""
    if context.staff is None or case.reporter_id == context.person.id:
        return case
    return confidentiality.as_seen(case, context.staff, context.settings)


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
    last = max((e.at for e in store.cases.timeline(case.id) if e.action == PHOTO), default=0)
    act = Act(PHOTO, actor, name, photos_texts.KINDS[kind], message_key=context.message_key)
    stored = store.cases.save(case, case, act, context.now)
    if staff is None:
        _tell(store, context, stored, last)


def _tell(store: Store, context: Context, case: Case, last: int) -> None:
    """Show the files to who has the case: once for what comes together, never once a file."""
    leaves_at = store.outbox.waits_until(case.id, "photos")
    if leaves_at is None:
        leaves_at = context.now + (WAIT_MS if last > context.now - TOGETHER_MS else 0)
    store.outbox.replace_waiting(case.id, ("photos",), "more came")
    fresh = [
        file
        for file in store.evidence.of_case(case.id)
        if file.person_id == context.person.id and file.received_at > context.now - TOGETHER_MS
    ]
    shown = photos_texts.new_links(fresh, context)
    deed = Deed(PHOTO, context.person.id, case.reporter_name, "resident", text=shown)
    happened = case_work.news_of(store, Moment(context.now, context.settings), case, deed)
    notices.tell_all(store, happened, wait_ms=max(0, leaves_at - context.now))
