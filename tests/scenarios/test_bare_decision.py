"""Who is asked for a decision answers with the bare word; whoever is asked something else, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import DANCE, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OTHER = "我要投诉，装修噪音从早上六点开始，电钻响一天"


def proposed(world: World, resident: Member, words: str = DANCE) -> str:
    """Return the number of a complaint that waits for the decision of 周敏."""
    number = investigated(world, resident, words)
    head = world.member("孙丽")
    head.says(f"调查 {number} 已到现场核实，问过双方")
    head.says(f"属实 {number} 已核实")
    assert "周敏" in head.says(f"方案 {number} 与舞队约定21点结束，3天内落实")
    return number


@pytest.mark.parametrize("word", ["同意", "批准", "同意，请尽快落实"])
def test_a_bare_yes_approves_the_only_one(
    world: World, resident: Member, supervisor: Member, word: str
) -> None:
    """The reply names the number."""
    number = proposed(world, resident)

    assert f"审批记下了 {number}" in supervisor.says(word)

    assert world.case(number).status == "carrying_out"


@pytest.mark.parametrize("word", ["驳回 措施太笼统", "驳回，措施太笼统", "不同意 措施太笼统"])
def test_a_no_with_its_reason_sends_the_plan_back(
    world: World, resident: Member, supervisor: Member, word: str
) -> None:
    """The handler reads the reason."""
    number = proposed(world, resident)

    assert number in supervisor.says(word)

    assert world.case(number).status == "assessed"
    assert "措施太笼统" in "\n".join(world.member("孙丽").hears())


def test_of_several_the_choices_are_offered(
    world: World, resident: Member, supervisor: Member
) -> None:
    """The number chosen is decided with the word that was said."""
    first, second = proposed(world, resident), proposed(world, resident, OTHER)

    offered = supervisor.says("同意")
    assert first in offered
    assert second in offered
    assert {world.case(n).status for n in (first, second)} == {"proposed"}
    supervisor.says("2")

    assert sorted(world.case(n).status for n in (first, second)) == ["carrying_out", "proposed"]


def test_nobody_else_decides_by_it(world: World, resident: Member) -> None:
    """What waits for 周敏 does not wait for who handles it, nor for who is above."""
    number = proposed(world, resident)

    for name in ("孙丽", "吴总", "陈静", "李雷"):
        assert number not in world.member(name).says("同意")

    assert world.case(number).status == "proposed"


def test_without_anything_to_decide_it_is_no_decision(supervisor: Member) -> None:
    """It is answered as any other word, and says nothing of 审批."""
    assert "审批" not in supervisor.says("同意")


def test_a_question_that_no_yes_answers_does_not_take_it(
    world: World, resident: Member, supervisor: Member
) -> None:
    """A report is not told by 同意: the case that waits for it is decided, and the form stays."""
    number = proposed(world, resident)
    supervisor.says("报修")

    assert number in supervisor.says("同意")

    assert world.case(number).status == "carrying_out"
    assert "继续" not in supervisor.says("3栋2单元1602的水管漏水")


@pytest.mark.parametrize(("tap", "decided"), [("1", True), ("2", False)])
def test_where_both_fit_one_is_asked(
    world: World, resident: Member, supervisor: Member, tap: str, *, decided: bool
) -> None:
    number = proposed(world, resident)
    supervisor.says("3栋2单元电梯口的灯不亮了")
    supervisor.says("13900000007")

    assert "1. 审批" in supervisor.says("同意")
    assert world.case(number).status == "proposed"
    supervisor.says(tap)

    assert (world.case(number).status == "carrying_out") is decided
    assert (len(world.cases()) == 1) is decided


def test_who_shares_a_home_is_asked_by_the_same_word(
    world: World, resident: Member, supervisor: Member
) -> None:
    """A yes to another account of the own home is no decision on a complaint."""
    number = proposed(world, resident)
    supervisor.says("绑定 5栋1单元802 张秀英 13800000003")
    other = world.member("路人")
    other.follows()
    other.says("绑定 5栋1单元802 张秀英 13800000003")
    world.sweep()

    assert "绑定" in supervisor.says("同意")
    assert world.case(number).status == "proposed"

    supervisor.says("同意")
    assert world.case(number).status == "carrying_out"


def test_a_sentence_that_begins_so_is_a_sentence(
    world: World, resident: Member, supervisor: Member
) -> None:
    """Only the word alone, or before a pause, decides."""
    number = proposed(world, resident)

    supervisor.says("同意书在哪里领")
    supervisor.says("通过监控看到3栋楼下有人堆杂物")

    assert world.case(number).status == "proposed"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("好，就照这个办，跟领舞的阿姨好好说，别伤和气", "carrying_out"),
        ("那行，五百以内你定，超了再找我", "carrying_out"),
        ("不行，光口头提醒有啥用，要停工三天", "assessed"),
        ("先放一放，预算下个月才批下来", "proposed"),
    ],
)
def test_a_decision_in_plain_words_is_kept_whole(
    world: World, resident: Member, supervisor: Member, words: str, status: str
) -> None:
    """Conditions and reasons stand with it."""
    number = proposed(world, resident)

    supervisor.says(words)

    assert world.case(number).status == status
    case = world.case(number)
    lines = world.store(lambda store: store.cases.timeline(case.id))
    assert isinstance(lines, list)
    assert status == "proposed" or any(words in one.text for one in lines)


def test_what_is_no_plain_decision_is_asked(
    world: World, resident: Member, supervisor: Member
) -> None:
    """The words go with whichever is tapped; a question is offered to who handles it."""
    number = proposed(world, resident)

    assert "是同意吗" in supervisor.says("光道歉力度还差一点")
    assert "先问清楚再定" in supervisor.says("同款多少钱")
    assert world.case(number).status == "proposed"


def test_what_is_agreed_on_is_read_by_who_carries_it_out(
    world: World, resident: Member, supervisor: Member
) -> None:
    """A condition is part of the decision."""
    number = proposed(world, resident)
    supervisor.says(f"审批 {number} 同意 三千以内就批，超了重新报我")
    assert world.case(number).status == "carrying_out"
    heard = [text for name in ("孙丽", "周敏") for text in world.member(name).hears()]
    assert any("已批准" in text and "超了重新报我" in text for text in heard), heard
