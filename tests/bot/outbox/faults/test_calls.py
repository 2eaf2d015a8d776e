"""The push ladder when calls fail: tokens, back-off, lost answers, quotas, windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.outbox.push import send_due, template_failed
from bot.wechat.account import OfficialAccount
from bot.wechat.refusals import PlatformError
from tests.bot.outbox.outgoing import SEND, TEMPLATE, World, heard, settings

if TYPE_CHECKING:
    from simulator import Phone

DAY = 86_400


def test_the_token_may_end_mid_flight(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.add(lilei, "一")
    world.send()

    world.clock.advance(7201)
    world.add(lilei, "二")
    world.send()

    assert heard(lilei) == ["一", "二"]


def test_a_token_refused_once_costs_nothing(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, errcode=40001)

    world.add(lilei, "一")
    world.send()

    assert heard(lilei) == ["一"]


def test_a_token_refused_for_ever_is_tried_twice_a_time(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, errcode=40001, times=1000)

    world.add(lilei, "一")
    world.send()
    calls = 1000 - world.wechat.faults.waiting()[SEND]
    world.wechat.faults.clear()
    world.clock.advance(2)
    world.send()

    assert calls == 2
    assert heard(lilei) == ["一"]


@pytest.mark.parametrize("fault", [{"errcode": -1}, {"http_status": 503}, {"errcode": 45011}])
def test_a_busy_platform_loses_nothing_and_keeps_the_order(
    world: World, fault: dict[str, int]
) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, **fault, times=3)  # type: ignore[arg-type]

    world.add(lilei, "一")
    world.send()
    world.add(lilei, "二")
    world.send()
    waiting = [status for _, status, _ in world.rows()]
    for _ in range(3):
        world.clock.advance(61)
        world.send()

    assert waiting == ["waiting", "waiting"]
    assert heard(lilei) == ["一", "二"]


def test_the_back_off_grows_to_five_minutes(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, errcode=-1, times=1000)

    world.add(lilei, "一")
    for wait in (1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        started = world.now()
        world.send()
        row = world.db.read(lambda c: c.one("SELECT push_after FROM persons"))
        assert row is not None
        assert started <= row["push_after"] - wait * 1000 <= world.now()
        world.clock.advance(wait)


def test_something_urgent_need_not_wait_out_a_long_back_off(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, errcode=-1, times=8)
    world.add(lilei, "一")
    for _ in range(8):
        world.send()
        world.clock.advance(128)

    world.add(lilei, "着火了", weight=0)
    world.send()

    assert heard(lilei) == ["一", "着火了"]


@pytest.mark.parametrize("fault", [{"timeout": True}, {"http_status": 504}])
def test_a_message_without_an_answer_is_tried_twice_more_and_later(
    world: World, fault: dict[str, int]
) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, **fault, done=True, times=9)  # type: ignore[arg-type]
    world.add(lilei, "一")
    world.add(lilei, "二")

    for _ in range(120):  # ten minutes
        world.send()
        world.clock.advance(5)

    assert heard(lilei).count("一") == 3
    assert heard(lilei)[0] == "一"
    assert world.missed(lilei)[0] == "一"
    assert world.rows()[0] == ("一", "missed", None)


def test_a_card_without_an_answer_is_shown_once(world: World) -> None:
    lilei = world.phone("李雷")
    world.wechat.faults.next(TEMPLATE, timeout=True, done=True, times=2)

    world.add_news(lilei, "已派单")
    for _ in range(120):
        world.send()
        world.clock.advance(5)

    assert len(heard(lilei, "template")) == 1
    assert world.rows() == [("已派单", "sent", "template")]


def test_the_quota_of_one_rung_leaves_the_other(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, errcode=45009, times=9)

    world.add_news(lilei, "已派单")
    world.add(lilei, "无卡片的结果")
    world.send()
    world.wechat.faults.clear()
    world.send()
    today = world.rows()
    world.clock.advance(DAY)
    world.send()

    assert today == [("已派单", "sent", "template"), ("无卡片的结果", "waiting", None)]
    assert heard(lilei) == ["无卡片的结果"]


def test_what_is_urgent_uses_the_reserve_of_a_budget(world: World) -> None:
    world.settings = settings(customer_service_a_day=4, urgent_reserve=2)
    lilei = world.phone("李雷")
    world.says(lilei)

    for number in range(3):
        world.add(lilei, f"结果{number}")
    world.add(lilei, "着火了", weight=0)
    world.send()

    assert heard(lilei) == ["结果0", "结果1", "着火了"]
    assert world.reasons()[2] == "quota"


def test_a_card_that_the_person_blocked_is_missed_after_all(world: World) -> None:
    lilei = world.phone("李雷")
    lilei.refuse_notices()
    world.add_news(lilei, "已派单")
    world.send()

    world.wechat.push_events()
    event = world.wechat.deliveries[-1].fields
    first = world.store(lambda s: template_failed(s, str(event["MsgID"]), str(event["Status"])))
    second = world.store(lambda s: template_failed(s, str(event["MsgID"]), str(event["Status"])))

    assert (first, second) == (True, False)
    assert world.rows() == [("已派单", "missed", "template")]
    assert len(world.missed(lilei)) == 1


def test_a_window_that_opened_during_the_call_stays_open(world: World) -> None:
    lilei = world.phone("李雷")
    world.contact(lilei, "message")  # we think so; the platform does not
    world.add(lilei, "一")
    account = Overtaken(world, lilei)

    send_due(world.sender(account))

    assert heard(lilei) == ["一"]
    assert world.person(lilei).message_left == 4


class Overtaken(OfficialAccount):
    """An account to whom somebody writes while a refusal is on its way back."""

    def __init__(self, world: World, phone: Phone) -> None:
        super().__init__(world.credentials, world.now)
        self._world = world
        self._phone = phone

    def send_text(self, openid: str, text: str) -> None:
        """Send, and let somebody write when that is refused."""
        try:
            super().send_text(openid, text)
        except PlatformError:
            self._world.clock.advance(1)
            self._world.says(self._phone)
            raise


def test_the_quota_does_not_stop_what_is_urgent(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.wechat.faults.next(SEND, errcode=45009, times=2)

    world.add(lilei, "着火了", weight=0)
    world.send()
    world.send()
    before = heard(lilei)
    world.clock.advance(300)
    world.send()
    world.clock.advance(300)
    world.send()

    assert before == []
    assert heard(lilei) == ["着火了"]


def test_a_long_queue_of_an_urgent_one_is_not_hurried(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    for number in range(51):
        world.add(lilei, f"第{number}条")
    world.add(lilei, "着火了", weight=0)
    world.wechat.faults.next(SEND, errcode=45011, times=10)

    for _ in range(3):
        world.send()

    assert world.wechat.faults.waiting() == {SEND: 9}
