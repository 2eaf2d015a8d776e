"""A question that denies what it asks about (到没到) is told from what somebody tells."""

import pytest

from nlp.acts import leaders, staff, whether


@pytest.mark.parametrize(
    "words",
    [
        *("1502墙砖那个有人受理没", "墙砖那个弄完没", "到没到", "派人了没有啊"),
        *("去了没？", "好了没得", "十五楼那个谁去的 到没到", "修好没，急", "1502受理没受理"),
    ],
)  # fmt: skip
def test_what_asks_is_no_step_of_work(words: str) -> None:
    assert whether.asks_whether(words)
    assert leaders.is_question(words)
    assert not staff.scores(lambda _act: 0.9, words).keys() & {"done", "accept", "arrive"}


@pytest.mark.parametrize(
    "words",
    [
        *("一个都没有", "我还没", "家里没人", "敲了半天没开", "按了没反应", "材料没有", "漏水没了"),
        *("人手没到齐", "什么都没", "电话打了没接", "没有"),
    ],
)  # fmt: skip
def test_what_tells_that_nothing_is_so_asks_nothing(words: str) -> None:
    assert not whether.asks_whether(words)


def test_a_step_beside_such_a_question_is_one() -> None:
    assert "done" in staff.scores(lambda _act: 0.0, "修好了 住户看没看")
