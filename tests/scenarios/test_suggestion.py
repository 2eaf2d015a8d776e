"""A suggestion (建议, BOX) from one sentence to its answer, as everybody concerned sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"JY\d{8}-\d{4}")
WORDS = "建议小区西门装几个充电桩"
LONG = "再装一排挂钩雨天大家进门都方便放一放伞也不会滴得到处是水"


def heard(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def suggest(resident: Member, words: str = WORDS) -> str:
    """Let a resident suggest something in one sentence; return the number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def test_adopted_is_told_and_watched_until_it_is_carried_out(
    world: World, resident: Member, clerk: Member
) -> None:
    """The resident hears that it was read, adopted, by when, and what became of it."""
    number = suggest(resident)
    assert number in heard(clerk)
    assert WORDS in clerk.says(f"受理 {number}")
    assert "管理员陈静已经看过" in heard(resident)

    clerk.says(f"采纳 {number} 西门加两个充电桩，后天下午5点前装好")
    adopted = heard(resident)
    assert "采纳了：西门加两个充电桩" in adopted
    assert "后天17:00前落实" in adopted

    case = world.case(number)
    assert (case.status, case.due_for, case.finding) == ("adopted", "promise", "adopted")
    world.advance(days=2)
    clerk.says("待办")
    resident.says("进度")
    world.advance(hours=6, minutes=45)
    assert number in "\n".join(clerk.news())
    clerk.says(f"完成 {number} 两个充电桩装好了，扫码就能用")
    assert "两个充电桩装好了" in heard(resident)
    resident.says(f"可以了 {number}")

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "confirmed")


def test_declined_comes_with_its_reason_and_may_be_looked_at_again(
    world: World, resident: Member, clerk: Member
) -> None:
    """A no without a reason is refused; who disagrees gets the next level's look."""
    head = world.member("孙丽")
    number = suggest(resident)
    assert "写上原因" in clerk.says(f"不采纳 {number}")
    clerk.says(f"不采纳 {number} 西门是消防通道，不能装")
    assert "原因：西门是消防通道，不能装" in heard(resident)

    resident.says(f"再考虑 {number}")
    assert "主管再看一次" in resident.says("可以装到北门去")

    assert "可以装到北门去" in heard(head)
    case = world.case(number)
    assert (case.status, case.finding, case.due_for) == ("opened", None, "answer")


def test_silence_is_followed_by_a_call_and_closes_as_unconfirmed(
    world: World, resident: Member, clerk: Member
) -> None:
    """It is asked in chat, a day later somebody calls who did not answer it (CAL-4)."""
    head = world.member("孙丽")
    number = suggest(resident)
    clerk.says(f"回复 {number} 图书角在3栋大堂，周末开放")
    assert "图书角在3栋大堂" in heard(resident)
    world.advance(days=3, hours=1)
    assert "回访" in resident.says("你好")
    head.says("待办")
    world.advance(days=1, hours=3)
    assert f"请回访 {number}" in "\n".join(head.news())
    world.advance(days=3)

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "unconfirmed")


def test_a_callback_settles_it(world: World, resident: Member, clerk: Member) -> None:
    """A satisfied word on the phone closes it; who answered it is not the one to ask."""
    number = suggest(resident)
    clerk.says(f"回复 {number} 周末就办")
    assert f"{number}由孙丽回访" in clerk.says(f"回访 {number} 满意")
    assert "住户认可" in world.member("孙丽").says(f"回访 {number} 满意")

    assert world.case(number).closed_as == "confirmed"


def test_unopened_for_a_day_climbs_to_who_leads(
    world: World, resident: Member, clerk: Member
) -> None:
    """Nothing stays unopened for a day: who is on duty, then those above, hear of it."""
    head = world.member("孙丽")
    number = suggest(resident)
    case = world.case(number)
    assert (case.due_for, case.due_at) == ("open", case.created_at + 24 * 3600_000)
    clerk.hears()
    world.advance(hours=23, minutes=40)
    assert "快到期" in "\n".join(clerk.news())
    world.advance(minutes=30)
    assert "已超时" in "\n".join(clerk.news())
    world.advance(hours=1)

    assert number in "\n".join(head.news())


