"""What is another matter beside the one that is asked about, and what corrects or completes it."""

from __future__ import annotations

import pytest

from flows.conversation import engine
from flows.intake import second_matter
from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import context, home, said

IN_PUBLIC, AT_HOME = "公共区域东门灯不亮", "厨房水管漏水了"


def _is_second(first: str, then: str, *, bound: bool = True) -> bool:
    about = context(home()) if bound else context()
    known = engine.begin(REPORT_ISSUE, said(first), about, {"kind": "report"}).state.answers
    return second_matter.is_second(said(then), about, known)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (IN_PUBLIC, "我家厨房水管漏水了，明天下午三点后在家"),
        (IN_PUBLIC, "我家5栋1单元802马桶堵了"),
        (IN_PUBLIC, "我家客厅灯也不亮"),
        (IN_PUBLIC, "5栋大堂灯也不亮"),
        (IN_PUBLIC, "另外我家门锁坏了，13900000002"),
        (IN_PUBLIC, "5-1-802的门铃也坏了 13912345678"),
        (IN_PUBLIC, "我要投诉保洁不打扫"),
        (AT_HOME, "5栋1单元802客厅灯不亮"),
        (AT_HOME, "5栋1单元802马桶也堵了"),
        (AT_HOME, "我家门锁也坏了，明天上午来修一下"),
        (AT_HOME, "卫生间灯也坏了13900000002"),
        (AT_HOME, "今晚我都在，楼下的垃圾桶没人收"),
        (AT_HOME, "楼道里也在渗水"),
        (AT_HOME, "网络断了，下午两点后有人"),
        (AT_HOME, "希望小区装个充电桩"),
        (AT_HOME, "电梯坏了"),
    ],
)
@pytest.mark.parametrize("bound", [True, False])
def test_a_problem_of_its_own_is_another_matter(first: str, then: str, *, bound: bool) -> None:
    """A time, a home or a phone in it belongs to it; nothing of the first one changes."""
    assert _is_second(first, then, bound=bound)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (AT_HOME, "阳台的地漏也堵了"),
        (AT_HOME, "明天下午三点后在家"),
        (AT_HOME, "13900000002"),
        (AT_HOME, "5栋1单元802"),
        (AT_HOME, "不对，是5栋1单元802"),
        (AT_HOME, "是5栋1单元802"),
        (AT_HOME, "5栋1单元802厨房水管漏水了"),
        (AT_HOME, "不对，是客厅灯不亮"),
        (AT_HOME, "内容改成卧室灯不亮"),
        (AT_HOME, "地点改成5栋大堂"),
        (AT_HOME, "漏到楼下去了"),
        (AT_HOME, "水已经流到电梯口了"),
        (AT_HOME, "家里老人住，敲门大声点"),
        (AT_HOME, "钥匙在门卫那里"),
        (AT_HOME, "楼下说漏到他家了"),
        (AT_HOME, "先别跟楼上说，我跟他为停车吵过，你们先来看"),
        ("灯不亮", "2层，不对3层，三楼电梯口那盏"),
        ("灯不亮", "楼道的灯"),
        ("灯不亮", "楼道灯不亮"),
        ("电梯坏了", "是5栋的电梯"),
        ("电梯坏了", "5栋电梯"),
        ("电梯坏了", "电梯门关不上"),
    ],
)
def test_corrections_and_what_belongs_to_the_first_are_none(first: str, then: str) -> None:
    """Neither does what names nothing but a time, a home, a phone or a spot."""
    assert not _is_second(first, then)


def test_an_answer_beside_another_matter_is_found() -> None:
    """The phone that was asked for stands in the words about the other matter."""
    about = context()
    beside = said("13912345679，我家门锁也坏了")
    there = said("5栋1单元802客厅灯也不亮")

    phone = second_matter.answer_in(beside, about, "phone")
    place = second_matter.answer_in(there, about, "place")

    assert phone is not None
    assert phone.meaning.phones == ("13912345679",)
    assert place is not None
    assert place.text == "5栋1单元802"
    assert second_matter.problem_in(beside, about) == "我家门锁也坏了"
    assert second_matter.answer_in(said("我家门锁也坏了"), about, "confirmed") is None
