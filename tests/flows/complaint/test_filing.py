"""Filing a complaint: by the resident, for somebody else, through a clerk, after a bad rating."""

from __future__ import annotations

import pytest

from flows.writing.markup import plain
from tests.flows.complaint.town import Town, accused_in, files, names


def test_one_sentence_leaves_only_the_yes(town: Town) -> None:
    asked = plain(town.says("李雷", "投诉 王强态度差，说好来修三次没来"))
    reply = plain(town.says("李雷", "确认"))

    case = town.complaint()
    assert "回“确认”" in asked
    assert "被反映的人不会知道是谁反映的" in asked
    assert case.number in reply
    assert "今天10:30前有人受理" in reply
    assert "被反映的人看不到这件事" in reply
    assert case.verified
    assert names(town, case) == {"王强"}


@pytest.mark.parametrize("word", ["2", "保密", "匿名"])
def test_who_complains_is_sealed_by_choice(town: Town, word: str) -> None:
    town.says("李雷", "投诉 王强态度差，说好来修三次没来")
    chosen = plain(town.says("李雷", word))
    town.says("李雷", "确认")

    assert "已选保密" in chosen
    assert town.complaint().confidential
    assert "李雷" not in town.says("孙丽", f"状态 {town.complaint().number}")


def test_secrecy_asked_for_in_the_words_can_be_taken_back(town: Town) -> None:
    asked = plain(town.says("李雷", "投诉王强态度差，不要告诉他是我说的"))
    town.says("李雷", "不用保密")
    town.says("李雷", "确认")

    assert "已选保密" in asked
    assert not town.complaint().confidential


def test_it_can_still_be_sealed_afterwards(town: Town) -> None:
    case = files(town, "投诉 王强态度差，说好来修三次没来")

    reply = plain(town.says("李雷", f"保密 {case.number}"))

    assert "已保密" in reply
    assert town.complaint().confidential
    assert "现在没有可以保密的单子" in town.says("李雷", "保密")


def test_a_complaint_for_somebody_else_is_about_their_home(town: Town) -> None:
    case = files(town, "帮我妈投诉一下，她住5栋1单元802，保洁从来不来")

    assert case.kind == "complaint"
    assert (case.building, case.room, case.home_id) == ("5", "802", "h-2")
    assert accused_in(town, case) == []
    assert "反映的是谁" in town.heard("陈静")


def test_a_caller_with_an_account_is_shown_what_was_written_down(town: Town) -> None:
    reply = plain(town.says("陈静", "代报 当面 3-2-1704 李雷 13866660001 投诉楼下太吵没人管"))

    case = town.complaint()
    assert (case.source, case.status) == ("desk", "registered")
    assert "内容已发给住户核对" in reply
    assert "登记得对吗" in plain(town.heard("李雷"))
    assert "就按登记的内容办" not in town.says("李雷", "好的"), "a courtesy is no yes"
    assert "就按登记的内容办" in town.says("李雷", "对的")
    assert "现在没有等您答复的问题" in plain(town.says("李雷", "对的"))
    assert "住户看过代报内容" in town.says("陈静", f"状态 {case.number}")


def test_a_correction_by_the_caller_is_a_supplement(town: Town) -> None:
    town.says("陈静", "代报 3-2-1704 李雷 13866660001 投诉楼下太吵没人管")
    case = town.complaint()

    assert "哪里登记得不对" in town.says("李雷", "不对")
    assert "您的更正记在" in town.says("李雷", "不对，是每天晚上十点以后")

    assert "是每天晚上十点以后" in town.heard("陈静")
    after = town.complaint()
    assert (after.source, after.description, after.status) == (
        "phone", case.description, "registered",
    )  # fmt: skip


def test_a_caller_without_an_account_is_on_the_phone_list(town: Town) -> None:
    town.says("陈静", "代报 5-1-802 王阿姨 13911112222 投诉楼下太吵没人管")
    case = town.complaint()
    town.says("陈静", f"受理 {case.number}")

    assert "13911112222" in town.says("陈静", "补电话")
    town.says("陈静", f"保密 {case.number}")
    sealed = plain(town.says("陈静", "补电话"))
    assert "13911112222" not in sealed
    assert "王阿姨" not in sealed
    assert "启封后看电话" in sealed


def test_a_complaint_by_phone_needs_no_place(town: Town) -> None:
    town.says("陈静", "代报 李雷 13866660001 投诉王强态度恶劣，说好来修三次没来")

    case = town.complaint()
    assert (case.room, case.source) == ("1704", "phone")
    assert names(town, case) == {"王强"}


def test_a_bad_rating_offers_a_complaint_and_leaves_it_at_that(town: Town) -> None:
    town.says("李雷", "厨房水管漏水了")
    town.says("李雷", "确认")
    (report,) = town.run(lambda s: s.cases.recent_in("翠湖花园", 0))
    for who, words in (
        ("陈静", "受理"), ("陈静", "派 {} 王强"), ("王强", "接 {}"), ("王强", "完成 {} 换了角阀"),
        ("李雷", "修好了 {}"),
    ):  # fmt: skip
        town.says(who, words.format(report.number))

    reply = plain(town.says("李雷", f"评价 {report.number} 1 弄得到处是水"))
    asked = plain(town.says("李雷", f"转成投诉 {report.number}"))
    town.says("李雷", "确认")

    case = town.complaint()
    assert "转成投诉" in reply
    assert "弄得到处是水" in asked
    assert case.from_case_id == report.id
    assert names(town, case) == {"王强"}
    assert report.number not in case.description
    assert case.number in town.says("李雷", f"转成投诉 {report.number}"), "once is enough"


def test_looks_at_who_complained_are_logged_and_can_be_asked_for(town: Town) -> None:
    case = files(town, "投诉 王强态度差，说好来修三次没来，请保密")

    assert "请写上理由" in town.says("孙丽", f"启封 {case.number}")
    assert "13866660001" in town.says("孙丽", f"启封 {case.number} 上门核实")
    assert "不能" in town.says("陈静", f"启封 {case.number} 想看看")
    assert "没找到这个单号" in town.says("王强", f"启封 {case.number} 想看看")

    log = plain(town.says("周敏", f"启封记录 {case.number}"))
    assert "孙丽：上门核实" in log
    assert log.count("：") == 2, "only the one look"
    assert "不能" in town.says("陈静", f"启封记录 {case.number}")
