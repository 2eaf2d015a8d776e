"""Questions that are no case: what is known is answered at once, all else by a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.answer.settings import Answers, Entry
from flows.cases.subject import Subject
from flows.catalog import CATALOG, Catalog
from storage.store import Store
from tests.scenarios.conftest import lived_in
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from pathlib import Path

    from storage.records.question import Question
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

UNKNOWN = "请问小区附近哪个幼儿园好"
SAID = "北门对面有一家公办园，教育局网站能查名额"


def asked(world: World) -> list[Question]:
    """Return every question that was passed on, the oldest first."""
    return world.service.database.read(
        lambda c: Store(c).questions.asked_since(COMMUNITY, 0, 1 << 60)
    )


def test_what_is_known_is_answered_at_once_and_is_no_case(world: World, resident: Member) -> None:
    assert "8:00到18:00" in resident.says("你们周末上班吗")
    assert "补办" in resident.says("门禁卡丢了怎么办")
    assert "抬头" in resident.says("请问发票可以开公司抬头吗")
    assert world.cases() == []
    assert asked(world) == []


def test_a_question_within_a_report_is_answered_and_the_report_goes_on(stranger: Member) -> None:
    stranger.says("报修")
    stranger.says("厨房水管漏水")
    reply = stranger.says("物业费怎么交")

    assert "扫码" in reply
    assert "是哪一户" in reply.split("扫码")[1]
    assert "出租请带" not in stranger.says("三楼那套，出租的那个")


def test_words_that_answer_a_free_question_are_no_question(resident: Member) -> None:
    assert "确认" in resident.says("电梯怎么又不动了")
    resident.says("取消")
    resident.says("建议")

    assert "8:00到18:00" not in resident.says("你们周末上班吗，建议周末也开门")


def test_what_may_be_a_question_is_offered_and_a_hand_is_a_tap_away(
    world: World, resident: Member
) -> None:
    reply = resident.says("电信网")

    assert "10000" in reply
    assert "要我们来办就点：报修" in reply
    assert "报修内容请您看一下" in resident.says("报修 电信网")
    assert world.cases() == []


def test_a_way_out_is_offered_where_a_hand_may_be_wanted(resident: Member) -> None:
    reply = resident.says("能不能帮我按住电梯不让别人用 就半小时")

    assert "铺好护板" in reply
    assert "要我们来办就点" in reply
    assert "求助内容" in resident.taps("求助")


def test_the_list_of_what_is_known_leads_to_each_answer(resident: Member) -> None:
    assert "办公时间" in resident.says("常见问题")
    assert "8:00到18:00" in resident.taps("办公时间")
    assert "更多" in resident.says("常见问题")
    assert "装修垃圾" in resident.taps("更多")


def test_what_nobody_knows_goes_to_a_clerk_whose_answer_arrives(
    world: World, resident: Member, clerk: Member
) -> None:
    reply = resident.says(UNKNOWN)

    assert "这个我还不会，已转给客服，最晚今天11:00回您" in reply
    assert world.cases() == []
    assert any(UNKNOWN in news and "答 1" in news for news in clerk.hears())
    assert UNKNOWN in clerk.says("问题")
    assert "怎么回他" in clerk.taps("答 1")
    assert "已经回给住户" in clerk.says(SAID)
    assert any(SAID in news for news in resident.hears())
    assert "没有等着回答的问题" in clerk.says("问题")


def test_the_words_of_a_complaint_reach_no_clerk_as_a_question(
    world: World, resident: Member
) -> None:
    resident.says("我要投诉王强，昨天上门态度很差")
    resident.says("请问你们会不会告诉他是我说的")
    resident.says("取消")
    assert "转给" not in resident.says("大概要多久")

    assert asked(world) == []


def test_the_same_question_is_passed_on_once_and_its_answer_said_again(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says(UNKNOWN)

    assert "已经转给客服了" in resident.says(UNKNOWN + "？")
    clerk.says(f"答 1 {SAID}")
    assert SAID in resident.says(UNKNOWN)
    assert len(asked(world)) == 1


def test_one_tap_of_who_leads_makes_an_answer_known(
    world: World, resident: Member, clerk: Member
) -> None:
    head = world.member("孙丽")
    resident.says(UNKNOWN)
    clerk.says(f"答 1 {SAID}")

    assert "收录" not in clerk.says("问题")
    assert "权限" in clerk.says("收录 1") or "不能" in clerk.says("收录 1")
    assert any("收录 1" in news for news in head.hears())
    assert "收录好了" in head.taps("收录 1")
    assert "已经收录" in head.says("收录 1")
    neighbour = world.member("路人")
    neighbour.follows()
    assert neighbour.says("小区附近哪个幼儿园好") == SAID
    assert "不再自动回答" in head.says("取消收录 1")
    assert SAID not in neighbour.says("小区附近哪个幼儿园好呀")


def test_what_is_known_or_personal_is_not_taken_up(world: World, resident: Member) -> None:
    head = world.member("孙丽")
    resident.says(UNKNOWN)
    head.says("答 1 请打李老师13811112222问")
    assert "不能收录" in head.says("收录 1")
    assert "已转给客服" in resident.says("我家欠多少物业费")
    assert "3栋2单元1501" in head.says("问题")
    head.says("答 2 您家没有欠费")

    assert "是一回事" in head.says("收录 2 物业费怎么交")
    assert "收录好了" in head.says("收录 2 刚交房的第一个月收费吗")


def test_nobody_is_left_without_an_answer(world: World, resident: Member, clerk: Member) -> None:
    head, manager = world.member("孙丽"), world.member("周敏")
    resident.says(UNKNOWN)
    clerk.hears()
    world.advance(minutes=31)

    assert any(UNKNOWN in news for news in clerk.news())
    assert resident.news() == []
    world.advance(minutes=30)
    assert any("超时" in news and UNKNOWN in news for news in head.news())
    told = resident.news()
    assert len(told) == 1
    assert "还没回上" in told[0]
    assert "最晚今天12:0" in told[0]
    world.advance(hours=1, minutes=10)
    assert any("超时" in news for news in manager.news())
    assert "已经回给" in head.says(f"答 {SAID}")
    world.advance(days=1)
    assert asked(world)[0].alert_at is None


def test_at_night_the_answer_is_promised_for_the_morning(world: World, resident: Member) -> None:
    world.clock.advance(13 * 3600)
    assert "最晚明天08:30回您" in resident.says(UNKNOWN)
    world.member("陈静").says("值班")

    assert "最晚明天00:" in resident.says("请问小区周边有没有养老院")


def test_who_has_no_right_answers_nobody(world: World, resident: Member, clerk: Member) -> None:
    resident.says(UNKNOWN)
    world.member("路人").follows()
    world.member("路人").says("答 1 随便哪家")
    world.member("王强").says("答 1 随便哪家")

    assert [one.answer for one in asked(world)] == [None]
    clerk.says(f"答 1 {SAID}")
    assert f"陈静已经回了：{SAID}" in world.member("孙丽").says("答 1 别家")
    assert "没有问题7" in clerk.says("答 7 好的")
    assert sum(SAID in news for news in resident.hears()) == 1


def test_who_has_left_is_to_be_called(resident: Member, clerk: Member) -> None:
    resident.says(UNKNOWN)
    resident.phone.unfollow()
    reply = clerk.says(f"答 1 {SAID}")

    assert "收不到" in reply
    assert "13800000001" in reply


def test_nobody_owes_an_answer_to_who_is_erased(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says(UNKNOWN)
    (question,) = asked(world)
    world.service.database.run(lambda c: Store(c).questions.forget(question))

    assert "没有等着回答的问题" in clerk.says("问题")
    assert "已按要求删除" in clerk.says(f"答 1 {SAID}")
    assert resident.hears() == []


def test_the_report_of_the_month_names_what_was_not_known(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says(UNKNOWN)
    clerk.says(f"答 1 {SAID}")
    reply = world.member("孙丽").says("投诉月报")

    assert "问了不会答、转人工的1个，都回了" in reply
    assert "幼儿园" in reply


def test_who_stands_earlier_in_the_catalog_answers_first(tmp_path: Path, sqlite_url: str) -> None:
    outage = Subject(
        "outage", answers=(lambda _store, _context, said: SAID if "停水" in said.text else None,)
    )
    for world in lived_in(tmp_path, sqlite_url, Catalog((outage, *CATALOG.subjects))):
        neighbour = world.member("路人")
        neighbour.follows()

        assert neighbour.says("请问水费怎么交，今天停水吗") == SAID
        assert "户号" in neighbour.says("请问水费怎么交")


def test_who_works_here_without_a_home_opens_no_question(world: World) -> None:
    world.member("王强").says("你们还管送报纸吗")

    assert asked(world) == []


def test_what_waits_for_an_answer_is_seen_by_both_and_a_wrong_answer_put_right(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says(UNKNOWN)

    assert "同事最晚今天11:00回您" in resident.says("进度")
    assert "等回答的住户问题1个" in clerk.says("待办")
    assert "住户问题没答1个" in world.member("周敏").says("今日")
    clerk.says("答 1 南门有一家")
    assert "等回答的住户问题" not in clerk.says("待办")
    assert "改好了" in clerk.says(f"答 1 {SAID}")
    assert any("更正一下" in news and SAID in news for news in resident.hears())
    assert "回您" not in resident.says("进度")
    assert "已经回了" in clerk.says(f"答 1 {SAID}")
    assert "已经回了" in world.member("孙丽").says("答 1 别的")
    world.clock.advance(61 * 60)
    assert "已经回了" in clerk.says("答 1 又想起一家")


def test_help_that_nobody_answered_is_counted_for_who_leads(world: World, resident: Member) -> None:
    resident.says("求助 帮我把洗衣机从楼下搬上来")
    resident.taps("确认")

    assert "求助没人回1单" in world.member("周敏").says("今日")


def test_an_answer_that_is_true_no_more_is_given_to_nobody(world: World, resident: Member) -> None:
    """The day after its last a colleague is asked; without their words nothing is taken up."""
    known = world.config.settings.section(Answers)
    entry = Entry(topic="泳池开放", ask=("泳池几点开",), answer="泳池9点开", until="2026-11-24")
    world.change(answers=known.model_copy(update={"entries": (entry,)}))
    assert "泳池9点开" in resident.says("泳池几点开")
    world.advance(days=1)
    assert "泳池9点开" not in resident.says("泳池几点开")
    (question,) = asked(world)
    assert question.answer is None
    clerk = world.member("陈静")
    assert "怎么回" in clerk.says("答 1")
    clerk.says("取消")
    assert asked(world)[0].answer is None
    assert "收录好了" not in world.member("孙丽").says("收录 1")
