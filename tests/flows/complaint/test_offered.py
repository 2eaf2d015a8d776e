"""What a complainant says to the times that were offered for a talk."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.complaint.talks.offered import of_a_time
from nlp.understanding import understand

NOW = datetime.fromisoformat("2026-11-24T14:30:00")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[
            (text, "好")
            for text in (
                "好",
                "好的谢谢",
                "哪天都可以",
                "随便",
                "您定吧",
                "都方便的",
                "好的，就这个时间",
            )
        ],
        *[(text, "2") for text in ("2", "第二个", "就选第二个吧", "第2个时间可以", "选二，谢谢")],
        *[(text, text) for text in ("都不方便", "改期", "不方便，我出差")],
        ("不谈了，谢谢", "不谈了，谢谢"),
        *[(text, text) for text in ("我这周都没空", "能不能换到周末", "电话里说就行", "周六不行")],
        ("周六上午可以", "周六上午"),
        ("那就明天下午3点吧，谢谢您", "明天下午3点"),
        ("选后天上午10点", "后天上午10点"),
    ],
)
def test_it_is_yes_a_number_a_time_or_not_then(text: str, meant: str) -> None:
    assert of_a_time(text, understand(text, NOW)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "可以吗？",
        "不用了",
        "好的，另外厨房漏水了",
        "我考虑一下",
        "今天",
        "9",
        "周六上午电梯又坏了",
        "家里着火了",
        "",
    ],
)
def test_a_question_or_another_matter_answers_nothing(text: str) -> None:
    assert of_a_time(text, understand(text, NOW)) is None
