"""What is said in passing: of another day, of another home, to somebody else, or by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def heard(member: Member) -> str:
    """Return what somebody was pushed."""
    return "\n".join(member.news())


@pytest.fixture
def waiting(resident: Member) -> Member:
    """李雷, who reported something that is to be repaired at home."""
    resident.says("卧室空调不制热")
    assert "登记好了" in resident.says("确认")
    return resident


def test_a_part_of_a_day_is_of_the_day_that_was_named(waiting: Member) -> None:
    """Whoever moves the morning of tomorrow to the afternoon means tomorrow's."""
    assert "改到明天下午" in waiting.says("明天上午临时要开会 改下午行吗")
    assert "改到明天15:00以后" in waiting.says("三点以后都可以")
    assert "改到今天" in waiting.says("不好意思，改今天晚上七点吧")


@pytest.mark.parametrize("words", ["那今天能修好吧 不然停水再来一趟", "今天还有人来修吗"])
def test_who_only_presses_moves_no_visit(waiting: Member, words: str) -> None:
    """今天 alone is no time that was chosen."""
    assert "上门时间改到" not in waiting.says(words)


def test_a_time_told_apart_from_its_day_is_of_that_day(
    world: World, resident: Member, clerk: Member
) -> None:
    """The clerk reads the time as well."""
    resident.says("明天早上我妈从医院回来 坐轮椅 单元门口那几级台阶能帮忙抬一下吗")
    assert "明天09:30到10:00" in resident.says("大概九点半到十点")
    resident.says("确认")
    world.sweep()

    assert "住户方便：明天09:30到10:00" in heard(clerk)


def test_a_danger_beside_an_open_case_is_asked_about(waiting: Member) -> None:
    """Words that an open case takes are no less of a danger."""
    words = "师傅还没来 我闻到厨房好像有点煤气味 也可能是我鼻子不灵"

    reply = waiting.says(words)

    assert "有人有危险吗" in reply or "紧急单" in reply
    assert "紧急单" in waiting.says("有的有的 越来越冲")


def test_what_may_be_gas_is_told_what_to_do_at_once(world: World, resident: Member) -> None:
    """Who goes on about it is in it, unless they plainly say that there is none."""
    assert "关阀门、开窗" in resident.says("屋里好像有股煤气味儿 不知道是不是我鼻子不好使")
    assert "紧急单" in resident.says("阀门关了窗户也开了 我现在在楼道里")
    assert [case.danger for case in world.cases()] == ["gas"]


def test_a_home_of_somebody_else_is_asked_for(resident: Member) -> None:
    """Who reports for a mother elsewhere is not taken to be at home."""
    assert "什么位置" in resident.says("帮我妈报个修 她不会用手机 她家暖气不热")


def test_a_mistyped_spot_is_put_right(resident: Member) -> None:
    """And what kind of problem it is stays."""
    resident.says("厨房灯不亮了")
    assert "卫生间灯不亮了" in resident.says("打错了 是卫生间的")


@pytest.mark.parametrize(
    "words",
    [
        "我晾的毛衣刮下去了 掉到1楼人家院子里了 敲门没人",
        "我刚买菜去了，现在到家了",
        "救急 我出来拿快递门被风带上了 手机剩5%",
        "救命作业写不完了",
    ],
)
def test_nobody_is_alarmed(world: World, resident: Member, words: str) -> None:
    """Who was out, who is shut out and who exaggerates are in no danger."""
    resident.says(words)

    assert not [case for case in world.cases() if case.danger]


def test_what_a_resident_is_to_do_is_no_danger(
    world: World, waiting: Member, supervisor: Member
) -> None:
    """It is told to them, in the words that are for them."""
    number = world.cases()[0].number
    supervisor.says(f"状态 {number}")
    supervisor.says("让阿姨先把空调插头拔了")
    world.sweep()

    assert not [case for case in world.cases() if case.danger]
    assert "先把空调插头拔了" in heard(waiting)


def test_what_is_said_at_the_card_is_kept(world: World, resident: Member, clerk: Member) -> None:
    """Whoever reads the case reads it, whatever it sounds like."""
    resident.says("马桶堵了")
    assert "记下了" in resident.says("他耳朵不好 来之前打我电话")
    assert "记下了" in resident.says("是租客在住 你们联系她 138那个号 姓钱")
    resident.says("对")
    world.sweep()

    read = heard(clerk)
    assert "来之前打我电话" in read
    assert "138那个号 姓钱" in read


def test_another_matter_behind_thanks_is_taken_up(waiting: Member) -> None:
    """It is not asked what it is: that was said."""
    assert "报修内容" in waiting.says("谢谢小郑哦 人老好额 对了我家厨房灯也有点闪")


