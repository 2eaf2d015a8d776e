"""What holds for every text."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.command import understand_line
from nlp.intents import INTENTS
from nlp.understanding import Home, Meaning, TimeRange, understand, understand_briefly, warm_up

NOW = datetime.fromisoformat("2026-11-24T14:30:00+08:00")
WORDS = (
    "3栋2单元1501 明天下午三点后周五前国庆 13800000001 0731-86 "
    "电梯困人着火煤气味B2东侧 一二三十零点半到-:/#，。"
)
TEXTS = (
    st.text(st.characters(), max_size=200)
    | st.text(st.sampled_from(WORDS), max_size=60)
    | st.text(st.characters(categories=["Cs", "Cc", "So", "Nd"]), max_size=60)
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_the_same_text_means_the_same(text: str) -> None:
    first = understand(text, NOW)

    assert first == understand(text, NOW)
    assert first.place is None or first.place in text
    assert set(first.intents) == set(INTENTS)
    assert all(0 <= score <= 1 for score in first.intents.values())
    assert first.intent in INTENTS


@pytest.mark.parametrize(
    "text",
    [
        "漏水" * 5_000,
        "3-2-" * 2_500,
        "一" * 10_000,
        "1" * 10_000,
        " " * 10_000,
        "明天" * 5_000,
        "\ud800" * 100,
        "\x00\x1b",
        "",
    ],
)
def test_long_and_odd_texts_are_read(text: str) -> None:
    assert understand(text, NOW).text == text


def test_one_sentence_is_enough() -> None:
    meaning = understand(
        "我是张女士，3栋2单元1501厨房水管漏水，明天下午三点以后在家，电话13800000001", NOW
    )

    assert (meaning.intent, meaning.category) == ("report", "water_drainage")
    assert meaning.home is not None
    assert meaning.time is not None
    assert meaning.home.room == "1501"
    assert meaning.time.start == "2026-11-25T15:00"
    assert meaning.phones == ("13800000001",)
    assert meaning.name == "张女士"


def test_reading_briefly_finds_the_same_but_weighs_no_words() -> None:
    text = "3-2-1501 着火了 13800000001 明天下午来"

    whole, brief = understand(text, NOW), understand_briefly(text, NOW)

    assert brief.intent == "unknown"
    for found in ("danger", "home", "place", "phones", "time", "name"):
        assert getattr(brief, found) == getattr(whole, found)


@pytest.mark.parametrize("text", ["asdkjh", "。。。", "", "哈哈哈", "今天天气真好"])
def test_unknown_rather_than_a_guess(text: str) -> None:
    assert understand(text, NOW).intent == "unknown"


def test_a_line_is_plain_values() -> None:
    line = understand_line("3栋电梯困人了，我们出不来", NOW)

    assert line["danger"] is True
    assert line["danger_kind"] == "trapped"
    assert line["home"] == {"building": "3", "unit": None, "room": None}
    assert line["time"] is None
    assert len(line["categories"]) == 3
    assert line["categories"][0] == line["category"] == "lift"


def test_warming_up_twice_changes_nothing() -> None:
    warm_up()
    warm_up()

    assert isinstance(understand("漏水", NOW), Meaning)


def test_a_clause_names_what_stands_in_it() -> None:
    here, there, when, how = understand(
        "我家3-2-1501没电，东门门口灯也不亮，明天下午来，电话13800000001", NOW
    ).clauses

    assert here.home == Home("3", "2", "1501")
    assert (there.home, there.place) == (None, "东门门口")
    assert when.time == TimeRange("2026-11-25T12:00", "2026-11-25T18:00")
    assert how.phones == ("13800000001",)
