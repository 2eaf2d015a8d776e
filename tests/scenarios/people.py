"""Who lives and works in the tests' community, and how they talk to the account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pages.links import room_scene
from flows.binding.conversation import hash_of
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store

if TYPE_CHECKING:
    from simulator import Bubble, Phone
    from storage.database import Connection
    from tests.scenarios.conftest import World

COMMUNITY = "翠湖花园"
RESIDENTS = [  # building, unit, room, name, phone, relation
    ("3", "2", "1501", "李雷", "13800000001", "业主"),
    ("3", "2", "1501", "韩梅梅", "13800000002", "家属"),
    ("5", "1", "802", "张秀英", "13800000003", "业主"),
    ("1", "1", "101", "李雷", "13800000001", "业主"),
]
STAFF = [  # name, phone, role, department, trades, superior
    ("陈静", "13900000001", "clerk", "客服部", "", "孙丽"),
    ("王强", "13900000002", "engineer", "工程部", "水电", "赵刚"),
    ("刘洋", "13900000003", "engineer", "工程部", "水电 木工", "赵刚"),
    ("马超", "13900000004", "engineer", "秩序部", "秩序", "赵刚"),
    ("赵刚", "13900000005", "department_head", "工程部", "", "周敏"),
    ("孙丽", "13900000006", "affairs_head", "客服部", "", "周敏"),
    ("周敏", "13900000007", "site_manager", "管理处", "", "吴总"),
    ("吴总", "13900000008", "general_manager", "公司", "", ""),
]


class Member:
    """Somebody with a phone: says, taps, sends, and looks at what arrived."""

    def __init__(self, world: World, phone: Phone) -> None:
        self.world = world
        self.phone = phone
        self._read = len(phone.screen)

    @property
    def name(self) -> str:
        """Whose phone it is."""
        return self.phone.name

    def follows(self, scene: str | None = None) -> str:
        """Follow the account."""
        return _text(self.phone.follow(scene))

    def says(self, text: str) -> str:
        """Type a text and return the reply, empty when there is none."""
        return _text(self.phone.type(text))

    def taps(self, label: str | int) -> str:
        """Tap an option of the newest bubble that has it."""
        return _text(self.phone.tap(label))

    def sends_photo(self) -> str:
        """Send a photo."""
        return _text(self.phone.send_photo())

    def hears(self) -> list[str]:
        """Let the sweeper work, and return the pushes since the last look (not the replies)."""
        self.world.sweep()
        return self.news()

    def news(self) -> list[str]:
        """Return the pushes since the last look, without waiting for more."""
        screen = self.phone.screen
        fresh, self._read = screen[self._read :], len(screen)
        return [b.text for b in fresh if not b.mine and b.via in {"service", "template"}]

    @property
    def last(self) -> Bubble:
        """The newest bubble."""
        return self.phone.screen[-1]


def _text(bubble: Bubble | None) -> str:
    return bubble.text if bubble else ""


def enrol(world: World) -> None:
    """Put everybody on the rosters, and bind the staff by their codes."""
    codes = world.service.database.run(lambda c: _fill(c, int(world.clock.now() * 1000)))
    for name, code in codes.items():
        member = world.member(name)
        member.follows()
        assert "绑定好了" in member.says(f"绑定 {code}")


def _fill(connection: Connection, now: int) -> dict[str, str]:
    store = Store(connection)
    for building, unit, room, name, phone, relation in RESIDENTS:
        home = Home(new_id(now), COMMUNITY, building, unit, room)
        home_id = store.residents.add_home(home, None, None)
        store.residents.put(
            Resident(new_id(now), home_id, COMMUNITY, name, phone, relation, None, 1), now
        )
    ids: dict[str, str] = {}
    codes: dict[str, str] = {}
    for number, (name, phone, role, department, trades, _superior) in enumerate(STAFF):
        staff = Staff(
            new_id(now), COMMUNITY, name, phone, role, department, trades, "", None, None, 1
        )
        ids[name] = store.staff.put(staff, now)
        codes[name] = f"ABCDEFGHI{'ABCDEFGHIJ'[number]}"
        store.staff.invite(ids[name], hash_of(codes[name]), now, now + 72 * 3600_000)
    for name, *_rest, superior in STAFF:
        store.staff.set_superior(ids[name], ids.get(superior))
    return codes


def scene_of(world: World, building: str, unit: str, room: str) -> str:
    """Return the scene of a room's QR code."""
    home = world.service.database.read(
        lambda c: Store(c).residents.home(COMMUNITY, building, unit, room)
    )
    assert home is not None
    return room_scene(home.id, world.service.secret)
