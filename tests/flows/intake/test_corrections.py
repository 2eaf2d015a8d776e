"""Every answer of a report is put right in the words people use, whatever is asked."""

from __future__ import annotations

import pytest

from flows.intake.register import REPORT_ISSUE
from flows.places import place as places
from tests.flows.talk import Talk, home

AT_HOME = "3栋2单元1501厨房水管漏水了，下午三点后在家，13800000001"
IN_PUBLIC = "3栋1单元电梯口灯不亮，13800000001"
ANOTHER_PHONE = "13900000002"


def _kept(talk: Talk, *names: str) -> dict[str, object]:
    return {name: talk.answers[name] for name in names}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("不对，是5栋", "5栋1单元电梯口"),
        ("不对，是2单元", "3栋2单元电梯口"),
        ("不是3栋，是5栋", "5栋1单元电梯口"),
        ("是5栋的", "5栋1单元电梯口"),
        ("楼号错了，5栋", "5栋1单元电梯口"),
        ("地点改成5栋电梯口", "5栋电梯口"),
        ("位置错了，是5栋大堂", "5栋大堂"),
        ("把地点改成小区东门", "小区东门"),
        ("位置是3栋2单元电梯口", "3栋2单元电梯口"),
        ("东门", "东门"),
        ("地址改为5栋1单元802", "5栋1单元802"),
    ],
)
def test_the_building_of_a_public_place_is_replaced(words: str, label: str) -> None:
    """Nothing is put before the old name, and the rest of the report stays."""
    talk = Talk(REPORT_ISSUE, opening=IN_PUBLIC)
    before = _kept(talk, "description", "phone")

    reply = talk.says(words)

    assert places.label(talk.answers["place"]) == label
    assert f"地点：{label}" in reply
    assert _kept(talk, "description", "phone") == before


@pytest.mark.parametrize(
    "words",
    [
        "内容改成{}",
        "把内容改成{}",
        "改内容：{}",
        "内容写错了，是{}",
        "问题描述改一下：{}",
        "内容应该是{}",
    ],
)
def test_the_words_about_the_problem_are_replaced(words: str) -> None:
    """So is the kind of problem that they tell of."""
    talk = Talk(REPORT_ISSUE, opening=AT_HOME)

    talk.says(words.format("卧室灯不亮"))

    assert talk.answers["description"] == "卧室灯不亮"
    assert talk.answers["category"]["name"] == "electricity_lighting"
    assert talk.asking == "confirmed"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("类别改成电路照明", "electricity_lighting"),
        ("类别改成电梯", "lift"),
        ("分类不对，是门窗", "doors_windows_walls"),
        ("类型是网络对讲", "network_intercom"),
    ],
)
def test_the_kind_of_problem_is_replaced(words: str, name: str) -> None:
    """By its name, or by what it is about."""
    talk = Talk(REPORT_ISSUE, opening=AT_HOME)

    talk.says(words)

    assert (talk.answers["category"]["name"], talk.asking) == (name, "confirmed")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "电话改成{}",
            "手机号写错了，{}",
            "把联系电话换成{}",
            "电话填错了应该是{}",
            "联系方式改{}",
        ),
        *("电话号码是{}", "改电话{}", "号码不对，{}", "不对，电话是{}", "我的手机号是{}"),
    ],
)
def test_the_phone_is_replaced(words: str) -> None:
    """In any of the words for it."""
    talk = Talk(REPORT_ISSUE, opening=AT_HOME)

    talk.says(words.format(ANOTHER_PHONE))

    assert (talk.answers["phone"], talk.asking) == (ANOTHER_PHONE, "confirmed")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("时间改成明天上午", "2026-11-25T06:00"),
        ("时间不对，明天上午", "2026-11-25T06:00"),
        ("改成明天上午", "2026-11-25T06:00"),
        ("上门时间改到后天上午9点", "2026-11-26T09:00"),
        ("下午不在家，改成晚上七点后", "2026-11-24T19:00"),
        ("不要上门时间了", None),
        ("时间不用了", None),
        ("取消上门时间", None),
        ("随时都行", None),
        ("让师傅先打电话约", None),
    ],
)
def test_the_time_is_replaced_or_left_open(words: str, start: str | None) -> None:
    """Who wants no time is called first."""
    talk = Talk(REPORT_ISSUE, opening=AT_HOME)

    reply = talk.says(words)

    assert talk.answers["available"].get("start") == start
    assert talk.asking == "confirmed"
    assert ("先打电话约时间" in reply) == (start is None)


@pytest.mark.parametrize(
    ("words", "asked", "then"),
    [
        ("电话错了", "phone", ANOTHER_PHONE),
        ("号码不对", "phone", ANOTHER_PHONE),
        ("地点写错了", "place", "5栋1单元802"),
        ("内容不对", "description", "马桶堵了"),
        ("我要改内容", "description", "马桶堵了"),
        ("类别错了", "category", "2"),
        ("换个类别", "category", "电路照明"),
        ("上门时间错了", "available", "明天上午"),
        ("换个时间吧", "available", "都行"),
        ("改时间", "available", "1"),
    ],
)
def test_what_is_wrong_without_a_better_word_is_asked_anew(
    words: str, asked: str, then: str
) -> None:
    """And only that; the confirmation follows."""
    talk = Talk(REPORT_ISSUE, opening=AT_HOME)
    before = dict(talk.answers)

    reply = talk.says(words)

    assert "重新说一下" in reply
    assert talk.asking == asked
    talk.says(then)
    assert talk.asking == "confirmed"
    assert talk.answers[asked] != before[asked]


