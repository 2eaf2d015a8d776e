"""Who leads goes on asking without saying all of it again, and says whom to press or to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


def two(office: Office) -> tuple[str, str]:
    """Return the numbers of a case of 王强 and of one of 刘洋."""
    pipe, lamp = office.taken(), office.dispatched(description="走廊灯不亮")
    office.says("陈静", f"转 {lamp} 刘洋")
    return pipe, lamp


def test_the_same_is_asked_of_another_colleague(office: Office) -> None:
    pipe, lamp = two(office)
    assert pipe in office.says("周敏", "王强手里几单")

    reply = office.says("周敏", "那刘洋呢")

    assert lamp in reply
    assert pipe not in reply


def test_what_is_overdue_is_narrowed(office: Office) -> None:
    pipe, lamp = two(office)
    office.advance(days=2)
    assert pipe in office.says("周敏", "哪些超时了")

    assert lamp in office.says("周敏", "刘洋的呢")
    assert pipe not in office.says("周敏", "刘洋超时几单")


def test_he_is_who_was_spoken_of(office: Office) -> None:
    pipe, lamp = two(office)
    office.says("周敏", "走廊灯那单是谁的")

    office.says("周敏", "让他今天必须给个说法")

    assert any("让刘洋今天必须给个说法" in push for push in office.pushes("刘洋"))
    assert office.case(lamp).status == "dispatched"
    assert office.case(pipe).status == "taken"


def test_whom_is_asked_where_nobody_was_spoken_of(office: Office) -> None:
    pipe, _ = two(office)
    office.advance(days=2)

    assert f"催 {pipe}" in (office.heard("周敏", "催他快点") or "")


def test_other_days_are_asked_for(office: Office) -> None:
    number = office.opens().number
    office.advance(days=7)
    assert "没有新进来的单" in office.says("周敏", "这周报了多少")

    assert number in office.says("周敏", "上周呢")


def test_an_answer_is_gone_into(office: Office) -> None:
    number = office.dispatched()
    office.advance(days=2)
    office.says("周敏", "今天怎么样")

    assert number in office.says("周敏", "是哪个")


@pytest.mark.parametrize("text", ["谁最慢", "谁超时最多", "谁老拖"])
def test_figures_of_colleagues_stand_side_by_side(office: Office, text: str) -> None:
    two(office)
    office.advance(days=2)

    reply = office.says("周敏", text)

    assert "王强：在办1" in reply
    assert "刘洋：在办1" in reply


def test_what_was_given_and_not_taken_is_listed(office: Office) -> None:
    pipe, lamp = two(office)

    reply = office.says("周敏", "派出去还没人接的有吗")

    assert lamp in reply
    assert pipe not in reply


def test_who_is_named_beside_who_is_sent_has_the_case(office: Office) -> None:
    office.opens(description="单元门关不上")  # it is nobody's, and not meant
    number = office.taken()

    office.says("陈静", "让王强别管了，给刘洋")

    assert office.case(number).status == "dispatched"
    assert any(number in push for push in office.pushes("刘洋"))


def test_a_resident_is_told_by_name_and_nobody_else(office: Office) -> None:
    number = office.taken()
    before = office.pushes("李雷")

    office.says("陈静", "跟王阿姨说一声师傅下午到")
    assert office.pushes("李雷") == before

    office.says("陈静", "跟李先生说一声师傅下午到")
    assert any(number in push and "师傅下午到" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["让他把水管弄好", "叫师傅今天必须修好"])
def test_what_somebody_is_to_do_is_not_done(office: Office, text: str) -> None:
    number = office.taken()

    office.heard("周敏", text)

    assert office.case(number).status == "taken"


@pytest.mark.parametrize("text", ["走廊灯怎么样了", "走廊灯为什么还没修", "3栋走廊灯修得咋样了"])
def test_a_case_is_asked_after_by_what_it_is_about(office: Office, text: str) -> None:
    pipe, lamp = two(office)

    reply = office.says("周敏", text)

    assert lamp in reply
    assert pipe not in reply


def test_who_was_sent_is_put_right(office: Office) -> None:
    office.taken()
    number = office.opens(description="走廊灯不亮").number
    office.says("陈静", "走廊灯没人管啊，派王强")

    office.says("陈静", "不对，派刘洋")

    assert any(number in push for push in office.pushes("刘洋"))


def test_what_is_given_by_what_it_is_about_is_asked_where_two_fit(office: Office) -> None:
    lock = office.opens(description="门锁打不开", category="doors_windows_walls").number
    pipe = office.opens(description="水管漏水").number
    socket = office.opens(description="插座没电", category="electricity_lighting").number

    reply = office.says("陈静", "门锁的给刘洋，水管和插座都给王强")

    assert f"已派给刘洋：{lock}" in reply
    assert "是哪一单" in reply
    assert pipe in reply
    assert socket in reply


def test_what_somebody_off_has_is_given_to_another(office: Office) -> None:
    office.opens(description="走廊灯不亮")  # nobody's, and not meant

    assert office.says("陈静", "刘洋请假了，他的单都给王强") == "刘洋手上没有在办的单。"


def test_what_must_be_done_soon_presses_who_has_it(office: Office) -> None:
    number = office.taken()

    office.heard("周敏", "李雷家的今天必须修完")

    assert office.case(number).status == "taken"
    assert any("今天必须修完" in push for push in office.pushes("王强"))


@pytest.mark.parametrize("text", ["三楼那家谁在弄", "3楼那个修好没", "3栋3楼什么情况"])
def test_a_case_is_named_by_its_floor(office: Office, text: str) -> None:
    pipe, lamp = two(office)
    office.run(
        lambda store: store.connection.execute(
            "UPDATE cases SET room = '304' WHERE number = :number", number=lamp
        )
    )

    reply = office.says("周敏", text)

    assert lamp in reply
    assert pipe not in reply


@pytest.mark.parametrize("text", ["1501那单谁干的 换了什么", "1501上次谁修的", "李雷家的谁修的"])
def test_of_a_home_where_nothing_is_open_the_last_is_shown(office: Office, text: str) -> None:
    number = office.finished()
    office.run(
        lambda store: store.connection.execute(
            "UPDATE cases SET status = 'closed' WHERE number = :number", number=number
        )
    )

    reply = office.says("周敏", text)

    assert number in reply
    assert "换了角阀" in reply


def test_who_has_nothing_untaken_is_shown_with_what_they_do(office: Office) -> None:
    pipe, _ = two(office)
    office.says("周敏", "派出去还没人接的有哪些")

    assert pipe in office.says("周敏", "王强那边呢")


def test_she_is_the_resident_who_was_named(office: Office) -> None:
    office.taken()
    office.says("周敏", "李雷那单谁在弄")

    office.says("周敏", "跟他说下午两点前到")

    assert any("下午两点前到" in push for push in office.pushes("李雷"))


def test_what_goes_to_another_takes_words_for_who_had_it(office: Office) -> None:
    pipe, lamp = two(office)

    office.says("周敏", "走廊灯那单给王强 你只管别的")

    assert (office.case(lamp).engineer_id, office.case(pipe).engineer_id) == ("s-王强", "s-王强")
