"""During an emergency: more of the same, another danger, who goes, and that it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

LIFT = "我被困在电梯里了 3栋2单元"


@pytest.mark.parametrize(
    "text",
    ["有人吗 快来啊", "快点啊有个孩子在哭", "救命啊", "🆘", "来了没", "还要多久", "怎么还没来啊"],
)
def test_who_calls_again_hears_the_first_advice_and_is_called_for_again(
    world: World, resident: Member, clerk: Member, text: str
) -> None:
    """A cry and an impatient question belong to what was told before."""
    resident.says(LIFT)
    clerk.hears()

    reply = resident.says(text)

    assert "报警铃" in reply
    assert "0571-88880003" in reply
    assert "又叫了一遍" in reply
    assert any(text in push and "我去" in push for push in clerk.hears())
    assert len(world.cases()) == 1


@pytest.mark.parametrize(
    ("text", "advice", "kind"),
    [
        ("家里停电了 老人在用呼吸机", "备用电池", "life_support"),
        ("小区北门有人打架", "110", "violence"),
        ("厨房着火了", "119", "fire"),
        ("我家孩子找不到了", "衣着", "child"),
    ],
)
def test_another_danger_at_another_place_has_its_own_case_and_advice(
    world: World, resident: Member, clerk: Member, text: str, advice: str, kind: str
) -> None:
    """The people who come for the one would not come for the other."""
    resident.says(LIFT)
    reply = resident.says(text)

    case = next(case for case in world.cases() if case.danger == kind)
    assert advice in reply
    assert case.number in reply
    assert any(case.number in push for push in clerk.hears())
    assert len(world.cases()) == 2


def test_a_witness_is_not_advised_as_the_one_in_danger(world: World, resident: Member) -> None:
    """Two people are in danger: the one who writes, and the one they see."""
    assert "12356" in resident.says("我不想活了")

    reply = resident.says("有人要跳楼")

    assert "12356" not in reply
    assert "稳住" in reply
    assert len(world.cases()) == 1


def test_a_cry_gets_clearer(world: World, resident: Member) -> None:
    """What was the matter is added to the cry, with the advice for it."""
    assert "出了什么事" in resident.says("救命")

    assert "119" in resident.says("厨房着火了")
    assert len(world.cases()) == 1


def test_who_is_on_the_way_is_named(resident: Member, clerk: Member) -> None:
    """Whoever waits hears who comes, and by when."""
    resident.says(LIFT)
    clerk.says("我去 5")

    reply = resident.says("来了没")

    assert "陈静已经在路上" in reply
    assert "10:0" in reply


@pytest.mark.parametrize("text", ["我去 5", "我去5", "我去 5分钟"])
def test_a_small_number_alone_is_minutes(
    world: World, resident: Member, clerk: Member, text: str
) -> None:
    """With one emergency going on nobody types its number."""
    resident.says(LIFT)
    before = int(world.clock.now() * 1000)

    assert "已接单" in clerk.says(text)

    promised = world.cases()[0].promised_at or 0
    assert abs(promised - before - 5 * 60_000) < 10_000


def test_with_several_emergencies_the_minutes_go_with_the_choice(
    world: World, resident: Member, clerk: Member
) -> None:
    """The number is not said twice."""
    resident.says(LIFT)
    resident.says("小区北门有人打架")
    before = int(world.clock.now() * 1000)

    assert "哪一个" in clerk.says("我去 7")
    clerk.says("1")

    taken = next(case for case in world.cases() if case.status == "taken")
    assert abs((taken.promised_at or 0) - before - 7 * 60_000) < 10_000


def test_a_report_of_work_is_no_new_danger(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The words of an end name what it was, and whoever is not on it hears whose it is."""
    resident.says("我家着火了快来")

    reply = engineer.says("完成 屋里着火了 已灭 是锅烧干")
    assert "119" not in reply
    assert "还没有人接" in reply
    clerk.says("我去 5")
    assert "由陈静在办" in engineer.says("完成 火已灭 锅烧干")
    assert len(world.cases()) == 1


def test_staff_who_see_a_danger_are_heard(world: World, engineer: Member) -> None:
    """A plain sentence of danger counts, whoever says it."""
    reply = engineer.says("地下车库着火了快来人")

    assert "119" in reply
    assert "请发一个能打通的电话" not in reply
    case = world.cases()[0]
    assert (case.danger, case.reporter_name, case.reporter_phone) == ("fire", "王强", "13900000002")


@pytest.mark.parametrize("text", ["误报 没事了", "没事了", "人出来了", "取消", "火灭了 不用来了"])
def test_an_all_clear_is_heard(world: World, resident: Member, clerk: Member, text: str) -> None:
    """Thanks, the staff are told, and the case may be taken back."""
    resident.says(LIFT)
    clerk.hears()

    reply = resident.says(text)

    assert "人没事就好" in reply
    assert any("住户说没事了" in push and text in push for push in clerk.hears())
    resident.taps("撤销")
    resident.says("确认")
    assert world.cases()[0].status == "withdrawn"


