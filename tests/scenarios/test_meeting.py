"""An owners' meeting is reminded of, attended, recorded and published (SUR-16)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.cases.watch import system_deed
from flows.survey.answering import urn
from flows.survey.plan.reading import read_plan
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from storage.store import Store
from tests.scenarios.survey_published import (
    counted,
    does,
    figures,
    invited,
    page,
    published,
    running,
)
from tests.scenarios.survey_story import plan_of

if TYPE_CHECKING:
    from storage.records.survey import Invitation
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

QUESTIONS: list[dict[str, Any]] = [
    {"id": "comes", "ask": "您来参加吗", "type": "choice", "options": ["参加", "不参加"]},
    {"id": "topic", "ask": "想谈什么事", "type": "text", "required": False},
]


def meeting(world: World, **changes: Any) -> str:  # noqa: ANN401 - any field of a plan
    """Let a meeting be announced for the twelfth, registered for until the fifth."""
    known: dict[str, Any] = {
        "title": "冬季业主座谈会",
        "kind": "meeting",
        "anonymous": False,
        "place": "物业会议室",
        "meets": "2026-12-12 14:00",
        "questions": QUESTIONS,
    }
    return running(world, **(known | changes))


def registers(world: World, number: str, invitation: Invitation, **given: str) -> None:
    """Let somebody answer whether they come."""
    moment = Moment(world.service.clock(), world.service.settings)
    case, sealer = world.case(number), SecretSealer(world.service.secret)
    world.service.database.run(
        lambda c: urn.cast(Store(c), moment, case, invitation, given, "chat", sealer)
    )


def bound(world: World, name: str, home: str, phone: str) -> Member:
    member = world.member(name)
    member.follows()
    member.says(f"绑定 {home} {name} {phone}")
    return member


def reminded(texts: list[str]) -> list[str]:
    return [text for text in texts if "明天见" in text]


def test_who_comes_is_reminded_the_day_before(each_world: World) -> None:
    world = each_world
    resident = bound(world, "李雷", "3栋2单元1501", "13800000001")
    other = bound(world, "张秀英", "5栋1单元802", "13800000003")
    number = meeting(world)
    mine, *_rest = invited(world, number, resident)
    invited(world, number, other)
    registers(world, number, mine, comes="参加")
    world.advance(days=15)  # the tenth, ten o'clock
    for one in (resident, other):
        one.says("你好")
        one.news()
    world.advance(hours=22)
    assert reminded(resident.news()) == []

    world.advance(hours=2)  # the eleventh, ten o'clock
    (said,) = reminded(resident.news())
    assert "12月12日（周六）14:00，物业会议室" in said
    assert reminded(other.news()) == []
    world.restart()
    world.advance(hours=3)
    assert reminded(resident.news()) == []


def test_a_reminder_that_nobody_read_is_gone_after_the_meeting(
    world: World, resident: Member
) -> None:
    number = meeting(world)
    registers(world, number, invited(world, number, resident)[0], comes="参加")
    world.advance(days=16)
    assert resident.news() == []  # no window: no template message
    assert number not in world.member("陈静").says("补电话")  # nobody is phoned about it
    for _ in range(3):
        world.advance(days=1)
    assert reminded([resident.says("你好")]) == []


def test_attendance_and_record_are_filled_in_chat_and_printed(world: World) -> None:
    number = meeting(world)
    clerk = world.member("陈静")
    assert "比如：到会" in clerk.says(f"到会 {number}")
    reply = clerk.says(f"到会 {number} 3-2-1501 5栋1单元802、9-9-909")
    assert "3-2-1501、5-1-802" in reply
    assert "共2户到会" in reply
    assert "没找到这几户" in reply
    assert "9-9-909" in reply
    assert "共2户到会" in clerk.says(f"到会 {number} 3-2-1501")

    assert "比如" in clerk.says(f"会议记录 {number} 今天天气不错")
    clerk.says(f"会议记录 {number} 议题 停车收费")
    shown = clerk.says(f"会议记录 {number} 意见 希望<b>按月交 决定 下月起可按月交")
    assert "议题1条、业主意见1条、决定事项1条" in shown
    path = re.search(r"/m/[\w.-]+", clerk.phone.screen[-1].raw)
    assert path is not None
    form = world.client.get(path[0]).get_data(as_text=True)
    for words in (
        "业主座谈会记录表",
        "停车收费",
        "下月起可按月交",
        "3-2-1501",
        "&lt;b&gt;",
        "陈静",
    ):
        assert words in form
    assert world.client.get(path[0][:-2]).status_code == 404
    world.clock.advance(90 * 24 * 3600)
    assert world.client.get(path[0]).status_code == 404


def test_minutes_are_published_without_homes(world: World, resident: Member) -> None:
    number = meeting(world)
    registers(world, number, invited(world, number, resident)[0], comes="参加", topic="路灯")
    world.clock.advance(11 * 24 * 3600)
    does(world, number, system_deed("end"))
    counted(world, number, figures(items=[], satisfaction=None, choices=[], opinions=[]))
    bulletin = published(world, number)
    clerk = world.member("陈静")
    clerk.says(f"到会 {number} 3-2-1501")
    clerk.says(f"会议记录 {number} 意见 3栋2单元1501说路灯太暗 决定 年底前换灯")

    shown = page(world, bulletin)
    assert "座谈会纪要" in shown
    assert "到会1户" in shown
    assert "年底前换灯" in shown
    assert "1501" not in shown


def test_only_who_plans_surveys_records_and_only_meetings(world: World) -> None:
    number = meeting(world)
    survey = running(world)
    assert "已记到会" not in world.member("王强").says(f"到会 {number} 3-2-1501")
    assert "没有找到" in world.member("陈静").says(f"到会 {survey} 3-2-1501")
    assert "没有找到" in world.member("陈静").says("会议记录 WJ20260101-0001 议题 停车")


def test_few_paid_fees_propose_a_meeting(world: World) -> None:
    head = world.member("孙丽")
    clerk = world.member("陈静")
    head.says("待办")
    head.news()
    for wrong in ("收缴率", "收缴率 本月", "收缴率 本月 182%", "收缴率 13月 80%"):
        assert "请写上月份和收缴率" in clerk.says(wrong)
    assert clerk.says("收缴率 本月 92.5%").endswith("2026年11月物业费收缴率92.5%。")
    assert "座谈会" in clerk.says("收缴率 10月 72%")
    world.sweep()
    (said,) = [text for text in head.news() if "收缴率" in text]
    assert "2026年10月物业费收缴率72%" in said


def test_many_complaints_of_a_month_propose_a_meeting(world: World) -> None:
    shipped = world.config.settings.section(Surveys)
    world.change(surveys=shipped.model_copy(update={"meeting_complaints_above": 1}))
    world.sweep()
    clerk, head = world.member("陈静"), world.member("孙丽")
    for words in ("物业前台态度差", "保安晚上睡觉没人管"):
        clerk.says(f"代报 3栋2单元1501 13800000001 投诉{words}")
    assert sum(case.number.startswith("TS") for case in world.cases()) == 2
    world.advance(days=6, hours=20)  # the first of December, early
    head.says("待办")
    head.news()
    world.advance(hours=4)
    (said,) = [text for text in head.news() if "座谈会" in text]
    assert "收到投诉2件" in said


def test_a_meeting_is_planned_in_chat_with_its_day(world: World) -> None:
    clerk = world.member("陈静")
    clerk.says("问卷 新建")
    for words in ("业主座谈会", "跳过", "跳过", "全体住户", "明天"):
        clerk.says(words)
    assert "在哪里开" in clerk.says("12月5日")
    assert "哪天几点开会" in clerk.says("物业会议室")
    assert "不早于报名的最后一天" in clerk.says("12月1日下午2点")
    assert "匿名" in clerk.says("12月12日下午2点")
    clerk.says("记名")
    assert "开会：2026-12-12 14:00" in clerk.says("就用这些题")
    clerk.says("确认")
    (case,) = [one for one in world.cases() if one.number.startswith("WJ")]
    assert survey_of(case).planned().meets == "2026-12-12 14:00"


def test_a_meeting_before_its_registration_ends_is_a_mistake(world: World) -> None:
    moment = Moment(world.service.clock(), world.service.settings)
    content = plan_of(kind="meeting", place="物业会议室").model_dump(exclude_unset=True)
    for meets in ("2026-12-01 14:00", "明天"):
        plan, mistakes = read_plan(content | {"meets": meets}, moment)
        assert plan is None
        assert [line.partition("：")[0] for line in mistakes] == ["meets"]
    plan, _mistakes = read_plan(content | {"meets": "2026-12-12 14:00:00"}, moment)
    assert plan is not None
    assert plan.meets == "2026-12-12 14:00"
