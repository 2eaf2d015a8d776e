"""The same stories on both databases, and messages that arrive at the same instant."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator import Bubble
    from tests.scenarios.conftest import World

NUMBER = re.compile(r"BX\d{8}-\d{4}")
COMPLETE = "3栋2单元1501厨房水管漏水了，下午三点后在家，13800000001"


def test_a_case_from_the_report_to_the_rating(each_world: World) -> None:
    world = each_world
    resident, clerk, engineer = (world.member(name) for name in ("李雷", "陈静", "王强"))
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    resident.says(COMPLETE)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    for member, text in (
        (clerk, "受理"),
        (clerk, "派 {} 王强"),
        (engineer, "接"),
        (engineer, "完成 {} 换了角阀"),
        (resident, "修好了 {}"),
        (resident, "评价 {} 5 很好"),
    ):
        words = text.format(found[0]) if "{}" in text else f"{text} {found[0]}"
        assert found[0] in member.says(words)
        world.sweep()

    case = world.case(found[0])
    assert (case.status, case.closed_as, case.rating) == ("closed", "confirmed", 5)


def test_two_messages_of_one_person_at_once_are_handled_one_after_the_other(
    each_world: World,
) -> None:
    phone = each_world.platform.phone("李雷")
    phone.follow()
    phone.type("绑定 3栋2单元1501 李雷 13800000001")
    phone.type("报修")

    def says(text: str) -> Bubble | None:
        return phone.type(text)

    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(says, ["3栋2单元1501", "厨房水管漏水"]))

    assert all(reply is not None for reply in replies)
    assert each_world.service.counts.all().get("turns_failed", 0) == 0
    conversation = each_world.service.database.read(
        lambda c: c.one("SELECT version FROM conversations WHERE status = 'front'")
    )
    assert conversation is not None
    assert conversation["version"] == 3


def test_two_clerks_accept_one_case_and_one_of_them_hears_that_it_was_late(
    each_world: World,
) -> None:
    world = each_world
    resident = world.member("李雷")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    resident.says(COMPLETE)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None

    def accepts(name: str) -> str:
        return world.member(name).says(f"受理 {found[0]}")

    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(accepts, ["陈静", "孙丽"]))

    events = world.service.database.read(
        lambda c: c.all("SELECT actor_name FROM timeline WHERE action = 'accept'")
    )
    assert len(events) == 1
    assert sum("已经" in reply or "已由" in reply for reply in replies) >= 1


def test_a_message_delivered_twice_at_once_acts_once(each_world: World) -> None:
    world = each_world
    phone = world.platform.phone("李雷")
    phone.follow()
    phone.type("绑定 3栋2单元1501 李雷 13800000001")
    phone.type(COMPLETE)
    phone.type("确认")
    delivery = world.platform.deliveries[-1]

    with ThreadPoolExecutor(3) as pool:
        replies = list(pool.map(lambda _n: world.platform.redeliver(phone, delivery), range(3)))

    assert len({reply.text for reply in replies if reply}) == 1
    assert len(world.cases()) == 1
