"""What residents say about a case they have: the kinds of `own_case.tsv`."""

from __future__ import annotations

import pytest

from nlp.acts.own_case import listen, says_only


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("还是有点渗水", "not_fixed"), ("灯还不亮", "not_fixed"), ("还是不停地漏", "not_fixed"),
        ("越修越糟", "not_fixed"), ("换了个阀也没见好", "not_fixed"),
        ("哪有人来过啊", "nobody_came"), ("师傅门都没进", "nobody_came"),
        ("先观察一下", "unsure"), ("目前没漏", "unsure"),
        ("终于不滴水了", "fixed"), ("没再漏了", "fixed"), ("👍", "fixed"),
        ("师傅几点来", "ask_when"), ("派的谁啊", "ask_who"), ("师傅电话多少", "ask_phone"),
        ("改到后天", "another_time"), ("钥匙放在门卫了", "add_access"), ("地板都泡了", "spreads"),
        ("也太慢了吧", "hurry"), ("师傅打电话我没接到", "missed_call"),
        ("我要表扬王师傅", "praise"),
    ],
)  # fmt: skip
def test_a_kind_is_heard_in_words_that_differ(words: str, kind: str) -> None:
    """The table lists words in their order, with gaps between them."""
    assert kind in listen(words).kinds


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("没修好", "fixed"), ("没全修好", "fixed"), ("还没漏", "not_fixed"),
        ("也不会再响了", "not_fixed"), ("师傅不专业", "praise"),
        ("厨房水管漏水", "not_fixed"), ("马桶堵了", "not_fixed"),
    ],
)  # fmt: skip
def test_what_is_denied_or_new_is_not_heard(words: str, kind: str) -> None:
    """A denied word means its opposite, and a new problem is none that lasts."""
    assert kind not in listen(words).kinds


def test_a_question_is_told_from_an_answer() -> None:
    """修好了吗 asks, 修好了 answers."""
    assert listen("修好了吗？").asks
    assert not listen("修好了").asks


def test_nothing_but_anger_is_told_from_a_complaint_with_a_matter() -> None:
    """Only of the first is nothing left without the angry words."""
    angry = frozenset({"swear", "hurry"})
    assert says_only("你们这垃圾物业真是服了", angry)
    assert not says_only("垃圾物业，保安打人", angry)
