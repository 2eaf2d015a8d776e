"""What is allowed and due when something is borrowed (借用).

asked → lent → closed (it came back; the resident may rate it)
nothing to lend: asked → closed · no longer needed: asked → withdrawn
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import access, checks, deadlines, steps
from flows.cases.rules.deeds import ANYBODY, OURS, RESIDENT, Rule
from flows.cases.rules.rulebook import Rulebook
from flows.cases.wanted import Wanted
from flows.settings import calendar
from flows.settings.calendar import DAY, MINUTE
from tests.borrowing.loan import loan_of
from tests.borrowing.settings import Borrowing

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

STATUSES = ("asked", "lent", "closed", "withdrawn")
LADDER = "梯子"
RETURNED = "returned"  # why somebody is asked afterwards; stored
_THINGS = re.compile(r"(?:人字|折叠|伸缩)?梯子?|手?推车|冲击钻|电钻|工具箱|打气筒")
WANTED = re.compile(
    rf"借(?!走|出).{{0,6}}?(?:{_THINGS.pattern})|(?:{_THINGS.pattern}).{{0,4}}借(?!走|出)"
)
_ASKED, _LENT, _CLOSED = frozenset({"asked"}), frozenset({"lent"}), frozenset({"closed"})
_OPEN = _ASKED | _LENT


def thing_in(words: str) -> str:
    """Return what somebody wants to borrow; who names nothing wants a ladder."""
    found = _THINGS.search(words)
    return found[0] if found and found[0] != "梯" else LADDER


def begun(case: Case, _moment: Moment) -> Case:
    """Begin as asked for."""
    return replace(case, status="asked")


def lent(case: Case, deed: Deed, moment: Moment) -> Case:
    """Hand it out (借出): the clerk who did holds the case until it is back."""
    days = moment.settings.section(Borrowing).lend_days
    loan = replace(
        loan_of(case),
        thing=deed.text or loan_of(case).thing,
        lent_at=moment.now,
        back_by=deed.until or moment.now + days * DAY,
    )
    return replace(case, holder_id=deed.actor_id, accepted_at=moment.now, own=loan)


def extended(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Let the resident keep it longer (续借)."""
    return replace(case, own=replace(loan_of(case), back_by=deed.until))


def given_back(case: Case, deed: Deed, moment: Moment) -> Case:
    """Take it back (归还), and end the case."""
    loan = replace(loan_of(case), given_back_at=moment.now)
    result = deed.text or None
    return replace(case, own=loan, closed_at=moment.now, closed_as="given_back", result=result)


def closed(case: Case, deed: Deed, moment: Moment) -> Case:
    """End what can't be lent (关单), with the reason that the resident reads."""
    return replace(case, closed_at=moment.now, closed_as="by_staff", result=deed.reason)


def withdrawn(case: Case, _deed: Deed, moment: Moment) -> Case:
    """End what the resident no longer needs (撤销)."""
    return replace(case, closed_at=moment.now, closed_as="withdrawn")


def rated(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the one to five that the resident gives (评价)."""
    return replace(case, rating=deed.rating, rating_text=deed.text or None)


def vacated(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Let the clerks on duty look after what somebody lent who left."""
    return replace(case, holder_id=None)


def needs_time(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse to extend without a time to come."""
    return None if deed.until is not None and deed.until > moment.now else "until_needed"


ACTS: dict[str, Rule] = {
    "lend": Rule(_ASKED, lent, "lent", check=checks.promises_the_future),
    "extend": Rule(_LENT, extended, check=needs_time),
    "give_back": Rule(_LENT, given_back, "closed"),
    "close": Rule(_ASKED, closed, "closed", check=checks.needs_reason),
    "withdraw": Rule(_ASKED, withdrawn, "withdrawn", RESIDENT),
    "rate": Rule(_CLOSED, rated, actors=RESIDENT, acts=False, check=checks.needs_rating),
    "vacate": Rule(_OPEN, vacated, actors=("system",), acts=False),
    "note": Rule(frozenset(STATUSES), steps.unchanged, actors=ANYBODY, acts=False),
    "supplement": Rule(_OPEN, steps.unchanged, actors=RESIDENT, acts=False),
    "urge": Rule(_ASKED, steps.urged, actors=("resident",), acts=False, check=checks.may_urge),
    "press": Rule(_OPEN, steps.unchanged, actors=OURS, acts=False),
    "escalate": Rule(_OPEN, steps.escalated, actors=ANYBODY, acts=False, check=checks.may_escalate),
}


def why(case: Case, action: str) -> str:
    """Name what stands in the way of an act."""
    if case.status in deadlines.TERMINAL:
        return case.status
    if action == "rate":
        return "not_yet_back"
    return "already_lent" if case.status == "lent" else "not_yet_lent"


def next_due(case: Case, _since: int, moment: Moment) -> tuple[int, str]:
    """Return until when it is handed out, or back."""
    if case.status == "asked":
        span = moment.settings.section(Borrowing).lend_minutes * MINUTE
        return calendar.later(case.created_at, span, moment.settings), "lend"
    return loan_of(case).back_by or moment.now, "return"


def also_sees(_case: Case, staff: Staff, settings: Settings) -> bool:
    """Let who only works see who has the ladder: they need it, too."""
    return access.has(staff, "work", settings)


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs: it begins with who leads the clerks."""
    return settings.escalation.above_the_desk()


def wants_callback(_before: Case, _after: Case, deed: Deed, moment: Moment) -> Wanted | None:
    """Ask the day after it came back."""
    return Wanted(RETURNED, moment.now + DAY) if deed.action == "give_back" else None


def is_back(case: Case) -> bool:
    """Tell whether there is anything to ask about."""
    return case.closed_as == "given_back"


RULES = Rulebook(
    statuses=STATUSES,
    acts=ACTS,
    why=why,
    next_due=next_due,
    begun=begun,
    ladder=ladder,
    quiet_until_due=_LENT,
    needs={"lend": ("accept",), "extend": ("accept",), "give_back": ("accept",)},
    also_sees=also_sees,
)
