"""What is allowed and due when somebody asks for help (求助, HLP-3): as where somebody goes there.

What differs: an answer is promised to everybody, the work is done within hours of the wall clock or
at the time agreed upon, some types need nobody to be sent, and what costs something waits for a yes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.fieldwork.rules import clocks, table
from flows.cases.rules import deadlines
from flows.cases.rules.checks import needs_text
from flows.cases.rules.deeds import OURS, RESIDENT, Rule
from flows.cases.rules.rulebook import Rulebook
from flows.help.record import help_of, type_of, waits_for_agreement
from flows.help.settings import OTHER, HelpRequests
from flows.settings.calendar import HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Settings
    from storage.records.case import Case

NOT_AGREED = "price_not_agreed"
_BEFORE_FINISH = table.ACTS["progress"].starts | {"registered"}


def answer_by(case: Case, opens: int | None, settings: Settings) -> int:
    """Return until when somebody answers; `opens` is when the office does, if nobody is there."""
    own = settings.section(HelpRequests)
    if case.urgency != "ordinary":
        return case.created_at + deadlines.clocks(case, settings).accept * MINUTE
    if opens is not None:
        latest = case.created_at + settings.resident.accept_hours * HOUR
        return min(opens + own.night_minutes * MINUTE, latest)
    return case.created_at + own.answer_minutes * MINUTE


def next_due(case: Case, since: int, moment: Moment) -> tuple[int, str]:
    """Return what is due: the answer first; where nobody is sent, the end at once after it."""
    settings = moment.settings
    if case.status == "registered":
        return help_of(case).answer_by, "accept"
    if case.status == "accepted" and not type_of(case, settings).trades:
        done = case.finish_due_at or finish_due(case, since, settings)
        promised = case.promised_at
        return (done, "finish") if promised is None or done <= promised else (promised, "promise")
    return clocks.next_due(case, since, moment)


def finish_due(case: Case, begins: int, settings: Settings) -> int:
    """Return until when it is done: at the time agreed upon, else within so many hours (HLP-3)."""
    if case.urgency != "ordinary":
        return begins + deadlines.clocks(case, settings).finish * MINUTE
    visit = clocks.appointment_end(case, settings)
    if visit is not None and visit > begins:
        return visit
    return begins + type_of(case, settings).hours * HOUR


def late_answer(case: Case, settings: Settings) -> int | None:
    """Return how often who waits in vain for an answer hears of it."""
    if case.status != "registered":
        return None
    late = settings.section(HelpRequests).late_minutes
    return min(late, deadlines.clocks(case, settings).late_news)


def rewound(before: Case, past: Case, moment: Moment) -> Case:
    """Bound the answer, too, as if help was asked for only now."""
    own = help_of(past)
    most = moment.now + moment.settings.section(HelpRequests).answer_minutes * MINUTE
    kept = replace(own, answer_by=min(own.answer_by, most))
    return clocks.rewound(before, replace(past, own=kept), moment)


def agreed(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Note that the resident agrees to what it costs (同意)."""
    return replace(case, own=replace(help_of(case), agreed_at=moment.now))


def quoted(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Ask for a yes to another price (报价)."""
    return replace(case, own=replace(help_of(case), price=deed.text, agreed_at=None))


def sorted_anew(case: Case, deed: Deed, moment: Moment) -> Case:
    """Make it another type (改类): its price and its hours count from now on."""
    settings = moment.settings
    kept = settings.section(HelpRequests).of(deed.reason or OTHER)
    own = help_of(case)
    price = own.price if own.agreed_at else kept.price
    urgent = case.urgency == "ordinary" and kept.urgency != "ordinary"
    other = replace(
        case,
        own=replace(own, type=deed.reason or OTHER, price=price),
        urgency=kept.urgency if urgent else case.urgency,
    )
    return replace(other, finish_due_at=finish_due(other, case.created_at, settings))


def needs_type(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse a type that the site does not have."""
    known = moment.settings.section(HelpRequests).types
    return None if deed.reason in known else "unknown_category"


def needs_price(case: Case, _deed: Deed, _moment: Moment) -> str | None:
    """Refuse a yes to nothing."""
    return None if waits_for_agreement(case) else "nothing_to_agree"


def _after_agreement(rule: Rule) -> Rule:
    """Let nobody begin what costs something before the resident said yes."""

    def check(case: Case, deed: Deed, moment: Moment) -> str | None:
        if waits_for_agreement(case):
            return NOT_AGREED
        return rule.check(case, deed, moment) if rule.check else None

    return replace(rule, check=check)


ACTS: dict[str, Rule] = table.ACTS | {
    "arrive": _after_agreement(table.ACTS["arrive"]),
    "finish": _after_agreement(table.ACTS["finish"]),
    "quote": Rule(_BEFORE_FINISH, quoted, check=needs_text),
    "sort": Rule(_BEFORE_FINISH, sorted_anew, actors=OURS, acts=False, check=needs_type),
    "agree": Rule(_BEFORE_FINISH, agreed, actors=RESIDENT, check=needs_price),
}


def trades(case: Case, settings: Settings) -> tuple[str, ...]:
    """Return who does it."""
    return type_of(case, settings).trades


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs: it begins with who leads the clerks."""
    return settings.escalation.above_the_desk()


RULES = Rulebook(
    statuses=table.STATUSES,
    acts=ACTS,
    why=table.why,
    next_due=next_due,
    begun=clocks.begun,
    rewound=rewound,
    ladder=ladder,
    trades=trades,
    finish_due=finish_due,
    late_answer=late_answer,
    needs={
        "sort": ("accept", "dispatch"),
        "quote": ("work", "dispatch"),
        "agree": ("accept", "work", "callback"),
    },
)
