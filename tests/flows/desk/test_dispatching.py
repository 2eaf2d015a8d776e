"""Whom a case is given to, and what is said about names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.records.staff import Staff
from tests.flows.sample import COMMUNITY

if TYPE_CHECKING:
    from tests.flows.office import Office


def hire(office: Office, name: str, phone: str, trades: str = "水电") -> None:
    """Put an engineer without an account on the roster."""
    made = Staff(
        f"s-{phone}", COMMUNITY, name, phone, "engineer", "工程部", trades, "", None, None, 1
    )
    office.run(lambda store: store.staff.put(made, office.now))


@pytest.mark.parametrize(
    "name", ["王强", "老王", "小王", "王师傅", "王工", "王强师傅", "王强 带梯子"]
)
def test_a_name_is_understood_as_people_say_it(office: Office, name: str) -> None:
    number = office.opens().number

    assert "已派给王强" in office.says("陈静", f"派 {number} {name}")
    assert office.case(number).engineer_id == "s-王强"


def test_words_after_the_name_stay_on_the_timeline(office: Office) -> None:
    number = office.opens().number

    office.says("陈静", f"派 {number} 王强 带梯子")

    assert office.timeline(number)[-1].text == "带梯子"


def test_someone_is_sent_in_words(office: Office) -> None:
    number = office.opens().number

    assert "已派给王强" in office.says("陈静", f"让老王去 {number}")


def test_without_a_name_those_who_fit_are_offered_with_their_load(office: Office) -> None:
    office.dispatched()
    number = office.opens().number

    reply = office.heard("陈静", f"派 {number}")

    assert reply is not None
    assert f"派 {number} 王强" in reply
    assert "王强（手上1单）" in reply
    assert reply.index("刘洋") < reply.index("王强")
    assert "马超" not in reply


def test_an_unknown_name_offers_those_who_fit(office: Office) -> None:
    number = office.opens().number

    reply = office.says("陈静", f"派 {number} 张三丰")

    assert "没找到能接单的“张三丰”" in reply
    assert "刘洋" in reply
    assert office.case(number).status == "registered"


def test_who_does_not_work_is_not_sent(office: Office) -> None:
    number = office.opens().number

    assert "没找到能接单的“周敏”" in office.says("陈静", f"派 {number} 周敏")


def test_somebody_of_another_community_is_unknown(office: Office) -> None:
    number = office.opens().number

    assert "没找到能接单的“何平”" in office.says("陈静", f"派 {number} 何平")


def test_namesakes_are_told_apart_by_their_phones(office: Office) -> None:
    hire(office, "王强", "13900000022")
    number = office.opens().number

    reply = office.heard("陈静", f"派 {number} 王强")
    assert reply is not None
    assert f"派 {number} 王强 0022" in reply
    office.says("陈静", f"派 {number} 王强 0022")

    assert office.case(number).engineer_id == "s-13900000022"


def test_a_family_name_that_several_have_is_asked_about(office: Office) -> None:
    hire(office, "王磊", "13900000023")
    number = office.opens().number

    reply = office.says("陈静", f"派 {number} 老王")

    assert "是哪一位" in reply
    assert office.case(number).status == "registered"


def test_who_has_no_account_has_to_be_called(office: Office) -> None:
    number = office.opens().number

    reply = office.says("陈静", f"派 {number} 李刚")

    assert "李刚还没绑定微信，请电话通知：13900000012" in reply


def test_a_trade_stands_for_a_person(office: Office) -> None:
    number = office.opens().number

    assert "已派给马超" in office.says("陈静", f"派 {number} 秩序")


def test_an_outside_company_that_nobody_stands_for_is_unknown(office: Office) -> None:
    number = office.dispatched()

    assert "没找到能接单的“外委”" in office.says("陈静", f"外委 {number}")


def test_a_colleague_takes_over(office: Office) -> None:
    number = office.taken()

    assert "已转给刘洋" in office.says("王强", f"转 {number} 刘洋")

    case = office.case(number)
    assert (case.status, case.engineer_id) == ("dispatched", "s-刘洋")
    assert any(number in text for text in office.pushes("刘洋"))


def test_handing_over_without_a_name_does_not_offer_who_has_it(office: Office) -> None:
    number = office.taken()

    reply = office.says("王强", f"转 {number}")

    assert "刘洋" in reply
    assert "王强" not in reply


def test_a_case_without_an_engineer_goes_to_another_clerk(office: Office) -> None:
    number = office.opens().number
    office.says("陈静", f"受理 {number}")

    office.says("陈静", f"转 {number} 赵刚")

    case = office.case(number)
    assert (case.holder_id, case.engineer_id) == ("s-赵刚", None)


def test_giving_it_to_who_has_it_is_refused(office: Office) -> None:
    number = office.dispatched()

    assert "已经在王强手上" in office.says("陈静", f"派 {number} 王强")


def test_who_is_at_the_door_is_not_sent_away_by_dispatching(office: Office) -> None:
    number = office.taken()
    office.says("王强", f"到场 {number}")

    assert "已经到场了" in office.says("陈静", f"派 {number} 刘洋")


def test_a_trade_that_nobody_has_asks_for_a_name(office: Office) -> None:
    number = office.opens(category="greening", description="草坪枯了").number

    reply = office.says("陈静", f"受理 {number}")
    assert "没有做绿化养护的师傅" in reply
    assert "没有做绿化养护的师傅" in office.says("陈静", f"派 {number}")
    assert "没有做绿化养护的师傅" in office.says("陈静", f"派 {number} 张三丰")
