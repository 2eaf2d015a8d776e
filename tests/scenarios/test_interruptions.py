"""What is said beside a question, and several things at once: nobody is stuck (promise 5)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.reporting import NUMBER, finished, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def stand(world: World, member: Member) -> Sequence[str]:
    """Return the flows that are open for somebody, the front one first."""

    def look(store: Store) -> list[str]:
        person = store.persons.by_openid(member.phone.openid)
        assert person is not None
        return [talk.flow for talk in store.conversations.open_of(person.id)]

    return world.service.database.read(lambda connection: look(Store(connection)))


def test_a_rating_is_asked_for_and_its_words_may_be_left_out(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")

    assert "满意吗" in resident.says("评价")
    assert "1到5" in resident.says("还行吧师傅人不错")
    assert "想说" in resident.says("五星")
    assert "记了5分" in resident.says("跳过")

    assert (world.case(number).rating, world.case(number).rating_text) == (5, None)


def test_the_words_of_a_rating_reach_the_engineer(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    engineer.hears()

    resident.says("评价")
    resident.says("很满意")
    resident.says("师傅来得很快")

    assert world.case(number).rating_text == "师傅来得很快"
    assert any("师傅来得很快" in push for push in engineer.hears())


def test_another_thing_first_then_the_first_again(world: World, stranger: Member) -> None:
    stranger.says("报修")
    stranger.says("3栋2单元1501")

    assert "房号" in stranger.says("绑定")
    assert stand(world, stranger) == ["binding", "report_issue"]
    back = stranger.says("取消")

    assert "接着刚才的报修（3栋2单元1501）" in back
    assert "什么问题" in back
    assert stand(world, stranger) == ["report_issue"]


def test_an_old_question_is_tapped_and_comes_to_the_front(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    resident.says("卧室的灯不亮了")
    old = resident.last
    resident.says("评价")

    resident.phone.tap("确认", old)

    assert len(world.cases()) == 2
    assert stand(world, resident) == ["rating"]


def test_a_fourth_thing_lets_the_oldest_go_and_says_so(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    other = report(resident, "客厅的灯不亮了")
    resident.says("卧室的窗户关不上了")
    resident.says(f"补充 {other}")
    resident.says(f"没修好 {number}")

    reply = resident.says("绑定")

    assert "更早没说完的报修" in reply
    assert stand(world, resident) == ["binding", "not_fixed", "supplement"]


def test_naming_a_report_again_goes_on_with_it_and_a_new_one_replaces_it(
    world: World, resident: Member
) -> None:
    resident.says("卧室的灯不亮了")

    assert "接着刚才的报修" in resident.says("报修")
    assert "卧室的灯不亮了" in resident.last.text
    assert stand(world, resident) == ["report_issue"]


@pytest.mark.parametrize(
    ("words", "answer"), [("谢谢你们", "您客气了"), ("物业费多少钱一平", "按建筑面积收")]
)
def test_what_is_said_beside_a_question_is_answered_and_the_question_repeated(
    world: World, resident: Member, words: str, answer: str
) -> None:
    resident.says("报修")
    resident.says("公共区域")
    resident.says("地下车库B2")
    resident.says("灯不亮了，太黑了")

    reply = resident.says(words)

    assert answer in reply
    assert "灯不亮了，太黑了”还没提交，对的话回“确认”" in reply
    assert stand(world, resident) == ["report_issue"]


def test_a_question_of_an_earlier_release_gives_way(world: World, resident: Member) -> None:
    resident.says("卧室的灯不亮了")
    world.service.database.run(
        lambda c: c.execute("UPDATE conversations SET flow = 'of_long_ago'"),
    )

    assert "厨房水管漏水了" in resident.says("厨房水管漏水了")
    assert NUMBER.search(resident.says("确认"))


def test_what_waits_after_a_danger_is_gone_on_with_or_given_up(
    world: World, resident: Member
) -> None:
    resident.says("卧室的灯不亮了")
    resident.says("楼下着火了")
    assert stand(world, resident) == ["report_issue"]

    assert "接着刚才的报修" in resident.says("继续")
    resident.says("电梯里有人被困住了")
    assert "这次的报修不提交了" in resident.says("取消")

    assert stand(world, resident) == []


def test_a_photo_is_given_to_the_case_that_is_tapped(world: World, resident: Member) -> None:
    first, second = report(resident), report(resident, "卧室的灯不亮了")
    assert "是哪个单子的" in resident.sends_photo()

    assert f"放进了 {second}" in resident.says(f"照片 {second}")
    assert "没有刚发来的照片" in resident.says(f"照片 {first}")
    assert "没找到" in resident.says("照片 BX20200101-0001")

    case = world.case(second)
    files = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert len(files) == 1


def test_a_voice_message_that_was_recognised_is_read(world: World, resident: Member) -> None:
    media = world.platform.media.put("voice", b"#!AMR\n" + bytes(64))
    spoken = {"MsgType": "voice", "MediaId": media.media_id, "Format": "amr"}

    resident.phone.send_raw(spoken | {"Recognition": "厨房水管漏水了。"})

    assert "内容：厨房水管漏水了" in resident.last.text
    assert NUMBER.search(resident.says("确认"))
    assert world.cases()[0].category == "water_drainage"


def test_a_binding_that_nobody_decides_is_shown_again(
    world: World, stranger: Member, clerk: Member
) -> None:
    stranger.says("绑定 5栋1单元802 张小明 13811112222")
    assert any("张小明" in push for push in clerk.hears())

    world.advance(days=1, hours=1)
    clerk.says("待办")

    shown = "".join(bubble.text for bubble in clerk.phone.screen[-3:])
    assert "张小明" in shown
    assert "同意绑定 1" in shown


def test_what_cannot_be_stored_is_said_and_counted(world: World, resident: Member) -> None:
    with closing(sqlite3.connect(world.database_url.removeprefix("sqlite:///"))) as shell:
        shell.execute("BEGIN IMMEDIATE")
        assert "没有收下" in resident.says("厨房水管漏水了")

    assert "xiaoguanjia_messages_not_stored_total 1.0" in world.client.get("/metrics").text
    assert report(resident)


def test_sharing_is_taken_back(world: World, resident: Member) -> None:
    spouse = world.member("韩梅梅")
    spouse.follows()
    spouse.says("绑定 3栋2单元1501 韩梅梅 13800000002")
    resident.says("共享")
    assert "只有您自己看得到" in resident.says("取消共享")

    number = report(resident)

    assert number not in spouse.says("进度")


def test_words_that_are_too_late_say_what_is_true_now(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)

    assert "修好了吗" in resident.says(f"催单 {number}")
    assert "没有暂缓" not in resident.says(f"不同意暂缓 {number}")
    resident.says(f"修好了 {number}")
    assert "已经办结" in resident.says(f"催单 {number}")
    other = report(resident, "卧室的灯不亮了")
    assert "没有暂缓" in resident.says(f"不同意暂缓 {other}")
    resident.says(f"撤销 {other}")
    resident.says("确认")
    assert "已经撤销" in resident.says(f"催单 {other}")
    assert "已撤销" in resident.says(f"进度 {other}")
    assert "办结" in resident.says(f"进度 {number}")


def test_a_question_beside_the_card_is_answered_and_the_card_not_read_again(
    resident: Member,
) -> None:
    """One line reminds of it, and 确认 still files it."""
    resident.says("厨房水管漏水了")

    reply = resident.says("我要问停车费怎么收")

    assert "还没提交" in reply
    assert "内容：" not in reply
    assert "单号" in resident.says("确认")


def test_withdrawing_what_was_never_filed_ends_the_draft(resident: Member) -> None:
    """撤销 is about a case where there is one, and else about what is being filled in."""
    resident.says("厨房水管漏水了")

    assert "不提交了" in resident.says("撤销")
