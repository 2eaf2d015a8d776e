"""Who hears of a question: the clerks, again after a while, who leads them, and whoever asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.answer import rules
from flows.answer import texts as answer_texts
from flows.cases import gathering, telling
from flows.cases.gathering import Written
from flows.cases.notice import LATER, RESULT, URGENT
from flows.cases.rules import access, confidentiality, duty
from flows.cases.rules.deeds import Moment
from flows.cases.telling import PROGRESS_CARD, TASK_CARD
from flows.cases.texts.words import cut
from flows.places import place as places
from flows.writing import times
from storage.outbox import NewPush

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.question import Question
    from storage.records.staff import Staff
    from storage.rewinds import Stretch
    from storage.store import Store

WHAT = "question"  # how such pushes are counted and named
CARD = 20  # characters of a field


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever asked, as the clerks may know them."""

    name: str
    home: str
    phone: str
    followed: bool

    def __str__(self) -> str:
        known = " ".join(part for part in (self.home, self.name, self.phone) if part)
        return known or confidentiality.A_RESIDENT


def asker(store: Store, question: Question) -> Asker:
    """Return who asked, by the roster where they are bound."""
    person = store.persons.get(question.person_id)
    if person is None:
        return Asker("", "", "", followed=False)
    homes = store.residents.bound_homes(person.id) if person.consented_at else []
    if homes:
        label = places.label(places.of_bound(homes[0]))
        return Asker(homes[0].name, label, homes[0].phone, bool(person.followed))
    return Asker(person.name or "", "", person.phone or "", bool(person.followed))


def is_on_duty(store: Store, moment: Moment, community: str) -> bool:
    """Tell whether somebody has the duty now, by the roster or by their own word."""
    return bool(duty.shifts_now(community, moment) or store.staff.on_shift(community))


def ask(store: Store, moment: Moment, question: Question) -> None:
    """Ask the clerks on duty; much of one person is gathered, and stands in the list all the same."""
    who = asker(store, question)
    written = Written(question.person_id, who.name, WHAT, question.community)
    clerks = telling.clerks(store, moment, question.community)
    text = answer_texts.to_answer(question, str(who), _by(question, moment))

    def tell(one: Staff) -> None:
        _to_staff(store, moment, question, one, text)

    gathering.tell_each(store, moment, clerks, written, tell)


def look(store: Store, settings: Settings, question_id: str, now: int) -> None:
    """Ask again for what nobody answered; once it is late, whoever leads and the asker hear."""
    question, moment = store.questions.get(question_id), Moment(now, settings)
    if question is None or question.alert_at is None or question.alert_at > now:
        return
    level = (
        question.level + 1 if now < question.promised_at else max(question.level + 1, rules.LATE)
    )
    late = level >= rules.LATE
    by = question.promised_at
    if late:
        on_duty = is_on_duty(store, moment, question.community)
        by = rules.promised(now, settings, level, on_duty=on_duty)
    store.questions.look_again(question, level, by, by)
    again = store.questions.get(question_id) or question
    told = {one.id: one for one in telling.clerks(store, moment, question.community)}
    told |= {one.id: one for one in _leaders(store, moment, question.community, level - rules.LATE)}
    writes = answer_texts.to_answer_late if late else answer_texts.to_answer
    text = writes(again, str(asker(store, question)), _by(again, moment))
    for one in told.values():
        _to_staff(store, moment, again, one, text, late=late)
    if late:
        community = settings.community(question.community) or settings.communities[0]
        words = answer_texts.told_late(again, by, now, settings, community.duty_phone)
        _to_asker(store, moment, again, words, answer_texts.CARD_LATE)


def look_sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """Look at the questions of a stretch no later than at one that is asked now."""
    store.questions.sooner(stretch, rules.promised(now, settings, on_duty=False))


def tell_answer(
    store: Store, moment: Moment, question: Question, words: str, *, anew: bool = False
) -> None:
    """Give the answer to whoever asked; another that stands instead of one says so."""
    text = answer_texts.told_anew(question, words) if anew else answer_texts.told(question, words)
    _to_asker(store, moment, question, text, answer_texts.CARD_ANSWERED)


def offer_to_leaders(
    store: Store, moment: Moment, question: Question, words: str, by: Staff
) -> None:
    """Tell whoever leads the clerks what was answered, so that it may be taken up."""
    leaders = _leaders(store, moment, question.community, 0)
    text = answer_texts.to_take_up(question, words, by.name)
    for one in leaders:
        if one.id != by.id and access.may_do(one, "publish", moment.settings):
            push = NewPush(one.person_id or "", "digest", text, LATER, community=question.community)
            store.outbox.add(push, moment.now, moment.now)


def _leaders(store: Store, moment: Moment, community: str, step: int) -> list[Staff]:
    """Return who leads the clerks at this step; one that nobody has passes on to the next."""
    if step < 0:
        return []
    team = telling.reachable(store.staff.active_in(community))
    ladder = moment.settings.escalation.above_the_desk()
    for role in (*ladder[min(step, len(ladder) - 1) :], *reversed(ladder)):
        found = [one for one in team if one.role == role]
        if found:
            return found
    return []


def _by(question: Question, moment: Moment) -> str:
    return times.moment(question.promised_at, moment.now, moment.settings.zone)


def _to_staff(  # noqa: PLR0913 - a message and how it is shown
    store: Store, moment: Moment, question: Question, to: Staff, text: str, *, late: bool = False
) -> None:
    status = answer_texts.CARD_LATE if late else answer_texts.CARD_ASKED
    push = NewPush(
        to.person_id or "",
        "task",
        text,
        URGENT if late else RESULT,
        community=question.community,
        template=TASK_CARD,
        fields=_fields(question, status, moment.now),
    )
    store.outbox.add(push, moment.now, moment.now)


def _to_asker(store: Store, moment: Moment, question: Question, text: str, status: str) -> None:
    push = NewPush(
        question.person_id,
        WHAT,
        text,
        RESULT,
        community=question.community,
        template=PROGRESS_CARD,
        fields=_fields(question, status, moment.now),
    )
    store.outbox.add(push, moment.now, moment.now)


def _fields(question: Question, status: str, now: int) -> str:
    """Return what a template message may carry; never a name or a phone."""
    values = {
        "number": str(question.number),
        "status": status,
        "what": cut(question.words, CARD),
        "place": question.community,
        "time": now,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
