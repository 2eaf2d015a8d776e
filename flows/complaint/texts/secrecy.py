"""The words of who wants nobody to hear that they complain, and what they are told of it."""

from __future__ import annotations

SECRET_WORDS = (
    "保密", "匿名", "别说是我", "不要说是我", "别告诉", "不要告诉", "别让他知道", "不想让他知道", "不要透露", "别透露",
)  # fmt: skip
SECRET, NOT_SECRET = "保密", "不用保密"
SECRET_WAYS = ("保密", "要保密", "请保密", "匿名")
CHOSEN = "已选保密：办理的同事也看不到您的姓名、房号和电话，确需联系您时要写理由、留记录。"
OFFERED = "被反映的人不会知道是谁反映的。不想让办理的同事看到您是谁，选“保密”。"
SEALED = "好的，已保密：您的姓名、房号和电话都封存了，同事确需联系您时要写理由、留记录。"


def is_secret(words: str) -> bool:
    """Tell whether the words ask that nobody hears who complains."""
    return any(word in words for word in SECRET_WORDS)
