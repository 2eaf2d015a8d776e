"""What words say to the times that were offered for a talk."""

from __future__ import annotations

import re

from flows.complaint.talks import texts as talks
from nlp.acts.thanks import THANKS

_EITHER = re.compile(r"(?:哪个|哪天|什么时候|几点)?都(?:可以|行|方便)(?:的|啊|呀|吧)?|随便|您定")
_ORDER, _MOST = "123456一二三四五六", 6
_NTH = re.compile(rf"(?:就|选)?第?(?P<n>[{_ORDER}])(?:个|点)?(?:时间)?(?:可以|行|吧|好)*")
_AT_A_TIME = re.compile(
    r"(?:那就|就|那|选|定在?|我)?(?P<time>(?=.*[点时:：天日周])[\d一二两三四五六七八九十半今明后大早上中下午晚"
    r"周星期礼拜日天月号点钟时分:：]{3,14})(?:方便|有空|可以|行|好|见|吧|的|了|的?话)*"
)


def of_a_time(text: str) -> str | None:
    """Return what words say to times that were offered: a number, a time, yes, no; or None."""
    bare = THANKS.sub("", text.strip()).strip(" 　,，。.！!")
    if bare in talks.AGREES or _EITHER.fullmatch(bare):
        return "好"
    if bare.startswith(talks.DECLINES):
        return bare
    nth = _NTH.fullmatch(bare)
    if nth is not None:
        return str(_ORDER.index(nth["n"]) % _MOST + 1)
    at = _AT_A_TIME.fullmatch(bare)
    return at["time"] if at is not None else None
