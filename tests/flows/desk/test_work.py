"""What those who do the work say about a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.desk.promise import promised
from tests.flows.sample import SETTINGS, at

if TYPE_CHECKING:
    from tests.flows.office import Office


def test_each_step_is_answered_and_the_resident_hears_of_it(office: Office) -> None:
    number = office.opens().number

    assert "刘洋（手上0单）" in office.says("陈静", f"受理 {number}")
    assert "已派给王强" in office.says("陈静", f"派 {number} 王强")
    assert "13800000001" in office.says("王强", f"接 {number}")
    assert "已记到场" in office.says("王强", f"到场 {number}")
    assert "进展记下了" in office.says("王强", f"进展 {number} 拆开看了")
    assert "已完工" in office.says("王强", f"完成 {number} 换了角阀，不漏了")

    case = office.case(number)
    assert (case.status, case.result) == ("finished", "换了角阀，不漏了")
    assert any("换了角阀" in text for text in office.pushes("李雷"))
    actors = [e.actor_name for e in office.timeline(number)]
    assert actors == ["李雷", "陈静", "陈静", "王强", "王强", "王强", "王强"]


@pytest.mark.parametrize("verb", ["受理", "派", "关单", "回访", "改类", "升级"])
def test_an_engineer_may_not_do_what_clerks_do(office: Office, verb: str) -> None:
    number = office.dispatched()
    before = office.case(number)

    reply = office.says("王强", f"{verb} {number} 满意")

    assert "您的岗位不能" in reply
    assert "接" in reply
    assert office.case(number) == before


@pytest.mark.parametrize("text", ["受理", "派", "今日", "超时", "代报 3-2-1501 张女士", "补电话"])
def test_a_command_that_a_role_lacks_names_what_it_has(office: Office, text: str) -> None:
    reply = office.says("王强", text)

    assert "您的岗位不能用" in reply
    assert "接 单号" in reply


def test_accepting_twice_names_who_has_it(office: Office) -> None:
    number = office.opens().number
    office.says("赵刚", f"受理 {number}")

    assert "已经受理过了，现在由赵刚负责" in office.says("陈静", f"受理 {number}")


@pytest.mark.parametrize(
    "text",
    ["派 {} 王强", "接 {}", "到场 {}", "暂缓 {} 待料 明天下午5点", "完成 {} 好了", "转 {} 刘洋"],
)
def test_nothing_happens_to_a_closed_case(office: Office, text: str) -> None:
    number = office.opens().number
    office.says("陈静", f"关单 {number} 重复报修")
    before = office.case(number)

    assert "已关单" in office.says("陈静", text.format(number))
    assert office.case(number) == before


def test_an_end_without_a_result_is_asked_for(office: Office) -> None:
    number = office.taken()

    assert "请写一句做了什么" in office.says("王强", f"完成 {number}")
    assert office.case(number).status == "taken"


@pytest.mark.parametrize("verb", ["关单", "退回"])
def test_an_end_without_a_reason_is_asked_for(office: Office, verb: str) -> None:
    number = office.taken()
    name = "陈静" if verb == "关单" else "王强"

    assert "请写上原因" in office.says(name, f"{verb} {number}")
    assert office.case(number).status == "taken"


def test_sent_back_it_waits_for_another_engineer(office: Office) -> None:
    number = office.taken()

    office.says("王强", f"退回 {number} 不是水电的活")

    case = office.case(number)
    assert (case.status, case.engineer_id) == ("accepted", None)
    assert any("不是水电的活" in text for text in office.pushes("陈静"))


@pytest.mark.parametrize(
    "text",
    [
        "待料 明天下午5点",
        "明天下午5点 待料",
        "待料，配件没货 明天下午5点",
        "等配件 明天下午5点",
        "等料 明天下午5点",
        "明天下午5点 待料 配件没货",
    ],
)
def test_a_deferral_takes_reason_and_time_in_any_order(office: Office, text: str) -> None:
    number = office.taken()

    reply = office.says("王强", f"暂缓 {number} {text}")

    case = office.case(number)
    assert (case.status, case.defer_reason) == ("deferred", "待料")
    assert case.promised_at == at("2026-11-26 17:00")
    assert "明天17:00" in reply


def test_a_reason_as_the_command_is_a_deferral(office: Office) -> None:
    number = office.taken()

    office.says("王强", f"待业主 {number} 后天上午")

    assert office.case(number).defer_reason == "待业主"


def test_a_deferral_without_a_reason_offers_the_list(office: Office) -> None:
    number = office.taken()

    reply = office.heard("王强", f"暂缓 {number} 明天下午5点")

    assert reply is not None
    for reason in SETTINGS.defer.reasons:
        assert f"暂缓 {number} {reason} 明天下午5点" in reply
    assert office.case(number).status == "taken"


def test_a_deferral_without_a_time_asks_for_it(office: Office) -> None:
    number = office.taken()

    assert "什么时候给住户回音" in office.says("王强", f"暂缓 {number} 待料")
    assert office.case(number).status == "taken"


def test_a_long_deferral_needs_somebody_who_may(office: Office) -> None:
    number = office.taken()

    assert "最多暂缓3天" in office.says("王强", f"暂缓 {number} 待料 12月10日")
    assert "已暂缓" in office.says("赵刚", f"暂缓 {number} 待料 12月10日")


def test_a_third_deferral_needs_a_supervisor(office: Office) -> None:
    number = office.taken()
    for _ in range(2):
        office.says("王强", f"暂缓 {number} 待料 明天下午5点")

    assert "要主管来办" in office.says("王强", f"暂缓 {number} 待料 明天下午5点")


def test_work_goes_on_after_a_deferral(office: Office) -> None:
    number = office.taken()
    office.says("王强", f"暂缓 {number} 待料 明天下午5点")

    assert "继续处理" in office.says("王强", "恢复")
    assert office.case(number).status == "taken"
    went_on = next(push for push in office.pushes("李雷") if "继续处理了" in push)
    assert "王强师傅会和您联系，计划" in went_on
    assert went_on.endswith("前有下一步。")


def test_a_promise_in_the_news_is_kept_and_other_times_are_not(office: Office) -> None:
    number = office.taken()

    office.says("王强", f"进展 {number} 配件明天到")
    assert office.case(number).promised_at is None
    office.says("王强", f"进展 {number} 明天下午5点前回复您")
    assert office.case(number).promised_at == at("2026-11-26 17:00")
    office.says("王强", f"进展 {number} 配件到了")
    assert office.case(number).promised_at == at("2026-11-26 17:00")


def test_a_visit_at_a_time_is_a_promise(office: Office) -> None:
    number = office.dispatched()

    office.says("王强", f"接 {number} 下午3点到")

    assert office.case(number).promised_at == at("2026-11-25 15:00")


@pytest.mark.parametrize("verb", ["进展", "备注"])
def test_words_that_are_missing_are_asked_for(office: Office, verb: str) -> None:
    number = office.taken()
    before = office.case(number)

    assert f"{verb} {number}" in office.says("王强", f"{verb} {number}")
    assert office.case(number) == before


def test_a_remark_is_not_for_the_resident(office: Office) -> None:
    number = office.taken()
    heard = len(office.pushes("李雷"))

    office.says("王强", f"备注 {number} 家里有狗")

    assert not office.timeline(number)[-1].public
    assert len(office.pushes("李雷")) == heard


def test_category_and_urgency_change(office: Office) -> None:
    number = office.opens().number

    assert "电路照明" in office.says("陈静", f"改类 {number} 电路")
    assert office.case(number).category == "electricity_lighting"
    office.says("陈静", f"改急 {number}")
    assert office.case(number).urgency == "urgent"
    office.says("陈静", f"改急 {number} 普通")
    assert office.case(number).urgency == "ordinary"


def test_an_unknown_category_offers_the_known_ones(office: Office) -> None:
    number = office.opens().number

    assert "没有这个类别" in office.says("陈静", f"改类 {number} 啊啊啊")
    assert "改成哪一类" in office.says("陈静", f"改类 {number}")
    assert office.case(number).category == "water_drainage"


NOW = at("2026-11-25 10:00")


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("明天下午5点", "2026-11-26 17:00"),
        ("明天", "2026-11-26 18:00"),
        ("明天上午", "2026-11-26 12:00"),
        ("2天", "2026-11-27 18:00"),
        ("3天后", "2026-11-28 10:00"),
        ("3天内", "2026-11-28 10:00"),
        ("两小时", "2026-11-25 12:00"),
        ("半小时后", "2026-11-25 10:30"),
        ("周五前", "2026-11-26 18:00"),
        ("11-26 15:00", "2026-11-26 15:00"),
        ("配件没货 后天上午", "2026-11-27 12:00"),
    ],
)
def test_a_promised_time_is_one_moment(text: str, until: str) -> None:
    assert promised(text, NOW, SETTINGS) == at(until)


def test_words_without_a_time_promise_nothing() -> None:
    assert promised("配件没货", NOW, SETTINGS) is None
