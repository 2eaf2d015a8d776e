"""A complaint that says what another one of the same person says, which is still being handled.

It is only pointed out, and may become a supplement: filed anew it counts as repeated (COM-4 a).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.rules import deadlines
from flows.cases.texts import feedback, replies
from flows.cases.texts.words import matter
from flows.complaint import accused as accusing
from flows.complaint.settings import COMPLAINTS, Complaints
from flows.complaint.texts import repeated as repeated_texts
from flows.conversation.context import Known
from flows.places import place as places
from flows.settings.calendar import DAY
from nlp.likeness import likeness

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers
    from storage.records.case import Case
    from storage.store import Store

NEARLY_THE_SAME = 0.6  # share of common words that says the same whatever the category
SOMETHING_IN_COMMON = 0.25  # where the category is the same and no home is named
_ANSWERED = ("answered", "concluded")  # then 没解决 says it, or it is a new one


def find(store: Store, context: Context, answers: Answers) -> Known | None:
    """Return the speaker's newest complaint in hand that says the same as the answers."""
    if "description" not in answers or "from_case" in answers:
        return None
    since = context.now - context.settings.section(Complaints).repeated.days * DAY
    for case in store.cases.of_reporter(context.person.id, context.now):
        if _is_in_hand(case) and case.created_at >= since and _says_the_same(case, answers):
            if case.community != context.community.name or _accuses_others(store, case, answers):
                continue
            holder = store.staff.get(case.holder_id) if case.holder_id else None
            return Known(
                case.id,
                repeated_texts.hint(case, holder, context),
                repeated_texts.add_to(case),
                repeated_texts.ANEW,
            )
    return None


def _is_in_hand(case: Case) -> bool:
    return case.kind == COMPLAINTS and deadlines.is_open(case) and case.status not in _ANSWERED


def _says_the_same(case: Case, answers: Answers) -> bool:
    """Tell whether the words are nearly the same, or category and place are."""
    alike = likeness(matter(answers["description"]), matter(case.description))
    if alike >= NEARLY_THE_SAME:
        return True
    place = answers.get("place")
    label = places.label(place) if place else ""
    category = answers["category"]["name"]
    if category != case.category or category == "other" or label != case.place:
        return False
    return bool(label) or alike >= SOMETHING_IN_COMMON


def _accuses_others(store: Store, case: Case, answers: Answers) -> bool:
    """Tell whether somebody is named who is not accused yet: it is to be hidden from them, too."""
    known = {one.name for one in store.complaints.accused_in(case.id)}
    named = accusing.find_named(store, case.community, answers["description"])
    return any(one.name not in known for one in named)


def supplement(store: Store, context: Context, case_id: str, words: str, *, is_secret: bool) -> str:
    """Put words and files beside the complaint that is in hand, sealed if that was asked for."""
    case = store.cases.get(case_id)
    if case is None:
        return feedback.GONE
    about = context.about(case)
    if is_secret and not case.confidential:
        case = case_work.perform(store, about, case, resident_deed(about, "seal"))
        about = context.about(case)
    files = store.evidence.give_to_case(context.conversation_id, case.id)
    reply = case_work.do_and_tell(store, about, case, resident_deed(about, "supplement", words))
    return f"{reply}\n{replies.FILED}" if files and replies.FILED not in reply else reply
