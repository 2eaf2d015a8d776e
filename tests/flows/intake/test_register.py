"""Reporting an issue without a database: what is asked, what is understood, what is corrected."""

from __future__ import annotations

import pytest

from flows.conversation import engine
from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, context, home, said

COMPLETE = "3栋2单元1501厨房水管漏水了，下午三点后在家，13800000001"


def test_one_complete_sentence_is_only_to_be_confirmed() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    assert talk.asking == "confirmed"
    assert "3栋2单元1501" in talk.reply
    assert "15:00以后" in talk.reply
    assert "13800000001" in talk.reply
    talk.says("确认")
    assert talk.turn.outcome == "done"


def test_the_description_holds_neither_phone_nor_home() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    assert talk.answers["description"] == "厨房水管漏水了，下午三点后在家"


def test_a_stranger_is_led_question_by_question() -> None:
    talk = Talk(REPORT_ISSUE)
    asked = []

    for words in ("3栋2单元1501", "厨房水管漏水", "13800000001", "确认"):
        asked.append(talk.asking)
        talk.says(words)

    assert asked == ["place", "description", "phone", "confirmed"]
    assert talk.turn.outcome == "done"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("place", ("房号", "位置", "地点", "几栋", "哪一户")),
        ("phone", ("电话", "手机", "联系")),
        ("confirmed", ("确认",)),
    ],
)
def test_questions_say_what_they_ask_for(question: str, words: tuple[str, ...]) -> None:
    talk = Talk(REPORT_ISSUE)
    seen: dict[str, str] = {}
    for text in ("3栋2单元1501", "厨房水管漏水", "13800000001"):
        seen[talk.asking or ""] = talk.reply
        talk.says(text)
    seen[talk.asking or ""] = talk.reply

    assert any(word in seen[question] for word in words)
    for name, reply in seen.items():
        assert ("确认" in reply) == (name == "confirmed")
    assert not any(word in seen["description"] for word in ("位置", "地点", "电话", "联系", "跳过"))


def test_a_resident_with_one_home_says_only_what_is_broken() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="马桶堵了")

    assert talk.asking == "confirmed"
    assert "3栋2单元1501" in talk.reply


def test_with_two_homes_it_is_asked_which() -> None:
    talk = Talk(REPORT_ISSUE, home("1501"), home("302"), opening="马桶堵了")

    assert talk.asking == "place"
    talk.says("2")
    assert talk.answers["place"]["home"]["room"] == "302"


@pytest.mark.parametrize(
    ("correction", "label"),
    [("不对，是1单元", "3栋1单元1501"), ("是5栋", "5栋2单元1501"), ("房号是1602", "3栋2单元1602")],
)
def test_a_correction_changes_exactly_what_it_names(correction: str, label: str) -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)
    before = dict(talk.answers)

    reply = talk.says(correction)

    assert label in reply.replace(" ", "") or "哪一户" in reply
    assert talk.answers["description"] == before["description"]
    assert talk.answers["phone"] == before["phone"]


def test_another_phone_replaces_the_first() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    talk.says("电话换成13911112222")

    assert talk.answers["phone"] == "13911112222"
    assert talk.asking == "confirmed"


def test_more_words_at_the_confirmation_are_added_not_lost() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    talk.says("阳台的地漏也堵了")

    assert talk.answers["description"].endswith("；阳台的地漏也堵了")


def test_words_typed_once_more_are_not_added_again() -> None:
    """Nor are they a yes, and nothing is said to have been changed."""
    talk = Talk(REPORT_ISSUE, opening="3栋2单元1501厨房水管漏水了，13800000001")
    told = talk.answers["description"]

    talk.says("厨房水管漏水了")

    assert talk.asking == "confirmed"
    assert talk.answers["description"] == told
    assert "改好了" not in talk.reply


def test_what_is_wrong_is_asked_when_somebody_only_says_no() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    assert "哪里不对" in talk.says("不对")


def test_a_complaint_is_not_asked_for_a_room() -> None:
    turn = engine.begin(REPORT_ISSUE, None, context(home()), {"kind": "complaint"})

    assert turn.state.asking == "description"


def test_a_suggestion_is_about_no_place() -> None:
    turn = engine.begin(
        REPORT_ISSUE, said("建议小区装充电桩"), context(home()), {"kind": "suggestion"}
    )

    assert "place" not in turn.state.answers


def test_another_matter_at_the_confirmation_is_kept_apart() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="马桶堵了")
    before = talk.answers["description"]

    reply = talk.says("隔壁天天半夜装修吵死人")

    assert "另一件事" in reply
    assert talk.answers["description"] == before
    assert talk.asking == "confirmed"


AFTER_TOMORROW = "主卧窗户关不上，后天上午在家"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("算了不用后天了 今天就行", "24T00:00", "25T00:00"),
        ("别后天了今天下午吧", "24T12:00", "24T18:00"),
        ("不用等后天，今天晚上就可以", "24T18:00", "25T00:00"),
        ("后天取消，周四下午", "26T12:00", "26T18:00"),
        ("说错了 周六上午", "28T06:00", "28T12:00"),
        ("后天上午没空了，今晚7点以后", "24T19:00", None),
        ("后天那个不要了，今天", "24T00:00", "25T00:00"),
        ("本来约的后天，改成明天上午", "25T06:00", "25T12:00"),
        ("今天有空，不用等到后天", "24T00:00", "25T00:00"),
        ("不要后天上午，下午吧", "26T12:00", "26T18:00"),
        ("上午不行，下午", "26T12:00", "26T18:00"),
        ("晚上8点以后吧", "26T20:00", None),
        ("下午也行", "26T06:00", "26T18:00"),
        ("还是今天吧", "24T00:00", "25T00:00"),
    ],
)
def test_another_time_is_the_one_that_was_meant(words: str, start: str, end: str | None) -> None:
    """A part of a day alone is that of the day on the card; the old time leaves the description."""
    talk = Talk(REPORT_ISSUE, home(), opening=AFTER_TOMORROW)

    talk.says(words)

    whole = None if end is None else f"2026-11-{end}"
    assert talk.answers["available"] == {"start": f"2026-11-{start}", "end": whole}
    assert talk.answers["description"] == "主卧窗户关不上"
    assert talk.asking == "confirmed"


def test_a_time_before_the_problem_goes_when_it_changes() -> None:
    """What is filed tells one time only."""
    talk = Talk(REPORT_ISSUE, home(), opening="明天下午三点后来修一下厨房水龙头")

    talk.says("改成周六")

    assert talk.answers["description"] == "修一下厨房水龙头"


def test_where_the_words_leave_it_open_the_other_kinds_are_taps() -> None:
    """A tap changes the kind; the words are kept."""
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")
    unsure = {"name": "cleaning", "likely": ["noise"], "intents": ["report", "complaint"]}
    talk.turn = engine.ask_next(REPORT_ISSUE, talk.answers | {"category": unsure}, talk.context)

    assert "这是投诉" in talk.reply
    assert "是噪音扰民问题" in talk.reply
    assert "这是报修" not in talk.reply
    reply = talk.says("这是投诉")
    assert "投诉内容" in reply
    assert "厨房水管漏水了" in reply
    assert "这是报修" in reply


def test_what_is_sure_offers_no_other_kind() -> None:
    assert "这是" not in Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了").reply
