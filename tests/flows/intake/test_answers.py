"""What people type at the card, in sentences written before any pattern was: `answers.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.conversation import engine
from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, context, home, said

PROBLEM, NOISE = "厨房水管漏水了", "楼上天天半夜装修吵死人"
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("answers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def sentences(kind: str) -> list[str]:
    """List the sentences of one class."""
    return [text for name, text in ROWS if name == kind]


def at_the_card(text: str) -> Talk:
    """Return a talk in which the card was answered so."""
    talk = Talk(REPORT_ISSUE, home(), opening=PROBLEM)
    talk.says(text)
    return talk


def of_a_complaint(text: str) -> Talk:
    """Return a talk in which the card of a complaint was answered so."""
    talk = Talk(REPORT_ISSUE, home())
    talk.turn = engine.begin(REPORT_ISSUE, said(NOISE), context(home()), {"kind": "complaint"})
    talk.says(text)
    return talk


@pytest.mark.parametrize("text", sentences("yes"))
def test_a_yes_files_the_report_as_it_stands(text: str) -> None:
    talk = at_the_card(text)

    assert talk.turn.outcome == "done"
    assert talk.answers["description"] == PROBLEM


@pytest.mark.parametrize("text", sentences("note"))
def test_what_stands_beside_a_yes_goes_with_the_report(text: str) -> None:
    talk = at_the_card(text)

    assert talk.turn.outcome == "done"
    assert talk.answers["description"].startswith(f"{PROBLEM}；")


@pytest.mark.parametrize("text", [*sentences("yes_not"), *sentences("note_not")])
def test_what_is_no_whole_yes_files_nothing(text: str) -> None:
    assert at_the_card(text).turn.outcome != "done"


@pytest.mark.parametrize("text", sentences("off"))
def test_whoever_says_why_it_is_not_needed_ends_it(text: str) -> None:
    assert at_the_card(text).turn.outcome == "cancelled"


@pytest.mark.parametrize("text", sentences("off_not"))
def test_what_only_sounds_like_an_end_is_none(text: str) -> None:
    assert at_the_card(text).turn.outcome != "cancelled"


@pytest.mark.parametrize("text", sentences("hurry"))
def test_haste_is_answered(text: str) -> None:
    talk = at_the_card(text)

    assert talk.asking == "confirmed"
    assert "着急" in talk.reply


@pytest.mark.parametrize("text", sentences("oath"))
def test_an_oath_is_answered_calmly(text: str) -> None:
    talk = at_the_card(text)

    assert talk.asking == "confirmed"
    assert "添麻烦" in talk.reply


@pytest.mark.parametrize("text", sentences("kind"))
def test_who_wants_no_complaint_gets_none(text: str) -> None:
    talk = of_a_complaint(text)

    assert talk.answers["kind"] != "complaint"
    assert "登记" in talk.reply


@pytest.mark.parametrize("text", sentences("kind_not"))
def test_a_complaint_stays_one(text: str) -> None:
    assert of_a_complaint(text).answers["kind"] == "complaint"


@pytest.mark.parametrize("text", ["不是报修，我要投诉", "这是投诉", "改成投诉"])
def test_a_report_becomes_a_complaint(text: str) -> None:
    talk = at_the_card(text)

    assert talk.answers["kind"] == "complaint"
    assert "投诉内容" in talk.reply


@pytest.mark.parametrize("text", ["我只是提个建议", "这是建议不是投诉"])
def test_a_complaint_becomes_a_suggestion(text: str) -> None:
    assert of_a_complaint(text).answers["kind"] == "suggestion"


@pytest.mark.parametrize("text", ["先别交", "等等", "等一下，我问问我老婆"])
def test_who_asks_to_wait_keeps_the_card(text: str) -> None:
    talk = at_the_card(text)

    assert talk.asking == "confirmed"
    assert "先放着" in talk.reply


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("等下哈 小孩刚睡着，几点来都行就是别按门铃", "别按门铃"),
        ("等会儿 家里有狗 来之前打电话", "来之前打电话"),
    ],
)
def test_who_asks_to_wait_and_tells_more_has_it_on_the_card(text: str, kept: str) -> None:
    talk = at_the_card(text)

    assert talk.asking == "confirmed"
    assert "先放着" in talk.reply
    assert kept in talk.answers["description"]


def test_what_may_be_an_end_is_asked() -> None:
    reply = at_the_card("你可别给我报上去，我就是问问价").reply

    assert "不报了回“取消”" in reply


def test_a_time_beside_the_yes_is_kept_where_the_card_had_none() -> None:
    talk = at_the_card("好，后天下午来就行")

    assert talk.turn.outcome == "done"
    assert talk.answers["available"]["start"].startswith("2026-11-26T12:00")


def test_a_complaint_that_is_only_a_report_is_at_home_where_nothing_else_is_named() -> None:
    talk = of_a_complaint("不是投诉，就是报修")

    assert talk.turn.state.asking == "confirmed"
    assert talk.answers["place"]["home"]["room"] == "1501"
