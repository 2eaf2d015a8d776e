"""Who plays: residents and staff on the rosters, bound by real messages, and strangers."""

from __future__ import annotations

import itertools
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from flows.binding.conversation import hash_of
from simulator import PhoneError
from storage.connect import open_database
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store
from tests.soak.checker.evidence import REFUSED
from tests.soak.record import Somebody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from simulator import Bubble, Phone
    from storage.database import Connection
    from tests.soak.site import Site

Roster = tuple[str, tuple[int, int, str]]  # a name; building, unit and room
COMMUNITY = "翠湖花园"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶"
GIVEN = "华明芳丽军"
STAFF = [  # name, role, department, trades, superior
    ("陈静", "clerk", "客服部", "", "孙丽"),
    ("何敏", "clerk", "客服部", "", "孙丽"),
    ("王强", "engineer", "工程部", "水电", "赵刚"),
    ("刘洋", "engineer", "工程部", "水电 木工", "赵刚"),
    ("张勇", "engineer", "工程部", "综合", "赵刚"),
    ("赵刚", "department_head", "工程部", "", "周敏"),
    ("孙丽", "affairs_head", "客服部", "", "周敏"),
    ("周敏", "site_manager", "管理处", "", "吴总"),
    ("吴总", "general_manager", "公司", "", ""),
]
CLERKS, ENGINEERS = ("陈静", "何敏"), ("王强", "刘洋", "张勇")
TRIES = 6
AGAIN_SECONDS = 0.8  # until somebody who was not answered writes again


@dataclass
class Player:
    """Somebody with a phone, who does one thing at a time and writes again when unanswered."""

    phone: Phone
    number: str = ""
    is_staff: bool = False
    busy: Lock = field(default_factory=Lock)

    @property
    def name(self) -> str:
        """Who it is."""
        return self.phone.name

    def says(self, words: str) -> str:
        """Type words until they are answered; return what was, empty for silence."""
        for _ in range(TRIES):
            bubble = self.phone.type(words)
            if not _is_lost(bubble):
                return bubble.text if bubble else ""
            time.sleep(AGAIN_SECONDS)
        return ""

    def taps(self, label: str) -> str:
        """Tap the newest option with this label, or type it where there is none."""
        try:
            bubble = self.phone.tap(label)
        except PhoneError:
            return self.says(label)
        return bubble.text if bubble else ""

    def somebody(self) -> Somebody:
        """Return what the checker may know of them."""
        phones = (self.number,) if self.number else ()
        on_duty = self.name in {*CLERKS, *ENGINEERS}
        return Somebody(self.name, self.phone.openid, phones, self.is_staff, on_duty)


def _is_lost(bubble: Bubble | None) -> bool:
    return bubble is not None and (bubble.via == "system" or bool(REFUSED.search(bubble.text)))


@dataclass
class Cast:
    """Everybody of one site."""

    site: Site
    residents: list[Player] = field(default_factory=list)
    strangers: list[Player] = field(default_factory=list)
    staff: dict[str, Player] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @contextmanager
    def resident(self, rng: Random) -> Iterator[Player]:
        """Take a resident who is not talking; a stranger where all are."""
        for player in rng.sample(self.residents, len(self.residents)):
            if player.busy.acquire(blocking=False):
                break
        else:
            player = self.stranger()
            player.busy.acquire()
        try:
            yield player
        finally:
            player.busy.release()

    def stranger(self) -> Player:
        """Return somebody new, who follows the account."""
        player = Player(self.site.platform.phone(f"路人{next(self.numbers)}"))
        player.phone.follow()
        self.strangers.append(player)
        return player

    def people(self) -> list[Somebody]:
        """Return everybody as the checker may know them."""
        return [p.somebody() for p in (*self.staff.values(), *self.residents, *self.strangers)]


def enrol(site: Site, residents: int) -> Cast:
    """Put everybody on the rosters, and let them bind."""
    now = int(site.clock.now() * 1000)
    homes = [(n % 6 + 1, n % 2 + 1, f"{n // 6 % 18 + 1}0{n % 4 + 1}") for n in range(residents)]
    names = [
        f"{SURNAMES[n % len(SURNAMES)]}{'一二三四五六七八九'[n // len(SURNAMES)]}"
        for n in range(residents)
    ]
    with closing(open_database(site.world.env["DATABASE_URL"])) as database:
        database.run(lambda c: _put(c, now, list(zip(names, homes, strict=True))))
    cast = Cast(site)
    for n, (name, *_) in enumerate(STAFF):
        cast.staff[name] = _joined(site, name, f"绑定 {_code(n)}", _staff_phone(n), is_staff=True)
    for n, (name, (building, unit, room)) in enumerate(zip(names, homes, strict=True)):
        words = f"绑定 {building}栋{unit}单元{room} {name} {_phone(n)}"
        cast.residents.append(_joined(site, name, words, _phone(n)))
    for name in (*CLERKS, *ENGINEERS):
        cast.staff[name].says("值班")
    return cast


def _joined(site: Site, name: str, words: str, number: str, *, is_staff: bool = False) -> Player:
    player = Player(site.platform.phone(name), number, is_staff)
    player.phone.follow()
    reply = player.says(words)
    assert "绑定好了" in reply, reply
    return player


def _put(
    connection: Connection, now: int, residents: list[tuple[str, tuple[int, int, str]]]
) -> None:
    store = Store(connection)
    for n, (name, (building, unit, room)) in enumerate(residents):
        home = Home(new_id(now), COMMUNITY, str(building), str(unit), room)
        home_id = store.residents.add_home(home, None, None)
        one = Resident(new_id(now), home_id, COMMUNITY, name, _phone(n), "业主", None, 1)
        store.residents.put(one, now)
    ids: dict[str, str] = {}
    for n, (name, role, department, trades, _) in enumerate(STAFF):
        phone = _staff_phone(n)
        staff = Staff(
            new_id(now), COMMUNITY, name, phone, role, department, trades, "", None, None, 1
        )
        ids[name] = store.staff.put(staff, now)
        store.staff.invite(ids[name], hash_of(_code(n)), now, now + 72 * 3600_000)
    for name, *_, superior in STAFF:
        store.staff.set_superior(ids[name], ids.get(superior))


def _code(n: int) -> str:
    return f"ABCDEFGHI{'ABCDEFGHIJ'[n]}"


def _phone(n: int) -> str:
    return f"1381{n + 1:07d}"


def _staff_phone(n: int) -> str:
    return f"1391{n + 1:07d}"
