"""Addresses in what people outside write: to be read, and copied by who trusts them, never tapped."""

from __future__ import annotations

import re

FULL_STOP = "\uff0e"
_SCHEME = re.compile(r":(?=//)")  # http, weixin, #小程序
# What the messenger makes a link of by itself: example.com, 例子.中国, 1.2.3.4.
_DOT = re.compile(r"(?<=[\w-])\.(?=[A-Za-z]{2}|xn--|中国|公司|网络|网站|网址|商城|集团)")
_NUMBERS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")


def unlinked(text: str) -> str:
    """Write the colon and the dots of addresses in full width."""
    if "." not in text and "://" not in text:
        return text  # nearly every message
    bare = _DOT.sub(FULL_STOP, _SCHEME.sub("：", text))
    return _NUMBERS.sub(lambda found: found[0].replace(".", FULL_STOP), bare)
