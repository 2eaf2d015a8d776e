"""The push ladder against the simulated platform and a real database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from flows.writing.markup import tap
from storage.outbox import NewPush
from tests.bot.outbox.outgoing import World, heard, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.database import Database
    from storage.store import Store

SEND = "message/custom/send"
TEMPLATE = "message/template/send"
HOUR = 3600
DAY = 24 * HOUR


@pytest.fixture
def world(tmp_path: Path, sqlite_database: Database) -> Iterator[World]:
    """Return a world of its own."""
    made = World(tmp_path, sqlite_database)
    yield made
    made.close()


def test_five_messages_in_48_hours_then_templates_then_the_next_contact(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    for number in range(5):
        world.add(lilei, f"结果{number}")
    world.add_news(lilei, "水管已修好")
    world.add(lilei, "请评价")
    world.send()

    assert heard(lilei) == [f"结果{number}" for number in range(5)]
    assert len(heard(lilei, "template")) == 1
    assert [row[1:] for row in world.rows()[5:]] == [("sent", "template"), ("missed", None)]
    assert world.person(lilei).missed == 1


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


def test_the_card_has_the_right_types(world: World) -> None:
    lilei = world.phone("李雷")
    fields = {
        "number": "BX20261124-0007",
        "status": "已上门（等配件中）",
        "what": "厨房水管漏水\n地面全是水😀，请尽快安排师傅上门处理好吗",
        "time": 1_795_000_000_000,
        "url": "https://example.com/c/1",
    }

    world.add_news(lilei, "师傅已上门", fields=json.dumps(fields))
    world.send()

    card = next(bubble for bubble in lilei.screen if bubble.via == "template")
    assert card.data["url"] == "https://example.com/c/1"
    assert card.data["values"] == {
        "character_string1": "BX20261124-0007",
        "phrase2": "已上门等配",
        "thing3": "厨房水管漏水 地面全是水，请尽快安排师…",
        "time4": "2026年11月18日 19:06",
    }


def test_a_card_that_cannot_be_filled_is_not_tried(world: World) -> None:
    lilei = world.phone("李雷")

    world.add_news(lilei, "x", fields=json.dumps({"number": "编号", "status": "ok", "what": ""}))
    world.send()

    assert world.rows() == [("x", "missed", None)]


def test_a_refused_card_is_missed(world: World) -> None:
    lilei = world.phone("李雷")
    world.wechat.faults.next(TEMPLATE, errcode=47003)

    world.add_news(lilei, "师傅已上门")
    world.send()

    assert world.reasons() == ["content"]


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


def test_lesser_steps_are_joined(world: World) -> None:
    world.settings = settings(join_seconds=3)
    lilei = world.phone("李雷")
    world.says(lilei)

    world.add(lilei, "已受理", weight=2)
    world.send()
    world.add(lilei, "已派单", weight=2)
    world.send()
    before = heard(lilei)
    world.clock.advance(3)
    world.send()

    assert before == []
    assert heard(lilei) == ["已受理\n\n已派单"]
    assert world.person(lilei).message_left == 4


def test_a_result_takes_waiting_steps_along_at_once(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    world.add(lilei, "已受理", weight=2)
    world.add(lilei, "修好了吗？", weight=1)
    world.add(lilei, "费用0元", weight=1)
    world.send()

    assert heard(lilei) == ["已受理\n\n修好了吗？", "费用0元"]


def test_joined_messages_stay_within_the_limit(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    for _ in range(3):
        world.add(lilei, "长" * 300, weight=2)
    world.clock.advance(3)
    world.send()

    assert [len(text) for text in heard(lilei)] == [602, 300]


def test_the_last_two_are_kept_for_results(world: World) -> None:
    world.settings = settings(join_seconds=0)
    lilei = world.phone("李雷")
    world.says(lilei)

    for number in range(3):
        world.add(lilei, f"进展{number}", weight=2)
        world.send()
    world.add_news(lilei, "进展甲", weight=2)
    world.add(lilei, "进展乙", weight=2)
    world.send()
    before = world.rows()[3:]
    world.add(lilei, "修好了吗？", weight=1)
    world.send()

    assert before == [("进展甲", "sent", "template"), ("进展乙", "missed", None)]
    assert heard(lilei)[3:] == ["进展乙\n\n修好了吗？"]
    assert world.person(lilei).missed == 0
    assert world.person(lilei).message_left == 1


def test_a_long_text_goes_in_parts_each_counted(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    world.add(lilei, "\n".join("一二三四五六七八九十" * 5 for _ in range(20)))
    world.send()

    assert [len(text.encode()) <= 2048 for text in heard(lilei)] == [True, True]
    assert world.person(lilei).message_left == 3


def test_options_in_a_text_become_anchors(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)

    world.add(lilei, f"师傅说<a href>修好了。{tap('没修好', '没修好 7', 'c7')}")
    world.send()

    bubble = lilei.screen[-1]
    assert bubble.text == "师傅说\N{FULLWIDTH LESS-THAN SIGN}a href>修好了。没修好"
    assert [(o.content, o.id) for o in bubble.options] == [("没修好 7", "c7")]
