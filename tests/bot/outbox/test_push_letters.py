"""What goes out at once: the values of a card, steps that are joined, the parts of a long text."""

from __future__ import annotations

import json

from flows.writing.markup import tap
from tests.bot.outbox.outgoing import TEMPLATE, World, heard, settings


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
    assert len(world.missed(lilei)) == 0
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
