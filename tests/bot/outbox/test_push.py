"""The push ladder against the simulated platform and a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.outbox import NewPush
from tests.bot.outbox.outgoing import SEND, World, heard

if TYPE_CHECKING:
    from storage.store import Store

HOUR = 3600


def test_five_messages_in_48_hours_then_templates_then_the_next_contact(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    for number in range(5):
        world.add(lilei, f"结果{number}")
        world.send()
    world.add_news(lilei, "水管已修好")
    world.add(lilei, "请评价")
    world.send()

    assert heard(lilei) == [f"结果{number}" for number in range(5)]
    assert len(heard(lilei, "template")) == 1
    assert [row[1:] for row in world.rows()[5:]] == [("sent", "template"), ("missed", None)]
    assert len(world.missed(lilei)) == 1


def test_the_window_closes_after_48_hours(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    world.clock.advance(48 * HOUR + 1)
    world.add(lilei, "迟到的消息")
    world.send()

    assert heard(lilei) == []
    assert world.rows() == [("迟到的消息", "missed", None)]
    assert world.reasons() == ["no allowance"]


def test_three_messages_in_the_minute_after_a_click(world: World) -> None:
    lilei = world.phone("李雷")
    world.clicks(lilei)

    for number in range(4):
        world.add(lilei, f"第{number}条")
    world.send()

    assert len(heard(lilei)) == 3
    assert [status for _, status, _ in world.rows()] == ["sent"] * 3 + ["missed"]


def test_the_shorter_allowance_is_spent_first(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.clicks(lilei)

    world.add(lilei, "一")
    world.send()

    person = world.person(lilei)
    assert (person.click_left, person.message_left) == (2, 5)


def test_a_click_allowance_ends_after_a_minute(world: World) -> None:
    lilei = world.phone("李雷")
    world.clicks(lilei)

    world.clock.advance(61)
    world.add(lilei, "晚了")
    world.send()

    assert world.rows() == [("晚了", "missed", None)]


def test_the_ledger_believes_the_platform(world: World) -> None:
    lilei = world.phone("李雷")
    world.contact(lilei, "message")  # we think so; the platform does not

    world.add_news(lilei, "已派单")
    world.send()

    assert world.rows() == [("已派单", "sent", "template")]
    assert world.person(lilei).message_left == 0


def test_an_urgent_message_is_tried_against_the_ledger(world: World) -> None:
    lilei = world.phone("李雷")
    lilei.type("我在")  # the platform knows, and we do not

    world.add(lilei, "电梯困人，请速到", weight=0)
    world.send()

    assert heard(lilei) == ["电梯困人，请速到"]


def test_nothing_is_called_for_who_left(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    person_id = world.person(lilei).id
    world.store(lambda s: s.persons.leave(person_id))
    world.wechat.faults.next(SEND, errcode=-1)

    world.add_news(lilei, "已派单")
    world.send()

    assert world.reasons() == ["not following"]
    assert world.wechat.faults.waiting() == {SEND: 1}


def test_who_left_unnoticed_misses_it(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    lilei.person.leave()

    world.add_news(lilei, "已派单")
    world.add_news(lilei, "已上门")
    world.send()

    assert [status for _, status, _ in world.rows()] == ["missed", "missed"]
    assert world.person(lilei).followed == 0


def test_who_has_no_account_is_to_be_called(world: World) -> None:
    def caller(store: Store) -> None:
        person = store.persons.add_phone_only("13800000001", "张女士", "翠湖花园", world.now())
        push = NewPush(person.id, "step", "师傅明早上门")
        store.outbox.add(push, world.now() - 5000, world.now() - 5000)

    world.store(caller)
    world.send()

    assert world.rows() == [("师傅明早上门", "by_phone", None)]


def test_news_that_is_no_longer_true_is_dropped(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    case = world.case(lilei, "finished")

    world.add(lilei, "已派单", case_id=case.id, only_while="dispatched taken")
    world.add(lilei, "已完工", case_id=case.id, only_while="finished")
    world.send()

    assert heard(lilei) == ["已完工"]
    assert world.reasons() == ["the case is finished", None]


def test_muted_kinds_are_dropped_but_not_what_is_urgent(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    person_id = world.person(lilei).id
    world.store(lambda s: s.persons.mute(person_id, "notice survey"))

    world.add(lilei, "停水通知", kind="notice")
    world.add(lilei, "火警，请撤离", kind="notice", weight=0)
    world.send()

    assert heard(lilei) == ["火警，请撤离"]
    assert world.reasons() == ["muted", None]


def test_quiet_hours_hold_reminders_only(world: World) -> None:
    world.advance_to(21)
    lilei = world.phone("李雷")
    world.says(lilei)

    world.add(lilei, "请评价", kind="rating")
    world.add(lilei, "师傅已接单")
    world.send()
    at_night = heard(lilei)
    world.advance_to(8)
    world.send()

    assert at_night == ["师傅已接单"]
    assert heard(lilei) == ["师傅已接单", "请评价"]
