"""Answering a survey in chat: beside other surveys, other people, other matters, and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.survey_running import (
    ballots,
    bound,
    running,
    wait_until_before_the_close,
)

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def li(world: World) -> Member:
    """Return 李雷, bound to 3栋2单元1501."""
    return bound(world, "李雷", "3栋2单元1501")


def test_of_two_surveys_one_is_chosen(world: World, li: Member) -> None:
    running(world, li)
    second = running(world, li, title="保洁专项调查", starts="2026-11-26", closes="2026-12-08")

    told = li.says("参与")
    assert "先填哪份？" in told
    assert "1. 2026年下半年物业服务满意度调查（12月5日（周六）截止）" in told
    assert "2. 保洁专项调查（12月8日（周二）截止）" in told

    assert "《保洁专项调查》" in li.says("2")
    li.says("取消")
    assert "《保洁专项调查》" in li.says(f"参与 {second.number}")


def test_each_home_has_a_vote(world: World) -> None:
    li = bound(world, "李雷", "3栋2单元1501", "1栋1单元101")
    case = running(world, li)
    assert "这份是1栋1单元101的" in li.says("参与")
    li.says("1")
    li.says("1")

    assert "3栋2单元1501也有一份" in li.says("确认")
    assert "这份是3栋2单元1501的" in li.says("参与")
    li.says("2")
    li.says("2")
    assert "也有一份" not in li.says("确认")
    assert len(ballots(world, case)) == 2


def test_who_lives_with_whom_answered_is_told(world: World, li: Member) -> None:
    han = bound(world, "韩梅梅", "3栋2单元1501")
    case = running(world, li, han)
    for member in (han, li):
        member.says("参与")
        member.says("1")
    li.says("1")
    li.says("确认")

    told = han.says("2")

    assert "您家（3栋2单元1501）已经提交过了，一户一份，不用再填" in told
    assert "现在没有" in han.says("取消")
    assert len(ballots(world, case)) == 1


def test_what_was_begun_before_the_close_has_its_grace(world: World, li: Member) -> None:
    zhang = bound(world, "张秀英", "5栋1单元802")
    case = running(world, li, zhang)
    wait_until_before_the_close(world, case)
    li.says("参与")
    li.says("1")
    world.clock.advance(15 * 60)

    assert "已经截止了" in zhang.says("参与")
    assert "请您看一遍" in li.says("1")
    assert "谢谢" in li.says("确认")
    assert len(ballots(world, case)) == 1


def test_after_the_grace_it_is_over(world: World, li: Member) -> None:
    case = running(world, li)
    wait_until_before_the_close(world, case)
    li.says("参与")
    world.clock.advance(45 * 60)

    told = li.says("1")

    assert f"《{case.description}》已经截止了" in told
    assert "结果会公布给大家" in told
    assert ballots(world, case) == []


def test_nothing_to_answer_is_said_kindly(li: Member, stranger: Member) -> None:
    assert "现在没有等您填的问卷" in li.says("参与")
    assert "回“绑定”绑定好" in stranger.says("参与")


def test_many_questions_are_offered_on_the_page(world: World, li: Member) -> None:
    questions = [{"id": f"q{n}", "ask": f"第{n}项", "type": "rating"} for n in range(13)]
    case = running(world, li, questions=questions)

    told = li.says("参与")
    assert f"《{case.description}》有13题" in told
    assert "/s/token-" in li.last.raw
    assert "【1/13】第0项" in li.taps("就在这里答")
    li.says("取消")
    assert "【1/13】第0项" in li.says("参与")


def test_what_chat_has_no_room_for_is_on_the_page_alone(world: World, li: Member) -> None:
    long = ["很长的选项" * 20 + str(n) for n in range(9)]
    running(
        world, li, questions=[{"id": "one", "ask": "选哪个", "type": "choice", "options": long}]
    )

    assert "请在网页上填" in li.says("参与")


def test_danger_goes_first_and_the_survey_waits(world: World, li: Member) -> None:
    case = running(world, li)
    li.says("参与")
    li.says("4")
    li.says("1")

    told = li.says("厨房着火了")
    assert "119" in told
    assert "刚才的问卷我留着" in told
    li.says("3栋2单元1501")
    assert "【3/3】哪里不满意" in li.says("继续")
    li.says("没有")
    assert "谢谢" in li.says("确认")
    assert ballots(world, case) == [{"security": "不满意", "first": "停车"}]


def test_a_report_goes_between_and_the_survey_goes_on(world: World, li: Member) -> None:
    running(world, li)
    li.says("参与")

    assert "厨房水管漏水了" in li.says("报修 厨房水管漏水了，下午三点后在家，13800000001")
    told = li.says("确认")

    assert "BX" in told
    assert "接着刚才的问卷。\n【1/2】保安服务" in told


def test_blame_is_an_answer_and_no_complaint(world: World, li: Member) -> None:
    """And nobody promises to see to it at once."""
    case = running(world, li)
    li.says("参与")

    assert "请从下面选" in li.says("保安态度太差了，气死我了")
    li.says("5")
    li.says("1")
    assert li.says("你们的保安骂人，气死我了").startswith("请您看一遍")
    li.says("确认")

    assert [one for one in world.cases() if one.kind == "complaint"] == []
    assert ballots(world, case)[0]["why"] == "你们的保安骂人，气死我了"


def test_a_message_delivered_twice_is_one_answer(world: World, li: Member) -> None:
    running(world, li)
    li.says("参与")
    world.platform.faults.next_push("duplicate")

    assert "【2/2】" in li.says("1")
    first, second = world.platform.deliveries[-1].attempts
    assert first.content == second.content
    assert "请您看一遍" in li.says("1")
    world.platform.faults.next_push("duplicate")
    assert "谢谢" in li.says("确认")
    first, second = world.platform.deliveries[-1].attempts
    assert first.content == second.content


def test_photos_are_taken_only_where_asked_for(world: World, li: Member) -> None:
    case = running(
        world,
        li,
        anonymous=False,
        questions=[
            {"id": "how", "ask": "楼道怎样", "type": "rating"},
            {"id": "photo", "ask": "拍一张楼道", "type": "photo", "required": False},
        ],
    )
    li.says("参与")
    assert "没有留下来" in li.sends_photo()
    assert "请发一张照片" in li.says("1")
    assert "请发一张照片" in li.says("给你")

    assert "2. 拍一张楼道：照片1张" in li.sends_photo()
    assert "谢谢" in li.says("确认")

    (answers,) = ballots(world, case)
    files = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert [file.id for file in files] == [answers["photo"]]


def test_who_is_asked_to_call_reads_nothing_of_the_answers(world: World, li: Member) -> None:
    running(world, li)
    li.says("参与")
    li.says("4")
    li.says("1")

    told = li.says("人工")

    assert "同事" in told
    (case,) = [one for one in world.cases() if one.source == "human"]
    assert "满意" not in case.description
    assert "停车" not in case.description
    assert "【3/3】哪里不满意" in li.says("继续")


def test_what_could_not_be_stored_leaves_no_words(
    world: World, li: Member, caplog: pytest.LogCaptureFixture
) -> None:
    running(world, li)
    for words in ("参与", "4", "1"):
        li.says(words)
    rename = "ALTER TABLE {} RENAME TO {}"
    world.service.database.run(lambda c: c.script(rename.format("survey_drafts", "gone")))
    told = li.says("岗亭半夜没有人")
    world.service.database.run(lambda c: c.script(rename.format("gone", "survey_drafts")))

    assert "没处理好" in told
    rows = world.service.database.read(lambda c: c.all("SELECT text FROM inbox WHERE failed = 1"))
    assert rows == [{"text": None}]
    assert "turn failed" in caplog.text
    assert "岗亭" not in caplog.text
    assert "3. 哪里不满意：岗亭半夜没有人" in li.says("岗亭半夜没有人")


def test_a_late_tap_on_an_old_question_leaves_no_words(world: World, li: Member) -> None:
    running(world, li)
    li.says("参与")
    li.says("1")
    assert "这一步已经过去了。\n接着刚才的问卷。\n【2/2】" in li.taps("很不满意")
    li.says("1")
    li.says("确认")

    assert "这一步已经过去了" in li.taps("很不满意")

    rows = world.service.database.read(lambda c: c.all("SELECT text FROM inbox"))
    assert {"text": "很不满意"} not in rows


def test_one_begins_anew(world: World, li: Member) -> None:
    case = running(world, li)
    for words in ("参与", "4", "1"):
        li.says(words)

    assert "【1/2】保安服务" in li.says("重新开始")
    assert "【2/2】" in li.says("1")
    li.says("2")
    li.says("确认")
    assert ballots(world, case) == [{"security": "很满意", "first": "保洁"}]


def test_who_moved_out_answers_no_more_for_the_home(world: World, li: Member) -> None:
    running(world, li)
    li.says("解绑")
    li.says("确认")

    assert "还没有绑定房号" in li.says("参与")


def test_what_somebody_began_opens_for_nobody_else(world: World, li: Member) -> None:
    """Not even for who may write to the database, and puts it into their own row."""
    han = bound(world, "韩梅梅", "3栋2单元1501")
    running(world, li, han)
    for member, words in ((li, "4"), (han, "1")):
        member.says("参与")
        member.says(words)
        member.says("取消")

    def swap(connection: Connection) -> None:
        one, other = connection.all("SELECT * FROM survey_drafts")
        put = "UPDATE survey_drafts SET sealed = :sealed, place = :place WHERE id = :id"
        for row, content in ((one, other), (other, one)):
            sealed, place = content["sealed"], content["place"]
            connection.execute(put, sealed=sealed, place=place, id=row["id"])

    world.service.database.run(swap)

    assert "【1/2】保安服务" in li.says("参与")
    assert "【1/2】保安服务" in han.says("参与")
