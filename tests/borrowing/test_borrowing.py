"""A loan from one free sentence to its rating, as everybody concerned sees it, on both databases.

Nothing in flows/, bot/ or storage/ knows of this kind.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.desk import desk
from storage.store import Store
from tests.borrowing.conftest import WITH_LOANS
from tests.borrowing.loan import loan_of
from tests.borrowing.story import NEIGHBOUR, NUMBER, borrow, heard
from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

ROOT = Path(__file__).parents[2]


def test_the_core_knows_nothing_of_it() -> None:
    """Neither its name nor its letters stand anywhere but in its own folder."""
    files = [
        path
        for folder in ("bot", "flows", "nlp", "storage")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".sql", ".txt", ".tsv"}
    ]
    named = re.compile(r"borrow|loans|\bJW\b", re.IGNORECASE)

    assert len(files) > 400
    assert [path.name for path in files if named.search(path.read_text("utf-8"))] == []


def test_without_the_line_in_the_catalog_it_is_no_subject(ordinary: World) -> None:
    """In the ordinary world 续借 is no command, and who wants a ladder asks for help."""
    resident, clerk = ordinary.member("李雷"), ordinary.member("陈静")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    assert "借用" not in resident.says("我想借一下梯子")
    assert "QZ20261124-0001" in resident.says("确认")

    known = ordinary.config.settings
    assert not desk.is_command("续借 QZ20261124-0001", known)
    assert desk.is_command("续借 QZ20261124-0001", known.with_catalog(WITH_LOANS))
    assert "不是借用单" not in clerk.says("借出 QZ20261124-0001")
    assert ordinary.case("QZ20261124-0001").status == "registered"


@pytest.mark.parametrize("words", ["我想借一下梯子", "能借个梯子用用吗", "物业有梯子借吗"])
def test_a_free_sentence_leads_to_a_number(world: World, resident: Member, words: str) -> None:
    """Whatever else is understood, a question too; the reply says what comes next and by when."""
    reply = borrow(resident, words)

    assert NUMBER in reply
    assert "值班管理员今天14:00前给您准备好" in reply  # four hours of work from ten
    case = world.case(NUMBER)
    assert (case.kind, case.status, case.due_for) == ("borrow", "asked", "lend")


def test_a_word_alone_is_asked_what_and_the_card_has_no_category(resident: Member) -> None:
    """借用 begins one; what it is for is no problem of a category."""
    assert "想借什么" in resident.says("借用")
    card = resident.says("借把梯子换灯泡")
    assert "借用内容" in card
    assert "类别" not in card
    assert "问题" not in card

    assert NUMBER in resident.says("确认")


def test_from_the_request_to_the_rating(
    world: World, resident: Member, clerk: Member, head: Member
) -> None:
    """Clerks hear of it, lend it and take it back; the resident hears each step, and rates it."""
    borrow(resident)
    pushed = heard(clerk)
    assert f"要借东西 {NUMBER}" in pushed
    assert "请在今天14:00前备好借出" in pushed

    clerk.taps("借出")
    news = heard(resident)
    assert "梯子借给您了" in news
    assert "后天10:00前还" in news
    assert world.case(NUMBER).status == "lent"

    reply = head.says(f"归还 {NUMBER}")
    assert "单子已办结" in reply
    assert "孙丽收回了梯子" in heard(clerk)  # a colleague of who lent it
    assert "打个分" in heard(resident)

    resident.taps("评价")
    resident.says("5")
    assert "记了5分" in resident.says("很方便")
    assert "5分：很方便" in heard(clerk)

    case = world.case(NUMBER)
    assert (case.status, case.closed_as, case.rating) == ("closed", "given_back", 5)
    assert case.rating_text == "很方便"


def test_rated_in_one_line(world: World, resident: Member, clerk: Member) -> None:
    """评价 N 5 is the contract's word for every kind; not before it is back."""
    borrow(resident)
    assert "还没归还" in resident.says(f"评价 {NUMBER} 4")
    clerk.says(f"借出 {NUMBER}")
    clerk.says(f"归还 {NUMBER}")

    assert "记了4分" in resident.says(f"评价 {NUMBER} 4")
    assert world.case(NUMBER).rating == 4


def test_another_question_in_front_gives_way_to_it(resident: Member, clerk: Member) -> None:
    """Who is asked for a rating and wants to borrow again is not told to write a number."""
    borrow(resident)
    clerk.says(f"借出 {NUMBER}")
    clerk.says(f"归还 {NUMBER}")
    assert "您满意吗" in resident.says("评价")

    assert "JW20261124-0002" in borrow(resident, "物业有梯子借吗")


def test_progress_reads_the_kinds_own_words(resident: Member, clerk: Member) -> None:
    """Each status has its word, and what comes next; the stored name is never read."""
    borrow(resident)
    asked = resident.says("进度")
    assert f"{NUMBER} 已登记，等同事准备" in asked
    assert "今天14:00前" in asked
    clerk.says(f"借出 {NUMBER}")
    lent = resident.says("进度")
    assert f"{NUMBER} 在您手上，用完请还" in lent
    assert "梯子请在后天10:00前还到服务中心" in lent
    clerk.says(f"归还 {NUMBER}")
    closed = resident.says(f"进度 {NUMBER}")
    assert "已归还，谢谢您" in closed

    for reply, status in ((asked, "asked"), (lent, "lent"), (closed, "closed")):
        assert status not in reply


