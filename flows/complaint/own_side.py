"""What a colleague who is complained about says for themselves: it reaches who investigates.

They were told that they will be heard, and nothing more (COM-6): no number is named to them here,
and before they were told there is nothing to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed
from flows.cases.wish import parse_wish
from flows.complaint.settings import COMPLAINTS
from flows.complaint.texts import own_side as words
from flows.conversation import dialogue
from nlp import listed, thresholds
from nlp.acts import leaders
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

REASON = "own_side"  # of the note that holds it
SHORTEST = 5  # characters from which words may tell how it was
_REMARKS = ("affirm", "thanks", "greet")
_HEARD = frozenset({"own_side", "lead"})


def hear(store: Store, context: Context, said: Said) -> str | None:
    """Pass on what is plainly their side, ask of what may be it; None for all else."""
    who = context.staff
    if who is None or "." in said.to or dialogue.front_of(store, context) is not None:
        return None
    case = next(iter(store.complaints.heard_of(who.id)), None)
    if case is None:
        return None
    kinds = listed.kinds(COMPLAINTS, said.text)
    if not _HEARD.isdisjoint(kinds) and "happens_now" not in kinds:
        return _pass_on(store, context, who, (case, said.text))
    return words.ask(said.text.strip()) if _may_be(store, context, who, said) else None


def _pass_on(store: Store, context: Context, who: Staff, told: tuple[Case, str]) -> str:
    case, text = told
    plain = listed.after(COMPLAINTS, frozenset({"lead"}), text) or text
    deed = Deed("note", who.id, who.name, text=plain.strip(), reason=REASON)
    case_work.perform(store, context, case, deed)
    return words.PASSED_ON


def _may_be(store: Store, context: Context, who: Staff, said: Said) -> bool:
    """Tell whether words of who has no work tell of something, and report and ask nothing."""
    meaning, text = said.meaning, said.text.strip()
    if len(text) < SHORTEST or meaning.danger or meaning.danger_maybe or meaning.home:
        return False
    if leaders.is_question(text) or said_by_staff.asks(text):
        return False
    if parse_wish(text, context.settings) is not None:
        return False
    if max(map(meaning.says, _REMARKS)) >= thresholds.TAKE_ANSWER:
        return False
    reports = meaning.intents.get("report", 0.0) >= thresholds.OPEN_CASE
    works = any(
        who.id in (case.holder_id, case.engineer_id) for case in store.cases.open_in(who.community)
    )
    return not works and not (reports and meaning.category)
