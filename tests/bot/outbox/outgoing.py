"""A world for tests of the outgoing side: the simulated platform over HTTP, and a real database."""

from __future__ import annotations

import json
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from bot.outbox.owner import Owner
from bot.outbox.push import Sender, send_due
from bot.wechat.account import Credentials, OfficialAccount
from flows.settings.channel import Media, Push, Template
from flows.settings.site import QuietHours, Settings
from simulator import Account, Delivery, MovableClock, Phone, Platform, serve_in_thread
from storage.cases import Act
from storage.ids import new_id
from storage.outbox import NewPush
from storage.persons import Contact
from storage.records.case import Case
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.outbox.push import Stop
    from storage.database import Connection, Database
    from storage.records.people import Person

T = TypeVar("T")
SEND = "message/custom/send"
TEMPLATE = "message/template/send"
NEWS = "case_news"  # the key of the template in the settings
TEMPLATE_ID = "tpl-news"
FIELDS = {"character_string1": "number", "phrase2": "status", "thing3": "what", "time4": "time"}
ACCOUNT = Account(
    app_id="wxsim0123456789ab",
    app_secret="simulator-secret",  # noqa: S106 - of the simulated account
    token="simulator-token",  # noqa: S106
    aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
)


def settings(**push: Any) -> Settings:  # noqa: ANN401 - whatever a test changes of the push rules
    """Return settings of which only the push side matters."""
    return Settings.model_construct(
        quiet_hours=QuietHours(),
        templates={NEWS: Template.model_validate({"id": TEMPLATE_ID, "fields": FIELDS})},
        push=Push(**push),
        media=Media(),
    )


class World:
    """The platform, our account on it, our database, one clock for all."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.clock = MovableClock(folder / "clock")
        self.wechat = Platform(
            ACCOUNT, clock=self.clock, deliver=lambda _query, _body: Delivery(200, b"success")
        )
        self.wechat.add_template(TEMPLATE_ID, list(FIELDS))
        self.server = serve_in_thread(self.wechat)
        self.account = self.another_account()
        self.db = database
        self.settings = settings()
        self.stop = Event()
        self.owners: list[Owner] = []

    def another_account(self) -> OfficialAccount:
        """Return the account as another process holds it."""
        return OfficialAccount(self.credentials, self.now)

    @property
    def credentials(self) -> Credentials:
        """Return who we are on the simulated platform."""
        return Credentials(ACCOUNT.app_id, ACCOUNT.app_secret, self.server.url)

    def close(self) -> None:
        """End the server, and everybody who sent."""
        self.server.stop()
        for owner in self.owners:
            owner.close()

    def now(self) -> int:
        """Return the time in milliseconds."""
        return int(self.clock.now() * 1000)

    def advance_to(self, hour: int) -> None:
        """Move to the next time it is this hour in China."""
        self.clock.advance((hour * 3600 - (self.clock.now() + 8 * 3600)) % 86_400)

    def store(self, work: Callable[[Store], T]) -> T:
        """Do something in one transaction."""

        def in_transaction(connection: Connection) -> T:
            return work(Store(connection))

        return self.db.run(in_transaction)

    def phone(self, name: str) -> Phone:
        """Return the phone of somebody who follows and has no allowance any more."""
        phone = self.wechat.phone(name)
        phone.follow()
        self.contact(phone, "nothing")
        phone.person.allowance.close()
        return phone

    def says(self, phone: Phone) -> None:
        """Let somebody write to us: five messages in 48 hours."""
        phone.type("在吗")
        self.contact(phone, "message")

    def clicks(self, phone: Phone) -> None:
        """Let somebody tap the menu: three messages in a minute."""
        phone.send_raw({"MsgType": "event", "Event": "CLICK", "EventKey": "menu"})
        self.contact(phone, "click")

    def contact(self, phone: Phone, opens: str) -> Person:
        """Write down that somebody reached us."""
        return self.store(lambda s: s.persons.arrive(Contact(phone.openid, opens), self.now()))

    def person(self, phone: Phone) -> Person:
        """Return what we know of somebody."""
        found = self.store(lambda s: s.persons.by_openid(phone.openid))
        assert found is not None
        return found

    def add(self, phone: Phone, text: str, **more: Any) -> None:  # noqa: ANN401
        """Decide that somebody is to be sent something."""
        values: dict[str, Any] = {"kind": "step", "weight": 1, **more, "text": text}
        push = NewPush(person_id=self.person(phone).id, **values)
        self.store(lambda s: s.outbox.add(push, self.now(), self.now()))

    def add_news(self, phone: Phone, text: str, **more: Any) -> None:  # noqa: ANN401
        """Decide that somebody is to be sent something that also has a template."""
        fields = {"number": "BX20261124-0007", "status": "已派单", "what": text}
        more = {"fields": json.dumps(fields), **more}
        self.add(phone, text, template=NEWS, **more)

    def case(self, phone: Phone, status: str) -> Case:
        """Open a case of somebody's that has this status."""
        now = self.now()
        values: dict[str, Any] = dict.fromkeys(Case.__dataclass_fields__)
        numbers = ("shared", "verified", "alert_level", "defer_count", "urge_count", "return_count")
        values |= dict.fromkeys(numbers, 0)
        words = ("number", "category", "urgency", "description", "place", "source", "community")
        values |= dict.fromkeys((*words, "reporter_name", "reporter_phone"), "x")
        values |= {"hidden_from": "", "investigators": "", "confidential": 0}
        values |= {"id": new_id(now), "kind": "report", "status": status, "version": 1}
        values |= {"reporter_id": self.person(phone).id, "created_at": now}
        return self.store(lambda s: s.cases.add(Case(**values), Act("open", None, "")))

    def send(self) -> int:
        """Empty the outbox as far as it goes now."""
        return send_due(self.sender())

    def sender(self, account: OfficialAccount | None = None, stop: Stop | None = None) -> Sender:
        """Return who empties the outbox; each has a lock of its own, as a process has."""
        owner = Owner(self.folder / "senders")
        self.owners.append(owner)
        return Sender(
            self.db,
            account or self.account,
            self.settings,
            self.now,
            stop or self.stop,
            owner,
            self.folder,
        )

    def missed(self, phone: Phone) -> list[str]:
        """Return what somebody has not read."""
        person_id, now = self.person(phone).id, self.now()
        return [push.text for push in self.store(lambda s: s.unread.of_person(person_id, now))]

    def rows(self) -> list[tuple[str, str, str | None]]:
        """Return text, status and rung of every row in order."""
        rows = self.db.read(
            lambda c: c.all("SELECT text, status, rung FROM outbox ORDER BY person_id, id")
        )
        return [(row["text"], row["status"], row["rung"]) for row in rows]

    def reasons(self) -> list[str | None]:
        """Return why each row stands as it does."""
        rows = self.db.read(lambda c: c.all("SELECT reason FROM outbox ORDER BY person_id, id"))
        return [row["reason"] for row in rows]


def heard(phone: Phone, via: str = "service") -> list[str]:
    """Return what was pushed to a phone."""
    return [bubble.text for bubble in phone.screen if bubble.via == via]
