"""What people say about a case that is open, as they say it, and what stays a new report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import at
from tests.scenarios.reporting import NUMBER, report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a leak that 王强 has taken."""
    made = report(resident)
    clerk.says(f"派 {made} 王强")
    engineer.says(f"接 {made}")
    resident.hears()
    engineer.hears()
    return made


@pytest.mark.parametrize(
    "words",
    [
        "师傅几点来",
        "来的是哪个师傅",
        "师傅电话多少",
        "大概多久",
        "还要多久",
        "怎么联系师傅",
        "人到哪里了",
    ],
)
def test_who_when_and_the_phone_come_first(resident: Member, number: str, words: str) -> None:
    """One line answers; all that happened so far is a tap away."""
    first, *more = resident.says(words).split("\n")

    assert first.startswith("王强师傅")
    assert "明天08:00前到，还有" in first
    assert "电话13900000002" in first
    assert number in first
    assert len(more) == 1


def test_a_visit_that_was_agreed_on_is_when(resident: Member, number: str) -> None:
    """The time somebody asked for is the time they hear."""
    resident.says("改到明天上午")

    assert f"明天上午到，电话13900000002（{number}" in resident.says("师傅几点来")


def test_before_somebody_was_sent_it_says_what_comes_first(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """No name is made up, and no phone is given before the engineer has taken it."""
    number = report(resident)
    assert "今天10:30前有同事受理" in resident.says("师傅几点来")
    clerk.says(f"受理 {number}")
    assert "陈静已受理" in resident.says("师傅几点来")
    clerk.says(f"派 {number} 王强")

    reply = resident.says("师傅电话多少")

    assert "王强师傅" in reply
    assert "接单并打您电话" in reply
    assert "13900000002" not in reply
    engineer.says(f"到场 {number}")
    assert "已经到了" in resident.says("师傅到哪了")


def test_a_deferred_job_says_until_when(resident: Member, number: str, engineer: Member) -> None:
    """Why it waits, and when the next word comes."""
    engineer.says(f"暂缓 {number} 等配件 明天下午3点")
    resident.hears()

    assert "明天15:00前给您回音" in resident.says("师傅什么时候来")


def test_in_an_emergency_the_question_is_passed_on(resident: Member, clerk: Member) -> None:
    """还要多久 out of a lift: who was called once more, the numbers, and the office hears it."""
    resident.says("电梯里关着人出不来了3栋2单元")
    clerk.hears()

    reply = resident.says("还要多久")

    assert "又叫了一遍" in reply
    assert "0571-88880001" in reply
    assert any("还要多久" in push for push in clerk.hears())


def test_beside_an_open_question_it_is_answered_in_short(resident: Member, number: str) -> None:
    """The card of another report stays open."""
    resident.says("卧室灯不亮了")

    reply = resident.says("师傅几点来")

    assert reply.startswith("王强师傅，明天08:00前到")
    assert number in reply
    assert "报修“卧室灯不亮了”还没提交" in reply
    assert NUMBER.search(resident.says("确认"))


def test_who_looks_into_a_complaint(resident: Member, clerk: Member) -> None:
    """是谁在查 names who has it: the head of the office, to whom it was passed."""
    number = report(resident, "你们保安态度太差了，骂人")
    clerk.says(f"受理 {number}")

    assert "孙丽在跟" in resident.says("是谁在查")


@pytest.mark.parametrize(
    ("words", "said", "begins"),
    [
        ("改明天上午行吗", "明天上午", "2026-11-25 06:00"),
        ("改到后天", "后天全天", "2026-11-26 00:00"),
        ("我三点才到家", "今天15:00以后", "2026-11-24 15:00"),
        ("今天不行，后天上午吧", "后天上午", "2026-11-26 06:00"),
        ("能不能明天中午来", "明天中午", "2026-11-25 11:00"),
        ("师傅几点到 我三点才到家", "今天15:00以后", "2026-11-24 15:00"),
        ("周五再来吧", "11月27日（周五）全天", "2026-11-27 00:00"),
    ],
)
def test_another_time_in_any_words_changes_the_visit(
    world: World, resident: Member, number: str, words: str, said: str, begins: str
) -> None:
    """What was said is the answer; it is not asked for again."""
    assert f"改到{said}" in resident.says(words)

    assert world.case(number).available_from == at(begins)


def test_a_time_that_does_not_fit_asks_for_another(
    world: World, resident: Member, number: str
) -> None:
    """这个时间不方便 names no other one."""
    assert "什么时候上门" in resident.says("这个时间不方便")
    resident.says("明天下午")

    assert world.case(number).available_from == at("2026-11-25 12:00")


@pytest.mark.parametrize(
    "words",
    [
        "我出门了 钥匙在门卫", "我老婆在家 她电话13812345678", "让师傅带个新水龙头", "地板都泡了",
        "楼下邻居也来找我了", "哦对了 修之前先打我老公电话 13812345678", "别按门铃 孩子睡觉",
        "还在漏", "明天上午我不在", "接水的盆都满了", "打这个电话13812345678",
    ],
)  # fmt: skip
def test_one_thing_more_reaches_who_has_the_case(
    world: World, resident: Member, engineer: Member, number: str, words: str
) -> None:
    """No menu and no new report: the engineer reads it at once."""
    assert "已告诉王强师傅" in resident.says(words)

    assert [case.number for case in world.cases()] == [number]
    assert any(number in push and words in push for push in engineer.hears())


def test_of_several_cases_the_words_are_kept(
    resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    """Which case is asked, what was said is not."""
    other = report(resident, "卧室的灯不亮了")

    reply = resident.says("钥匙在门卫")
    assert number in reply
    assert other in reply
    resident.says("2")

    assert any("钥匙在门卫" in push for push in clerk.hears() + engineer.hears())


@pytest.mark.parametrize(
    "words",
    [
        "卧室灯不亮了", "马桶堵了", "密码锁坏了打不开", "厨房插座没电了 我妈在家",
        "楼上老人在家敲地板 太吵了", "墙皮发霉了", "楼上漏水 天花板湿了",
        "暖气不热了 明天下午在家", "邻居装修噪音太大",
    ],
)  # fmt: skip
def test_another_problem_stays_a_report_of_its_own(
    world: World, resident: Member, number: str, words: str
) -> None:
    """Nothing that is broken elsewhere is lost as a remark on the open case."""
    assert "内容：" in resident.says(words)
    assert NUMBER.search(resident.says("确认"))

    assert len(world.cases()) == 2
    assert world.case(number).status == "taken"


@pytest.mark.parametrize(
    ("words", "told"),
    [("明天上午几点停水", "已转给客服"), ("物业电话多少", "88880001"), ("你们几点下班", "18:00")],
)
def test_what_is_about_no_case_is_answered_as_before(
    resident: Member, number: str, words: str, told: str
) -> None:
    """The engineer's phone is not the office's."""
    reply = resident.says(words)

    assert told in reply
    assert number not in reply


def test_a_question_of_money_goes_to_who_can_say(
    resident: Member, engineer: Member, number: str
) -> None:
    """Nothing is promised; the engineer hears the question."""
    assert "看过才说得准" in resident.says("要钱吗")

    assert any(f"{number}" in push and "住户问：要钱吗" in push for push in engineer.hears())


@pytest.mark.parametrize("words", ["太慢了", "垃圾物业", "妈的", "你们物业真是废物"])
def test_anger_about_a_late_job_presses_it(
    world: World, resident: Member, engineer: Member, number: str, words: str
) -> None:
    """An apology without blame, and the engineer hears; no second case."""
    world.advance(hours=23)
    engineer.news()

    reply = resident.says(words)

    assert reply.startswith("让您久等了")
    assert "已替您催" in reply
    assert any("催单" in push for push in engineer.hears())
    assert [case.number for case in world.cases()] == [number]


@pytest.mark.parametrize("words", ["太慢了", "垃圾物业"])
def test_anger_with_nothing_late_hears_by_when(
    world: World, resident: Member, number: str, words: str
) -> None:
    """Who comes and by when, and a tap to press all the same."""
    reply = resident.says(words)

    assert "添麻烦" in reply
    assert "明天08:00前到" in reply
    assert world.case(number).urge_count == 0
    assert "已替您催" in resident.taps("催单")


def test_not_done_yet_says_who_and_by_when(resident: Member, number: str) -> None:
    """还没好 about work that nobody has called finished is no answer to a question."""
    reply = resident.says("还没好")

    assert number in reply
    assert "王强师傅，明天08:00前到" in reply


def test_a_lamp_that_nobody_repairs_is_not_lost(world: World, resident: Member) -> None:
    """Who presses for what was never reported here reports it: where the lamp is, is asked."""
    assert "什么位置" in resident.says("我快被气炸了 这灯三天没人修")
    assert "内容：我快被气炸了 这灯三天没人修" in resident.taps("我家 3栋2单元1501")
    resident.taps("是电路照明问题")
    resident.says("确认")

    assert world.cases()[0].category == "electricity_lighting"


def test_not_understanding_is_taken_on_oneself(resident: Member) -> None:
    """听不懂人话吗 is no question for the hotline."""
    reply = resident.says("听不懂人话吗")

    assert "是我没弄明白" in reply
    assert "0571" not in reply


def test_a_missed_call_is_passed_on_with_the_number(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    """Who phoned in vain phones again; no case is opened for it."""
    assert "请对方再打给您" in resident.says("师傅打我电话我没接到")

    assert [case.number for case in world.cases()] == [number]
    assert any("请再打13800000001" in push for push in engineer.hears())


def test_who_says_that_an_open_complaint_is_settled_hears_of_no_engineer(
    world: World, resident: Member
) -> None:
    """Nobody comes for it; who has it reads that it is settled."""
    number = report(resident, "我要投诉，保安马超昨天骂我")
    reply = resident.says(f"解决了 {number}")
    assert "师傅" not in reply
    assert "经办的同事" in reply
    assert world.case(number).status == "registered"
