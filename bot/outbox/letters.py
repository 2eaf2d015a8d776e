"""What a person is sent next: the state is checked again, lesser steps joined, a rung chosen.

Runs inside the transaction that marks the rows as being sent; makes no call.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.outbox import grants, ladder
from bot.outbox.cards import card_for
from bot.outbox.ladder import PAGE, RESULT, URGENT, Rung
from bot.outbox.quiet import QUIET_KINDS, next_allowed
from bot.wechat.refusals import Kind
from flows.callback import asking as callbacks
from flows.callback.figures import analysis
from flows.cases.rules import deadlines, deeds
from flows.cases.texts import storm
from flows.complaint import disclosure
from flows.complaint.month import figures as complaint_month
from flows.intake import nudge as drafts
from flows.survey.invitation import leaving as invitations
from storage.outbox import INVITATION, JOINING, KEPT, QUIET, QUOTA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.wechat.account import Card
    from flows.settings.site import Settings
    from storage.records.messages import Push
    from storage.records.people import Person
    from storage.store import Store

log = logging.getLogger(__name__)
CLAIM_MS = 30_000  # longer than any one call, a new token included; prolonged before each
QUOTA_URGENT_MS = 300_000
OFTEN = "written to often"  # reason of what waits, as somebody was written to unasked this week
# What another try, or somebody in the office, may put right while the emergency goes on.
_PAGED_AGAIN: frozenset[Kind] = frozenset({"forbidden", "content", "no_grant", "unanswered"})
Refused = dict[tuple[str, Rung], Kind]


@dataclass(frozen=True, slots=True)
class Moment:
    """The time, the rules, what the platform refused in this round, and whether only pages go.

    `survey_link` makes the address of a survey's page from its token.
    """

    now: int
    settings: Settings
    refused: Mapping[tuple[str, Rung], Kind] = field(default_factory=dict)
    pages_only: bool = False
    survey_link: Callable[[str], str] = "/s/{}".format

    def refused_on(self, push: Push, rung: Rung) -> Kind | None:
        """Return how the platform refused this row on this rung, or None."""
        return self.refused.get((push.id, rung))


@dataclass(frozen=True, slots=True)
class Letter:
    """One message or card to one person, made of one or several rows.

    `brief` are rows of which it tells only how many there are.
    """

    person_id: str
    openid: str
    rung: Rung
    pushes: tuple[Push, ...]
    brief: tuple[Push, ...]
    text: str
    seen_at: int
    card: Card | None = None
    urgent: bool = False  # something urgent is due, be it this or behind it

    @property
    def rows(self) -> tuple[Push, ...]:
        """Every row that it tells of."""
        return (*self.pushes, *self.brief)


def next_letter(store: Store, person_id: str, moment: Moment) -> Letter | None:
    """Return the person's next letter, its rows marked as being sent; settles what is not to go."""
    recalled = False
    while rows := store.outbox.due_for(person_id, moment.now, pages_only=moment.pages_only):
        person = store.persons.get(person_id)
        if person is None:
            return None
        rows = [
            _as_read(store, person, row, moment)
            for row in rows
            if not _settled(store, person, row, moment)
        ]
        if not rows:
            continue
        if _wait_to_join(store, rows, moment):
            return None
        if not recalled:
            recalled = True
            if _recalled(store, person, rows, moment):
                continue
        letter = _letter(store, person, rows, moment)
        if letter is not None:
            return letter
    return None


def _as_read(store: Store, person: Person, push: Push, moment: Moment) -> Push:
    """Return a row in the words that leave now."""
    if push.kind == INVITATION:
        link = moment.survey_link
        return invitations.as_sent(store, moment.settings, push, moment.now, link)
    return disclosure.as_read(store, moment.settings, person, push)


def _wait_to_join(store: Store, rows: list[Push], moment: Moment) -> bool:
    """Put lesser steps off for a moment, so that more of their kind can join them."""
    until = ladder.joins_until(rows, moment.settings.push)
    if until <= moment.now:
        return False
    for row in rows:
        store.outbox.again(row, until, JOINING)
    return True


def _recalled(store: Store, person: Person, rows: list[Push], moment: Moment) -> bool:
    """Let steps kept back earlier join a message that may use the rest of the allowance."""
    heaviest = min(ladder.gathered(rows)[0], key=lambda push: push.weight)
    goes = heaviest.weight <= RESULT and _may_message(store, person, heaviest, moment)
    return goes and store.outbox.recall(person.id) > 0


def _settled(store: Store, person: Person, push: Push, moment: Moment) -> bool:
    """Give up, put off or hand over a row that is not to be sent now."""
    if given_up(store, person, push, deeds.Moment(moment.now, moment.settings)):
        return True
    if person.openid is None:
        store.outbox.by_phone(push)
        return True
    if not person.followed:
        store.outbox.miss(push, "not following")
        return True
    if push.kind in QUIET_KINDS and push.weight > URGENT:
        allowed = next_allowed(moment.now, moment.settings.quiet_hours, moment.settings.zone)
        if allowed > moment.now:
            store.outbox.again(push, allowed, QUIET)
            return True
    if push.kind == INVITATION:
        free_at = invitations.held_until(store, moment.settings, push, moment.now)
        if free_at > moment.now:
            store.outbox.again(push, free_at, OFTEN)
            return True
    return False


