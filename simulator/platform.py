"""The platform itself: people on one side, the account's server on the other."""

import itertools
import time
from collections import deque
from collections.abc import Iterable, Mapping
from threading import RLock
from typing import TYPE_CHECKING

from .account import Account, Mode
from .bubbles import Bubble, Content, Via, plain_content
from .clock import MovableClock
from .courier import Deliver, Delivery, Push
from .envelope import Envelope, Field, Fields, Seal, handshake
from .errors import PhoneError
from .faults import Faults
from .media import MediaShelf
from .people import People, Person, bubble_of
from .phone import Phone
from .postman import Postman
from .scenes import SceneCodes
from .tags import Tags
from .templates import Templates
from .tickets import TicketDesk
from .tokens import TokenDesk

if TYPE_CHECKING:
    from .calls import Called
    from .menu import Button

OUT_OF_SERVICE = "该公众号提供的服务出现故障，请稍后再试"


class Platform:
    """One platform with one official account; safe to use from several threads."""

    def __init__(  # noqa: PLR0913 -- the surroundings of a whole world, by keyword
        self,
        account: Account,
        *,
        clock: MovableClock,
        deliver: Deliver,
        mode: Mode = "secure",
        strict: bool = True,
        accept_any_template: bool = False,
    ) -> None:
        """`strict` takes the narrow reading where the documentation is unclear."""
        self.account = account
        self.clock = clock
        self.strict = strict
        self.url = "http://127.0.0.1"  # where people and the account reach the platform
        self.lock = RLock()
        self.faults = Faults()
        self.people = People(account.app_id)
        self.media = MediaShelf(clock)
        self.postman = Postman(account, mode, clock, deliver, self.media)
        self.tokens = TokenDesk(account, clock)
        self.templates = Templates(accept_any=accept_any_template)
        self.subscriptions = Templates(accept_any=accept_any_template)
        self.tickets = TicketDesk(clock)
        self.codes = SceneCodes(clock)
        self.tags = Tags()
        self.menu: list[Button] = []
        self.quota_cleared_at: list[float] = []
        self.notices_sent: dict[tuple[str, str], tuple[float, int]] = {}
        self.deliveries: list[Push] = []
        self.calls: list[Called] = []
        self._events: deque[Push] = deque()
        self._late: dict[str, list[tuple[Push, Seal]]] = {}
        # Ids grow across restarts, as the service keeps what it has seen.
        self._ids = itertools.count(time.time_ns())

    def phone(self, name: str, title: str = "", subtitle: str = "") -> Phone:
        """Return the phone of a person, who is created when new; `name` may be an openid."""
        with self.lock:
            person = self.people.person(name)
            person.title = title or person.title
            person.subtitle = subtitle or person.subtitle
        return Phone(self, person)

    def phones(self) -> list[Phone]:
        """Return everybody's phone, in the order they appeared."""
        with self.lock:
            return [Phone(self, person) for person in self.people.everybody()]

    def add_template(
        self, template_id: str, fields: Mapping[str, str] | Iterable[str], title: str = "服务通知"
    ) -> None:
        """Add a template with its typed keys, each with a label if `fields` is a mapping."""
        with self.lock:
            self.templates.add(template_id, fields, title)

    def add_subscription(
        self, template_id: str, fields: Mapping[str, str] | Iterable[str], title: str = "服务通知"
    ) -> None:
        """Add a template of which people permit one notice at a time."""
        with self.lock:
            self.subscriptions.add(template_id, fields, title)

    def new_id(self) -> int:
        """Return a number never used before, as MsgId and msgid."""
        return next(self._ids)

    def handshake_query(self, echostr: str) -> dict[str, str]:
        """Return the query of the GET that checks the server's address."""
        return handshake(self.account, int(self.clock.now()), echostr)

    def seal(self, xml: str, openid: str) -> Envelope:
        """Sign and encrypt any text as if it were a push, for tests of bad input."""
        return self.postman.sealed(xml, openid)

    def post(self, xml: str, openid: str) -> Delivery:
        """Bring any text to the server once, and return the answer as it came."""
        return self.postman.post(xml, openid)

    def addressed(self, person: Person, fields: Fields) -> dict[str, Field]:
        """Complete a message: to, from, when, and an id unless it is an event."""
        head: dict[str, Field] = {
            "ToUserName": self.account.original_id,
            "FromUserName": person.openid,
            "CreateTime": int(self.clock.now()),
        }
        if fields.get("MsgType") == "event" or "MsgId" in fields:
            return {**head, **fields}
        return {**head, **fields, "MsgId": self.new_id()}

    def push(self, person: Person, fields: Fields) -> Bubble | None:
        """Bring a complete message to the account and show what it answers."""
        push = Push(fields, person.openid)
        fault = self.faults.take_push()
        how = self.postman.seal_under(fault)
        with self.lock:
            self.deliveries.append(push)
            late = self._late.pop(person.openid, [])
            if fault == "late":
                self._late[person.openid] = [*late, (push, how)]
                return None
        bubble = self._bring(person, push, how, at_once=fault == "at_once")
        if fault == "duplicate":
            self.postman.carry_again(push)
        for held, held_seal in late:
            self._bring(person, held, held_seal)
        return bubble

    def redeliver(self, phone: Phone, delivery: Push) -> Bubble | None:
        """Bring a message once more; its answer is returned, but the screen has one already."""
        if delivery.openid != phone.openid:
            message = f"{phone.name} did not send this message"
            raise PhoneError(message)
        content = self.postman.carry_again(delivery)
        return bubble_of(content, self.clock.now(), via="reply") if content else None

    def later(self, person: Person, fields: Fields) -> None:
        """Keep an event that the platform sends after it has answered the call."""
        self._events.append(Push(self.addressed(person, fields), person.openid))

    def push_events(self) -> int:
        """Bring the events kept by `later`, and pushes held back as late; returns how many."""
        with self.lock:
            events, self._events = self._events, deque()
            late, self._late = self._late, {}
            self.deliveries += events
        for event in events:
            self.postman.carry(event)
        held = [(openid, *one) for openid, pushes in late.items() for one in pushes]
        for openid, push, how in held:
            self._bring(self.people.known(openid), push, how)
        return len(events) + len(held)

    def show(self, person: Person, content: Content, via: Via) -> Bubble:
        """Put something on a screen now."""
        with self.lock:
            return person.show(content, self.clock.now(), via=via)

    def _bring(
        self, person: Person, push: Push, how: Seal, *, at_once: bool = False
    ) -> Bubble | None:
        self.postman.carry(push, how, at_once=at_once)
        if not person.following:
            return None
        if not push.answered:
            return self.show(person, plain_content(OUT_OF_SERVICE, "notice"), "system")
        return self.show(person, push.content, "reply") if push.content else None
