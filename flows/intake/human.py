"""Ask for a person (人工): a case like any other, so that somebody holds it and has a deadline.

In the middle of a conversation it carries what was said so far. The words of a complaint stay
out of it: whoever is complained about may be the one who calls.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from flows.cases import opening
from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.filing import Draft
from flows.cases.kind import REPORTS, kind_for
from flows.cases.rules import confidentiality, deadlines
from flows.cases.rules.deeds import HUMAN, NotPossible
from flows.conversation.flows import title_of
from flows.intake.form import form_of
from flows.intake.texts import human as human_texts
from flows.places import place as places

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers
    from storage.records.case import Case
    from storage.records.messages import Conversation
    from storage.store import Store

RECENT_MS = 24 * 3600_000


def ask(
    store: Store, context: Context, words: str = "", title: str = "", answers: Answers | None = None
) -> str:
    """Ask the clerks to call; asking again while one is open adds only what is new to them."""
    known = _may_be_read(context, answers or {})
    told = human_texts.so_far(title, known, context) if title else ""
    waiting = _waiting(store, context)
    if waiting is not None:
        _tell_more(store, context, waiting, human_texts.said(words, told))
        return human_texts.asked_already(waiting, context)
    home = context.homes[0] if context.homes else None
    named = known.get("place")
    own = places.of_bound(home) if home else places.at_public(human_texts.NO_PLACE)
    draft = Draft(
        kind=kind_for(REPORTS, context.settings) or "",
        category="other",
        description=human_texts.description(words, told),
        place=named if named and places.is_complete(named) else own,
        phone=known.get("phone") or (home.phone if home else context.person.phone) or "",
        name=(home.name if home else context.person.name) or confidentiality.A_RESIDENT,
        source=HUMAN,
    )
    case = opening.create(store, context, draft)
    return human_texts.coming(case, context)


def ask_within(store: Store, context: Context, front: Conversation | None, words: str = "") -> str:
    """Ask for a person, with what was said so far in the conversation in front."""
    if front is None:
        return ask(store, context, words)
    return ask(store, context, words, title_of(front.flow, front.answers, context), front.answers)


def _may_be_read(context: Context, answers: Answers) -> Answers:
    """Return the answers that any clerk may read."""
    if not form_of(answers, context).private:
        return answers
    return {name: answers[name] for name in ("kind", "phone") if name in answers}


def _tell_more(store: Store, context: Context, case: Case, told: str) -> None:
    """Add to the open request what was said in a conversation since."""
    if not told or told in case.description:
        return
    about = context.about(case)
    with suppress(NotPossible):  # closed meanwhile
        case_work.perform(store, about, case, resident_deed(about, "supplement", told))


def _waiting(store: Store, context: Context) -> Case | None:
    recent = store.cases.of_reporter(context.person.id, context.now - RECENT_MS)
    return next((c for c in recent if c.source == HUMAN and deadlines.is_open(c)), None)
