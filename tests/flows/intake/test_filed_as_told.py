"""At the card of a complaint, to say once more that it is one is the yes: 投，我等着."""

from __future__ import annotations

import pytest

from flows.conversation import engine
from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, home, said

FILED = ("投！", "嗯我要投诉", "就是要投诉他们", "投吧投吧，我看着呢", "要投诉，名字别写我的")
NOT_FILED = ("先不投，我再想想", "投诉电话多少", "我还要投诉保安睡觉", "不是投诉，是报修")


def card() -> Talk:
    """Return the card of a complaint."""
    talk = Talk(REPORT_ISSUE, home())
    told = said("前台电话打了三次没人接，态度还差")
    talk.turn = engine.begin(REPORT_ISSUE, told, talk.context, {"kind": "complaint"})
    return talk


@pytest.mark.parametrize("words", FILED)
def test_who_says_to_complain_has_agreed(words: str) -> None:
    talk = card()

    talk.says(words)

    assert talk.turn.outcome == "done"
    assert talk.answers["kind"] == "complaint"


@pytest.mark.parametrize("words", NOT_FILED)
def test_what_says_more_or_takes_it_back_has_not(words: str) -> None:
    talk = card()

    talk.says(words)

    assert talk.turn.outcome == "asking"


def test_what_is_said_beside_it_is_kept() -> None:
    talk = card()

    talk.says("投，我天天都等在楼下")

    assert talk.answers["description"].endswith("我天天都等在楼下")


def test_no_complaint_any_more_ends_it() -> None:
    """It is not made a report."""
    talk = card()

    talk.says("算了不投诉了")

    assert talk.turn.outcome == "cancelled"