@pytest.mark.parametrize(
    ("opening", "words", "known"),
    [
        (AT_HOME, "不对，是2单元", "3栋2单元1501"),
        (AT_HOME, "不对，是3栋", "3栋2单元1501"),
        (AT_HOME, "3栋2单元1501", "3栋2单元1501"),
        (AT_HOME, "电话是13800000001", "13800000001"),
        (IN_PUBLIC, "不对，是1单元", "3栋1单元电梯口"),
        (IN_PUBLIC, "不对，是3栋", "3栋1单元电梯口"),
    ],
)
def test_what_stands_so_already_is_said_kindly(opening: str, words: str, known: str) -> None:
    """Nothing is asked and nothing counts as misunderstood."""
    talk = Talk(REPORT_ISSUE, opening=opening)
    before = dict(talk.answers)

    reply = talk.says(words)

    assert reply.startswith(f"现在写的就是{known}")
    assert "改好了" not in reply
    assert talk.turn.refused is False
    assert talk.answers == before


@pytest.mark.parametrize("words", ["楼道的灯", "楼道灯不亮", "不对，灯在楼道", "不是我家，是楼道"])
def test_a_public_spot_alone_takes_it_out_of_the_home(words: str) -> None:
    """What names only a spot, or tells the same of it, is no second matter."""
    talk = Talk(REPORT_ISSUE, home(), opening="灯不亮")

    talk.says(words)

    assert places.label(talk.answers["place"]) == "3栋楼道"
    assert talk.answers["description"] == "灯不亮"


def test_answers_are_put_right_at_any_question() -> None:
    """Before they were all given, too, and several in one sentence."""
    talk = Talk(REPORT_ISSUE, opening="厨房水管漏水了")
    assert talk.asking == "place"

    talk.says("内容改成马桶堵了")
    talk.says("时间改成明天上午")
    talk.says("电话错了")
    assert talk.asking == "place"
    talk.says("地点改成5栋1单元802，电话改成13900000002")

    assert talk.asking == "confirmed"
    assert talk.answers["description"] == "马桶堵了"
    assert talk.answers["phone"] == ANOTHER_PHONE
    assert places.label(talk.answers["place"]) == "5栋1单元802"
    assert talk.answers["available"]["start"] == "2026-11-25T06:00"


def test_a_sentence_after_no_replaces_what_was_told() -> None:
    """不对，是客厅灯不亮 tells of another problem instead of the first."""
    talk = Talk(REPORT_ISSUE, opening=AT_HOME)

    talk.says("不对，是客厅灯不亮")

    assert talk.answers["description"] == "客厅灯不亮"
    assert talk.answers["category"]["name"] == "electricity_lighting"


def test_what_is_told_beside_a_time_or_a_phone_is_added() -> None:
    """Neither the time nor the words are lost."""
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    talk.says("明天下午，还在滴水")
    talk.says("13900000002，而且很严重")

    assert talk.answers["description"] == "厨房水管漏水了；还在滴水；而且很严重"
    assert talk.answers["available"]["start"] == "2026-11-25T12:00"
    assert talk.answers["phone"] == ANOTHER_PHONE


def test_a_building_that_does_not_exist_is_explained() -> None:
    """As a correction, too."""
    talk = Talk(REPORT_ISSUE, opening=IN_PUBLIC)

    assert "没有7栋" in talk.says("不对，是7栋")
    assert places.label(talk.answers["place"]) == "3栋1单元电梯口"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("不是漏水，是堵了", "厨房水管堵了"),
        ("把“漏水”改成“渗水”，其他都行", "厨房水管渗水了"),
        ("不是厨房，是北面小卫生间", "北面小卫生间水管漏水了"),
        ("不是厨房漏水啊！是厨房没水！", "厨房没水"),
    ],
)
def test_the_right_words_stand_for_the_wrong_ones(words: str, told: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    talk.says(words)

    assert talk.asking == "confirmed"
    assert talk.answers["description"] == told


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("手机号里面7和1反了", "phone"),
        ("号码末尾不对", "phone"),
        ("对，楼号写错了", "place"),
        ("时间别写早上，早上我在打针", "available"),
    ],
)
def test_what_is_wrong_and_not_given_is_asked_for_anew(words: str, asked: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了，明天早上在家")

    reply = talk.says(words)

    assert talk.asking == asked
    assert "重新说一下" in reply


def test_of_two_homes_the_right_one_is_the_one_that_is_not_on_the_card() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")

    talk.says("3-2-1501是我妈家，漏的是我家，3-2-1502")

    assert talk.answers["place"]["home"]["room"] == "1502"