def test_a_question_goes_on_with_what_a_colleague_was_asked(
    world: World, resident: Member, clerk: Member
) -> None:
    """No other answer that is known is given to it."""
    resident.says("问下小区图书角周末开吗")
    assert "转给客服" in resident.says("那几点关门呀")
    world.sweep()

    assert "那几点关门呀（刚才问：问下小区图书角周末开吗）" in heard(clerk)


def test_who_wrote_to_the_wrong_chat_is_let_go(resident: Member) -> None:
    """Nothing is offered to choose from."""
    assert "没关系" in resident.says("发错了哈哈 应该发妈妈群的")


def test_how_a_suggestion_goes_is_no_suggestion(world: World, resident: Member) -> None:
    """Though it begins with its name."""
    resident.says("建议快递柜再加一组")
    resident.says("确认")

    assert "已登记" in resident.says("建议那个有下文吗")
    assert len(world.cases()) == 1


def test_who_says_it_for_another_confirms_it(
    world: World, waiting: Member, clerk: Member, engineer: Member
) -> None:
    """我媳妇说好了 is a yes."""
    number = world.cases()[0].number
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"完成 {number} 加了氟")
    world.sweep()

    assert "办结" in waiting.says("我媳妇说好了 师傅还把地擦了 赞")


@pytest.mark.parametrize("words", ["我在2栋楼下 马上上去", "1501跳闸那个完了"])
def test_staff_are_led_into_no_form_of_residents(engineer: Member, words: str) -> None:
    """What is said of a job that they do not have is none of their own reports."""
    assert "报修内容" not in (reply := engineer.says(words))
    assert "什么位置" not in reply


def test_a_room_is_no_number_of_a_case(engineer: Member) -> None:
    """是1502 names a home."""
    assert "没找到这个单号" not in engineer.says("核实了 是1502")
    assert "没找到这个单号" in engineer.says("完成 0042")


def test_who_says_received_and_goes_has_it(
    world: World, resident: Member, engineer: Member
) -> None:
    """收到 alone is not enough; 我带钥匙过去 is."""
    resident.says("我被关在电梯里了")
    world.sweep()

    assert "已接单" in engineer.says("收到 我带钥匙过去 五分钟")
    engineer.says("人都出来了 大人小孩没事 电梯停了等维保")
    world.sweep()

    assert "人都出来了" in heard(resident)


@pytest.fixture
def complained(world: World, resident: Member) -> Member:
    """李雷, who complained of a noise; the desk was told."""
    resident.says("楼上小孩半夜拍球 我要投诉")
    resident.says("确认")
    world.sweep()
    return resident


@pytest.mark.usefixtures("complained")
def test_a_colleague_is_told_and_what_they_say_is_kept(world: World, clerk: Member) -> None:
    """Who is asked to see to a complaint that is not theirs holds nothing, and is heard."""
    steward = world.member("马超")

    assert "已转告马超" in clerk.says("这个让马超去沟通一下")
    world.sweep()
    assert "同事请您办一下" in heard(steward)
    assert "备注记下了" in steward.says("上门说过了 他们答应十点以后不拍")
    world.sweep()
    assert "他们答应十点以后不拍" in heard(clerk)
    assert len(world.cases()) == 1


def test_what_nobody_has_is_given_to_who_is_called(
    world: World, resident: Member, clerk: Member
) -> None:
    """灯管让刘洋换就行 sends him, and is no mere message."""
    worker = world.member("刘洋")
    resident.says("家里厨房灯管一头黑了")
    resident.says("确认")
    world.sweep()

    assert "已派给刘洋" in clerk.says("灯管让刘洋换就行")
    world.sweep()
    assert "已完工" in worker.says("换好了 走了")


@pytest.mark.usefixtures("complained")
def test_what_staff_say_of_what_was_pushed_is_asked_about(world: World, clerk: Member) -> None:
    """Nothing that they write is lost because no case is named."""
    number = world.cases()[0].number

    assert number in clerk.says("上门说过了 马上就安静")
    clerk.taps("记一笔")
    assert "马上就安静" in clerk.says(f"状态 {number}")


def test_nobody_is_said_to_have_been_told_where_no_notice_goes_out(
    world: World, resident: Member, clerk: Member
) -> None:
    """A suggestion calls nobody."""
    resident.says("建议快递柜再加一组")
    resident.says("确认")
    world.sweep()

    assert "已转告马超" not in clerk.says("这个让马超去看一下位置")


@pytest.mark.parametrize("words", ["打错了", "什么意思啊", "等一下"])
def test_words_about_nothing_raise_no_alarm(world: World, resident: Member, words: str) -> None:
    """What is feared goes on only where the words are of it."""
    assert "有人有危险吗" in resident.says("电话打不通我妈一个人在家")
    resident.says(words)

    assert not [case for case in world.cases() if case.danger]