@pytest.mark.parametrize(
    "text",
    [
        "没事了吗",
        "人还没出来",
        "灯灭了",
        "火灭了又着了",
        "水从墙里出来了",
        "还要多久出来",
        "人出来了没",
    ],
)
def test_what_is_not_over_is_no_all_clear(resident: Member, text: str) -> None:
    """A question, or a word of it, ends nothing."""
    resident.says(LIFT)

    assert "人没事就好" not in resident.says(text)


def test_an_all_clear_ends_what_it_names(world: World, resident: Member) -> None:
    """Of two emergencies the smell is gone from one, and the child is found in the other."""
    resident.says("厨房煤气味好重")
    resident.says("我家孩子找不到了")
    numbers = {case.danger: case.number for case in world.cases()}

    gas = resident.says("阀门关了 没味了")
    child = resident.says("孩子找到了")

    assert numbers["gas"] in gas
    assert numbers["child"] not in gas
    assert numbers["child"] in child


def test_what_is_not_over_after_the_work_goes_on(
    world: World, resident: Member, clerk: Member
) -> None:
    """The answer that the push offers works when it is typed, too."""
    resident.says("家里着火了")
    clerk.says("到场")
    clerk.says("完成 火已灭 锅烧干")
    resident.hears()

    resident.says("还有情况，又冒青气了")
    assert world.cases()[0].status == "reopened"


def test_who_did_not_want_to_live_is_not_left_after_one_word(resident: Member) -> None:
    """没事了 from them is heard, and somebody still calls."""
    resident.says("我不想活了")

    reply = resident.says("没事了")

    assert "同事还是会联系您" in reply
    assert "12356" in reply
    assert "撤销" not in reply


def test_a_place_that_is_still_unknown_is_asked_again(world: World, stranger: Member) -> None:
    """Nobody can come to a cry without a place."""
    assert "什么位置" in stranger.says("救命")
    assert "什么位置" in stranger.says("快点啊")
    stranger.says("3栋2单元")
    assert "转给值班人员" in stranger.says("13812345678")
    assert len(world.cases()) == 1


def test_a_question_about_another_matter_is_answered_for_that(
    world: World, resident: Member
) -> None:
    """Not all that is asked after an emergency is about it."""
    resident.says("卧室的灯不亮了")
    resident.says("确认")
    resident.says(LIFT)

    assert "报警铃" not in resident.says("我报的卧室灯什么时候来修")
    assert len(world.cases()) == 2


def test_thanks_after_a_rescue_end_it(world: World, resident: Member, clerk: Member) -> None:
    """Nobody who was in danger is asked whether it was repaired."""
    resident.says(LIFT)
    clerk.says("我去 5")
    clerk.says("到了")
    clerk.says("完成 人已救出")
    assert any("现在都没事了吗" in push for push in resident.hears())

    assert "人没事就好" in resident.says("好的 谢谢你们")
    assert world.cases()[0].status == "closed"


def test_a_card_of_an_emergency_says_so_with_phone_and_newest_words(
    world: World, resident: Member, clerk: Member
) -> None:
    """Where only a template message may go, it still tells whom to phone, and what is new."""
    clerk.hears()
    world.advance(days=3)
    resident.says("我不想活了")
    first = clerk.hears()
    resident.says("我在天台上了")
    later = clerk.hears()

    assert any("【紧急】我不想活了" in card and "13800000001 3-2-1501" in card for card in first)
    assert any("【紧急】我在天台上了" in card and "险情补充" in card for card in later)
    assert clerk.last.via == "template"
    assert len(world.cases()) == 1


@pytest.mark.parametrize(
    "text", ["屋里还有个小孩在哭", "还有个小女孩一个人在哭", "看见娃一个人在里头哭 你们快点"]
)
def test_a_child_who_is_there_belongs_to_what_goes_on(
    world: World, resident: Member, clerk: Member, text: str
) -> None:
    resident.says("对门1502打起来了，男的拿着菜刀")
    clerk.hears()
    resident.says(text)

    assert [case.danger for case in world.cases()] == ["violence"]
    assert any(text in push for push in clerk.hears())


@pytest.mark.parametrize("text", ["电梯门开了，我们都出来了", "放出来了，人没事"])
def test_who_is_out_is_heard_although_another_matter_is_asked_about(
    world: World, resident: Member, engineer: Member, text: str
) -> None:
    resident.says(LIFT)
    engineer.says("我去 5")
    assert "确认" in resident.says("顺便说一句，车库B1的灯坏了一排")
    engineer.hears()
    resident.says(text)

    assert any(text in push for push in engineer.hears())
    assert len(world.cases()) == 1
