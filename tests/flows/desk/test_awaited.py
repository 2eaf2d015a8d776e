"""Acts that are the same step of a case are witnesses of it together, and so is the case itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office


@pytest.mark.parametrize(
    "text",
    [
        "我这还剩一家 弄完才能过去",
        "手头这户收尾 完了就上去",
        "我在2栋通下水，弄完过去",
        "等我吃了饭再说",
        "刚出门",
        "那我再跑一趟 下午重弄",
    ],
)
def test_who_is_late_or_on_the_way_takes_what_was_given(office: Office, text: str) -> None:
    number = office.dispatched()

    office.says("王强", text)

    assert office.case(number).status == "taken"
    assert any("已接单" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["明天我去市里培训", "她家几楼来着", "这家我上个月去过一回"])
def test_who_goes_elsewhere_or_asks_takes_nothing(office: Office, text: str) -> None:
    number = office.dispatched()

    office.heard("王强", text)

    assert office.case(number).status != "taken"


@pytest.mark.parametrize("text", ["水管不归我，给刘洋吧", "这活不接 最近腰不行", "别派我"])
def test_who_does_not_want_what_was_given_gives_it_back(office: Office, text: str) -> None:
    number = office.dispatched()

    office.says("王强", text)

    assert office.case(number).status == "accepted"
    assert not office.pushes("刘洋")


@pytest.mark.parametrize("text", ["在电梯里了", "快到了", "刚出门"])
def test_the_resident_hears_that_somebody_is_on_the_way(office: Office, text: str) -> None:
    number = office.taken()

    office.says("王强", text)

    assert office.case(number).status == "taken"
    assert any(text in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["树枝锯了拉走，车棚没坏", "树枝拉走了 地也扫了"])
def test_who_did_what_was_reported_is_done(office: Office, text: str) -> None:
    number = office.taken(description="楼下树枝断了挂在车棚上")

    office.says("王强", text)

    assert office.case(number).status == "finished"


@pytest.mark.parametrize(
    "text", ["树枝锯了，还没拉走", "树枝锯了一半 锯子坏了", "明天把树枝锯了", "树枝锯断 里面空的"]
)
def test_what_was_begun_or_is_to_come_is_not_done(office: Office, text: str) -> None:
    number = office.taken(description="楼下树枝断了挂在车棚上")

    office.heard("王强", text)

    assert office.case(number).status == "taken"


@pytest.mark.parametrize("text", ["胶得晾 两小时后能用", "打通电话了，说半小时回来开"])
def test_the_resident_hears_when_it_can_be_used(office: Office, text: str) -> None:
    office.taken()

    office.says("王强", text)

    assert any(text in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["标个急", "这个加急", "这单很急 先处理", "1501那个改成急的"])
def test_who_sorts_cases_makes_one_urgent(office: Office, text: str) -> None:
    number = office.opens().number
    office.says("陈静", f"受理 {number}")

    office.says("陈静", text)

    case = office.case(number)
    assert (case.urgency, case.status) == ("urgent", "accepted")


@pytest.mark.parametrize("text", ["这个不急", "这单急不急", "不用加急", "有没有急的单"])
def test_what_is_in_no_hurry_stays_ordinary(office: Office, text: str) -> None:
    number = office.opens().number
    office.says("陈静", f"受理 {number}")

    office.heard("陈静", text)

    assert office.case(number).urgency == "ordinary"


def test_who_only_works_makes_nothing_urgent(office: Office) -> None:
    number = office.taken()

    office.heard("王强", "这个加急")

    assert office.case(number).urgency == "ordinary"


@pytest.mark.parametrize("text", ["先去1501 那个水管的料到了", "阀芯到货了，我下午去1501装"])
def test_who_got_the_parts_goes_on(office: Office, text: str) -> None:
    number = office.taken()
    office.says("王强", f"暂缓 {number} 待料 明天下午3点")

    office.says("王强", text)

    assert office.case(number).status == "taken"
    assert any("到" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize("text", ["没有同款的 下午回来换", "还差一个配套的阀 明天上午到"])
def test_who_lacks_what_fits_waits_for_it(office: Office, text: str) -> None:
    number = office.taken()

    office.says("王强", text)

    assert office.case(number).status == "deferred"
