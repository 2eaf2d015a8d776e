"""What somebody says while an emergency of theirs goes on: a cry, a question, that it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.rules import deadlines
from flows.cases.wish import parse_wish
from flows.conversation import dialogue
from flows.conversation import texts as general
from flows.emergency import crowd, reading
from flows.emergency import other_matter as emergency_apart
from flows.emergency.answers import still_asked
from flows.emergency.details import DETAILS, add_to
from flows.emergency.texts import advice as advice_texts
from flows.writing import times
from nlp import thresholds
from nlp.cries import is_cry
from nlp.danger import CRY
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

SAME_EVENT_MS = 30 * 60_000  # what is said again within it belongs to the same emergency
HEARD_MS = 24 * 3600_000  # within it the one who raised an emergency may say that it is over
NAMED = 0.2  # a category that is so likely is named, where the words only ask
ASKS = frozenset({"urge", "progress"})


def heard(store: Store, context: Context, said: Said) -> str | None:
    """Answer what only somebody in an emergency says so: a cry, 来了没, 没事了; else None."""
    text = said.text.strip()
    if said.to or said.meaning.danger:
        return None
    newest = next(iter(running(store, context, HEARD_MS)), None) or crowd.concerned(
        store, context, said
    )
    if newest is None:
        return None
    clear = reading.is_all_clear(said, newest.danger)
    thanks = said.meaning.intent == "thanks"
    if not (clear or thanks or said.meaning.intent in ASKS or is_cry(plain(text))):
        return None
    if parse_wish(text, context.settings) is not None:
        return None
    case = running_one(store, context, said)
    theirs = crowd.concerned(store, context, said) if case is None else None
    if theirs is not None and not thanks:
        return crowd.heard_more(store, context, theirs, said, clear=clear)
    if clear or thanks:
        return _end(store, context, said, clear=clear)
    if case is None or case.status in deadlines.AWAITS_RESIDENT:
        return None
    if not is_cry(plain(text)) and _asks_of_another(store, context, case, said):
        return None  # 我报的灯什么时候修
    return add(store, context, case, said, case.danger)


def _asks_of_another(store: Store, context: Context, case: Case, said: Said) -> bool:
    """Tell whether words that only ask are about another matter, or fit another open case."""
    named = said.meaning.categories[:1]
    if any(one != case.category and share >= NAMED for one, share in named):
        return True
    since = context.now - HEARD_MS
    others = store.cases.of_reporter(context.person.id, since)
    fits = [
        same_matter.fit(said, one) for one in others if not one.danger and deadlines.is_open(one)
    ]
    return max(fits, default=0) > same_matter.fit(said, case)


def running_one(store: Store, context: Context, said: Said | None = None) -> Case | None:
    """Return the emergency of the last half hour that words fit best, else the newest, or None."""
    cases = running(store, context, SAME_EVENT_MS)
    if said is None or len(cases) <= 1:
        return next(iter(cases), None)
    return max(cases, key=lambda case: same_matter.fit(said, case))


def tell_more(store: Store, context: Context, case: Case, text: str) -> str:
    """Pass what is said after an emergency on to those who are on their way."""
    add_to(store, context, case, text)
    return advice_texts.told_more(case, _going(store, context, case), context.community)


def add(store: Store, context: Context, case: Case, said: Said, kind: str | None) -> str:
    """Add words to a running emergency, and say again what to do; one that was done goes on."""
    if case.status in deadlines.AWAITS_RESIDENT and reading.goes_on(said):
        _begin_again(store, context, case, said)
    else:
        add_to(store, context, case, said.text)
    reply = advice_texts.added(case, kind or "", _going(store, context, case), context.community)
    return reply + still_asked(store, context, case.id)


def done_just_now(store: Store, context: Context, said: Said) -> Case | None:
    """Return the emergency that was reported as done, where the words may say that it is not."""
    case = running_one(store, context, said)
    done = case is not None and case.status in deadlines.AWAITS_RESIDENT
    return case if done and case and _is_part(case, said) else None


def running(store: Store, context: Context, within_ms: int) -> list[Case]:
    """Return the speaker's emergencies that are open, the newest first."""
    since = context.now - within_ms
    cases = store.cases.of_reporter(context.person.id, since)
    return [c for c in cases if c.danger and c.created_at >= since and deadlines.is_open(c)]


def same_event(store: Store, context: Context, said: Said) -> Case | None:
    """Return the running emergency that the words belong to.

    Only another danger at plainly another place is another one, and who is missing.
    """
    cases = running(store, context, SAME_EVENT_MS)
    same = next((case for case in cases if case.danger == said.meaning.danger), None)
    if same is not None:
        return same
    unclear = said.meaning.danger == CRY or is_cry(plain(said.text))
    return next((case for case in cases if unclear or _is_part(case, said)), None)


def _is_part(case: Case, said: Said) -> bool:
    """Tell whether another danger belongs to an emergency: who is missing is not where it is."""
    if case.danger == CRY:
        return True
    if said.meaning.alarming < thresholds.ALARM_BESIDE:
        return True
    missing = case.danger == crowd.MISSING or (
        said.meaning.danger == crowd.MISSING and not reading.is_seen(said.text)
    )  # 里面还有个小孩在哭: they are there
    if reading.moves(said.text):  # 女的跑我家来了 手上有血, of who fights on the stairs
        return not missing
    return not missing and not emergency_apart.is_elsewhere(case, said.meaning)


def _begin_again(store: Store, context: Context, case: Case, said: Said) -> None:
    """Let an emergency that was reported as done go on: those who were there hear why."""
    about = context.about(case)
    deed = resident_deed(about, "not_fixed", said.text)
    if case_work.refusal(about, case, deed) is None:
        case_work.perform(store, about, case, deed)
    else:
        add_to(store, context, case, said.text)


def _going(store: Store, context: Context, case: Case) -> str:
    """Say who comes, or that nobody has answered yet."""
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    name = engineer.name if engineer else advice_texts.A_COLLEAGUE
    due = case.promised_at
    by = times.moment(due, context.now, context.settings.zone) if due else ""
    return advice_texts.going(case, name, by)


def _end(store: Store, context: Context, said: Said, *, clear: bool) -> str | None:
    """Hear that it is over; another open question takes such words first, unless they name it."""
    cases = running(store, context, HEARD_MS)
    others = [c for c in dialogue.open_conversations(store, context) if c.flow != DETAILS.name]
    gives_up = said.text.strip() in general.CANCEL_WORDS - advice_texts.OVER
    named = clear and any(reading.fits(case.danger or "", said.text) for case in cases)
    if any((c.status == "front" and not named) or gives_up for c in others):
        return None
    if not clear:
        cases = [case for case in cases if case.status in deadlines.AWAITS_RESIDENT]
    meant = [case for case in cases if reading.fits(case.danger or "", said.text)] or cases
    if not meant:
        return None
    dialogue.drop(store, context, DETAILS)
    return "\n".join(_over(store, context, case, said) for case in meant)


def _over(store: Store, context: Context, case: Case, said: Said) -> str:
    """End one emergency that is done, or pass on that it is over."""
    about = context.about(case)
    if case.status in deadlines.AWAITS_RESIDENT:
        case_work.perform(store, about, case, resident_deed(about, "confirm"))
        return advice_texts.over(case.number)
    add_to(store, context, case, said.text)
    refused = case_work.refusal(about, case, resident_deed(about, "withdraw"))
    return advice_texts.all_clear(case, may_withdraw=refused is None)