def test_an_idea_in_other_words_needs_one_yes(resident: Member) -> None:
    """「建议」 with or without words, and an idea, lead to a number."""
    assert "什么建议" in resident.says("我有个想法")
    assert "建议内容" in resident.says("大堂放几把公用雨伞")
    assert NUMBER.search(resident.says("确认"))
    assert "建议内容" in resident.says("建议 周末在广场放电影")
    assert NUMBER.search(resident.says("确认"))


def test_whoever_only_works_does_not_know_it(resident: Member, engineer: Member) -> None:
    """To an engineer a suggestion is a number that was never given."""
    number = suggest(resident)

    unknown = engineer.says("状态 JY20261124-0999")
    assert engineer.says(f"状态 {number}") == unknown
    assert "岗位" in engineer.says("采纳") or "没有" in engineer.says("采纳")
    assert engineer.says(f"采纳 {number} 好") == unknown


def test_too_late_and_twice_are_answered_kindly(
    world: World, resident: Member, clerk: Member
) -> None:
    """What was answered is not answered again; the second acceptance says who has it."""
    number = suggest(resident)
    clerk.says(f"受理 {number}")
    assert "陈静负责" in world.member("孙丽").says(f"受理 {number}")
    clerk.says(f"回复 {number} 周末就办")
    assert "现在不能采纳" in clerk.says(f"采纳 {number} 下周办")
    assert "还没有" not in resident.says(f"撤销 {number}")

    assert world.case(number).status == "answered"


def test_the_morning_digest_lists_what_came_and_what_nobody_opened(
    world: World, resident: Member, clerk: Member
) -> None:
    """One digest a morning with taps for each; nothing new is no message."""
    world.clock.advance(9 * 3600)  # 19:00: nobody is at the desk
    number = suggest(resident)
    assert clerk.hears() == []
    world.advance(hours=13, minutes=2)

    digest = "\n".join(clerk.news())
    assert "新来1件，还没看1件" in digest
    assert number in digest
    for word in ("转投诉", "转报事", "回复", "采纳"):
        assert f"{word}" in digest
    clerk.says(f"回复 {number} 下周就办")
    world.advance(days=1)
    assert "建议箱" not in "\n".join(clerk.news())


def test_after_a_long_stop_there_is_one_digest(
    world: World, resident: Member, clerk: Member
) -> None:
    """Mornings that nobody swept are not made up for; of many the first stand in one message."""
    world.sweep()
    for n in range(6):
        suggest(resident, f"建议{n + 1}号楼大堂放雨伞架{LONG}")
    world.clock.advance(3 * 86_400 - 3600)
    clerk.says("待办")
    world.sweep()

    news = clerk.hears() + clerk.news()
    (digest,) = [text for text in news if "建议箱：" in text]
    assert "还没看6件" in digest
    assert "更多（还有4件）" in digest


def test_the_box_can_be_looked_into_page_by_page(resident: Member, clerk: Member) -> None:
    """The list names what waits; 更多 goes on, and an empty box says so."""
    assert "没有待办的建议" in clerk.says("建议箱")
    numbers = [suggest(resident, f"建议{n + 1}号楼大堂放雨伞架{LONG}") for n in range(4)]

    first = clerk.says("建议箱")
    second = clerk.taps("更多（还有2件）")

    assert [number for number in numbers if number in first] == numbers[:2]
    assert [number for number in numbers if number in second] == numbers[2:]


def test_a_tap_on_ones_own_words_is_read_like_the_words(resident: Member) -> None:
    """报修：… under what was not understood begins the report instead of asking again."""
    reply = resident.says("嗯嗯那个家里漏什么来着")
    assert "报修：" in reply

    tapped = resident.taps("报修：嗯嗯那个家里漏什么来着"[:15])

    assert "没看懂" not in tapped
