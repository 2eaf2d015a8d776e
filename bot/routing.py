"""One message, one turn: lock the person, decide, store everything or nothing (promise 1).

A message that comes again gets its stored reply; a fault of ours is rolled back, said honestly
and put before a clerk. Messages of one moment share the commit, and nothing else.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from bot import replies, unstored
from bot.outbox import grants, missed
from bot.outbox.push import template_failed
from bot.pages.bulletin import bulletin_link
from bot.pages.case import paper_link
from bot.pages.files import evidence_link, report_link
from bot.pages.grant import grant_link
from bot.pages.links import home_of_scene
from bot.pages.meeting import meeting_link
from bot.pages.paper_page import entry_link
from bot.pages.survey_link import report_links, survey_link
from bot.sealing import SecretSealer
from bot.wechat.split import split_text
from flows.cases import gathering, notice, telling
from flows.cases.gathering import Written
from flows.cases.rules.deeds import Moment
from flows.cases.texts.gathered import FAILED
from flows.conversation import keeping
from flows.conversation.context import Context, Said
from flows.emergency.texts import advice as advice_texts
from flows.turn import arrival as arrivals
from flows.turn import reception
from flows.turn.texts import reception as reception_texts
from nlp.understanding import understand, understand_briefly, unread
from storage.errors import StorageError, Unavailable
from storage.inbox import Received
from storage.outbox import REPLY, NewPush
from storage.persons import Contact
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.service import Service
    from bot.wechat.messages import Message
    from flows.catalog import Catalog
    from nlp.understanding import Meaning
    from storage.database import Connection
    from storage.records.people import Person
    from storage.records.staff import Staff

log = logging.getLogger(__name__)


class SeenBeforeError(Exception):
    """The message was handled already; nothing of this turn is kept."""

    def __init__(self, reply: str | None) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Heard:
    """A message and what it means, or what kept us from finding out."""

    message: Message
    said: Said | Exception


def hear(service: Service, message: Message) -> Heard:
    """Find out what a message means, which needs no lock; a mistake fails that turn alone."""
    said: Said | Exception
    try:
        said = Said(message.text, _meaning(service, message), message.to, key=message.key)
    except Exception as error:  # noqa: BLE001 - the turn raises it
        said = error
    return Heard(message, said)


def answer_each(service: Service, heard: Sequence[Heard]) -> list[str | Unavailable | None]:
    """Return the reply to each message once all of them are stored; each is a turn of its own.

    Unavailable is returned where nothing could be stored: it may be tried again.
    """
    if not heard:  # forged ones and handshakes alone wait for no database
        return []
    try:
        outcomes = service.database.run_each(
            [partial(_turn, service, message=one.message, said=one.said) for one in heard]
        )
    except Unavailable as error:  # of a file that can't even be opened
        return [error for _ in heard]
    return [_reply_of(service, *both) for both in zip(heard, outcomes, strict=True)]


def _reply_of(
    service: Service, heard: Heard, outcome: str | Exception | None
) -> str | Unavailable | None:
    """Return the reply a turn came to, or what is said where it came to none."""
    if not isinstance(outcome, Exception) or isinstance(outcome, Unavailable):
        return outcome
    if isinstance(outcome, SeenBeforeError):
        service.counts.add("messages_again")
        return outcome.reply
    log.error("turn failed", extra={"key": heard.message.key}, exc_info=outcome)
    return _apologise(service, heard)


def _meaning(service: Service, message: Message) -> Meaning:
    """Understand the words before the lock; what is listed or a bare number needs no classifier."""
    if arrivals.is_listed(message.text, service.settings):
        return unread(message.text)
    now = datetime.fromtimestamp(service.clock() / 1000, service.settings.zone)
    tapped = message.to and not arrivals.is_sentence(message.text, message.to)
    if (
        message.kind not in {"text", "voice"}
        or tapped
        or arrivals.is_plain(message.text, service.settings)
    ):
        return understand_briefly(message.text, now)
    return understand(message.text, now)


def _turn(
    service: Service, connection: Connection, message: Message, said: Said | Exception
) -> str | None:
    if isinstance(said, Exception):
        raise said
    now = service.clock()
    store = Store(connection)
    person = store.persons.arrive(Contact(message.openid, message.opens), now)
    context = arrivals.context_for(
        store,
        service.settings,
        person,
        now,
        message_key=message.key,
        link_to=partial(evidence_link, service, person.id),
        paper_of=partial(paper_link, service),
        report_link=partial(report_link, service, person.id),
    )
    context = replace(
        context,
        sealer=SecretSealer(service.secret),
        survey_link=partial(survey_link, service),
        survey_report=partial(report_links, service),
        entry_link=partial(entry_link, service),
        bulletin_link=partial(bulletin_link, service),
        meeting_of=partial(meeting_link, service),
        grant_link=partial(grant_link, service, person.id),
    )
    said = replace(said, private=keeping.is_private(store, person.id, said.to))
    reply = _reply(service, store, context, message, said)
    is_contact = message.kind != "event" or message.event == "click"
    if reply and is_contact:
        for add in cast("Catalog", service.settings.catalog).below:
            reply = add(store, context, said, reply)
    private = said.private or keeping.is_private(store, person.id)
    first, rest = _parts(reply)
    if first and is_contact:
        first = missed.before(store, service.settings, person, now, first)
    words = message.text if message.kind == "text" else None
    received = Received(message.key, person.id, now, message.kind, words)
    if not replies.keep(service, store, received, first, private=private):
        raise SeenBeforeError(replies.given(service, store, message.key)[1])
    for part in rest:
        part_of = NewPush(person.id, REPLY, part, notice.RESULT, community=context.community.name)
        store.outbox.add(part_of, now, now)
    return first


def _reply(
    service: Service, store: Store, context: Context, message: Message, said: Said
) -> str | None:
    if message.kind == "event":
        return _event(service, store, context, message)
    if message.kind == "text":
        return reception.respond(store, context, said)
    if message.kind == "voice" and message.text:
        return reception.respond(store, context, said)
    if message.kind in {"image", "voice", "video"}:
        about = replace(said, media=message.kind)
        return reception.receive_media(store, context, about, message.media_id)
    if message.kind == "location":
        return arrivals.location(store, context, said)
    return {"link": reception_texts.link(), "sticker": reception_texts.STICKER}.get(
        message.kind, reception_texts.OTHER
    )


def _event(service: Service, store: Store, context: Context, message: Message) -> str | None:
    """Answer what people do besides writing; unknown events are silent."""
    if message.event == "templatesendjobfinish":
        if message.status != "success" and message.media_id:
            template_failed(store, message.media_id, message.status)
        return None
    if message.event in {"unsubscribe", "user_authorization_cancellation"}:
        store.persons.leave(context.person.id)
        store.grants.void(context.person.id)
        return None
    if message.notices:
        grants.hear(store, service.settings, context.person, message, context.now)
        return None
    if message.event in {"subscribe", "scan"}:
        scene = message.event_key.removeprefix("qrscene_")
        return arrivals.follow(store, context, home_of_scene(scene, service.secret))
    if message.event == "click":
        words = message.event_key
        now = datetime.fromtimestamp(context.now / 1000, service.settings.zone)
        said = Said(words, understand_briefly(words, now), key=message.key)
        return reception.respond(store, context, said)
    return None


def _parts(reply: str | None) -> tuple[str | None, list[str]]:
    if not reply:
        return None, []
    first, *rest = split_text(reply)
    return first, rest


def _apologise(service: Service, heard: Heard) -> str | None:
    """Keep the message, tell a clerk, and say so; in a transaction of its own."""
    message = heard.message
    service.counts.add("turns_failed")
    apology = reception_texts.apology(unstored.duty_phone(service))
    kind = None if isinstance(heard.said, Exception) else heard.said.meaning.danger
    if kind:
        community = service.settings.communities[0]
        apology = f"{advice_texts.what_to_do(kind, community)}\n{apology}"

    private = _is_private(service, message)

    def keep(connection: Connection) -> str | None:
        now = service.clock()
        store = Store(connection)
        person = store.persons.arrive(Contact(message.openid, message.opens), now)
        words = message.text if message.kind == "text" and not private else None
        received = Received(message.key, person.id, now, message.kind, words)
        if not store.inbox.add(received, apology, failed=True):
            return replies.given(service, store, message.key)[1]
        _tell_clerks(store, Moment(now, service.settings), person, message.text if kind else "")
        return apology

    (told,) = service.database.run_each([keep])
    if isinstance(told, Exception):
        return unstored.answer(service, message, heard.said, told)
    return told


def _is_private(service: Service, message: Message) -> bool:
    """Tell whether the words of a failed turn are not kept; nor are they where nobody can tell."""

    def look(store: Store) -> bool:
        person = store.persons.by_openid(message.openid)
        return person is not None and keeping.is_private(store, person.id, message.to)

    try:
        return service.database.read(lambda c: look(Store(c)))
    except StorageError:
        return True


def _tell_clerks(store: Store, moment: Moment, person: Person, danger_in: str) -> None:
    """Put it before the clerks: danger at once, else as much of one person as goes one by one."""
    where = person.community or moment.settings.communities[0].name
    who = person.name or person.phone or person.id[-6:]
    words, weight = reception_texts.failed_to_clerk(who), notice.RESULT
    if danger_in:
        words, weight = reception_texts.failed_danger(who, danger_in), notice.PAGE

    def tell(one: Staff) -> None:
        push = NewPush(one.person_id or "", "task", words, weight, community=where)
        store.outbox.add(push, moment.now, moment.now)

    clerks = telling.clerks(store, moment, where)
    if danger_in:
        for one in clerks:
            tell(one)
        return
    gathering.tell_each(store, moment, clerks, Written(person.id, who, FAILED, where), tell)
