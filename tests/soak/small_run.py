"""A small clean run in this process, for faults to be put into."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.scenarios.conftest import World
from tests.scenarios.morning import MORNING, set_clock
from tests.scenarios.people import RESIDENTS, STAFF, enrol
from tests.soak.planted import Scene
from tests.soak.record import Somebody, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON_DUTY = {"陈静", "王强"}
SENDS = "message/custom/send"


def run(folder: Path, template: Path) -> Iterator[Scene]:
    """Play it, and keep what is left of it."""
    database = folder / "bot.db"
    shutil.copy(template, database)
    set_clock(folder, MORNING)
    world = World(folder, f"sqlite:///{database}")
    enrol(world)  # by messages of this run: every one is checked
    _play(world)
    people = [*_staff(world), *_residents(world)]
    yield Scene(record_of(world.platform, people), database, int(world.clock.now() * 1000))
    world.stop()


def _play(world: World) -> None:
    """Report, work, urge, miss a message and read it later, complain, and cry fire."""
    resident, other = world.member("李雷"), world.member("张秀英")
    clerk, engineer = world.member("陈静"), world.member("王强")
    for member, words in ((resident, RESIDENTS[0]), (other, RESIDENTS[2])):
        building, unit, room, name, phone, _ = words
        member.follows()
        member.says(f"绑定 {building}栋{unit}单元{room} {name} {phone}")
    for member in (clerk, engineer):
        member.says("值班")
    resident.says("厨房水管漏水了，下午三点后在家")
    resident.says("确认")
    number = world.cases()[0].number
    world.sweep()
    resident.says(f"催单 {number}")
    clerk.says(f"受理 {number}")
    clerk.says(f"派 {number} 王强")
    world.sweep()
    world.platform.faults.next(SENDS, errcode=45009)
    engineer.says(f"接 {number}")
    world.sweep()
    resident.says("进度")
    engineer.says(f"完成 {number} 换了角阀")
    world.sweep()
    resident.says(f"修好了 {number}")
    other.says("报修")
    other.says("我家厕所的灯不亮")
    other.says("确认")
    world.sweep()
    other.says("厨房着火了")
    world.sweep()


def _staff(world: World) -> Iterator[Somebody]:
    for name, phone, *_ in STAFF:
        openid = world.platform.phone(name).openid
        yield Somebody(name, openid, (phone,), is_staff=True, is_on_duty=name in ON_DUTY)


def _residents(world: World) -> Iterator[Somebody]:
    for *_, name, phone, _ in (RESIDENTS[0], RESIDENTS[2]):
        yield Somebody(name, world.platform.phone(name).openid, (phone,))
