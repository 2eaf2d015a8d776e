"""Lists of wordings are data: how a table is written, and what is asked of it."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from nlp import lexicon, listed
from nlp.phrases import Table, phrases

TABLES = sorted(
    one.name.removesuffix(".tsv")
    for one in files("nlp.lexicon").joinpath("phrases").iterdir()
    if one.name.endswith(".tsv")
)
TABLE = "complaint"
PARTS = Table(
    phrases(
        [
            ("@who", "师傅|工人"),
            ("came", "@who 来了|到了|来"),
            ("came", "人来了"),
            ("asked", "几点|什么时候 来|到"),
            ("late", "说好…没"),
            ("late", "说到 … 不到"),
            ("for", "替|替我+妈|爸"),
            ("gas", "A_FIRE|MEI_QI"),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("师傅来了", [("came", "师傅来了")]),  # the longest of the words
        ("工人已经到了", [("came", "工人已经到了")]),
        ("什么时候能来", [("asked", "什么时候能来")]),
        ("师傅，昨天换好了，今天又来了", []),  # a gap ends with its clause
        ("师傅昨天下午打了一个电话说今天来了", []),  # and is short
        (
            "说好三点，到现在没人",
            [("late", "说好三点，到现在没")],
        ),  # the longer one goes across commas
        ("说到三点，现在不到", [("late", "说到三点，现在不到")]),
        ("说好三点。现在没事", []),  # and ends with the sentence
        ("替我妈投诉", [("for", "替我妈")]),
        ("替他爸投诉", []),  # nothing stands between
        ("A FIRE, MEIQI", [("gas", "A FIRE"), ("gas", "MEIQI")]),  # a blank may be missing
        ("", []),
    ],
)
def test_a_phrase_is_words_in_order_with_gaps(text: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, text[start:end]) for kind, start, end in PARTS.find_all(text)] == found


def test_a_table_knows_case_width_and_each_kind() -> None:
    assert listed.kinds(TABLE, "ｏｋ，替我妈投诉") >= {"talk_fits", "for_somebody", "complains"}
    assert listed.says(TABLE, "talk_fits", "ok")
    assert not listed.says(TABLE, "talk_fits", "周六")
    assert listed.kinds(TABLE, "") == frozenset()


@pytest.mark.parametrize("text", ["可以", "可以的吧。", "那可以啊，您", "“可以”", "可以 可以"])
def test_courtesies_beside_a_phrase_say_nothing(text: str) -> None:
    assert listed.says_only(TABLE, {"talk_fits"}, text)


@pytest.mark.parametrize("text", ["可以改期", "水管可以", "吧", "", "可以2", "谢谢"])
def test_a_text_that_says_more_is_not_only_a_phrase(text: str) -> None:
    assert not listed.says_only(TABLE, {"talk_fits"}, text)


def test_what_is_left_without_a_phrase_stays_as_it_was_written() -> None:
    assert listed.without(TABLE, {"talk_thanks"}, "可以，谢谢 Lee") == "可以， Lee"
    assert listed.without(TABLE, {"talk_fits", "talk_thanks"}, "可以谢谢") == ""
    assert listed.without(TABLE, {"no_talk"}, "可以谢谢") == "可以谢谢"
    assert listed.without(TABLE, {"talk_thanks"}, "可以谢谢", gap="·") == "可以··"


def test_the_longest_phrase_counts_where_words_begin_with_several() -> None:
    assert listed.after(TABLE, {"entered_wrong"}, "不是这样：没道歉") == "没道歉"
    assert listed.after(TABLE, {"entered_wrong"}, "，不对") == ""
    assert listed.after(TABLE, {"entered_wrong"}, "他说不对") is None


def test_words_that_must_stand_apart_are_not_glued_to_others() -> None:
    assert listed.after(TABLE, {"entered_wrong"}, "不是很清楚") == "很清楚"
    assert listed.after(TABLE, {"entered_wrong"}, "不是很清楚", apart=True) is None
    assert listed.after(TABLE, {"entered_wrong"}, "不是 三楼", apart=True) == "三楼"
    assert listed.after(TABLE, {"entered_wrong"}, "不是", apart=True) == ""


def test_phrases_before_and_after_the_words_are_trimmed() -> None:
    assert listed.trimmed(TABLE, "talk_lead", "talk_tail", "那就选 第二个吧。") == "第二"
    assert listed.trimmed(TABLE, "talk_lead", "talk_tail", "周六我在") == "周六我在"
    assert listed.trimmed(TABLE, "talk_lead", "talk_tail", "那就可以") == ""


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(listed.NoSuchTableError, match=re.escape("phrases/nothing.tsv")):
        listed.kinds("nothing", "好")


def test_an_empty_word_is_refused_as_it_would_be_found_everywhere() -> None:
    with pytest.raises(ValueError, match="empty word"):
        phrases([("came", "来了||到了")])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_well_formed(name: str) -> None:
    rows = lexicon.rows(f"phrases/{name}.tsv")
    kinds = {row[0] for row in rows}
    groups = {kind for kind in kinds if kind[0] == "@"}
    said = "\n".join(row[1] for row in rows)

    listed.kinds(name, "您好")  # it can be read
    assert [row for row, times in Counter(rows).items() if times > 1] == []
    assert [kind for kind in kinds if not re.fullmatch(r"@?[a-z_0-9]+", kind)] == []
    assert [name for name in groups if name not in said] == []
    assert set(re.findall(r"@[a-z_0-9]+", said)) <= groups
