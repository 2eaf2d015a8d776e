"""To an emergency goes whoever is near, whatever their post; what they found they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.outbox import PAGE

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

FIRE = "厨房着火了快来人"


@pytest.mark.parametrize("text", ["我去 5", "我马上过去", "我离得近，我上去"])
def test_who_leads_goes_there_and_is_done(
    world: World, resident: Member, supervisor: Member, text: str
) -> None:
    resident.says(FIRE)

    supervisor.says(text)
    assert [case.status for case in world.cases()] == ["taken"]

    supervisor.says("到了")
    supervisor.says("火灭了 没人受伤 处理好了")
    assert [case.status for case in world.cases()] == ["finished"]


def test_who_leads_takes_nothing_else(world: World, resident: Member, supervisor: Member) -> None:
    resident.says("3栋2单元1501厨房水管漏水，电话13800000001")
    resident.says("确认")
    number = world.cases()[0].number

    assert "您的岗位不能接" in supervisor.says(f"接 {number}")
    assert "您的岗位不能用" in supervisor.says("我去")


def test_who_went_there_hands_it_over(world: World, resident: Member, supervisor: Member) -> None:
    resident.says(FIRE)
    supervisor.says("我去 5")

    supervisor.says("转给王强")

    assert [case.status for case in world.cases()] == ["dispatched"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("到楼下了，叫王强带灭火器上来", "arrived"),
        ("我到15楼了，麻烦王强把水带接上", "arrived"),
        ("烟太大，让王强把总闸拉了", "taken"),
    ],
)
def test_a_colleague_reads_what_who_runs_there_calls_for(
    world: World, resident: Member, supervisor: Member, engineer: Member, text: str, status: str
) -> None:
    resident.says(FIRE)
    supervisor.says("我去 5")
    engineer.hears()

    supervisor.says(text)

    assert any(text.split("，")[1] in news for news in engineer.hears())
    assert [case.status for case in world.cases()] == [status]


def test_a_resident_reads_what_they_are_not_to_do(
    world: World, resident: Member, supervisor: Member
) -> None:
    resident.says("有人在撬我家门锁，我一个人在家")
    supervisor.says("我去 5")
    resident.hears()

    supervisor.says("到门口了，人跑了，告诉住户先别开门")

    assert any("先别开门" in news for news in resident.hears())
    assert [case.status for case in world.cases()] == ["arrived"]


def test_who_asks_for_a_colleague_or_hands_over_calls_nobody(
    world: World, resident: Member, supervisor: Member, engineer: Member
) -> None:
    resident.says(FIRE)
    supervisor.says("我去 5")
    engineer.hears()

    supervisor.says("到了，王强在哪？")
    assert not any("搭把手" in news for news in engineer.hears())
    supervisor.says("电的问题，转给王强")
    assert [case.status for case in world.cases()] == ["dispatched"]


def test_what_somebody_found_at_work_they_see_to_and_end(world: World, engineer: Member) -> None:
    engineer.says("3栋2单元1501厨房煤气味好重，管子在嘶嘶响")

    engineer.says("我在这儿 我来处理 阀门关上了")
    assert [case.status for case in world.cases()] == ["taken"]

    engineer.says("燃气公司换了管子 测过不漏 解除")
    assert [case.status for case in world.cases()] == ["closed"]


@pytest.mark.parametrize(
    ("text", "is_page"),
    [("出来了，人没事，谢谢", False), ("里面好闷，老人喘不上气", True)],
)
def test_that_it_is_over_is_told_and_pages_nobody(
    world: World, resident: Member, supervisor: Member, text: str, *, is_page: bool
) -> None:
    resident.says("3栋2单元电梯里关着人出不来")
    supervisor.says("我去 5")
    world.advance(minutes=2)
    resident.says(text)
    world.advance(minutes=2)

    rows = world.service.database.read(
        lambda c: c.all("SELECT text, weight FROM outbox WHERE kind = 'reported'")
    )
    assert [row["weight"] == PAGE for row in rows if text in row["text"]] == [is_page]
