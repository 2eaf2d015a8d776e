"""What is said beside something open is decided by what is open, in whatever words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.reporting import NUMBER, finished, report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

REMARKS = (  # each with a part of the answer
    ("报错地方了，是卫生间", "补充"),
    ("师傅说要换件，得等两天", "补充"),
    ("水更大了", "补充"),
    ("我明天不在家", "补充"),
    ("进小区走西门，东门关着", "补充"),
    ("师傅电话打不通啊", "尽快联系您"),
    ("没人来啊", "王强师傅"),
    ("怎么还没动静", "王强师傅"),
    ("行，我在家等着", "王强师傅"),
    ("漏接了师傅电话", "再打给您"),
    ("换个时间吧，周六上午", "改到"),
    ("修这个收费吗", "看过才说得准"),
)


def running(resident: Member, clerk: Member, engineer: Member, text: str = "厨房水管漏水了") -> str:
    """Return the number of a case that 王强 has taken."""
    number = report(resident, text)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    resident.hears()
    engineer.hears()
    return number


def words_on(world: World, number: str) -> str:
    """Return all that stands on the timeline of a case."""
    case = world.case(number)
    events = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    return "\n".join(event.text or "" for event in events)


def test_ten_remarks_on_a_running_case_open_no_other(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Never a new case, never praise, never a complaint against somebody."""
    number = running(resident, clerk, engineer)

    for words, answer in REMARKS:
        reply = resident.says(words)
        assert answer in reply, (words, reply)
        assert "夸奖" not in reply
        assert "内容：" not in reply

    assert [case.number for case in world.cases()] == [number]
    written = words_on(world, number)
    for words in ("报错地方了", "师傅说要换件", "水更大了", "师傅电话打不通啊", "修这个收费吗"):
        assert words in written


