"""Kinds of danger, and what sounds like one."""

import pytest

from nlp.danger import KINDS, find_danger, suspect_danger
from nlp.features import features
from nlp.linear import weigh
from nlp.spelling import plain


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("厨房着火了快来", "fire"),
        ("楼道里好大一股煤气味", "gas"),
        ("我被困在电梯里了", "trapped"),
        ("洗澡的时候水龙头麻手", "shock"),
        ("老人摔倒起不来了", "injury"),
        ("五岁的孩子找不到了", "child"),
        ("有人在撬我家门", "intruder"),
        ("楼下有人打架拿着刀", "violence"),
        ("我不想活了", "self_harm"),
        ("有人晕倒在大堂", "unconscious"),
        ("小孩掉到人工湖里了", "drowning"),
    ],
)
def test_each_kind_is_told(text: str, kind: str) -> None:
    assert kind in KINDS
    assert find_danger(plain(text)) == kind


@pytest.mark.parametrize(
    "text",
    [
        "电梯坏了",
        "昨天演习的火警",
        "气炸了",
        "我真是火大",
        "着急上火",
        "这电费电死人",
        "吓死我了",
        "去年着过火的那家",
        "电梯困人已经放出来了",
        "灭火器过期了",
        "万一着火怎么办",
    ],
)
def test_figures_drills_the_past_and_worries_are_none(text: str) -> None:
    assert find_danger(plain(text)) is None


def test_what_began_yesterday_and_goes_on_is_one() -> None:
    assert find_danger("昨天开始一直有煤气味") == "gas"


def suspected(text: str) -> str | None:
    """Return the danger that the words of a text tell of together."""
    found = features(text)
    return suspect_danger(text, found, weigh(found))


def test_words_taken_together_may_tell_what_no_phrase_does() -> None:
    text = "有人拿棍子追我"

    assert suspected(text) == "violence"
    assert suspected("电梯坏了") is None
