"""What a case and its resident wait for decides what plain words of staff are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.places import place as places

if TYPE_CHECKING:
    from storage.store import Store
    from tests.flows.office import Office


def adds(office: Office, number: str, words: str) -> None:
    """Let the resident say more about a case."""
    case = office.case(number)

    def work(store: Store) -> None:
        context = office.context(store, "李雷").about(case)
        case_work.perform(store, context, case, resident_deed(context, "supplement", words))

    office.run(work)


@pytest.mark.parametrize(
    "text", ["晓得了 我拖完大堂就上去", "收到 带着家伙来", "我在路上了 四十分钟", "OK 半小时"]
)
def test_who_was_just_sent_and_says_they_come_takes_it(office: Office, text: str) -> None:
    number = office.dispatched()

    office.says("王强", text)

    assert office.case(number).status == "taken"
    assert any("已接单" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["收到 几楼", "知道了 谁去啊", "收到 18楼还是17楼"])
def test_who_asks_after_a_yes_takes_nothing(office: Office, text: str) -> None:
    number = office.dispatched()

    office.says("王强", text)

    assert office.case(number).status == "dispatched"


@pytest.mark.parametrize(
    "text", ["没换锁芯 打了点石墨粉就顺了 好了", "这回是线虚接 重新接了 亮了十分钟没灭"]
)
def test_who_is_there_and_says_what_came_of_it_is_done(office: Office, text: str) -> None:
    number = office.taken()
    office.says("王强", "到了")

    office.says("王强", text)

    assert office.case(number).status == "finished"


@pytest.mark.parametrize(
    "text", ["换了一个还是不亮", "好了叫你", "弄是弄了 明天再看", "还没换 等明天"]
)
def test_what_is_not_over_finishes_nothing(office: Office, text: str) -> None:
    number = office.taken()
    office.says("王强", "到了")

    office.heard("王强", text)

    assert office.case(number).status == "arrived"


def test_nobody_in_a_lift_is_nobody_who_did_not_open(office: Office) -> None:
    number = office.taken(description="电梯哐当响", place=places.at_public("2栋1单元电梯", "2"))

    office.says("王强", "到机房了 梯子我先停下来查 里头没人")

    assert office.case(number).status == "arrived"


def test_a_question_for_the_resident_goes_out_whatever_stands_before_it(office: Office) -> None:
    number = office.taken()

    office.says("王强", "漏保老化了 材料费六十五 问她同不同意换")

    assert office.case(number).status == "taken"
    assert any("材料费六十五" in push for push in office.pushes("李雷"))


def test_a_question_about_what_nobody_accepted_accepts_it(office: Office) -> None:
    number = office.opens().number

    office.says("陈静", "这个我收下了 先问下业主 是冷水还是热水")

    assert office.case(number).status == "accepted"
    assert any("是冷水还是热水" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["好 那我下午三点过去", "行 三点", "中 那就三点"])
def test_a_time_within_that_of_the_resident_is_agreed_upon(office: Office, text: str) -> None:
    number = office.taken()
    adds(office, number, "下午两点半以后在家")

    office.says("王强", text)

    assert any("约好了：今天15:00" in push and text in push for push in office.pushes("李雷"))


def test_another_time_than_that_of_the_resident_is_proposed(office: Office) -> None:
    number = office.taken()
    adds(office, number, "下午两点半以后在家")

    office.says("王强", "那我明天上午十点来")

    assert any("您看行吗" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["四点前我要去别家", "昨天三点就去过了"])
def test_a_time_to_which_nobody_comes_arranges_nothing(office: Office, text: str) -> None:
    number = office.taken()
    adds(office, number, "下午两点半以后在家")

    office.says("王强", text)

    assert not any("约" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize(
    "text", ["这扇门太沉了一个人抬不动 叫刘洋来搭把手", "让刘洋上来帮我抬一下", "刘洋过来一起抬下"]
)
def test_a_colleague_who_lends_a_hand_does_not_get_the_work(office: Office, text: str) -> None:
    number = office.taken()

    assert "已叫刘洋来搭把手" in office.says("王强", text)

    case = office.case(number)
    assert (case.status, case.engineer_id) == ("taken", "s-王强")
    assert any(text in push for push in office.pushes("刘洋"))


def test_who_can_not_do_it_calls_nobody_to_help(office: Office) -> None:
    number = office.taken()

    office.says("王强", "我弄不了 叫刘洋来弄")

    assert office.case(number).status == "accepted"
    assert office.pushes("刘洋") == []


def test_words_that_are_worth_a_note_are_kept_and_offered_to_the_resident(office: Office) -> None:
    number = office.taken()
    told = office.pushes("李雷")

    reply = office.says("王强", "面板是上个月烧水壶短路那次熏黑的 现在没事 线是好的")

    assert "要让住户知道就点告诉住户" in reply
    assert "上个月烧水壶" in office.timeline(number)[-1].text
    assert office.pushes("李雷") == told


@pytest.mark.parametrize("text", ["还剩哪家", "还有几户没弄", "剩下哪几家没去"])
def test_what_is_left_is_what_the_speaker_has(office: Office, text: str) -> None:
    number = office.taken()

    assert number in office.says("王强", text)


def test_two_names_of_one_case_are_said_of_it_together(office: Office) -> None:
    number = office.dispatched(description="客厅插座没电")

    office.says("王强", "先去1501 那个插座的料到了")

    assert office.case(number).status == "taken"
    assert "料到了" in office.timeline(number)[-1].text