def test_another_place_or_another_thing_is_a_case_of_its_own(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """And so is what somebody says is another matter."""
    number = running(resident, clerk, engineer)

    for words in ("卧室的灯也不亮了", "楼道声控灯坏了", "跟这个没关系，我家门锁坏了"):
        resident.says(words)
        assert number not in resident.last.text
        resident.says("取消")

    assert "门锁" not in words_on(world, number)


def test_a_phone_that_nobody_answers_is_that_of_who_is_to_come(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Nobody else is named: the worker is asked to call, and no alarm is raised."""
    number = running(resident, clerk, engineer)

    reply = resident.says("他电话打不通")

    assert "尽快联系您" in reply
    assert "120" not in reply
    assert [case.number for case in world.cases()] == [number]
    assert world.case(number).danger is None
    assert engineer.hears()


def test_without_a_running_case_such_words_alarm(world: World, resident: Member) -> None:
    """Nobody is on the way whose phone it could be."""
    assert "120" in resident.says("他电话打不通")
    assert world.cases()[0].danger


@pytest.mark.parametrize(
    "words", ["好了好了，谢谢师傅", "嗯已经正常了", "弄好了辛苦你们", "没问题了", "没有没修好"]
)
def test_what_says_that_it_is_right_never_takes_it_back(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """It is closed, or asked for once more; a double denial is none."""
    number = finished(resident, clerk, engineer)

    resident.says(words)

    assert world.case(number).status in {"closed", "finished"}
    assert len(world.cases()) == 1


@pytest.mark.parametrize(
    "words", ["才过一晚又开始滴水", "修了跟没修一样", "不是没来，来了，没修成", "水还是往外冒"]
)
def test_what_says_that_it_is_not_right_brings_somebody_back(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """In the words in which it was said."""
    number = finished(resident, clerk, engineer)

    resident.says(words)

    assert world.case(number).status == "reopened"
    assert words in words_on(world, number)


def test_something_else_that_broke_does_not_take_it_back(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """不是没修好 denies it, and 别的 names another matter."""
    number = finished(resident, clerk, engineer)

    resident.says("不是没修好，是又坏了别的")

    assert world.case(number).status == "finished"
    assert "不是没修好" not in words_on(world, number)


def test_the_same_told_anew_after_the_work_asks_which(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Whoever tells it as if it were new may mean that it was not repaired."""
    number = finished(resident, clerk, engineer)

    reply = resident.says("厨房水管漏水了")
    assert "没修好" in reply
    assert "另一件事" in reply
    resident.says("1")

    assert world.case(number).status == "reopened"
    assert len(world.cases()) == 1


def test_a_yes_to_two_things_asks_which(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """A repair that waits for a word, and a complaint that a clerk entered: it is for one."""
    repaired = finished(resident, clerk, engineer)
    clerk.says("代报 3栋2单元1501 13800000001 投诉楼下广场舞太吵")
    complained = next(c.number for c in world.cases() if c.number != repaired)
    resident.hears()

    reply = resident.says("没问题")

    assert repaired in reply
    assert complained in reply
    assert world.case(repaired).status == "finished"
    resident.says("1" if reply.index(repaired) < reply.index(complained) else "2")
    assert world.case(repaired).closed_as == "confirmed"


def test_unsure_asks_twice_and_then_a_person_comes(world: World, resident: Member) -> None:
    """The words stand on each tap; the third time nobody has to say it again."""
    reply = resident.says("那个东西又那样了")
    assert "只是问问" in reply
    assert "报修：" in reply
    assert world.cases() == []

    assert "只是问问" in resident.says("就是那个那个东西")
    assert world.cases() == []
    reply = resident.says("就是我家里那个，又不对劲了")

    assert "不让您再说一遍" in reply
    assert "前打您登记的电话" in reply
    assert "又不对劲了" in world.cases()[0].description


def test_a_tap_on_a_reading_keeps_the_words(world: World, resident: Member) -> None:
    """Nobody types it twice."""
    resident.says("那个东西又那样了")
    resident.says("1")
    assert "那个东西又那样了" in resident.says("1")
    assert NUMBER.search(resident.says("确认"))

    assert world.cases()[0].description == "那个东西又那样了"


@pytest.mark.parametrize(
    "words",
    ["停车费多少钱一个月", "谢谢你们", "气死我了", "什么破物业", "你们到底管不管", "哈哈哈"],
)
def test_what_is_no_matter_becomes_no_complaint(world: World, resident: Member, words: str) -> None:
    """Questions, thanks, chat, anger that names nothing: who is angry is asked what happened."""
    reply = resident.says(words)

    assert "内容：" not in reply
    assert "被投诉" not in reply
    if "气" in words or "管" in words or "破" in words:
        assert "出了什么事" in reply
    assert world.cases() == []


def test_who_only_asks_is_answered_by_the_office(resident: Member) -> None:
    """The words that nobody was sure of turn out to be a question."""
    reply = resident.says("那个东西又那样了")
    place = next(line[0] for line in reply.split("\n") if "只是问问" in line)

    assert "0571-88880001" in resident.says(place)


def test_fixed_before_anybody_said_so_reaches_who_works_on_it(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The worker forgot to say so; where nobody needs to come any more, a tap withdraws it."""
    number = running(resident, clerk, engineer)

    reply = resident.says("修好了")
    assert "已告诉王强师傅" in reply
    assert "自己好了" in reply

    assert "住户说已经修好" in words_on(world, number)
    assert "住户说已经修好" in "".join(engineer.hears())
    assert world.case(number).status == "taken"


def test_a_score_in_any_words_is_kept_with_what_was_said(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """三分，来得太慢 is a score and its reason."""
    number = finished(resident, clerk, engineer)
    resident.says("修好了")
    resident.taps("评价")

    resident.says("三分，来得太慢")

    case = world.case(number)
    assert (case.rating, case.rating_text) == (3, "三分，来得太慢")


def test_a_score_in_the_same_breath_as_the_yes_counts(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Nobody has to say it twice."""
    number = finished(resident, clerk, engineer)

    resident.says("修好了，给五星")

    assert (world.case(number).closed_as, world.case(number).rating) == ("confirmed", 5)


@pytest.mark.parametrize(
    "words",
    ["啊对不起我在地铁上没信号，二十分钟到家", "总阀在哪儿哟我不晓得"],
)
def test_a_remark_on_the_visit_is_no_danger(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Who comes reads it; nobody is asked whether somebody is in danger."""
    number = running(resident, clerk, engineer)
    assert "有危险" not in resident.says(words)
    assert words in words_on(world, number)
