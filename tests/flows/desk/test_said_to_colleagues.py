"""What staff say to each other about a case reaches who works on it, and no resident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


def test_what_is_said_with_accepting_goes_along(office: Office) -> None:
    number = office.opens().number

    assert "已受理" in office.says("陈静", "受理，这家老太太一个人，进门要亮工牌")
    office.says("陈静", "派王强")

    assert office.case(number).status == "dispatched"
    assert any("进门要亮工牌" in push for push in office.pushes("王强"))
    assert not any("进门要亮工牌" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["受理 派王强", "受理，让王强去", "受理，派给王强，带个梯子"])
def test_accepting_and_sending_is_one_line(office: Office, text: str) -> None:
    number = office.opens().number

    assert f"已派给王强：{number}" in office.says("陈静", text)

    assert (office.case(number).status, office.case(number).engineer_id) == ("dispatched", "s-王强")


@pytest.mark.parametrize("text", ["还没受理", "什么时候受理的", "这单受理不了"])
def test_what_only_speaks_of_accepting_accepts_nothing(office: Office, text: str) -> None:
    number = office.opens().number

    office.heard("陈静", text)

    assert office.case(number).status == "registered"


def test_a_remark_of_the_clerk_reaches_who_does_the_work(office: Office) -> None:
    number = office.taken()

    assert "已转告王强" in office.says("陈静", f"备注 {number} 阿姨耳朵不好，敲门重一点")

    assert any("阿姨耳朵不好，敲门重一点" in push for push in office.pushes("王强"))


def test_ones_own_remark_is_pushed_to_nobody(office: Office) -> None:
    number = office.taken()
    before = office.pushes("王强")

    office.says("王强", f"备注 {number} 总阀在门后")

    assert office.pushes("王强") == before


def test_what_is_asked_of_the_resident_goes_to_them(office: Office) -> None:
    office.taken()

    office.says("王强", "问下业主，混水阀要换新的，材料费一百二，换不换")

    assert any("材料费一百二" in push for push in office.pushes("李雷"))


def test_the_family_of_who_works_is_no_news(office: Office) -> None:
    office.taken()
    before = office.pushes("李雷")

    office.heard("王强", "老婆晚上炖汤不用等我")

    assert office.pushes("李雷") == before


def test_words_about_a_case_of_a_colleague_are_a_remark_for_them(office: Office) -> None:
    number = office.taken()
    before = office.pushes("李雷")

    office.says("陈静", f"{number[-4:]}那位阿姨耳朵不好，敲门要重一点")

    assert any("敲门要重一点" in push for push in office.pushes("王强"))
    assert office.pushes("李雷") == before


def test_what_is_not_of_the_home_that_is_named_is_asked(office: Office) -> None:
    door = office.taken(description="阳台推拉门掉轨道")
    office.run(
        lambda store: store.connection.execute(
            "UPDATE cases SET room = '1601' WHERE number = :number", number=door
        )
    )
    wire = office.taken(description="宽带没有信号")

    asked = office.says("王强", "1501的门弄好了")

    assert door in asked
    assert wire in asked
    assert {office.case(one).status for one in (door, wire)} == {"taken"}
    office.says("王强", "1501的宽带弄好了")
    assert office.case(wire).status == "finished"


def test_there_with_what_is_missing_puts_it_off(office: Office) -> None:
    number = office.taken()

    office.says("王强", "到了看了一下是按键板坏了要等厂里寄后天才到")

    assert office.case(number).status == "deferred"


@pytest.mark.parametrize(
    "text",
    [
        *("盯紧点 别再拖了", "到了跟我说一声", "弄完拍张照给我", "换新的地漏 别用旧的"),
        *("中午前给我个准信", "问问王强配件到了没", "配件啥时候到 问下老王"),
    ],
)
def test_who_leads_says_to_whom_was_spoken_of_what_to_do(office: Office, text: str) -> None:
    office.says("周敏", f"状态 {office.taken()}")

    assert "王强马上收到" in office.says("周敏", text)

    assert any(text in push for push in office.pushes("王强"))


@pytest.mark.parametrize(
    "text",
    [
        *("晚上我有个会", "问一下王强手上几单", "别的单子呢", "我知道了"),
        *("明早再说，别半夜打扰师傅", "先别通知他"),
    ],
)
def test_other_words_of_who_leads_are_told_to_nobody(office: Office, text: str) -> None:
    office.says("周敏", f"状态 {office.taken()}")
    before = office.pushes("王强")

    office.heard("周敏", text)

    assert office.pushes("王强") == before


def test_who_is_late_with_two_is_told_of_both(office: Office) -> None:
    numbers = [office.taken(), office.taken(description="走廊灯不亮")]
    office.advance(days=5)

    office.says("周敏", "王强怎么回事 两个都拖了五天了")

    told = [push for push in office.pushes("王强") if "两个都拖了五天了" in push]
    assert all(any(number in push for push in told) for number in numbers)


@pytest.mark.parametrize("text", ["王强 下次把换的料写清楚", "小王，以后完工拍个照片"])
def test_who_did_it_reads_what_to_do_another_time(office: Office, text: str) -> None:
    number = office.finished()
    other = office.taken(description="客厅网线没信号", phone="13800000077")

    office.says("赵刚", f"{number}是谁修的")
    said = office.says("赵刚", text)

    assert number in said
    assert other not in said
    assert any(text in push for push in office.pushes("王强"))


@pytest.mark.parametrize(
    ("text", "urgency"), [("李雷家那个标个急", "urgent"), ("0001按急的来", "urgent")]
)
def test_a_case_is_made_urgent_in_plain_words(office: Office, text: str, urgency: str) -> None:
    number = office.dispatched()

    office.says("赵刚", text)

    assert office.case(number).urgency == urgency


def test_what_is_said_beside_the_case_just_spoken_of_is_kept(office: Office) -> None:
    number = office.taken()
    office.says("赵刚", f"{number}怎么样了")

    office.says("赵刚", "水管用粗一点的那种")

    assert any("水管用粗一点" in push for push in office.pushes("王强"))
    assert office.heard("赵刚", "4栋楼道灯也不亮了") is None