def given_up(store: Store, person: Person, push: Push, moment: deeds.Moment) -> bool:
    """Drop what is no longer true, wanted or the person's to read; tell whether it was."""
    if complaint_month.taken_back(store, moment, push) or analysis.taken_back(store, moment, push):
        return True
    reason = _no_longer(store, person, push)
    if reason is None and push.kind == INVITATION:
        reason = invitations.no_longer(store, push, moment.now)
    if reason:
        store.outbox.drop(push, reason)
    return bool(reason)


def _no_longer(store: Store, person: Person, push: Push) -> str | None:
    """Return why a row is no longer true or wanted, or None."""
    reason = disclosure.withheld(store, person, push)
    if reason:
        log.info("push withheld", extra={"push": push.id, "reason": reason})
        return reason
    if push.weight > URGENT and push.kind in person.muted.split():
        return "muted"
    if push.kind == callbacks.KIND and not callbacks.still_asks(store, push.id):
        return "answered"
    if push.kind == drafts.KIND and not drafts.still_waits(store, push):
        return "gone on with"
    if push.only_while is None or push.case_id is None:
        return None
    case = store.cases.get(push.case_id)
    if case is None:
        return "the case is gone"
    if case.status not in push.only_while.split():
        return f"the case is {case.status}"
    return None


def _letter(store: Store, person: Person, rows: list[Push], moment: Moment) -> Letter | None:
    """Take the highest rung that is open; settle the first row when none is."""
    group, brief = ladder.gathered(rows)
    first = group[0]
    heaviest = min(group, key=lambda push: push.weight)
    rung: Rung = "message"
    card: Card | None = None
    if not _may_message(store, person, heaviest, moment) or moment.refused_on(first, "message"):
        group, brief = [first], [*group[1:], *brief] if brief else []
        by_card = _by_card(store, person, first, len(brief), moment)
        if by_card is None:
            _settle(store, person, first, moment)
            return None
        rung, card = by_card
    store.signs.count(ladder.calls_sign(rung, moment.now), moment.now)
    for push in (*group, *brief):
        store.outbox.sending(push)
    text = ladder.text_of(group)
    if brief:
        text += ladder.JOINT + storm.others(len(brief), staff=person.staff_id is not None)
    urgent = any(row.weight <= URGENT for row in rows)
    return Letter(
        person.id,
        person.openid or "",
        rung,
        tuple(group),
        tuple(brief),
        text,
        person.seen_at,
        card,
        urgent=urgent,
    )


def _by_card(
    store: Store, person: Person, push: Push, others: int, moment: Moment
) -> tuple[Rung, Card] | None:
    """Return the card that may go: by a permission that the person gave, else as a template."""
    card = grants.notice_for(person, push, moment.settings, others)
    may_go = card is not None and _may_call(store, push, "grant", moment)
    if card and may_go and store.grants.spend(person.id, card.template_id, push, moment.now):
        return "grant", card
    card = card_for(push, moment.settings, others=others)
    return ("template", card) if card and _may_call(store, push, "template", moment) else None


def _may_message(store: Store, person: Person, push: Push, moment: Moment) -> bool:
    """Whether a customer-service message may go.

    What is urgent and has no other way is tried even against the ledger: a refusal costs nothing.
    """
    allowed = ladder.may_message(person, push.weight, moment.now, moment.settings.push)
    desperate = push.weight <= URGENT and card_for(push, moment.settings) is None
    return (allowed or desperate) and _may_call(store, push, "message", moment)


def _may_call(store: Store, push: Push, rung: Rung, moment: Moment) -> bool:
    """Whether the platform did not refuse this row, and today's budget reaches for it."""
    if moment.refused_on(push, rung):
        return False
    if push.weight > URGENT and store.signs.total(ladder.spent_sign(rung, moment.now)):
        return False
    rules = moment.settings.push
    limit = rules.customer_service_a_day if rung == "message" else rules.templates_a_day
    used = store.signs.total(ladder.calls_sign(rung, moment.now))
    return ladder.in_budget(used, limit, push.weight, rules)


def _settle(store: Store, person: Person, push: Push, moment: Moment) -> None:
    """No rung is open: wait where a budget is spent, else leave it for the next contact."""
    if _waits_for_budget(store, person, push, moment):
        urgent_at = moment.now + QUOTA_URGENT_MS
        at = urgent_at if push.weight <= URGENT else ladder.next_day(moment.now)
        store.outbox.again(push, at, QUOTA)
        return
    kept = ladder.is_kept(person, push.weight, moment.now, moment.settings.push)
    refusals = [moment.refused.get((push.id, rung)) for rung in ladder.RUNGS]
    last = next((kind for kind in reversed(refusals) if kind), None)
    if any(kind in _PAGED_AGAIN for kind in refusals) and page_waits(store, push):
        store.outbox.again(push, moment.now + ladder.REFUSED_PAGE_MS, last or "content")
        return
    store.outbox.miss(push, KEPT if kept else last or "no allowance")


def page_waits(store: Store, push: Push) -> bool:
    """Whether a page that could not be delivered still calls for somebody: nobody has answered."""
    case = store.cases.get(push.case_id) if push.weight == PAGE and push.case_id else None
    return case is not None and deadlines.is_open(case) and case.taken_at is None


def _waits_for_budget(store: Store, person: Person, push: Push, moment: Moment) -> bool:
    """Whether a rung would be open but for the number of calls made today."""
    closed = [rung for rung in ladder.RUNGS if not _may_call(store, push, rung, moment)]
    spent = [rung for rung in closed if moment.refused_on(push, rung) in {None, "quota"}]
    message = ladder.may_message(person, push.weight, moment.now, moment.settings.push)
    card = card_for(push, moment.settings)
    return ("message" in spent and message) or ("template" in spent and card is not None)
