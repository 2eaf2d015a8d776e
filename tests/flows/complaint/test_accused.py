"""Who is complained about: found in the words or named by a clerk, and kept away from it."""

from __future__ import annotations

import pytest

from flows.writing.markup import plain
from storage.records.people import Resident
from tests.flows.complaint.town import Town, accused_in, files, names


def test_a_neighbour_is_accused_by_the_home_that_is_named(town: Town) -> None:
    case = files(town, "楼上1804，每天半夜弹钢琴，我要投诉")

    (found,) = accused_in(town, case)
    assert (found.kind, found.name, found.home_id) == ("neighbour", "3栋2单元1804", "h-1")
    assert (case.room, case.home_id) == ("1704", "h-0")
    assert case.verified
    assert names(town, case) == {"马超"}, "who of ours lives there must not see it"
    assert "反映的是谁" not in town.heard("陈静")


def test_who_of_ours_moves_in_with_the_accused_loses_it(town: Town) -> None:
    case = files(town, "楼上1804，每天半夜弹钢琴，我要投诉")
    town.says("陈静", f"受理 {case.number}")
    moved = Resident("r-8", "h-1", "翠湖花园", "孙丽", "13900009999", "租户", None, 1)
    town.run(lambda s: s.residents.put(moved, town.now))

    assert "绑定好了" in town.says("孙丽", "绑定 3栋2单元1804 孙丽 13900009999")

    assert names(town, town.complaint()) == {"马超", "孙丽"}
    assert town.complaint().holder_id == "s-6"
    assert case.number in town.heard("周敏")


def test_an_accused_neighbour_never_sees_it_in_chat(town: Town) -> None:
    case = files(town, "楼上1804，每天半夜弹钢琴，我要投诉")
    town.says("陈静", f"受理 {case.number}")

    for words in ("进度", f"进度 {case.number}", f"催单 {case.number}", f"补充 {case.number} 不实"):
        assert case.number not in town.says("钱楼上", words)
    assert town.heard("钱楼上") == ""


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("投诉马师傅骂人，态度恶劣", {"马超"}),
        ("投诉王师傅和刘洋态度恶劣，乱收费", {"王强", "刘洋"}),
        ("投诉周主任答应的事不办", {"周敏"}),
        ("投诉保洁每周工作不到一次，太脏了", set()),
    ],
)
def test_names_and_titles_are_found_in_the_words(town: Town, words: str, hidden: set[str]) -> None:
    assert names(town, files(town, words)) == hidden


def test_a_department_is_found_in_the_words(town: Town) -> None:
    case = files(town, "投诉客服部，电话一直没人接，态度很差")

    assert [one.kind for one in accused_in(town, case)] == ["department"]
    assert "没找到这个单号" in town.says("孙丽", f"状态 {case.number}")
    assert town.heard("陈静") == ""
    assert case.number in town.heard("赵刚")


@pytest.mark.parametrize(
    ("words", "accused"),
    [
        ("我要投诉你们工程部，修了三次都没修好", ["工程部"]),
        ("漏水一个月了，工程部一直推脱，我要投诉", ["工程部"]),
        ("投诉楼下太吵，我跟管理处说过三次没人管", []),
        ("投诉装修公司半夜施工，吵得没法睡", []),
    ],
)
def test_who_was_told_of_it_is_not_complained_about(
    town: Town, words: str, accused: list[str]
) -> None:
    assert [one.name for one in accused_in(town, files(town, words))] == accused


def test_a_clerk_may_name_any_department(town: Town) -> None:
    case = files(town, "投诉电话没人接，态度很差，太让人失望")

    assert "公司" in town.says("周敏", f"被投诉人 {case.number} 公司的人")
    assert "没找到这个单号" in town.says("吴总", f"状态 {case.number}")


def test_the_accused_clerk_loses_it_and_the_next_hears_at_once(town: Town) -> None:
    case = files(town, "投诉电话没人接，态度很差，太让人失望")
    assert case.number in town.heard("陈静")

    town.says("周敏", f"被投诉人 {case.number} 陈静")

    assert case.number in town.heard("赵刚")
    assert case.number not in town.says("陈静", "待办")
    assert "没找到这个单号" in town.says("陈静", f"受理 {case.number}")


def test_the_accused_handler_loses_it_and_hears_nothing_of_that(town: Town) -> None:
    case = files(town, "投诉电话没人接，态度很差，太让人失望")
    town.says("陈静", f"受理 {case.number}")
    before = town.heard("孙丽")

    town.says("陈静", f"被投诉人 {case.number} 孙丽")

    assert town.complaint().holder_id == "s-6"
    assert case.number in town.heard("周敏")
    assert town.heard("孙丽") == before


@pytest.mark.parametrize(("secret", "told"), [("", True), ("，请保密", False)])
def test_the_accused_hears_one_general_sentence(town: Town, secret: str, told: bool) -> None:  # noqa: FBT001
    case = files(town, f"投诉 王强态度差，说好来修三次没来{secret}")

    town.says("陈静", f"受理 {case.number}")

    heard = town.heard("王强")
    assert ("正在核实" in heard) is told
    assert case.number not in heard
    assert "三次" not in heard


def test_the_highest_accused_leaves_somebody_who_decides(town: Town) -> None:
    case = files(town, "投诉吴总答应的事一直没办，态度很差")
    town.says("陈静", f"定级 {case.number} 重大 影响大")
    town.says("陈静", f"受理 {case.number}")
    town.says("周敏", f"调查 {case.number} 查过了")
    town.says("周敏", f"属实 {case.number}")
    town.says("周敏", f"方案 {case.number} 当面说明，3天内")

    holder = next(s for s in town.staff() if s.id == town.complaint().holder_id)
    assert holder.name not in {"吴总", "周敏"}
    assert "批准" in plain(town.says(holder.name, f"审批 {case.number} 同意"))
    assert town.complaint().status == "carrying_out"


@pytest.mark.parametrize("beside", ["别让王强知道", "千万别告诉王强", "不要派王强来"])
def test_who_is_to_be_kept_away_is_not_accused(town: Town, beside: str) -> None:
    case = files(town, f"刘洋昨天补墙时抽烟还顶嘴，{beside}，我要投诉")

    assert [one.name for one in accused_in(town, case)] == ["刘洋"]


def test_who_is_named_twice_is_accused_once_it_is_of_them(town: Town) -> None:
    case = files(town, "王强态度恶劣，以后别让王强来了，我要投诉")

    assert [one.name for one in accused_in(town, case)] == ["王强"]
