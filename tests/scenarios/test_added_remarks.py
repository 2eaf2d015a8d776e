"""Whatever is said beside an open case is added to it, unless it is surely another matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished, report
from tests.scenarios.test_open_remarks import running, words_on

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    ["我媳妇怀着呢，先拿个东西垫上也成", "二十可以", "那个管子俺使铁丝通过"],
)
def test_words_that_name_nothing_new_reach_who_comes(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Nobody is asked what they meant, and nothing is opened; another matter is a tap away."""
    number = running(resident, clerk, engineer)

    reply = resident.says(words)

    assert "已告诉王强师傅" in reply
    assert "没看懂" not in reply
    assert words in "".join(engineer.hears())
    assert words in words_on(world, number)
    assert len(world.cases()) == 1
    assert any(tap.content == f"报修 {words}" for tap in resident.last.options)


@pytest.mark.parametrize("words", ["不急，慢慢来", "👍", "辛苦师傅了"])
def test_a_courtesy_alone_is_answered_and_tells_nobody(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """A hint beside it goes on."""
    running(resident, clerk, engineer)

    assert "不客气" in resident.says(words)
    assert engineer.hears() == []

    resident.says("辛苦师傅 楼道口有台阶当心点")
    assert "当心点" in "".join(engineer.hears())
    assert len(world.cases()) == 1


def test_of_two_cases_the_one_that_fits_is_meant(
    world: World, resident: Member, clerk: Member
) -> None:
    """And else it is asked which, the words on each tap."""
    tap = report(resident, "厨房水龙头漏水")
    lock = report(resident, "卧室门锁打不开")
    clerk.hears()

    resident.says("门锁是前年换的")
    assert "门锁是前年换的" in words_on(world, lock)

    reply = resident.says("我媳妇怀着呢")
    assert tap in reply
    assert lock in reply
    resident.says("1")
    assert "我媳妇怀着呢" in words_on(world, tap) + words_on(world, lock)


@pytest.mark.parametrize("words", ["好使了", "这下严实了，修好了", "行了，能用"])
def test_fixed_in_whatever_words_closes(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """It is not asked again."""
    number = finished(resident, clerk, engineer)

    resident.says(words)

    assert world.case(number).status == "closed"


@pytest.mark.parametrize(
    ("words", "score"), [("四颗星，进门没套鞋套，扣一颗", 4), ("一星，满地木屑不扫", 1)]
)
def test_a_score_is_taken_with_its_reason(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str, score: int
) -> None:
    """What was taken off is no second score, and a poor one no praise."""
    number = finished(resident, clerk, engineer)

    assert f"记了{score}分" in resident.says(words)
    assert world.case(number).rating == score
    assert words in words_on(world, number)


def test_another_time_is_passed_on_in_words(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """Whoever comes reads why."""
    running(resident, clerk, engineer)

    assert "改到" in resident.says("明天上午不行，后天下午吧，钥匙没给别人")
    assert "钥匙没给别人" in "".join(engineer.hears())


def test_who_is_angry_is_heard_by_who_comes(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """In their words, although nothing is late."""
    running(resident, clerk, engineer)

    resident.says("我请了半天假！！下午一点必须走")
    assert "下午一点必须走" in "".join(engineer.hears())


def test_a_question_is_passed_on_with_by_when(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """Where only who comes can answer it."""
    running(resident, clerk, engineer)

    assert "前回您" in resident.says("那这两天咋办")
    assert "住户问：那这两天咋办" in "".join(engineer.hears())


def test_a_case_is_kept_unless_it_is_surely_called_off(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Whatever is no yes keeps it, and is kept with it."""
    number = running(resident, clerk, engineer)

    assert "要撤销吗" in resident.says("撤销")
    assert "不撤，单子留着" in resident.says("等等别撤，我老丈人在家")
    assert "我老丈人在家" in "".join(engineer.hears())
    resident.says("再不来我自己找人了")
    assert world.case(number).status == "taken"

    resident.says("撤销")
    resident.says("嗯撤")
    assert world.case(number).status == "withdrawn"


def test_nobody_is_sent_for_a_chat(world: World, resident: Member) -> None:
    """However often."""
    for words in ("炖了排骨给你留一碗", "汤在锅里", "早点回家吃饭", "周末回奶奶家吃饭"):
        resident.says(words)

    assert world.cases() == []


def test_a_fault_beside_a_suggestion_is_a_report(world: World, resident: Member) -> None:
    """What is suggested is no fault, so that none of the same kind goes on about it."""
    resident.says("建议垃圾房边上装个洗手池")
    resident.says("确认")
    resident.says("话说垃圾房那个门今天关不上了，一直敞着臭")
    resident.says("对，师傅们弄一下")

    assert sorted(case.kind for case in world.cases()) == ["report", "suggestion"]


@pytest.mark.parametrize(
    ("words", "phone"),
    [
        ("我上课不能接，打我妈的一三九 一二三四 零零零七", "13912340007"),
        ("再留一个备用电话13912340007", "13800000001"),
    ],
)
def test_the_number_to_call_is_the_one_that_is_named(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str, phone: str
) -> None:
    running(resident, clerk, engineer)
    resident.says(words)

    assert world.cases()[0].reporter_phone == phone


def test_where_the_valve_is_is_no_other_place(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    running(resident, clerk, engineer)
    resident.says("水表箱在过道右手边 总阀锈了要用管钳")

    assert len(world.cases()) == 1
    assert "总阀锈了要用管钳" in "".join(engineer.hears())


def test_a_score_can_be_changed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    finished(resident, clerk, engineer)
    resident.says("修好了")
    resident.says("4星")
    resident.says("给少了 师傅还顺手给门轴上了油 改5")

    assert world.cases()[0].rating == 5


def test_what_was_watched_for_a_night_is_a_verdict(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    finished(resident, clerk, engineer)
    resident.says("观察了一晚上，地上还是有一小滩")

    assert world.cases()[0].status == "reopened"


def test_a_way_behind_a_yes_is_no_lift_that_broke(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    running(resident, clerk, engineer)
    resident.says("行吧，九楼电梯出来右手边")

    assert "九楼电梯出来右手边" in "".join(engineer.hears())
    assert "楼道" in resident.says("行吧，楼道灯也坏了")
    assert len(world.cases()) == 1


def test_to_when_the_visit_is_moved_is_taken_as_said(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    running(resident, clerk, engineer)
    reply = resident.says("周四又不行了，改礼拜六下午2点半以后")

    assert "14:30" in reply
    assert world.cases()[0].available_from is not None


def test_a_fault_after_a_polite_word_is_no_question(resident: Member) -> None:
    assert "报修内容" in resident.says("请问，窗户的把手，坏掉了了，关不能")
