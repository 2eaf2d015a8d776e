"""What answers a question and tells more, and what goes on from words that fitted nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

VAGUE = "就是我家里那个马桶呜呜呜，又不对劲了"


@pytest.mark.parametrize(
    ("first", "then", "place", "kept"),
    [
        ("正看到凶手拿刀进门呢啪一下没电了", "就电视墙那个插座，别的都有电", "1501", "电视墙"),
        ("对面天天烤肉，那个烟呛死人了", "1502，姓啥我不晓得，你们去劝劝", "1502", "姓啥我不晓得"),
    ],
)
def test_more_than_the_place_is_kept(
    world: World, resident: Member, first: str, then: str, place: str, kept: str
) -> None:
    resident.says(first)
    resident.says(then)
    resident.says("确认")

    [case] = world.cases()
    assert place in case.place
    assert first in case.description
    assert kept in case.description


def test_a_home_named_later_leaves_the_words_beside_it(world: World, resident: Member) -> None:
    resident.says("楼下那户天天晚上打麻将")
    card = resident.says("1401，每个礼拜六都打，姓什么不知道")

    assert "1401" in card
    assert "每个礼拜六都打" in card
    assert world.cases() == []


def test_what_goes_on_is_read_with_the_first_words(world: World, resident: Member) -> None:
    assert "您是想" in resident.says(VAGUE)
    card = resident.says("按了没反应 水箱里空的 昨天晚上开始的")

    assert "又不对劲了" in card
    assert "水箱里空的" in card
    resident.says("确认")

    [case] = world.cases()
    assert (case.kind, case.danger) == ("report", None)


@pytest.mark.parametrize("text", ["客厅的灯不亮了", "另外客厅的灯不亮了"])
def test_another_matter_is_read_alone(resident: Member, text: str) -> None:
    resident.says(VAGUE)

    assert "马桶" not in resident.says(text)


def test_a_question_is_answered_alone(resident: Member) -> None:
    resident.says(VAGUE)

    assert "物业费" in resident.says("物业费几号交")


@pytest.mark.parametrize(
    "text", ["啊啊啊找到了在沙发底下睡觉，吓死宝宝了", "不用找了，在我妈那儿", "自己回来了"]
)
def test_what_turned_up_is_reported_no_more(world: World, resident: Member, text: str) -> None:
    resident.says("我家猫跑丢了，橘色的，脖子上有铃铛，帮我找找")
    resident.says(text)
    resident.says("好的")

    assert world.cases() == []


@pytest.mark.parametrize("text", ["找到了告诉我一声", "还没找到，孩子一直哭", "能找回来吗"])
def test_what_is_still_looked_for_is_reported(world: World, resident: Member, text: str) -> None:
    resident.says("我家猫跑丢了，橘色的，脖子上有铃铛，帮我找找")
    resident.says(text)
    resident.says("确认")

    assert len(world.cases()) == 1


def test_what_was_kept_is_asked_about_next(world: World, resident: Member) -> None:
    """However unclear it is what is wanted of the other matter, it is not lost."""
    resident.says("昨晚家里有股煤气味，软管换掉了，帮我看看还漏不漏")
    resident.says("另外师傅拖橱柜的时候把踢脚板蹭掉一截，能给粘上不")

    resident.says("确认")
    resident.says("确认")

    assert any("踢脚板" in case.description for case in world.cases())


def test_details_of_the_same_are_no_other_matter(world: World, resident: Member) -> None:
    resident.says("前天夜里有小偷进了车库把我车窗砸了，已经报警了，就是想调监控")
    resident.says("车位B1 黑色帕萨特")
    resident.says("确认")

    [case] = world.cases()
    assert "黑色帕萨特" in case.description