def test_urging_reaches_who_is_to_lend(world: World, resident: Member, clerk: Member) -> None:
    """催单 pushes the clerks; the third goes before who leads; what is lent can't be urged."""
    head = world.member("孙丽")
    borrow(resident)
    heard(clerk)
    assert "第1次" in resident.says("催单")
    assert f"催单 {NUMBER}" in heard(clerk)
    for _ in range(2):
        world.advance(minutes=31)
        resident.says("催单")
    assert "住户多次催单" in heard(head)

    clerk.says(f"借出 {NUMBER}")
    assert "已经借给您了" in resident.says("催单")


def test_what_the_resident_adds_reaches_the_clerk_and_is_withdrawn(
    world: World, resident: Member, clerk: Member
) -> None:
    """补充 and 撤销 are those of every kind."""
    borrow(resident)
    resident.says("补充 要两米以上的")
    assert "要两米以上的" in heard(clerk)
    assert "要撤销吗" in resident.says("撤销")
    assert "已撤销" in resident.says("确认")
    assert "住户不借了" in heard(clerk)

    assert world.case(NUMBER).status == "withdrawn"
    assert loan_of(world.case(NUMBER)).lent_at is None


def test_today_counts_it(world: World, resident: Member) -> None:
    """A supervisor's day has it among the new and the open ones."""
    boss = world.member("周敏")
    assert "新增0" in boss.says("今日")
    borrow(resident)

    day = boss.says("今日")
    assert "新增1" in day
    assert "在办1" in day
    assert "待借出" in boss.says(f"状态 {NUMBER}")


def test_what_cant_be_lent_comes_with_its_reason(
    world: World, resident: Member, clerk: Member
) -> None:
    """关单 needs a reason, which the resident reads."""
    borrow(resident)
    assert "写上借不了的原因" in clerk.says(f"关单 {NUMBER}")
    assert "已关单" in clerk.says(f"关单 {NUMBER} 梯子送修了，周五回来")
    assert "这次借不了：梯子送修了，周五回来" in heard(resident)

    assert world.case(NUMBER).closed_as == "by_staff"


def test_an_engineer_may_look_but_not_lend(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """Who only works sees where the ladder is; what is not theirs is refused with a sentence."""
    borrow(resident)
    assert "待借出" in engineer.says(f"状态 {NUMBER}")
    assert "您的岗位不能借出" in engineer.says(f"借出 {NUMBER}")
    assert "您的岗位不能用“借出”" in engineer.says("借出")
    clerk.says(f"借出 {NUMBER}")
    assert "您的岗位不能归还" in engineer.says(f"归还 {NUMBER}")


def test_acts_of_other_kinds_are_no_step_of_it(resident: Member, clerk: Member) -> None:
    """派 fits no loan, 借出 no report; each refusal says what is possible."""
    borrow(resident)
    reply = clerk.says(f"派 {NUMBER} 王强")
    assert "是借用，没有“派”这一步" in reply
    assert "借出" in reply
    assert "在跟" in resident.says(f"没修好 {NUMBER}")  # told to who has it, no verdict
    repair = report(resident)

    assert "不是借用单，不能借出" in clerk.says(f"借出 {repair}")


def test_twice_and_too_early_are_answered_kindly(resident: Member, clerk: Member) -> None:
    """What is lent is not lent again, and what is not lent does not come back."""
    borrow(resident)
    assert "还没借出，不能归还" in clerk.says(f"归还 {NUMBER}")
    clerk.says(f"借出 {NUMBER}")
    assert "已经借出了" in clerk.says(f"借出 {NUMBER}")
    clerk.says(f"归还 {NUMBER}")
    assert "不能再归还" in clerk.says(f"归还 {NUMBER}")


def test_to_others_it_does_not_exist(world: World, resident: Member, clerk: Member) -> None:
    """Another resident, and a clerk of another community, read what a made-up number brings."""
    borrow(resident)
    other = world.member("张秀英")
    other.follows()
    other.says(NEIGHBOUR)
    never = "JW20990101-9999"
    for word in ("进度", "催单", "撤销", "补充", "评价"):
        assert other.says(f"{word} {NUMBER}") == other.says(f"{word} {never}")
    assert "梯子" not in other.says("进度")

    world.service.database.run(lambda c: _move_away(c, "孙丽"))
    away = world.member("孙丽")
    for word in ("状态", "借出", "归还"):
        assert away.says(f"{word} {NUMBER}") == away.says(f"{word} {never}")
    assert NUMBER in clerk.says(f"状态 {NUMBER}")


def _move_away(connection: Connection, name: str) -> None:
    connection.execute("UPDATE staff SET community = '翠湖二期' WHERE name = :name", name=name)


def test_a_clerk_enters_it_for_a_caller(world: World, clerk: Member) -> None:
    """代报 reads the kind out of the same words, and needs no place."""
    reply = clerk.says("代报 3-2-1501 李雷 13800000001 想借一下梯子")

    assert "JW20261124-0001" in reply
    assert world.case(NUMBER).source == "phone"


def test_who_borrowed_is_asked_the_day_after(world: World, resident: Member) -> None:
    """The kind says when and in which words; the queue knows nothing of it."""
    clerk = world.member("陈静")
    borrow(resident)
    clerk.says(f"借出 {NUMBER}")
    clerk.says(f"归还 {NUMBER}")
    heard(resident)
    world.advance(days=1.2)

    assert "借的东西好用吗？\n您满意吗？" in heard(resident)
    assert "主管" in resident.says("不满意 梯子有点晃")
    case = world.case(NUMBER)
    events = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    assert "不满意 梯子有点晃" in events[-1].text
