"""How a message is meant and how grave it is: tone (心情), severity (轻重), counts (次数)."""

import re
from collections.abc import Collection

from nlp import lexicon
from nlp.numbers import value_of
from nlp.phrases import Table, phrases

TONES = ("anger", "fear", "thanks")
SEVERITIES = ("injury", "loss", "repeated", "promised", "media", "legal")
MOST = 99  # more times than that are a figure of speech: 说了八百遍
_PHRASES = Table(phrases(lexicon.rows("signs.txt")))
_NO = ("没", "没有", "不", "别", "未", "无", "免", "免得", "怕", "防止", "不会", "不想", "不用")
_NONE_OF_IT = (
    *(f"{no}{more}" for no in _NO for more in ("", "人", "再")), "不太", "没太", "不怎么", "没怎么",
)  # fmt: skip
_TIMES = re.compile(
    r"(?P<nth>第)?(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?多?[次回遍趟](?![性日卡单家])"
)
_NOT_COUNTED = (
    *(f"每{unit}" for unit in ("", *"天周月年日")), "一天", "一周", "一年", "一个月", "下", "这",
    "那", "半", "充", "充电", "停", "停车", "洗", "拖", "扫", "搞",
)  # fmt: skip


def find_signs(plain: str) -> frozenset[str]:
    """List the kinds of every phrase of the table that is in the text and not denied."""
    return frozenset(
        kind
        for kind, start, _ in _PHRASES.find_all(plain)
        if not plain[max(0, start - 3) : start].endswith(_NONE_OF_IT)
    )


def tone_of(signs: Collection[str]) -> str | None:
    """Choose the tone to answer in: anger before fear, both before thanks."""
    return next((tone for tone in TONES if tone in signs), None)


def severity_of(signs: Collection[str], count: int | None) -> tuple[str, ...]:
    """List the signs that a complaint weighs more; several times is repeated."""
    held = {*signs, "repeated"} if count and count > 1 else signs
    return tuple(sign for sign in SEVERITIES if sign in held)


def find_count(plain: str) -> int | None:
    """Read how many times it happened: 第三次, 修了三回; None when it is not said."""
    best: int | None = None
    for found in _TIMES.finditer(plain):
        count = value_of(found["count"])
        before = plain[max(0, found.start() - 4) : found.start()]
        if count is None or count > MOST or before.endswith(_NOT_COUNTED):
            continue
        if found["nth"] or count > 1:
            best = max(best or 0, count)
    return best
